"""A place over the years: on invented reports, and against the main targets of eight national reports."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from cqdiff import InputError, read_report, trace
from cqdiff.show.labels import Lang
from cqdiff.show.page.years import years_page
from cqdiff.show.terminal import print_trace
from cqdiff.show.terminal_trace import sparkline
from cqdiff.show.trace_wire import COLUMNS, trace_csv
from cqdiff.show.trace_wire import trace as trace_json
from cqdiff.trace_models import Event, Trace, TraceSeries

ROOT = Path(__file__).resolve().parent.parent
FILLER = (
    "一年来，面对复杂严峻的外部环境，我们坚定信心、攻坚克难，各级各部门齐心协力，群众精神面貌焕然一新。"
    "作风建设扎实深入，依法办事的能力不断增强，政风行风明显好转，社会大局保持和谐稳定，"
    "各项决策部署得到全面贯彻，为今后长远发展奠定了坚实的思想、组织和作风基础，人民群众的信心更加坚定，各项事业呈现出蓬勃向上的良好局面，干事创业的氛围更加浓厚。"
)
SIGNATURE = {"version": "0", "rules": "r", "overridden": [], "segmenter": "s", "inputs": []}


def write(folder: Path, year: int, result: str, targets: str, name: str = "") -> str:
    path = folder / f"{name or year}.txt"
    path.write_text(
        f"云川市{year}年政府工作报告\n一、{year - 1}年工作回顾\n{FILLER}\n{result}\n"
        f"二、{year}年主要目标\n{year}年经济社会发展主要预期目标是：{targets}\n"
        f"三、{year}年重点工作\n（一）全力做好各项工作。深化改革。\n",
        encoding="utf-8",
    )
    return str(path)


def lives(found: Trace) -> dict[str, TraceSeries]:
    return {series.name: series for series in found.series}


@pytest.fixture
def found(tmp_path: Path) -> Trace:
    paths = [
        write(tmp_path, 2023, "地区生产总值增长5%。", "地区生产总值增长6%左右，粮食产量20亿斤以上。"),
        write(tmp_path, 2024, "地区生产总值增长6.4%，粮食产量达到21亿斤。", "地区生产总值增长6.5%左右。"),
        write(tmp_path, 2025, "地区生产总值增长5.1%。", "地区生产总值增长5.5%左右，粮食产量20亿斤以上。"),
    ]
    return trace([read_report(path) for path in reversed(paths)])


def test_trace_tells_the_life_of_a_target(found: Trace) -> None:
    assert [year.year for year in found.years] == [2023, 2024, 2025] and found.notes == ()
    gdp, grain = lives(found)["地区生产总值"], lives(found)["粮食产量"]
    assert [point.event for point in gdp.points] == [Event.FIRST, Event.RAISED, Event.LOWERED]
    assert [str(point.verdict) for point in gdp.points] == ["exceeded", "missed", "None"]
    assert [point.result.quote if point.result else None for point in gdp.points] == ["6.4%", "5.1%", None]
    assert [point.event for point in grain.points] == [Event.FIRST, Event.DROPPED, Event.BACK]


def test_trace_counts_how_promises_ended(found: Trace) -> None:
    assert [year.rate for year in found.years] == [1.0, 0.0, None]


def test_trace_says_what_is_missing_doubled_or_foreign(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, 2020, "", "地区生产总值增长6%左右。"),
        write(tmp_path, 2021, "地区生产总值增长6%。", "地区生产总值增长6%左右。"),
        write(tmp_path, 2021, "地区生产总值增长6%。", "地区生产总值增长6%左右。", "again"),
        write(tmp_path, 2023, "", "地区生产总值增长5%左右。"),
    ]
    other = Path(write(tmp_path, 2022, "", "地区生产总值增长6%左右。", "other"))
    other.write_text(other.read_text(encoding="utf-8").replace("云川市", "澄湖市"), encoding="utf-8")
    found = trace([read_report(path) for path in [*paths, str(other)]])
    assert [year.year for year in found.years] == [2020, 2021, 2023]
    assert len(found.notes) == 3
    for word in ("again.txt", "澄湖市", "2022"):
        assert any(word in note for note in found.notes)
    assert [p.event for p in lives(found)["地区生产总值"].points] == [Event.FIRST, Event.KEPT, Event.UNKNOWN]


def test_trace_keeps_a_province_and_its_city_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path, year, "", "地区生产总值增长6%左右。") for year in (2020, 2021, 2022)]
    city = Path(write(tmp_path, 2023, "", "地区生产总值增长6%左右。", "city"))
    for path in map(Path, paths):
        path.write_text(path.read_text(encoding="utf-8").replace("云川市", "云川省"), encoding="utf-8")
    found = trace([read_report(path) for path in [*paths, str(city)]])
    assert [year.year for year in found.years] == [2020, 2021, 2022] and found.place == "云川省"
    assert any("city.txt" in note and "云川市" in note for note in found.notes)


def test_trace_needs_two_years(tmp_path: Path) -> None:
    report = read_report(write(tmp_path, 2023, "", "地区生产总值增长6%左右。"))
    with pytest.raises(InputError, match="至少要两年"):
        trace([report, report])


def test_trace_as_json_csv_and_page(found: Trace) -> None:
    payload = json.loads(json.dumps(trace_json(found, SIGNATURE)))
    assert payload["schema"] == "cqdiff/trace/1" and [y["plan_year"] for y in payload["years"]] == [2023, 2024, 2025]
    lines = trace_csv(found).splitlines()
    assert lines[0].split(",") == list(COLUMNS)
    assert len(lines) == 1 + sum(len(series.points) for series in found.series)
    for lang in Lang:
        page = years_page(payload, lang)
        assert page.count("<svg") == 2 and "://" not in page and 'style="' not in page


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        (("耕地保有量不低于612万亩。", "耕地保有量不低于40.8万公顷。", "耕地保有量不低于41万公顷。"), 2),
        (("财政赤字9500亿元。", "财政赤字1.05万亿元。", "财政赤字1.2万亿元。"), 3),
    ],
)
def test_trace_draws_one_unit_on_one_scale(tmp_path: Path, said: tuple[str, ...], drawn: int) -> None:
    """612万亩 one year and 40.8万公顷 the next are no fall; 9500亿元 and 1.05万亿元 are a rise."""
    paths = [write(tmp_path, 2023 + n, "", target) for n, target in enumerate(said)]
    payload = json.loads(json.dumps(trace_json(trace([read_report(path) for path in paths]), SIGNATURE)))
    page = years_page(payload)
    places = [float(y) for y in re.findall(r'<circle class="p-old" cx="[\d.]+" cy="([\d.]+)"', page)]
    assert len(places) == drawn and places == sorted(places, reverse=True) and len(set(places)) == drawn


@pytest.mark.parametrize(("width", "below"), [(55, True), (120, False)])
def test_trace_years_stand_below_each_other_where_columns_have_no_room(found: Trace, width: int, below: bool) -> None:
    """Eight years in a terminal of 80 columns: each was cut into pieces of two characters."""
    console = Console(width=width, file=io.StringIO())
    print_trace(console, found, Lang.ZH)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(cell_len(line) <= width for line in text.splitlines())
    line = next(line for line in text.splitlines() if "6.5%左右" in line)
    assert ("✘ 5.1%" in line, "2024" in line) == (below, below)
    assert "▼ 5.5%左右" in text and "✕ 取消" in text and "↺ 20亿斤以上" in text


def test_trace_sparkline() -> None:
    from decimal import Decimal

    assert sparkline([Decimal(1), None, Decimal(8)]) == "▁ █"
    assert sparkline([Decimal(3), Decimal(3)]) == "▄▄" and sparkline([None]) == ""


# the main targets as the reports list them, by plan year: GDP, consumer prices, new urban jobs, registered unemployment
NATIONAL = {
    2008: ("8%左右", "4.8%左右", "1000万人", "4.5%左右"),
    2009: ("8%左右", "4%左右", "900万人以上", "4.6%以内"),
    2010: ("8％左右", "3％左右", "900万人以上", "4.6％以内"),
    2011: ("8%左右", "4%左右", "900万人以上", "4.6%以内"),
    2012: ("7.5％", "4％左右", "900万人以上", "4.6％以内"),
    2013: ("7.5%左右", "3.5%左右", "900万人以上", "低于4.6%"),
    2014: ("7.5%左右", "3.5%左右", "1000万人以上", "4.6%以内"),
    2015: ("7%左右", "3%左右", "1000万人以上", "4.5%以内"),
}


def own_list(text: str) -> tuple[str, ...]:
    """The four targets as the text's own list states them, found by nothing but its wording."""
    (found,) = re.findall("今年(?:国民)?经济(?:和)?社会发展的(?:主要)?预期目标是：(.{60,400})", text, re.DOTALL)
    wordings = (
        "国内生产总值增长",
        "居民消费价格(?:总水平)?涨幅(?:控制在)?",
        "城镇新增就业",
        "城镇登记失业率(?:控制在)?",
    )
    return tuple(re.search(f"{wording}([^，；。\n]+)", found)[1] for wording in wordings)  # type: ignore[index]


