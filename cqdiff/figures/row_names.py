"""The name of a table's row → name and indicator as prose would give them. Changes when rows are called otherwise."""

from __future__ import annotations

import re

from msgspec import Struct

from cqdiff.figures.indicators import known
from cqdiff.figures.lexicon import lexicon_for, strip_leading, strip_predicate
from cqdiff.figures.phrases import tidy
from cqdiff.rules import RuleSet
from cqdiff.tables import Entry

_TOTAL = re.compile("(?:总量|绝对值|绝对数|绝对额|数值|总值|总额|规模)$")
_GROUP = re.compile("(?:经济|社会|民生|生态|环境|创新|安全|发展|保障|福祉|驱动|绿色|资源|改革|开放|领域|类|方面|指标)$")
_SHORT = 3


class RowName(Struct, frozen=True):
    """`words` are all words of the name, those of growth and fall among them; `name` and `indicator` as of a figure."""

    words: str
    name: str
    indicator: str | None


def row_name(entry: Entry, rules: RuleSet) -> RowName:
    """What a row measures. 增速 and 城镇 take what they lack from the row that they are part of."""
    core = _core(entry.name, rules)
    found = _named(entry.name, rules)
    if found.indicator and core:
        return found
    for whole in entry.part_of:
        of = _core(whole, rules) or whole
        above = _named(of, rules)
        if not core or _TOTAL.fullmatch(core):
            if not _GROUP.search(of) or above.indicator:
                return RowName(of + entry.name, above.name, above.indicator)
            continue
        for joined in (core.removesuffix("居民") + of, f"{core}居民{of.removeprefix('居民')}", of + core, core + of):
            indicator = _named(joined, rules).indicator
            if indicator and indicator != above.indicator:
                return RowName(joined + entry.name.removeprefix(core), _named(joined, rules).name, indicator)
    if core and len(core) <= _SHORT and entry.part_of and not _GROUP.search(entry.part_of[0]):
        joined = _core(entry.part_of[0], rules) + entry.name
        return RowName(joined, _named(joined, rules).name, None)
    return found


def _named(words: str, rules: RuleSet) -> RowName:
    lexicon = lexicon_for(rules)
    core = _core(words, rules)
    for name in (words, lexicon.growth.off(words), core):
        if name and (indicator := known(name, rules)[1]):
            return RowName(words, tidy(core, lexicon) or words, indicator)
    return RowName(words, tidy(core, lexicon) or words, None)


def _core(words: str, rules: RuleSet) -> str:
    """A name without words of growth and predicate, empty where it is made of these."""
    lexicon = lexicon_for(rules)
    bare = lexicon.fall.off(lexicon.growth.off(words))
    return strip_leading(strip_predicate(bare, lexicon)[0], lexicon)
