"""Footnotes and endnotes of Word, which are no text of the report, told with the paragraph that refers to them.

Changes when Word keeps notes elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqdiff.models import Remark, RemarkKind
from cqdiff.reading.docx_names import W
from cqdiff.reading.lines import clean, one_line

if TYPE_CHECKING:
    from docx.document import Document

_KINDS = {"footnotes": W + "footnote", "endnotes": W + "endnote"}
_SEEN = 30
"""So much of a note is quoted."""


def remarks_on(document: Document, places: list[tuple[str, int]]) -> tuple[Remark, ...]:
    """A remark for each note; `places` are what Runs names it by, and the offset of its paragraph."""
    if not places:
        return ()
    texts = dict(_texts(document))
    return tuple(Remark(RemarkKind.FOOTNOTE, start, texts.get(note, "")) for note, start in places)


def _texts(document: Document) -> list[tuple[str, str]]:
    """The beginning of every note, by part and id."""
    from lxml import etree

    found: list[tuple[str, str]] = []
    # the package was searched for entities before, and nothing is fetched
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind not in _KINDS:
            continue
        try:
            root = etree.fromstring(relation.target_part.blob, parser)
        except etree.XMLSyntaxError:  # the report itself is sound; its notes are only told
            continue
        for note in root.iter(_KINDS[kind]):
            text = "".join(t.text or "" for t in note.iter(W + "t"))
            found.append((kind + (note.get(W + "id") or ""), one_line(clean(text)).strip()[:_SEEN]))
    return found
