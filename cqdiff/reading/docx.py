"""Word documents (.docx) → text: paragraphs with their labels, tables as rows. Changes when bodies hold more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cqdiff.models import Remark, RemarkKind
from cqdiff.reading import limits
from cqdiff.reading.content import Content, Refused
from cqdiff.reading.docx_names import MC, Element, W, number, switch, value
from cqdiff.reading.docx_notes import remarks_on
from cqdiff.reading.docx_numbering import Numbering
from cqdiff.reading.docx_package import open_docx
from cqdiff.reading.docx_runs import Runs
from cqdiff.reading.docx_styles import Styles
from cqdiff.reading.lines import clean, join, one_line
from cqdiff.reading.tables import Merged, Place, Row, written

if TYPE_CHECKING:
    from docx.document import Document

_THROUGH = frozenset(W + name for name in "sdt sdtContent customXml ins moveTo".split())
_NUMBERING = "/numbering"
_STYLES = "/styles"
_TITLE_ROW = 60
"""A merged row of one line up to this length heads rows of its table; a longer one is text in a frame."""


def read_docx(data: bytes) -> Content:
    """The text that Word shows with all changes accepted. Raises Refused for what is broken or too large."""
    document = open_docx(data)
    body = _Body(document)
    text, tables = written(body.read(document.element.body))
    if not text.strip():
        pictures = any(True for _ in document.element.body.iter(W + "drawing", W + "pict"))
        raise Refused(
            "Word 文件里只有图片，没有文字；请先做文字识别（OCR）再试"
            if pictures
            else "Word 文件里没有文字；请换一份报告"
        )
    remarks = (*remarks_on(document, body.notes), *body.remarks())
    return Content(text, notes=_notes(document.element.body), remarks=remarks, tables=tables)


def _notes(body: Element) -> tuple[str, ...]:
    notes = []
    if next(body.iter(W + "ins", W + "del", W + "moveFrom"), None) is not None:
        notes.append("文档里有未接受的修订，按全部接受后的文字读取")
    if next(body.iter(W + "altChunk"), None) is not None:
        notes.append("文档嵌入了其他文件，其中的文字没有读到")
    return tuple(notes)


class _Body:
    """Walks a document once, counting its lists on the way."""

    def __init__(self, document: Document) -> None:
        self._styles = Styles(_part(document, _STYLES))
        self._numbering = Numbering(_part(document, _NUMBERING), self._styles)
        self._runs = Runs(self._styles)
        self._paragraphs = 0
        self._tables = 0
        self._pending = ""
        self.notes: list[tuple[str, int]] = []

    def read(self, body: Element) -> Iterator[str | Row]:
        """The lines of the document, clean; `notes` gets the notes that they refer to, each with its line's offset."""
        start = 0
        for line in self.lines(body):
            self.notes += [(note, start) for note in self._runs.notes[len(self.notes) :]]
            tidy = line if isinstance(line, Row) else clean(line)
            yield tidy
            start += len(tidy.line if isinstance(tidy, Row) else tidy) + 1

    def remarks(self) -> Iterator[Remark]:
        """What was left out of the document as a whole."""
        if self._runs.hidden:
            yield Remark(RemarkKind.HIDDEN, 0, count=self._runs.hidden)
        if self._runs.deleted:
            yield Remark(RemarkKind.REVISION, 0, count=self._runs.deleted)

    def lines(self, container: Element, depth: int = 0) -> Iterator[str | Row]:
        """The lines of a body, a cell or a text box."""
        for element in container:
            if element.tag == W + "p":
                yield from self._paragraph(element, depth)
            elif element.tag == W + "tbl":
                yield from self._table(element, depth + 1)
            elif element.tag in _THROUGH and not _is_contents(element):
                yield from self.lines(element, depth)
            elif element.tag == MC + "AlternateContent" and element.find(MC + "Choice") is not None:
                yield from self.lines(element.find(MC + "Choice"), depth)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[str | Row]:
        self._paragraphs += 1
        limits.check(self._paragraphs, limits.PARAGRAPHS, "段落数", "段")
        style = self._styles.paragraph_style(paragraph)
        text, boxes = self._runs.text(paragraph, style), self._runs.boxes
        if self._styles.is_contents(style):
            return
        properties = paragraph.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        if _mark_is_gone(mark):  # the paragraph goes on in the next one
            self._pending += text
            return
        text, self._pending = self._pending + text, ""
        hidden = switch(mark, "vanish") and not text.strip()
        label = "" if hidden else self._label(paragraph, style)
        if self._styles.is_heading(style):
            text = one_line(text)
        yield label + text.lstrip() if label and text.strip() else text
        limits.check(depth if boxes else 0, limits.TABLE_DEPTH, "文本框和表格的嵌套", "层")
        for box in boxes:
            yield from self.lines(box, depth + 1)

    def _label(self, paragraph: Element, style: str) -> str:
        num_id = value(paragraph, "pPr", "numPr", "numId")
        level = value(paragraph, "pPr", "numPr", "ilvl")
        if num_id is None:
            num_id = self._styles.num_id(style)
            if num_id is None:
                return ""
            told = self._styles.num_level(style)
            named = self._numbering.level_of_style(num_id, self._styles.numbering_style(style))
            tied = self._numbering.level_of_style(num_id, style)
            return self._numbering.label(num_id, number(level, told if told is not None else tied or named))
        return self._numbering.label(num_id, number(level, 0))

    def _table(self, table: Element, depth: int) -> Iterator[str | Row]:
        limits.check(depth, limits.TABLE_DEPTH, "表格嵌套", "层")
        self._tables += 1
        own = self._tables
        rows = [[*_cells(line)] for line in _children(table, W + "tr") if line.find(f"{W}trPr/{W}del") is None]
        framed = all(len(cells) <= 1 for cells in rows)
        for cells in rows:
            if len(cells) != 1:
                places: list[Place] = []
                for cell in cells:
                    places += self._places(cell, depth, len(places))
                yield Row(own, tuple(places))
                continue
            lines = [*self.lines(cells[0], depth)]
            said = [line for line in lines if not isinstance(line, str) or line.strip()]
            title = said[0] if len(said) == 1 else None
            if framed or not isinstance(title, str) or len(title) > _TITLE_ROW:  # a frame around text, no row
                yield from lines
            else:
                yield Row(own, (clean(title), *[Merged.LEFT] * (_span(cells[0], 0) - 1)))

    def _places(self, cell: Element, depth: int, at: int) -> Iterator[Place]:
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is not None and merge.get(W + "val", "continue") == "continue":
            yield from [Merged.UP] * _span(cell, at)
            return
        whole = ""
        for line in self.lines(cell, depth):
            whole = join(whole, line.line if isinstance(line, Row) else line)
        yield clean(whole)
        yield from [Merged.LEFT] * (_span(cell, at) - 1)


def _cells(line: Element) -> Iterator[Element]:
    """The cells of a row that no accepted change took out."""
    return (c for c in _children(line, W + "tc") if c.find(f"{W}tcPr/{W}cellDel") is None)


def _span(cell: Element, at: int) -> int:
    """How many columns a cell covers that begins at one."""
    return max(min(number(value(cell, "tcPr", "gridSpan"), 1), limits.TABLE_COLUMNS - at), 1)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, also those in content controls."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _THROUGH:
            yield from _children(element, tag)


def _mark_is_gone(mark: Element | None) -> bool:
    """Whether a paragraph's end was deleted, moved away, or is a style separator."""
    if mark is None:
        return False
    gone = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
    return gone or bool(switch(mark, "specVanish"))


def _is_contents(control: Element) -> bool:
    """Whether a content control is Word's own table of contents."""
    gallery = value(control, "sdtPr", "docPartObj", "docPartGallery")
    return gallery == "Table of Contents"


def _part(document: Document, kind: str) -> Element | None:
    """The root of the document's numbering or styles part, None where there is none."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kind):
            return getattr(relation.target_part, "element", None)
    return None
