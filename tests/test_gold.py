"""The floors on hand-made annotation: of the samples, and of real reports where they lie beside the project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from cqdiff.pipeline import compare, read_report

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "samples"
OWN = Path(__file__).parent / "gold"
PLAN = "chongqing-plan-2024"

real = pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason="no annotated reports beside the project")


def cqdiff(*arguments: object) -> str:
    command = [sys.executable, "-c", "from cqdiff.cli import entry; entry()", *map(str, arguments), "--json"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True).stdout


def score(way: str, *files: object, given: str, lines: str | None = None) -> dict:
    command = [sys.executable, SHARED / "gold" / "score.py", way, *files, "-"]
    command += ["--lines", lines] if lines else []
    done = subprocess.run(list(map(str, command)), input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def report(name: str) -> Path:
    return SHARED / "corpus" / f"{name}.txt"


@lru_cache
def extracted(name: str) -> str:
    return cqdiff("extract", report(name))


@lru_cache
def compared(*names: str) -> str:
    return cqdiff("compare", *map(report, names))


@real
@pytest.mark.parametrize(("lines", "detected", "whole"), [("8-36", 0.97, 0.86), ("69-117", 0.97, 0.90)])
def test_gold_figures(lines, detected, whole):
    gold = SHARED / "gold" / f"{PLAN}.figures.jsonl"
    found = score("extract", report(PLAN), gold, given=extracted(PLAN), lines=lines)["figures"]
    assert found["detect"]["f1"] >= detected
    assert found["whole_record"]["f1"] >= whole


@real
def test_gold_commitments():
    gold = SHARED / "gold" / f"{PLAN}.figures.jsonl"
    found = score("extract", report(PLAN), gold, given=extracted(PLAN), lines="69-117")["commitments"]
    assert found["f1"] >= 0.80


@real
def test_gold_links():
    gold = SHARED / "gold" / f"{PLAN}.links.jsonl"
    assert score("links", report(PLAN), gold, given=compared(PLAN))["links"]["f1"] >= 0.85


@real
@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (PLAN, "chongqing-gwr-2025", "chongqing-2024-2025"),
        ("national-gwr-2014", "national-gwr-2015", "national-2014-2015"),
    ],
)
def test_gold_follow_up(old, new, name):
    gold = SHARED / "gold" / f"{name}.follow.jsonl"
    found = score("follow", report(old), report(new), gold, given=compared(old, new))["follow_up"]
    assert found["verdict_coarse"] >= 0.80
    assert found["evidence"]["precision"] >= 0.90


@real
def test_gold_continuity():
    old, new = PLAN, "chongqing-gwr-2025"
    gold = SHARED / "gold" / "chongqing-2024-2025.continuity.jsonl"
    found = score("continuity", report(old), report(new), gold, given=compared(old, new))["continuity"]
    assert found["verdicts"] >= 0.90


@pytest.fixture(scope="module")
def samples():
    return tuple(read_report(str(SAMPLES / f"lanjiang-plan-{year}.txt")) for year in (2025, 2026))


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (OWN / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def bare(quote: str) -> str:
    """A quote from its first digit on: comparator words may stand before it."""
    return re.sub(r"^\D*(?=\d)", "", quote)


def test_gold_samples_figures_are_found_at_their_place(samples):
    old, _ = samples
    found = {(f.line, bare(old.text[f.start : f.end])) for f in old.figures}
    gold = [r for r in rows("lanjiang-plan-2025.figures.jsonl") if r["type"] == "figure"]
    hits = sum((r["line"], bare(r["quote"])) in found for r in gold)
    assert hits >= 0.95 * len(gold)


def test_gold_samples_follow_up_verdicts(samples):
    done = {"exceeded": "fulfilled", "met": "fulfilled"}
    comparison = compare(*samples)
    gold = rows("lanjiang-2025-2026.follow.jsonl")
    right = 0
    for row in gold:
        promise = row["promise"]
        mine = [
            r
            for r in comparison.follow_up
            if getattr(r.promise, "value", None) is not None
            and r.promise.line == promise["line"]
            and abs(float(r.promise.value)) == abs(promise["value"])
        ]
        wanted = {done.get(v, v) for v in (row["verdict"], *row.get("also", ()))}
        right += any(done.get(str(r.verdict), str(r.verdict)) in wanted for r in mine)
    assert right >= 0.80 * len(gold)


def test_gold_a_report_against_itself_keeps_everything(samples):
    old, _ = samples
    verdicts = {str(r.verdict) for r in compare(old, read_report(old.document.source)).targets}
    assert verdicts == {"kept"}


def test_gold_swapped_reports_swap_raised_and_lowered(samples):
    old, new = samples

    def names(comparison, verdict):
        return {r.old.start for r in comparison.targets if r.old and r.new and r.verdict == verdict}

    there, back = compare(old, new), compare(new, old)
    mirrored = {r.new.start for r in back.targets if r.old and r.new and r.verdict == "lowered"}
    raised = names(there, "raised")
    assert raised and len(raised & mirrored) >= 0.9 * len(raised)


def test_gold_samples_sections(samples):
    old, new = samples
    gold = {(r["old"], r["new"], r["relation"]) for r in rows("lanjiang-2025-2026.sections.jsonl")}

    def title(report, section_id):
        return report.section(section_id).title if section_id else None

    pairs = compare(old, new).sections
    found = {(title(old, p.old), title(new, p.new), str(p.relation)) for p in pairs}
    assert len(gold & found) >= 0.85 * len(gold)
