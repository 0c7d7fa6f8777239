"""The page in a real browser: it filters, opens, links, decides and prints, asks nobody, and can be read by all."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cqdiff import compare, read_report
from cqdiff.decisions.store import read_decisions
from cqdiff.models import Decision, FollowUp, Quote
from cqdiff.show import wire
from cqdiff.show.page import page as render

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (pip install -e '.[dev]')")

ROOT = Path(__file__).resolve().parent.parent
OLD, NEW = (ROOT / "samples" / f"lanjiang-plan-{year}.txt" for year in (2025, 2026))
SIGNATURE = {"version": "0", "rules": "r", "overridden": [], "segmenter": "s", "inputs": []}
HOSTILE = '<script>window.hit=1</script>"><img src=x onerror="window.hit=2">{{7*7}}=HYPERLINK("http://evil.invalid")'
# a browser of its own, that looks for no updates and shares no memory it may not have
QUIET = (
    "--no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-quic --disable-sync "
    "--disable-background-networking --disable-component-update"
).split()


class Tab:
    """A page in a tab of its own, and all it complained of or asked for."""

    def __init__(self, context: Any, path: Path, anchor: str = "") -> None:
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.page = context.new_page()
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.on("request", lambda r: self.asked.append(r.url) if r.url != path.as_uri() + anchor else None)
        self.page.goto(path.as_uri() + anchor)

    def shown(self) -> int:
        return int(self.page.locator("main details.row:not([hidden])").count())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None or shutil.which("fc-list") is None:
        pytest.skip("needs Chromium and fontconfig on the path (Debian: apt install chromium fontconfig)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 1100, "height": 800})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' page; the first promise has a decision with evidence of its own."""
    found = compare(read_report(str(OLD)), read_report(str(NEW)))
    first, *rest = found.follow_up
    decided = Decision(
        first.key, "澜江市", 2025, "其一", FollowUp.REPORTED, (Quote(3, "另见“附表”：一、二"),), "李", "", "旧注"
    )
    found = replace(found, follow_up=(replace(first, decision=decided), *rest))
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render(json.loads(wire.dumps(wire.comparison(found, SIGNATURE)))), encoding="utf-8")
    return path


@pytest.fixture
def tab(context: Any, sample: Path) -> Iterator[Tab]:
    """Whatever a test does with the page, it must not complain or ask for anything."""
    opened = Tab(context, sample)
    yield opened
    assert (opened.faults, opened.asked) == ([], [])


def test_browser_filters_and_keeps_the_state_in_the_address(tab: Tab, context: Any, sample: Path) -> None:
    everything = tab.shown()
    chip = tab.page.locator('.chip[data-l="f"][data-v="met"]')
    promised = int(re.findall(r"\d+", chip.inner_text())[-1])
    chip.click()
    assert tab.shown() == promised < everything
    address = "#" + tab.page.url.partition("#")[2]
    again = Tab(context, sample, address)
    assert again.shown() == promised and again.faults == []
    again.page.locator('.chip[data-l="f"][data-v="met"]').click()
    assert again.shown() == everything


def test_browser_searches_and_sorts(tab: Tab) -> None:
    tab.page.fill("input[name=q]", "地区生产总值")
    found = tab.page.locator("main details.row:not([hidden])")
    assert 0 < found.count() < tab.page.locator("main details.row").count()
    tab.page.fill("input[name=q]", "没有这样的指标")
    assert tab.shown() == 0 and tab.page.locator("#empty").is_visible()
    tab.page.click("button[type=reset]")
    tab.page.wait_for_function("() => document.getElementById('empty').hidden")
    tab.page.select_option("select[name=o]", "n")
    scores = [float(r.get_attribute("data-n")) for r in tab.page.locator("#follow details.row").all()]
    assert scores == sorted(scores)


def test_browser_opens_evidence_by_keyboard(tab: Tab) -> None:
    row = tab.page.locator("#follow details.row").nth(1)
    row.locator("summary").focus()
    tab.page.keyboard.press("Enter")
    assert row.locator("figure.proof mark").first.is_visible()
    ring = row.locator("summary").evaluate("e => getComputedStyle(e).outlineStyle")
    assert ring != "none"


