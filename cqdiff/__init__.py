"""The public API: read_report, compare, trace, Corpus, and the version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cqdiff.errors import CorpusError, CqdiffError, InputError, OutputError, RulesError
from cqdiff.pipeline import compare, read_report, trace

if TYPE_CHECKING:
    from cqdiff.corpus import Corpus

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


def __getattr__(name: str) -> Any:
    """Corpus is imported when it is asked for: `import cqdiff` costs next to nothing."""
    if name == "Corpus":
        from cqdiff.corpus import Corpus

        return Corpus
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
