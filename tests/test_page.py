"""The page: self-contained, safe from what a report says, complete, and small enough to open."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import factories as make
import pytest

from cqdiff import compare, read_report
from cqdiff.models import Aspect, Comparison, Decision, Part, Report
from cqdiff.show import wire
from cqdiff.show.labels import Lang
from cqdiff.show.page import page
from cqdiff.show.page.chart import WIDTH, dumbbells
from cqdiff.show.page.excerpt import excerpt, opening
from cqdiff.show.page.rows import Sides, target_rows
from cqdiff.show.page.wording import changes

ROOT = Path(__file__).resolve().parent.parent
OLD, NEW = (ROOT / "samples" / f"lanjiang-plan-{year}.txt" for year in (2025, 2026))
SIGNATURE = {"version": "0", "rules": "r", "overridden": [], "segmenter": "s", "inputs": []}
VOID = {"meta", "input", "br", "line", "circle", "path"}


class Reader(HTMLParser):
    """Collects what a test asks about, and whether every element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [v for k in ("href", "src", "action") if (v := given.get(k))]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)


@pytest.fixture(scope="module")
def payload() -> dict[str, Any]:
    return dict(
        json.loads(wire.dumps(wire.comparison(compare(read_report(str(OLD)), read_report(str(NEW))), SIGNATURE)))
    )


@pytest.fixture(scope="module")
def html(payload: dict[str, Any]) -> str:
    return page(payload)


def test_page_is_self_contained(html: str) -> None:
    read = Reader(html)
    assert read.links and all(link.startswith("#") for link in read.links)
    assert "default-src &#39;none&#39;" in html and "@import" not in html and "url(" not in html
    assert read.tags.count("script") == 1 and read.tags.count("style") == 1
    assert not re.search(r'\son\w+="|\sstyle="', html)  # the security policy would refuse them


def test_page_is_well_formed_and_its_links_lead_somewhere(html: str) -> None:
    read = Reader(html)
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    assert {link for link in read.links if link[1:] not in read.ids} == set()


def test_page_shows_every_row_with_its_evidence(html: str, payload: dict[str, Any]) -> None:
    read = Reader(html)
    for kind, rows in (("t", payload["targets"]), ("f", payload["follow_up"]), ("s", payload["sections"])):
        assert [i for i in read.ids if re.fullmatch(rf"{kind}\d+", i)] == [f"{kind}{n}" for n in range(len(rows))]
    bodies = html.split('<details class="row"')[1:]
    for row, body in zip([*payload["targets"], *payload["follow_up"]], bodies, strict=False):
        spans = [row.get("old"), row.get("new"), row.get("promise"), *row.get("results", ())]
        for item in filter(None, spans):
            assert f">行 {item['line']}</a>" in body


def test_page_opens_every_pair_of_sections_to_both_headings(html: str, payload: dict[str, Any]) -> None:
    bodies = html.split('<details class="row pair')[1:]
    texts = {side: {s["id"]: s for s in payload["documents"][side]["sections"]} for side in ("old", "new")}
    assert len(bodies) == len(payload["sections"]) > 0
    for pair, body in zip(payload["sections"], bodies, strict=True):
        found = body.split("</details>")[0]
        assert found.count('<figure class="proof') == sum(pair[side] is not None for side in ("old", "new"))
        for side in ("old", "new"):
            if pair[side]:
                section = texts[side][pair[side]]
                assert f'href="#{side}-L{section["line"]}"' in found
                assert re.search(rf"<mark>[^<]*{re.escape(section['title'])}", found)
        if pair["nearest"] and not (pair["old"] and pair["new"]):
            side = "new" if pair["old"] else "old"
            assert f'href="#{side}-L{texts[side][pair["nearest"]]["line"]}"' in found


def test_page_marks_every_figure_of_both_texts(html: str, payload: dict[str, Any]) -> None:
    for side in ("old", "new"):
        starts = {f["start"] for f in payload["documents"][side]["figures"]}
        assert len(re.findall(rf'<mark id="{side}-f\d+"', html)) == len(starts)


