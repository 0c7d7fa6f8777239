"""What paragraphs inherit from their styles: numbering, hiding, what they are. Changes when another property counts."""

from __future__ import annotations

import re

from cqdiff.reading.docx_names import Element, W, number, switch, value

_CONTENTS = re.compile(r"(?:toc\s*\d|toc heading|table of figures)", re.I)
_HEADING = re.compile(r"(?:heading\s*\d|title|标题.{0,3})", re.I)
_DEPTH = 20
"""Styles that are based on one another; more is a circle."""


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._by_id: dict[str, Element] = {e.get(W + "styleId", ""): e for e in found}
        standard = (e for e in found if e.get(W + "type") == "paragraph" and e.get(W + "default") in ("1", "true"))
        self._default = next((e.get(W + "styleId", "") for e in standard), "")

    def paragraph_style(self, paragraph: Element) -> str:
        """The id of a paragraph's style, the default one where it names none."""
        return value(paragraph, "pPr", "pStyle") or self._default

    def is_contents(self, style: str) -> bool:
        """Whether paragraphs of this style are lines of a table of contents."""
        return _CONTENTS.fullmatch(self._name(style)) is not None

    def is_heading(self, style: str) -> bool:
        """Whether it is one of the styles for headings."""
        return any(_HEADING.fullmatch(value(e, "name") or "") for e in self._chain(style))

    def hides(self, style: str | None) -> bool:
        """Whether text of this style is hidden."""
        told = (switch(e.find(W + "rPr"), "vanish") for e in self._chain(style or ""))
        return next((hidden for hidden in told if hidden is not None), False)

    def raises(self, style: str | None) -> bool:
        """Whether text of this style stands as a superscript."""
        return any(value(e, "rPr", "vertAlign") == "superscript" for e in self._chain(style or ""))

    def num_id(self, style: str) -> str | None:
        """The list that a style's paragraphs belong to."""
        return next((i for e in self._chain(style) if (i := value(e, "pPr", "numPr", "numId")) is not None), None)

    def num_level(self, style: str) -> int | None:
        """The level that a style tells itself."""
        found = next((i for e in self._chain(style) if (i := value(e, "pPr", "numPr", "ilvl")) is not None), None)
        return None if found is None else number(found, 0)

    def numbering_style(self, style: str) -> str:
        """The style in the chain that names the list: the list's levels know its id."""
        chain = self._chain(style)
        return next((e.get(W + "styleId", "") for e in chain if value(e, "pPr", "numPr", "numId") is not None), style)

    def own_num_id(self, style: str) -> str | None:
        """The list that a numbering style stands for."""
        return value(self._by_id.get(style), "pPr", "numPr", "numId")

    def _name(self, style: str) -> str:
        return value(self._by_id.get(style), "name") or ""

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self._by_id and len(chain) < _DEPTH:
            chain.append(self._by_id[style])
            style = value(chain[-1], "basedOn") or ""
        return chain
