"""Makes one report with one table in every format that keeps tables: Word, HTML, Markdown, tabs, PDF. All invented."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

REPORT = """云川市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告
一、2023年国民经济和社会发展计划执行情况
全市上下坚持稳字当头，统筹做好各项工作，产业基础更加稳固，城乡面貌不断改善，营商环境继续优化，群众生活稳步提高，社会保持和谐安定，主要目标任务完成较好。
二、2024年经济社会发展总体要求和主要预期目标
坚持稳中求进，完整准确全面贯彻新发展理念，着力推动高质量发展，统筹发展和安全，持续增进民生福祉，推动经济实现质的有效提升和量的合理增长。
三、2024年重点工作
（一）加快基础设施建设。开工建设云川北站，建成投用云川二水厂，推动重大项目早日落地见效，完善综合交通运输体系。
（二）持续增进民生福祉。出台养老服务条例，办好人民满意的教育，健全多层次社会保障体系，提升基层治理水平。"""
"""Prose without numbers, so that all figures are those of the table; long enough to be taken for a report."""

CAPTION = ("附件", "云川市2024年国民经济和社会发展主要指标表")


@dataclass(frozen=True)
class Span:
    """A merged cell: its words, and how many columns and rows it covers."""

    words: str
    columns: int = 1
    rows: int = 1


Cell = str | Span
Rows = Sequence[Sequence[Cell]]


def grid(rows: Rows) -> list[list[tuple[str, int, int] | None]]:
    """The places of a table from above: words and spans where a cell begins, None where one reaches."""
    covered: dict[tuple[int, int], bool] = {}
    places: list[list[tuple[str, int, int] | None]] = []
    for r, row in enumerate(rows):
        line: list[tuple[str, int, int] | None] = []
        for cell in row:
            while (r, len(line)) in covered:
                line.append(None)
            span = cell if isinstance(cell, Span) else Span(cell)
            for down in range(span.rows):
                covered |= {(r + down, len(line) + i): True for i in range(span.columns)}
            line += [(span.words, span.columns, span.rows), *[None] * (span.columns - 1)]
        while (r, len(line)) in covered:
            line.append(None)
        places.append(line)
    return places


def paragraphs(prose: str, caption: Sequence[str]) -> list[str]:
    return [*prose.splitlines(), *caption]


def as_docx(rows: Rows, prose: str = REPORT, caption: Sequence[str] = CAPTION, after: Sequence[str] = ()) -> bytes:
    """By python-docx, as users' programs would."""
    from docx import Document

    document = Document()
    for line in paragraphs(prose, caption):
        document.add_paragraph(line)
    places = grid(rows)
    table = document.add_table(len(places), max(map(len, places)))
    for r, line in enumerate(places):
        for c, place in enumerate(line):
            if place is not None:
                words, columns, deep = place
                cell = table.cell(r, c)
                if columns > 1 or deep > 1:
                    cell = cell.merge(table.cell(r + deep - 1, c + columns - 1))
                cell.text = words
    for line in after:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(rows: Rows, prose: str = REPORT, caption: Sequence[str] = CAPTION, after: Sequence[str] = ()) -> bytes:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in paragraphs(prose, caption))
    body = ""
    for row in rows:
        body += "<tr>"
        for cell in row:
            span = cell if isinstance(cell, Span) else Span(cell)
            body += f'<td colspan="{span.columns}" rowspan="{span.rows}">{escape(span.words)}</td>'
        body += "</tr>\n"
    end = "".join(f"<p>{escape(line)}</p>\n" for line in after)
    return f'<html><meta charset="utf-8"><body><div>{lines}<table>{body}</table>{end}</div></body></html>'.encode()


def as_md(rows: Rows, prose: str = REPORT, caption: Sequence[str] = CAPTION, after: Sequence[str] = ()) -> bytes:
    """Bars; merged places are empty, as Markdown has none."""
    places = grid(rows)
    lines = ["| " + " | ".join(p[0] if p else "" for p in line) + " |" for line in places]
    lines.insert(1, "|" + " :--- |" * max(map(len, places)))
    return "\n\n".join([*paragraphs(prose, caption), "\n".join(lines), *after, ""]).encode()


def as_txt(rows: Rows, prose: str = REPORT, caption: Sequence[str] = CAPTION, after: Sequence[str] = ()) -> bytes:
    """Tabs, as a table is pasted from a spreadsheet."""
    lines = ["\t".join(p[0] if p else "" for p in line).rstrip("\t") for line in grid(rows)]
    return "\n".join([*paragraphs(prose, caption), *lines, *after, ""]).encode()


def as_pdf(rows: Rows, prose: str = REPORT, caption: Sequence[str] = CAPTION, after: Sequence[str] = ()) -> bytes:
    """By reportlab, on a page that lies across, with all borders ruled."""
    from pdf_files import FONT
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    body = ParagraphStyle("b", fontName=FONT, fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK")
    small = ParagraphStyle("s", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
    places = grid(rows)
    width = max(map(len, places))
    spans = [
        ("SPAN", (c, r), (c + place[1] - 1, r + place[2] - 1))
        for r, line in enumerate(places)
        for c, place in enumerate(line)
        if place is not None and (place[1] > 1 or place[2] > 1)
    ]
    # where no Chinese font is installed, pdfium sees no text of a single sign: a blank gives it its width
    cells = [[Paragraph(f"{escape(p[0])}\u00a0", small) if p and p[0] else "" for p in line] for line in places]
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT, 9), *spans]
    table = Table(cells, colWidths=[160, *[540 / (width - 1)] * (width - 1)], style=TableStyle(ruled))
    flow = [Paragraph(line, body) for line in paragraphs(prose, caption)]
    out = io.BytesIO()
    ends = [Paragraph(line, small) for line in after]
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1).build([*flow, table, *ends])
    return out.getvalue()


FORMATS = {".docx": as_docx, ".html": as_html, ".md": as_md, ".txt": as_txt, ".pdf": as_pdf}


def files(folder: Path, rows: Rows, formats: Sequence[str] = tuple(FORMATS), **other: object) -> Iterator[Path]:
    """The report in each of the formats, as files of a folder."""
    for extension in formats:
        path = folder / f"report{extension}"
        path.write_bytes(FORMATS[extension](rows, **other))  # type: ignore[operator]
        yield path