def test_browser_marks_lead_to_rows_and_rows_to_lines(tab: Tab) -> None:
    mark = tab.page.locator("#texts a[href^='#f'], #texts a[href^='#t']").first
    row = mark.get_attribute("href")
    mark.evaluate(
        "e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"
    )
    mark.click()
    tab.page.wait_for_function("id => document.querySelector(id).open", arg=row)
    line = tab.page.locator(f"{row} figcaption a").first
    target = line.get_attribute("href")
    line.click()
    tab.page.wait_for_function(
        "id => (r => r.bottom > 0 && r.top < innerHeight)(document.querySelector(id).getBoundingClientRect())",
        arg=target,
    )


def test_browser_saves_decisions_that_the_program_reads(tab: Tab, tmp_path: Path) -> None:
    rows = tab.page.locator("#follow details.row")
    keys = [rows.nth(n).get_attribute("data-key") for n in (0, 1)]
    for n, verdict in ((0, "reported"), (1, "missed")):
        rows.nth(n).locator("summary").click()
        rows.nth(n).locator("[name=verdict]").select_option(verdict)
        rows.nth(n).locator("[name=note]").fill('见"附表"：\\第1页')
        rows.nth(n).locator("[name=by]").fill("王复核")
        rows.nth(n).locator("[name=by]").blur()
    with tab.page.expect_download() as waiting:
        tab.page.click("#download")
    path = tmp_path / "decisions.yaml"
    waiting.value.save_as(path)
    found = read_decisions(path)
    assert {k: d.verdict for k, d in found.items()} == {keys[0]: FollowUp.REPORTED, keys[1]: FollowUp.MISSED}
    assert all((d.by, d.note, d.plan_year) == ("王复核", '见"附表"：\\第1页', 2025) for d in found.values())
    # evidence that a reviewer chose stays with the verdict it was chosen for
    assert found[str(keys[0])].evidence == (Quote(3, "另见“附表”：一、二"),) and not found[str(keys[1])].evidence
    tab.page.reload()
    assert tab.page.locator("#decided").inner_text() == "2"


def test_browser_keeps_every_field_of_the_filter_in_the_address(context: Any, sample: Path) -> None:
    wanted = {"q": "增长", "v": "met", "p": "targets", "k": "quantity", "r": "open", "h": "1", "o": "v"}
    tab = Tab(
        context, sample, "#" + "&".join(f"{k}={v}" for k, v in wanted.items()).replace("增长", "%E5%A2%9E%E9%95%BF")
    )
    fields = "[...document.getElementById('filter').elements].filter(e => e.name)"
    held = tab.page.evaluate(
        f"Object.fromEntries({fields}.map(e => [e.name, e.type === 'checkbox' ? e.checked : e.value]))"
    )
    assert {name: held[name] for name in wanted} == {**wanted, "h": True} and held["b"] is False
    shown = tab.page.locator("main details.row:not([hidden])")
    assert shown.count() > 0 and all("增长" in text for text in shown.all_text_contents())
    section = tab.page.locator("select[name=s] option").nth(2).get_attribute("value")
    tab.page.click("button[type=reset]")
    tab.page.wait_for_function("() => !location.hash")
    tab.page.select_option("select[name=s]", section)
    homes = [row.get_attribute("data-s").split() for row in shown.all()]
    assert homes and all(any(h == section or h.startswith(f"{section}.") for h in home) for home in homes)
    assert tab.faults == []


def test_browser_counts_and_filters_by_decisions_taken_in_it(tab: Tab) -> None:
    def counts() -> dict[str, int]:
        chips = tab.page.locator('.chip[data-l="f"]').all()
        return {str(c.get_attribute("data-v")): int(c.locator("b").inner_text()) for c in chips if c.is_visible()}

    rows = tab.page.locator("#follow details.row")
    before = counts()
    row = rows.nth(3)
    was = row.get_attribute("data-v")
    row.locator("summary").click()
    row.locator("[name=verdict]").select_option("unknown")
    after = {v: before.get(v, 0) + (v == "unknown") - (v == was) for v in {*before, "unknown"}}
    assert counts() == {v: n for v, n in after.items() if n}
    tab.page.select_option("select[name=r]", "done")
    assert tab.shown() == 2  # this one and the one that came decided
    tab.page.select_option("select[name=r]", "open")
    assert tab.shown() == rows.count() - 2 == int(tab.page.locator("#left").inner_text())
    tab.page.select_option("select[name=r]", "")
    row.locator("[name=verdict]").select_option("")
    assert counts() == before


