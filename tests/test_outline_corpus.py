"""Outlines of real reports, read from ../shared/corpus; skipped where that folder is absent."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from cqdiff.models import Document, Outline, Part
from cqdiff.outline import outline_of
from cqdiff.reading import read_document
from cqdiff.reading.text import fold
from cqdiff.rules import load_rules

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not there")

# file: place, kind, review year, plan year, parts of the top sections
REPORTS = {
    "beijing-gwr-2025": ("北京市", "work_report", 2024, "review tasks"),
    "beijing-gwr-2026": ("北京市", "work_report", 2025, "review review tasks"),
    "chongqing-gwr-2025": ("重庆市", "work_report", 2024, "review tasks tasks"),
    "chongqing-plan-2024": ("重庆市", "plan_report", 2023, "review outlook tasks"),
    "hubei-gwr-2025": ("湖北省", "work_report", 2024, "review tasks tasks"),
    "hubei-gwr-2026": ("湖北省", "work_report", 2025, "review outlook tasks tasks"),
    "national-gwr-2008": ("全国", "work_report", 2007, "review tasks"),
    "national-gwr-2009": ("全国", "work_report", 2008, "review outlook tasks"),
    "national-gwr-2010": ("全国", "work_report", 2009, "review tasks"),
    "national-gwr-2011": ("全国", "work_report", 2010, "review outlook tasks"),
    "national-gwr-2012": ("全国", "work_report", 2011, "review outlook tasks"),
    "national-gwr-2013": ("全国", "work_report", 2012, "review outlook tasks"),
    "national-gwr-2014": ("全国", "work_report", 2013, "review outlook tasks"),
    "national-gwr-2014.oneline": ("全国", "work_report", 2013, "review outlook tasks"),
    "national-gwr-2015": ("全国", "work_report", 2014, "review outlook tasks tasks tasks tasks"),
    "national-gwr-2015.oneline": ("全国", "work_report", 2014, "review outlook tasks tasks tasks tasks"),
    "national-plan-1991": ("全国", "plan_report", 1990, "review tasks tasks"),
    "sichuan-gwr-2025": ("四川省", "work_report", 2024, "review tasks tasks other"),
    "sichuan-gwr-2026": ("四川省", "work_report", 2025, "review outlook tasks other"),
}


def read(name: str) -> tuple[Document, Outline]:
    document = read_document(str(CORPUS / f"{name}.txt"))
    return document, outline_of(document, load_rules())


def words(outline: Outline) -> list[tuple[str, str, str, str, bool]]:
    return [(s.id, s.label, s.title, s.part.value, s.spans_years) for s in outline.sections]


@pytest.mark.parametrize("name", REPORTS)
def test_outline_of_a_real_report(name: str) -> None:
    document, outline = read(name)
    place, kind, review, parts = REPORTS[name]
    assert (outline.place, outline.kind.value, outline.review_year, outline.plan_year) == (
        place,
        kind,
        review,
        review + 1,
    )
    assert " ".join(s.part.value for s in outline.sections if s.level == 1) == parts
    assert any(p.part is Part.TARGETS for p in outline.paragraphs)
    for section in outline.sections:
        assert document.text.startswith(section.label, section.start)
        assert section.start <= section.body <= section.end
    last = 0
    for paragraph in outline.paragraphs:
        assert last <= paragraph.start < paragraph.end
        last = paragraph.end


def test_outline_of_the_plan_report_counts_its_sections() -> None:
    _, outline = read("chongqing-plan-2024")
    tops = [s for s in outline.sections if s.level == 1]
    children = [sum(s.parent == top.id and s.label.startswith("（") for s in outline.sections) for top in tops]
    assert children == [10, 3, 12]
    items = Counter(s.part.value for s in outline.sections if s.label.endswith("是"))
    assert items == {"review": 36, "tasks": 49}
    assert sum(s.label == "——" for s in outline.sections) == 16
    assert not [s for s in outline.sections if s.line == 67]
    assert {s.line for s in outline.sections if s.part is Part.TARGETS} == {68, *range(71, 76), *range(77, 84)}
    assert [s.line for s in outline.sections if s.id == "3.1"] == [86]


@pytest.mark.parametrize("year", ["2014", "2015"])
def test_outline_of_one_line_is_the_same_tree(year: str) -> None:
    _, broken = read(f"national-gwr-{year}")
    _, line = read(f"national-gwr-{year}.oneline")
    assert words(line) == words(broken)


def test_outline_joins_lines_broken_inside_a_sentence() -> None:
    document, outline = read("national-gwr-2014")
    paragraphs = [document.text[p.start : p.end] for p in outline.paragraphs]
    assert any("广义货币M\n2\n" in text and text.endswith("。") for text in paragraphs)
    assert any("（PM\n2.5\n）" in text for text in paragraphs)
    _, chongqing = read("chongqing-gwr-2025")
    assert [s.title for s in chongqing.sections if s.id == "3"] == ["持续提升政府治理效能和服务水平"]


@pytest.mark.parametrize(
    ("name", "line"), [("chongqing-gwr-2025", 30), ("national-gwr-2014", 87), ("national-gwr-2012", 152)]
)
def test_outline_finds_the_paragraph_of_targets(name: str, line: int) -> None:
    document, outline = read(name)
    lines = [document.text.count("\n", 0, p.start) + 1 for p in outline.paragraphs if p.part is Part.TARGETS]
    assert line in lines


def test_outline_tells_five_years_from_one() -> None:
    document, outline = read("sichuan-gwr-2026")
    spans = {document.text[p.start : p.start + 4]: p.spans_years for p in outline.paragraphs if p.part is Part.REVIEW}
    assert spans["五年来，"] and not spans["一年来，"] and not spans["过去一年"]
    _, hubei = read("hubei-gwr-2026")
    review = [s.spans_years for s in hubei.sections if s.parent == "1"]
    assert review == [True] * 7 + [False] * 3
    assert all(s.spans_years for s in hubei.sections if s.id.startswith("2"))


def test_outline_keeps_web_pages_and_glossaries_out() -> None:
    for name in REPORTS:
        document, outline = read(name)
        for paragraph in outline.paragraphs:
            if paragraph.part not in (Part.OTHER, Part.FRONT):
                text = document.text[paragraph.start : paragraph.end]
                assert not any(mark in text for mark in ("Public domain", "打印", "相关报道", "本作品", "bookmark"))


def test_outline_is_quick_and_grows_with_the_text() -> None:
    document, _ = read("chongqing-plan-2024")
    text = "\n".join(document.text.replace("一、", f"一、第{i}卷", 1) for i in range(10))
    long = Document("long", "0", text, fold(text))
    # the best of five that take turns, so that a busy machine does not fail the test
    short_times, long_times = zip(*[(_seconds(document), _seconds(long)) for _ in range(5)], strict=True)
    assert min(short_times) < 0.1
    assert min(long_times) < 25 * min(short_times)


def _seconds(document: Document) -> float:
    start = time.perf_counter()
    outline_of(document, load_rules())
    return time.perf_counter() - start
