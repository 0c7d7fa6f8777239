"""PDF files → text, within bounds. Changes when other checks must come before a PDF is parsed."""

from __future__ import annotations

from cqdiff.reading.content import Content, require
from cqdiff.reading.pdf_apart import parse_apart
from cqdiff.reading.pdf_guard import check_streams


def read_pdf(data: bytes) -> Content:
    """The text of a PDF. Raises Refused for what is broken, encrypted, scanned, garbled or too large."""
    require("pypdfium2", "pdf", " PDF 文件")
    check_streams(data)
    return parse_apart(data)
