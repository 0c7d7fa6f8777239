"""Tell from words whether a target that others set was met: 完成省下达目标, 超额完成省下达任务."""

from __future__ import annotations

import re

from msgspec import Struct

_SETTERS = "(?:国家|中央|省|自治区|市|上级)"
_SET = f"{_SETTERS}(?:和省|级|政府)*(?:下达|核定|确定|规定|考核|定)"
_NOUN = "的?[^，。；、]{0,10}?(?:目标|任务|指标|要求)"
_WELL = "(?:全面|圆满|顺利|如期|提前|预计|已|可|均|都|全部|也|分别)"
_DONE = f"(?:{_WELL}*(?P<over>超额)?{_WELL}*(?:完成|达到|达成|实现|控制在)了?|{_WELL}*(?P<beyond>优于|好于))"
_DONE_TASK = f"{_DONE}{_SET}{_NOUN}"
_LISTED = "(?P<others>[、和][^，。；]*?)?"
_AFTER = f"(?:（[^）]*）)?{_LISTED}[，、]?(?P<told>{_DONE_TASK})"
_ALL = ("均", "都", "全部")
_JOINTS = ("、", "和")
_DENIED = "未没能望"


class Told(Struct, frozen=True):
    """Where a report says that a set task was done, and whether more than that was."""

    start: int
    end: int
    over: bool


def sets_task(words: str | None) -> bool:
    """Whether a target in words is one that others set."""
    return words is not None and re.search(_SET, words) is not None


def done_after(text: str, end: int, before: str = "") -> Told | None:
    """What is told right behind a number or the clause `before`: 能耗下降3.3%，超额完成省下达任务.

    In a list (能耗下降3%、排放下降4%，均完成…) it is told of the first only where it is told of all.
    """
    found = re.compile(_AFTER).match(text, end)
    if found is None or (
        (found["others"] or any(joint in before for joint in _JOINTS))
        and not any(word in found["told"] for word in _ALL)
    ):
        return None
    return _told(found)


def done_within(text: str, start: int, end: int) -> Told | None:
    """What a clause tells of its own subject: 主要污染物减排完成省下达目标任务."""
    found = re.compile(_DONE_TASK).search(text, start, end)
    return _told(found) if found and text[found.start() - 1] not in _DENIED else None


def _told(found: re.Match[str]) -> Told:
    return Told(*found.span("told" if "told" in found.groupdict() else 0), bool(found["over"] or found["beyond"]))
