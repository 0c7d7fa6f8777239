"""Tell whether a number is a level, a growth or an absolute change, and with which sign."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from cqdiff.figures.lexicon import Lexicon
from cqdiff.figures.numerals import Numeral
from cqdiff.models import Aspect

_GROWS = re.compile("的?(?:较快|高速)?(?:增长|增速|增幅)(?!极|点|贡献)|的速度|的.{2,14}?(?:增长|增速|涨幅)目标")
"""营收保持20%以上增长: the verb after the number."""
_BETTERS = ("加快", "提升", "提高", "拓展")
"""加快1600个城市更新项目建设, 提高1200万教师待遇: the things get better, not more."""
_MADE = "增加"
_BURDENS = "[^，。、\\d]{2,12}(?:税负|负担|成本|费用|收费)"
"""降低900多万个体工商户税负: how many gain, and not how many are gone."""
_NOUN = re.compile(r"(?!左右|以上|以下|多)[^\W\da-zA-Z]{2}|\d[\d.]*公里")
_CUTS = re.compile("(?:压减|减少|缩减|精简|缩短)[^，。、到至为]{2,8}$|减(?:时间|材料|跑动|环节|费用|证明)$")
"""平均压减时间58% (Beijing 2026), 减材料54% (Hubei 2026): the verb stands before what is cut."""
_OVER_MEAN = re.compile("(?:(高于|高出|多于)|低于|少于)[^，。、\\d]{2,12}(?:水平|平均|均值)$")
"""高于全省平均水平4.6件: by how much."""
_MEANS = ("平", "均", "值")
_DEARER = ("提速", "提价", "加价")
_CHEAPER = ("降价", "降费", "降本")
"""平均降价53%: what got cheaper is told by the verb alone."""
_SIMPLE = ("高达", "低达")
"""占比高达51.2%: how much it is, and not by how much it rose."""
_LISTED = r"(?:[-−－]?\d[\d.,]*[^，。、\d]{0,8}(?:以及|[、和与及]))+$"
"""增速分别为6.2%、7.6%: the numbers of the list before this one."""
_JOINTS = frozenset("、和与及")
_AIMS = frozenset(("任务", "目标", "计划", "要求"))
_AIM_ENDS = frozenset("务标划求数多少")
_EXCESS = "(?<!不)(?:超|[比较]|[高低多少]于)[^，。、\\d]{0,10}(?:任务|目标|计划|要求)数?(?:多|(少))?$"
"""超年度目标1.6万人, 比国家下达任务多7万亩: by how much."""
_POINTS = frozenset(("百分点", "个百分点"))
_HUNDRED = Decimal(100)
_PREDICATES = 256
"""Most predicates of a report are a few words (增长, 达到) met again and again."""


def aspect_of(numeral: Numeral, head: str, predicate: str, after: str, lexicon: Lexicon) -> tuple[Aspect, int]:
    """Aspect and sign (1 or -1) of a number by the words before it.

    `head` is all the text before the number in its item, `predicate` the end of it that is no name, `after` what
    follows the number in its clause.
    增长6% is a growth, 提高到26% a level, 净增1300万吨 a change, 下降3% a growth of -3.
    """
    if head[-1:] in _JOINTS:
        head = re.sub(_LISTED, "", head)
    percent = numeral.unit == "%"
    if numeral.kind == "turn" or (percent and (_GROWS.match(after) or head.endswith(_DEARER))):
        return Aspect.GROWTH, 1
    if percent and (_CUTS.search(head) or head.endswith(_CHEAPER)):
        return Aspect.GROWTH, -1
    ahead = head[-1:] in _MEANS or head[-1:] in _AIM_ENDS or "净增" in head
    if ahead and not percent and (change := _told_by_name(numeral, head)):
        return Aspect.CHANGE, change
    falls, rises = _turns(predicate, lexicon)
    core = head.removesuffix(predicate)
    fall, growth = lexicon.fall.of(core), lexicon.growth.of(core)
    if percent and not growth and ("由" in core or "从" in core):  # 经济增速从上半年的6.3%回升
        growth = lexicon.growth.of(core[: max(core.rfind("由"), core.rfind("从"))])
    if numeral.unit in _POINTS:
        return Aspect.CHANGE, _points_sign(falls, rises, core, bool(fall), lexicon)
    if fall or growth:
        return _relative(numeral), -1 if fall else 1
    moved = max(falls, rises)
    counts = moved >= 0 and (numeral.kind == "counter" or numeral.unit in ("万", "亿")) and _NOUN.match(after)
    if counts and (predicate.endswith(_BETTERS) or _made(head, core, predicate, after) or _spared(falls, after)):
        moved = -1
    if moved < 0 and numeral.unit not in ("%", "‰") and lexicon.loss_start.match(head):
        return Aspect.CHANGE, -1
    # 办理时间压缩在15天以内; but 增长在5%左右
    kept = falls >= 0 and predicate.endswith("在") and numeral.unit not in ("%", "‰")
    if moved < 0 or kept or _reaches(predicate, moved, lexicon):
        return Aspect.LEVEL, 1
    sign = -1 if falls > rises else 1
    if numeral.unit in ("%", "‰", "倍", "成"):
        return Aspect.GROWTH, sign
    return Aspect.CHANGE, sign


def _made(head: str, core: str, predicate: str, after: str) -> bool:
    """Whether things are counted that are made: 增加1万个停车位, as 新增; but 比上年增加3家企业, 增加500万户用户."""
    return predicate.endswith(_MADE) and not core and "比" not in head and "较" not in head and "用户" not in after


def _spared(falls: int, after: str) -> bool:
    return falls >= 0 and re.match(_BURDENS, after) is not None


def _relative(numeral: Numeral) -> Aspect:
    return Aspect.GROWTH if numeral.unit in ("%", "‰", "倍", "成") else Aspect.CHANGE


def _told_by_name(numeral: Numeral, head: str) -> int:
    """1 or -1 where the words before a number make it a change that no verb right before it tells; else 0."""
    net = head.rpartition("净增")[2] if "净增" in head else ""
    if len(net) > 1 and net[0] not in "加长" and numeral.unit not in _POINTS:
        return 1  # 净增规上工业企业42家: the verb stands before the noun
    found = _OVER_MEAN.search(head) if head[-1:] in _MEANS else None
    if found:
        return 1 if found.group(1) else -1
    found = _excess(head)
    return 0 if not found else -1 if found.group().startswith(("低", "少")) or found.group(1) else 1


def _excess(head: str) -> re.Match[str] | None:
    return re.search(_EXCESS, head) if head[-2:] in _AIMS or head[-3:-1] in _AIMS else None


def _points_sign(falls: int, rises: int, core: str, of_fall: bool, lexicon: Lexicon) -> int:
    """Sign of a number of percentage points: of the verb before it, else of what it was measured against before."""
    if falls < 0 and rises < 0:
        compared = re.findall(lexicon.compared, core)
        return -1 if of_fall or (compared and compared[-1] in lexicon.short_of) else 1
    return -1 if falls > rises else 1


def named_by_change(name: str, numeral: Numeral, head: str, predicate: str, lexicon: Lexicon) -> str:
    """The name of a change that is none of the thing itself: 降幅收窄2个百分点, 城镇新增就业超年度目标1.6万人."""
    if numeral.unit in _POINTS:
        fall = lexicon.fall.of(head.removesuffix(predicate)) if predicate else ""
        return name + fall if fall and not name.endswith(fall) else name
    if numeral.kind == "counter":  # 总数达418家，较上年净增67家; but 煤炭消费总量减少130万吨
        name = name.removesuffix("总数").removesuffix("总量") or name
    found = _excess(head)
    return name + found.group() if found and found.group()[-2:] not in name else name


@lru_cache(maxsize=_PREDICATES)
def _turns(predicate: str, lexicon: Lexicon) -> tuple[int, int]:
    """Where the last word of a fall and the last word of a rise begin in a predicate; -1 where there is none."""
    return _last(lexicon.down, predicate), _last(lexicon.up, predicate)


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for found in pattern.finditer(text):
        at = found.start()
    return at


def _reaches(predicate: str, moved: int, lexicon: Lexicon) -> bool:
    """Whether 到/至 follows the verb of change, so that the number is where it arrives."""
    rest = predicate[moved:]
    if rest.startswith(_SIMPLE):
        return True
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
