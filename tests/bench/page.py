"""The page of 1,000 rows beside that of the samples in headless Chromium: first paint, filter, search, sort.

python tests/bench/page.py
"""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from cqdiff import compare, read_report
from cqdiff.show import wire
from cqdiff.show.page import page

ROOT = Path(__file__).parents[2]
SIGNATURE = {"version": "0", "rules": "r", "overridden": [], "segmenter": "s", "inputs": []}
ROWS = 1_000
TIMES = 7
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# from the change of a field to the frame that shows what came of it
ACT = """([name, value]) => new Promise(done => {
  const field = document.querySelector(`[name=${name}]`), begin = performance.now();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""
ACTS = {
    "filter by verdict": ("v", "met"),
    "search": ("q", "增长"),
    "search again": ("q", "增"),
    "sort by score": ("o", "n"),
}


def payload() -> dict[str, Any]:
    reports = [read_report(str(ROOT / "samples" / f"lanjiang-plan-{year}.txt")) for year in (2025, 2026)]
    return dict(json.loads(wire.dumps(wire.comparison(compare(*reports), SIGNATURE))))


def measured(browser: Any, path: Path) -> dict[str, float]:
    """Median milliseconds, each in a tab of its own."""
    found: dict[str, list[float]] = {}
    for _ in range(TIMES):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        tab = context.new_page()
        tab.goto(path.as_uri())
        tab.wait_for_function(PAINT)
        found.setdefault("first paint", []).append(tab.evaluate(PAINT))
        for name, act in ACTS.items():
            found.setdefault(name, []).append(tab.evaluate(ACT, list(act)))
            tab.evaluate(ACT, [act[0], ""])
        context.close()
    return {name: statistics.median(times) for name, times in found.items()}


def main() -> None:
    small = payload()
    many = json.loads(json.dumps(small))
    rows = small["follow_up"]
    many["follow_up"] = [dict(rows[n % len(rows)], key=f"{n:012x}") for n in range(ROWS)]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        took = []
        for name, data in (("small", small), ("many", many)):
            path = Path(folder) / f"{name}.html"
            path.write_text(page(data), encoding="utf-8")
            took.append(measured(browser, path))
        browser.close()
    print(f"{ROWS} promises beside the samples' {len(rows)}; medians of {TIMES}")
    for name, ms in took[1].items():
        print(f"  {name:18} {ms:6.0f} ms  {ms / took[0][name]:5.1f} × the samples'")


if __name__ == "__main__":
    main()
