"""Find the numbers in a text: value, unit and comparator of each, dates, ranks and names left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters

from msgspec import Struct

from cqdiff.figures.chinese import POINTS, WRITTEN, decimal, written
from cqdiff.models import Comparator
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Ends

_MAGNITUDES = "万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百"
_CHINESE = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九十")} | {"两": Decimal(2), "半": Decimal("0.5")}
_SHORT = 3
_SORTED = frozenset("级强型届城县镇园")
"""After a number in characters: 3个过三千亿元城市 sorts cities."""
_PEOPLE = re.compile("[\u4e00-\u9fff]{0,4}(?:人民|儿女|父老)|人口的?[\u4e00-\u9fff]{0,8}(?:大国|国家|大省)")
"""6100万湖北人民备受鼓舞, 近14亿人口的大国: who the people are, and no count of them."""
_SCHOOLING = re.compile(r"年限[^，。、\d]{0,8}$")
"""平均受教育年限达到9年以上: years that measure."""
_SORTED_BY = re.compile(r"\d[万亿]?[个家户项条座][^，。、\d]{0,6}过$")
"""2334个过2000万元的增长点: the amount says which are counted."""
_LISTS = ("新", "老", "旧")
_COUNTLESS = re.compile("[第数几]")
_BARE = {
    "百万": (Decimal(100), "万"),
    "千万": (Decimal(1000), "万"),
    "百亿": (Decimal(100), "亿"),
    "千亿": (Decimal(1000), "亿"),
    "万亿": (Decimal(1), "万亿"),
    "万": (Decimal(1), "万"),
    "亿": (Decimal(1), "亿"),
}
_DASHES = "—–－~～-"
_NO_ABOUT = frozenset("签节合契预公履")
"""项目签约3543亿元: 约 that is the end of a word."""
_CLASSES = re.compile("[级强型届](?![降度化基])")
"""After a number and its unit: a class of things (100亿元级项目, 1000千伏级)."""
_OR = "(?:（[个间户处所条家座台里]）)?"
"""8条（个）: a unit and another one that some of the things are counted in."""
_GRADE = re.compile(r"\d[A-Za-z]")
_COMPOUND = re.compile(r"(\d{1,4})([亿万])(\d{1,4})([千百])?([多余])?(万|(?<=[千百多余]))(?![瓦克米伏])")
"""1亿3千多万人次, 2万5千公里: one number in two magnitudes."""
_LONGEST_UNIT = 6
_MOVES_ON = re.compile("(?:提高|提升|上升|增加|扩大|下降|降低|减少|缩小|升|降)[到至为]")
_BEGINS = re.compile(r"[\d百千万亿翻一二两三四五六七八九十]")
"""What a numeral begins with: one class is found much faster than the pattern itself."""


class Numeral(Struct, frozen=True):
    """A number in the text. `start`/`end` enclose comparator, number, unit and trailing comparator.

    `digits` is where the number itself begins, `unit_end` where number and unit end. `kind` is counter, unit,
    rating or "" (bare), as rules/units.yaml says of the unit, or turn (翻一番).
    """

    start: int
    digits: int
    unit_end: int
    end: int
    value: Decimal
    value_hi: Decimal | None
    unit: str
    kind: str
    comparator: Comparator


class Scanner(Struct, frozen=True):
    """The compiled patterns of one rule set."""

    number: re.Pattern[str]
    before: Ends
    comparators: dict[str, Comparator]
    trailing: dict[str, Comparator]
    kinds: dict[str, str]
    not_after: Ends
    set_names: re.Pattern[str]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(maxsize=4)
def scanner_for(rules: RuleSet) -> Scanner:
    """Compile the patterns; a rule set is compiled once."""
    kinds = {
        name: unit.kind
        for unit in rules.units.values()
        if unit.kind != "magnitude"
        for name in (unit.id, *unit.aliases)
        if name
    }
    sides = {
        side: {
            word: comparator
            for comparator in (Comparator.GE, Comparator.LE, Comparator.APPROX)
            for word in rules.words(f"{comparator}_{side}")
        }
        for side in ("before", "after")
    }
    number = re.compile(_pattern(kinds, _alternatives(sides["after"])))
    return Scanner(
        number,
        Ends(sides["before"]),
        sides["before"],
        sides["after"],
        kinds,
        Ends((*rules.words("not_after"), *ascii_letters, *"±+×-—./:∶")),
        re.compile(_alternatives(rules.words("fixed_sets"))),
    )


def _pattern(kinds: dict[str, str], after: str) -> str:
    """One pattern for every way to write a number; its groups say which it was."""
    digits = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    units = f"{_alternatives(kinds.keys() - {'个', '人'})}|个(?![体人性税别])|人(?!口)"  # 900多万个体工商户, 13亿人口
    # 千 of 千瓦 and 百 of 百分点 belong to the unit
    apart = rf"(?!{_alternatives({n[1:] for n in kinds if n[0] in '百千万亿' and len(n) > 1} | {'分点'})})"
    return (
        rf"(?<![\d/])(?P<numerator>\d)/(?P<denominator>\d)(?P<fractionafter>{after})?(?![\d/年月])|"
        rf"(?P<percent>百分之)?(?P<low>{digits})(?: ?(?P<lowunit>%|(?:{_MAGNITUDES}){apart}))?"
        rf"(?:(?:[{_DASHES}]{{1,2}}|至|到)(?P<high>{digits}))?"
        rf"(?P<over>[多余几])?(?P<magnitude>(?:{_MAGNITUDES}){apart})?(?P<over2>[多余])?"
        rf"(?: ?(?P<unit>(?:{units}){_OR}))?(?: ?(?P<after>{after}))?"
        rf"|百分之(?P<share>{POINTS})(?P<shareafter>{after})?(?![\d百千万亿])"
        # 千 of 千瓦 belongs to the unit here too
        rf"|(?P<written>{WRITTEN})(?![瓦克米伏卡]|分点)(?:(?:至|到|[{_DASHES}]{{1,2}})(?P<writtenhigh>{WRITTEN})"
        rf"(?![瓦克米伏卡]|分点))?(?P<writtenover>[多余])?(?P<writtenunit>{units})(?P<writtenafter>{after})?"
        rf"|(?P<turn>翻)了?(?P<times>[一两二三])?番(?P<turnafter>{after})?"
        rf"|(?:(?<=增长)|(?<=增加)|(?<=提高)|(?<=扩大))(?P<fold>[一两二三四五])倍(?P<foldafter>{after})?"
        rf"|(?:(?<=[近超过约占])|(?<=减少)|(?<=缩减)|(?<=压减))(?P<half>一半)(?P<halfafter>{after})?"
        rf"|(?:(?<=[超过近逾破])|(?<=[迈跨站]上)|(?<=达到|重回|重返|定在))(?P<bare>百万|千万|百亿|千亿|万亿|万|亿)(?P<bareunit>{units}|(?<=破[亿万])(?=[、，。；]))"
        rf"(?P<bareafter>{after})?(?![级的产企项园集俱镇县])"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<tenthsafter>{after})?(?![为立效果本功员交长都年品套型熟渝])"
        rf"|(?P<part>[一二三四五六七八九十\d]{{1,9}})分之(?P<of>[一二三四五六七八九十\d]{{1,9}})(?P<partafter>{after})?"
    )


def numerals_in(text: str, start: int, end: int, scanner: Scanner) -> list[Numeral]:
    """The numerals of text[start:end] that measure something, in order.

    Raises nothing; what is a date, an ordinal, a rating or part of a name is left out.
    """
    found: list[Numeral] = []
    at = start
    for begin in _BEGINS.finditer(text, start, end):
        if begin.start() < at:
            continue
        match = scanner.number.match(text, begin.start(), end)
        if match is None:
            continue
        at = match.end()
        twofold = text[at : at + 1].isdigit() and text[at - 1] in "亿万"
        numeral = _compound(text, start, match.start(), scanner) if twofold else None
        if numeral is None:
            read = _plain if match["low"] else _fraction
            numeral = read(text, start, match, scanner)
        if numeral is not None:
            found.append(numeral)
            at = max(at, numeral.end)
    return found


def _compound(text: str, start: int, begin: int, scanner: Scanner) -> Numeral | None:
    """1亿3千多万人次: 1.3亿人次 and more."""
    found = _COMPOUND.match(text, begin)
    if not found or (found[2] == "亿") != (found[6] == "万"):
        return None
    scale = {"千": 1000, "百": 100, None: 1}[found[4]]
    value = int(found[1]) + Decimal(int(found[3]) * scale) / 10000
    at = found.end()
    unit = next((u for n in range(_LONGEST_UNIT, 0, -1) if (u := text[at : at + n]) in scanner.kinds), "")
    left, before = _leading(text, start, begin, scanner)
    comparator = before or (Comparator.GE if found[5] else Comparator.EQ)
    kind, end = scanner.kinds.get(unit, ""), at + len(unit)
    return Numeral(left, begin, end, end, value, None, found[2] + unit, kind, comparator)


def _plain(text: str, start: int, match: re.Match[str], scanner: Scanner) -> Numeral | None:
    magnitude, unit, low_unit = match["magnitude"] or "", match["unit"] or "", match["lowunit"] or ""
    if low_unit == "%" or match["percent"]:
        unit = "%"
    elif not magnitude:
        magnitude = low_unit
    elif low_unit and not match["high"]:  # 3万多亿元, 3千多万户
        magnitude = low_unit + magnitude
    if not _measures(text, start, match, magnitude + unit, scanner):
        return None
    left, before = _leading(text, start, match.start(), scanner)
    over = Comparator.GE if match["over"] or match["over2"] or unit == "个多百分点" else None
    unit = unit.replace("多", "") if unit == "个多百分点" else unit
    after = scanner.trailing[match["after"]] if match["after"] else over
    # 不低于10个以上: the word before the number decides
    comparator = before if before in (Comparator.GE, Comparator.LE) else after or before or Comparator.EQ
    low = Decimal(match["low"].replace(",", ""))
    high = Decimal(match["high"].replace(",", "")) if match["high"] else None
    if high is not None and low_unit and low_unit != "%" and match["magnitude"] and low_unit != match["magnitude"]:
        high = None
    end = match.end()
    if low_unit == "%" and match["unit"] not in (None, "%"):  # 70%村卫生室: 村 is no unit here
        end, after = match.start("unit"), None
        comparator = before or Comparator.EQ
    unit_end = match.start("after") if after and match["after"] else end
    kind = scanner.kinds.get(unit) or scanner.kinds.get(unit.split("（")[0], "")
    return Numeral(left, match.start(), unit_end, end, low, high, magnitude + unit, kind, comparator)


def _leading(text: str, start: int, at: int, scanner: Scanner) -> tuple[int, Comparator | None]:
    """Where a comparator word right before the number begins, and which it is."""
    word = scanner.before.of(text[max(start, at - 6) : at])
    if not word or (word == "约" and text[max(start, at - 2) : at - 1] in _NO_ABOUT):
        return at, None
    return at - len(word), scanner.comparators[word]


def _fraction(text: str, start: int, match: re.Match[str], scanner: Scanner) -> Numeral | None:
    """翻一番, 三分之一, 1/3, 九成: a percentage."""
    if match["turn"]:
        value = Decimal(100 * (2 ** int(_CHINESE[match["times"] or "一"]) - 1))
        word = match["turnafter"]
    elif match["half"]:
        value, word = Decimal(50), match["halfafter"]
    elif match["fold"]:
        value, word = 100 * _CHINESE[match["fold"]], match["foldafter"]
    elif match["bare"]:
        return _magnitude(text, start, match, scanner)
    elif match["written"]:
        return _written(text, start, match, scanner)
    elif match["share"]:
        value, word = decimal(match["share"]), match["shareafter"]
    elif match["tenths"]:
        value, word = 10 * _CHINESE[match["tenths"]], match["tenthsafter"]
    else:
        top, bottom = _small(match["of"] or match["numerator"]), _small(match["part"] or match["denominator"])
        if not top or not bottom or top >= bottom:
            return None
        value = (100 * top / bottom).quantize(Decimal("0.01"))
        word = match["partafter"] or match["fractionafter"]
    left, before = _leading(text, start, match.start(), scanner)
    comparator = before or (scanner.trailing[word] if word else Comparator.EQ)
    kind = "turn" if match["turn"] or match["fold"] else "unit"
    return Numeral(left, match.start(), match.end(), match.end(), value, None, "%", kind, comparator)


def _magnitude(text: str, start: int, match: re.Match[str], scanner: Scanner) -> Numeral:
    """突破百亿次, 迈上万亿元台阶: 100 亿次, 1 万亿元."""
    value, magnitude = _BARE[match["bare"]]
    unit, word = match["bareunit"], match["bareafter"]
    left, before = _leading(text, start, match.start(), scanner)
    if before is None and text[match.start() - 1] == "过":  # 连续两年过万亿元
        left, before = match.start() - 1, Comparator.GE
    comparator = before or (scanner.trailing[word] if word else Comparator.EQ)
    unit_end = match.end("bareunit")
    kind = scanner.kinds.get(unit, "")
    return Numeral(left, match.start(), unit_end, match.end(), value, None, magnitude + unit, kind, comparator)


def _written(text: str, start: int, match: re.Match[str], scanner: Scanner) -> Numeral | None:
    """六千六百零四万吨: as reports before 2000 write their numbers; short counts (十二个) are mostly words."""
    if scanner.not_after.of(text[max(start, match.start() - 8) : match.start()]) or _COUNTLESS.search(
        text, max(start, match.start() - 1), match.start()
    ):
        return None
    value, magnitude = written(match["written"])
    high, scale = written(match["writtenhigh"]) if match["writtenhigh"] else (None, magnitude)
    if scale != magnitude:
        return None
    if (len(match["written"]) < _SHORT and not magnitude) or match["writtenunit"] in ("年", "届"):
        return None
    if text[match.end() : match.end() + 1] in _SORTED or (match["writtenunit"] == "次" and not magnitude):
        return None
    left, before = _leading(text, start, match.start(), scanner)
    word, unit = match["writtenafter"], match["writtenunit"]
    over = Comparator.GE if match["writtenover"] else Comparator.EQ
    comparator = before or (scanner.trailing[word] if word else over)
    kind = scanner.kinds.get(unit, "")
    return Numeral(
        left, match.start(), match.end("writtenunit"), match.end(), value, high, magnitude + unit, kind, comparator
    )


def _small(word: str | None) -> Decimal | None:
    if not word:
        return None
    return Decimal(word) if word.isdigit() else _CHINESE.get(word)


def _measures(text: str, start: int, match: re.Match[str], unit: str, scanner: Scanner) -> bool:
    """Whether the number says how much of something there is (GUIDE: NOT figures)."""
    if scanner.not_after.of(text[max(start, match.start() - 8) : match.start()]):
        return False
    if text[match.start() - 1] == "过" and _SORTED_BY.search(text, max(start, match.start() - 12), match.start()):
        return False
    number_end = max(
        match.end("low"), match.end("lowunit"), match.end("high"), match.end("over"), match.end("magnitude")
    )
    if not match["unit"] and _PEOPLE.match(text, match.end()):
        return False  # 6100万湖北人民备受鼓舞
    named_set = scanner.set_names.match(text, number_end)
    if unit != "%" and named_set and not (match["unit"] and named_set.end() < match.end("unit")):
        return False  # 18个方面; but 15分钟 is no 15分
    if not match["after"] and _CLASSES.match(text, match.end()):
        return False
    if text[match.end() : match.end() + 1].isdigit() and not (
        match["magnitude"] or match["lowunit"] or _GRADE.match(text, match.end())
    ):
        return False  # 11省（区、市）13股东: a string of names; but 2家5A级景区, 20.9万户69.3万人
    if unit == "条" and text[match.start() - 1 : match.start()] in _LISTS and match.start() > start:
        return False  # 民间投资“新36条”
    if not unit:
        return _bare(match, text, match.end())
    if match["unit"] == "年":
        return "." in match["low"] or _SCHOOLING.search(text, max(start, match.start() - 16), match.start()) is not None
    return True


def _bare(match: re.Match[str], text: str, end: int) -> bool:
    """A number without a unit is a figure where it ends its clause, or moves (从6.32下降至6.08)."""
    follower = text[end : end + 1]
    ends = _MOVES_ON.match(text, end) or not follower or not ("\u4e00" <= follower <= "\u9fff" or follower.isascii())
    return "." in match["low"] and bool(ends) and not match["magnitude"]