def test_browser_goes_from_row_to_row_accepting(tab: Tab, tmp_path: Path) -> None:
    rows = tab.page.locator("#follow details.row")
    rows.nth(1).locator("summary").click()
    rows.nth(1).locator("[name=by]").fill("王")
    rows.nth(1).locator("[name=by]").blur()
    rows.nth(1).locator("[name=accept]").click()
    tab.page.keyboard.press("Enter")  # the button of the next row has the focus
    tab.page.wait_for_function(
        "n => { const box = e => e.getBoundingClientRect(), row = document.querySelectorAll('#follow details.row')[n];"
        " return box(row).top >= box(document.getElementById('filter')).bottom && box(row).top < innerHeight }",
        arg=3,
    )  # in view, and not under the filter
    opened = [n for n in range(6) if rows.nth(n).get_attribute("open") is not None]
    assert opened == [3] and tab.page.locator("#decided").inner_text() == "2"
    with tab.page.expect_download() as waiting:
        tab.page.click("#download")
    waiting.value.save_as(tmp_path / "d.yaml")
    found = read_decisions(tmp_path / "d.yaml")
    for n in (1, 2):
        kept = found[str(rows.nth(n).get_attribute("data-key"))]
        assert (kept.verdict.value, kept.by, kept.evidence) == (rows.nth(n).get_attribute("data-v"), "王", ())


def test_browser_lets_a_reviewer_choose_the_evidence(tab: Tab, tmp_path: Path) -> None:
    row = tab.page.locator("#follow details.row:has(.nothing .candidates li)").first
    row.locator("summary").click()
    row.locator("[name=verdict]").select_option("reported")
    picked = row.locator(".candidates li").first
    row.locator("[name=quote]").select_option(index=1)
    with tab.page.expect_download() as waiting:
        tab.page.click("#download")
    waiting.value.save_as(tmp_path / "d.yaml")
    kept = read_decisions(tmp_path / "d.yaml")[str(row.get_attribute("data-key"))]
    (quote,) = kept.evidence
    assert quote.line == int(str(picked.get_attribute("data-line")))
    assert quote.quote in NEW.read_text(encoding="utf-8").splitlines()[quote.line - 1]
    tab.page.reload()
    row.locator("summary").click()
    assert quote.quote[:20] in row.locator("[name=quote] option:checked").inner_text()


def test_browser_finds_what_the_program_did_not_and_takes_it_for_evidence(tab: Tab, tmp_path: Path) -> None:
    key = tab.page.locator("#follow details.row[data-v=no_result]").first.get_attribute("data-key")
    row = tab.page.locator(f"details.row[data-key='{key}']")
    row.locator("summary").click()
    find = row.locator("[name=find]")
    find.fill("没有 这样的话")
    assert row.locator(".found li").count() == 1 and not row.locator(".found button").count()
    find.fill("地区生产总值 增长")
    hits = row.locator(".found li q").all_text_contents()
    assert hits and all("地区生产总值" in hit and "增长" in hit for hit in hits)
    row.locator("[name=verdict]").select_option("met")
    row.locator(".found button").first.click()
    with tab.page.expect_download() as waiting:
        tab.page.click("#download")
    waiting.value.save_as(tmp_path / "d.yaml")
    kept = read_decisions(tmp_path / "d.yaml")[str(key)]
    (quote,) = kept.evidence
    assert kept.verdict is FollowUp.MET and quote.quote == hits[0]
    assert quote.quote in NEW.read_text(encoding="utf-8").splitlines()[quote.line - 1]


def test_browser_shows_the_whole_paragraph_on_demand(context: Any, tmp_path: Path) -> None:
    filler = "甲乙丙丁。" * 100
    paths = []
    for year in (2025, 2026):
        path = tmp_path / f"云川-{year}.txt"
        path.write_text(
            f"云川市{year}年政府工作报告\n一、{year - 1}年工作回顾\n{filler}地区生产总值增长6%。{filler}\n"
            f"二、{year}年主要目标\n{filler}地区生产总值增长6%左右，就业5万人。{filler}\n",
            encoding="utf-8",
        )
        paths.append(read_report(str(path)))
    made = tmp_path / "long.html"
    made.write_text(render(json.loads(wire.dumps(wire.comparison(compare(*paths), SIGNATURE)))), encoding="utf-8")
    tab = Tab(context, made)
    row = tab.page.locator("#targets details.row").first
    row.locator("summary").click()
    proof = row.locator(".proof.old")
    assert len(proof.locator("blockquote").inner_text()) < 500
    proof.locator(".unfold").click()
    paragraph = paths[0].text.splitlines()[int(str(proof.get_attribute("data-line"))) - 1]
    assert proof.locator("blockquote").inner_text() == paragraph and len(paragraph) > 1000
    assert proof.locator(".unfold").get_attribute("aria-expanded") == "true"
    proof.locator(".unfold").click()
    assert len(proof.locator("blockquote").inner_text()) < 500 and tab.faults == []


