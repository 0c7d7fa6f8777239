"""`make fuzz`: damaged reports without end, steered by what code they reach. FUZZ_SECONDS=600 says how long.

A failure leaves its input under tests/fuzz/found/; running this file with that input shows it again. What was found is
fixed and kept as a case of tests/test_fuzz.py.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
SECONDS = int(os.environ.get("FUZZ_SECONDS", "600"))
_SLOWEST = 60
_MOST_STEPS = 12
_BASE = 4_000
"""So much of a sample is damaged at a time: short texts are tried more often."""

with atheris.instrument_imports(include=["cqdiff"], enable_loader_override=False):
    import cqdiff

    for each in pkgutil.walk_packages(cqdiff.__path__, "cqdiff."):
        if each.name != "cqdiff.__main__":  # imported here, since cqdiff imports most of itself late
            importlib.import_module(each.name)
    from mutations import BASES, FORMATS, check, mutated


def one_input(data: bytes) -> None:
    """Bytes choose the sample, the format and the steps; one time in eight they are the file themselves."""
    given = atheris.FuzzedDataProvider(data)
    name, made = FORMATS[given.ConsumeIntInRange(0, len(FORMATS) - 1)]
    if given.ConsumeIntInRange(0, 7) == 0:
        check(name, given.ConsumeBytes(given.remaining_bytes()))
        return
    text = BASES[given.ConsumeIntInRange(0, len(BASES) - 1)]
    start = given.ConsumeIntInRange(0, len(text) - _BASE)
    steps = []
    while given.remaining_bytes() and len(steps) < _MOST_STEPS:
        steps.append(
            (given.ConsumeIntInRange(0, 10), given.ConsumeIntInRange(0, 20_000), given.ConsumeIntInRange(0, 20_000))
        )
    check(name, made(mutated(text[:400] + text[start : start + _BASE], steps), steps))


def main() -> None:
    found = HERE / "found"
    found.mkdir(exist_ok=True)
    options = [
        f"-max_total_time={SECONDS}",
        f"-timeout={_SLOWEST}",
        f"-artifact_prefix={found}/",
        "-max_len=120",
        "-len_control=0",
    ]
    options += ["-rss_limit_mb=1024", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:]], one_input)
    atheris.Fuzz()


main()
