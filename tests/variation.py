"""Many reports out of the two samples, by deterministic variation: other cities, other years, other numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
YEARS = 10
"""Reports of one city, in consecutive plan years from FIRST on."""
FIRST = 2015

_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?=年|[—－至到-]|\b)")
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]|\s*年|月|日)")
# no such cities exist
_FRONT = "澜溟霁岚珩翊漪濛熹翮"
_BACK = "川泽溪汀洲渚屿岫岭浦湾津"


def write_reports(folder: Path, count: int, years: int = YEARS) -> list[Path]:
    """Write so many reports: all years of the first city, then of the next; the same count gives the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for city, year in islice(_cities_and_years(years), count):
        paths.append(folder / f"{city}-{year}.txt")
        paths[-1].write_text(varied(city, year), encoding="utf-8")
    return paths


def _cities_and_years(years: int) -> Iterator[tuple[str, int]]:
    for front, back in product(_FRONT, _BACK):
        for year in range(FIRST, FIRST + years):
            yield front + back, year


def varied(city: str, year: int) -> str:
    """The report of that city for that plan year."""
    template = 2025 + (year - FIRST) % 2
    text = (SAMPLES / f"lanjiang-plan-{template}.txt").read_text(encoding="utf-8").replace("澜江", city)
    chance = random.Random(f"{city}{year}")
    shift = year - template
    pieces = []
    at = 0
    for found in _YEAR.finditer(text):
        pieces += [_changed(text[at : found.start()], chance), str(int(found.group(1)) + shift)]
        at = found.end()
    return "".join([*pieces, _changed(text[at:], chance)])


def _changed(text: str, chance: random.Random) -> str:
    """Every number a little more or less, with as many digits behind the point."""

    def other(found: re.Match[str]) -> str:
        number = found.group()
        places = len(number.partition(".")[2])
        return f"{float(number) * chance.uniform(0.93, 1.07):.{places}f}"

    return _NUMBER.sub(other, text)
