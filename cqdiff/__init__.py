"""The public API: read_report, compare, trace, and the version."""

from __future__ import annotations

from cqdiff.errors import CqdiffError, InputError, OutputError, RulesError
from cqdiff.pipeline import compare, read_report, trace

__all__ = [
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
