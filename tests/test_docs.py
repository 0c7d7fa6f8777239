"""The documentation: its examples run as they stand, its tables are those of the program."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cqdiff

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("page", ["python.md"])
def test_docs_examples_run(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for needed in ("duckdb", "pandas", "polars", "matplotlib"):
        pytest.importorskip(needed, reason=f"the examples use {needed}")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    text = (DOCS / page).read_text(encoding="utf-8")
    # all blocks are one session; blank lines stand for the prose, so that a failure names its line
    kept = [line if inside else "" for inside, line in fenced(text)]
    test = doctest.DocTestParser().get_doctest("\n".join(kept), {}, page, page, 0)
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    runner.run(test)
    assert runner.tries > 10 and runner.failures == 0, capsys.readouterr().out


def fenced(text: str) -> list[tuple[bool, str]]:
    """Every line, and whether it stands in a block of Python."""
    lines, inside = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            inside = line == "```pycon"
            lines.append((False, line))
        else:
            lines.append((inside, line))
    return lines


def test_docs_tell_the_schema_as_it_is() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "cqdiff", "corpus", "schema"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    ).stdout
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == told


def test_docs_name_only_commands_that_there_are() -> None:
    for page in [*DOCS.glob("*.md"), ROOT / "README.md"]:
        for command in set(re.findall(r"cqdiff corpus (\w+)", page.read_text(encoding="utf-8"))):
            done = subprocess.run(
                [sys.executable, "-m", "cqdiff", "corpus", command, "--help"],
                capture_output=True,
                cwd=ROOT,
                check=False,
            )
            assert done.returncode == 0, f"{page.name}: cqdiff corpus {command}"


@pytest.mark.parametrize("name", ["read_report", "compare", "trace"])
def test_docs_help_tells_what_comes_out_and_what_goes_wrong(name: str) -> None:
    """docs/python.md sends its reader to help(cqdiff.compare), which had one line."""
    told = " ".join(getattr(cqdiff, name).__doc__.split())
    assert "Gives back" in told and ("Raises" in told or "is no error" in told)


def test_docs_read_report_takes_a_path() -> None:
    assert cqdiff.read_report(ROOT / "samples" / "lanjiang-plan-2025.txt").outline.place == "澜江市"
