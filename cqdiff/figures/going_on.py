"""Complete a name that goes on with the words of the one before it: 开行120列、发送9600标箱, 投入强度达到2.2%."""

from __future__ import annotations

import re

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon
from cqdiff.figures.lists import PER_MANY
from cqdiff.figures.phrases import without_verb
from cqdiff.figures.subject import NOTHING, Found, Subject

_SENDS = ("发送", "运送", "运输", "输送")
_USABLE = "可用"
_HAVE = ("拥有", "占有")
_PER = ("每", "人均", "户均")
_TOTALS = ("总数", "总量", "数量", "累计")
_INTENSITY = "强度"
_RATE = len("失业率")
_WORD = 2
_LONGEST_LOAD = 4


def gone_on(item: Item, core: str, subject: Subject, lexicon: Lexicon) -> Found:
    """The name with what it takes up; empty where it takes up nothing."""
    told = subject.name
    if core in _SENDS and subject.actor:  # 中欧班列开行120列、发送9600标箱
        return Found(subject.actor + core)
    if not told:
        return NOTHING
    if core == _USABLE and item.numeral.unit == "天":  # 电厂存煤120万吨，可用26天
        return Found(f"{told}{core}天数")
    if (
        item.joined
        and told[0] == "每"
        and core
        and core[0] != "每"
        and item.numeral.unit != "%"
        and (people := re.match(PER_MANY, told))
    ):
        return Found(people.group() + core)  # 每千人口执业医师2.5人、床位6.9张
    if headed := _headed(core, told, lexicon):
        return Found(headed)
    if core.endswith(_HAVE) and core.startswith(_PER):  # 5G基站总数1.8万个，每万人拥有19个
        thing = without_verb(told, lexicon)
        return Found(core + next((thing.removesuffix(t) for t in _TOTALS if thing.endswith(t)), thing))
    if len(core) == 2 * _WORD and core.endswith(_INTENSITY) and told.endswith(core[:_WORD]):
        return Found(told + core[_WORD:])  # 研发经费投入增长10%，投入强度达到2.2%
    if item.joined and _WORD <= len(core) <= _LONGEST_LOAD and told[-len(core) - _WORD : -len(core)] in _SENDS:
        return Found(told[: -len(core)] + core)  # 铁路发送旅客85万人次、货物112万吨
    return NOTHING


def _headed(core: str, told: str, lexicon: Lexicon) -> str:
    """城镇登记失业率 behind 城镇调查失业率: a rate of the same people; empty where nothing says so."""
    if core[-1:] != "率" or core[-_RATE:] != told[-_RATE:] or len(told) != len(core) + _WORD:
        return ""
    head = told[:_WORD]
    return head + core if head in lexicon.heads and not core.startswith(lexicon.heads) else ""
