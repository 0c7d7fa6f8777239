"""Turn the target figures of a clause into promises of kind quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.commitments.governed import bare, governed
from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.promise import Promise, strength_of
from cqdiff.commitments.spans import Span, members
from cqdiff.figures.items import ONE_THING
from cqdiff.models import Aspect, CommitmentKind, Figure, Strength

_SHARED = re.compile(r"分别|[均各]")
_LEAST_OWN = 2
_LEAST_DEED = 5
_OF_THINGS = ("总投资", "项目总投资")
_SCOPE = ("聚焦", "围绕", "针对", "面向")
_ADDRESSED = ("面向", "重点面向")
"""面向全省200万高校师生推进创新创业: whom it is for, and no number to be reached."""
_RID_OF = "消除"
"""消除年收入5万元以下的薄弱村: the number tells which ones."""
_USED_WELL = ("用好", "用足", "用活", "管好")
_WHOM = 8
"""面向民间资本推介重大项目总投资2000亿元: the number further on is one to be reached."""
_MOOD_REACH = 6
"""So many characters before a number its own mood may stand: 毛入学率力争提高到."""
_SURE = "确保"
"""产量确保9万吨、力争10万吨: the second is not made sure of."""
_WHICH = "(?:支持|探索|谋划|研究|鼓励)(?:..)?的"
_DESCRIBES = "强广好高优大多新快足实美"


class Quantity(Struct, frozen=True, gc=False):
    """Figures that one promise holds together, and the words that say so."""

    start: int
    end: int
    verb: str
    object: str
    strength: Strength
    figures: tuple[str, ...]


def describes(text: str, clause: Span, figure: Figure, promised: Sequence[Promise], promises: Promises) -> bool:
    """Whether a number only tells of a thing: its cost, its size, or what is looked at.

    项目202个，总投资1386亿元; 云岭60万吨乙烯、青禾机场投产; 聚焦6条重点产业链.
    """
    words = text[clause[0] : figure.start]
    addressed = words.startswith(_ADDRESSED) and len(words) <= _WHOM
    if words.startswith(_RID_OF) and text.startswith("的", figure.end):
        return True
    if words in _SCOPE or addressed or (words.startswith(_OF_THINGS) and "完成" not in words):
        return True
    if _at_hand(text, clause, figure) or _sizes(text, figure, promised):
        return True
    if promised and text.startswith("的", figure.end) and text.endswith("投资", clause[0], figure.start):
        return True  # 力促总投资50亿元的云海新材料项目开工
    if figure.unit not in promises.capacities:
        return False
    sites = [p for p in promised if p.kind is CommitmentKind.PROJECT]
    own = next((p.object for p in sites if p.start < figure.start and figure.end < p.end), "")
    before, size, after = own.partition(figure.quote)
    return size != "" and min(len(before), len(after)) >= _LEAST_OWN


def _sizes(text: str, figure: Figure, promised: Sequence[Promise]) -> bool:
    """设立规模100亿元的产业母基金: how large the body is that is set up."""
    if not figure.unit.endswith("元") or not text.startswith("的", figure.end):
        return False
    bodies = (p for p in promised if p.kind is CommitmentKind.INSTITUTION)
    return any(p.start < figure.start < p.end - len(p.object) for p in bodies)


def _at_hand(text: str, clause: Span, figure: Figure) -> bool:
    """用好2000亿元专项借款: money that is there already."""
    return text.endswith(_USED_WELL, clause[0], figure.start)


def read_quantities(
    text: str, clause: Span, held: tuple[Span, ...], figures: Sequence[Figure], before: Strength, promises: Promises
) -> list[Quantity]:
    """One promise for each figure of the clause; a pair told apart by 分别 and a bare second number share one."""
    items = members(text, *clause, held)
    groups: list[tuple[int, int, list[Figure]]] = []
    free = clause[0]
    for figure in figures:
        start, end = _whole_member(text, items, figure, clause)
        parted = _parted(text, groups[-1], figure, promises) if groups else 0
        if parted:
            groups[-1] = (groups[-1][0], parted - 1, groups[-1][2])
            groups.append((parted, end, [figure]))
        elif groups and (_shares(text, groups[-1], figure) or _bare(text, start, end, figure)):
            groups[-1] = (groups[-1][0], max(end, groups[-1][1]), [*groups[-1][2], figure])
        else:
            groups.append((max(free, clause[0]) if not groups or free > groups[-1][1] else start, end, [figure]))
        free = end + 1
    if begun := _own_part(text, items, groups[0], promises):
        groups[0] = (begun, *groups[0][1:])
    strength = _strength(text, clause, figures[0], before, promises)
    bound = len(groups) > 1 and strength is Strength.AIM and _bound(text, clause, figures, promises)
    found: list[Quantity] = []
    for group in groups:
        hopes = group[2][0].name == figures[0].name or promises.aim.search(text, group[0], group[2][0].start)
        if found and bound and not hopes:  # 吞吐量力争达到2000万吨、增长5%: both are hoped for
            strength = Strength.FIRM
        counted = _quantity(text, clause, group, strength, promises)
        hoped = found and promises.aim.match(text, group[0]) and group[2][0].name == figures[0].name
        if hoped:  # 投资440亿元、力争450亿元: the same again, which is only hoped for
            verb = found[-1].verb.removeprefix(_SURE) or counted.verb
            counted = replace(counted, verb=verb, object=found[-1].object, strength=Strength.AIM)
        found.append(counted)
    return found


def _own_part(text: str, items: Sequence[Span], group: tuple[int, int, list[Figure]], promises: Promises) -> int:
    """Where the member of the first figure begins, if it has a verb of its own: 实施街区改造、打造街区3个; else 0."""
    first = group[2][0].start
    start = next((a for a, b in items[1:] if a <= first < b), 0)
    if not start or start - 1 - group[0] < _LEAST_DEED or text.find("等", start, first) >= 0:
        return 0
    verb = promises.within_verb.at(text, start, first)
    return start if verb and promises.quantity_verb.at(text, group[0], start) else 0


def still_hoped(text: str, clause: Span, figure: Figure, hoped: str) -> bool:
    """外贸总额力争突破800亿元，增长3%: the second number has the subject of the first and so its hope."""
    return figure.name == hoped and hoped not in text[clause[0] : figure.start]


def mood_after(
    text: str, clause: Span, counted: Sequence[Quantity], figures: Sequence[Figure], promises: Promises
) -> Strength:
    """What the next clauses go on in: 力争 before a list governs it; behind its own subject it binds that one alone."""
    last = counted[-1].strength
    if last is not Strength.AIM:
        return last
    verb = promises.quantity_verb.at(text, _opened(text, clause, figures[0], promises), figures[0].start)
    own = promises.aim.fullmatch(verb) is not None  # 争创国家级景区2家，旅游收入增长8%
    return Strength.FIRM if own or _bound(text, clause, figures, promises) else last


def _bound(text: str, clause: Span, figures: Sequence[Figure], promises: Promises) -> bool:
    """Whether the word of hope stands behind the subject of its own number, and not before all of them."""
    at = _opened(text, clause, figures[0], promises)
    hoped = promises.aim.search(text, at, figures[-1].start)
    return hoped is not None and hoped.start() > at and not promises.aim.search(text, clause[0], at)


def _opened(text: str, clause: Span, first: Figure, promises: Promises) -> int:
    """Where the adverbs that open a clause end."""
    at = clause[0]
    while adverb := promises.adverbs.at(text, at, first.start):
        at += len(adverb)
    return at


def _parted(text: str, group: tuple[int, int, list[Figure]], figure: Figure, promises: Promises) -> int:
    """Where the second of two counted things begins behind a 和: 新建20个医院和30所学校; 0 where it does not."""
    last = group[2][-1]
    at = text.find("和", last.end, figure.start)
    if at < 0 or figure.start >= group[1] or figure.name == last.name or promises.figures.with_and.at(text, at):
        return 0
    between = text[last.end : figure.start]
    whole = len(between) > _LEAST_OWN and "、" not in between and "的" not in between
    return at + 1 if whole and not _SHARED.search(text, group[0], figure.start) else 0


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
    told = _told(figures)
    if "、" in told.name and text[start - 1] == "、":  # 实施改造计划、新增床位200张: the words of its own part
        told = replace(told, name=told.name[max(0, told.name.find(text[start : start + 2])) :])
    verb, thing = governed(text, clause, start, told, promises)
    if _SHARED.search(text, start, figures[0].start):  # 文化产业、旅游业增加值均突破20亿元
        others = dict.fromkeys(f.name for f in figures if f.name != figures[0].name)
        thing = "、".join((thing, *(bare(verb, name, promises) for name in others)))
    if strength is Strength.FIRM and promises.aim.match(verb):
        strength = Strength.AIM
    return Quantity(start, end, verb, thing, strength, tuple(f.id for f in figures))


def _told(figures: list[Figure]) -> Figure:
    """Of 15个断面水质优良比例达到100% the share is promised, and not the count."""
    first, second = figures[0], figures[1] if len(figures) > 1 else figures[0]
    return second if second.unit == "%" and second.name.startswith(first.name) else first


def _strength(text: str, clause: Span, first: Figure, before: Strength, promises: Promises) -> Strength:
    """A clause that opens with the name of its figure goes on in the mood of the clause before."""
    opening = text[clause[0] : min(first.start, clause[0] + _MOOD_REACH)]
    if text.find("的", clause[0], first.start) > 0:  # 专项债支持的项目开工率: it tells which ones
        opening = re.sub(_WHICH, "", text[clause[0] : first.start])[:_MOOD_REACH]
    own = strength_of(opening.partition("“")[0], promises)  # “随申办”用户达到30万 applies for nothing
    if text.find("争", max(clause[0], first.start - _MOOD_REACH), first.start) >= 0 and own is Strength.FIRM:
        return Strength.AIM
    if own is not Strength.FIRM or before is not Strength.AIM:
        return own
    if first.aspect is Aspect.GROWTH and text.startswith(first.name, clause[0]):  # 力争…，到位资金增长10%
        return before
    opens = promises.adverbs.at(text, *clause) or promises.quantity_verb.at(text, *clause)
    return Strength.FIRM if opens else before
