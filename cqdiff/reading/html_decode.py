"""Bytes of a web page → its characters, and the bounds that are checked before parsing.

Changes when pages come in another encoding, or break the parser in a new way.
"""

from __future__ import annotations

import codecs
import re

from cqdiff.reading import limits
from cqdiff.reading.content import Refused
from cqdiff.reading.text import decode

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,20})", re.I)
_DECLARED_WITHIN = 8192
# Only these: a page must not choose utf-7 or a codec that runs code. GB2312 pages use signs of its successors.
_ENCODINGS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("utf-16", "utf-16le"), "utf-16-le"),
}
_DAMAGED = 0.005

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NESTING = _FORMATTING | frozenset(
    "div span table ul ol dl section article main center blockquote form fieldset label sup sub pre svg g math".split()
)
_BLOCKS = frozenset("p div li td th tr table h1 h2 h3 h4 h5 h6 section article center".split())


def decode_html(data: bytes, charset: str = "") -> str:
    """The page as text; `charset` is what an envelope declares. Raises Refused where no encoding fits."""
    limits.check_bytes(len(data), limits.HTML_BYTES, "网页大小")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(data.decode("utf-16", "replace"))
    try:  # Chinese in another encoding is practically never valid UTF-8; what pages declare is often wrong
        return _checked(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    declared = [charset.lower(), found.group(1).decode("ascii").lower() if found else ""]
    for name in (*declared, "gb18030"):
        encoding = _ENCODINGS.get(name)
        if encoding is None:
            continue
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= len(text) * _DAMAGED:
            return _checked(text)
    guessed = decode(data)
    if guessed is None:
        raise Refused("网页的编码无法识别；请在浏览器中打开，另存为 UTF-8 的网页或 .txt 再试")
    return _checked(guessed)


def _checked(text: str) -> str:
    """Refuse pages whose tree would grow beyond all bounds: parsing comes after, and can't be stopped."""
    tags = formatting = reopened = 0
    opened: dict[str, int] = {}
    for found in _TAG.finditer(text):
        tags += 1
        name = found.group(2).lower()
        if name in _NESTING:
            step = -1 if found.group(1) else 1
            if step < 0 and not opened.get(name):
                continue
            opened[name] = opened.get(name, 0) + step
            formatting += step if name in _FORMATTING else 0
            limits.check(opened[name], limits.HTML_DEPTH, f"网页里 <{name}> 的嵌套", "层")
        if name in _BLOCKS and not found.group(1):
            reopened += formatting
    limits.check(tags, limits.HTML_TAGS, "网页的标签数", "个")
    limits.check(reopened, limits.HTML_REOPENED, "网页里未关闭的标签", "个")
    return text
