"""Text of reports, made safe for a terminal: what would steer it is taken out."""

from __future__ import annotations

_SPACE = {code: " " for code in (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)}
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0))}
# direction marks and overrides, zero-width signs, byte-order mark, soft hyphen: they hide or reorder what is read
_INVISIBLE = {
    code: None
    for code in (0xAD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
}
_SURROGATES = {code: "�" for code in range(0xD800, 0xE000)}
_TABLE = _CONTROLS | _INVISIBLE | _SURROGATES | _SPACE
_STEERING = {code: "�" for code in (*_CONTROLS, *_INVISIBLE, *_SURROGATES) if code not in (0x09, 0x0A)}


def one_line(text: str) -> str:
    """The text without control characters, line breaks as spaces."""
    return text.translate(_TABLE)


def visible(text: str) -> str:
    """The text with as many characters and its line ends; what would steer a terminal shows as �."""
    return text.translate(_STEERING)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, the cut shown."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
