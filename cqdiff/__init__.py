"""The public API: read_report, compare, and the version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqdiff.errors import CqdiffError, InputError, OutputError, RulesError
from cqdiff.pipeline import compare, read_report

if TYPE_CHECKING:
    __version__: str

__all__ = [
    "CqdiffError",
    "InputError",
    "OutputError",
    "RulesError",
    "__version__",
    "compare",
    "read_report",
]


def __getattr__(name: str) -> str:
    """`__version__`, looked up when asked for: importlib.metadata takes longer to import than all of cqdiff."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import metadata

    try:
        return metadata.version("cqdiff")
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0+unknown"
