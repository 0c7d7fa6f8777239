"""Name numbers that hold what was told before against something: a plan, other places, a whole, other years."""

from __future__ import annotations

import re

from msgspec.structs import replace

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_leading
from cqdiff.figures.phrases import without_verb
from cqdiff.figures.subject import NOTHING, Found, Subject, inherited

_THAN = re.compile("[比较](?![去上])[^，。、\\d]{0,6}(?:目标值?|目标任务|考核值|指标|任务|均值|平均水平)")
"""优良率90%，比目标值高2.1个百分点."""
_AGAINST = "(?:增速|增幅|涨幅|降幅)?[比较](?![去上今当前同一二三四重例率值价年大较高强峰最历])([^，。\\d]{1,14})"
"""比全省平均高1.2个百分点, 比全国、全省分别高2.1个、0.7个百分点, 比试点版减少177项."""
_RATE = re.compile("(?:增速|增幅|涨幅)(?=.)")
_PULLS = re.compile("(?:拉动|带动)[^，。、\\d]{2,12}(?:增长|回升|提升)$")
"""拉动社零增长2.6个百分点: a share in the growth, and not the growth itself."""
_PLANNED = (
    "(?:分别)?(?:仅|只|已|约)*(完成|相当于|接近|超过|为|是|占|达到?|不到|不足|恢复[到至])(?:了)?((?:\\d{4}年)?[^，。、\\d]{0,8}?"
    "(?:计划|目标|任务|预算|预期|进度|平均水平|平均|年前|同期|原来)|(?<=恢复[到至])(?:\\d{4}|[上去前])年)的$"
)
"""完成投资1.07万亿元，为年度计划的113.5%; 是全国平均水平的1.46倍."""
_PLANS = ("计划", "目标", "任务", "预算", "预期", "进度")
_REACHED_OF = "^(.{2,}?)(?:要|应|须|将|已|均|力争|争取|基本)*(?:达到?|相当于)(?![上去前往同到])([^，。、\\d]{2,12})的$"
"""教育经费支出要达到生产总值的4%, 新能源公交车达到公交车总数的80%."""
_AT_RATE = "^.*?(?:[已拟将]|财政)按照?(?=.{4,}占)"
"""市财政已按教育经费支出占生产总值的4%编制预算."""
_OVER = "(?:分别)?超额?(?!过)[^，。、\\d]{0,8}(?:目标|任务|计划|进度|预期|平均水平|平均)(?:值|数)?"
"""粮食总产量641.2万吨，超国家下达任务6.2万吨."""
_RATIO = "[与和同][^，。、]{2,14}(?:之比|的比[率值例])"
"""与国内生产总值之比达到2.18%."""
_EACH_RATE = "^(?:增速|增幅|涨幅|降幅)?(?:均|分别)*"
_EACH_LAST = "(?:增速|增幅|涨幅)?(?:均|分别)*$"
_MEANS = ("平均", "人均")
_EXCESSES = ("超", "分别超")
_SET = ("目标", "控制目标")
_MORE = ("高", "低", "快", "慢", "多", "少")
_MORE_EACH = "(?:分别|均)?[高低快慢多少]?$"
_YARDSTICKS = "[、和与及]"


