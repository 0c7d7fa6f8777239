"""Promises that share a clause or a verb: 出台云川养老条例、建成云岭大桥; 开工云岭大桥，以及云川水厂."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.promise import Lead, Promise, strength_of
from cqdiff.commitments.promises import read_clause, with_objects
from cqdiff.commitments.spans import Span, inside
from cqdiff.commitments.stages import closing
from cqdiff.models import Figure, Strength

_LEAST_VERB = 2
_LEAST_OBJECT = 3
_NO_OBJECT = "、和与及"
"""推进项目开工、建成、投产: verbs in a row have no objects of their own."""
AND_ALSO = "以及"
_SOFTENING = ("力争", "力促", "争取", "努力", "支持", "鼓励")


def phrases_of(
    text: str, clause: Span, held: tuple[Span, ...], figures: Sequence[Figure], promises: Promises
) -> list[tuple[Span, Strength]]:
    """The clause, or its parts where each reads as a promise with a verb of its own, and what softens the later ones.

    At most one of two neighbours may have a number: how a row of numbers is shared out is told elsewhere.
    """
    parts: list[tuple[Span, Strength]] = []
    (begin, end), strength = clause, Strength.FIRM
    at = text.find("、", begin, end)
    while at >= 0:
        opens = text[at + 1 : at + 2] in promises.opening and _has_verb(text, at + 1, end, promises)
        if (opens or _counts(text, at + 1, figures, promises)) and not inside(at, held):
            pair = (begin, at), (at + 1, end)
            counted = [any(a <= f.start < b for f in figures) for a, b in pair]
            read = [n or _is_promise(text, part, held, promises) for n, part in zip(counted, pair, strict=True)]
            if all(read) and not all(counted):
                parts.append((pair[0], strength))
                begin, strength = at + 1, _softened(text, clause, promises)
        at = text.find("、", at + 1, end)
    return [*parts, ((begin, end), strength)]


def _is_promise(text: str, part: Span, held: tuple[Span, ...], promises: Promises) -> bool:
    return bool(read_clause(text, part, closing(text, *part, promises), held, promises))


def carried_on(text: str, clause: Span, held: tuple[Span, ...], before: Promise, promises: Promises) -> list[Promise]:
    """开工云岭大桥，以及云川水厂等项目: the verb of the clause before governs what stands behind 以及."""
    begin = clause[0] + len(AND_ALSO)
    if promises.figures.with_and.at(text, begin - 1):  # 以及时
        return []
    verb = before.verb.partition("…")[0]
    lead = Lead(begin - len(verb), begin - len(verb), "")
    for name in promises.verbs.get(verb, ()):
        family = promises.families[name]
        found = with_objects(text, clause, held, lead, verb, family, promises)
        # 以及做好安全保障 is no thing that is begun.
        if any(family.nouns.end(p.object) or promises.site.nouns.end(p.object) for p in found):
            found[0] = replace(found[0], start=begin)
            return [replace(p, strength=before.strength) for p in found]
    return []


def _softened(text: str, clause: Span, promises: Promises) -> Strength:
    """How firm all verbs of a clause are at most: 力争开工云岭高铁、建成云川大桥."""
    soft = text.startswith(_SOFTENING, clause[0]) and not promises.verb.at(text, *clause)
    return strength_of(text[clause[0] : clause[0] + _LEAST_VERB], promises) if soft else Strength.FIRM


def _counts(text: str, at: int, figures: Sequence[Figure], promises: Promises) -> bool:
    """云川机场年内复航、新开航线6条: the second thing is counted, and has a verb of its own."""
    if not figures or figures[-1].start <= at:
        return False
    return len(promises.quantity_verb.at(text, at, figures[-1].start)) >= _LEAST_VERB


def _has_verb(text: str, at: int, end: int, promises: Promises) -> bool:
    """Whether a verb with an object begins here: 建成云岭大桥, no 建成、投产."""
    while adverb := promises.adverbs.at(text, at, end):
        if promises.verb.at(text, at, end):
            break
        at += len(adverb)
    verb = promises.verb.at(text, at, end)
    after = at + len(verb)
    return len(verb) >= _LEAST_VERB and end - after >= _LEAST_OBJECT and text[after] not in _NO_OBJECT
