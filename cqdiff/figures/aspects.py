"""Tell whether a number is a level, a growth or an absolute change, and with which sign."""

from __future__ import annotations

import re
from decimal import Decimal

from cqdiff.figures.lexicon import Lexicon
from cqdiff.figures.numerals import Numeral
from cqdiff.models import Aspect

_GROWS = re.compile("的?(?:较快|高速)?(?:增长|增速|增幅)(?!极|点|贡献)|的.{2,14}?(?:增长|增速|涨幅)目标")
"""营收保持20%以上增长: the verb after the number."""
_BETTERS = ("加快", "提升", "提高", "拓展")
"""加快1600个城市更新项目建设, 提高1200万教师待遇: the things get better, not more."""
_NOUN = re.compile(r"(?!左右|以上|以下|多)[^\W\da-zA-Z]{2}")
_CUTS = re.compile("(?:压减|减少|缩减|精简|缩短)[^，。、到至为]{2,8}$|减(?:时间|材料|跑动|环节|费用|证明)$")
"""平均压减时间58% (Beijing 2026), 减材料54% (Hubei 2026): the verb stands before what is cut."""
_OVER_MEAN = re.compile("(?:(高于|高出|多于)|低于|少于)[^，。、\\d]{2,12}(?:水平|平均|均值)$")
"""高于全省平均水平4.6件: by how much."""
_MEANS = ("平", "均", "值")
_POINTS = frozenset(("百分点", "个百分点"))
_HUNDRED = Decimal(100)


def aspect_of(numeral: Numeral, head: str, predicate: str, after: str, lexicon: Lexicon) -> tuple[Aspect, int]:
    """Aspect and sign (1 or -1) of a number by the words before it.

    `head` is all the text before the number in its item, `predicate` the end of it that is no name, `after` what
    follows the number in its clause.
    增长6% is a growth, 提高到26% a level, 净增1300万吨 a change, 下降3% a growth of -3.
    """
    if numeral.kind == "turn" or (numeral.unit == "%" and _GROWS.match(after)):
        return Aspect.GROWTH, 1
    if numeral.unit == "%" and _CUTS.search(head):
        return Aspect.GROWTH, -1
    over = _OVER_MEAN.search(head) if head[-1:] in _MEANS else None
    if over and numeral.unit != "%":
        return Aspect.CHANGE, 1 if over.group(1) else -1
    falls, rises = _last(lexicon.down, predicate), _last(lexicon.up, predicate)
    if lexicon.fall.of(_core(head, predicate)):
        return _relative(numeral), -1
    if lexicon.growth.of(_core(head, predicate)):
        return _relative(numeral), 1
    if numeral.unit in _POINTS:
        return Aspect.CHANGE, -1 if falls > rises else 1
    moved = max(falls, rises)
    counts = (numeral.kind == "counter" or numeral.unit in ("万", "亿")) and _NOUN.match(after)
    if counts and predicate.endswith(_BETTERS):
        moved = -1
    if moved < 0 and lexicon.loss_start.match(head) and numeral.unit not in ("%", "‰"):
        return Aspect.CHANGE, -1
    if moved < 0 or _reaches(predicate, moved, lexicon):
        return Aspect.LEVEL, 1
    sign = -1 if falls > rises else 1
    if numeral.unit in ("%", "‰", "倍", "成"):
        return Aspect.GROWTH, sign
    return Aspect.CHANGE, sign


def _relative(numeral: Numeral) -> Aspect:
    return Aspect.GROWTH if numeral.unit in ("%", "‰", "倍", "成") else Aspect.CHANGE


def _core(head: str, predicate: str) -> str:
    return head.removesuffix(predicate)


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for found in pattern.finditer(text):
        at = found.start()
    return at


def _reaches(predicate: str, moved: int, lexicon: Lexicon) -> bool:
    """Whether 到/至 follows the verb of change, so that the number is where it arrives."""
    rest = predicate[moved:]
    found = lexicon.up.match(rest) or lexicon.down.match(rest)
    after = rest[found.end() :] if found else ""
    return after.startswith(("到", "至", "为"))


def scaled(numeral: Numeral, aspect: Aspect, sign: int) -> tuple[Decimal, Decimal | None, str]:
    """Value, upper value and unit as recorded: signed, with 增长1倍 as 100 %."""
    value, high, unit = numeral.value, numeral.value_hi, numeral.unit
    if aspect is Aspect.GROWTH and unit in ("倍", "成"):
        factor = _HUNDRED if unit == "倍" else Decimal(10)
        value, high, unit = value * factor, high * factor if high is not None else None, "%"
    if aspect is not Aspect.LEVEL and sign < 0:
        value, high = -value, -high if high is not None else None
    return value, high, unit
