"""What can go wrong, as exceptions whose text is the one line a user reads."""

from __future__ import annotations


class CqdiffError(Exception):
    """Root of all errors that cqdiff raises on purpose: one line, what, where, why, what to do."""


class InputError(CqdiffError):
    """A report can't be used: missing, empty, binary, no report. One line, even where a file name has several."""

    def __init__(self, text: str) -> None:
        super().__init__(" ".join(text.splitlines()))


class RulesError(CqdiffError):
    """Rules files are broken; the text lists every fault, one a line, with file and line."""


class DecisionsError(CqdiffError):
    """Reviewers' decisions can't be used: the file is broken, or two decisions contradict each other."""


class OutputError(CqdiffError):
    """A result can't be written where it was asked for."""


class CorpusError(CqdiffError):
    """A database of reports can't be used: missing, locked, of another version, or the query is wrong."""
