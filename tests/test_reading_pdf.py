"""PDF files: printed lines become paragraphs again, margins go, pages are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

from files import sample
from pdf_files import (
    FONT,
    LEFT,
    PITCH,
    SIZE,
    TOP,
    drawn,
    in_two_columns,
    ocr_layer,
    printed,
    together,
    typeset,
    wrapped,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from test_reading_docx import facts

from cqdiff import cli, pipeline
from cqdiff.reading.content import Refused
from cqdiff.reading.pdf import read_pdf

LONG = (
    "全市上下坚持稳字当头，统筹做好各项工作，产业基础更加稳固，城乡面貌不断改善，营商环境继续优化，群众生活稳步提高。"
)
MORE = (
    "地区生产总值增长5.8%，粮食产量达到102.5万吨，城镇新增就业8.6万人，居民人均可支配收入增长6.1%，发展质量稳步提升。"
)
FULL = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南。"


def lines(data: bytes) -> list[str]:
    return read_pdf(data).text.splitlines()


@pytest.mark.parametrize("year", [2025, 2026])
def test_pdf_sample_reads_as_its_text(tmp_path: Path, year: int) -> None:
    text, book = tmp_path / "sample.txt", tmp_path / "sample.pdf"
    text.write_text(sample(year), encoding="utf-8")
    book.write_bytes(typeset(sample(year), "澜江市国民经济和社会发展计划报告"))
    assert facts(pipeline.read_report(str(book))) == facts(pipeline.read_report(str(text)))
    assert lines(book.read_bytes()) == [line for line in sample(year).splitlines() if line]


@pytest.mark.parametrize("name", ["chongqing-plan-2024", "hubei-gwr-2026", "national-gwr-2015"])
def test_pdf_made_of_the_corpus_reads_as_its_text(corpus: Path, tmp_path: Path, name: str) -> None:
    told = corpus / f"{name}.txt"
    if not told.exists():
        pytest.skip(f"the corpus has no {name}")
    # print has no blanks at the ends of its lines
    text, book = tmp_path / "told.txt", tmp_path / "told.pdf"
    text.write_text("\n".join(line.strip() for line in told.read_text(encoding="utf-8").splitlines()), encoding="utf-8")
    book.write_bytes(typeset(text.read_text(encoding="utf-8")))
    assert facts(pipeline.read_report(str(book))) == facts(pipeline.read_report(str(text)))


@pytest.mark.parametrize("year", [2025, 2026])
def test_pdf_in_two_columns_reads_as_its_text(year: int) -> None:
    assert lines(in_two_columns(sample(year))) == [line for line in sample(year).splitlines() if line]


def test_pdf_columns_that_were_written_row_by_row_are_read_one_after_the_other() -> None:
    left, right = wrapped([LONG, MORE], width=12), wrapped([MORE, LONG, LONG], width=12)

    def draw(canvas: Canvas) -> None:
        for i in range(max(len(left), len(right))):
            for column, at in ((left, 80), (right, 320)):
                printed(column[i : i + 1], top=TOP - i * 24, left=at)(canvas)

    assert lines(drawn(draw)) == [LONG, MORE, MORE, LONG, LONG]


def test_pdf_evidence_tells_its_page(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "sample.pdf"
    book.write_bytes(typeset(sample(2025)))
    assert cli.main(["extract", str(book), "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    pages = [row["page"] for row in found["figures"]]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] == max(pages) > 10
    assert cli.main(["outline", str(book), "--text"]) == 0
    text = capfd.readouterr().out
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in found["figures"])
    assert cli.main(["extract", str(book)]) == 0
    assert f"第{pages[0]}页「" in capfd.readouterr().out
    assert cli.main(["extract", str(book), "--csv"]) == 0
    assert capfd.readouterr().out.splitlines()[1].endswith(",1")
    assert cli.main(["compare", str(book), "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)["targets"]
    assert all(row["new"]["page"] >= 1 for row in rows)


def test_pdf_pages_begin_inside_a_paragraph_that_goes_on() -> None:
    first, second = wrapped([LONG])[:2], wrapped([LONG])[2:]
    content = read_pdf(drawn(printed(first), printed([*second, *wrapped([MORE])])))
    assert content.text.splitlines() == [LONG, MORE]
    assert content.pages == (0, LONG.index("".join(second)))


def test_pdf_heads_page_numbers_and_footnotes_are_left_out() -> None:
    def margins(number: int) -> Callable[[Canvas], None]:
        return together(
            printed([f"云川市计划报告第{number}期"], top=800, size=9),
            printed([f"— {number} —"], top=40, size=12, left=280),
            printed([f"[{number}] 小巨人：指专注于细分市场的", "创新型中小企业。"], top=90, size=9, pitch=14),
        )

    texts = [[LONG[n:], MORE[n:]] for n in range(1, 5)]
    pages = [together(printed(wrapped(text)), margins(n)) for n, text in enumerate(texts, 1)]
    content = read_pdf(drawn(*pages))
    assert content.text.splitlines() == [paragraph for text in texts for paragraph in text]
    told = [(r.kind.value, r.seen, r.count, content.pages.index(r.start) + 1) for r in content.remarks]
    assert told[:3] == [
        ("running_head", "云川市计划报告第1期", 4, 1),
        ("page_number", "— 1—", 4, 1),
        ("footnote", "[1]小巨人：指专注于细分市场的", 1, 1),
    ]
    assert [row[3] for row in told[3:]] == [2, 3, 4]


def test_pdf_a_number_or_date_in_the_text_is_no_page_number() -> None:
    content = lines(drawn(printed([*wrapped([LONG]), "　　2025"])))
    assert content == [LONG, "2025"]


def test_pdf_note_marks_are_no_digits_and_square_metres_stay() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT, TOP - PITCH, "新增就业8万人")
        canvas.setFont(FONT, 8)
        canvas.drawString(LEFT + 7 * SIZE, TOP - PITCH + 8, "12")
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT + 8 * SIZE, TOP - PITCH, "面积3km")
        canvas.setFont(FONT, 8)
        width = canvas.stringWidth("面积3km", FONT, SIZE)
        canvas.drawString(LEFT + 8 * SIZE + width, TOP - PITCH + 8, "2")

    text = lines(drawn(together(printed(wrapped([LONG]), top=600), draw)))
    assert "新增就业8万人面积3km2" in text


def test_pdf_title_of_two_lines_is_one_line() -> None:
    title = printed(["云川市2024年国民经济和社会发展计划", "执行情况的报告"], top=TOP, size=22, pitch=32, left=100)
    assert lines(drawn(together(title, printed(wrapped([LONG, MORE]), top=640)))) == [
        "云川市2024年国民经济和社会发展计划执行情况的报告",
        LONG,
        MORE,
    ]


def test_pdf_paragraphs_without_indent_are_parted_by_gaps_and_labels() -> None:
    body = [*wrapped([LONG], indent=0), "", *wrapped([MORE], indent=0)]
    assert lines(drawn(printed(body))) == [LONG, MORE]
    labelled = [*wrapped([FULL + FULL[:-1] + "。"], indent=0), "二、主要目标", *wrapped([MORE], indent=0)]
    assert lines(drawn(printed(labelled)))[1:] == ["二、主要目标", MORE]


def test_pdf_margins_of_a_bound_book_change_sides() -> None:
    text = [LONG + MORE, MORE + LONG, LONG, MORE] * 6
    body = wrapped(text)
    half = [body[i : i + 22] for i in range(0, len(body), 22)]
    pages = [printed(page, left=60 if n % 2 else 90) for n, page in enumerate(half)]
    assert lines(drawn(*pages)) == text


def test_pdf_headings_in_larger_print_stand_alone() -> None:
    heads = printed(["　　一、执行情况", "　　（一）产业发展"], top=TOP, size=20)
    assert lines(drawn(together(heads, printed(wrapped([LONG, MORE]), top=680)))) == [
        "一、执行情况",
        "（一）产业发展",
        LONG,
        MORE,
    ]


def test_pdf_headings_and_short_lines_stand_alone() -> None:
    body = ["　　一、执行情况", *wrapped([LONG]), "　　（一）产业", *wrapped([MORE]), "　　云川市人民政府"]
    assert lines(drawn(printed(body))) == ["一、执行情况", LONG, "（一）产业", MORE, "云川市人民政府"]


def test_pdf_a_line_broken_early_before_a_number_goes_on() -> None:
    body = ["　　引进高层次创新团队并实施科技专项和人才计划", "35—40个，" + LONG[:20], *wrapped([MORE, LONG])]
    assert lines(drawn(printed(body)))[0] == body[0].strip() + body[1]


def test_pdf_table_rows_have_tabs() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for i, cells in enumerate(
            [("指标", "单位", "目标"), ("地区生产总值", "%", "6左右"), ("粮食产量", "万吨", "102")]
        ):
            for x, cell in zip((80, 260, 380), cells, strict=True):
                canvas.drawString(x, 500 - i * 20, cell)

    text = lines(drawn(together(printed(wrapped([LONG, MORE])), draw)))
    assert text[2:] == ["指标\t单位\t目标", "地区生产总值\t%\t6左右", "粮食产量\t万吨\t102"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_pdf_turned_pages_read_the_same(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.setPageRotation(rotation)
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[rotation])
        canvas.rotate(rotation)
        printed([*wrapped([LONG, MORE]), "　　二、主要目标"], top=400)(canvas)

    assert lines(drawn(draw)) == [LONG, MORE, "二、主要目标"]


def test_pdf_fonts_of_the_machine_play_no_part() -> None:
    import pypdfium2

    from cqdiff.reading.pdf_fonts import use_own_fonts

    use_own_fonts(pypdfium2.raw)
    document = pypdfium2.PdfDocument(drawn(printed(["一二三"])))
    bounds = next(iter(document[0].get_objects())).get_bounds()
    document.close()
    # glyphs of a real font would lie inside their boxes, and without a font they would have no height
    assert bounds == pytest.approx((LEFT, TOP - 1.9, LEFT + 3 * SIZE, TOP + 14.3), abs=0.1)


def test_pdf_short_equal_lines_all_stay() -> None:
    body = [*wrapped([LONG, MORE]), "　　增长", "　　增长", "　　增长", "　　无", "　　无"]
    assert lines(drawn(printed(body))) == [LONG, MORE, "增长", "增长", "增长", "无", "无"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pdf_text_layer_of_a_scan_is_read_though_its_glyphs_are_empty(rotation: int) -> None:
    assert lines(ocr_layer(wrapped([LONG, MORE]), rotation)) == [LONG, MORE]


def test_pdf_page_cut_out_of_a_larger_sheet_has_its_own_margins() -> None:
    def cut(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setCropBox((0, 300, 595, 842))
            printed([*wrapped([LONG])])(canvas)
            printed([f"— {number} —"], top=320, size=12, left=280)(canvas)

        return draw

    assert lines(drawn(cut(1), cut(2))) == [LONG, LONG]


def test_pdf_size_may_be_set_by_scaling() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(SIZE, SIZE)
        printed(wrapped([LONG, MORE]), top=TOP / SIZE, size=1, pitch=PITCH / SIZE, left=LEFT / SIZE)(canvas)

    assert lines(drawn(draw)) == [LONG, MORE]


def test_pdf_blanks_between_words_stay() -> None:
    body = ["　　云川市市长 张三", *wrapped([LONG, MORE]), "　　GDP per head grew", "　　赵　钱"]
    assert lines(drawn(printed(body))) == ["云川市市长 张三", LONG, MORE, "GDP per head grew", "赵 钱"]


def test_pdf_pages_without_text_are_told() -> None:
    def blank(canvas: Canvas) -> None:
        canvas.rect(100, 100, 200, 200)

    content = read_pdf(drawn(printed(wrapped([LONG, MORE])), blank, printed(wrapped([LONG, MORE]))))
    assert len(content.pages) == 3 and "第2页没有文字" in content.notes[0]


def test_pdf_that_anyone_may_open_is_read_though_encrypted() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption("", ownerPassword="owner", canModify=0)
    assert lines(drawn(printed(wrapped([LONG, MORE])), encrypt=lock)) == [LONG, MORE]


def test_pdf_with_a_password_or_pictures_alone_is_refused() -> None:
    with pytest.raises(Refused, match=r"已加密.*请用密码打开"):
        read_pdf(drawn(printed([LONG]), encrypt="secret"))
    with pytest.raises(Refused, match="OCR"):
        read_pdf(drawn(lambda canvas: canvas.rect(10, 10, 500, 700), printed(["— 2 —"])))


def test_pdf_same_bytes_same_text() -> None:
    data = typeset(sample(2026))
    assert read_pdf(data) == read_pdf(bytes(data))
