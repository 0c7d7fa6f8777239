"""Time and memory of the worst inputs: every bad file of the tests, and readable ones built to be as dear as may be.

python tests/bench/hostile.py [NAME …] prints the ten that took longest and the ten that took most memory.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
CODE = """
import resource, sys
from cqdiff.cli import main
code = main(sys.argv[2:])
try:  # what getrusage tells begins with the memory of the process that started this one
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
with open(sys.argv[1], "w") as told:
    told.write(str(peak))
sys.exit(code)
"""
SHOWN = 10
TARGET = "地区生产总值增长6%左右"


def dear() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Files at the edge of the limits, all of which are parsed to their end or stopped on the way."""
    from files import BODY, docx, page, para, sample, table

    from cqdiff.reading import limits

    room = limits.CHARACTERS - len(BODY) - 10

    def repeated(unit: str, where: str = "line") -> Callable[[], bytes]:
        many = unit * (room // len(unit))
        text = {"line": f"{BODY}{many}\n", "targets": BODY.replace(TARGET, TARGET + many), "title": f"{many}\n{BODY}"}
        return lambda: text[where].encode()

    # no two alike, or they would pack too well for a report
    lines = "".join(para(f"{i * 7919}统筹{i}做好{i * 31}工作，增长{i}%。") for i in range(40_000))
    cells = table(*[[f"增长{i * n}%" for n in range(40)] for i in range(1_000)])
    return {
        "figures in one line": ("a.txt", repeated("增长5%、")),
        "figures in the targets": ("a.txt", repeated("增长5%，", "targets")),
        "figures in a title": ("a.txt", repeated("增长5%，", "title")),
        "promises in one line": ("a.txt", repeated("新建道路5条、")),
        "promises in sentences": ("a.txt", repeated("新建云川道路5条。")),
        "headings": ("a.txt", lambda: (BODY + "（一）增长5%。\n" * 4_900).encode()),
        "headings beyond the limit": ("a.txt", repeated("一、增长\n")),
        "lines of one sign": ("a.txt", repeated("一\n")),
        "places": ("a.txt", repeated("云川市", "title")),
        "numerals": ("a.txt", repeated("十")),
        "digits": ("a.txt", repeated("1")),
        "open brackets": ("a.txt", repeated("（")),
        "open quotes": ("a.txt", repeated("“增长5%")),
        "one line of 50 MB": ("a.txt", lambda: BODY.encode() + b"1\xe3\x80\x81" * (50 * limits.MB // 4)),
        "many reports in one": ("a.txt", lambda: (sample(2025) * 60).encode()[: 3 * room]),
        "docx of many lines": ("a.docx", lambda: docx("".join(map(para, BODY.splitlines())) + lines)),
        "docx of large tables": ("a.docx", lambda: docx("".join(map(para, BODY.splitlines())) + cells)),
        "html of many tags": ("a.html", lambda: page(BODY, around=("", "<p>增长<b>5%</b></p>" * 120_000)).encode()),
        "html of attributes": ("a.html", lambda: page(BODY, around=("", f"<p {'a=1 ' * 3_000_000}>好</p>")).encode()),
    }


def measured(path: Path) -> tuple[int, float, int, str]:
    """Exit code, seconds, peak memory in KiB, and the last line of stderr."""
    peak = path.with_suffix(".peak")
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(peak), "compare", str(path), "--json"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return done.returncode, time.perf_counter() - begin, int(peak.read_text()), last


def main(names: list[str]) -> None:
    from test_reading_bad import BAD

    inputs = {**{name: (file, make) for name, (file, make, _) in BAD.items()}, **dear()}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, make) in inputs.items():
            if names and name not in names:
                continue
            path = Path(folder) / file
            path.write_bytes(make())
            code, seconds, peak, last = measured(path)
            rows.append((name, code, seconds, peak / 1024, last.partition("：")[2] if code else ""))
    for title, key in (("longest", 2), ("most memory", 3)):
        sys.stdout.write(f"{title}:\n")
        for name, code, seconds, peak_mb, last in sorted(rows, key=lambda row: -float(row[key]))[:SHOWN]:
            sys.stdout.write(f"  {seconds:6.1f} s {peak_mb:6.0f} MB  exit {code}  {name}  {last[:60]}\n")


main(sys.argv[1:])
