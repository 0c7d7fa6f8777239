"""PDF files with text → paragraphs with their pages. Changes when another kind of PDF must be read or refused."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from cqdiff.models import Remark, RemarkKind
from cqdiff.reading import limits
from cqdiff.reading.content import Content, Refused, need
from cqdiff.reading.lines import clean
from cqdiff.reading.pdf_even_rows import with_even_rows
from cqdiff.reading.pdf_fonts import use_own_fonts
from cqdiff.reading.pdf_lines import Line, lines_of
from cqdiff.reading.pdf_margins import body_lines, left_out
from cqdiff.reading.pdf_paragraphs import frame_of, frames_of, paragraphs_of
from cqdiff.reading.pdf_upright import make_upright
from cqdiff.reading.tables import Row, written

_SCANNED_BELOW = 15
"""Characters a page; fewer on average are stamps and page numbers on scanned pictures."""
_EMPTY_BELOW = 2
_GARBLED = 0.1
_PRIVATE = range(0xE000, 0xF900)
_PAGES_TOLD = 8
_SEEN = 30
"""So much of what was left out is quoted."""
_SAME_COLUMN = 6.0
"""Columns of one table stand so near to each other on two pages, in points."""

_BROKEN = "PDF 已损坏或不完整；请重新下载，或用浏览器打开后“打印”为新的 PDF 再试"
_LOCKED = "PDF 已加密，需要密码才能打开；请用密码打开后另存为不加密的 PDF，或复制全文到 .txt 再试"
_SCAN = "PDF 里没有文字（多为扫描件）；请先做文字识别（OCR），存为带文字的 PDF、.docx 或 .txt 再试"
_CODES = "PDF 的文字层是乱码（字体没有对应的文字编码）；请另找 .docx 或网页版，或做文字识别（OCR）后再试"


def parse_pdf(data: bytes) -> Content:
    """The text of a PDF, without bounds on time and memory.

    Raises Refused for what is broken, encrypted, scanned, garbled or too long.
    """
    pdfium = need("pypdfium2", "pdf", " PDF 文件")
    use_own_fonts(pdfium.raw)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refused(_LOCKED if "password" in str(error).lower() else _BROKEN) from None
    try:
        limits.check(len(document), limits.PDF_PAGES, "PDF 页数", "页")
        pages = [_page(document, i, pdfium) for i in range(len(document))]
    except pdfium.PdfiumError:
        raise Refused(_BROKEN) from None
    finally:
        document.close()
    return _content(pages)


def _page(document: Any, i: int, pdfium: Any) -> list[Line]:
    page = document[i]
    try:
        make_upright(page, pdfium.raw)
        return lines_of(page, i + 1, pdfium.raw)
    finally:
        page.close()


def _content(pages: list[list[Line]]) -> Content:
    lines = [line for page in pages for line in page]
    text = "".join(line.text for line in lines)
    if not pages:
        raise Refused(_BROKEN)
    if len(text) < _SCANNED_BELOW * len(pages):
        raise Refused(_SCAN)
    if sum(ord(c) in _PRIVATE or c in "\ufffd\x00" for c in text) > len(text) * _GARBLED:
        raise Refused(_CODES)
    limits.check(len(text), limits.CHARACTERS, "文字", "字")
    frame = frame_of(lines)
    body = body_lines(pages, frame.size)
    frame = frame_of([line for page in body for line in page] or lines)
    paragraphs, starts = paragraphs_of(_joined([_cleaned(page) for page in body]), frames_of(body, frame))
    whole, tables = written(with_even_rows(paragraphs))
    return Content(whole, starts, _notes(pages), _remarks(left_out(pages, body), starts), tables)


def _remarks(found: list[tuple[int, RemarkKind, str]], starts: tuple[int, ...]) -> tuple[Remark, ...]:
    """Page numbers and running heads once, on their first page; each footnote."""
    remarks: dict[tuple[RemarkKind, str], Remark] = {}
    for page, kind, text in found:
        words = "".join(c for c in text if not c.isdigit()).strip() if kind is RemarkKind.RUNNING_HEAD else text
        key = kind, "" if kind is RemarkKind.PAGE_NUMBER else words
        before = remarks.get(key)
        first = before or Remark(kind, starts[page], clean(text)[:_SEEN], count=0)
        remarks[key] = replace(first, count=first.count + 1)
    return tuple(remarks.values())


def _cleaned(page: list[Line]) -> list[Line]:
    cleaned = (line if line.row else replace(line, text=clean(line.text).strip("\n")) for line in page)
    return [line for line in cleaned if line.text.strip()]


def _joined(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with tables that go over a page's end as one: the next page begins with rows of the same columns."""
    last: Line | None = None
    joined: list[list[Line]] = []
    for page in pages:
        first, own = (page[0].row, page[0].edges) if page else (None, ())
        if first and last and last.row and _same_columns(last.edges, own):
            table, now = last.row.table, first.table
            page = [_moved(line, table) if line.row and line.row.table == now else line for line in page]
        joined.append(page)
        last = page[-1] if page else last
    return joined


def _same_columns(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SAME_COLUMN for a, b in zip(one, other, strict=True))


def _moved(line: Line, table: int) -> Line:
    return line if line.row is None else replace(line, row=Row(table, line.row.places))


def _notes(pages: list[list[Line]]) -> tuple[str, ...]:
    empty = [i for i, page in enumerate(pages, 1) if sum(len(line.text) for line in page) < _EMPTY_BELOW]
    if not empty:
        return ()
    told = "、".join(str(i) for i in empty[:_PAGES_TOLD]) + ("等" if len(empty) > _PAGES_TOLD else "")
    return (f"第{told}页没有文字（空白页，或没有做文字识别的扫描图），其中的内容没有读到",)
