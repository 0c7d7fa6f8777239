"""Read numbers written in Chinese characters: 一万七千四百亿, 六千六百零四万, 百分之五点六."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零〇○一二三四五六七八九"
# No number has more signs than these bounds; without them a run of signs would be tried from each of its places.
WRITTEN = rf"(?=[{DIGITS}两]{{0,20}}[十百千万亿])[十百{DIGITS}两][{DIGITS}两十百千万亿]{{1,30}}"
"""A number with at least one of 十百千万亿: 一九九○ is a year and no number."""
POINTS = rf"[{DIGITS}十百]{{1,20}}(?:点[{DIGITS}]{{1,20}})?"

_VALUES = {"零": 0, "〇": 0, "○": 0} | {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_BEHIND_TENTHS = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"半": 5}
_ENDS_TENTHS = ("", *"，。；、）的以左和")
_TENS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}


def written(words: str) -> tuple[Decimal, str]:
    """The number and the magnitude it is best said in: 一万七千四百亿 → 17400, 亿; 六百零四 → 604, "".

    Raises KeyError for a character that is part of no number.
    """
    value = Decimal(_whole(words))
    for magnitude in ("亿", "万"):
        if words.endswith(magnitude):
            return value / _GREAT[magnitude], magnitude
    return value, ""


def decimal(words: str) -> Decimal:
    """五点六 → 5.6, 十三 → 13."""
    whole, _, fraction = words.partition("点")
    digits = "".join(str(_VALUES[c]) for c in fraction)
    return Decimal(f"{_whole(whole)}.{digits}") if digits else Decimal(_whole(whole))


def behind_tenths(text: str, at: int) -> int:
    """What stands behind 八成 at `at`: 5 of 八成五的, 八成半; 0 where it is no part of the number (九成三季度开工)."""
    digit = _BEHIND_TENTHS.get(text[at : at + 1], 0)
    return digit if digit and text[at + 1 : at + 2] in _ENDS_TENTHS else 0


def _whole(words: str) -> int:
    total = section = digit = 0
    for char in words:
        if char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        elif char in _GREAT:
            # 一万七千四百亿: what was counted in 万 so far is counted in 亿 with it
            amount = section + digit
            total = (total + amount) * _GREAT[char] if char == "亿" else total + (amount or 1) * _GREAT[char]
            section = digit = 0
        else:
            digit = _VALUES[char]
    return total + section + digit
