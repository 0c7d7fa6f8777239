"""Find the indicator that a name of the text stands for: aliases first, never by likeness alone."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.figures.lexicon import any_of
from cqdiff.positions import SENTENCE_ENDS, begin_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends

_EMPTY_VERBS = Begins(
    (
        "努力实现",
        "实现",
        "完成",
        "落实",
        "稳定",
        "安排",
        "提出",
        "保持",
        "确保",
        "带动",
        "拉动",
        "推动",
        "促进",
        "提高",
        "提升",
    )
)
"""They say nothing of an indicator that is known: 安排财政赤字 (national 2012)."""
_SHORT = 2
_PRODUCT = frozenset(("GDP", "地区生产总值", "国内生产总值", "生产总值", "地区生产总值GDP"))
_RATIOS = ("之比", "比例", "比重")
_OF_PRODUCT = "占GDP比重"
_MARKS = re.compile('[“”"《》、，,（）()·的 　\t\n]')
_ADDED = "新增"
_GOOD = "优良"
"""优Ⅲ, 达到或好于Ⅲ类 and Ⅰ—Ⅲ类 are what good water is called."""
_MEASURED = Ends(("总量", "数量", "数", "平均值", "增长", "增速"))


@lru_cache(maxsize=4)
def _index(rules: RuleSet) -> dict[str, str]:
    index: dict[str, str] = {}
    for indicator in rules.indicators.values():
        for name in (indicator.zh, *indicator.aliases):
            index.setdefault(_looked_up(plain(name, rules), rules), indicator.id)
    return index


@lru_cache(maxsize=4)
def _grades(rules: RuleSet) -> re.Pattern[str]:
    return re.compile(any_of(rules.words("good_water")))


@lru_cache(maxsize=4)
def _regions(rules: RuleSet) -> re.Pattern[str]:
    return re.compile(any_of(rules.words("region_words")))


@lru_cache(maxsize=4096)
def plain(name: str, rules: RuleSet) -> str:
    """A name without marks, region words and 的, as it is looked up."""
    return _MARKS.sub("", _regions(rules).sub("", name))


def _looked_up(bare: str, rules: RuleSet) -> str:
    """A name in the words that stand for others: 占地区生产总值比例, 与地区生产总值之比 are 占GDP比重, water of Ⅰ—Ⅲ类
    is 优良."""
    if "类" in bare or "Ⅲ" in bare:
        bare = _grades(rules).sub(_GOOD, bare).replace(_GOOD + _GOOD, _GOOD)
    if bare.endswith(_RATIOS):
        if "相当于" in bare:
            bare = "占".join(bare.removesuffix("之比").rsplit("相当于", 1))  # 相当于生产总值比例, 相当于生产总值之比
        if bare.endswith("之比") and "与" in bare:
            bare = "占".join(bare.removesuffix("之比").rsplit("与", 1))
    owner, share, whole = bare.rpartition("占")
    return f"{owner}占GDP比重" if share and whole.removesuffix("比重").removesuffix("比例") in _PRODUCT else bare


def indicator_of(name: str, rules: RuleSet) -> str | None:
    """Id of the indicator that is called so in rules/indicators.yaml, or None."""
    bare = _looked_up(plain(name, rules), rules)
    index = _index(rules)
    found = index.get(bare)
    if found is None:
        ending = _MEASURED.of(bare)
        found = index.get(bare.removesuffix(ending)) if ending else None
    if found is None and bare.endswith(_ADDED):  # 高新技术企业新增86家
        found = index.get(_ADDED + bare.removesuffix(_ADDED))
    if found is None and "占" in bare:
        found = index.get(bare + "比重")  # 研发经费支出占GDP的2.18%
    return found


def share_of_another(indicator: str, text: str, at: int, rules: RuleSet) -> bool:
    """Whether a share of the product is told of another whole in its sentence, in which a clause begins at `at`.

    实际使用外资98亿美元，其中制造业占比31% tells nothing of the product.
    """
    entry = rules.indicators.get(indicator)
    if entry is None or not entry.zh.endswith(_OF_PRODUCT):
        return False
    opening = text[begin_of(text, at, SENTENCE_ENDS) : at]
    return bool(opening) and not any(product in opening for product in _PRODUCT)


def known(name: str, rules: RuleSet) -> tuple[str, str | None]:
    """A name and its indicator, where one is known; 实现地区生产总值 is 地区生产总值 then."""
    name = "经济增长" if name == "经济" else name
    indicator = indicator_of(name, rules)
    pulled = name.startswith("拉动") and name.endswith("增长")  # a share in the growth, and not the growth
    if indicator is None and not pulled:
        bare = name.removeprefix(_EMPTY_VERBS.at(name))
        # what is drawn in is none of the place's own (带动投资超过200亿元)
        drawn = len(bare) <= _SHORT and name.startswith(("带动", "拉动", "撬动"))
        if bare != name and not drawn and (found := indicator_of(bare, rules)):
            return bare, found
    return name, indicator
