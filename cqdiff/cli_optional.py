"""Options whose file may be left out: `--xlsx`, `--xlsx FILE`, `--xlsx=FILE`. Changes with how options are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from typer.core import TyperCommand

SUFFIXES: Mapping[str, tuple[str, ...]] = {"--xlsx": (".xlsx",), "--html": (".html", ".htm")}
"""An option takes the next word as its file only where that ends so: `--xlsx OLD.txt` leaves the report alone."""

UNNAMED = ""
"""What the option's value is when no file was given."""


class OptionalFiles(TyperCommand):
    """A command that may have the options above; each is declared as an ordinary option with a text value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        own = {name for parameter in self.params for name in getattr(parameter, "opts", ())}
        return super().parse_args(ctx, joined(args, {k: v for k, v in SUFFIXES.items() if k in own}))


def joined(args: Sequence[str], suffixes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The arguments with each of these options as one word: `--xlsx=FILE`, or `--xlsx=` where no file follows."""
    result: list[str] = []
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word == "--":  # what follows is never an option
            return [*result, word, *rest]
        if word in suffixes:
            named = bool(rest) and not rest[0].startswith("-") and rest[0].lower().endswith(suffixes[word])
            word = f"{word}={rest.pop(0) if named else UNNAMED}"
        result.append(word)
    return result
