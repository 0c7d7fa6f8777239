"""The default rules in a form that loads fast, made when the package is built. Changes with that form.

It tells what it was made from, so that rules edited since are read from their YAML instead.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path

from cqdiff.models import Aspect, Better
from cqdiff.rules.model import Indicator, RuleSet, Unit, WordList

Names = list[str]

BUILT = Path(__file__).with_name("built.json")


def read_built(folder: Path, built: Path = BUILT) -> RuleSet | None:
    """The rules of the default folder as they were built; None where there are none or something changed since."""
    try:
        data = json.loads(built.read_bytes())
        if data["made_from"] != _made_from(folder):
            return None
    except (OSError, ValueError, KeyError, TypeError):  # not there, or cut short: the YAML holds the same
        return None
    return RuleSet(
        {row[0]: _indicator(*row) for row in data["indicators"]},
        {row[0]: _unit(*row) for row in data["units"]},
        {row[0]: _word_list(*row) for row in data["phrasing"]},
        {row[0]: _word_list(*row) for row in data["headings"]},
        digest=data["digest"],
        origins={name: tuple(places) for name, places in data["origins"].items()},
    )


def write_built(folder: Path, rules: RuleSet, built: Path = BUILT) -> Path:
    """Keep the rules that were read from the default folder, and nothing laid over it."""
    data = {
        "made_from": _made_from(folder),
        "digest": rules.digest,
        "indicators": [
            (e.id, e.zh, e.en, e.aliases, e.family, e.aspect, e.better, e.note, e.source)
            for e in rules.indicators.values()
        ],
        "units": [(e.id, e.kind, e.family, str(e.factor), e.aliases, e.note, e.source) for e in rules.units.values()],
        "phrasing": [(e.id, e.words, e.note, e.source) for e in rules.phrasing.values()],
        "headings": [(e.id, e.words, e.note, e.source) for e in rules.headings.values()],
        "origins": rules.origins,
    }
    built.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return built


def _made_from(folder: Path) -> str:
    """A digest of the YAML files and of the code that reads them."""
    digest = hashlib.sha256()
    for path in (*sorted(folder.glob("*.y*ml")), *sorted(BUILT.parent.glob("*.py"))):
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _indicator(
    id: str, zh: str, en: str, aliases: Names, family: str, aspect: str, better: str, *free: str
) -> Indicator:
    return Indicator(id, zh, en, tuple(aliases), family, Aspect(aspect), Better(better), *free)


def _unit(id: str, kind: str, family: str, factor: str, aliases: Names, *free: str) -> Unit:
    return Unit(id, kind, family, Decimal(factor), tuple(aliases), *free)


def _word_list(id: str, words: Names, *free: str) -> WordList:
    return WordList(id, tuple(words), *free)
