"""Give the earlier ones of several counted things what only the last of them bears: its outcome, work or class.

Changes when counted things are found to share another part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_predicate

_GRADE = "^[^、，]{1,4}级(.+)$"
_RATES = ("率", "比例", "占比", "比重")
_RATE_END = r"[中的]?(?:水质|空气质量|空气)?[^\W\da-zA-Z_]{2}(?:天数|水体|水质)?的?(?:率|比例|占比|比重)$"
_SIZED = "[超过][\\d.百千万亿]+元(?:以上)?$"
_NO_COUNTS = ("%", "元", "百分点")
_NO_ETC = "高中初同平优均"
_LONGEST_ATTRIBUTE = 6
_LONGEST_THING = 8
"""A longer one may hold a work that no list knows (沿江化工企业关改搬转)."""


def shared_names(items: Sequence[Item], names: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The names of a row of numbers, each with what it shares with the next one.

    20个公园、30条街道建成开放 → 公园建成开放; 完成20个社区和30个村的环境整治 → 完成社区环境整治.
    """
    told = list(names)
    tail = ""
    for at in range(len(items) - 2, -1, -1):
        item, after = items[at], items[at + 1]
        if after.joined and item.tail and after.tail and not item.numeral.unit.endswith(_NO_COUNTS):
            tail = _borne(after.tail, names[at + 1], lexicon) or tail
            told[at] += _of_class(item, after) or (tail if tail and _lacks(item, names[at], tail, lexicon) else "")
        else:
            tail = ""
        if item.tail.endswith(_RATES) and item.numeral.kind == "counter":
            told[at] = _rated(told[at], lexicon)
        elif after.inner:
            done = item.numeral.kind == "counter" and item.numeral.unit == after.numeral.unit and not after.tail
            told[at] = _of_done(names[at], names[at + 1]) if done else _beside(item, after, names[at], lexicon)
    return told


def _rated(name: str, lexicon: Lexicon) -> str:
    """What a rate is of: 58个断面水质优良率达94.8%, 32家开发区营业收入占全省比重达45%."""
    owner, share, whole = name.rpartition("占")
    if not share or whole == "比" or len(owner) < _LONGEST_ATTRIBUTE:
        return re.sub(_RATE_END, "", name)
    thing = lexicon.attribute_ends.off(owner)
    return thing if thing == owner else re.sub("(?<=..)(?:规上|规模以上)?工业$", "", thing)


def rates_before(items: Sequence[Item]) -> list[str]:
    """The rates that have the last number too: 203个断面优良率和285个功能区达标率均为100%."""
    last = items[-1]
    if not last.inner or last.numeral.unit != "%" or "均" not in last.head:
        return []
    return [item.tail for item in items[:-2] if item.numeral.kind == "counter" and item.tail.endswith("率")]


def _of_class(item: Item, after: Item) -> str:
    """What a class alone lacks: 3个省级和7个市级产业园, 64个产值过10亿元、233个过2000万元的增长点."""
    if item.tail.endswith("级"):
        sort = re.search(_GRADE, after.tail)
        return sort.group(1) if sort else ""
    sized = "的" in after.tail and item.tail.endswith(("元", "以上")) and re.search(_SIZED, item.tail)
    return after.tail[after.tail.index("的") :] if sized else ""


def _of_done(name: str, after: str) -> str:
    """The things of which a part is done, without what is done: 27个问题已完成整改25个 → 问题, 完成整改问题."""
    for end in range(len(name) - 1, 1, -1):
        if after.endswith(name[:end]):
            return name[:end]
    return name


def _beside(item: Item, after: Item, name: str, lexicon: Lexicon) -> str:
    """The name of a count that the count of a part follows without a mark: 8所高校14个学科入选建设名单."""
    if name == item.tail and (bare := lexicon.fall.off(lexicon.growth.off(name))) != name:
        return strip_predicate(bare, lexicon)[0]  # 5批次药品集采平均降幅54%
    verb = lexicon.outcome_start.search(after.tail, 2) if name == item.tail else None
    return name + after.tail[verb.start() :] if verb else name


def _borne(tail: str, name: str, lexicon: Lexicon) -> str:
    """The end of a counted thing that those before it may share; empty where it has none."""
    outcome = _outcome(tail, lexicon)
    tail = tail.removesuffix("任务")  # 6个乡镇、72个村延包任务
    work = "" if outcome else lexicon.shared_works.of(tail)
    if not work or not name.endswith(work):
        return outcome  # and no empty 建设 that the name left out
    etc = tail.find("等", 2)
    if etc > 0 and tail[etc - 1] not in _NO_ETC:
        return tail[etc:]  # 50个地铁站和40个景区等重点区域周边停车治理
    own = tail.rfind("的", 0, -len(work)) + 1
    return tail[own:] if own else work if len(tail) > len(work) else ""


def _outcome(tail: str, lexicon: Lexicon) -> str:
    """What became of a counted thing: 建成通车 of 铁路建成通车; empty where it tells a kind of it (重点开工项目)."""
    for start, _ in lexicon.shared_outcomes.within(tail, 1):
        at = start
        while word := lexicon.shared_outcomes.at(tail, at):
            if word in lexicon.governing_outcomes:
                return "" if "的" in tail[at:] else tail[start:]
            at += len(word)
        if at == len(tail):
            return tail[start:]
    return ""


def _lacks(item: Item, name: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a counted thing has neither a work nor an outcome of its own, and the verb before it asks for one."""
    thing = item.tail
    if not name.endswith(thing) or lexicon.work_nouns.of(thing):
        return False
    lead = name.removesuffix(thing)
    if lexicon.shared_outcomes.at(tail):
        told = lexicon.outcome_start.search(thing, 1) or any(lexicon.shared_outcomes.within(thing, 1))
        return not lead and not told
    return len(thing) <= _LONGEST_THING and (not lead or lexicon.work_verbs.of(lead) != "")
