"""Lines of text as readers make them: clean and joined. Changes when a line looks different."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Control characters, surrogates, and marks that only steer the direction or width of what is shown.
_REMOVED: dict[int, str | None] = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
}
_REMOVED |= {code: None for code in (0xAD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F))}
_REMOVED |= {code: None for code in (*range(0x2060, 0x2070), 0xFEFF)}
_REMOVED |= dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n") | {0x09: "\t"}
_INNER_BREAK = re.compile(r"\s*\n\s*")
_WORD = re.compile(r"[A-Za-z0-9]")


def clean(text: str) -> str:
    """Without control characters and invisible marks; every kind of line end as \\n."""
    return text.translate(_REMOVED)


def join(before: str, after: str) -> str:
    """Two pieces of a broken line: a space only between Latin words, Chinese needs none."""
    before, after = before.rstrip(), after.lstrip()
    latin = before and after and _WORD.match(before[-1]) and _WORD.match(after[0])
    apart = latin and not (before[-1].isdigit() and after[0].isdigit())
    return f"{before} {after}" if apart else before + after


def join_all(pieces: Iterable[str]) -> str:
    """All pieces as one line."""
    whole = ""
    for piece in pieces:
        whole = join(whole, piece)
    return whole


def one_line(text: str) -> str:
    """The text with its inner line breaks joined."""
    return join_all(_INNER_BREAK.split(text)) if "\n" in text else text
