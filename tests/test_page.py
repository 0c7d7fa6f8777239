"""The page: self-contained, safe from what a report says, complete, and small enough to open."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cqdiff import compare, read_report
from cqdiff.show import wire
from cqdiff.show.labels import Lang
from cqdiff.show.page import page
from cqdiff.show.page.excerpt import excerpt
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
    broken = {link for link in read.links if "=" not in link and link[1:] not in read.ids}
    assert broken == set()


def test_page_shows_every_row_with_its_evidence(html: str, payload: dict[str, Any]) -> None:
    read = Reader(html)
    for kind, rows in (("t", payload["targets"]), ("f", payload["follow_up"]), ("s", payload["sections"])):
        assert [i for i in read.ids if re.fullmatch(rf"{kind}\d+", i)] == [f"{kind}{n}" for n in range(len(rows))]
    bodies = html.split('<details class="row"')[1:]
    for row, body in zip([*payload["targets"], *payload["follow_up"]], bodies, strict=False):
        spans = [row.get("old"), row.get("new"), row.get("promise"), *row.get("results", ())]
        for item in filter(None, spans):
            assert f">行 {item['line']}</a>" in body


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
    bare = json.loads(json.dumps(payload))
    for name in ("targets", "follow_up", "sections"):
        bare[name] = []
    for document in bare["documents"].values():
        document.update(text="", sections=[], figures=[], commitments=[])
    for head in (bare["old"], bare["new"]):
        head.update(title="T", place="P", source="S")
    said = re.sub(r"<(style|script)>.*?</\1>", "", page(bare, Lang.EN), flags=re.S)
    assert re.findall("[\u4e00-\u9fff]+", said) == []


def test_page_of_one_report_alone() -> None:
    report = read_report(str(NEW))
    read = Reader(page(json.loads(wire.dumps(wire.comparison(compare(report), SIGNATURE)))))
    assert "follow" not in read.ids and "texts" in read.ids
    broken = {link for link in read.links if "=" not in link and link[1:] not in read.ids}
    assert broken == set()


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


def test_page_of_a_thousand_rows(payload: dict[str, Any]) -> None:
    many = json.loads(json.dumps(payload))
    rows = many["follow_up"]
    many["follow_up"] = (rows * (1000 // len(rows) + 1))[:1000]
    ids = Reader(page(many)).ids
    assert "f999" in ids and len(ids) == len(set(ids))


def test_page_is_small_for_a_real_pair(corpus: Path) -> None:
    pair = [read_report(str(corpus / f"{name}.txt")) for name in ("chongqing-plan-2024", "chongqing-gwr-2025")]
    made = page(json.loads(wire.dumps(wire.comparison(compare(*pair), SIGNATURE))))
    assert len(made.encode()) < 1_500_000


def test_excerpt_marks_what_the_row_rests_on() -> None:
    text = "前一句话。全市地区生产总值增长6%左右，固定资产投资增长4%。后一句话。"
    start = text.index("6%左右")
    pieces = excerpt(text, {"start": start, "end": start + 4, "clause": [text.index("地区"), start + 4]})
    assert [(p.mark, p.text) for p in pieces] == [
        ("rest", "前一句话。"), ("", "全市"), ("clause", "地区生产总值增长"), ("hit", "6%左右"),
        ("", "，固定资产投资增长4%。"), ("rest", "后一句话。"),
    ]  # fmt: skip


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
