"""Find the paper on the topic of a promised one: 出台民营经济“30条” for 促进民营经济发展壮大若干措施."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.align.passages import Passages
from cqdiff.align.renaming import generic_words, without_place
from cqdiff.align.synonyms import shortened
from cqdiff.models import Commitment, CommitmentKind, Passage
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_KIND = "(?:若干|行动|实施|工作|三年|专项|指导|的)*(?:政策措施|政策|措施|意见|方案|计划|规划|办法|细则)$"
_OPENING = "^(?:关于|进一步|全面|加快|加强|促进|支持|推动|推进|扶持|鼓励|培育|做强|做优|做大|深化|新一轮)+"
_CLOSING = "(?:加快|全面|持续|健康|创新|高质量|发展|壮大|建设|提升|工作|的)+$"
_TOLD = "条”|若干条|政策|措施|意见|方案|计划|规划|办法|细则"
_LEAST, _LEAST_OWN = 4, 3
"""A shorter topic (消费) is in too many papers, and so is a common one (制造业)."""


def on_its_topic(promise: Commitment, place: str, passages: Passages, rules: RuleSet) -> Passage | None:
    """A clause by which a paper on the same topic was issued; whether it is the promised one is not told."""
    topic = _topic(promise, place, rules) if promise.kind is CommitmentKind.DOCUMENT else ""
    tells = len(topic) >= _LEAST or len(generic_words(rules).without(topic)) >= _LEAST_OWN
    for passage in passages.holding(topic) if tells else ():
        quote = shortened(passage.quote, rules)
        issued = next(_issued(rules).within(quote), None)
        at = quote.find(topic)
        if issued and at >= 0 and re.search(_TOLD, quote[at + len(topic) :]):
            return passage
    return None


def _topic(promise: Commitment, place: str, rules: RuleSet) -> str:
    thing = shortened(without_place(promise.object.strip("《》"), place), rules)
    bare = re.sub(_KIND, "", thing)
    return re.sub(_CLOSING, "", re.sub(_OPENING, "", bare)) if bare != thing else ""


@lru_cache(maxsize=4)
def _issued(rules: RuleSet) -> Begins:
    return Begins(rules.words("issue_words"))
