"""Find a law or plan of the place by its title without the place (公共数据条例 for 《云川市公共数据条例》)."""

from __future__ import annotations

import re

from msgspec.structs import replace

from cqdiff.align.passages import Mention, Passages
from cqdiff.align.renaming import without_place

_TITLE = "《([^》]+)》$"
_ITS_YEARS = "（[^）]*）$"
_LEAST = 5
_BEFORE = "出台|制定|修订|修改|颁布|施行|实施|公布|发布|通过|完成|推进|起草|编制|印发"
_BEGINS = f"(?:^|[《“、和与及了省市县区州]|{_BEFORE})$"
"""机动车停车管理条例 is no 停车管理条例."""


def by_its_title(thing: str, place: str, passages: Passages) -> list[Mention]:
    """Clauses with the title alone; none where the title has neither place nor years to leave out."""
    found = re.match(_TITLE, thing)
    title = re.sub(_ITS_YEARS, "", without_place(found[1], place)) if found else ""
    if found is None or title == found[1] or len(title) < _LEAST:
        return []
    return [replace(m, called=title) for m in passages.mentioning(title) if _is_title(title, m.passage.quote)]


def _is_title(title: str, quote: str) -> bool:
    """Whether a title stands in a passage from its beginning on."""
    at = quote.find(title)
    return at >= 0 and re.search(_BEGINS, quote[:at]) is not None
