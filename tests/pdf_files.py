"""Makes PDF files with reportlab: STSong-Light is a font that readers bring along, so that no font file is needed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
)

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

LEFT, TOP, SIZE, PITCH, WIDTH = 80, 740, 16, 28, 27
"""Of a printed page: margins and line distance in points, glyphs in a full line."""


def typeset(text: str, head: str = "", **options: object) -> bytes:
    """A text set by reportlab's own line breaking: title centred, first lines indented, running head, page numbers."""
    body = ParagraphStyle("b", fontName=FONT, fontSize=SIZE, leading=PITCH, firstLineIndent=2 * SIZE, wordWrap="CJK")
    title = ParagraphStyle("t", fontName=FONT, fontSize=22, leading=32, alignment=1, wordWrap="CJK")

    def margins(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, 800, head)
        canvas.drawCentredString(300, 40, f"— {document.page} —")

    lines = [line for line in text.splitlines() if line]
    longest = next((i for i, line in enumerate(lines) if line.endswith("报告")), 0)
    out = io.BytesIO()
    flow = [Paragraph(line, title if i == longest else body) for i, line in enumerate(lines)]
    SimpleDocTemplate(out, pagesize=A4, invariant=1, **options).build(flow, onFirstPage=margins, onLaterPages=margins)
    return out.getvalue()


def in_two_columns(text: str) -> bytes:
    """The same in two columns under a title that goes over both, as bulletins are set."""
    body = ParagraphStyle("b", fontName=FONT, fontSize=10, leading=16, firstLineIndent=20, wordWrap="CJK")
    title = ParagraphStyle("t", fontName=FONT, fontSize=14, leading=20, alignment=1, wordWrap="CJK")
    width, height = A4
    lines = [line for line in text.splitlines() if line]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    sides = [Frame(left, 60, 220, height - 200, id=str(left)) for left in (60, 310)]
    head = Frame(60, height - 140, width - 120, 110, id="head")

    def number(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(width / 2, 30, f"— {document.page} —")

    templates = (("first", [head, *sides]), ("later", sides))
    document.addPageTemplates([PageTemplate(id=name, frames=frames, onPage=number) for name, frames in templates])
    longest = next((i for i, line in enumerate(lines) if line.endswith("报告")), 0)
    flow = [Paragraph(line, title if i == longest else body) for i, line in enumerate(lines[: longest + 1])]
    flow += [FrameBreak(), NextPageTemplate("later"), *(Paragraph(line, body) for line in lines[longest + 1 :])]
    document.build(flow)
    return out.getvalue()


def drawn(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """A file whose pages are drawn one by one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed(
    lines: Sequence[str], top: float = TOP, size: float = SIZE, pitch: float = PITCH, left: float = LEFT
) -> Callable[[Canvas], None]:
    """Lines as they stand, each indented by two glyphs for two wide spaces; an empty one leaves a gap."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for i, line in enumerate(lines):
            blank = len(line) - len(line.lstrip("　"))
            canvas.drawString(left + blank * size, top - i * pitch, line.lstrip("　"))

    return draw


def wrapped(paragraphs: Sequence[str], indent: int = 2, width: int = WIDTH) -> list[str]:
    """Paragraphs broken into lines of so many glyphs."""
    lines = []
    for paragraph in paragraphs:
        rest = "　" * indent + paragraph
        while rest:
            lines.append(rest[:width])
            rest = rest[width:]
    return lines


def together(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def ocr_layer(lines: Sequence[str], rotation: int) -> bytes:
    """What recognition of a scan leaves: invisible text in a font that is embedded and has empty glyphs alone."""
    from cqdiff.reading.pdf_fonts import box_font

    place = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[rotation]
    shown = "".join(
        f"1 0 0 1 {LEFT} {500 - i * PITCH} Tm <{line.encode('utf-16-be').hex()}> Tj " for i, line in enumerate(lines)
    )
    unicode = (
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
    )
    font = box_font()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Rotate %d>>"
        % rotation,
        b"<<>>stream\nq %s cm BT 3 Tr /F %d Tf %s ET Q\nendstream" % (place.encode(), SIZE, shown.encode()),
        b"<</Type/Font/Subtype/Type0/BaseFont/Empty/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Empty/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/FontDescriptor 8 0 R/CIDToGIDMap 10 0 R>>",
        b"<<>>stream\n%s\nendstream" % unicode,
        b"<</Type/FontDescriptor/FontName/Empty/Flags 4/FontBBox[0 0 0 0]/Ascent 880/Descent -120/FontFile2 9 0 R>>",
        b"<</Length %d/Length1 %d>>stream\n%s\nendstream" % (len(font), len(font), font),
        b"<</Filter/FlateDecode>>stream\n%s\nendstream" % zlib.compress(bytes(1 << 17)),
    )  # fmt: skip
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, each) for i, each in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"
