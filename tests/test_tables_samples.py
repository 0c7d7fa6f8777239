"""The Word editions of the samples: what their annex says is tied to their text, and a comparison gains by it."""

from __future__ import annotations

import pytest

pytest.importorskip("docx", reason="python-docx is not installed")

from sample_docx import ANNEX, ROOT, edition, path_of

from cqdiff import compare, read_report
from cqdiff.models import Comparison, Report, Role, Source
from cqdiff.reading.docx import read_docx

YEARS = tuple(ANNEX)


@pytest.fixture(scope="module")
def plain() -> list[Report]:
    return [read_report(str(ROOT / "samples" / f"lanjiang-plan-{year}.txt")) for year in YEARS]


@pytest.fixture(scope="module")
def word() -> list[Report]:
    return [read_report(str(path_of(year))) for year in YEARS]


def rows(comparison: Comparison) -> set[tuple[object, ...]]:
    return {
        (row.name, row.verdict, row.old and row.old.quote, row.new and row.new.quote, row.headline)
        for row in comparison.targets
    }


@pytest.mark.parametrize("year", YEARS)
def test_tables_sample_files_are_current(year: int) -> None:
    assert read_docx(path_of(year).read_bytes()) == read_docx(edition(year)), "run python tests/sample_docx.py"


def test_tables_samples_read_the_text_as_before(plain: list[Report], word: list[Report]) -> None:
    for text, annexed in zip(plain, word, strict=True):
        spans = [(f.id, f.name, f.start, f.value) for f in annexed.figures if f.source is Source.TEXT]
        assert spans == [(f.id, f.name, f.start, f.value) for f in text.figures]
        assert annexed.commitments == text.commitments
        assert annexed.outline.sections[:-1] == text.outline.sections
        assert annexed.outline.sections[-1].title.endswith("主要指标表")


def test_tables_samples_every_filled_cell_is_a_figure(word: list[Report]) -> None:
    for year, report in zip(YEARS, word, strict=True):
        values = [row[2:5] if len(row) == 6 else row[1:4] for row in ANNEX[year][2:] if len(row) > 1]
        cells = [words for three in values for words in three if words != "—"]
        figures = [f.quote for f in report.figures if f.source is Source.TABLE]
        assert figures == cells
        assert all(f.binding is not None for f in report.figures if f.source is Source.TABLE)


def test_tables_samples_every_target_of_the_annex_is_one_of_the_text(word: list[Report]) -> None:
    for report in word:
        targets = [f for f in report.figures if f.source is Source.TABLE and f.role is Role.TARGET]
        assert targets and all(f.repeats for f in targets)


def test_tables_samples_contradiction_is_told(word: list[Report]) -> None:
    assert word[0].contradictions == ()
    assert [(c.said.name, c.said.quote, c.other.quote) for c in word[1].contradictions] == [
        ("城镇新增就业", "16.2万人", "16.1")
    ]


def test_tables_samples_compare_as_their_text_does(plain: list[Report], word: list[Report]) -> None:
    texts, annexed = compare(*plain), compare(*word)
    assert rows(texts) == rows(annexed)
    assert len(texts.targets) == len(annexed.targets)
    before = {row.key: row.verdict.value for row in texts.follow_up}
    after = {row.key: row.verdict.value for row in annexed.follow_up}
    assert before.keys() == after.keys()
    # 耕地保有量 has a result in the annex alone
    assert {(before[key], after[key]) for key in before if before[key] != after[key]} == {("no_result", "exceeded")}
