"""Files of reports, on this machine or behind a URL that fsspec knows: which there are, and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

from msgspec import Struct

from cqdiff.errors import CorpusError, InputError
from cqdiff.reading import bytes_of
from cqdiff.reading.limits import FILE_BYTES

READABLE = (".txt", ".md", ".docx", ".html", ".htm", ".mhtml", ".mht", ".pdf")


class Found(Struct, frozen=True, order=True):
    """A file to be read. `stamp` is what a remote file system says of its state, empty on this machine."""

    source: str
    stamp: str = ""


def is_url(name: str) -> bool:
    """s3://bucket/folder and the like; a Windows path (C:\\…) is none."""
    return "://" in name


def found_in(places: Sequence[str]) -> Iterator[Found]:
    """The files that reports can be, under folders and as they are named, in the order of their names.

    Raises InputError where a place does not exist or holds none.
    """
    found: set[Found] = set()
    for place in places:
        here = set(_remote(place) if is_url(place) else _local(place))
        if not here:
            raise InputError(f"{place}：里面没有报告文件（{'、'.join(READABLE)}）；请检查路径")
        found |= here
    return iter(sorted(found))


def fetch(source: str) -> bytes:
    """The bytes of a file or URL, at most one more than is read. Raises InputError, one line."""
    if not is_url(source):
        return bytes_of(source)
    try:
        files, path = filesystem_of(source)
        with files.open(path, "rb") as file:
            data: bytes = file.read(FILE_BYTES + 1)
            return data
    except Exception as error:  # every file system has its own errors
        raise InputError(f"{source}：无法读取（{type(error).__name__}：{error}）；请检查地址和权限") from None


def sha256_of(source: str) -> str | None:
    """Of a file of this machine; None where it can't be read or is too large, which its reader will tell."""
    try:
        if os.path.getsize(source) > FILE_BYTES:
            return None
        with Path(source).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def filesystem_of(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it. Raises CorpusError where that can't be had."""
    try:
        import fsspec
    except ImportError:
        raise CorpusError(f"{url}：读写网址需要另装组件；请运行 pip install 'cqdiff[cluster]'") from None
    try:
        files, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise CorpusError(f"{url}：这种地址用不了（{error}）；请检查地址，或安装它要的组件") from None
    return files, path


def _local(place: str) -> Iterator[Found]:
    path = Path(os.path.abspath(place))
    if path.is_file():
        yield Found(str(path))
        return
    if not path.is_dir():
        raise InputError(f"{place}：找不到这个文件夹；请检查路径")
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        paths = (os.path.join(folder, name) for name in names if _readable(name))
        # a pipe of that name would keep its reader waiting for ever
        yield from (Found(path) for path in paths if os.path.isfile(path))


def _remote(place: str) -> Iterator[Found]:
    files, path = filesystem_of(place)
    try:
        for name in files.find(path):
            if _readable(PurePath(name).name):
                yield Found(files.unstrip_protocol(name), str(files.ukey(name)))
    except OSError as error:
        raise InputError(f"{place}：列不出文件（{error}）；请检查地址和权限") from None


def _readable(name: str) -> bool:
    # ~$ is the lock file that Word leaves beside an open document
    return name.lower().endswith(READABLE) and not name.startswith((".", "~$"))
