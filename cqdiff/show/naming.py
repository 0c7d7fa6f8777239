"""What a generated report is called when nobody names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path("reports")

# what Windows, a shell or a browser takes for something else than a part of a name
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0<>:\"/\\|?*'`$&;#%\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]+")
_LIMIT = 40


def report_name(payload: Mapping[str, Any], suffix: str) -> Path:
    """reports/重庆市-2024-2025.xlsx from a comparison's JSON: the place and the plan years.

    `suffix` is ".xlsx" or the like. Where no place is told, the first report's file gives the name.
    """
    old, new = payload["old"], payload["new"]
    place = _fit(old["place"] or new["place"] or "") or _fit(Path(old["source"]).stem) or "report"
    years = dict.fromkeys(str(head["plan_year"]) for head in (old, new) if head["plan_year"] is not None)
    return FOLDER / ("-".join((place, *years)) + suffix)


def pair_name(place: str, old_year: int, new_year: int) -> str:
    """重庆市-2024-2025: a file name without suffix for two plan years of a place."""
    return "-".join((_fit(place) or "report", str(old_year), str(new_year)))


def _fit(text: str) -> str:
    return _UNFIT.sub("-", text)[:_LIMIT].strip("-. ")
