"""Read by how much more or less was done of the same: 开行1050列，同比多开97列."""

from __future__ import annotations

import re

_DONE_MORE = r"(?:同比|环比|[比较](?:上年|去年|前年|上年度|上年同期|去年同期))(多|少)([^\W\d]{1,3})$"
_SINCE_EACH = "([比较](?:上年|去年|前年|年初|上年末|去年末|上年同期|去年同期))(各|分别)(多|少|新增)$"


def done_more(head: str, told: str) -> tuple[str, str]:
    """The words before 同比多开 and a predicate for it; empty where the verb is not one of what was `told` before."""
    found = re.search(_DONE_MORE, head)
    if not found or found[2][0] not in head[: found.start()] + told:
        return "", ""
    return head[: found.start()], "同比" + found[1]


def each_ahead(head: str) -> str:
    """较上年分别多 as 分别同比多, which is a predicate; other words as they are."""
    if not head.endswith(("别多", "别少", "新增", "各多", "各少")):
        return head
    return re.sub(_SINCE_EACH, r"\2同比\3", head)
