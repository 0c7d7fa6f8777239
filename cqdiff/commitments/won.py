"""Read a clause whose subject is to win a title: 县医院力争创成三级甲等医院."""

from __future__ import annotations

import re

from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.promise import Promise, strength_of
from cqdiff.commitments.spans import Span
from cqdiff.models import CommitmentKind

MARK = "创"
"""No title is won without it."""
_WON = (
    "([^，。、；“]{2,14}?)((?:力争|争取|确保|力促)?(?:成功创建|创成|争创|创建))"
    "((?:国家|全国|省|自治区|市级|世界|[二三]级|三甲|[45]A).{2,})$"
)


def won_by(text: str, clause: Span, promises: Promises) -> list[Promise]:
    """The title that a place, a school or a hospital is to win, where it stands before the verb."""
    won = re.compile(_WON).match(text, *clause)
    if not won:
        return []
    who, verb, title = won.groups()
    opened = promises.adverbs.at(who) not in ("", "新")  # 力争更多城市创建国家文明城市
    if opened or promises.verb.at(who) or promises.helped.at(who) or promises.anybody.search(who):
        return []
    if not promises.families["approval"].nouns.end(title):
        return []
    return [Promise(*clause, verb, title, CommitmentKind.APPROVAL, strength_of(verb, promises))]