def test_browser_turns_the_texts_beside_the_lists_to_the_evidence(browser: Any, sample: Path) -> None:
    context = browser.new_context(viewport={"width": 1500, "height": 900})
    tab = Tab(context, sample)
    row = tab.page.locator("#follow details.row:has(.proof.new)").last
    row.locator("summary").click()
    for side in ("old", "new"):
        target = str(row.locator(f".proof.{side} figcaption a").first.get_attribute("href"))
        tab.page.wait_for_function(
            "id => { const e = document.querySelector(id), r = e.getBoundingClientRect(),"
            " box = e.closest('article').getBoundingClientRect(); return r.top >= box.top && r.bottom <= box.bottom }",
            arg=target,
        )
    assert tab.faults == []
    context.close()


def test_browser_shows_dark_and_light(browser: Any, sample: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        tab = Tab(context, sample)
        grounds.append(tab.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        grounds[-1] += tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert tab.faults == []
        context.close()
    assert grounds[0] != grounds[1]


def test_browser_prints_all_evidence(tab: Tab) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    if not subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout:
        pytest.skip("needs a Chinese font to print with (Debian: apt install fonts-noto-cjk)")
    printed = pdfium.PdfDocument(tab.page.pdf(format="A4"))
    assert printed[0].get_size() == pytest.approx((595, 842), abs=2)
    words = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    said = re.sub(r"\s", "", words)
    quotes = tab.page.locator("figure.proof mark").all_text_contents()
    missing = [q for q in quotes if re.sub(r"\s", "", q) not in said]
    # a quote may be parted by the foot of a page
    assert quotes and len(missing) <= len(printed)


def test_browser_prints_the_paragraph_of_an_open_row(tab: Tab) -> None:
    """Closed rows print the sentence they rest on, which halves the sheets; one that the reader opened prints whole."""
    rows = tab.page.locator("#follow details.row:has(.proof .rest)")
    rows.first.locator("summary").click()
    tab.page.emulate_media(media="print")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert rows.first.locator(".rest").first.is_visible()
    assert not rows.nth(1).locator(".rest").first.is_visible() and rows.nth(1).locator(".proof mark").first.is_visible()
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert [row.get_attribute("open") is not None for row in rows.all()[:2]] == [True, False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_finds_no_barrier(browser: Any, sample: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1100, "height": 800})
    tab = Tab(context, sample)
    tab.page.locator("#follow details.row summary").first.click()
    found = axe.Axe().run(tab.page).response["violations"]
    context.close()
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_browser_reads_without_javascript(browser: Any, sample: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = Tab(context, sample)
    row = tab.page.locator("#follow details.row").first
    row.locator("summary").press("Enter")
    assert row.locator("figure.proof").first.is_visible()
    assert not tab.page.locator("#filter").is_visible()
    context.close()


def test_browser_runs_nothing_that_a_report_says(context: Any, tmp_path: Path) -> None:
    paths = []
    for year in (2025, 2026):
        path = tmp_path / f'"><img src=x onerror=hit=3>{{{{7*7}}}}-{year}.txt'.replace("/", "")
        path.write_text(
            f"云川市{year}年政府工作报告{HOSTILE}\n一、{year - 1}年工作回顾{HOSTILE}\n地区生产总值增长6%。"
            f"建成{HOSTILE}中心5个。\n二、{year}年重点工作\n（一）{HOSTILE}。地区生产总值增长6%左右。"
            f"新建{HOSTILE}中心5个。{'文' * 100_000}\n",
            encoding="utf-8",
        )
        paths.append(read_report(str(path)))
    made = tmp_path / "hostile.html"
    made.write_text(render(json.loads(wire.dumps(wire.comparison(compare(*paths), SIGNATURE)))), encoding="utf-8")
    tab = Tab(context, made)
    tab.page.click("#open")
    assert tab.page.evaluate("typeof window.hit") == "undefined"
    assert (tab.faults, tab.asked) == ([], [])
    assert tab.page.locator("main img, main script, #texts img, #texts script").count() == 0
    assert "{{7*7}}" in tab.page.content()
