"""Tell whether a small number in characters counts things that are built or set up: 新建三座水厂, 公交线路三条.

Most of them are sets and slogans (三条红线, 两个确立); those that a verb of building governs are not.
"""

from __future__ import annotations

import re

COUNTERS = frozenset("座所条处家个")
_ONE = "一"
"""建设一座宜居城市: one and only, and no count; but 建成水厂一座."""
_COUNTLESS = frozenset("第数几")
_WIDE = "个"
"""打造三个高地: behind this counter only what is new is counted."""
_NEW = ("新", "增")
_LINES = ("红线", "底线", "防线", "战线", "主线", "路径")
_JOINTS = ("、", "和")
_COUNTED = "[两三四五六七八九十\\d][座所条处家个][^、]{2,}[、和]$"
"""新增三个产业园、两家上市公司."""
_REACH = 40
_NEAR = 8
_ENDS = ("", "、", "，", "。", "；", "和", "及", "）")
_SHORTEST = 2


def counts_few(text: str, start: int, begin: int, end: int, verbs: tuple[str, ...]) -> bool:
    """Whether the number at `begin`, whose counter ends at `end`, counts things; its sentence begins at `start`."""
    follower = text[end : end + 1]
    before = text[max(start, begin - _REACH) : begin].removesuffix("了")
    clause = before[1 + max(map(before.rfind, "，。；：")) :]
    if follower in _ENDS:
        listed = clause.rpartition("、")[2]
        noun = len(listed) >= _SHORTEST and "\u4e00" <= listed[-1] <= "\u9fff" and listed[-1] not in _COUNTLESS
        return noun and any(verb in clause for verb in verbs)
    if text[end - 1] == _WIDE:
        verbs = tuple(verb for verb in verbs if verb.startswith(_NEW))
    joined = clause.endswith(_JOINTS) and re.search(_COUNTED, clause) is not None
    if not (any(verb in clause for verb in verbs) if joined else clause.endswith(verbs)):
        return False
    return text[begin] != _ONE and not any(line in text[end : end + _NEAR] for line in _LINES)
