"""Figures, commitments and comparisons as frames of pandas and polars."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cqdiff import CqdiffError, compare, frames, read_report
from cqdiff.frames import columns
from cqdiff.models import Comparison, Report
from cqdiff.rules import RuleSet

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@pytest.fixture(scope="module")
def reports(rules: RuleSet) -> tuple[Report, Report]:
    old, new = (read_report(str(SAMPLES / f"lanjiang-plan-{year}.txt"), rules) for year in (2025, 2026))
    return old, new


@pytest.fixture(scope="module")
def found(reports: tuple[Report, Report]) -> Comparison:
    return compare(*reports)


def test_frames_have_a_row_for_each_thing_that_was_found(reports: tuple[Report, Report], found: Comparison) -> None:
    report = reports[0]
    assert [row["id"] for row in frames.figures(report)] == [f.id for f in report.figures]
    assert [row["quote"] for row in frames.commitments(report)] == [c.quote for c in report.commitments]
    assert [row["title"] for row in frames.sections(report)] == [s.title for s in report.outline.sections]
    assert [row["verdict"] for row in frames.continuity(found)] == [row.verdict for row in found.targets]
    assert [row["key"] for row in frames.follow_through(found)] == [row.key for row in found.follow_up]


def test_frames_of_figures_point_to_their_text(reports: tuple[Report, Report]) -> None:
    report = reports[0]
    for row, figure in zip(frames.figures(report), report.figures, strict=True):
        assert report.text[row["start"] : row["end"]] == row["quote"]
        assert row["value"] == (None if figure.value is None else float(figure.value))


def test_frames_reckon_units_of_a_family_in_one(reports: tuple[Report, Report]) -> None:
    rows = [row for row in frames.figures(reports[0]) if row["unit"] in ("亿元", "万亿元", "元")]
    factors = {"亿元": 1e8, "万亿元": 1e12, "元": 1.0}
    assert rows and all(row["family"] == "money" for row in rows)
    assert all(row["base_value"] == pytest.approx(row["value"] * factors[row["unit"]]) for row in rows)


@pytest.mark.parametrize("name", ["figures", "commitments", "sections", "continuity", "follow_through"])
def test_frames_of_pandas_and_polars_hold_the_same(
    name: str, reports: tuple[Report, Report], found: Comparison
) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    table = getattr(frames, name)(found if name in ("continuity", "follow_through") else reports[0])
    one, other = table.to_pandas(), table.to_polars()
    assert tuple(one.columns) == tuple(other.columns) == table.names and len(one) == len(other) == len(table)
    assert [tuple(row) for row in other.iter_rows()] == list(table.rows)
    back = one.astype(object).where(one.notna(), None)
    assert [tuple(row) for row in back.itertuples(index=False)] == list(table.rows)
    for column in table.columns:
        if column.type is columns.Type.INTEGER:
            assert one[column.name].dtype == pandas.Int64Dtype() and other[column.name].dtype == polars.Int64


def test_frames_without_rows_keep_their_columns() -> None:
    table = frames.Table(columns.FIGURES, ())
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert tuple(table.to_pandas().columns) == tuple(table.to_polars().columns) == table.names


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_say_what_is_not_installed(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    table: Any = frames.Table(columns.FIGURES, ())
    with pytest.raises(CqdiffError, match=f"pip install {library}"):
        getattr(table, f"to_{library}")()
