"""Spreadsheet cells and files: text that stays text, rows that can be filtered, the same bytes for the same sheets."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter
from rich.cells import cell_len

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOMENT = datetime(2000, 1, 1)
"""When every workbook was made, as far as its bytes tell."""

CELL_LIMIT = 32_000
"""Characters of a cell; Excel refuses more than 32,767."""

_LINE, _HIGHEST = 14.5, 409
"""Points that a line takes, and that a row may have."""

_FONT = "Microsoft YaHei"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

_FILLS = {
    "green": "E2F0D9",
    "bright_green": "C6E0B4",
    "bright_blue": "DDEBF7",
    "yellow": "FFF2CC",
    "cyan": "DAEEF3",
    "magenta": "E4DFEC",
    "red": "FFD7D7",
    "bright_black": "EDEDED",
}
_HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
_HEAD_FONT = Font(name=_FONT, size=10, bold=True, color="FFFFFF")
_BODY_FONT = Font(name=_FONT, size=10)
_BOLD_FONT = Font(name=_FONT, size=10, bold=True)
_TITLE_FONT = Font(name=_FONT, size=14, bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
LEFT = Alignment(wrap_text=True, vertical="top", horizontal="left")
OVER = Alignment(vertical="top")
"""Runs on over the empty cells beside it."""
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
_THIN = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


class Column(Struct, frozen=True):
    """A column's heading and its width in digits."""

    heading: str
    width: float


def fill(colour: str) -> PatternFill:
    """The background for one of rich's colours; `bgColor` too, which conditional formats go by."""
    return PatternFill("solid", fgColor=_FILLS[colour], bgColor=_FILLS[colour])


def put(sheet: Worksheet, row: int, column: int, value: str | int | float | None, *, bold: bool = False) -> Any:
    """Write a cell. Text can't become a formula, nor hold what a spreadsheet refuses; numbers stay numbers."""
    cell: Any = sheet.cell(row, column)
    cell.font = _BOLD_FONT if bold else _BODY_FONT
    cell.alignment = _WRAPPED
    if isinstance(value, str):
        text = clean(value)
        if text:
            cell.value = text
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
            cell.quotePrefix = text.startswith(_FORMULA)
    else:
        cell.value = value
    return cell


def clean(text: str) -> str:
    """The text without what XML or a reader's eye can't bear; a tab or a carriage return is a space."""
    text = _ILLEGAL.sub("", text.replace("\t", " ").replace("\r", " "))
    text = _ESCAPED.sub("_x005F_", text)  # else a spreadsheet would take _x0041_ for an A
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def title(sheet: Worksheet, text: str) -> None:
    put(sheet, 1, 1, text).font = _TITLE_FONT
    sheet.cell(1, 1).alignment = OVER


def table(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[str | int | float | None]]) -> None:
    """A table from the top left: frozen header, filter, widths, borders; printed across the page, header repeated."""
    for at, column in enumerate(columns, 1):
        head = put(sheet, 1, at, column.heading)
        head.font, head.fill, head.alignment, head.border = _HEAD_FONT, _HEAD_FILL, _CENTRED, _BORDER
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            put(sheet, number, at, value).border = _BORDER
        fit_height(sheet, number, [(value, column.width) for value, column in zip(row, columns, strict=True)])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(len(rows), 1) + 1}"
    sheet.row_dimensions[1].height = 28
    sheet.print_title_rows = "1:1"
    printed_across(sheet)


def fit_height(sheet: Worksheet, row: int, cells: Iterable[tuple[object, float]]) -> None:
    """Make the row as high as its fullest cell needs: LibreOffice does not do so by itself."""
    lines = 1
    for value, width in cells:
        parts = value.split("\n") if isinstance(value, str) else ()
        lines = max(lines, sum(max(ceil(cell_len(part) / (width - 1)), 1) for part in parts))
    sheet.row_dimensions[row].height = min(lines * _LINE + 3, _HIGHEST)


def printed_across(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def workbook_bytes(book: Workbook) -> bytes:
    """The file. openpyxl's own `save` writes the time into it."""
    book.properties.creator = "cqdiff"
    book.properties.created = book.properties.modified = MOMENT
    buffer = io.BytesIO()
    ExcelWriter(book, _Timeless(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()


class _Timeless(ZipFile):
    """An archive whose members all bear the same time."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        member = ZipInfo(name, MOMENT.timetuple()[:6])
        member.compress_type = ZIP_DEFLATED
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())
