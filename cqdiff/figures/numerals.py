"""Find the numbers in a text: value, unit and comparator of each, dates, ranks and names left out."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.figures.chinese import behind_tenths, decimal, written
from cqdiff.figures.few import COUNTERS, counts_few
from cqdiff.figures.spellings import BEGINS, Scanner, Spelling, spelled
from cqdiff.figures.told_last import JOINTS, points_of_each, unit_of_row
from cqdiff.figures.uncounted import begins_name, counts_nothing, is_cut_to, measures_behind
from cqdiff.models import Comparator

_CHINESE = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九十")} | {"两": Decimal(2), "半": Decimal("0.5")}
_SHORT = 3
_STEPS = ("大关", "台阶", "关口")
_SORTED = frozenset("级强型届城县镇园")
"""After a number in characters: 3个过三千亿元城市 sorts cities."""
_PEOPLE = re.compile(r"[^\W\d]{0,4}(?:人民|儿女|父老)|人口的?[^\W\d]{0,8}(?:大国|国家|大省)")
"""6100万湖北人民备受鼓舞, 近14亿人口的大国: who the people are, and no count of them."""
_SCHOOLING = re.compile(r"年限[^，。、\d]{0,8}$")
"""平均受教育年限达到9年以上: years that measure."""
_SORTED_BY = re.compile(r"\d[万亿]?[个家户项条座][^，。、\d]{0,6}过$")
"""2334个过2000万元的增长点: the amount says which are counted."""
_PER = re.compile(r"每\d+[^，。、\d]{1,8}?[中里]?就?有$")
"""平均每10个人中就有1个老板: a ratio."""
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
_UNFINISHED = frozenset(("", "个", "十", "百", "千", "万", "亿", "十万", "百万", "千万", "百亿", "千亿", "万亿"))
_NO_BOUND = {"约": frozenset("签节合契预公履"), "超": frozenset("商")}
"""项目签约3543亿元, 进驻商超600余家: 约 and 超 that are the end of a word."""
_CLASSES, _NO_CLASSES = frozenset("级强型届"), frozenset("降度化基")
"""After a number and its unit: a class of things (100亿元级项目, 1000千伏级)."""
_SHARED_UNIT = re.compile(r"[、和]\d{1,9}(?:\.\d+)?(?:%|个百分点)")
"""分别高4.2和0.7个百分点: the unit is told once."""
_MINUS = ("-", "−", "－")
_BEFORE_MINUS = frozenset("长、和与及为到至幅速的")
_SHORTEST_SIGNED = 4
_ALSO = re.compile(r"\d[\d.]{0,12}[万亿]?[多余]?(?:公里|平方|亩|公顷|户|人|名|栋|套|间|吨|千瓦)")
"""轨道交通线路5条158公里: the same thing measured twice."""
_GRADE = re.compile(r"\d[A-Za-z]|\d{1,3}周?岁")
_COMPOUND = r"(\d{1,4})([亿万])(\d{1,4})([千百])?([多余])?(万|(?<=[千百多余]))(?![瓦克米伏])"
"""1亿3千多万人次, 2万5千公里: one number in two magnitudes. Seldom met, and compiled when it is."""
_LONGEST_COMPOUND = 16
_CENTS = "分"
_PRICED = r"每(?:公?斤|度|千瓦时|立方米|吨|升)[^，。]*$"
"""粳稻每斤分别提高3分、5分: money; but 满分90分."""
_LONGEST_PRICED = 24
_INDEX_REACH = 11
_MOVES_ON = re.compile("(?:提高|提升|上升|增加|扩大|下降|降低|减少|缩小|升|降)[到至为]")


class Numeral(Struct, frozen=True, gc=False):
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


def numerals_in(text: str, start: int, end: int, scanner: Scanner) -> list[Numeral]:
    """The numerals of text[start:end] that measure something, in order.

    Raises nothing; what is a date, an ordinal, a rating or part of a name is left out.
    """
    found: list[Numeral] = []
    at = start
    while begin := BEGINS.search(text, at, end):
        spelling = spelled(text, begin.start(), end, scanner)
        if spelling is None:
            at = begin.end()
            continue
        at = spelling.end
        twofold = text[at - 1] in "亿万" and text[at : at + 1].isdigit()
        numeral = _compound(text, start, spelling.start, scanner) if twofold else None
        if numeral is None:
            read = _plain if spelling.match["low"] else _fraction
            numeral = read(text, start, spelling, scanner)
        if numeral is not None:
            if found and found[-1].unit in _UNFINISHED:
                _complete(found, numeral, text, scanner)
            found.append(numeral)
            if numeral.end > at:
                at = numeral.end
    return found


def _complete(found: list[Numeral], following: Numeral, text: str, scanner: Scanner) -> None:
    """Give the numbers before the last of a list the unit that it alone tells: 957万、1725万、1064万千瓦."""
    for at in range(len(found) - 1, -1, -1):
        unit = _whole_unit(found[at], following, text, scanner)
        if not unit:
            return
        following = found[at] = replace(found[at], unit=unit, kind=following.kind)


def _whole_unit(numeral: Numeral, following: Numeral, text: str, scanner: Scanner) -> str:
    """The unit of a number that tells half of it; empty where it is whole."""
    half, whole = numeral.unit, following.unit
    if half not in _UNFINISHED:
        return ""
    gap = text[numeral.end : following.start]
    if half == "个" and whole == "个百分点" and points_of_each(text, numeral.digits, numeral.end, gap):
        return whole
    if gap not in ("、", "和"):
        return ""
    if half == "个" and whole == "个百分点":  # 高于全国、全省1个和0.5个百分点
        return whole
    if half == "" and whole in ("%", "个百分点"):
        return whole if "." in text[numeral.digits : numeral.unit_end] or whole == "个百分点" else ""
    if half == "个":
        return whole if len(whole) > 1 and whole.startswith("个") else ""  # 压缩至10个和5个工作日
    if not half or whole == "%":
        return ""
    return whole if whole.startswith(half) and whole != half else half + whole if whole in scanner.kinds else ""


def _compound(text: str, start: int, begin: int, scanner: Scanner) -> Numeral | None:
    """1亿3千多万人次: 1.3亿人次 and more."""
    found = re.match(_COMPOUND, text[begin : begin + _LONGEST_COMPOUND])
    if not found or (found[2] == "亿") != (found[6] == "万"):
        return None
    scale = {"千": 1000, "百": 100, None: 1}[found[4]]
    value = int(found[1]) + Decimal(int(found[3]) * scale) / 10000
    at = begin + found.end()
    unit = scanner.units.at(text, at)
    left, before = _leading(text, start, begin, scanner)
    comparator = before or (Comparator.GE if found[5] else Comparator.EQ)
    kind, end = scanner.kinds.get(unit, ""), at + len(unit)
    return Numeral(left, begin, end, end, value, None, found[2] + unit, kind, comparator)


def _plain(text: str, start: int, spelling: Spelling, scanner: Scanner) -> Numeral | None:
    first, last, percent, low_unit, own, over, over_too = spelling.match.group(
        "low", "high", "percent", "lowunit", "magnitude", "over", "over2"
    )
    magnitude, unit, low_unit = own or "", spelling.unit, low_unit or ""
    if low_unit == "%" or percent:
        unit = "%"
    elif not magnitude:
        magnitude = low_unit
    elif low_unit and not last:  # 3万多亿元, 3千多万户
        magnitude = low_unit + magnitude
    if not (unit or magnitude or last) and text[spelling.end : spelling.end + 1] in JOINTS:
        unit = unit_of_row(text, start, spelling.start, spelling.end, scanner)
    minus = unit == "%" and _is_minus(text, start, spelling.start)
    if not minus and not _measures(text, start, spelling, magnitude + unit, scanner):
        return None
    begin = spelling.start - minus
    left, before = _leading(text, start, begin, scanner)
    more = Comparator.GE if over or over_too or unit == "个多百分点" else None
    unit = unit.replace("多", "") if unit == "个多百分点" else unit
    after = scanner.trailing[spelling.word] if spelling.word else more
    # 不低于10个以上: the word before the number decides
    comparator = before if before in (Comparator.GE, Comparator.LE) else after or before or Comparator.EQ
    low = Decimal(first.replace(",", ""))
    low = -low if minus else low
    high = Decimal(last.replace(",", "")) if last else None
    if high is not None and low_unit and low_unit != "%" and own and low_unit != own:
        high = None
    unit_end, end = spelling.unit_end, spelling.end
    if low_unit == "%" and spelling.unit not in ("", "%"):  # 70%村卫生室: 村 is no unit here
        unit_end = end = spelling.unit_start
        comparator = before or Comparator.EQ
    kind = scanner.kinds.get(unit) or scanner.kinds.get(unit.split("（")[0], "")
    return Numeral(left, begin, unit_end, end, low, high, magnitude + unit, kind, comparator)


def _is_minus(text: str, start: int, at: int) -> bool:
    """Whether the sign before a percentage makes it a fall (分别增长1.2%、-1.5%) and parts no range."""
    return at - start >= _SHORTEST_SIGNED and text[at - 1] in _MINUS and text[at - 2] in _BEFORE_MINUS


def _leading(text: str, start: int, at: int, scanner: Scanner) -> tuple[int, Comparator | None]:
    """Where a comparator word right before the number begins, and which it is."""
    word = scanner.before.of(text[max(start, at - 6) : at])
    if not word or (word in _NO_BOUND and text[max(start, at - 2) : at - 1] in _NO_BOUND[word]):
        return at, None
    return at - len(word), scanner.leading[word]


def _fraction(text: str, start: int, spelling: Spelling, scanner: Scanner) -> Numeral | None:
    """翻一番, 三分之一, 1/3, 九成: a percentage."""
    match, end, word = spelling.match, spelling.end, spelling.word
    if match["turn"]:
        value = Decimal(100 * (2 ** int(_CHINESE[match["times"] or "一"]) - 1))
    elif match["half"]:
        value = Decimal(50)
    elif match["fold"]:
        value = 100 * _CHINESE[match["fold"]]
    elif match["bare"]:
        return _magnitude(text, start, spelling, scanner)
    elif match["few"]:
        return _few(text, start, spelling, scanner)
    elif match["written"]:
        return _written(text, start, spelling, scanner)
    elif match["share"]:
        value = decimal(match["share"])
    elif match["tenths"]:
        value = 10 * _CHINESE[match["tenths"]]
        if more := behind_tenths(text, end):  # 八成五
            value, end = value + more, end + 1
            word = scanner.after.at(text, end)
            end += len(word)
    else:
        top, bottom = _small(match["of"] or match["numerator"]), _small(match["part"] or match["denominator"])
        if not top or not bottom or top >= bottom:
            return None
        value = (100 * top / bottom).quantize(Decimal("0.01"))
    left, before = _leading(text, start, spelling.start, scanner)
    comparator = before or scanner.trailing.get(word) or _nearly(text, end)
    kind = "turn" if match["turn"] or match["fold"] else "unit"
    return Numeral(left, spelling.start, end, end, value, None, "%", kind, comparator)


def _nearly(text: str, end: int) -> Comparator:
    """三分之一强 is more, 三分之一弱 less; 三分之一强制… says nothing of it."""
    if text[end : end + 1] not in ("强", "弱") or text[end + 1 : end + 2] not in ("", *"，。；、的）"):
        return Comparator.EQ
    return Comparator.GE if text[end] == "强" else Comparator.LE


def _magnitude(text: str, start: int, spelling: Spelling, scanner: Scanner) -> Numeral:
    """突破百亿次, 迈上万亿元台阶: 100 亿次, 1 万亿元."""
    value, magnitude = _BARE[spelling.match["bare"]]
    left, before = _leading(text, start, spelling.start, scanner)
    if before is None and text[spelling.start - 1] == "过":  # 连续两年过万亿元
        left, before = spelling.start - 1, Comparator.GE
    comparator = before or scanner.trailing.get(spelling.word, Comparator.EQ)
    kind = scanner.kinds.get(spelling.unit, "")
    return Numeral(
        left, spelling.start, spelling.unit_end, spelling.end, value, None, magnitude + spelling.unit, kind, comparator
    )


def _written(text: str, start: int, spelling: Spelling, scanner: Scanner) -> Numeral | None:
    """六千六百零四万吨: as reports before 2000 write their numbers; short counts (十二个) are mostly words."""
    match, unit = spelling.match, spelling.unit
    if scanner.not_after.of(text[max(start, spelling.start - 8) : spelling.start]) or _COUNTLESS.search(
        text, max(start, spelling.start - 1), spelling.start
    ):
        return None
    value, magnitude = written(match["written"] + (match["writtenscale"] or ""))
    high, scale = written(match["writtenhigh"]) if match["writtenhigh"] else (None, magnitude)
    if scale != magnitude:
        return None
    if unit in ("年", "届"):
        return None
    if len(match["written"]) < _SHORT and not magnitude and not _counts(text, start, spelling, scanner):
        return None
    if unit == "期" and text[spelling.unit_end : spelling.unit_end + 1] in ("间", "末"):
        return None  # 十三五期间, without its quotation marks
    if text[spelling.start - 1] == "个" and text.startswith(_STEPS, spelling.unit_end):
        return None  # 跨过两个百亿元大关
    follower = text[spelling.end : spelling.end + 1]
    if follower in _SORTED or (unit == "次" and not magnitude) or (unit == "项" and follower == "目"):
        return None  # 百亿项目
    left, before = _leading(text, start, spelling.start, scanner)
    if before is None and spelling.end == match.end() + len(unit) and begins_name(match.group(), unit, follower):
        return None  # 洛川百万吨乙烯项目
    over = Comparator.GE if match["writtenover"] else Comparator.EQ
    comparator = before or scanner.trailing.get(spelling.word, over)
    kind = scanner.kinds.get(unit, "")
    return Numeral(
        left, spelling.start, spelling.unit_end, spelling.end, value, high, magnitude + unit, kind, comparator
    )


def _counts(text: str, start: int, spelling: Spelling, scanner: Scanner) -> bool:
    counted = spelling.unit in COUNTERS and not spelling.word
    return counted and counts_few(text, start, spelling.start, spelling.unit_end, scanner.building)


def _few(text: str, start: int, spelling: Spelling, scanner: Scanner) -> Numeral | None:
    """新建三座污水处理厂."""
    if not _counts(text, start, spelling, scanner):
        return None
    value, end = _CHINESE[spelling.match["few"]], spelling.unit_end
    return Numeral(spelling.start, spelling.start, end, end, value, None, spelling.unit, "counter", Comparator.EQ)


def _small(word: str | None) -> Decimal | None:
    if not word:
        return None
    return Decimal(word) if word.isdigit() else _CHINESE.get(word)


def _measures(text: str, start: int, spelling: Spelling, unit: str, scanner: Scanner) -> bool:
    """Whether the number says how much of something there is (GUIDE: NOT figures)."""
    match, begin, end = spelling.match, spelling.start, spelling.end
    last, follower = text[begin - 1], text[end : end + 1]
    barred = scanner.not_after.of(text[max(start, begin - 8) : begin])
    if barred:
        kind = scanner.kinds.get(spelling.unit, "")
        if not measures_behind(barred, text[max(start, begin - 8) : begin], unit, spelling.unit, kind):
            return False
    if last == "有" and _PER.search(text, max(start, begin - 16), begin):
        return False
    if last == "过" and _SORTED_BY.search(text, max(start, begin - 12), begin):
        return False
    if not spelling.unit and text.startswith(("大关", "关口"), end) and (match["magnitude"] or match["lowunit"]):
        return last in "破过上超"  # 市场主体突破10万大关
    number_end = match.end() - (match["over2"] is not None)
    if not spelling.unit and _PEOPLE.match(text, end):
        return False  # 6100万湖北人民备受鼓舞
    named_set = scanner.set_names.at(text, number_end) if unit != "%" else ""
    cents = unit == _CENTS and re.search(_PRICED, text[max(start, begin - _LONGEST_PRICED) : begin])
    if named_set and not cents and not (spelling.unit and number_end + len(named_set) < spelling.unit_end):
        # 18个方面; but 15分钟 is no 15分
        return named_set[-1] == "内" and is_cut_to(text[max(start, begin - 8) : begin])
    if counts_nothing(text, start, begin, spelling.unit_end, spelling.unit):
        return False
    if follower in _CLASSES and not spelling.word and text[end + 1 : end + 2] not in _NO_CLASSES:
        return False
    if follower.isdigit() and not (
        match["magnitude"] or match["lowunit"] or _GRADE.match(text, end) or _ALSO.match(text, end)
    ):
        return False  # 11省（区、市）13股东: a string of names; but 2家5A级景区, 20.9万户69.3万人
    if unit == "条" and last in _LISTS and begin > start:
        return False  # 民间投资“新36条”
    if not unit:
        return _bare(match, text, end, text[max(start, begin - _INDEX_REACH) : begin])
    if spelling.unit == "年":
        return "." in match["low"] or _SCHOOLING.search(text, max(start, begin - 16), begin) is not None
    return True


def _bare(match: re.Match[str], text: str, end: int, before: str) -> bool:
    """A number without a unit is a figure where it ends its clause, or moves (从6.32下降至6.08).

    One without a point is a figure of an index alone (居民消费价格指数控制在103左右).
    """
    follower = text[end : end + 1]
    ends = _MOVES_ON.match(text, end) or not follower or not ("\u4e00" <= follower <= "\u9fff" or follower.isascii())
    broken = "." in match["low"]
    shared = _SHARED_UNIT.match(text, end) if follower in ("、", "和") else None
    if shared and (broken or shared.group().endswith("点")):
        return True
    ratio = follower in ("∶", "：", ":") and text[end + 1 : end + 2].isdigit()  # 车桩比1.3∶1
    ratio = ratio or (before[-1:] == "：" and before[-2:-1].isdigit())  # 10.1：39.4：50.5
    ratio = ratio or before[-1:] == "”"  # 上线“城市大脑”2.0
    return (broken or "指数" in before) and bool(ends) and not match["magnitude"] and not ratio