def test_page_takes_nothing_of_a_report_for_code(payload: dict[str, Any]) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`{{ 7*7 }}"
    poisoned = json.loads(json.dumps(payload))
    for head in (poisoned["old"], poisoned["new"]):
        head["title"] = head["place"] = head["source"] = evil
    for row in poisoned["targets"]:
        row["name"] = row["why"] = evil
    for row in poisoned["follow_up"]:
        row["brief"] = row["key"] = evil
    poisoned["documents"]["old"]["text"] = evil + poisoned["documents"]["old"]["text"][len(evil) :]
    poisoned["warnings"] = [evil]
    read = Reader(page(poisoned))
    assert read.tags.count("script") == 1 and "img" not in read.tags
    assert "{{ 7*7 }}" in "".join(read.text)


def test_page_in_english_says_nothing_of_its_own_in_chinese(payload: dict[str, Any]) -> None:
    latin = json.loads(re.sub("[\u4e00-\u9fff]", "x", json.dumps(payload, ensure_ascii=False)))  # what reports say
    said = re.sub(r"<(style|script)>.*?</\1>", "", page(latin, Lang.EN), flags=re.S)
    assert said.count('class="row') == sum(len(payload[name]) for name in ("targets", "follow_up", "sections"))
    assert re.findall("[\u4e00-\u9fff]+", said) == []


def test_page_of_one_report_alone() -> None:
    report = read_report(str(NEW))
    html = page(json.loads(wire.dumps(wire.comparison(compare(report), SIGNATURE))))
    assert "仅见计划" in html and "＋</span> 新增" not in html
    read = Reader(html)
    assert "follow" not in read.ids and "texts" in read.ids
    assert {link for link in read.links if link[1:] not in read.ids} == set()
    targets = {i for i in read.ids if re.fullmatch(r"t\d+", i)}
    assert {link[1:] for link in read.links} >= targets  # every row can be reached from the text


def test_page_shows_program_and_reviewer_side_by_side(payload: dict[str, Any]) -> None:
    decided = json.loads(json.dumps(payload))
    decided["follow_up"][0]["verdict"] = "reported"
    decided["follow_up"][0]["decision"] = {
        "verdict": "met", "by": "李复核", "at": "2026-02-01", "note": "见第12页",
        "evidence": [{"line": 3, "quote": "已建成"}],
    }  # fmt: skip
    first = page(decided).split('id="f0"')[1].split("</details>")[0]
    assert "v-reported" in first and "v-met" in first
    assert "李复核" in first and "见第12页" in first and "已建成" in first


def test_page_counts_and_filters_by_the_verdict_that_stands(payload: dict[str, Any]) -> None:
    decided = json.loads(json.dumps(payload))
    for row in decided["follow_up"]:
        row["verdict"] = "unknown"
    decided["follow_up"][0]["decision"] = {"verdict": "met", "by": "李复核", "at": "", "note": '"是"', "evidence": []}
    made = page(decided)
    assert re.search(r'<details class="row" id="f0" data-v="met"', made)
    assert re.search(r'data-l="f" data-v="met">.*<b>1</b></a>', made)
    assert re.search(rf'data-l="f" data-v="unknown">.*<b>{len(decided["follow_up"]) - 1}</b></a>', made)
    # where a decision starts from in the page; its author is whoever decides there
    assert 'data-verdict="met" data-note="&#34;是&#34;"' in made and "data-by" not in made


def test_page_of_a_thousand_rows(payload: dict[str, Any]) -> None:
    many = json.loads(json.dumps(payload))
    rows = many["follow_up"]
    many["follow_up"] = (rows * (1000 // len(rows) + 1))[:1000]
    began = time.perf_counter()
    made = page(many)
    assert time.perf_counter() - began < 10  # half a second on two idle cores
    ids = Reader(made).ids
    assert "f999" in ids and len(ids) == len(set(ids))


def test_page_is_small_for_a_real_pair(corpus: Path) -> None:
    pair = [read_report(str(corpus / f"{name}.txt")) for name in ("chongqing-plan-2024", "chongqing-gwr-2025")]
    made = page(json.loads(wire.dumps(wire.comparison(compare(*pair), SIGNATURE))))
    assert len(made.encode()) < 1_500_000


def wired(found: Comparison) -> dict[str, Any]:
    return dict(json.loads(wire.dumps(wire.comparison(found, SIGNATURE))))


def drawn(found: Comparison) -> list[dict[str, Any]]:
    made = wired(found)
    chart = dumbbells(made, Sides(made, Lang.ZH))
    return [*chart["first"], *chart["rest"]]


def test_page_is_the_same_every_time(payload: dict[str, Any], html: str) -> None:
    assert page(payload) == html


def test_chart_puts_the_largest_gap_first_and_the_target_in_the_middle() -> None:
    text = "就业8万人，产量9万吨。就业8.8万人，产量4.5万吨。"
    promised = [
        make.figure("8万人", 8, text, id="f1", unit="万人"),
        make.figure("9万吨", 9, text, id="f2", unit="万吨"),
    ]
    reached = [
        make.figure("8.8万人", 8.8, text, id="f3", unit="万人"),
        make.figure("4.5万吨", 4.5, text, id="f4", unit="万吨"),
    ]
    report = make.report(text, [*promised, *reached], parts=[])
    lines = drawn(
        make.comparison(
            report,
            report_of(text),
            targets=[make.target_row("dropped", f, name=f.quote) for f in promised],
            follow_up=[
                make.follow_row("exceeded", promised[0], results=(reached[0],)),
                make.follow_row("missed", promised[1], results=(reached[1],)),
            ],
        )
    )
    assert [(line["name"], line["gap"], line["judged"]) for line in lines] == [
        ("9万吨", "−50.0%", "missed"), ("8万人", "+10.0%", "exceeded"),
    ]  # fmt: skip
    for line in lines:
        assert line["places"]["old"] == (WIDTH / 2, WIDTH / 2)
    (missed, _), (exceeded, _) = (line["places"]["result"] for line in lines)
    assert 0 < missed < WIDTH / 2 < exceeded < WIDTH


def test_chart_finds_no_gap_inside_a_range() -> None:
    text = "增长7%—8%，增长7.5%。"
    aim = make.figure("7%—8%", 7, text, id="f1", value_hi=Decimal(8))
    result = make.figure("7.5%", 7.5, text, id="f2")
    report = make.report(text, [aim, result], parts=[])
    rows = {
        "targets": [make.target_row("dropped", aim)],
        "follow_up": [make.follow_row("met", aim, results=(result,))],
    }
    assert [line["gap"] for line in drawn(make.comparison(report, report_of(text), **rows))] == ["0"]


def test_chart_draws_a_new_target_of_another_unit_by_its_difference() -> None:
    text = "产量2万吨，产量3000吨。"
    old = make.figure("2万吨", 2, text, id="f1", unit="万吨", aspect=Aspect.LEVEL)
    new = make.figure("3000吨", 3000, text, id="f2", unit="吨", aspect=Aspect.LEVEL)
    report = make.report(text, [old, new], parts=[])
    row = make.target_row("lowered", old, new, delta=Decimal("-1.7"))
    (line,) = drawn(make.comparison(report, report_of(text), targets=[row]))
    assert line["places"]["new"][0] < line["places"]["old"][0] and line["shown"]["new"] == "3000吨"


def test_chart_draws_a_result_of_another_unit_and_tells_great_distances_apart() -> None:
    text = "粮食108.1亿公斤，工厂5个，园区5个。粮食220亿斤，工厂23个，园区10个。"
    promised = [
        make.figure("108.1亿公斤", 108.1, text, id="f1", unit="亿公斤", aspect=Aspect.LEVEL),
        make.figure("工厂5个", 5, text, id="f2", unit="个"),
        make.figure("园区5个", 5, text, id="f3", unit="个"),
    ]
    reached = [
        make.figure("220亿斤", 220, text, id="f4", unit="亿斤", aspect=Aspect.LEVEL),
        make.figure("工厂23个", 23, text, id="f5", unit="个"),
        make.figure("园区10个", 10, text, id="f6", unit="个"),
    ]
    report = make.report(text, [*promised, *reached], parts=[])
    deltas = (Decimal("1.9"), Decimal(18), Decimal(5))
    follow = [
        make.follow_row("exceeded", p, results=(r,), delta=d) for p, r, d in zip(promised, reached, deltas, strict=True)
    ]
    rows = [make.target_row("dropped", f, name=f.quote) for f in promised]
    lines = drawn(make.comparison(report, report_of(text), targets=rows, follow_up=follow))
    assert [(line["name"], line["gap"]) for line in lines] == [
        ("工厂5个", "+360.0%"), ("园区5个", "+100.0%"), ("108.1亿公斤", "+1.8%"),
    ]  # fmt: skip
    places = [line["places"]["result"][0] for line in lines]
    assert WIDTH > places[0] > places[1] > places[2] > WIDTH / 2


def test_judged_rows_tell_how_far_the_result_lies_from_the_promise(payload: dict[str, Any]) -> None:
    judged = [row for row in payload["follow_up"] if row["delta"] is not None]
    assert judged
    for row in judged:
        promise, result = row["promise"], row["results"][0]
        if promise["unit"] == result["unit"] and promise["aspect"] == result["aspect"]:
            assert Decimal(str(row["delta"])) == Decimal(str(result["value"])) - Decimal(str(promise["value"]))


def test_evidence_in_a_heading_is_placed_by_the_section_above(payload: dict[str, Any]) -> None:
    heading = "（一）城镇新增就业8万人"
    text = f"二、主要目标\n{heading}\n"
    parts = [
        make.section("二、主要目标", "1", Part.TARGETS, text),
        make.section(heading, "1.1", Part.TARGETS, text),
    ]
    aim = make.figure("8万人", 8, text, id="f1", section="1.1", unit="万人")
    report = make.report(text, [aim], parts=parts)
    rows = target_rows(
        made := wired(make.comparison(report, report_of(text), targets=[make.target_row("dropped", aim)])),
        Sides(made, Lang.ZH),
    )
    assert rows[0]["evidence"][0]["path"] == "二、主要目标"


def report_of(text: str) -> Report:
    return make.report(text, parts=[], source="yunchuan-2025.txt", plan_year=2025)


def test_page_names_passages_that_were_turned_down_and_leads_from_the_text_to_promises() -> None:
    promise = make.commitment()
    row = make.follow_row("no_result", promise, candidates=(make.passage("粮食产量达到102.5万吨"),))
    made = page(wired(make.comparison(make.report(commitments=[promise]), follow_up=[row])))
    assert re.search(r'<div class="nothing">.*<q>[^\n]*<mark>粮食产量达到102.5万吨</mark>', made, re.S)
    line = made.split(f'<p id="old-L{promise.line}"')[1].split("</p>")[0]
    assert 'href="#f0"' in line


def test_heading_that_runs_into_its_text_is_bold_alone() -> None:
    text = "（一）稳住就业。全年新增就业8万人。"
    head = make.section("（一）稳住就业。", "1", Part.TASKS, text)
    made = page(wired(make.comparison(make.report(text, parts=[head]), make.report(text, parts=[head]))))
    assert "<b>（一）稳住就业。</b>全年新增就业8万人。" in made


def test_page_shows_no_signs_that_reorder_or_hide_text() -> None:
    text = "增长\u202e%6\u202c，就\u200b业。"
    made = page(wired(make.comparison(make.report(text, parts=[]), make.report(text, parts=[]))))
    assert "增长�%6�，就�业。" in made


def test_decisions_of_the_page_have_the_fields_of_the_file() -> None:
    script = (ROOT / "cqdiff" / "show" / "page" / "desk.js").read_text(encoding="utf-8")
    written = re.search(r"Object\.entries\(\{\s*(.*?),?\s*\}\)\.map", script, re.S)
    assert written is not None
    fields = [re.match(r"\w+", part.strip())[0] for part in written[1].split(",") if part.strip()]  # type: ignore[index]
    assert set(fields) <= set(Decision.__struct_fields__)
    assert {"key", "place", "plan_year", "verdict"} <= set(fields)


def test_excerpt_cuts_a_report_in_one_line_at_sentences() -> None:
    text = "甲乙丙丁。" * 300 + "就业8万人。" + "戊己庚辛。" * 300
    start = text.index("8万人")
    pieces = excerpt(text, {"start": start, "end": start + 3})
    assert [p.mark for p in pieces] == ["cut", "rest", "", "hit", "", "rest", "cut"]
    assert [p.text for p in pieces[2:-2]] == ["就业", "8万人", "。"]
    assert pieces[1].text.startswith("甲乙丙丁。") and pieces[-2].text.endswith("戊己庚辛。")
    assert sum(len(p.text) for p in pieces) < 450


def test_excerpt_marks_what_the_row_rests_on() -> None:
    text = "前一句话。全市地区生产总值增长6%左右，固定资产投资增长4%。后一句话。"
    start = text.index("6%左右")
    pieces = excerpt(text, {"start": start, "end": start + 4, "clause": [text.index("地区"), start + 4]})
    assert [(p.mark, p.text) for p in pieces] == [
        ("rest", "前一句话。"), ("", "全市"), ("clause", "地区生产总值增长"), ("hit", "6%左右"),
        ("", "，固定资产投资增长4%。"), ("rest", "后一句话。"),
    ]  # fmt: skip


def test_opening_of_a_section_is_its_heading_and_how_it_begins() -> None:
    text = "前文。\n（一）稳住就业。\n  全年新增就业8万人。\n" + "甲乙丙丁。" * 100 + "\n（二）下一节"
    start, body = text.index("（一）"), text.index("  全年")
    end = text.index("（二）")
    pieces = opening(text, {"start": start, "body": body, "end": end})
    assert (pieces[0].mark, pieces[0].text) == ("hit", "（一）稳住就业。")
    assert (
        pieces[1].mark == "rest"
        and pieces[1].text.startswith(" 全年新增就业8万人。 甲乙")
        and "下一节" not in pieces[1].text
    )
    assert pieces[1].text.endswith("…") and len(pieces[1].text) < 130
    assert [p.text for p in opening(text, {"start": start, "body": body, "end": body})] == ["（一）稳住就业。"]


def test_wording_marks_the_words_that_changed() -> None:
    old, new = changes("地区生产总值增长6%左右", "地区生产总值增长5%以上")
    assert "".join(w.text for w in old) == "地区生产总值增长6%左右"
    assert [w.text for w in old if w.changed] != [] and not old[0].changed
    assert "".join(w.text for w in new if not w.changed).startswith("地区生产总值增长")


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cqdiff", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=environment)


def test_page_from_the_command_line(tmp_path: Path) -> None:
    done = run("compare", str(OLD), str(NEW), "--html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    made = tmp_path / "reports" / "澜江市-2025-2026.html"
    assert made.name in done.stderr and made.read_text(encoding="utf-8").startswith("<!doctype html>")
    again = run("compare", str(OLD), str(NEW), "--html", str(made), cwd=tmp_path)
    assert again.returncode == 0


def test_page_never_takes_the_place_of_a_report(tmp_path: Path) -> None:
    saved = tmp_path / "old.html"
    saved.write_text("<html><body><p>一份存下来的报告</p></body></html>", encoding="utf-8")
    done = run("compare", "--html", "old.html", str(OLD), str(NEW), cwd=tmp_path)
    assert done.returncode == 1 and "不会覆盖" in done.stderr and "Traceback" not in done.stderr
    assert "一份存下来的报告" in saved.read_text(encoding="utf-8")


def test_page_named_like_a_report_that_was_meant_as_the_second_one(tmp_path: Path) -> None:
    saved = tmp_path / "new.html"
    saved.write_text("<p>另一份存下来的报告</p>", encoding="utf-8")
    done = run("compare", str(OLD), "--html", "new.html", cwd=tmp_path)
    assert done.returncode == 1 and "--html=FILE" in done.stderr and len(done.stderr.splitlines()) == 1
    assert "另一份存下来的报告" in saved.read_text(encoding="utf-8")


def test_page_leaves_reports_to_be_reports(tmp_path: Path) -> None:
    done = run("compare", str(OLD), "--html", str(NEW), "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "reports" / "澜江市-2025-2026.html").is_file()
    taken = run("compare", str(NEW), "--html", "alone.html", cwd=tmp_path)
    assert taken.returncode == 0 and (tmp_path / "alone.html").is_file()
