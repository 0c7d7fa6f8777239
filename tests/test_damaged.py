"""Damaged reports: what was torn, run together, misread or doubled is put right, and told with its place."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from files import BODY, W_NS, docx, page, para, run, sample
from test_outline import PLAN, outline, report, tree

from cqdiff import cli, pipeline
from cqdiff.models import RemarkKind, Report
from cqdiff.outline import outline_of
from cqdiff.reading import read_document
from cqdiff.reading.text import fold, folded
from cqdiff.rules import load_rules

SLIPS = [
    ("2O25年增长l.5%，完成1O.5亿元", "2025年增长1.5%，完成10.5亿元"),
    ("3O万人，2OO个，6.l%", "30万人，200个，6.1%"),
    ("2021一2023年，5一6%", "2021—2023年，5—6%"),
    ("增长5·8%", "增长5.8%"),
    ("—、总体\n（—）要求\n十—、其他\n—是做", "一、总体\n（一）要求\n十一、其他\n一是做"),
    ("二OO九年，二O二五年，二00八年", "2009年，2025年，2008年"),
    ("一､总体｡增长１０﹪", "一、总体。增长10%"),
]
SOUND = ["O2O平台，CO2、H2O，5G、A1O", "——是项目\n一一对应，第一、二、三产业", "GDP增长5%—6%", "国内·国际", "图l、Il类"]


@pytest.mark.parametrize(("damaged", "meant"), SLIPS)
def test_slips_of_recognition_are_put_right_where_text_is_matched(damaged: str, meant: str) -> None:
    assert fold(damaged) == meant
    assert len(fold(damaged)) == len(damaged)


@pytest.mark.parametrize("text", SOUND)
def test_what_only_looks_like_a_slip_stays(text: str) -> None:
    assert fold(text) == text
    assert folded(text)[1] == ()


def damaged(year: int) -> str:
    """A sample as bad recognition gives it back."""
    text = (
        sample(year)
        .replace(str(year), str(year).replace("0", "O"))
        .replace("（一）", "（—）")
        .replace("\n一、", "\n—、")
    )
    return text.replace("0%", "O%").replace("1.", "l.").replace("一是", "—是")


def found_in(text: str, tmp_path: Path) -> Report:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return pipeline.read_report(str(path))


def facts(result: Report) -> Counter[tuple[object, ...]]:
    counted: Counter[tuple[object, ...]] = Counter((f.name, f.value, f.unit, f.role, f.year) for f in result.figures)
    counted.update((c.verb, c.object, c.kind) for c in result.commitments)
    return counted


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_bad_scan_reads_as_the_sound_text(year: int, tmp_path: Path) -> None:
    sound, bad = found_in(sample(year), tmp_path), found_in(damaged(year), tmp_path)
    assert facts(bad) == facts(sound)
    assert [(s.id, s.part) for s in bad.outline.sections] == [(s.id, s.part) for s in sound.outline.sections]
    assert (bad.outline.title, bad.outline.plan_year) != (None, None) and bad.outline.plan_year == year
    quotes = [(f.start, f.end, f.quote) for f in bad.figures]
    assert all(bad.text[start:end] == quote for start, end, quote in quotes)
    assert any("O" in quote or "l" in quote for *_, quote in quotes), "quotes are told as they stand"
    slips = [r for r in bad.remarks if r.kind is RemarkKind.SLIP]
    assert len(slips) > 20 and all(bad.text[r.start :].startswith(r.seen) for r in slips)


@pytest.mark.parametrize("year", [2025, 2026])
def test_traditional_characters_read_as_simplified_ones(year: int, tmp_path: Path) -> None:
    opencc = pytest.importorskip("opencc", reason="opencc is not installed")
    convert = opencc.OpenCC("s2t").convert
    traditional = "".join(convert(sign) for sign in sample(year))
    assert traditional != sample(year)
    sound, other = found_in(sample(year), tmp_path), found_in(traditional, tmp_path)
    assert facts(other) == facts(sound)
    assert other.outline.place == sound.outline.place
    assert all(other.text[f.start : f.end] == f.quote for f in (*other.figures, *other.commitments))
    assert other.text == traditional and any("億" in f.quote for f in other.figures)
    remark = next(r for r in other.remarks if r.kind is RemarkKind.TRADITIONAL)
    assert remark.count > 500 and convert(remark.read) == remark.seen


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_text_without_any_line_break_or_gap_keeps_its_figures(year: int, tmp_path: Path) -> None:
    together = "".join(line.strip() for line in sample(year).splitlines())
    sound, one_line = found_in(sample(year), tmp_path), found_in(together, tmp_path)
    upper = [[s.label for s in r.outline.sections if s.level < 3] for r in (one_line, sound)]
    assert upper[0] == upper[1]
    assert sum((facts(one_line) - facts(sound)).values()) <= 2, "a heading without an end takes words of its text"
    remark = next(r for r in one_line.remarks if r.kind is RemarkKind.RUN_TOGETHER)
    assert remark.count > 50


@pytest.mark.parametrize("width", [28, 40])
def test_hard_wrapped_lines_are_joined_and_told(width: int, tmp_path: Path) -> None:
    lines = ["　　" + line for line in sample(2025).splitlines() if line]
    wrapped = "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))
    sound, torn = found_in(sample(2025), tmp_path), found_in(wrapped, tmp_path)
    assert facts(torn) == facts(sound)
    assert next(r.count for r in torn.remarks if r.kind is RemarkKind.WRAPPED) > 50


def test_numbering_that_skips_is_still_numbering() -> None:
    text = report(
        "一、2025年重点工作",
        "（一）抓产业。建园区。",
        "一是放权。取消一批事项。",
        "三是服务。办好一批实事。",
        "（三）抓改革。",
        "1.做强工业。年内建成。",
        "3.做优服务业。年内建成。",
        "三、其他工作",
    )
    result = outline(text)
    assert [s.label for s in result.sections] == ["一、", "（一）", "一是", "三是", "（三）", "1.", "3.", "三、"]
    skips = [(r.seen, r.read) for r in result.remarks if r.kind is RemarkKind.SKIPPED]
    assert skips == [("一是", "三是"), ("（一）", "（三）"), ("1.", "3."), ("一、", "三、")]


def test_a_label_that_stands_inside_a_paragraph_is_not_skipped() -> None:
    text = report("一、2025年重点工作", "一是放权，二是减税。取消一批事项。", "三是服务。办好一批实事。")
    assert [s.label for s in outline(text).sections] == ["一、", "一是"]


def test_numbering_that_begins_anew_is_told() -> None:
    text = report("一、2024年工作回顾", "成绩很大。", "一、2025年重点工作", "（一）抓产业。", "（一）抓改革。")
    result = outline(text)
    assert [s.label for s in result.sections] == ["一、", "一、", "（一）", "（一）"]
    assert [(r.seen, r.read) for r in result.remarks if r.kind is RemarkKind.RESTARTED] == [
        ("一、", "一、"),
        ("（一）", "（一）"),
    ]


@pytest.mark.parametrize(("label", "kind"), [("㈠", "1.1"), ("⑴", "1.1"), ("①", "1.1"), ("⒈", "1.1"), ("（一)", "1.1")])
def test_labels_of_one_sign_and_of_mixed_width_are_labels(label: str, kind: str) -> None:
    assert [s.id for s in outline(report("一、2025年重点工作", f"{label}抓产业。年内建成。")).sections] == ["1", kind]


def test_glossary_and_list_of_policies_hold_no_figures_however_long(tmp_path: Path) -> None:
    for heading in ("名词解释", "附件：有关说明", "2025年惠企政策清单"):
        annex = "\n".join([heading, *["1.两项制度：增长99%的制度的合称，由两个部门分别负责实施和考核。"] * 60])
        result = found_in(BODY * 1 + annex, tmp_path)
        assert facts(result) == facts(found_in(BODY, tmp_path)), heading
        remark = next(r for r in result.remarks if r.kind is RemarkKind.APPENDIX)
        assert remark.seen == heading and remark.count == 61


def test_a_second_copy_of_the_report_is_left_out_and_told(tmp_path: Path) -> None:
    once, twice = found_in(sample(2025), tmp_path), found_in(sample(2025) + sample(2025), tmp_path)
    assert facts(twice) == facts(once)
    remark = next(r for r in twice.remarks if r.kind is RemarkKind.COPY)
    assert remark.start >= len(sample(2025)) - 1
    assert twice.outline.notes == ("文件中报告全文出现两次，只读第一份",)


def test_a_table_of_contents_and_furniture_are_told() -> None:
    contents = "目录\n一、2024年国民经济和社会发展计划执行情况\n二、2025年总体要求和主要目标\n三、2025年重点工作\n"
    result = outline(contents + PLAN.replace("主要做了以下工作：", "【字号：大 中 小】"))
    assert tree(result)[0] == "1 一、2024年国民经济和社会发展计划执行情况 review"
    kinds = {r.kind: r for r in result.remarks}
    assert kinds[RemarkKind.CONTENTS].count == 4 or kinds[RemarkKind.CONTENTS].count >= 3
    assert "字号" in kinds[RemarkKind.FURNITURE].seen


def test_a_word_document_tells_its_notes_deletions_and_hidden_text(tmp_path: Path) -> None:
    words = "两项制度：两项管理制度的合称，由两个部门负责实施，按年考核，增长99%。"
    notes = f'<w:footnotes xmlns:w="{W_NS}"><w:footnote w:id="2">{para(words)}</w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Target="footnotes.xml" Type="{kind}"/></Relationships>'
    )
    body = "".join(para(line) for line in BODY.splitlines()) + para(
        run("推行两项制度")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run("（内部掌握）", "<w:vanish/>")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        + run("。")
    )
    path = tmp_path / "report.docx"
    path.write_bytes(docx(body, more={"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relation}))
    result = pipeline.read_report(str(path))
    kinds = {r.kind: r for r in result.remarks}
    note = kinds[RemarkKind.FOOTNOTE]
    assert note.seen.startswith("两项制度：") and result.text[note.start :].startswith("推行两项制度。")
    assert kinds[RemarkKind.HIDDEN].count == 6 and kinds[RemarkKind.REVISION].count == 1
    assert "99%" not in result.text


def test_a_web_page_tells_how_much_stood_around_the_article(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(
        page(BODY, around=("<nav>首页新闻政务服务</nav>", '<a href="/">相关链接的标题</a>')), encoding="utf-8"
    )
    remark = next(r for r in read_document(str(path)).remarks if r.kind is RemarkKind.AROUND)
    assert remark.count >= 7


def test_notes_are_a_line_each_with_the_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        BODY.replace("（二）", "（—）").replace("5.8%", "5.8％") + "相关报道：\n下载\x1b[31m\n", encoding="utf-8"
    )
    assert cli.main(["outline", str(path), "--notes"]) == 0
    out, err = capfd.readouterr()
    lines = out.splitlines()
    assert lines[0] == "第3行：全角的数字、字母、符号按半角读，如“％”，共1处"
    assert "第9行：“—”按“一”读" in lines and "第9行：编号重新开始：“（一）”之后是“（—）”" in lines
    assert lines[-1].startswith("第10行：从“相关报道：”起不是报告，没有读入，共2段") and err == ""
    assert cli.main(["outline", str(path), "--notes", "--lang", "en"]) == 0
    assert "line 9: “—” read as “一”" in capfd.readouterr().out
    assert cli.main(["outline", str(path), "--json"]) == 0
    remarks = json.loads(capfd.readouterr().out)["remarks"]
    assert remarks[0] == {
        "kind": "width",
        "line": 3,
        "start": remarks[0]["start"],
        "seen": "％",
        "read": "",
        "count": 1,
    }
    assert cli.main(["outline", str(path), "--notes", "--json"]) == 2


def test_a_sound_report_has_nothing_to_tell(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(BODY, encoding="utf-8")
    assert cli.main(["outline", str(path), "--notes"]) == 0
    assert capfd.readouterr().out == "没有需要改正或略去的内容\n"
    assert outline_of(read_document(str(path)), load_rules()).remarks == ()
