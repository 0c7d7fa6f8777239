"""Read a name that tells kinds before what they all are: 发放汽车、家电等消费券, 改造供水、燃气等各类管网."""

from __future__ import annotations

import re

_KINDS = "^(.*?)([^、等]+(?:、[^、等]+)+)等(?:各[类种])?([^等]{2,})$"
_VERB = "^(?:累计|共)?(?:新建和?改造|新建|改造|更新改造|更新|发放|投放|争取|引进|新增|建成|建设|培育|完成|治理|整治)+"
_LEAST = 2


def bare_of_kinds(name: str) -> str:
    """A name without the kinds: 发放消费券; the name where it has none."""
    found = re.match(_KINDS, name) if "等" in name and "、" in name else None
    return _verb(found[1] + found[2]) + found[3] if found else name


def names_by_kind(name: str) -> list[str]:
    """A name without the kinds, and with each alone (改造管网, 改造供水管网); none where it has no kinds."""
    found = re.match(_KINDS, name) if "、" in name else None
    if found is None:
        return []
    verb = _verb(listed := found[1] + found[2])
    kinds = listed.removeprefix(verb).split("、")
    return [verb + found[3], *(verb + kind + found[3] for kind in kinds if len(kind) >= _LEAST)]


def _verb(words: str) -> str:
    verb = re.match(_VERB, words)
    return verb.group() if verb else ""
