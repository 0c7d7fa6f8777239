"""Read by how much more or less was done of the same: 开行1050列，同比多开97列."""

from __future__ import annotations

import re

_DONE_MORE = r"(?:同比|环比|[比较](?:上年|去年|前年|上年度|上年同期|去年同期))(多|少)([^\W\d]{1,3})$"


def done_more(head: str, told: str) -> tuple[str, str]:
    """The words before 同比多开 and a predicate for it; empty where the verb is not one of what was `told` before."""
    found = re.search(_DONE_MORE, head)
    if not found or found[2][0] not in head[: found.start()] + told:
        return "", ""
    return head[: found.start()], "同比" + found[1]
