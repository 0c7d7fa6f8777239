"""A path becomes a Document, or one line that says why not. Changes when a new format can be read."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from cqdiff.errors import InputError
from cqdiff.models import Document
from cqdiff.reading.text import decode, fold, foreign_format

__all__ = ["read_document"]

STDIN = "-"


def read_document(path: str) -> Document:
    """Read a text file ("-" is stdin). Raises InputError for what can't be read as text."""
    data = sys.stdin.buffer.read() if path == STDIN else _bytes_of(path)
    name = "标准输入" if path == STDIN else path
    if not data:
        raise InputError(f"{name}：内容为空，没有可读的文字；请换一份报告")
    kind = foreign_format(data)
    if kind:
        raise InputError(f"{name}：是{kind}，不是纯文本；请先另存为 .txt（UTF-8）再试")
    text = decode(data)
    if text is None:
        raise InputError(f"{name}：不是文本文件，或编码无法识别；请另存为 UTF-8 编码的 .txt 再试")
    if not text.strip():
        raise InputError(f"{name}：只有空白，没有可读的文字；请换一份报告")
    return Document(path, hashlib.sha256(data).hexdigest(), text, fold(text))


def _bytes_of(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}：找不到这个文件；请检查路径和文件名") from None
    except IsADirectoryError:
        raise InputError(f"{path}：是文件夹，不是文件；请指定其中的一份报告") from None
    except PermissionError:
        raise InputError(f"{path}：没有读取权限；请检查文件权限") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError(f"{path}：无法读取（{reason}）；请检查路径") from None
