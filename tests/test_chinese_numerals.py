"""Numbers in Chinese characters, as reports before 2000 write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqdiff.figures.chinese import decimal, written
from cqdiff.reading.text import fold

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """The usual way to write a whole number: 2016 → 二千零十六 would be 二千零一十六 here, which reads the same."""
    if number >= 10**8:
        rest = number % 10**8
        joint = "零" if 0 < rest < 10**7 else ""
        return spelled(number // 10**8) + "亿" + (joint + spelled(rest) if rest else "")
    if number >= 10**4:
        rest = number % 10**4
        joint = "零" if 0 < rest < 1000 else ""
        return spelled(number // 10**4) + "万" + (joint + spelled(rest) if rest else "")
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return words


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    value, magnitude = written(spelled(number))
    assert value * {"": 1, "万": 10**4, "亿": 10**8}[magnitude] == number


@pytest.mark.parametrize(
    ("words", "value", "magnitude"),
    [
        ("一万七千四百亿", "17400", "亿"),
        ("十亿八千万", "108000", "万"),
        ("二千零十六万", "2016", "万"),
        ("四百一十三万三千", "4133000", ""),
        ("两千", "2000", ""),
    ],
)
def test_chinese_numerals_keep_the_magnitude_they_end_with(words: str, value: str, magnitude: str) -> None:
    assert written(words) == (Decimal(value), magnitude)


@pytest.mark.parametrize(("words", "value"), [("五点六", "5.6"), ("十三", "13"), ("二十五点零四", "25.04")])
def test_chinese_numerals_with_a_point(words: str, value: str) -> None:
    assert decimal(words) == Decimal(value)


def test_chinese_years_are_folded_in_place() -> None:
    text = "一九九○年计划执行情况和一九九一年计划草案，二〇〇三年，一九九"
    assert fold(text) == "1990年计划执行情况和1991年计划草案，2003年，一九九"
    assert len(fold(text)) == len(text)
