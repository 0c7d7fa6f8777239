"""Bytes of a text file → its characters: encodings, line ends, folding. Changes when a new encoding has to be told."""

from __future__ import annotations

import codecs
import re
import unicodedata

from cqdiff.models import Remark, RemarkKind
from cqdiff.reading.mending import mended
from cqdiff.reading.traditional import simplified

# Of every hundred characters of Chinese prose several are among these; text decoded wrongly has next to none.
_COMMON = "的，。、和年"
_MIN_COMMON = 0.03
_MAX_DAMAGED = 0.005


def _folding() -> dict[int, str]:
    """Full-width digits, letters and number signs, odd spaces, and the look-alike ideographs that PDF readers leave."""
    codes = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    codes += [ord(sign) for sign in "％．－＋／\u3000\u00a0\u2002\u2003\u2009"]
    codes += [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0xFE50, 0xFE6C), *range(0xFF61, 0xFF66)]
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    return {code: folded for code, folded in table.items() if len(folded) == 1 and folded != chr(code)}


_FOLDING = _folding()
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, sorted(_FOLDING))))}]")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％．－＋／｡-･]+")
_YEAR = "(?:一[八九]|二[〇○零])[〇○零一二三四五六七八九]{2}(?=年|[—－至到-])"
_CENTURIES = ("一八", "一九", "二〇", "二○", "二零")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def fold(text: str) -> str:
    """The text for matching: as many characters, １２％ as 12%, 一九九○年 as 1990年. Chinese punctuation stays."""
    return folded(text)[0]


def folded(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The same, and what was read otherwise than it stands. Raises Refused for Traditional text without its converter.

    Traditional characters become simplified ones, slips of recognition are put right (2O25年 as 2025年).
    """
    # few characters need it, and looking for them is much faster than str.translate
    plain, others = _FOLDED.subn(lambda found: _FOLDING[ord(found.group())], text)
    plain, remarks = simplified(plain)
    wide = list(_WIDE.finditer(text)) if others else ()
    if wide:
        remarks = (*remarks, Remark(RemarkKind.WIDTH, wide[0].start(), wide[0].group(), count=len(wide)))
    plain, slips = mended(plain, text)
    if any(map(plain.__contains__, _CENTURIES)):
        plain = re.sub(_YEAR, lambda found: found.group().translate(_NUMERALS), plain)
    return plain, (*remarks, *slips)


def decode(data: bytes) -> str | None:
    """The characters without a byte-order mark and with \\n as the only line end; None if it is no text."""
    text = _decoded(data)
    if text is None or "\x00" in text:
        return None
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _try(data, "utf-16")
    text = _try(data, "utf-8-sig")
    if text is not None and "\x00" not in text:
        return text
    for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
        text = _try(data, encoding)
        if text is not None and _is_chinese(text):
            return text
    # A download that broke off inside a character is still worth reading; a picture is not.
    text = data.decode("utf-8-sig", errors="replace")
    return text if text.count("\ufffd") <= len(text) * _MAX_DAMAGED and _is_chinese(text) else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    sample = text[:20000]
    return sum(sample.count(sign) for sign in _COMMON) >= len(sample) * _MIN_COMMON
