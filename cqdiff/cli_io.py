"""What all commands share: how results and complaints leave, where rules come from, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from cqdiff.show.labels import Lang, sentence

if TYPE_CHECKING:
    from cqdiff.rules import RuleSet

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


class ReaderLeft(Exception):
    """Nobody reads stdout any more (`cqdiff … | head`). An own kind, since typer makes a failure of BrokenPipeError."""


def show_help(context: typer.Context) -> NoReturn:
    """A command was left out: the list of them, and the exit code of wrong usage."""
    emit(context.get_help() + "\n")
    raise typer.Exit(WRONG_USAGE)


def load(directories: Sequence[Path] | None) -> RuleSet:
    """The rules, with those of CQDIFF_RULES and then --rules laid over them."""
    from cqdiff.rules import load_rules

    return load_rules(rule_dirs(directories))


def rule_dirs(directories: Sequence[Path] | None) -> tuple[Path, ...]:
    """Where overriding rules stand, later ones win. The current folder is never looked at."""
    named = [Path(d) for d in os.environ.get("CQDIFF_RULES", "").split(os.pathsep) if d]
    return (*named, *(directories or ()))


def emit(text: str) -> None:
    """Write a result to stdout, always as UTF-8, whatever the locale says."""
    binary = getattr(sys.stdout, "buffer", None)
    try:
        if binary is None:  # a stream that somebody put in its place
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            binary.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderLeft from error


def emit_text(text: str) -> None:
    """The same for text as it stands in a report; on a terminal without what would steer it."""
    from cqdiff.show.plain import visible

    emit(visible(text) if sys.stdout.isatty() else text)


def warn(sentences: Sequence[str], lang: Lang = Lang.ZH) -> None:
    """What makes a result doubtful, one line each on stderr."""
    for text in sentences:
        complain(" ".join(sentence(text, lang).splitlines()))


def complain(text: str, code: int = 0) -> int:
    """One line on stderr; gives back the exit code so that callers can return it."""
    from cqdiff.show.plain import one_line

    lines = [one_line(line) for line in text.splitlines() if line.strip()]
    sys.stderr.write("cqdiff: " + "\n".join(lines) + "\n")
    return code
