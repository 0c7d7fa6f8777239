"""Reasons in English: every sentence that the samples bring forth has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cqdiff import compare, read_report
from cqdiff.models import Comparison
from cqdiff.show.labels import Lang, sentence

ROOT = Path(__file__).resolve().parent.parent
OLD, NEW = (str(ROOT / "samples" / f"lanjiang-plan-{year}.txt") for year in (2025, 2026))


@pytest.fixture(scope="module")
def comparisons() -> list[Comparison]:
    old, new = read_report(OLD), read_report(NEW)
    return [compare(old, new), compare(new)]


def test_reasons_are_all_said_in_english(comparisons: list[Comparison]) -> None:
    said = {row.why for c in comparisons for row in (*c.targets, *c.follow_up)}
    said |= {step.label for c in comparisons for row in (*c.targets, *c.follow_up) for step in row.steps}
    assert len(said) > 20
    untold = [text for text in said if sentence(text, Lang.EN) == text and re.search("[\u4e00-\u9fff]", text)]
    assert untold == []
    assert {sentence(text, Lang.ZH) for text in said} == said
