"""How a result reaches a file: whole or not at all, and never over a report."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cqdiff.errors import OutputError


def write_text(path: str | Path, text: str, *, inputs: Iterable[str] = ()) -> Path:
    """Write UTF-8 text at once: a reader sees the old file or the new one, never half.

    `inputs` are the files that the result was made from; none of them is ever overwritten.
    """
    return write_bytes(path, text.encode("utf-8", "replace"), inputs=inputs)


def write_bytes(path: str | Path, data: bytes, *, inputs: Iterable[str] = ()) -> Path:
    """The same for bytes."""
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"{target}：是文件夹，不能写入；请给出文件名")
    for source in inputs:
        if source != "-" and _same_file(target, Path(source)):
            raise OutputError(f"{target}：是输入的报告，不会覆盖；请换一个文件名")
    try:
        # behind a symbolic link the file is replaced, not the link
        _replace(Path(os.path.realpath(target)), data)
    except OSError as error:
        raise OutputError(
            f"{target}：写不进去（{error.strerror or error}）；请检查文件夹是否存在、有无写权限"
        ) from error
    return target


def _same_file(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:  # one of them does not exist, so they are not the same
        return False


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not target.is_file():  # /dev/stdout, a pipe: nothing that could be replaced
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(target))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_for(target: Path) -> int:
    """The mode of the file that is replaced, else what any new file would get (mkstemp's own is 0600)."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
