"""Speed and memory beside peers, in one run on the same files: prints ratios, asserts nothing.

python tests/bench [OLD NEW]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
BARE = (
    "import sys, rich, typer, rapidfuzz, yaml\n"
    "try: from rjieba import cut\n"
    "except ImportError: from jieba import lcut as cut\n"
    "for p in sys.argv[1:]: cut(open(p, encoding='utf-8').read())"
)
"""Nothing of cqdiff in it, which would import half of what is measured."""
COMPARE = "from cqdiff.cli import entry; entry()"
TIMES = 7

Work = Callable[[], object]


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def once(work: Work) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def best_of(*works: Work, times: int = TIMES) -> list[float]:
    """Seconds of the fastest run of each; they take turns, since a machine's speed changes from second to second."""
    runs = [[once(work) for work in works] for _ in range(times)]
    return [min(seconds) for seconds in zip(*runs, strict=True)]


def process(code: str, *arguments: str) -> tuple[Work, list[int]]:
    """A whole process, and the peaks of its memory in KiB as it is run."""
    peaks: list[int] = []
    # as after an installation: the first run writes the bytecode, the others read it
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def work() -> None:
        command = [sys.executable, "-c", code, *arguments]
        child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{command}: exit code {child.returncode}")
        peaks.append(usage.ru_maxrss if sys.platform != "darwin" else usage.ru_maxrss // 1024)

    return work, peaks


def tenfold(path: str, folder: Path) -> str:
    """The same report with every paragraph ten times under its one heading."""
    from cqdiff.pipeline import read_outline

    report = read_outline(path)
    bodies = {section.line: section.body for section in report.outline.sections}
    lines, at = [], 0
    for number, line in enumerate(report.text.split("\n"), 1):
        body = report.text[max(at, bodies[number]) : at + len(line)] if number in bodies else line
        lines += [line, *([body] * 9 if len(body) > 40 else [])]
        at += len(line) + 1
    target = folder / Path(path).name
    target.write_text("\n".join(lines), encoding="utf-8")
    return str(target)


def peers(texts: Sequence[str]) -> None:
    """Character by character, as a text diff does it."""
    import difflib

    left, right = texts
    if importable("cydifflib"):
        import cydifflib

        seconds = once(lambda: cydifflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes())
        say(f"cydifflib, characters: {seconds:.2f} s")
    seconds = once(lambda: difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes())
    say(f"difflib, characters: {seconds:.2f} s")


def importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def main(old: str, new: str) -> None:
    import jieba

    from cqdiff.pipeline import compare, read_report

    texts = [Path(p).read_text(encoding="utf-8") for p in (old, new)]
    jieba.setLogLevel(60)
    jieba.lcut("预热")
    ours, peer = best_of(
        lambda: compare(read_report(old), read_report(new)), lambda: [jieba.lcut(text) for text in texts]
    )
    say(f"in process: {ours:.3f} s; jieba.lcut {peer:.3f} s; ratio {ours / peer:.2f} (bar 1.0)")
    (whole, memory), (bare, bare_memory) = process(COMPARE, "compare", old, new, "--json"), process(BARE, old, new)
    mine, theirs = best_of(whole, bare)
    say(f"process: {mine:.3f} s; bare {theirs:.3f} s; ratio {mine / theirs:.2f} (bar 2.0)")
    say(f"peak memory: {max(memory) / 1024:.0f} MB; bare {max(bare_memory) / 1024:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        long = [tenfold(path, Path(folder)) for path in (old, new)]
        (seconds,) = best_of(lambda: compare(read_report(long[0]), read_report(long[1])), times=2)
        size = sum(len(Path(p).read_text(encoding="utf-8")) for p in long) / sum(map(len, texts))
    say(f"{size:.1f} times the text: {seconds:.3f} s; ratio {seconds / ours:.1f} (bar 13 for ten times)")
    peers(texts)


if __name__ == "__main__":
    samples = [str(ROOT / "samples" / f"lanjiang-plan-{year}.txt") for year in (2025, 2026)]
    real = [str(SHARED / f"{name}.txt") for name in ("chongqing-plan-2024", "chongqing-gwr-2025")]
    main(*(sys.argv[1:3] if len(sys.argv) > 2 else real if SHARED.exists() else samples))