@pytest.mark.parametrize("year", NATIONAL)
def test_trace_national_targets_stand_in_the_list_of_their_text(year: int, corpus: Path) -> None:
    assert own_list((corpus / f"national-gwr-{year}.txt").read_text(encoding="utf-8")) == NATIONAL[year]


def test_trace_of_eight_national_reports(corpus: Path) -> None:
    found = trace([read_report(str(corpus / f"national-gwr-{year}.txt")) for year in NATIONAL])
    by_id = {series.indicator: series for series in found.series}
    for at, indicator in enumerate(("gdp", "cpi", "urban_jobs_new", "registered_unemployment")):
        told = {point.year: point.target.quote for point in by_id[indicator].points if point.target}
        assert told == {year: row[at] for year, row in NATIONAL.items()}


def test_trace_from_the_command_line(tmp_path: Path) -> None:
    write(tmp_path, 2023, "", "地区生产总值增长6%左右。")
    write(tmp_path, 2024, "地区生产总值增长6.4%。", "地区生产总值增长6%左右。")
    (tmp_path / "note.txt").write_text("这不是报告", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cqdiff", "trace", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", env=environment)

    done = run(str(tmp_path))
    assert done.returncode == 0 and "地区生产总值" in done.stdout and "note.txt" in done.stderr
    assert json.loads(run(".", "--json", "--indicator", "gdp").stdout)["series"][0]["indicator"] == "gdp"
    assert run(".", "--html").returncode == 0 and list((tmp_path / "reports").glob("*-trace.html"))
    for wrong, code in (
        (["nowhere.txt", "2023.txt"], 1),
        ([".", "--indicator", "甜梦果"], 2),
        ([".", "--json", "--csv"], 2),
    ):
        failed = run(*wrong)
        assert failed.returncode == code and "Traceback" not in failed.stderr and failed.stdout == ""
