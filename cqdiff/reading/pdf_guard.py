"""How large a PDF is unpacked, told before its parser runs. Changes when PDFs hide new bombs."""

from __future__ import annotations

import re
import zlib

from cqdiff.reading import limits

_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1 << 16


def check_streams(data: bytes) -> None:
    """Unpack every stream without keeping it. Raises Refused where all of them together are too large.

    Streams in other or several codings pass; the bounds of the process that parses them catch what they hide.
    """
    total = 0
    view = memoryview(data)
    for count, found in enumerate(_STREAM.finditer(data), 1):
        limits.check(count, limits.PDF_STREAMS, "PDF 的数据块", "个")
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
