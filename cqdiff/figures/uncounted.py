"""Tell numbers that measure nothing though a unit follows: how many were ranked, own indicators, steps, deadlines.

Changes when another pattern of such numbers is met.
"""

from __future__ import annotations

import re

_PLACE_AMONG = r"(?:[^，。、\d（）]|（[^（）]{0,8}）){0,10}(?:第[\d一二三四五六七八九十]{1,3}[位名]?|首位|前列)"
"""居地区9个县（市、区）第3位, 在全省90个县市区中列第12位: among how many."""
_RANKED = "[居列排在][^，。、]{0,8}$"
_STEPS = "[百千万亿]+(?:元|斤|吨)?级?大?(?:台阶|关口|大关)"
"""连跨5个百亿台阶."""
_OWN = "指标中"
"""22项主要指标中，有17项完成: how many of the report's own indicators."""
_CUT_TO = "(?:压缩|压减|缩短|控制|减少|缩减|降低|压降|限定|提速|降|减|缩)[^，。、]{0,4}[到至在为]$"
"""企业开办时间压缩到3个工作日内: a time that measures; 在5个工作日内办结 is a deadline."""
_ROADS = frozenset(("国道", "省道", "高速"))
_ROUND = frozenset("十百千万亿")
_OF_WORKS = ("吨", "斤", "千瓦", "亩", "立方米", "头", "只", "羽")
_NO_NOUN = frozenset("的和及与以左")
_QUOTA = "指标"
_ABBREVIATED = "(?<![A-Za-z])[A-Z]{2,}s?$"
_SHORTEST_COUNTED = 2
_AGES = frozenset(("年", "期", "届", "级", "号"))
_TOPS = frozenset(("TOP", "ARJ"))
"""TOP10家, ARJ21架: a rank and a model."""
_LONGEST = 24
_CAMPAIGNS = ("行动", "攻坚", "专项行动")
_COUNTED = frozenset(("项", "个", "次", "场", "轮", ""))
"""0.1微克攻坚行动 is what a campaign is called; 10项行动 are counted."""


_RANK_MOVES = ("前移", "前进", "后移", "上升", "下降", "提升", "跃升", "升", "进位", "晋位")
"""综合考评前移21位, 排名上升4位: a rank that moved."""
_RANK_UNITS = frozenset(("位", "名"))
_MEAN_OF = r"[^，。、\d于比过]{1,6}平均"
"""12个县区平均优良天数: among how many the mean was taken."""
_MARKS = ("", "、", "，", "。", "；", "等")
_PAPER = "[稳促惠助纾][^\\W\\d]{1,2}$"
"""出台稳增长38条、惠企30条: what papers are called."""
_RELEASED = "平台"
"""“云川通”3.0平台: which version it is."""


def counts_nothing(text: str, start: int, begin: int, end: int, unit: str) -> bool:
    """Whether the number at `begin`, whose unit ends at `end`, measures nothing; its sentence begins at `start`."""
    if text[end : end + 1] in ("百", "千", "万", "亿") and re.match(_STEPS, text[end : end + _LONGEST]):
        return True
    if unit not in _COUNTED and text.startswith(_CAMPAIGNS, end):
        return True
    if unit in _RANK_UNITS and text[max(start, begin - 3) : begin].removesuffix("了").endswith(_RANK_MOVES):
        return True
    if unit == _RELEASED and "." in text[begin:end]:
        return True
    if unit == "个" and "平均" in text[end : end + 8] and re.match(_MEAN_OF, text[end : end + 8]):
        return True
    if unit == "条" and text[end : end + 1] in _MARKS and re.search(_PAPER, text[max(start, begin - 3) : begin]):
        return True
    if unit in ("项", "个") and text.find(_OWN, start, begin) >= 0:
        return True
    after = text[end : end + _LONGEST]
    ranks = "第" in after or "首位" in after or "前列" in after
    return (
        ranks
        and re.match(_PLACE_AMONG, after) is not None
        and re.search(_RANKED, text[max(start, begin - _LONGEST) : begin]) is not None
    )


def is_cut_to(before: str) -> bool:
    """Whether the words before a time say that it was cut to it."""
    return before.endswith(("到", "至", "在", "为")) and re.search(_CUT_TO, before) is not None


def begins_name(signs: str, unit: str, follower: str) -> bool:
    """Whether a magnitude alone begins what a work is called: 百万吨乙烯, 百亿斤粮食基地; but 上百万吨, 突破百万吨."""
    noun = "\u4e00" <= follower <= "\u9fff" and follower not in _NO_NOUN
    return noun and unit.endswith(_OF_WORKS) and _ROUND.issuperset(signs)


def measures_behind(word: str, before: str, whole: str, unit: str, kind: str) -> bool:
    """Whether a number right behind a word that mostly begins a name is an amount; `whole` is unit and magnitude."""
    if word in _ROADS:
        return kind == "unit"  # 普通国省道800公里
    if word == _QUOTA:  # 建设用地指标20万亩, 招生指标15万个; but 主要指标12项
        return kind == "unit" or (kind == "counter" and whole != unit)
    if not word.isascii() or not word.isalpha() or unit in _AGES or kind not in ("unit", "counter"):
        return False
    found = re.search(_ABBREVIATED, before)  # GDP8.13万亿元, 引进LNG600万吨, IPO48家; but PM2.5, C919, 5G
    name = found.group() if found else ""
    return name != "" and name not in _TOPS and (kind == "unit" or len(name) > _SHORTEST_COUNTED)
