"""Tell what a treasury's money is for, however its spending is worded."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_BUDGET = "(?:公共)?(?:预算)?(?:总)?(?:支出|收入)|赤字|收支"
"""财政支出 and 财政赤字 are indicators of their own, no spending on something."""
_RATE = "(?:标准|比例|比重|占比)$"
"""各级财政对新农合的补助标准 says how much a head, not how much is spent (national 2012, line 75)."""


@lru_cache(maxsize=4)
def _words(rules: RuleSet) -> tuple[Begins, Begins]:
    words = (*rules.words("purpose_verbs"), *rules.words("payments"), *rules.words("payment_plans"))
    return Begins(rules.words("treasuries")), Begins(words)


def purpose(name: str, rules: RuleSet) -> str | None:
    """What is left of a spending's name without who pays and how; None where no treasury spends.

    中央财政拟安排“三农”支出 (national 2009, line 204) and 中央财政用于“三农”的投入 (line 37) are both 三农; of
    中央财政拟投入资金 (line 321) nothing is left: it could be any money, and is like no other.
    """
    treasuries, spending = _words(rules)
    payer = treasuries.at(name)
    rest = name.removeprefix(payer)
    if not payer or re.match(_BUDGET, rest) or re.search(_RATE, name):
        return None
    return spending.without(rest) if not rest or spending.any_in(rest) else None
