"""Web pages: the article and nothing around it, in whatever encoding, one block a line."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

pytest.importorskip("selectolax.lexbor", reason="selectolax is not installed")

from files import BODY, page, sample
from test_reading_docx import facts

from cqdiff import pipeline
from cqdiff.reading.content import Refused
from cqdiff.reading.html import read_html
from cqdiff.reading.mhtml import read_mhtml

ARTICLE = [line for line in BODY.splitlines() if line]
AROUND = (
    '<div class="top-nav"><a href="/">首页</a><a href="/zw">政务公开</a></div><nav>导航</nav>'
    '<div class="share-box">分享到微信微博</div><button>打印本页</button><script>var 甲 = "乙";</script>',
    '<div class="related"><h3>相关报道</h3><ul><li><a href="/1">某某会议召开的消息</a></li></ul></div>'
    "<footer>版权所有 云川市人民政府</footer>",
)


def lines(html: str) -> list[str]:
    return read_html(html.encode()).text.splitlines()


def body_with(extra: str) -> str:
    return page(BODY).replace("</div></body>", f"{extra}</div></body>")


@pytest.mark.parametrize("year", [2025, 2026])
def test_html_sample_reads_as_its_text(tmp_path: Path, year: int) -> None:
    text, saved = tmp_path / "sample.txt", tmp_path / "sample.html"
    text.write_text(sample(year), encoding="utf-8")
    saved.write_text(page(sample(year), "<title>澜江市</title>", AROUND), encoding="utf-8")
    assert facts(pipeline.read_report(str(saved))) == facts(pipeline.read_report(str(text)))


def test_html_article_is_read_without_what_stands_around_it() -> None:
    assert lines(page(BODY, around=AROUND)) == ARTICLE


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "gb2312"),
        ("utf-8-sig", ""),
        ("gbk", "gb2312"),
        ("gb18030", "gbk"),
        ("gb18030", ""),
        ("gb18030", "utf-8"),
        ("utf-16", "utf-16"),
        ("gbk", "utf-7"),
    ],
)
def test_html_is_decoded_by_its_bytes_before_what_it_declares(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    assert read_html(page(BODY, head).encode(encoding)).text.splitlines() == ARTICLE


def test_html_breaks_blocks_spaces_and_source_lines() -> None:
    extra = (
        "<p>第一行<br>第二行<br/>　　第三行</p><div>块<span>内</span><div>次块</div>尾</div>"
        "<p>农业&nbsp;增长\n   5%，工业\n增长</p><pre>甲\n乙</pre><p>GDP\ngrowth</p>"
    )
    assert lines(body_with(extra))[len(ARTICLE) :] == [
        "第一行", "第二行", "第三行", "块内", "次块", "尾", "农业增长 5%，工业增长", "甲", "乙", "GDP growth",
    ]  # fmt: skip


def test_html_tables_of_figures_are_rows_and_frames_are_text() -> None:
    rows = (
        "<table><tr><th>指标<th colspan=2>目标</tr><tr><td>地区<br>生产总值</td><td>6左右</td><td>%</td></tr></table>"
    )
    assert lines(body_with(rows))[-2:] == ["指标\t目标", "地区生产总值\t6左右\t%"]
    framed = page("").replace(
        '<div id="zoom">', "<table><tr><td width=10></td><td>" + page(BODY) + "</td></tr></table>"
    )
    assert lines(framed) == ARTICLE


def test_html_hidden_elements_notes_and_ruby_are_left_out() -> None:
    extra = (
        '<p>见<span style="display: none">不见</span><i hidden>不见</i><sup>[3]</sup></p>'
        "<p>面积3km<sup>2</sup></p><p><ruby>澜<rt>lan</rt></ruby>江</p><!-- 注释 --><template>模板</template>"
    )
    assert lines(body_with(extra))[-3:] == ["见", "面积3km2", "澜江"]


def test_html_title_is_taken_from_the_page_where_the_article_has_none() -> None:
    untitled = "\n".join(ARTICLE[1:])
    head = "<title>云川市2025年政府工作报告_云川市人民政府</title>"
    assert lines(page(untitled, head))[:2] == ["云川市2025年政府工作报告", ARTICLE[1]]
    meta = '<meta name="ArticleTitle" content="2025年云川市政府工作报告"><title>云川市</title>'
    assert lines(page(untitled, meta))[0] == "2025年云川市政府工作报告"
    assert lines(page(untitled, around=("<h1>云川市政府工作报告</h1>", "")))[0] == "云川市政府工作报告"
    assert lines(page(BODY, f"<title>{ARTICLE[0]}</title>")) == ARTICLE


def test_html_characters_that_are_none_do_no_harm() -> None:
    extra = "<p>增长&#0;&#xD800;&#x202E;6%&#x200B;左&#x1b;[31m右</p>"
    last = lines(body_with(extra))[-1]
    assert last.replace("\ufffd", "") == "增长6%左[31m右"


def test_html_saved_by_word_reads_as_its_text() -> None:
    label = '<span style="mso-list:Ignore">一、<span style="font:7.0pt Times">&nbsp;&nbsp; </span></span>'
    body = "".join(
        f"<p class=MsoNormal><span lang=EN-US>{line.replace('一、', label, 1)}</span><o:p></o:p></p>\n"
        for line in ARTICLE
    )
    page_ = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Word 15">'
        "<!--[if gte mso 9]><xml><o:Author>甲</o:Author></xml><![endif]--><style>p.MsoNormal {margin:0}</style></head>"
        f"<body lang=ZH-CN><div class=WordSection1>{body}</div></body></html>"
    )
    assert lines(page_) == ARTICLE


def test_html_in_layout_tables_and_spans() -> None:
    inner = "".join(f"<p>{line}</p>" for line in ARTICLE)
    page_ = (
        '<html><body><form id=aspnetForm><table><tr><td><a href="/">首页</a></td><td>2025年1月20日</td></tr></table>'
        f'<table><tr><td><a href="/1">栏目</a></td><td><span id="UCAP-CONTENT">{inner}</span></td></tr></table>'
        "</form></body></html>"
    )
    assert lines(page_) == ARTICLE


def test_html_of_wechat_is_read_though_hidden_until_its_script_runs() -> None:
    inner = "".join(f"<section><span>{line}</span></section>" for line in ARTICLE)
    page_ = (
        '<html><head><meta property="og:title" content="云川发布"></head><body><div class="rich_media_area">'
        f'<div id="js_content" style="visibility: hidden; opacity: 0;">{inner}</div></div></body></html>'
    )
    assert lines(page_) == ARTICLE


@pytest.mark.parametrize("name", ["chongqing-plan-2024", "hubei-gwr-2026", "national-gwr-2015"])
def test_html_made_of_the_corpus_reads_as_its_text(corpus: Path, tmp_path: Path, name: str) -> None:
    told = corpus / f"{name}.txt"
    if not told.exists():
        pytest.skip(f"the corpus has no {name}")
    saved = tmp_path / "saved.html"
    saved.write_bytes(page(told.read_text(encoding="utf-8"), around=AROUND).encode("gb18030"))
    assert facts(pipeline.read_report(str(saved))) == facts(pipeline.read_report(str(told)))


def test_html_broken_markup_is_read_as_browsers_do() -> None:
    broken = "<html><body><div><p>" + "<p>".join(ARTICLE) + "<b><i>完</b></i><table><tr><td>甲<td>乙"
    assert lines(broken)[: len(ARTICLE) - 1] == ARTICLE[:-1]
    assert lines(broken)[-1] == "甲\t乙"


def test_html_page_without_an_article_is_refused() -> None:
    with pytest.raises(Refused, match="没有报告正文"):
        read_html(b"<html><body><div id=app></div><script src=app.js></script></body></html>")


def archive(*pages: str, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "云川市"
    message.make_related()
    for html in pages:
        part = EmailMessage()
        part.set_content(html, subtype="html", charset=charset, cte="quoted-printable")
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_mhtml_holds_the_page(charset: str) -> None:
    assert read_mhtml(archive(page(BODY, around=AROUND), charset=charset)).text.splitlines() == ARTICLE


def test_mhtml_article_may_stand_in_a_frame() -> None:
    assert read_mhtml(archive("<html><iframe src=2></iframe></html>", page(BODY))).text.splitlines() == ARTICLE
    with pytest.raises(Refused, match="没有报告正文"):
        read_mhtml(archive("<html></html>"))


def test_html_page_made_by_cqdiff_is_no_report() -> None:
    """A folder with reports and the pages of them together: each report would be read twice."""
    ours = (Path(__file__).parent.parent / "reports" / "lanjiang-2025-2026.html").read_bytes()
    with pytest.raises(Refused, match="cqdiff 生成的页面"):
        read_html(ours)
