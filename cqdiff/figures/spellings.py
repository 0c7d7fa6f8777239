"""How numbers are written: digits and signs, the unit behind them and the comparator behind that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from cqdiff.figures.chinese import POINTS, WRITTEN
from cqdiff.figures.few import COUNTERS
from cqdiff.models import Comparator
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends

BEGINS = re.compile(
    r"[0-9百千万亿翻一二两三四五六七八九十](?:(?<=[0-9翻万亿])|(?=[零〇○一二两三四五六七八九十百千万亿倍半成分座所条处家个]))"
)
"""What a numeral begins with: a class of signs is found much faster than the pattern itself. 一 of 一体 begins none."""
_MAGNITUDES = "万亿|千亿|百亿|十亿|千万|百万|十万|万|亿|千|百"
_DASHES = "—–－~～-"
_NOT_BEFORE = {
    "个": "体人性税别",
    "人": "口",
    "台": "阶",
    "管": "道网线理护",
    "客": "运流商户机车服厅人源栈货",
    "把": "手",
    "通": "车公信电过道达航行报知关用村邮水气讯商",
    "剂": "量型",
    "担": "保当任架子忧",
}
"""900多万个体工商户, 13亿人口, 百亿台阶: no units."""
_NO_TRADERS = ("个体育", "个体验", "个体检")
"""30个体育公园 are counted; of 900多万个体工商户 the number is."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OR = "（[个间户处所条家座台里只头匹羽口套人艘辆片项件段]）"
"""8条（个）: a unit and another one that some of the things are counted in."""
_BARRED = {
    "numerator": frozenset("0123456789/年月"),
    "share": frozenset("0123456789百千万亿"),
    "tenths": frozenset("为立效果本功员交长都年品套型熟渝"),
    "bare": frozenset("级的产企项园集俱镇县"),
}
"""What may not follow: 1/2年, 九成熟, 突破万亿级产业."""
_BROKEN = re.compile("(?:(?<=破[亿万])|(?<=破[百千万][亿万]))(?=[、，。；])")
"""销售额破亿、, 旅游收入首破百亿，: the magnitude alone."""


class Spelling(Struct, frozen=True, gc=False):
    """A number as it is written. `match` holds its signs by name; the unit and the word behind it may be empty.

    `signs` ends the signs, `unit_end` the unit, `end` the word; a blank may part them.
    """

    match: re.Match[str]
    start: int
    signs: int
    unit: str
    unit_start: int
    unit_end: int
    word: str
    end: int


