"""Many reports when something dies: a report that fails inside, a worker, the whole run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from corpora import ROOT, cqdiff_corpus, rows_of
from variation import FIRST, write_reports

from cqdiff import Corpus
from cqdiff.rules import load_rules

pytest.importorskip("duckdb", reason="needs cqdiff[corpus]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two cities with three years each."""
    write_reports(tmp_path / "reports", 6, years=3)
    return tmp_path / "reports"


def test_corpus_one_report_that_fails_inside_does_not_end_the_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cqdiff import pipeline

    whole = pipeline.report_of

    def faulty(document: Any, rules: Any) -> Any:
        if str(FIRST + 1) in document.source:
            raise RecursionError("too deep")
        return whole(document, rules)

    monkeypatch.setattr(pipeline, "report_of", faulty)
    with Corpus(tmp_path / "c.duckdb") as corpus:
        done = corpus.add(folder, processes=1)
    assert done.added == 4 and len(done.failed) == 2
    assert all("RecursionError" in line and str(FIRST + 1) in line for line in done.failed)


KILLED_WORKER = """
import os, sys
from pathlib import Path
import cqdiff.corpus.work as work
whole = work.read_row
def deadly(item, settings, rules):
    if sys.argv[0] != "parent" and "deadly" in item.source:
        os._exit(9)
    return whole(item, settings, rules)
work.read_row = deadly
if __name__ == "__main__":
    from cqdiff import Corpus
    with Corpus(sys.argv[2]) as corpus:
        done = corpus.add(sys.argv[1], processes=2)
    print(done.added, *done.failed, sep="\\n")
"""


def test_corpus_a_file_that_kills_its_worker_is_named(folder: Path, tmp_path: Path) -> None:
    text = next(folder.glob("*.txt")).read_text(encoding="utf-8")
    (folder / "deadly.txt").write_text(text + "\n", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(KILLED_WORKER, encoding="utf-8")
    command = [sys.executable, str(script), str(folder), str(tmp_path / "c.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    added, *failed = done.stdout.splitlines()
    assert added == "6" and len(failed) == 1 and "deadly.txt" in failed[0]
    assert len(rows_of(tmp_path / "c.duckdb")["reports"]) == 6


def test_corpus_in_a_script_without_a_guard_says_so(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom cqdiff import Corpus\nCorpus(sys.argv[2]).add(sys.argv[1], processes=2)\n", encoding="utf-8"
    )
    command = [sys.executable, str(script), str(folder), str(tmp_path / "c.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 1 and "__main__" in done.stderr.splitlines()[-1], done.stderr
    assert rows_of(tmp_path / "c.duckdb")["failures"] == []


@pytest.mark.parametrize("processes", ["1", "2"])
def test_corpus_add_goes_on_after_sigkill(processes: str, tmp_path: Path) -> None:
    """Killed at many moments of its life, then run to the end: the same rows as a run that nobody disturbed."""
    reports, clean, killed = tmp_path / "reports", tmp_path / "clean.duckdb", tmp_path / "killed.duckdb"
    write_reports(reports, 40)
    with Corpus(clean) as corpus:
        corpus.add(reports, processes=1)
    arguments = [sys.executable, "-m", "cqdiff", "corpus", "add", str(reports), "--db", str(killed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    kills = 0
    for wait in (0.3, 0.8, 1.2, 1.5, 1.8, 2.2):
        run = subprocess.Popen([*arguments, "--processes", processes], env=environment, stderr=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL)  # fmt: skip
        time.sleep(wait)
        kills += run.poll() is None
        run.send_signal(signal.SIGKILL)
        run.wait()
    done = cqdiff_corpus("add", str(reports), "--db", str(killed), "--processes", processes, cwd=tmp_path)
    assert kills and done.returncode == 0 and done.stdout.startswith("40个文件"), done.stderr
    assert rows_of(killed) == rows_of(clean)
    assert not list(tmp_path.glob("*.parts"))


def test_corpus_add_interrupted_says_how_to_go_on(tmp_path: Path) -> None:
    """Ctrl-C reaches the command and all its workers."""
    reports, db = tmp_path / "reports", tmp_path / "c.duckdb"
    write_reports(reports, 60)
    command = [sys.executable, "-m", "cqdiff", "corpus", "add", str(reports), "--db", str(db), "--processes", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )
    while not list(tmp_path.glob("*.parts/*")) and run.poll() is None:
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=120)
    assert run.returncode == 130 and told.count("\n") == 1 and "再次运行" in told, told
    done = cqdiff_corpus("add", str(reports), "--db", str(db), cwd=tmp_path)
    assert done.returncode == 0 and len(rows_of(db)["reports"]) == 60
    assert "已在库中0" not in done.stdout


def test_corpus_a_part_taken_up_twice_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """As after a kill between the commit and the removal of the part."""
    from cqdiff.corpus.files import Found
    from cqdiff.corpus.store import open_to_write
    from cqdiff.corpus.taking import take_up
    from cqdiff.corpus.work import ReadBatch, do, settings_of

    own = tmp_path / "own.duckdb"
    with Corpus(own) as corpus:
        corpus.add(folder, processes=1)
        corpus.compare(processes=1)
    before = rows_of(own)
    settings = settings_of(load_rules(), str(tmp_path / "parts"))
    batch = ReadBatch(tuple(Found(str(path)) for path in sorted(folder.glob("*.txt"))), settings)
    for _ in range(2):
        connection = open_to_write(own)
        assert take_up(connection, do(batch)) == []
        connection.close()
    assert rows_of(own) == before


def test_corpus_what_a_killed_writer_left_half_done_is_cleared(tmp_path: Path) -> None:
    """DuckDB writes into tmp_NAME before it has the name it was given; a kill leaves that behind."""
    from cqdiff.corpus.parts import clear

    parts = tmp_path / "c.duckdb.parts"
    parts.mkdir()
    for name in (".read-1a.x7.unfinished", "tmp_.read-1a.x8.unfinished"):
        (parts / name).touch()
    clear(str(parts))
    assert not parts.exists()
