"""The default rules in a form that loads fast, made when the package is built. Changes with that form.

It tells what it was made from, so that rules edited since are read from their YAML instead.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from cqdiff.rules.model import RuleSet

BUILT = Path(__file__).with_name("built.json")


class _Built(msgspec.Struct, frozen=True):
    made_from: str
    rules: RuleSet


def read_built(folder: Path, built: Path = BUILT) -> RuleSet | None:
    """The rules of the default folder as they were built; None where there are none or something changed since."""
    try:
        data = msgspec.json.decode(built.read_bytes(), type=_Built)
    except (OSError, msgspec.MsgspecError, UnicodeError):  # not there, or cut short: the YAML holds the same
        return None
    return data.rules if data.made_from == _made_from(folder) else None


def write_built(folder: Path, rules: RuleSet, built: Path = BUILT) -> Path:
    """Keep the rules that were read from the default folder, and nothing laid over it."""
    built.write_bytes(msgspec.json.encode(_Built(_made_from(folder), rules)))
    return built


def _made_from(folder: Path) -> str:
    """A digest of the YAML files and of the code that reads them."""
    digest = hashlib.sha256()
    for path in (*sorted(folder.glob("*.y*ml")), *sorted(BUILT.parent.glob("*.py"))):
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
