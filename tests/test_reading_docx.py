"""Word documents: what a reader of Word sees is what is read, and labels that Word counts are among it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

pytest.importorskip("docx", reason="python-docx is not installed")

from files import BODY, docx, level, numbering, para, plain_docx, run, sample, styles, table

from cqdiff import pipeline
from cqdiff.models import Report
from cqdiff.reading.content import Refused
from cqdiff.reading.docx import read_docx
from cqdiff.reading.numerals import numeral

CHINESE = numbering(
    {
        0: level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）", extra='<w:suff w:val="nothing"/>')
        + level(2, "decimal", "%3."),
        1: level(0, "japaneseCounting", "第%1章") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>"),
    },
    {1: (0, ""), 2: (1, ""), 3: (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')},
)


def lines(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return read_docx(docx(body, numbering, styles)).text.splitlines()


def test_docx_labels_that_word_counts_are_in_the_text() -> None:
    body = "".join(
        [
            para("执行情况", (1, 0)),
            para("产业", (1, 1)),
            para("农业", (1, 2)),
            para("工业", (1, 2)),
            para("民生", (1, 1)),
            para("就业", (1, 2)),
            para("正文"),
            para("主要目标", (1, 0)),
            para("增长", (1, 1)),
        ]
    )
    assert lines(body, CHINESE) == [
        "一、执行情况",
        "（一）产业",
        "1. 农业",
        "2. 工业",
        "（二）民生",
        "1. 就业",
        "正文",
        "二、主要目标",
        "（一）增长",
    ]


def test_docx_a_list_with_its_own_start_begins_anew_and_others_go_on() -> None:
    body = para("甲", (1, 0)) + para("乙", (1, 0)) + para("丙", (3, 0)) + para("丁", (3, 0))
    assert lines(body, CHINESE) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_docx_levels_name_those_above_them() -> None:
    body = (
        para("总则", (2, 0)) + para("目的", (2, 1)) + para("依据", (2, 1)) + para("目标", (2, 0)) + para("增长", (2, 1))
    )
    assert lines(body, CHINESE) == ["第一章 总则", "1.1 目的", "1.2 依据", "第二章 目标", "2.1 增长"]


def test_docx_a_level_may_go_on_where_the_one_above_begins_anew() -> None:
    always = numbering(
        {0: level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2．", extra='<w:lvlRestart w:val="0"/>')},
        {1: (0, "")},
    )
    body = para("甲", (1, 0)) + para("子", (1, 1)) + para("乙", (1, 0)) + para("丑", (1, 1))
    assert lines(body, always) == ["一、甲", "1．子", "二、乙", "2．丑"]


def test_docx_bullets_and_unknown_lists_give_no_label() -> None:
    bullets = numbering({0: level(0, "bullet", "\uf06c") + level(1, "bullet", "——")}, {1: (0, "")})
    body = para("甲", (1, 0)) + para("乙", (1, 1)) + para("丙", (9, 0)) + para("丁", (0, 0)) + para("戊", (1, 8))
    assert lines(body, bullets) == ["甲", "——乙", "丙", "丁", "戊"]


def test_docx_headings_are_numbered_by_their_style() -> None:
    tied = numbering(
        {
            0: level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="H1"/>')
            + level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="H2"/>')
        },
        {1: (0, "")},
    )
    named = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="我的标题"/><w:basedOn w:val="H2"/></w:style>'
    )
    body = para("情况", style="H1") + para("产业", style="H2") + para("民生", style="Mine") + para("目标", style="H1")
    assert lines(body, tied, styles(named)) == ["一、情况", "（一）产业", "（二）民生", "二、目标"]
    unnumbered = para("无号", num=(0, 0), style="H1") + para("有号", style="H1")
    assert lines(unnumbered, tied, styles(named)) == ["无号", "一、有号"]


def test_docx_hidden_and_empty_numbered_paragraphs() -> None:
    hidden = para(run("不见", "<w:vanish/>"), (1, 0), mark="<w:vanish/>")
    assert lines(hidden + para("甲", (1, 0)), CHINESE) == ["", "一、甲"]
    assert lines(para("", (1, 0)) + para("乙", (1, 0)), CHINESE) == ["", "二、乙"]


def test_docx_changes_are_read_as_accepted() -> None:
    body = para(
        run("增长")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>5%</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("6%")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="a">{run("（移走）")}</w:moveFrom>'
        + f'<w:moveTo w:id="4" w:author="a">{run("左右")}</w:moveTo>'
    )
    assert lines(body) == ["增长6%左右"]
    assert "按全部接受后" in read_docx(docx(body)).notes[0]
    joined = para("前半句，", mark='<w:del w:id="5" w:author="a"/>') + para("后半句。")
    assert lines(joined) == ["前半句，后半句。"]


def test_docx_hidden_text_notes_and_comments_are_left_out() -> None:
    body = para(
        run("新增就业")
        + run("（内部）", "<w:vanish/>")
        + run("8万人", '<w:vanish w:val="0"/>')
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>'
        + run("[12]", '<w:vertAlign w:val="superscript"/>')
        + run("，面积3km")
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    assert lines(body) == ["新增就业8万人，面积3km2"]


def test_docx_hidden_by_a_style() -> None:
    hiding = styles(
        '<w:style w:type="character" w:styleId="S"><w:name w:val="s"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="T"><w:name w:val="t"/><w:basedOn w:val="S"/></w:style>'
    )
    assert lines(para(run("见") + run("不见", '<w:rStyle w:val="T"/>')), styles=hiding) == ["见"]


def test_docx_fields_show_their_result_and_contents_lists_nothing() -> None:
    def fld(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    shown = para(run("到") + fld("begin") + code(" DATE ") + fld("separate") + run("2025年") + fld("end") + run("止"))
    contents = para(fld("begin") + code(' TOC \\o "1-3" ') + fld("separate") + run("一、情况 1")) + para(
        run("二、目标 5") + fld("end")
    )
    assert [line for line in lines(contents + shown) if line] == ["到2025年止"]
    toc = styles('<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>')
    assert lines(para("一、情况 1", style="TOC1") + para("正文"), styles=toc) == ["正文"]


def test_docx_runs_links_controls_breaks_and_symbols() -> None:
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    range_ = "<w:t>20</w:t><w:noBreakHyphen/><w:t>30</w:t><w:softHyphen/>"
    signs = f"<w:r>{range_}<w:tab/><w:t>元</w:t><w:br/><w:t>次行</w:t></w:r>"
    page_break = '<w:r><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert lines(para(link + control + signs + page_break)) == ["链接控件20-30\t元", "次行"]
    block = f"<w:sdt><w:sdtContent>{para('块控件')}</w:sdtContent></w:sdt>"
    assert lines(block) == ["块控件"]


def test_docx_text_boxes_are_read_once_after_their_paragraph() -> None:
    def box(text: str) -> str:
        return f"<wps:txbx><w:txbxContent>{para(text)}</w:txbxContent></wps:txbx>"

    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box('框内')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box('框内')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(para(run("框外") + both) + para("下段")) == ["框外", "框内", "下段"]


def test_docx_a_heading_of_two_lines_is_one_line() -> None:
    named = styles('<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>')
    body = para("<w:r><w:t>一、持续提升</w:t><w:br/><w:t>治理效能</w:t></w:r>", style="H1")
    assert lines(body, styles=named) == ["一、持续提升治理效能"]


def test_docx_tables_are_rows_with_tabs() -> None:
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("地区生产总值")}</w:tc>'
    merged = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{para('')}</w:tc>"
    body = (
        para("表一")
        + table(["指标", "单位", para("2025年") + para("目标")], [span, "6左右"], [merged, "%", "5"])
        + para("表后")
    )
    assert lines(body) == ["表一", "指标\t单位\t2025年目标", "地区生产总值\t\t6左右", "\t%\t5", "表后"]


def test_docx_a_table_of_one_cell_frames_text_and_tables_nest() -> None:
    assert lines(table([para("一、情况") + para("正文")])) == ["一、情况", "正文"]
    inner = table(["甲", "乙"])
    assert lines(table([f"{inner}{para('')}", "丙"])) == ["甲 乙\t丙"]
    deep = para("底")
    for _ in range(9):
        deep = table([deep])
    with pytest.raises(Refused, match="表格嵌套超过上限"):
        read_docx(docx(deep))


def test_docx_control_and_direction_marks_are_taken_out() -> None:
    assert lines(para("增长\u202e6%\u202c左\u200b右\u2028次行")) == ["增长6%左右", "次行"]


@pytest.mark.parametrize(
    ("n", "kind", "said"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "chineseCounting", "二十"),
        (110, "chineseCountingThousand", "一百一十"),
        (103, "japaneseCounting", "一百零三"),
        (1003, "chineseCountingThousand", "一千零三"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"),
        (3, "ideographZodiac", "寅"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (105, "ideographDigital", "一〇五"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (7, "decimalZero", "07"),
        (5, "never heard of", "5"),
        (0, "chineseCounting", "零"),
        (20000, "chineseCounting", "20000"),
    ],
)
def test_docx_numerals(n: int, kind: str, said: str) -> None:
    assert numeral(n, kind) == said


def facts(report: Report) -> dict[str, list[object]]:
    """What must not depend on the format."""
    return {
        "sections": [(s.id, s.level, s.label, s.title, s.part) for s in report.outline.sections],
        "figures": [(f.section, f.name, f.value, f.value_hi, f.unit, f.role, f.comparator) for f in report.figures],
        "commitments": [(c.section, c.quote, c.verb, c.object, c.kind) for c in report.commitments],
        "about": [report.outline.title, report.outline.place, report.outline.plan_year],
    }


@pytest.mark.parametrize("year", [2025, 2026])
def test_docx_sample_reads_as_its_text(tmp_path: Path, year: int) -> None:
    text, word = tmp_path / "sample.txt", tmp_path / "sample.docx"
    text.write_text(sample(year), encoding="utf-8")
    word.write_bytes(plain_docx(sample(year)))
    assert facts(pipeline.read_report(str(word))) == facts(pipeline.read_report(str(text)))


def test_docx_sample_with_counted_labels_reads_as_its_text(tmp_path: Path) -> None:
    text, word = tmp_path / "short.txt", tmp_path / "short.docx"
    text.write_text(BODY, encoding="utf-8")
    body = ""
    for line in BODY.splitlines():
        label, _, rest = line.partition("、")
        if label in ("一", "二", "三"):
            body += para(rest, (1, 0))
        elif line.startswith("（"):
            body += para(line[3:], (1, 1))
        else:
            body += para(line)
    word.write_bytes(docx(body, CHINESE))
    assert facts(pipeline.read_report(str(word))) == facts(pipeline.read_report(str(text)))


@pytest.mark.parametrize("place", ["chongqing", "beijing", "hubei", "sichuan"])
def test_docx_of_the_corpus_reads_as_its_text(corpus: Path, place: str) -> None:
    word, text = corpus / f"{place}-gwr-2025.docx", corpus / f"{place}-gwr-2025.txt"
    if not (word.exists() and text.exists()):
        pytest.skip(f"the corpus has no {place}-gwr-2025 in both formats")
    read, told = pipeline.read_report(str(word)), pipeline.read_report(str(text))
    assert facts(read) == facts(told)
    assert len(read.figures) > 100 and len(read.commitments) > 50


def test_docx_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket", forbidden)
    away = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="http://example.invalid/styles.xml" TargetMode="External"/></Relationships>'
    )
    given = docx(para("甲") + "<w:altChunk/>", more={"word/_rels/document.xml.rels": away})
    content = read_docx(given)
    assert content.text == "甲\n" and "嵌入了其他文件" in content.notes[0]


def test_docx_same_bytes_same_text() -> None:
    data = plain_docx(BODY)
    assert read_docx(data) == read_docx(io.BytesIO(data).getvalue())
