"""Turn the target figures of a clause into promises of kind quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.promises import strength_of
from cqdiff.commitments.spans import Span, members
from cqdiff.figures.items import ONE_THING
from cqdiff.figures.lexicon import strip_predicate
from cqdiff.models import Figure, Strength

_SHARED = re.compile(r"分别|[均各]")
_PREDICATE_NOISE = re.compile("今年|分别|人均|[均各都约近拟要将再的]")
_LEAST_OWN = 2
_DESCRIBES = "强广好高优大多新快足实美"


class Quantity(Struct, frozen=True, gc=False):
    """Figures that one promise holds together, and the words that say so."""

    start: int
    end: int
    verb: str
    object: str
    strength: Strength
    figures: tuple[str, ...]


def read_quantities(
    text: str, clause: Span, held: tuple[Span, ...], figures: Sequence[Figure], before: Strength, promises: Promises
) -> list[Quantity]:
    """One promise for each figure of the clause; a pair told apart by 分别 and a bare second number share one."""
    items = members(text, *clause, held)
    groups: list[tuple[int, int, list[Figure]]] = []
    free = clause[0]
    for figure in figures:
        start, end = _whole_member(text, items, figure, clause)
        if groups and (_shares(text, groups[-1], figure) or _bare(text, start, end, figure)):
            groups[-1] = (groups[-1][0], max(end, groups[-1][1]), [*groups[-1][2], figure])
        else:
            groups.append((max(free, clause[0]) if not groups or free > groups[-1][1] else start, end, [figure]))
        free = end + 1
    strength = _strength(text, clause, figures[0], before, promises)
    return [_quantity(text, clause, group, strength, promises) for group in groups]


def _whole_member(text: str, items: Sequence[Span], figure: Figure, clause: Span) -> Span:
    """The member of the list that holds a figure; 40个吸引力强、带动面广的消费场景 is one."""
    at = next((i for i, item in enumerate(items) if item[0] <= figure.start < item[1]), None)
    if at is None:
        return clause
    start, end = items[at]
    if at + 1 < len(items) and ONE_THING.fullmatch(text, figure.end, items[-1][1]):
        return start, items[-1][1]
    if at + 1 < len(items) and text[end - 1] in _DESCRIBES and "的" in text[slice(*items[at + 1])]:
        end = items[at + 1][1]
    return start, end


def _shares(text: str, group: tuple[int, int, list[Figure]], figure: Figure) -> bool:
    """Whether the figure is the next of a row behind 分别, or stands in the same member of the list."""
    last = group[2][-1]
    between = text[last.end : figure.start]
    if figure.start < group[1]:
        return True
    return between == "、" and _SHARED.search(text, group[0], group[2][0].start) is not None


def _bare(text: str, start: int, end: int, figure: Figure) -> bool:
    """A member of the list that is only a number: 改造小区100个、20万平方米."""
    return figure.start - start < _LEAST_OWN and end - figure.end < _LEAST_OWN


def _quantity(
    text: str, clause: Span, group: tuple[int, int, list[Figure]], strength: Strength, promises: Promises
) -> Quantity:
    start, end, figures = group
    verb, thing = _verb(text, clause, start, figures[0], promises), figures[0].name
    rest = thing.removeprefix(verb)  # 实施3000个技改项目: 技改项目 is what is carried out
    thing = thing if rest[:1] in ("", "和", "与", "及", "、") else rest
    return Quantity(start, end, verb, thing, strength, tuple(f.id for f in figures))


def _verb(text: str, clause: Span, start: int, figure: Figure, promises: Promises) -> str:
    """The verb that opens the member or its clause; else the mood; else what stands between name and number."""
    for begin in (start, clause[0]):
        at = begin
        while at < figure.start:
            verb = promises.quantity_verb.at(text, at, figure.start)
            if verb:
                return verb
            adverb = promises.adverbs.at(text, at, figure.start)
            if not adverb:
                break
            at += len(adverb)
        mood = promises.mood.search(text, begin, at)
        if mood:
            return mood.group()
    predicate = _PREDICATE_NOISE.sub("", strip_predicate(text[start : figure.start], promises.figures)[1])
    return predicate if len(predicate) > 1 else "达到"


def _strength(text: str, clause: Span, first: Figure, before: Strength, promises: Promises) -> Strength:
    """A clause that opens with the name of its figure goes on in the mood of the clause before."""
    own = strength_of(text[clause[0] : min(first.start, clause[0] + 6)], promises)
    if own is not Strength.FIRM or before is not Strength.AIM:
        return own
    opens = promises.adverbs.at(text, *clause) or promises.quantity_verb.at(text, *clause)
    return Strength.FIRM if opens else before
