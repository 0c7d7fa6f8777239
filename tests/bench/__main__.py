"""Speed beside a peer, in one run on the same files: prints ratios, asserts nothing.

python tests/bench [OLD NEW]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
BARE = (
    "import sys, rich.console, typer, rapidfuzz, yaml\nfrom cqdiff.words import segment\n"
    "for p in sys.argv[1:]: segment(open(p, encoding='utf-8').read())"
)
COMPARE = "from cqdiff.cli import entry; entry()"


def best(work: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of some runs."""
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return min(found)


def process(code: str, *arguments: str) -> float:
    command = [sys.executable, "-c", code, *arguments]
    return best(lambda: subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True))


def main(old: str, new: str) -> None:
    import jieba

    from cqdiff.pipeline import compare, read_report

    texts = [Path(p).read_text(encoding="utf-8") for p in (old, new)]
    jieba.setLogLevel(60)
    jieba.lcut("预热")
    compare(read_report(old), read_report(new))
    ours = best(lambda: compare(read_report(old), read_report(new)))
    peer = best(lambda: [jieba.lcut(t) for t in texts], 3)
    sys.stdout.write(f"in process: {ours:.3f} s; jieba.lcut {peer:.3f} s; ratio {ours / peer:.2f} (bar 1.0)\n")
    whole, bare = process(COMPARE, "compare", old, new, "--json"), process(BARE, old, new)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"process: {whole:.3f} s; bare {bare:.3f} s; ratio {whole / bare:.2f} (bar 2.0)\n")
    sys.stdout.write(f"memory peak of the processes: {peak:.0f} MB\n")
    with tempfile.TemporaryDirectory() as folder:
        long = []
        for name, text in zip(("old.txt", "new.txt"), texts, strict=True):
            path = Path(folder) / name
            path.write_text(text * 10, encoding="utf-8")
            long.append(str(path))
        tenfold = best(lambda: compare(read_report(long[0]), read_report(long[1])), 1)
    sys.stdout.write(f"ten times the text: {tenfold:.3f} s; ratio {tenfold / ours:.1f} (bar 13)\n")


if __name__ == "__main__":
    samples = [str(ROOT / "samples" / f"lanjiang-plan-{year}.txt") for year in (2025, 2026)]
    real = [str(SHARED / f"{name}.txt") for name in ("chongqing-plan-2024", "chongqing-gwr-2025")]
    main(*(sys.argv[1:3] if len(sys.argv) > 2 else real if SHARED.exists() else samples))