class Scanner(Struct, frozen=True, gc=False):
    """What the rules say of numbers, ready to be asked."""

    number: re.Pattern[str]
    units: Begins
    after: Begins
    before: Ends
    leading: dict[str, Comparator]
    trailing: dict[str, Comparator]
    kinds: dict[str, str]
    not_after: Ends
    building: tuple[str, ...]
    set_names: Begins


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
    leading, trailing = (
        {
            word: comparator
            for comparator in (Comparator.GE, Comparator.LE, Comparator.APPROX)
            for word in rules.words(f"{comparator}_{side}")
        }
        for side in ("before", "after")
    )
    return Scanner(
        re.compile(_pattern(kinds)),
        Begins({name: _NOT_BEFORE.get(name, "") for name in kinds}),
        Begins(trailing),
        Ends(leading),
        leading,
        trailing,
        kinds,
        Ends((*rules.words("not_after"), *_LETTERS, *"±+×-—./:∶")),
        tuple(rules.words("building_verbs")),
        Begins(rules.words("fixed_sets")),
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _pattern(kinds: Iterable[str]) -> str:
    """One pattern for every way to write a number, without its unit; its groups say which it was."""
    digits = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    # 千 of 千瓦 and 百 of 百分点 belong to the unit
    apart = rf"(?!{_alternatives({n[1:] for n in kinds if n[0] in '百千万亿' and len(n) > 1} | {'分点'})})"
    return (
        r"(?<![\d/])(?P<numerator>\d)/(?P<denominator>\d)(?![\d/年月])|"
        rf"(?P<percent>百分之)?(?P<low>{digits})(?: ?(?P<lowunit>%|(?:{_MAGNITUDES}){apart}))?"
        rf"(?:(?:[{_DASHES}]{{1,2}}|至|到)(?P<high>{digits}))?"
        rf"(?P<over>[多余几])?(?P<magnitude>(?:{_MAGNITUDES}){apart})?(?P<over2>[多余])?"
        rf"|百分之(?P<share>{POINTS})"
        # 千 of 千瓦 belongs to the unit here too
        rf"|(?P<written>{WRITTEN})(?![瓦克米伏卡]|分[点之])(?:(?:至|到|[{_DASHES}]{{1,2}})(?P<writtenhigh>{WRITTEN})"
        rf"(?![瓦克米伏卡]|分点))?(?P<writtenover>[多余])?(?P<writtenscale>(?<=[多余])[万亿])?"
        r"|(?P<turn>翻)了?(?P<times>[一两二三])?番"
        r"|(?:(?<=增长)|(?<=增加)|(?<=提高)|(?<=扩大))(?P<fold>[一两二三四五])倍"
        r"|(?:(?<=[近超过约占达的])|(?<=达到)|(?<=减少)|(?<=[压降]缩|[缩压]减|缩短|降低|下降))(?P<half>一半)"
        r"|(?:(?<=[超过近逾破])|(?<=[迈跨站]上)|(?<=达到|重回|重返|定在))(?P<bare>百万|千万|百亿|千亿|万亿|万|亿)"
        r"|(?P<tenths>[一二两三四五六七八九])成"
        r"|(?P<few>[一二两三四五六七八九])(?=[座所条处家个])"
        r"|(?P<part>[一二三四五六七八九十\d]{1,9})分之(?P<of>[一二三四五六七八九十\d]{1,9})"
    )


def spelled(text: str, at: int, end: int, scanner: Scanner) -> Spelling | None:
    """The number that begins at `at`, None where none does."""
    match = scanner.number.match(text, at, end)
    if match is None:
        return None
    signs = match.end()
    if match["low"]:
        unit, unit_start, unit_end = _unit_behind(text, signs, end, scanner)
        blank = unit_end + text.startswith(" ", unit_end, end)
        word = scanner.after.at(text, blank, end)
        return Spelling(match, at, signs, unit, unit_start, unit_end, word, blank + len(word) if word else unit_end)
    unit = scanner.units.at(text, signs, end) if match["written"] or match["bare"] or match["few"] else ""
    if match["few"] and unit not in COUNTERS:  # 三个月, 两个百分点
        return None
    bare = not unit and not match["writtenscale"]  # 两百多万高校师生
    if bare and (match["written"] or match["bare"]) and not _BROKEN.match(text, signs):
        return None
    unit_end = signs + len(unit)
    word = scanner.after.at(text, unit_end, end)
    for name, barred in _BARRED.items():
        if match[name]:
            if word and text[unit_end + len(word) : unit_end + len(word) + 1] in barred:
                word = ""
            if text[unit_end + len(word) : unit_end + len(word) + 1] in barred:
                return None
    return Spelling(match, at, signs, unit, signs, unit_end, word, unit_end + len(word))


def _unit_behind(text: str, at: int, end: int, scanner: Scanner) -> tuple[str, int, int]:
    """The unit behind digits, where it begins and where it ends; a blank may stand before it."""
    start = at + text.startswith(" ", at, end)
    unit = scanner.units.at(text, start, end) or ("个" if text.startswith(_NO_TRADERS, start, end) else "")
    if not unit:
        return "", at, at
    stop = start + len(unit)
    if text.startswith("（", stop, end) and re.match(_OR, text[stop:end]):
        stop += len("（个）")
    return text[start:stop], start, stop
