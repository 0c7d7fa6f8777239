"""The words of a table's cell → the value that they state. Changes when values are written in another way."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from cqdiff.figures.chinese import decimal
from cqdiff.figures.lexicon import any_of
from cqdiff.models import Comparator
from cqdiff.rules import RuleSet
from cqdiff.units import parse_unit

_SIGNS = {
    **dict.fromkeys("≥>＞≧⩾", Comparator.GE),
    **dict.fromkeys("≤<＜≦⩽", Comparator.LE),
    **dict.fromkeys("≈~～", Comparator.APPROX),
}
_SPACE = re.compile(r"\s+")
_NOTE = re.compile(
    r"(?:[①-⑳*＊]+|(?<=.)[\[［〔(（]注?\d{1,2}[\]］〕)）]|(?<=.)[（(【\[［][^（()）\d%]{1,12}[)）】\]］])$"
)
"""What stands behind a number as an aside: marks of notes, （预计）, （五年累计）."""
_BRACKETED = re.compile(r"^[\[［【〔]([^\[\]［］【】〔〕]+)[\]］】〕](.*)$")
_SEVERAL = re.compile(r"五年|累计|[三四]年|十[一二三四五六七八九]五|规划期")
_LEAD = re.compile(r"^(?:预计|预期|力争|确保|约为|实现|完成|达到|达|为|保持在?|稳定在|控制在|维持在|大约在)+")


class Value(Struct, frozen=True):
    """What a cell states. `verb` is the word of rise or fall in it, with 到 where it arrives; `unit` is "" where it has
    none of its own. `several` is true where it stands in square brackets or for several years: [120]."""

    value: Decimal
    high: Decimal | None
    unit: str
    comparator: Comparator
    verb: str = ""
    several: bool = False


@lru_cache(maxsize=4)
def _pattern(rules: RuleSet) -> tuple[re.Pattern[str], dict[str, Comparator], dict[str, Comparator]]:
    before = {w: c for c in (Comparator.GE, Comparator.LE, Comparator.APPROX) for w in rules.words(f"{c}_before")}
    after = {w: c for c in (Comparator.GE, Comparator.LE, Comparator.APPROX) for w in rules.words(f"{c}_after")}
    verbs = any_of(w for w in (*rules.words("up_verbs"), *rules.words("down_verbs")) if w not in before)
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|百分之[零〇一二三四五六七八九十百点两]+"
    pattern = (
        rf"(?P<verb>(?:{verbs})?(?:到|至|为)?)(?P<before>{any_of(before)}|[{''.join(_SIGNS)}]=?)?"
        rf"(?P<sign>[+\-−—–－]?)(?P<low>{digits})(?P<lowunit>[^\d\-−—–~～至到.,]{{0,4}}?)"
        rf"(?:(?:[\-−—–~～－]{{1,2}}|至|到)(?P<high>{digits}))?"
        rf"(?P<over>[多余])?(?P<unit>[^\d]{{0,12}}?)(?P<after>{any_of(after)}|\+)?"
    )
    return re.compile(pattern), before, after


def value_of(words: str, rules: RuleSet) -> Value | None:
    """The value of a folded cell (6%左右, ≥5, 3.5以内, [120], 增长5—5.5%); None where it states no single number."""
    text = _SPACE.sub("", words)
    several = False
    while found := _NOTE.search(text):
        several = several or _SEVERAL.search(found.group()) is not None
        text = text[: found.start()]
    bracketed = _BRACKETED.match(text)
    if bracketed:
        several, text = True, bracketed.group(1) + bracketed.group(2)
    pattern, before, after = _pattern(rules)
    match = pattern.fullmatch(_LEAD.sub("", text))
    if match is None:
        return None
    unit = match["unit"] or match["lowunit"] or ""
    if match["low"].startswith("百分之"):
        unit = "%" + unit
    if unit and parse_unit(unit, rules) is None:
        return None
    mark = match["before"] or ""
    comparator = before.get(mark) or _SIGNS.get(mark[:1])
    if comparator is None:
        comparator = after.get(match["after"] or "") or (Comparator.GE if match["over"] or match["after"] else None)
    low, high = _number(match["low"]), _number(match["high"]) if match["high"] else None
    if match["sign"] not in ("", "+"):
        low, high = -low, -high if high is not None else None
    return Value(low, high, unit, comparator or Comparator.EQ, match["verb"], several)


def _number(text: str) -> Decimal:
    return decimal(text.removeprefix("百分之")) if text.startswith("百分之") else Decimal(text.replace(",", ""))
