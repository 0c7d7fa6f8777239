"""What sections and paragraphs are for, how many years they span. Changes when reports divide differently."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from cqdiff.models import PLAN_PARTS, Part
from cqdiff.outline.about import About
from cqdiff.outline.headings import Head
from cqdiff.outline.patterns import BRACKET, Patterns

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_DIGIT = re.compile(r"\d")
_PLAN_NUMERALS = "零一二三四五六七八九"
_SIXTH_PLAN_YEAR = 1981
_OPENING = 60
_LIST_OPENING = 110
"""So far into its paragraph the words that announce the list of targets may stand, behind considerations."""
_NAME_MAX = 14
"""Titles up to this length name a part (总体要求); longer ones say what is to be done."""
_DEMANDS = "总(?:体|的)(?:要求|思路|考虑)(?:和|与|及|、)(?:主要)?(?:发展|奋斗|预期)?目标(?:和|与|及|、)?(?:主要)?任务$"
"""No tasks are told where they are but named with the targets, and another section tells them."""
_SENTENCE = re.compile(r"[^。！；]*[。！；]?")


class Purpose(Struct, frozen=True):
    """Part and reach of a stretch of text. `mixed` is true where a section looks back on one year and on several.

    `single` is true where its title names the one year that it looks back on: there a paragraph on several years
    speaks for itself alone.
    """

    part: Part
    spans: bool = False
    mixed: bool = False
    single: bool = False


class Purposes:
    """Tells parts for one report, whose years are known."""

    def __init__(self, about: About, patterns: Patterns) -> None:
        self._about = about
        self._patterns = patterns

    def of_top(self, title: str, before: Collection[Purpose], opening: str) -> Purpose:
        """The purpose of a top section from its title, those before it, and its first words."""
        back, ahead, single = self._reach(title)
        planned = any(purpose.part in PLAN_PARTS for purpose in before)
        search = self._patterns.search
        reviews = search("part_review", title) or (single and search("part_review_year", title))
        if reviews and (single or back or not planned):
            return Purpose(
                Part.REVIEW,
                back and not (single and self._first_is_single(title)),
                (back and single) or ahead,
                single and not back,
            )
        if ahead:
            return Purpose(Part.OUTLOOK, True, self._names_plan(title))
        if back:
            return Purpose(Part.REVIEW, True)
        named = self._named(title)
        if named is not None:
            return Purpose(named)
        if planned or before or self._names_plan(title):
            return Purpose(Part.TASKS)
        return Purpose(Part.REVIEW if self._patterns.opens("one_year", opening) else Part.OTHER)

    def of_child(self, head: Head, parent: Purpose) -> Purpose:
        """A subsection is for what its parent is for, unless its title divides the plan part further."""
        if parent.part not in PLAN_PARTS or head.rank != BRACKET:
            return parent
        if parent.mixed:
            _, ahead, _ = self._reach(head.words)
            if ahead:
                return Purpose(Part.OUTLOOK, True)
            if self._names_plan(head.words):
                return Purpose(self._named(head.words) or Part.TASKS)
        if parent.spans:
            return parent
        if self._patterns.opens("part_targets", head.words):
            return Purpose(Part.TARGETS)
        if len(head.words) > _NAME_MAX:
            return parent
        if self._patterns.search("part_outlook", head.words):
            return Purpose(Part.OUTLOOK)
        tasks = parent.part is not Part.TASKS and self._patterns.search("part_tasks", head.words)
        return Purpose(Part.TASKS) if tasks else parent

    def demands(self, title: str) -> bool:
        """Whether a title begins with the general demands and goes on to the targets: 2025年总体要求和目标任务."""
        return re.search(_DEMANDS, title) is not None

    def of_tasks(self, title: str) -> bool:
        """Whether a title names tasks, and no more than the government's work on itself."""
        return self._named(title) is Part.TASKS and "自身建设" not in title

    def _named(self, title: str) -> Part | None:
        """The part of the plan that a title names."""
        named = (
            ("part_tasks", Part.TASKS),
            ("part_outlook", Part.OUTLOOK),
            ("part_targets", Part.TARGETS),
        )
        return next((part for name, part in named if self._patterns.search(name, title)), None)

    def turn(self, now: Purpose, text: str) -> Purpose:
        """What a paragraph's opening words make of the part and the reach so far."""
        back, ahead, single = self._reach_of_opening(text[:_OPENING])
        if back and now.single and not self._heads_years(text):
            back = False
        if ahead and now.mixed:
            return Purpose(Part.OUTLOOK, True, True)
        if now.mixed and now.part is Part.OUTLOOK and self._opens_plan(text):
            return Purpose(Part.TASKS, False, True)
        if back:
            return Purpose(now.part, True, now.mixed, now.single)
        if single and now.part is Part.REVIEW:
            return Purpose(now.part, False, now.mixed, now.single)
        return now

    def _heads_years(self, text: str) -> bool:
        """Whether a paragraph opens with several years and tells of them: “十四五”以来，…, but not “十四五”以来新建….

        Such a sentence in a review of one year speaks for itself.
        """
        words = text.lstrip("“")
        found = self._patterns.opens("five_year_plan", words) or self._patterns.opens("years_back", words)
        return found is not None and (words.startswith("，", found.end()) or not _DIGIT.search(text))

    def lasts(self, turned: Purpose, text: str) -> bool:
        """Whether the paragraphs behind one stay where it has turned to.

        In a review of one year 五年来，… is of its own paragraph, unless that has no number and leads in to others.
        """
        return not (turned.single and turned.spans) or not _DIGIT.search(text)

    def _opens_plan(self, text: str) -> bool:
        year = _YEAR.match(text)
        if year is not None:
            return int(year.group(1)) == self._about.plan_year
        return self._patterns.opens("this_year", text) is not None

    def lists_targets(self, text: str) -> bool:
        """Whether a paragraph opens the list of the year's main targets."""
        return self._patterns.search("targets_paragraph", text[:_LIST_OPENING]) is not None

    def list_begins(self, text: str) -> int:
        """Where a later sentence of a paragraph begins the list of targets; 0 where none does, or the first ones do.

        City reports put general demands and the main targets into one paragraph.
        """
        if len(text) <= _LIST_OPENING or "目标" not in text or self.lists_targets(text):
            return 0
        found = self._patterns.any_of["targets_paragraph"].search(text, _LIST_OPENING)
        if found is None or not self._patterns.any_of["figure_in_title"].search(text, found.end()):
            return 0
        begin = text.rfind("。", 0, found.start()) + 1
        return 0 if self._reach(text[begin : found.end()])[1] else begin

    def looks_back(self, text: str) -> bool:
        """Whether a paragraph of the plan part speaks of the past year alone."""
        if self._patterns.opens("looks_back", text) is None:
            return False
        return self._patterns.search("this_year", text) is None

    def _is_past(self, words: str) -> bool:
        year = _YEAR.search(words)
        return year is None or (self._about.review_year is not None and int(year.group(1)) == self._about.review_year)

    def _reach(self, words: str) -> tuple[bool, bool, bool]:
        """Whether words speak of several past years, of several years to come, of one past year."""
        back = self._patterns.search("years_back", words) is not None
        ahead = self._patterns.search("years_ahead", words) is not None
        for found in self._patterns.any_of["five_year_plan"].finditer(words):
            when = self._when(next(group for group in found.groups() if group))
            back, ahead = back or when < 0, ahead or when > 0
        return back, ahead, self._names_past(words)

    def _reach_of_opening(self, opening: str) -> tuple[bool, bool, bool]:
        """The reach that the first sentences declare: 过去五年 and the like must begin one of them."""
        back = ahead = False
        at = 0
        while at < len(opening):
            sentence = _SENTENCE.match(opening, at)
            end = sentence.end() if sentence else len(opening)
            words = opening[at:end].lstrip("“”")
            plan = self._patterns.opens("five_year_plan", words)
            when = self._when(next(group for group in plan.groups() if group)) if plan else 0
            back = back or when < 0 or self._patterns.opens("years_back", words) is not None
            ahead = ahead or when > 0 or self._patterns.opens("years_ahead", words) is not None
            at = max(end, at + 1)
        found = self._patterns.opens("one_year", opening)
        return back, ahead, found is not None and self._is_past(found.group())

    def _when(self, plan: str) -> int:
        """Whether a five-year plan (十四五) is over in the review year (-1), under way (0) or to come (1)."""
        review = self._about.review_year
        if review is None:
            return -1
        ones = plan.removesuffix("五").rpartition("十")[2]
        number = (10 if "十" in plan[:-1] else 0) + (_PLAN_NUMERALS.find(ones) if ones else 0)
        first = _SIXTH_PLAN_YEAR + (number - 6) * 5
        if review >= first + 4:
            return -1
        return 1 if review < first else 0

    def _names_past(self, title: str) -> bool:
        years = [int(year) for year in _YEAR.findall(title)]
        if years:
            return self._about.review_year is not None and self._about.review_year in years
        return self._patterns.search("one_year", title) is not None

    def _names_plan(self, title: str) -> bool:
        years = [int(year) for year in _YEAR.findall(title)]
        this_year = self._patterns.search("this_year", title) is not None
        return this_year or (self._about.plan_year is not None and self._about.plan_year in years)

    def _first_is_single(self, title: str) -> bool:
        """Whether a title of both reaches names the single year first: then the section begins with it."""
        year = self._patterns.search("one_year", title)
        several = self._patterns.search("years_back", title) or self._patterns.search("five_year_plan", title)
        return year is not None and (several is None or year.start() < several.start())
