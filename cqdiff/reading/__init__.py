"""A path becomes a Document, or one line that says why not. Changes when a new format can be read."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cqdiff.errors import InputError
from cqdiff.models import Document
from cqdiff.reading import limits
from cqdiff.reading.content import Content, Refused
from cqdiff.reading.sniff import Format, format_of, mismatch
from cqdiff.reading.text import decode, folded
from cqdiff.reading.text_tables import tables_in

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["bytes_of", "document_of", "read_document"]

STDIN = "-"


def read_document(path: str) -> Document:
    """Read a report of any known format ("-" is stdin). Raises InputError, one line, for what can't be read."""
    return document_of(path, _from_stdin() if path == STDIN else bytes_of(path))


def document_of(path: str, data: bytes) -> Document:
    """The same for bytes that were fetched; `path` names them and tells their extension."""
    limits.adjust()
    # a name of bytes that are no UTF-8 could be written nowhere
    source = path.encode("utf-8", "replace").decode()
    name = "标准输入" if path == STDIN else source
    extension = "" if path == STDIN else PurePath(path).suffix.lower()
    try:
        content, notes = _content(data, extension)
        plain, remarks = folded(content.text)
    except Refused as reason:
        raise InputError(f"{name}：{reason}") from None
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=content.text,
        folded=plain,
        pages=content.pages,
        notes=tuple(f"{name}：{note}" for note in (*notes, *content.notes)),
        remarks=(*content.remarks, *remarks),
        tables=content.tables,
    )


def _content(data: bytes, extension: str) -> tuple[Content, tuple[str, ...]]:
    limits.check_bytes(len(data), limits.FILE_BYTES, "文件大小")
    if not data:
        raise Refused("内容为空，没有可读的文字；请换一份报告")
    found = format_of(data, extension)
    content = _reader(found)(data)
    if not content.text.strip():
        raise Refused("只有空白，没有可读的文字；请换一份报告")
    limits.check(len(content.text), limits.CHARACTERS, "文字", "字")
    note = mismatch(found, extension)
    return content, (note,) if note else ()


def _reader(found: Format) -> Callable[[bytes], Content]:
    """The reader of a format; parsers are imported only when such a file comes."""
    if found is Format.DOCX:
        from cqdiff.reading.docx import read_docx

        return read_docx
    if found is Format.PDF:
        from cqdiff.reading.pdf import read_pdf

        return read_pdf
    if found is Format.HTML:
        from cqdiff.reading.html import read_html

        return read_html
    if found is Format.MHTML:
        from cqdiff.reading.mhtml import read_mhtml

        return read_mhtml
    return _read_text


def _read_text(data: bytes) -> Content:
    text = decode(data)
    if text is None:
        raise Refused("不是文本文件，或编码无法识别；请另存为 UTF-8 编码的 .txt 再试")
    return Content(text, tables=tables_in(text))


def _from_stdin() -> bytes:
    return sys.stdin.buffer.read(limits.FILE_BYTES + 1)


def bytes_of(path: str) -> bytes:
    """At most one byte more than is read, so that neither a huge file nor an endless device fills the memory."""
    try:
        with Path(path).open("rb") as file:
            return file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"{path}：找不到这个文件；请检查路径和文件名") from None
    except IsADirectoryError:
        raise InputError(f"{path}：是文件夹，不是文件；请指定其中的一份报告") from None
    except PermissionError:
        raise InputError(f"{path}：没有读取权限；请检查文件权限") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError(f"{path}：无法读取（{reason}）；请检查路径") from None
