"""Continuity: which target of one plan is which target of the next, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cqdiff.align.direction import better_kept, worded
from cqdiff.align.doubles import beside_headline
from cqdiff.align.kinds import Keyed, extent
from cqdiff.align.likeness import Likeness, Weights, figure_key, flows_clash
from cqdiff.align.measures import in_two_ways, measured
from cqdiff.align.one_place import of_one_place
from cqdiff.align.pairing import Candidate, Pool, one_to_one
from cqdiff.align.parts import names_of_parts
from cqdiff.align.works import of_one_stage, works_for
from cqdiff.figures.indicators import indicator_of, plain
from cqdiff.judge import comparable, continuity, shown
from cqdiff.models import Aspect, Better, Continuity, Figure, Report, Role, TargetRow
from cqdiff.rules import RuleSet
from cqdiff.units import PER_CENT, parse_unit

_SAME = 0.72
"""Names at least so alike are the same target."""
_COUNTED = 0.58
"""In two plans, whose targets are written alike, counts and sums of one kind need be less alike in name."""
_CONFIRMED = 0.5
_NEAR = 0.4
"""Names less alike are never the same target."""
_NEAREST = 0.15
"""Names at least so alike are shown as candidates that were turned down, where the numbers could be compared."""

_SUM_AND_COUNT = {"money", "count"}
"""新开工重点项目132个 and 重点项目年度投资1700亿元 are no one target that was recast."""


def align_targets(old: Report, new: Report, rules: RuleSet) -> tuple[TargetRow, ...]:
    """Targets of two plans, headline first: kept, raised, lowered, restated, recast, dropped, new.

    For one report alone (`old is new`) the old side is its own review-year results.
    """
    alone = old is new
    left = _results(old) if alone else _said_once(_targets(old))
    right = _targets(new) if alone else _said_once(_targets(new))
    return _Alignment(old, new, left, right, rules, alone=alone).rows()


def _targets(report: Report) -> list[Figure]:
    """All targets of a plan, headline first."""
    figures = [f for f in report.own_figures if f.role is Role.TARGET]
    return sorted(figures, key=lambda f: (not f.headline, f.start))


def _said_once(figures: list[Figure]) -> list[Figure]:
    """A target said twice (in the list and among the tasks) counts once, the headline one."""
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        key = (figure.indicator or figure.name, figure.aspect, figure.value, figure.unit, figure.comparator)
        kept.setdefault(key, figure)
    return list(kept.values())


def _results(report: Report) -> list[Figure]:
    """Results with a number: one in words (完成省下达任务) can be held against no target."""
    return [f for f in report.own_figures if f.role is Role.RESULT and f.value is not None]


class _Alignment:
    def __init__(
        self, old: Report, new: Report, left: Sequence[Figure], right: Sequence[Figure], rules: RuleSet, *, alone: bool
    ) -> None:
        self.left, self.right, self.rules, self.alone = left, right, rules, alone
        self.named = {(f.name, f.aspect) for f in right} if alone else set[tuple[str, Aspect]]()
        self.place, self.doubles = new.outline.place, beside_headline(right) if alone else frozenset[str]()
        self.old_text, self.new_text = old.document.folded, new.document.folded
        self.left_keys = [figure_key(f, self.old_text, rules) for f in left]
        self.right_keys = [figure_key(f, self.new_text, rules) for f in right]
        weights = Weights([key.grams for key in (*self.left_keys, *self.right_keys)])
        self.tells_old = old.has_review if alone else old.has_plan
        self.tells_new = new.has_plan
        self.pool = Pool(self.left_keys, weights)
        self.back = Pool(self.right_keys, weights)

    def rows(self) -> tuple[TargetRow, ...]:
        """One row a target of the new plan, and one a target of the old plan that is not in the new one."""
        near = [self._near(at) for at in range(len(self.right))]
        fitting = [
            [c for c in row if c.likeness.score >= self._enough(at, c) and self._is_same(at, c)]
            for at, row in enumerate(near)
        ]
        pairs = {at: row[0] for at, row in enumerate(fitting) if row} if self.alone else one_to_one(fitting)
        rows = [self._paired(at, pairs[at]) for at in pairs]
        lefts, rights = {c.at for c in pairs.values()}, set(pairs)
        if not self.alone:
            unequal = (
                (self._in_parts, "一分项、一合计，不能直接比较"),
                (self._measured_otherwise, "口径或单位不同，不能直接比较"),
            )
            for find, why in unequal:
                for old, new in find(lefts, rights):
                    rows.append(self._unequal(self.left[old], self.right[new], why))
                    lefts.add(old)
                    rights.add(new)
            rows += [self._dropped(at) for at in range(len(self.left)) if at not in lefts]
        rows += [self._new(at, near[at]) for at in range(len(self.right)) if at not in rights]
        order = {Continuity.NEW: 1, Continuity.DROPPED: 2}
        rows.sort(key=lambda r: (not r.headline, order.get(r.verdict, 0), _place(r)))
        return tuple(rows)

    def _enough(self, at: int, candidate: Candidate) -> float:
        """The very same count confirms a name that is merely alike: 10个毗邻地区合作功能平台 (Chongqing 2025)."""
        mine, theirs = self.right[at], self.left[candidate.at]
        value = comparable(theirs, mine, self.rules)
        if value is None or mine.aspect is not Aspect.LEVEL or mine.unit in PER_CENT:
            return _SAME
        if value == theirs.value:
            return _CONFIRMED
        return _SAME if self.alone else _COUNTED

    def _is_same(self, at: int, candidate: Candidate) -> bool:
        """Whether two like names are of one scope: 燃气等老旧管网 and 老旧管网, 达到18家 and what 新增3家 adds to."""
        if {self._sort(self.right[at]), self._sort(self.left[candidate.at])} == _SUM_AND_COUNT:
            return False
        if self._of_one_place(at, candidate.at) or self.right[at].id in self.doubles:
            return False
        if self.alone and self._of_another(at, candidate.at):
            return False
        if candidate.likeness.same_scope or self.alone:
            return candidate.likeness.same_scope
        mine, theirs = self.right_keys[at], self.left_keys[candidate.at]
        if mine.core == theirs.core:
            return flows_clash(mine, theirs)
        names = (self.right[at].name, theirs.core), (self.left[candidate.at].name, mine.core)
        return any(name.rpartition("等")[2] == kind for name, kind in names if "等" in name)

    def _of_one_place(self, right: int, left: int) -> bool:
        """Whether one target is that of a place within the region (前湾合作区使用外资), by its name."""
        old, new = self.left[left], self.right[right]
        return of_one_place(old, self.old_text, new, self.new_text, self.place, self.rules)

    def _of_another(self, right: int, left: int) -> bool:
        """Whether a result is of more than a target, of all stages, or by its very name another target's.

        重点项目420个 tells nothing of 竣工重点项目, nor 新增养老床位 of 新增家庭养老床位.
        """
        target, result = self.right[right], self.left[left]
        if of_one_stage(target, result):
            return True
        if target.name == result.name or (result.name, target.aspect) not in self.named:
            return False
        return target.indicator is None or target.indicator != result.indicator or len(target.name) > len(result.name)

    def _sort(self, figure: Figure) -> str:
        """The family of a target's unit: money, or a count of things."""
        measure = parse_unit(figure.unit, self.rules) if figure.aspect is Aspect.LEVEL and figure.unit else None
        return measure.family if measure else ""

    def _in_parts(self, lefts: set[int], rights: set[int]) -> list[tuple[int, int]]:
        """Targets without a partner of which one counts together what the other plan sets one by one (城乡, 城镇)."""
        old = {_known(f, self.rules): at for at, f in enumerate(self.left) if at not in lefts}
        new = {_known(f, self.rules): at for at, f in enumerate(self.right) if at not in rights}
        found = [(old[part], at) for at, parts in self._parts_of(self.right, rights, old) for part in parts]
        return found + [(at, new[part]) for at, parts in self._parts_of(self.left, lefts, new) for part in parts]

    def _measured_otherwise(self, lefts: set[int], rights: set[int]) -> list[tuple[int, int]]:
        """Targets without a partner of one thing that are measured in two ways: 研发经费投入强度, 研发经费投入增长."""
        old = {measured(f, self.rules): at for at, f in enumerate(self.left) if at not in lefts}
        new = {measured(f, self.rules): at for at, f in enumerate(self.right) if at not in rights}
        pairs = [(old[thing], at) for thing, at in new.items() if thing and thing in old]
        return [(a, b) for a, b in pairs if in_two_ways(self.left[a], self.right[b], self.rules)]

    def _unequal(self, old: Figure, new: Figure, why: str) -> TargetRow:
        return TargetRow(
            new.name, new.indicator, old, new, Continuity.RECAST, None, _SAME, f"{why}：{shown(old)} → {shown(new)}",
            new.headline or old.headline,
        )  # fmt: skip

    def _parts_of(
        self, figures: Sequence[Figure], taken: set[int], others: Mapping[str, int]
    ) -> list[tuple[int, list[str]]]:
        found = []
        for at, figure in enumerate(figures):
            names = () if at in taken else names_of_parts(figure.name, self.rules)
            for parts in ([indicator_of(name, self.rules) or name for name in group] for group in names):
                if all(part in others for part in parts):
                    found.append((at, parts))
                    break
        return found

    def _near(self, at: int) -> list[Candidate]:
        mine = self.right[at]

        def bonus(other: int, alike: Likeness) -> float:
            theirs = self.left[other]
            same = comparable(theirs, mine, self.rules) is not None
            if self.alone:
                clash = flows_clash(self.right_keys[at], self.left_keys[other])
                same = same and not clash
            if mine.words and "同步" in mine.words and theirs.aspect is Aspect.GROWTH:
                return 0.5  # 居民收入与经济增长同步 is told by its growth
            very = 0.02 if theirs.name == mine.name else 0.0  # 改造提升高标准农田, beside 新建高标准农田
            return very + (0.5 if same else 0.0) + (0.1 if theirs.headline and mine.headline else 0.0)

        near = self.pool.near(self.right_keys[at], _NEAR, bonus)
        return near

    def _paired(self, at: int, candidate: Candidate) -> TargetRow:
        old, new = self.left[candidate.at], self.right[at]
        if flows_clash(self.right_keys[at], self.left_keys[candidate.at]):
            return self._recast(old, new, candidate, "一为当年新增，一为累计总数，不能直接比较")
        if why := self._other_extent(at, candidate.at):
            return self._recast(old, new, candidate, f"{why}：{shown(old)} → {shown(new)}")
        judged = continuity(old, new, self._better(old, new), self.rules)
        return TargetRow(
            new.name, new.indicator, old, new, judged.verdict, judged.delta, round(candidate.likeness.score, 3),
            judged.why, new.headline or old.headline, candidate.likeness.steps,
        )  # fmt: skip

    def _other_extent(self, right: int, left: int) -> str:
        """Why two counts that are not the same can't be compared: 绿色工厂 and 国家级绿色工厂, 新建改造 and 新建."""
        old, new = self.left[left], self.right[right]
        counts = old.aspect is new.aspect is Aspect.LEVEL and old.unit not in PER_CENT and new.unit not in PER_CENT
        if not counts or comparable(old, new, self.rules) == old.value:
            return ""
        before = Keyed(old, self.left_keys[left], self.old_text)
        if extent(before, Keyed(new, self.right_keys[right], self.new_text), self.rules):
            return "一为其中一类，一为各类合计，不能直接比较"
        works = works_for(self.rules)
        renewed = works.exceeds(old.name, new.name) or works.exceeds(new.name, old.name)
        renewed = renewed or works.other(old.name, new.name)
        return "一为新建，一含改造，不能直接比较" if renewed else ""

    def _better(self, old: Figure, new: Figure) -> Better:
        """The direction that either plan tells, the new one first; a result tells none (下降到5%)."""
        silent = not self.alone and worded(new, self.new_text, self.rules) is None
        if silent and worded(old, self.old_text, self.rules) is not None:
            return better_kept(old, self.old_text, self.rules)
        return better_kept(new, self.new_text, self.rules)

    def _recast(self, old: Figure, new: Figure, candidate: Candidate, why: str) -> TargetRow:
        return TargetRow(
            new.name, new.indicator, old, new, Continuity.RECAST, None, round(candidate.likeness.score, 3), why,
            new.headline or old.headline, candidate.likeness.steps,
        )  # fmt: skip

    def _new(self, at: int, near: Sequence[Candidate]) -> TargetRow:
        new = self.right[at]
        near = near or self.pool.near(self.right_keys[at], _NEAREST, lambda _at, _alike: 0.0)
        candidates = self._turned_down(new, [(self.left[c.at], c) for c in near])
        verdict = Continuity.NEW if self.tells_old else Continuity.UNKNOWN
        where = "执行情况部分没有同一指标的结果" if self.alone else "上年计划中没有同一指标的目标"
        why = where if self.tells_old else "上年报告未识别出相应部分，无法判断"
        return TargetRow(new.name, new.indicator, None, new, verdict, None, 0.0, why, new.headline, (), candidates)

    def _dropped(self, at: int) -> TargetRow:
        old = self.left[at]
        near = self.back.near(self.left_keys[at], _NEAREST, lambda _at, _alike: 0.0)
        candidates = self._turned_down(old, [(self.right[c.at], c) for c in near])
        verdict = Continuity.DROPPED if self.tells_new else Continuity.UNKNOWN
        why = "新计划中没有同一指标的目标" if self.tells_new else "新报告未识别出计划部分，无法判断"
        return TargetRow(old.name, old.indicator, old, None, verdict, None, 0.0, why, old.headline, (), candidates)

    def _turned_down(self, mine: Figure, near: Sequence[tuple[Figure, Candidate]]) -> tuple[Figure, ...]:
        """循环经济产业链10条 is not shown beside 经济增长5.5%."""
        likely = [f for f, c in near if c.likeness.score >= _NEAR or comparable(f, mine, self.rules) is not None]
        return tuple(likely[:3])


def _known(figure: Figure, rules: RuleSet) -> str:
    return figure.indicator or plain(figure.name, rules)


def _place(row: TargetRow) -> int:
    figure = row.new or row.old
    return figure.start if figure else 0
