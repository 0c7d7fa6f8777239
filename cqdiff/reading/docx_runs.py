"""The visible text of one paragraph of Word: changes accepted, hidden text and note marks out, fields by their result.

Changes when Word keeps text in yet another element.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cqdiff.reading.docx_names import MC, Element, M, W, switch, value

if TYPE_CHECKING:
    from cqdiff.reading.docx_styles import Styles

# What Word puts around runs without changing what is read.
_AROUND = frozenset(
    W + name
    for name in "ins moveTo hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo ruby rubyBase".split()
) | {MC + "AlternateContent", MC + "Choice", M + "oMath", M + "oMathPara", M + "r", M + "sup", M + "sub", M + "e",
     M + "num", M + "den", M + "f", M + "sSup", M + "sSub", M + "d"}  # fmt: skip
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
"""Marks of notes, and the parts that hold these."""
_NOTE_MARK = re.compile(r"[\[［〔(（]?(?:\d{1,3}|[①-⑳])[\]］〕)）]?")
_LATIN = re.compile(r"[A-Za-zµΩ]$")


class _Field(Struct):
    instruction: str = ""
    shown: bool = False

    @property
    def silent(self) -> bool:
        """The instruction itself, and the result of a table of contents or an index."""
        return not self.shown or self.instruction.split()[:1] in (["TOC"], ["INDEX"])


class Runs(Struct):
    """Reads paragraphs one after another, since a field may begin in one and end in another.

    `boxes` collects the text boxes anchored in the paragraph read last; `hidden` counts the characters of hidden text,
    `notes` names the footnotes and endnotes that were referred to, and `deleted` counts deletions.
    """

    styles: Styles
    hidden: int = 0
    deleted: int = 0
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def text(self, paragraph: Element, style: str) -> str:
        """What a reader sees of the paragraph, without its automatic label."""
        self.boxes = []
        hidden = self.styles.hides(style)
        pieces: list[str] = []
        stack = [iter(paragraph)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif element.tag in (W + "r", M + "r"):
                self._run(element, hidden, pieces)
            elif element.tag in _AROUND:
                stack.append(iter(element))
            elif element.tag in (W + "del", W + "moveFrom"):
                self.deleted += 1
        return "".join(pieces)

    def _run(self, run: Element, hidden: bool, pieces: list[str]) -> None:
        properties = run.find(W + "rPr")
        style = value(properties, "rStyle")
        told = switch(properties, "vanish")
        if told is None:
            told = hidden or self.styles.hides(style)
        start = len(pieces)
        for element in run:
            self._fields_of(element)
            if told:
                self.hidden += len((element.text or "").strip()) if element.tag == W + "t" else 0
            elif not any(f.silent for f in self._fields):
                pieces.append(self._sign(element))
        align = value(properties, "vertAlign")
        if align == "superscript" or (align is None and self.styles.raises(style)):
            _drop_note_mark(pieces, start)

    def _fields_of(self, element: Element) -> None:
        if element.tag == W + "instrText" and self._fields:
            self._fields[-1].instruction += element.text or ""
        if element.tag != W + "fldChar":
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _sign(self, element: Element) -> str:
        """The text of one child of a run; text boxes are kept for later."""
        tag = element.tag
        if tag in (W + "t", M + "t"):
            return element.text or ""
        if tag == W + "br":
            return "\n" if element.get(W + "type", "textWrapping") == "textWrapping" else ""
        if tag in _NOTES:
            self.notes.append(_NOTES[tag] + element.get(W + "id", ""))
        if tag == W + "sym":
            code = int(element.get(W + "char"), 16) if _is_hex(element) else 0
            return chr(code) if 0x20 <= code < 0xD800 else ""
        if tag in (W + "drawing", W + "pict", W + "object"):
            self._keep_boxes(element)
        elif tag == W + "ruby":
            return "".join(t.text or "" for base in element.findall(W + "rubyBase") for t in base.iter(W + "t"))
        elif tag == MC + "AlternateContent":
            choice = element.find(MC + "Choice")
            self._keep_boxes(element if choice is None else choice)
        return _SIGNS.get(tag, "")

    def _keep_boxes(self, element: Element) -> None:
        self.boxes += [box for box in element.iter(W + "txbxContent") if not _inside_box(box, element)]


def _is_hex(element: Element) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{1,4}", element.get(W + "char", "")) is not None


def _inside_box(box: Element, root: Element) -> bool:
    """Whether a text box lies in another one, or in the fallback for old programs."""
    for above in box.iterancestors():
        if above is root:
            return False
        if above.tag in (W + "txbxContent", MC + "Fallback"):
            return True
    return False


def _drop_note_mark(pieces: list[str], start: int) -> None:
    """A raised 3 or [3] is the mark of a note, unless it stands behind a letter (m², CO₂)."""
    raised = "".join(pieces[start:])
    before = "".join(pieces[max(0, start - 3) : start])
    if _NOTE_MARK.fullmatch(raised.strip()) and not _LATIN.search(before):
        del pieces[start:]
