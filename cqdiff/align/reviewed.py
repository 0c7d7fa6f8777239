"""Find the clauses of a report that tell of its review year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cqdiff.figures.lexicon import any_of
from cqdiff.figures.roles import looks_back, times_for
from cqdiff.figures.sentences import sentences_of
from cqdiff.models import PLAN_PARTS, Part, Report
from cqdiff.rules import RuleSet


def clauses_on_the_year(report: Report, rules: RuleSet) -> Iterator[tuple[int, int]]:
    """The clauses of the review part, and of the look back in the plan part: 过去一年，… (national 2011)."""
    text, lacking, times = report.document.folded, re.compile(any_of(rules.words("problem_marks"))), times_for(rules)
    for paragraph in report.outline.paragraphs:
        review, back = paragraph.part is Part.REVIEW, False
        looks = paragraph.part in PLAN_PARTS and times.back.search(text, paragraph.start, paragraph.end)
        for sentence in sentences_of(text, paragraph.start, paragraph.end) if review or looks else ():
            back = review or looks_back(text[sentence.start : sentence.end], back, times)
            if lacking.search(text, sentence.start, sentence.end):
                break
            if back:
                yield from sentence.clauses
