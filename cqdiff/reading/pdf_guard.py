"""Bounds on a PDF that are checked before its parser runs, which can't be stopped. Changes when PDFs hide new bombs."""

from __future__ import annotations

import re
import zlib

from cqdiff.reading import limits
from cqdiff.reading.content import Refused

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 600
"""Bytes before a stream in which its filters are named."""
_CHUNK = 1 << 20


def check_streams(data: bytes) -> None:
    """Unpack every stream without keeping it. Raises Refused where all of them together are too large."""
    total = 0
    view = memoryview(data)
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        own = before[before.rfind(b"endobj") + 1 :]
        if own.count(b"/FlateDecode") + own.count(b"/Fl ") > 1 and b"/Filter" in own:
            raise Refused("PDF 里有多重压缩的数据（疑为压缩炸弹），未读取；请确认文件来源")
        if data[found.end() : found.end() + 1] == b"\x78":
            total += _unpacked(view[found.end() :], limits.PDF_STREAM_BYTES - total)
            limits.check_bytes(total, limits.PDF_STREAM_BYTES, "PDF 解压后的大小")


def _unpacked(packed: memoryview, limit: int) -> int:
    """The size of the stream unpacked, or a little more than the limit; 0 for what is no zlib data."""
    engine = zlib.decompressobj()
    size = at = 0
    try:
        while not engine.eof and size <= limit:
            chunk = engine.unconsumed_tail or packed[at : at + _CHUNK]
            if not chunk:
                break
            if not engine.unconsumed_tail:
                at += len(chunk)
            size += len(engine.decompress(chunk, _CHUNK))
    except zlib.error:
        pass
    return size
