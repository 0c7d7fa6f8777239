"""Why the numbers of two like names can't be compared: what is new and what there is, one work and two, under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from cqdiff.align.count_stages import stages_of_counts
from cqdiff.align.doubles import beside_headline
from cqdiff.align.excesses import same_yardstick
from cqdiff.align.kinds import Keyed, extent
from cqdiff.align.likeness import NameKey, flows_clash
from cqdiff.align.narrower import is_hoped_for, least_of_each, opening_of, other_extent, spread_alone
from cqdiff.align.one_place import of_one_place
from cqdiff.align.scales import other_scale
from cqdiff.align.seasons import of_part_of_the_year, so_far
from cqdiff.align.works import works_for
from cqdiff.judge import comparable
from cqdiff.models import Aspect, Figure
from cqdiff.rules import RuleSet
from cqdiff.units import PER_CENT

_SO_FAR = ("累计", "总数", "总量")
_FAR_IN_ALL = Decimal("1.5")
"""So many times what was promised is hardly of one year where it is told as 累计 (中欧班列（澜州）累计开行3000列)."""
_NEARLY = Decimal("0.1")
"""So little more than what was promised of a kind (500个, 512个) is hardly of other kinds too."""
_FORMED = ("形成", "建成")
_IN_ALL = ("全市", "全省", "全区", "全县", "全州", "共")
"""形成储能装机35万千瓦, 全市建成养老床位1.2万张 tell of what there is, and not for certain of what is new."""
_NET = "净增"
_ENTERED = ("进规", "入规", "升规")
"""Firms that came in tell nothing of those that left."""
_BUILT = "新建"
"""新建改造263公里 may hold less than 200公里 that are new; 改造 and 新改建 of roads are one."""
_NEXT = 24
_FAR = 3
"""So many times what was to be new is hardly what is new, where nothing tells it (5A级旅游景区16个 for one more)."""


class Apart:
    """`promises` are all that a report of a `place` makes, `promised` is its text; `results` and `text` are those of
    the answer."""

    def __init__(
        self,
        promises: Sequence[Figure],
        results: Sequence[Figure],
        promised: str,
        text: str,
        place: str,
        rules: RuleSet,
    ) -> None:
        self.place = place
        self.results, self.places = results, {f.id: at for at, f in enumerate(results)}
        self.promised_text, self.text, self.rules = promised, text, rules
        self.doubles = beside_headline(promises)
        self.stages = stages_of_counts(rules)
        self.works = works_for(rules)
        self.things = Counter(self.works.thing(f.name) for f in promises)

    def why(self, promise: Figure, key: NameKey, result: Figure, other: NameKey) -> str:
        """The reason, for a reader; empty where the two can be compared."""
        if flows_clash(key, other):
            return "一为当年新增，一为累计总数，不能直接比较"
        if promise.aspect is result.aspect is Aspect.CHANGE and not same_yardstick(promise.name, result.name):
            return "比较的对象不同，不作判断"
        value, promised = comparable(promise, result, self.rules), promise.value
        if value and promised and self._in_all(key, value / promised, result, other):
            return "一为当年新增，一可能为累计总数，不作判断"
        if of_one_place(promise, self.promised_text, result, self.text, self.place, self.rules):
            return "一为其中一地的，一为全部的，不能直接比较"
        if promise.id in self.doubles and value != promised:
            return "与主要目标的同名指标数值不同，可能为其中一地或另一口径，不作判断"
        if kinds := other_extent(promise.name, result, self.text, self.rules):
            return kinds
        if value and promised and (size := self._other_size(promise, key, result, other, value)):
            return size
        season = of_part_of_the_year(result, self.text, self.rules)
        season = season and not of_part_of_the_year(promise, self.promised_text, self.rules)
        part = value and promised and value < promised and promise.aspect is Aspect.LEVEL and so_far(result, self.text)
        if season or part or is_hoped_for(result, self.text):
            return "说的是其他时期，不能与当年目标比较"
        if value and promised and value < promised and self._least_alone(promise, result):
            return "一为每个的最低数，不足以判断总体"
        if stages := self.stages.apart(promise, result, value, self._beside(promise, result), self.promised_text):
            return stages
        if self._other_works(promise, result, value):
            return "一为新建，一含改造，范围不同，不作判断"
        if "或部分" in result.name and value and promised and value >= promised:
            return "一含部分建成的，范围不同，不作判断"  # 建成投产或部分投产92个
        if net := self._net_or_new(promise, result, value):
            return net
        if self.works.under_way(promise.name, result, self.text):
            return "尚在启动或推进，不能与建成的数量比较"
        return ""

    def _net_or_new(self, promise: Figure, result: Figure, value: Decimal | None) -> str:
        """Of what is new and what is more in the end: less of the second may be enough of the first."""
        promised = promise.value
        net = _NET in result.name or (result.aspect is Aspect.CHANGE and promise.aspect is not Aspect.CHANGE)
        if net and value and promised and value < promised and _NET not in promise.name:
            return "一为净增，不足以判断新增多少"
        if result.name.startswith("新增") and value and promised and value >= promised and self._is_net(promise):
            return "一为新增，不足以判断净增多少"
        if _NET in promise.name and _NET not in result.name and any(word in result.name for word in _ENTERED):
            return "一为净增，一为新增，不足以判断净增多少"
        return ""

    def _in_all(self, key: NameKey, times: Decimal, result: Figure, other: NameKey) -> bool:
        """Whether a number is so much greater than what was promised for the year that it may be all there is."""
        if key.flow == "new" and result.name.startswith(_FORMED):
            opening = opening_of(result, self.text)
            formed = result.name.startswith(_FORMED[0]) or opening.startswith(_IN_ALL)
            return times >= (_FAR_IN_ALL if formed else _FAR)
        if key.flow and not other.flow:
            return times >= _FAR
        told = other.flow == "stock" and not key.flow and times >= _FAR_IN_ALL
        return told and any(mark in opening_of(result, self.text) for mark in _SO_FAR)

    def _is_net(self, promise: Figure) -> bool:
        return _NET in promise.name or _NET in opening_of(promise, self.promised_text)

    def _other_works(self, promise: Figure, result: Figure, value: Decimal | None) -> bool:
        """Whether one count is of what is built, the other of what is renewed too."""
        works, promised = self.works, promise.value
        shared = self.things[works.thing(promise.name)] > 1  # 新建20万亩、改造提升10万亩, told as one sum
        beyond = value is not None and promised is not None and value > promised and promise.name.startswith(_BUILT)
        if works.exceeds(promise.name, result.name) or works.other(promise.name, result.name):
            return True
        if (shared or beyond) and works.exceeds(result.name, promise.name):
            return True
        reached = shared and value and promised and value >= promised
        return bool(reached) and works.lumped(promise.name, result.name)

    def _other_size(self, promise: Figure, key: NameKey, result: Figure, other: NameKey, value: Decimal) -> str:
        """A part that reaches what was promised of all does so, and a whole that falls short tells it of its part; a
        rate of one tells nothing of the other."""
        mine, yours = Keyed(promise, key, self.promised_text), Keyed(result, other, self.text)
        wider, promised = extent(mine, yours, self.rules), promise.value or Decimal(1)
        if promise.aspect is not Aspect.LEVEL or promise.unit in PER_CENT:
            return "一为其中一类，一为各类合计，不作判断" if wider and value != promised else ""
        if scale := other_scale(mine, yours, value / promised, self.rules):
            return scale
        if wider > 0 and value - promised > abs(promised) * _NEARLY:
            return "一为其中一类，一为各类合计，不作判断"
        some = wider < 0 or spread_alone(promise.name, result, self.text)
        return "只是其中一类的数量，不足以判断全部" if some and value < promised else ""

    def _least_alone(self, promise: Figure, result: Figure) -> bool:
        """Whether the least of each is told and was not what was promised (村集体经济收入全部超过20万元)."""
        return least_of_each(result, self.text) and not least_of_each(promise, self.promised_text)

    def _beside(self, promise: Figure, result: Figure) -> list[Decimal]:
        """The counts of other stages that stand next to a result, in the promise's unit: 开工30所、建成12所."""
        stage = self.stages.of(result.name)
        at = self.places.get(result.id)
        if not stage or at is None:
            return []
        around = (*self.results[max(0, at - 1) : at], *self.results[at + 1 : at + 2])
        near = [f for f in around if abs(f.start - result.start) <= _NEXT and self.stages.of(f.name) - stage]
        return [value for f in near if (value := comparable(promise, f, self.rules)) is not None]
