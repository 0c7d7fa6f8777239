"""The public API: read_report, compare, trace, Corpus, and the version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cqdiff.errors import CorpusError, CqdiffError, InputError, OutputError, RulesError

if TYPE_CHECKING:
    from cqdiff.corpus import Corpus
    from cqdiff.pipeline import compare, read_report, trace

__all__ = [
    "Corpus",
    "CorpusError",
    "CqdiffError",
    "InputError",
    "OutputError",
    "RulesError",
    "__version__",
    "compare",
    "read_report",
    "trace",
]

# stands here and pyproject.toml reads it: importlib.metadata takes longer to import than all of cqdiff
__version__ = "0.1.0"


_FROM = {
    "Corpus": "cqdiff.corpus",
    "compare": "cqdiff.pipeline",
    "read_report": "cqdiff.pipeline",
    "trace": "cqdiff.pipeline",
}


def __getattr__(name: str) -> Any:
    """What does the work is imported when it is asked for: `import cqdiff` costs next to nothing."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_FROM[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
