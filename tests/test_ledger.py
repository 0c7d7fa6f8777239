"""The ledger: what offices open, fill in and send back. The same input gives the same bytes; no text is a formula."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from factories import commitment, comparison, figure, follow_row, pair, passage, report, target_row
from msgspec.structs import replace
from printing import SOFFICE, converted

from cqdiff import cli
from cqdiff.cli_optional import SUFFIXES, joined
from cqdiff.decisions.applying import apply, decide
from cqdiff.decisions.keys import keyed
from cqdiff.decisions.store import dumps, read_decisions
from cqdiff.errors import InputError
from cqdiff.models import FollowUp, Quote
from cqdiff.show import wire
from cqdiff.show.labels import Lang, label
from cqdiff.show.ledger import AS_WRITTEN, FOLLOW_COLUMNS, ledger
from cqdiff.show.ledger_reading import read_ledger, unsaved
from cqdiff.show.naming import report_name
from cqdiff.show.sheets import clean

SAMPLES = Path(__file__).parent.parent / "samples"
OLD, NEW = str(SAMPLES / "lanjiang-plan-2025.txt"), str(SAMPLES / "lanjiang-plan-2026.txt")
SIGNATURE = {"version": "1", "rules": "d", "overridden": [], "segmenter": "s", "inputs": []}
HEADINGS = [column.heading for column in FOLLOW_COLUMNS]
GDP = figure(clause="地区生产总值增长6%左右", headline=True, binding=False)


def made(*rows, **other):
    old = other.pop("old", None) or report()
    rows = rows or (follow_row("met", GDP, results=(figure("5.8%", 5.8),)), follow_row("no_result", commitment()))
    return comparison(old, follow_up=keyed(rows, old), **other)


def payload(*rows, **other):
    other.setdefault("targets", (target_row("kept", GDP, GDP, headline=True), target_row("dropped", GDP)))
    other.setdefault("sections", (pair("1", "1"), pair("3", None, "dropped", 0)))
    return wire.comparison(made(*rows, **other), SIGNATURE)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def column(sheet, heading):
    return [cell.value for cell in next(c for c in sheet.iter_cols() if c[0].value == heading)[1:]]


def fill_in(path, row, **cells):
    book = openpyxl.load_workbook(path)
    for heading, value in cells.items():
        book["承诺兑现"].cell(row, HEADINGS.index(heading) + 1).value = value
    book.save(path)


def test_ledger_has_its_sheets_and_a_row_for_each_promise():
    book = opened(ledger(payload()))
    assert book.sheetnames == ["说明", "承诺兑现", "目标延续", "章节对应"]
    sheet = book["承诺兑现"]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    first = dict(zip(HEADINGS, (cell.value for cell in sheet[2]), strict=True))
    assert first["承诺"] == "地区生产总值 6%左右" and first["原文"] == "地区生产总值增长6%左右"
    assert (first["数量"], first["单位"], first["行"]) == (6, "%", GDP.line) and first["章节"] == "二、2024年主要目标"
    assert first["结论"] == "完成" and "5.8%" in first["依据"] and first["说明"] == "实绩达到目标"
    assert column(sheet, "复核结论") == [None, None] and column(sheet, "键") == [
        r["key"] for r in payload()["follow_up"]
    ]
    assert column(book["目标延续"], "结论") == ["持平", "取消"] and column(book["章节对应"], "关系") == ["沿用", "取消"]


def test_ledger_can_be_filtered_and_filled_in():
    sheet = opened(ledger(payload()))["承诺兑现"]
    assert sheet.freeze_panes == "E2" and sheet.auto_filter.ref == "A1:P3"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"超额,完成,未达,提及,未提及,待判"' and str(choice.sqref) == "M2:M3"
    assert not choice.showDropDown  # which would hide the arrow
    assert sheet["E2"].alignment.wrap_text and sheet.column_dimensions["K"].width > 30
    assert sheet["J2"].fill.fgColor.rgb != sheet["J3"].fill.fgColor.rgb
    assert sheet.column_dimensions["P"].hidden and HEADINGS[15] == AS_WRITTEN


def test_ledger_cover_tells_where_it_comes_from():
    cover = opened(ledger(payload(warnings=("顺序可能颠倒",))))["说明"]
    text = "\n".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None)
    assert "yunchuan-2024.txt" in text and report().document.sha256 in text and "顺序可能颠倒" in text
    assert "cqdiff 版本" in text and "规则摘要" in text and "日期" not in text
    assert "2025-01-20" in "".join(
        str(c.value) for row in opened(ledger(payload(), date="2025-01-20"))["说明"] for c in row
    )


def test_ledger_is_the_same_bytes_for_the_same_input(monkeypatch):
    first = ledger(payload())
    import time

    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert ledger(payload()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://a","b")'])
def test_ledger_text_is_never_a_formula(evil):
    data = ledger(payload(follow_row("met", commitment(), why=evil)))
    cell = opened(data)["承诺兑现"].cell(2, HEADINGS.index("说明") + 1)
    assert cell.data_type == "s" and cell.value == clean(evil).strip("\t\r") and (cell.quotePrefix or evil[0] in "\t\r")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)


def test_ledger_takes_text_that_xml_can_not_hold():
    why = "甲\x00乙\x0b丙\ud800丁\ufffe戊\u202e己_x0041_\x85" + "长" * 40_000
    cell = opened(ledger(payload(follow_row("met", commitment(), why=why))))["承诺兑现"].cell(
        2, HEADINGS.index("说明") + 1
    )
    assert cell.value.startswith("甲乙丙丁戊己_x005F_x0041_长") and len(cell.value) <= 32_767


def test_ledger_of_one_report_alone_has_no_follow_through():
    old = report()
    book = opened(ledger(wire.comparison(comparison(old, old, targets=(target_row("kept", GDP, GDP),)), SIGNATURE)))
    assert book.sheetnames == ["说明", "目标与实绩", "章节对应"]


def test_ledger_shows_decisions_beside_the_programs_verdict():
    full = made()
    mine = decide(full.follow_up[0], full.old, FollowUp.MISSED, [Quote(9, "另一句")])
    mine = replace(mine, by="王", note="=口径不同")
    applied = apply(full, {mine.key: mine}).comparison
    sheet = opened(ledger(wire.comparison(applied, SIGNATURE)))["承诺兑现"]
    row = dict(zip(HEADINGS, (cell.value for cell in sheet[2]), strict=True))
    assert (row["结论"], row["复核结论"], row["复核人"], row["备注"]) == ("完成", "未达", "王", "=口径不同")
    assert "复核另选 第9行「另一句」" in row["依据"]


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (Debian: apt install libreoffice-calc)")
def test_ledger_opens_in_libreoffice(tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(ledger(payload(follow_row("met", commitment(), why="=1+1"))))
    printed = pdfium.PdfDocument(converted(path, "pdf", tmp_path))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "=1+1" in text and "地区生产总值" in text and "#NAME" not in text and "Err:" not in text


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (Debian: apt install libreoffice-calc)")
def test_ledger_that_libreoffice_saved_is_read_back(tmp_path):
    path = tmp_path / "ledger.xlsx"
    assert cli.main(["compare", OLD, NEW, "--xlsx", str(path)]) == 0
    fill_in(path, 2, 复核结论="未达", 复核人="王", 备注="见附表，+1")
    (tmp_path / "saved").mkdir()
    saved = converted(path, "xlsx", tmp_path / "saved")
    (taken,) = read_ledger(saved).decisions
    assert (taken.verdict, taken.by, taken.note) == (FollowUp.MISSED, "王", "见附表，+1")
    sheet = openpyxl.load_workbook(saved)["承诺兑现"]
    assert sheet.auto_filter.ref and sheet.data_validations.dataValidation


HOSTILE = '=HYPERLINK("http://evil.invalid")<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}'


def test_ledger_of_hostile_reports_holds_text_alone(tmp_path, capfd):
    names = []
    for year in (2025, 2026):
        path = tmp_path / f"=HYPERLINK(1){{{{7*7}}}}-{year}.txt"
        path.write_text(
            f"=云川市{year}年政府工作报告{HOSTILE}\n一、{year - 1}年工作回顾{HOSTILE}\n"
            f"{HOSTILE}增长6%。建成{HOSTILE}中心5个。\n"
            f"二、{year}年重点工作\n（一）{HOSTILE}。@地区生产总值增长6%左右。新建{HOSTILE}中心5个。{'文' * 100_000}\n",
            encoding="utf-8",
        )
        names.append(str(path))
    target = tmp_path / "l.xlsx"
    assert cli.main(["compare", *names, "--xlsx", str(target), "--html", str(tmp_path / "p.html")]) == 0
    book = openpyxl.load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("=HYPERLINK" in str(cell.value) for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert max(len(str(cell.value)) for cell in cells) <= 32_767 and "Traceback" not in capfd.readouterr().err


# --- where it is written


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (["--xlsx", "a", "b"], ["--xlsx=", "a", "b"]),
        (["a", "b", "--xlsx"], ["a", "b", "--xlsx="]),
        (["a", "--xlsx", "out.XLSX", "b"], ["a", "--xlsx=out.XLSX", "b"]),
        (["--xlsx=out.ods", "a"], ["--xlsx=out.ods", "a"]),
        (["--xlsx", "--json", "a"], ["--xlsx=", "--json", "a"]),
        (["--xlsx", "-", "b"], ["--xlsx=", "-", "b"]),
        (["--", "--xlsx", "b.xlsx"], ["--", "--xlsx", "b.xlsx"]),
    ],
)
def test_xlsx_without_a_file_swallows_no_report(given, read):
    assert joined(given, {"--xlsx": SUFFIXES["--xlsx"]}) == read


def test_xlsx_is_named_after_place_and_years(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["compare", "--xlsx", OLD, NEW]) == 0
    out, err = capfd.readouterr()
    assert out == "" and "reports/澜江市-2025-2026.xlsx" in err
    first = (tmp_path / "reports" / "澜江市-2025-2026.xlsx").read_bytes()
    assert cli.main(["compare", OLD, NEW, "--xlsx", "b.xlsx"]) == 0 and (tmp_path / "b.xlsx").read_bytes() == first
    assert cli.main(["compare", OLD, NEW, "--xlsx=c.xlsx", "--json"]) == 0
    assert capfd.readouterr().out.startswith("{") and (tmp_path / "c.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ({"place": "云川市", "plan_year": 2024}, {"place": "云川市", "plan_year": 2025}, "云川市-2024-2025.xlsx"),
        ({"place": "云川市", "plan_year": 2024}, {"place": "云川市", "plan_year": 2024}, "云川市-2024.xlsx"),
        ({"place": "", "plan_year": None}, {"place": "", "plan_year": None}, "计划.xlsx"),
        ({"place": "../..", "plan_year": 2024}, {"place": "", "plan_year": 2025}, "计划-2024-2025.xlsx"),
    ],
)
def test_report_name(old, new, name):
    source = {"source": "some/计划.txt"}
    assert report_name({"old": {**old, **source}, "new": {**new, **source}}, ".xlsx") == Path("reports") / name


def test_xlsx_never_replaces_a_report_nor_what_reviewers_wrote(tmp_path, capfd):
    path = tmp_path / "l.xlsx"
    assert cli.main(["compare", OLD, NEW, f"--xlsx={OLD}"]) == 1
    assert cli.main(["compare", OLD, NEW, "--xlsx", str(path)]) == 0
    assert cli.main(["compare", OLD, NEW, "--xlsx", str(path)]) == 0
    fill_in(path, 2, 复核结论="完成")
    filled = path.read_bytes()
    capfd.readouterr()
    assert cli.main(["compare", OLD, NEW, "--xlsx", str(path)]) == 1
    err = capfd.readouterr().err
    assert "1行复核内容还没有导入" in err and err.count("\n") == 1 and path.read_bytes() == filled
    decisions = tmp_path / "d.yaml"
    assert cli.main(["decisions", "import", str(path), "--decisions", str(decisions)]) == 0
    again = ["compare", OLD, NEW, "--xlsx", str(path), "--decisions", str(decisions)]
    assert cli.main(again) == 0 and cli.main(again) == 0


# --- and back


@pytest.fixture
def desk(tmp_path, capfd):
    """A ledger of the samples and a command line over it."""
    path, decisions = tmp_path / "l.xlsx", tmp_path / "d.yaml"
    assert cli.main(["compare", OLD, NEW, "--xlsx", str(path)]) == 0

    def take_in(*options):
        capfd.readouterr()
        code = cli.main(
            ["decisions", "import", str(path), "--decisions", str(decisions), "--at", "2025-02-01", *options]
        )
        return code, *capfd.readouterr()

    take_in.ledger, take_in.decisions = path, decisions
    return take_in


def test_import_reads_what_reviewers_chose(desk):
    fill_in(desk.ledger, 2, 复核结论="未达", 复核人="王", 备注="见附表")
    fill_in(desk.ledger, 3, 复核结论=" 完成 ")
    fill_in(desk.ledger, 4, 备注="再看")
    code, out, err = desk("--by", "李")
    kept = list(read_decisions(desk.decisions).values())
    assert code == 0 and "新增2条" in out and "第 4 行" in err
    assert {(d.verdict, d.by, d.note, d.at) for d in kept} == {
        (FollowUp.MISSED, "王", "见附表", "2025-02-01"),
        (FollowUp.MET, "李", "", "2025-02-01"),
    }
    assert all((d.place, d.plan_year) == ("澜江市", 2025) and d.promise for d in kept)
    before = desk.decisions.read_bytes()
    code, out, _ = desk("--by", "李")
    assert code == 0 and "相同2条" in out and desk.decisions.read_bytes() == before


def test_verdicts_that_were_edited_in_the_ledger_come_back_exactly(desk, capfd):
    order = list(FollowUp)
    wanted = {2 + n * 7: order[n % len(order)] for n in range(12)}
    book = openpyxl.load_workbook(desk.ledger)
    sheet, edited = book["承诺兑现"], {}
    for row, verdict in wanted.items():
        sheet.cell(row, HEADINGS.index("复核结论") + 1).value = label(verdict.value, Lang.ZH)
        edited[sheet.cell(row, HEADINGS.index("键") + 1).value] = verdict.value
    book.save(desk.ledger)
    assert desk()[0] == 0
    assert cli.main(["compare", OLD, NEW, "--json", "--decisions", str(desk.decisions)]) == 0
    rows = json.loads(capfd.readouterr().out)["follow_up"]
    assert len(edited) == 12
    assert {r["key"]: r["decision"]["verdict"] for r in rows if r["decision"]} == edited


def test_import_overwrites_nothing_without_force(desk):
    fill_in(desk.ledger, 2, 复核结论="未达", 复核人="王")
    desk()
    before = desk.decisions.read_bytes()
    fill_in(desk.ledger, 2, 复核结论="完成")
    fill_in(desk.ledger, 3, 复核结论="完成")
    code, out, err = desk()
    assert code == 1 and "文件：未达（王）\t台账：完成（王）" in out and "--force" in err
    assert desk.decisions.read_bytes() == before
    code, out, _ = desk("--force")
    assert code == 0 and "新增1条" in out and "改写1条" in out
    assert {d.verdict for d in read_decisions(desk.decisions).values()} == {FollowUp.MET}


def test_import_takes_a_file_that_the_page_saved(desk, tmp_path):
    fill_in(desk.ledger, 2, 复核结论="未达", 复核人="王")
    desk()
    (mine,) = read_decisions(desk.decisions).values()
    found = replace(mine, by="", note="见附表", evidence=(Quote(3, "另一句"),), at="2025-03-01")
    other = replace(mine, key="0123456789ab", verdict=FollowUp.MET, at="2025-03-01")
    saved = tmp_path / "saved.yaml"
    saved.write_text(dumps([found, other]), encoding="utf-8")
    command = ["decisions", "import", str(saved), "--decisions", str(desk.decisions)]
    assert cli.main(command) == 0
    kept = read_decisions(desk.decisions)
    assert kept == {mine.key: replace(found, by="王"), other.key: other}
    before = desk.decisions.read_bytes()
    assert cli.main(command) == 0 and desk.decisions.read_bytes() == before


def test_import_lists_other_evidence_as_a_conflict(desk, tmp_path, capfd):
    fill_in(desk.ledger, 2, 复核结论="未达", 复核人="王")
    desk()
    (mine,) = read_decisions(desk.decisions).values()
    saved = [tmp_path / f"{n}.yaml" for n in (1, 2)]
    for n, path in enumerate(saved, 1):
        path.write_text(dumps([replace(mine, evidence=(Quote(n, f"第{n}句"),))]), encoding="utf-8")
    command = ["--decisions", str(desk.decisions)]
    assert cli.main(["decisions", "import", str(saved[0]), *command]) == 0
    before = desk.decisions.read_bytes()
    capfd.readouterr()
    assert cli.main(["decisions", "import", str(saved[1]), *command]) == 1
    out, err = capfd.readouterr()
    assert "文件：未达（王，L1「第1句」）\t来件：未达（王，L2「第2句」）" in out and "--force" in err
    assert desk.decisions.read_bytes() == before
    assert cli.main(["decisions", "import", str(saved[1]), *command, "--force"]) == 0
    assert next(iter(read_decisions(desk.decisions).values())).evidence == (Quote(2, "第2句"),)


def test_import_takes_untouched_cells_for_no_news(desk, tmp_path):
    fill_in(desk.ledger, 2, 复核结论="未达", 复核人="王")
    desk()
    out = tmp_path / "out.xlsx"
    export = ["decisions", "export", OLD, NEW, "--decisions", str(desk.decisions), "--xlsx", str(out)]
    assert cli.main(export) == 0
    moved_on = desk.decisions.read_text(encoding="utf-8").replace("verdict: missed", "verdict: exceeded")
    desk.decisions.write_text(moved_on, encoding="utf-8")
    assert cli.main(["decisions", "import", str(out), "--decisions", str(desk.decisions)]) == 0
    assert desk.decisions.read_text(encoding="utf-8") == moved_on
    assert cli.main(export) == 0  # nothing of reviewers is lost by writing it anew
    elsewhere = tmp_path / "elsewhere.yaml"
    assert cli.main(["decisions", "import", str(out), "--decisions", str(elsewhere)]) == 0
    (carried,) = read_decisions(elsewhere).values()
    assert carried.verdict is FollowUp.EXCEEDED and carried.by == "王"


def test_import_of_a_sorted_ledger_goes_by_key(desk):
    fill_in(desk.ledger, 2, 复核结论="未达")
    book = openpyxl.load_workbook(desk.ledger)
    sheet = book["承诺兑现"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    key = rows[0][0]
    for number, row in enumerate(reversed(rows), 2):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value
    book.save(desk.ledger)
    desk()
    assert list(read_decisions(desk.decisions)) == [key]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"复核结论": "好"}, "第 2 行：没有复核结论“好”；可用：超额"),
        ({"复核结论": "持平"}, "第 2 行：没有复核结论“持平”"),
        ({"复核结论": "完成", "键": "17"}, "第 2 行：“键”列的“17”"),
    ],
)
def test_import_of_wrong_cells_names_the_row(desk, cells, said):
    fill_in(desk.ledger, 2, **cells)
    code, out, err = desk()
    assert code == 1 and out == "" and said in err and err.count("\n") == 1 and not desk.decisions.exists()


def test_import_of_a_key_with_two_verdicts_is_refused(desk):
    key = openpyxl.load_workbook(desk.ledger)["承诺兑现"]["A2"].value
    fill_in(desk.ledger, 2, 复核结论="完成")
    fill_in(desk.ledger, 3, 复核结论="未达", 键=key)
    code, _, err = desk()
    assert code == 1 and "两个不同的结论" in err


def test_import_of_what_is_no_ledger(tmp_path):
    path = tmp_path / "x.xlsx"
    with pytest.raises(InputError, match="读不了"):
        read_ledger(path)
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(InputError, match="不是能读的"):
        read_ledger(path)
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError, match="没有“说明”"):
        read_ledger(path)
    assert unsaved(path, payload()) == 0
    book = opened(ledger(payload()))
    book["承诺兑现"]["M1"] = "结论？"
    book.save(path)
    with pytest.raises(InputError, match="没有“复核结论”列"):
        read_ledger(path)


def test_evidence_names_the_figure_where_its_clause_does_not():
    result = figure("5.8%", 5.8, clause="增长5.8%")
    sheet = opened(ledger(payload(follow_row("met", GDP, results=(result, passage("粮食产量达到102.5万吨"))))))[
        "承诺兑现"
    ]
    assert column(sheet, "依据") == ["第3行地区生产总值「增长5.8%」\n第3行「粮食产量达到102.5万吨」"]
