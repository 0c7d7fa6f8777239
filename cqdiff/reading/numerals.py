"""Counters as word processors write them: 一、十一, 甲, ①, iv. Changes when a numbering format must be added."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_MAX = 4999


def counted(n: int, digits: str = _DIGITS, units: str = "十百千", *, short_ten: bool = True) -> str:
    """十一, 二十, 一百零三: a number below ten thousand read aloud, larger ones in digits."""
    if n == 0:
        return digits[0]
    if not 0 < n < 10_000:
        return str(n)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
        gap = not digit
    ten = digits[1] + units[0]
    return text[1:] if short_ten and text.startswith(ten) and n < 20 else text


def _from(row: str) -> Callable[[int], str]:
    """Signs of a row, digits beyond its end."""
    return lambda n: row[n - 1] if 0 < n <= len(row) else str(n)


def _letters(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n <= 26 * 40 else str(n)


def _roman(n: int) -> str:
    if not 0 < n <= _ROMAN_MAX:
        return str(n)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (n // worth)
        n %= worth
    return text


def _one_by_one(n: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(abs(n)))


def _formal(n: int) -> str:
    return counted(n, _FORMAL, "拾佰仟", short_ten=False)


def _signs(first: int, count: int) -> str:
    return "".join(chr(first + i) for i in range(count))


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
         "japaneseCounting", "koreanCounting", "koreanDigital2"),
        counted,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _one_by_one),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _formal),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if n > 0 else str(n),
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: "".join(chr(ord("０") + int(d)) if d.isdigit() else d for d in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(ord("０") + int(d)) if d.isdigit() else d for d in str(n)),
    "decimalHalfWidth": str,
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from(_signs(0x2460, 20))),
    "decimalEnclosedParen": _from(_signs(0x2474, 20)),
    "decimalEnclosedFullstop": _from(_signs(0x2488, 20)),
    "ideographEnclosedCircle": _from(_signs(0x3280, 10)),
    "numberInDash": lambda n: f"- {n} -",
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "none": lambda n: "",
}  # fmt: skip


def numeral(n: int, kind: str) -> str:
    """The counter in a format of Word (`w:numFmt`); digits for formats that are not known."""
    return FORMATS.get(kind, str)(n)
