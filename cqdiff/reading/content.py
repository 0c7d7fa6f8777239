"""What a reader of a format gives back, and how it says no. Changes when readers have to tell more than text."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

from msgspec import Struct

from cqdiff.models import Remark, Table


class Content(Struct, frozen=True):
    """The text of a file. `pages` are the offsets at which its pages begin, where the format has pages.

    `notes` are sentences for the user about what was left out or guessed, without the file's name; `remarks` tell as
    data what was left out, each with its place. `tables` are those that the format marks as such.
    """

    text: str
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tables: tuple[Table, ...] = ()


class Refused(Exception):
    """A file can't be read: the reason and the way out, without the file's name."""


def need(module: str, extra: str, what: str) -> ModuleType:
    """Import a parser that is installed on demand. Raises Refused with the line that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise _missing(extra, what) from None


def require(module: str, extra: str, what: str) -> None:
    """The same without importing it."""
    if importlib.util.find_spec(module) is None:
        raise _missing(extra, what)


def _missing(extra: str, what: str) -> Refused:
    return Refused(f"读取{what}需要另装组件；请运行 pip install 'cqdiff[{extra}]'")
