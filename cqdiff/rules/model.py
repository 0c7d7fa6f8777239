"""What rules are once they are read and checked. Changes when an entry gets a new field."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct, field

from cqdiff.errors import RulesError
from cqdiff.models import Aspect, Better

Kind = Literal["indicators", "units", "phrasing", "headings"]
"""The rules files by name: indicators.yaml, units.yaml, phrasing.yaml, headings.yaml."""

KINDS: tuple[Kind, ...] = get_args(Kind)


class Indicator(Struct, frozen=True):
    """What a figure measures, whatever the wording."""

    id: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    family: str
    aspect: Aspect
    better: Better
    note: str = ""
    source: str = ""


class Unit(Struct, frozen=True):
    """What may follow a number. `factor` is its size within its family, or what a magnitude multiplies by.

    `kind` is magnitude, unit, counter or rating.
    """

    id: str
    kind: str
    family: str
    factor: Decimal
    aliases: tuple[str, ...] = ()
    note: str = ""
    source: str = ""


class WordList(Struct, frozen=True):
    """Words, or regular expressions, that do one thing in the text."""

    id: str
    words: tuple[str, ...]
    note: str = ""
    source: str = ""


Entry = Indicator | Unit | WordList


class RuleSet(Struct, frozen=True, eq=False):
    """All rules in force. Compared and hashed by identity, so that what is compiled from it can be cached.

    `digest` names the contents, notes and sources left out; `overridden` are the ids that folders other than the
    default one added, changed or switched off; `origins` tells for "indicators/gdp" every file:line that shaped it.
    """

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    phrasing: Mapping[str, WordList]
    headings: Mapping[str, WordList]
    digest: str = ""
    overridden: tuple[str, ...] = ()
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def words(self, list_id: str) -> tuple[str, ...]:
        """The words of a list in phrasing.yaml."""
        found = self.phrasing.get(list_id)  # asked for a thousand times a comparison
        return found.words if found else _words("phrasing", self.phrasing, list_id)

    def heading(self, list_id: str) -> tuple[str, ...]:
        """The words or patterns of a list in headings.yaml."""
        return _words("headings", self.headings, list_id)


def _words(kind: Kind, lists: Mapping[str, WordList], list_id: str) -> tuple[str, ...]:
    found = lists.get(list_id)
    if found is None:
        raise RulesError(f'rules/{kind}.yaml: 缺少程序要用的列表"{list_id}"；请对照默认规则（cqdiff rules init）。')
    return found.words
