"""The zip container of a .docx, checked before anything in it is parsed. Changes when containers hide new dangers."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from cqdiff.reading import limits
from cqdiff.reading.content import Refused, need

if TYPE_CHECKING:
    from docx.document import Document

_BROKEN = "Word 文件已损坏或不完整；请重新下载，或用 Word、WPS 打开后另存为 .docx 再试"
_CHUNK = 1 << 16
_ENCRYPTED = 0x1


def open_docx(data: bytes) -> Document:
    """The opened document. Raises Refused for what is broken, encrypted, too large, or no plain .docx."""
    docx = need("docx", "docx", " Word 文档（.docx）")
    _check(data)
    try:
        document: Document = docx.Document(io.BytesIO(data))
    except ValueError as error:  # python-docx says so of .docm and templates
        if "content type" in str(error):
            raise Refused("是含宏的文档或模板（.docm/.dotx），不是普通 .docx；请用 Word 另存为 .docx 再试") from None
        raise Refused(_BROKEN) from None
    except RecursionError:
        raise Refused("Word 文件的结构嵌套过深，未读取；请用 Word、WPS 打开后另存为 .docx 再试") from None
    except Exception as error:  # the parser fails in many ways on damaged parts, none of which is worth a traceback
        if isinstance(error, MemoryError):
            raise
        raise Refused(_BROKEN) from None
    if getattr(document.element, "body", None) is None:
        strict = "purl.oclc.org" in (document.element.tag or "")
        raise Refused("是 Strict Open XML 格式；请用 Word 另存为普通 .docx 再试" if strict else _BROKEN)
    return document


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries)
            total = 0
            for entry in entries:
                total += _check_part(archive, entry, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        raise Refused(_BROKEN) from None


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """What the directory of the archive admits: nothing is unpacked yet."""
    limits.check(len(entries), limits.ZIP_ENTRIES, "压缩包内的文件数", "个")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused("Word 文件的压缩包已加密；请取消密码后另存为 .docx 再试")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refused(_BROKEN)
    limits.check_bytes(sum(entry.file_size for entry in entries), limits.ZIP_BYTES, "解压后的大小")
    for entry in entries:
        _check_size(entry, entry.file_size)


def _check_size(entry: zipfile.ZipInfo, size: int) -> None:
    if _is_xml(entry):
        limits.check_bytes(size, limits.ZIP_XML_BYTES, f"{_short(entry)} 解压后的大小")
    if size > limits.ZIP_RATIO_FROM and size > entry.compress_size * limits.ZIP_RATIO:
        raise Refused(f"{_short(entry)} 的压缩比异常（疑为压缩炸弹），未读取；请确认文件来源")


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int) -> int:
    """Unpack a part without keeping it: the directory may lie about its size. Gives the true size."""
    size, xml, tail = 0, _is_xml(entry), b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            _check_size(entry, size)
            limits.check_bytes(before + size, limits.ZIP_BYTES, "解压后的大小")
            if xml:
                # UTF-16 parts have a zero byte beside each of these letters
                seen = tail + chunk.replace(b"\x00", b"")
                if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                    raise Refused(
                        "Word 文件里有实体定义（DTD），不安全，未读取；请用 Word、WPS 打开后另存为 .docx 再试"
                    )
                tail = seen[-16:]
    return size


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _short(entry: zipfile.ZipInfo) -> str:
    return entry.filename[-40:]