def measured_by(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """A number told of the one before: 高于全国1个百分点; 增速比城镇居民高2.4个百分点; 其中用于项目建设1542亿元."""
    pulls = _PULLS.search(item.head) if item.numeral.unit.endswith("百分点") else None
    if pulls:
        return Found(pulls.group())
    planned = re.search(_PLANNED, item.head) if item.head.endswith("的") else None
    if planned:
        return _of_plan(planned, subject, lexicon)
    share = _share(item, lexicon) if item.numeral.unit == "%" and item.head.endswith("的") else ""
    if share:
        return Found(share)
    if core.startswith(_EXCESSES) and predicate in _SET:
        core += predicate  # 超市下达目标0.6个百分点
    if _is_held_against(core, predicate):
        told = inherited(subject, lexicon)
        return Found(told + core.removeprefix("分别") if told else "", subject.verb, thing=subject.thing, held=told)
    told = subject.held or subject.name
    if not told:
        return NOTHING
    held = (core or item.head).removeprefix("分别")
    if lexicon.excess_start.match(held):
        words = strip_leading(held, lexicon)
        return Found(told + words, subject.verb, thing=subject.thing, held=told)
    if item.joined and not core and subject.held and lexicon.regions.at(item.head) == item.head != "":
        verb = lexicon.excess_start.match(subject.name, len(told))  # 高出全国1.3个百分点、全省0.5个百分点
        return Found(told + (verb.group() if verb else "") + item.head, subject.verb, thing=subject.thing, held=told)
    if _THAN.fullmatch(core) and not item.head.endswith(core):
        return Found(told + core, subject.verb, thing=subject.thing, held=told)
    if "比" in core[-2:] and (ratio := re.match(_RATIO, item.head)):
        return Found(told + ratio.group(), subject.verb, thing=subject.thing, held=told)
    if _RATE.match(core) or (item.head.startswith("其中") and lexicon.purposes.at(core)):
        return Found(without_verb(subject.name, lexicon) + core, subject.verb, thing=subject.thing)
    return NOTHING


def part_of_whole(item: Item, core: str, predicate: str, subject: Subject) -> Found:
    """公共投资92亿元，其中保障性住房占44%，节能减排占16%: shares of what was told before 其中."""
    if item.head.startswith("其中"):
        subject.parted = subject.held or subject.name
        if subject.parted.startswith(_MEANS) and len(subject.recent) > 1:
            subject.parted = subject.recent[-2]  # 引进人才42万人，平均年龄32岁，其中博士占2%
    if item.numeral.unit != "%" or not predicate.endswith("占") or not subject.parted or len(core) < len("水电"):
        return NOTHING
    return Found(core + "占" + subject.parted.split("占", 1)[0] + "比重")


def _is_held_against(core: str, predicate: str) -> bool:
    if core.startswith(_EXCESSES) and re.fullmatch(_OVER, core):
        return True
    compares = ("比" in core or "较" in core) and (predicate or core.endswith(_MORE))
    return bool(compares) and re.fullmatch(_AGAINST, core) is not None


def _of_plan(planned: re.Match[str], subject: Subject, lexicon: Lexicon) -> Found:
    """The name of how much of a plan was done: the indicator before it, and of what it is the share."""
    own = strip_leading(planned.string[: planned.start()], lexicon)
    told = own or subject.held or subject.name
    verb, whole = planned.groups()
    if not told or (own and whole[-1] == "年"):  # 接待游客恢复到2019年的95% is all that is told of them
        return NOTHING
    if verb[:2] not in ("完成", "恢复"):
        verb = "占" if whole.endswith(_PLANS) else "相当于"
    return Found(told + verb + whole, subject.verb, thing=subject.thing, held=told)


def _share(item: Item, lexicon: Lexicon) -> str:
    """The name of a share that is told otherwise than X占Y, or behind the budget that is made by it; else empty."""
    if "按" in item.head and "占" in item.head and (rated := re.match(_AT_RATE, item.head)):
        return strip_leading(item.head[rated.end() : -1], lexicon)
    reached = re.match(_REACHED_OF, item.head)
    if reached and lexicon.measures.of(reached[2]):
        return f"{strip_leading(reached[1], lexicon)}占{reached[2]}"
    return ""


def _own_compared(core: str, count: int, lexicon: Lexicon) -> list[Found]:
    """就业率高于全国、全省1.2个和0.5个百分点: the clause tells what is held against them; [] if not."""
    whole = re.fullmatch(rf"([^、]{{2,}}?)({lexicon.compared})([^、].*)", core) if "于" in core else None
    yardsticks = re.split(_YARDSTICKS, whole[3]) if whole else []
    told = re.sub(_EACH_LAST, "", whole[1]) if whole else ""
    alone = len(re.sub(_EACH_RATE, "", told)) > 1
    if not whole or not alone or len(yardsticks) != count:
        return []
    return [Found(told + whole[2] + one, held=told) for one in yardsticks]


def compared(head: str, core: str, predicate: str, count: int, subject: Subject, lexicon: Lexicon) -> list[Found]:
    """One name for each number of a run that holds what was told before against something; [] where it does not.

    增速分别高于全国、全省0.8个、0.5个百分点; 占规上工业比重分别达56.2%、31.4%; 分别超国家下达任务7万亩和6.2万吨.
    """
    if count > 1 and (own := _own_compared(core, count, lexicon)):
        return own
    if count < 2 or not subject.name:
        return []
    told = [subject.held or subject.name] * count
    before = subject.recent[-count:]
    several = before if len(set(before)) == count else []
    core = re.sub(_EACH_RATE, "", core)
    verb = lexicon.excess_start.match(core)
    against = not verb and not core.startswith(_EXCESSES) and _is_held_against(core, predicate)
    if verb or against:
        lead, words = (verb.group(), core[verb.end() :]) if verb else (core[0], re.sub(_MORE_EACH, "", core[1:]))
        yardsticks = re.split(_YARDSTICKS, words)
        if len(yardsticks) == count:
            return [Found(name + lead + one, held=name) for name, one in zip(told, yardsticks, strict=True)]
        return [Found(name + lead + words, held=name) for name in several] if len(yardsticks) == 1 else []
    planned = re.search(_PLANNED, head) if several and head.endswith("的") else None
    if planned and planned.start() == 0:  # 分别恢复至2019年同期的113.6%和108.9%
        return [replace(_of_plan(planned, Subject(name=name), lexicon), held=name) for name in several]
    if several and (_is_held_against(core, "") or (core.startswith("占") and len(core) > 2)):
        return [Found(name + core, held=name) for name in several]
    return []
