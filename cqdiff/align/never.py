"""Tell that what was promised never to happen did not: 重大事故零发生, 未发生重大及以上事故."""

from __future__ import annotations

import re

from cqdiff.align.passages import Passages
from cqdiff.models import FollowUp, Passage

_PROMISED = "^(?:实现)?(.{2,}?)零发生$|^不发生(.{2,}?)(?:的?底线)?$"
_TOLD = "(?:[未没]有?|从未|杜绝)(?:再|有)?发生(?:一[起例]|过)?|(?P<zero>零发生)"
_ABOVE = "(?:级?及)?以上|各类|责任|生产"
"""重大事故 and 重大及以上生产安全责任事故 are one: what is graver did not happen either."""
_SAFETY = "安全(?=事故|事件)"
_GRAVE, _GRAVER, _LESS_GRAVE = "重大", "重特大", "较大"
_OF_ALL = r"(?:全年|全[市省县区州国]|去年|年内|连续[^，。]{1,3}年|均|已|也|持续|实现|保持|继续|始终|一直)*"
_ENDS = "(?:$|[和、及])"


def never(thing: str, passages: Passages) -> tuple[Passage, FollowUp] | None:
    """The clause which tells that a thing did not happen, reported where it tells so of one field (煤矿) alone."""
    promised = re.search(_PROMISED, thing) if "发生" in thing else None
    wanted = _bare(promised[1] or promised[2]) if promised else ""
    if not wanted:
        return None
    names = re.escape(wanted)
    if wanted.startswith(_GRAVE):
        names = f"(?:{_LESS_GRAVE}|{_GRAVE}){re.escape(wanted.removeprefix(_GRAVE))}"
    for passage in passages.holding("发生"):
        for found in re.finditer(_TOLD, passage.quote):
            before, behind = _bare(passage.quote[: found.start()]), _bare(passage.quote[found.end() :])
            zero = re.search(f"{names}$", before) if found["zero"] else None
            if zero or (not found["zero"] and re.match(names + _ENDS, behind)):
                owner = before[: zero.start()] if zero else before
                return passage, FollowUp.MET if re.fullmatch(_OF_ALL, owner) else FollowUp.REPORTED
    return None


def _bare(words: str) -> str:
    return re.sub(_SAFETY, "", re.sub(_ABOVE, "", words.replace(_GRAVER, _GRAVE)))
