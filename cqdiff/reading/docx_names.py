"""Names of WordprocessingML elements, and values read off them. Changes when another namespace matters."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

Element = Any
"""An element of lxml, which has no types."""

_OFF = frozenset({"0", "false", "off", "none"})


def value(element: Element | None, *path: str) -> str | None:
    """The w:val of the element at the end of a path of w: children, None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    if element is None:
        return None
    found: str | None = element.get(W + "val")
    return found


def number(text: str | None, default: int) -> int:
    """A whole number of an attribute; the default where there is none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on, off, or not told."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "true").lower() not in _OFF
