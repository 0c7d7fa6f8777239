"""Many reports: speed, memory and growth of `cqdiff corpus` in one run; prints numbers and bars, asserts nothing.

python tests/bench/corpus.py [REPORTS]      (1000 if left out; growth is from a tenth of them)
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

TIMES = 5
MB = 1_000_000
QUESTIONS: dict[str, dict[str, Any]] = {
    "targets of an indicator in a place": {"indicator": "gdp", "role": "target", "place": "澜川"},
    "an indicator in all places in a year": {"indicator": "cpi", "year": 2020},
    "all results of a place and year": {"place": "溟泽市", "year": 2019, "role": "result"},
    "missed promises of a place": {"place": "澜川市", "verdict": "missed"},
    "lowered targets of a year": {"verdict": "lowered", "year": 2018},
}


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Of the fastest of so many runs."""
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def step(name: str, db: Path, folder: Path, processes: int) -> dict[str, float]:
    """One step in a process of its own, as a user's command is: seconds, peaks of its and its workers' memory."""
    command = [sys.executable, __file__, "--step", name, str(db), str(folder), str(processes)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def do_step(name: str, db: str, folder: str, processes: str) -> None:
    """The other side of it."""
    from cqdiff import Corpus

    with Corpus(db) as corpus:
        if name == "add":
            taken = seconds(lambda: corpus.add(folder, processes=int(processes)))
        else:
            taken = seconds(lambda: corpus.compare(processes=int(processes)))
    per_mb = 1024 if sys.platform != "darwin" else MB
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = sum(use.ru_utime + use.ru_stime for use in (own, workers))
    peaks = {"own": own.ru_maxrss / per_mb, "workers": workers.ru_maxrss / per_mb}
    say(json.dumps({"seconds": taken, "processor": processor, **peaks}))


def extraction(of: str, paths: list[Path]) -> None:
    """A report in a warm process beside what jieba needs to segment its text."""
    import jieba

    from cqdiff.pipeline import read_report

    jieba.setLogLevel(60)
    jieba.lcut("预热")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    read_report(str(paths[0]))
    # they take turns, since a machine's speed changes from second to second
    turns = [
        (seconds(lambda: [read_report(str(path)) for path in paths]), seconds(lambda: [jieba.lcut(t) for t in texts]))
        for _ in range(TIMES)
    ]
    ours, peer = (min(turn[at] for turn in turns) for at in (0, 1))
    characters = sum(map(len, texts)) / len(texts)
    say(f"extraction in a warm process, {of}: {ours / len(paths) * 1000:.1f} ms a report of {characters:.0f} "
        f"characters; jieba.lcut {peer / len(paths) * 1000:.1f} ms; ratio {ours / peer:.2f} (bar 0.50)")  # fmt: skip


def questions(db: Path) -> None:
    from cqdiff import Corpus

    with Corpus(db) as corpus:
        for name, question in QUESTIONS.items():
            found = len(corpus.query(**question))
            taken = seconds(lambda question=question: corpus.query(**question), TIMES)  # type: ignore[misc]
            say(f"query, {name}: {taken * 1000:.0f} ms, {found} rows (bar 100 ms)")


def main(count: int) -> None:
    from variation import write_reports

    with tempfile.TemporaryDirectory() as scratch:
        at = Path(scratch)
        paths = write_reports(at / "many", count)
        write_reports(at / "few", count // 10)
        size = sum(path.stat().st_size for path in paths) / MB
        say(f"{count} reports, {size:.0f} MB of text; {os.cpu_count()} processors, {load()}")
        extraction("varied samples", paths[:10])
        if real := sorted(SHARED.glob("*-20*.txt")):
            extraction("real reports", real)
        adding(at, count)
        idle = step("add", at / "two.duckdb", at / "many", 2)
        say(f"nothing to do: {idle['seconds']:.2f} s (bar 2 s), {load()}")
        compared = step("compare", at / "two.duckdb", at / "many", 2)
        say(f"compare all pairs in two processes: {compared['seconds']:.1f} s; peak memory of a worker "
            f"{compared['workers']:.0f} MB, of the process with the database {compared['own']:.0f} MB")  # fmt: skip
        say(f"database: {(at / 'two.duckdb').stat().st_size / MB:.0f} MB")
        questions(at / "two.duckdb")


def adding(at: Path, count: int) -> None:
    """In one process and in two, many and a tenth of them."""
    few, one = step("add", at / "few.duckdb", at / "few", 1), step("add", at / "one.duckdb", at / "many", 1)
    say(f"growth: {count // 10} reports {few['seconds']:.1f} s, {count} reports {one['seconds']:.1f} s; "
        f"ratio {one['seconds'] / few['seconds']:.1f} (bar 11), "
        f"by processor time {one['processor'] / few['processor']:.1f}, {load()}")  # fmt: skip
    few_two, two = step("add", at / "few-two.duckdb", at / "few", 2), step("add", at / "two.duckdb", at / "many", 2)
    # where others use the processors too, clocks tell of them; processor time tells what two idle ones would give
    ratio, fair = one["seconds"] / two["seconds"], 2 * one["processor"] / two["processor"]
    say(f"one process {count / one['seconds']:.1f} reports/s, two {count / two['seconds']:.1f}; "
        f"ratio {ratio:.2f} (bar 1.7), by processor time at most {fair:.2f}, {load()}")  # fmt: skip
    say(f"peak memory of a worker: {few_two['workers']:.0f} MB with {count // 10} reports, "
        f"{two['workers']:.0f} MB with {count} (bar 300 MB, flat)")  # fmt: skip
    say(f"peak memory of the process with the database {two['own']:.0f} MB; "
        f"of one process that does all {one['own']:.0f} MB")  # fmt: skip


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        do_step(*sys.argv[2:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
