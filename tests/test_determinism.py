"""The same input gives the same bytes, whatever order Python's sets come in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = [ROOT / "samples" / f"lanjiang-plan-{year}.txt" for year in (2025, 2026)]
# found on real reports: a set of words was asked for its first match
REAL = [CORPUS / f"beijing-gwr-{year}.txt" for year in (2025, 2026)]


@pytest.mark.parametrize("pair", [SAMPLES, REAL], ids=["samples", "real"])
def test_determinism_of_compare(pair: list[Path]) -> None:
    if not pair[0].exists():
        pytest.skip(f"{pair[0].name} is not here")
    outputs = set()
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-m", "cqdiff", "compare", *map(str, pair), "--json"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1
