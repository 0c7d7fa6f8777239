"""Whether a number tells of a part of the year alone: 国庆期间旅游人次增长25%, 上半年，工业增加值增长8.9%, 12月当月."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.align.narrower import opening_of
from cqdiff.models import Aspect, Figure
from cqdiff.positions import SENTENCE_ENDS, begin_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_BARE = r"(?:(?:19|20)\d\d年|今年|去年|上年|全市|全省|全县|全区|期间|以来|当季|单季|前|末|间|内)*"
"""今年上半年, 国庆期间: what may stand beside a season in a clause that opens a sentence and says no more."""
_LONGEST = 12
_ALONE = r"\d{1,2}月(?:份)?(?:当月|单月)|(?:当月|单月)(?:增[长速]|同比)"
_MONTH = r"^[^至到止前]*(?<![—\-－–~\d])\d{1,2}月(?![底末初起以中\d至到—\-－–~])"
_SO_FAR = r"1(?:月(?:份)?)?[—\-－–~至到]{1,2}(?:[2-9]|1[01])月"
_WHOLE = ("全年", "年底", "年末")


def of_part_of_the_year(figure: Figure, text: str, rules: RuleSet) -> bool:
    """Whether a number tells of a season, of some days or of one month."""
    opening = opening_of(figure, text)
    if "月" in opening and "月" in (month := _told_last(opening)) and _of_one_month(figure, month):
        return True
    seasons = _seasons(rules)
    if seasons.any_in(opening):
        return seasons.any_in(_told_last(opening))
    head = _head(figure, text)
    if not head:
        return False
    return (
        re.fullmatch(_BARE, seasons.without(head)) is not None if seasons.any_in(head) else _of_one_month(figure, head)
    )


def so_far(figure: Figure, text: str) -> bool:
    """Whether a number tells of the first months: 1—11月完成投资120亿元, which may be more by the end of the year."""
    return any("月" in words and re.search(_SO_FAR, words) for words in (opening_of(figure, text), _head(figure, text)))


def _of_one_month(figure: Figure, words: str) -> bool:
    """12月当月, and 12月份 of a rate; 12月份建成 tells when something was done."""
    if re.search(_ALONE, words):
        return True
    return (figure.aspect is Aspect.GROWTH or figure.unit == "%") and re.search(_MONTH, words) is not None


def _told_last(opening: str) -> str:
    """由一季度的5.1%回升至全年的8.9%: the words behind the last that speak of the whole year."""
    return opening[max((at + len(word) for word in _WHOLE if (at := opening.rfind(word)) >= 0), default=0) :]


def _head(figure: Figure, text: str) -> str:
    """The clause that opens the sentence of a number, where it is short; empty where the number stands in it, or the
    whole year is told after it."""
    begin = begin_of(text, figure.start, SENTENCE_ENDS)
    comma = text.find("，", begin, min(figure.start, begin + _LONGEST))
    told = comma > 0 and not any(text.find(word, comma, figure.start) >= 0 for word in _WHOLE)
    return text[begin:comma] if told else ""


@lru_cache(maxsize=4)
def _seasons(rules: RuleSet) -> Begins:
    return Begins(rules.words("seasons"))
