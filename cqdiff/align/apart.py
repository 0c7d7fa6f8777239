"""Why the numbers of two like names can't be compared: what is new and what there is, one work and two, under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cqdiff.align.excesses import same_yardstick
from cqdiff.align.likeness import NameKey, flows_clash
from cqdiff.align.works import works_for
from cqdiff.judge import comparable
from cqdiff.models import Aspect, Figure
from cqdiff.rules import RuleSet

_FAR = 3
"""So many times what was to be new is hardly what is new, where nothing tells it (5A级旅游景区16个 for one more)."""


class Apart:
    """`promises` are all that a report makes, `text` is that of the report that answers."""

    def __init__(self, promises: Sequence[Figure], text: str, rules: RuleSet) -> None:
        self.text, self.rules = text, rules
        self.works = works_for(rules)
        self.things = Counter(self.works.thing(f.name) for f in promises)

    def why(self, promise: Figure, key: NameKey, result: Figure, other: NameKey) -> str:
        """The reason, for a reader; empty where the two can be compared."""
        if flows_clash(key, other):
            return "一为当年新增，一为累计总数，不能直接比较"
        if promise.aspect is result.aspect is Aspect.CHANGE and not same_yardstick(promise.name, result.name):
            return "比较的对象不同，不作判断"
        value, promised = comparable(promise, result, self.rules), promise.value
        if key.flow and not other.flow and value and promised and value >= _FAR * promised:
            return "一为当年新增，一可能为累计总数，不作判断"
        shared = self.things[self.works.thing(promise.name)] > 1  # 新建20万亩、改造提升10万亩, told as one sum
        if self.works.exceeds(promise.name, result.name) or (shared and self.works.exceeds(result.name, promise.name)):
            return "一为新建，一含改造，范围不同，不作判断"
        if "或部分" in result.name and value and promised and value >= promised:
            return "一含部分建成的，范围不同，不作判断"  # 建成投产或部分投产92个
        net = "净增" in result.name or (result.aspect is Aspect.CHANGE and promise.aspect is not Aspect.CHANGE)
        if net and value and promised and value < promised and "净增" not in promise.name:
            return "一为净增，不足以判断新增多少"
        if self.works.under_way(promise.name, result, self.text):
            return "尚在启动或推进，不能与建成的数量比较"
        return ""
