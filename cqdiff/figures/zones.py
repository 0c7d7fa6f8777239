"""Keep the zone that a sentence speaks of: 高新区工业总产值1200亿元，固定资产投资增长15.2% is no figure of the city."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from cqdiff.figures.indicators import indicator_of
from cqdiff.figures.lexicon import Lexicon
from cqdiff.figures.names import Named
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_LONGEST = 12
_NEW = "新增"
_REACHED = ("实现", "完成")
_AGAINST = ("占", "于", "比", "与", "超")
"""占全市的46.8%: the whole that a figure of the zone is held against."""


def of_zone(told: list[Named], text: str, place: str, rules: RuleSet, lexicon: Lexicon) -> list[Named]:
    """The numbers of a sentence, each indicator of the region with the zone in its name that the first one names.

    `place` is the region of the report, whose own figures its name tells (浦江新区).
    """
    first = told[0].name
    zone = _zone(first, rules)
    bare = first[len(zone) :]
    for verb in _REACHED:
        bare = bare.removeprefix(verb)
    if not zone or zone in place or place in zone:
        return told
    if not (indicator_of(bare, rules) or bare.startswith(_NEW)):
        return told
    named: list[Named] = []
    last = first
    for at, one in enumerate(told):
        name = one.name
        if name == first:
            name = zone + bare
        elif name and not name.startswith(zone):
            if _is_wider(one, text, lexicon):
                return named + told[at:]
            if indicator_of(name, rules) or (last and name.startswith(last)):
                last, name = name, zone + name
            elif one.joined and lexicon.measures.of(name):
                name = zone + name  # 高新区地区生产总值增长15%、规上工业总产值突破1000亿元
            elif not lexicon.carried.at(name):
                return named + told[at:]  # a subject of its own
        named.append(one if name == one.name else replace(one, name=name))
    return named


def _is_wider(one: Named, text: str, lexicon: Lexicon) -> bool:
    """Whether the words before a number say that it is of the whole region: 全市固定资产投资."""
    return any(
        text[at - 1 : at] not in _AGAINST for at, _ in lexicon.regions.within(text, one.start, one.numeral.start)
    )


def _zone(name: str, rules: RuleSet) -> str:
    """The zone that opens a name, 前湾合作区 of 前湾合作区地区生产总值; empty where none does."""
    found = next(_kinds(rules).within(name, 0, _LONGEST), None)
    return name[: found[0] + len(found[1])] if found else ""


@lru_cache(maxsize=4)
def _kinds(rules: RuleSet) -> Begins:
    return Begins(rules.words("zones"))
