"""The JSON has the keys of the contract, exact numbers, and the same bytes every time."""

from __future__ import annotations

import json
from decimal import Decimal
from types import SimpleNamespace

import pytest
from factories import commitment, comparison, figure, follow_row, pair, passage, report, target_row

from cqdiff.models import Comparator
from cqdiff.show import wire

SIGNATURE = {"version": "1", "rules": "d", "overridden": [], "segmenter": "s", "inputs": []}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("6", "6"),
        ("6.0", "6"),
        ("0.019", "0.019"),
        ("30145.79", "30145.79"),
        ("-2.5", "-2.5"),
        ("1E+4", "10000"),
        ("0.1", "0.1"),
        ("123456789.01", "123456789.01"),
        ("-0.0", "0"),
    ],
)
def test_wire_number_is_exact(value, text):
    assert json.dumps(wire.number(Decimal(value))) == text


def test_wire_number_of_nothing_is_null():
    assert wire.number(None) is None


def test_wire_figure_has_the_keys_of_the_contract_first():
    row = wire.figure(figure(clause="地区生产总值增长6%左右", comparator=Comparator.APPROX))
    contract = (
        "id section line start end quote name indicator aspect value value_hi unit comparator role year binding".split()
    )
    assert list(row)[: len(contract)] == contract
    assert row["quote"] == "6%左右" and row["line"] == 5 and row["comparator"] == "approx" and row["value"] == 6
    assert row["binding"] is None and row["headline"] is False and row["words"] is None


def test_wire_figure_told_in_words_has_no_value():
    row = wire.figure(figure("6%左右", None, words="与经济增长同步"))
    assert row["value"] is None and row["words"] == "与经济增长同步"


def test_wire_extract_carries_sections_figures_and_commitments():
    data = wire.extract(report(figures=[figure()], commitments=[commitment(figures=("f1",))]), SIGNATURE)
    assert data["schema"] == "cqdiff/extract/1"
    wanted = {"title", "place", "kind", "review_year", "plan_year", "source", "sha256", "characters"}
    assert wanted <= set(data["report"])
    assert {"id", "level", "label", "title", "part", "start", "end", "line"} <= set(data["sections"][0])
    assert [s["id"] for s in data["sections"]] == ["1", "2", "3", "3.1"]
    assert data["commitments"][0]["figures"] == ["f1"] and data["commitments"][0]["kind"] == "project"
    assert data["report"]["characters"] == len(report().text)


def test_wire_spans_point_at_their_quotes():
    r = report(figures=[figure()], commitments=[commitment()])
    data = wire.extract(r, SIGNATURE)
    for row in data["figures"] + data["commitments"]:
        assert r.text[row["start"] : row["end"]] == row["quote"]
        assert row["quote"] in r.text.split("\n")[row["line"] - 1]


def test_wire_comparison_tells_figures_commitments_and_passages_apart():
    rows = (
        follow_row("met", figure(), results=(figure(), passage("粮食产量达到102.5万吨"))),
        follow_row("no_result", commitment(), candidates=(passage("粮食产量达到102.5万吨"),)),
    )
    data = wire.comparison(comparison(follow_up=rows), SIGNATURE)
    first, second = data["follow_up"]
    assert first["promise"]["name"] == "地区生产总值" and first["decision"] is None
    assert first["results"][0]["name"] and set(first["results"][1]) == {"line", "start", "end", "quote"}
    assert second["promise"]["verb"] == "开工建设" and second["results"] == [] and len(second["candidates"]) == 1
    assert second["id"] == "c1"


def test_wire_comparison_rows_have_the_keys_of_the_contract():
    c = comparison(
        targets=(target_row("raised", figure(), figure(), delta=Decimal("0.5")), target_row("new", None, figure())),
        sections=(pair("1", "1"), pair("3.1", None, "dropped", 0)),
    )
    data = json.loads(wire.dumps(wire.comparison(c, SIGNATURE)))
    assert data["schema"] == "cqdiff/compare/1"
    told = {"old": "3.1", "new": None, "relation": "dropped", "score": 0, "nearest": None}
    assert data["sections"][1] == told
    keys = {"name", "indicator", "old", "new", "verdict", "delta", "score", "why", "headline", "candidates", "steps"}
    assert keys <= set(data["targets"][0])
    assert data["targets"][0]["delta"] == 0.5 and data["targets"][1]["old"] is None


def test_wire_comparison_carries_both_texts_but_one_report_once():
    r = report(figures=[figure()])
    both = wire.comparison(comparison(r), SIGNATURE)["documents"]
    assert both["old"]["text"] == r.text and both["new"]["text"] and both["old"]["figures"][0]["id"] == "f1"
    alone = wire.comparison(comparison(r, r), SIGNATURE)["documents"]
    assert alone["new"] is None and alone["old"]["sections"]


def test_wire_dumps_is_valid_stable_and_one_row_a_line():
    data = wire.extract(report(figures=[figure(), figure(id="f2")]), SIGNATURE)
    text = wire.dumps(data)
    assert json.loads(text) == data
    assert text == wire.dumps(wire.extract(report(figures=[figure(), figure(id="f2")]), SIGNATURE))
    assert sum('"quote"' in line for line in text.splitlines()) == 2
    assert "地区生产总值" in text and text.endswith("}\n")


def test_wire_dumps_empty_lists():
    assert json.loads(wire.dumps({"a": [], "b": {"c": 1}, "d": [1, 2]})) == {"a": [], "b": {"c": 1}, "d": [1, 2]}


def test_wire_signature_names_rules_and_inputs():
    rules = SimpleNamespace(digest="abc", overridden=("gdp",))
    made = wire.signature("1.2", rules, "rjieba", [report()])
    assert list(made) == ["version", "rules", "overridden", "segmenter", "inputs"]
    assert made["overridden"] == ["gdp"] and made["inputs"] == [report().document.sha256]
