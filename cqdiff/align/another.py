"""Tell a passage that speaks of another thing of the same kind from one that speaks of what was promised."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.align.editions import another_edition
from cqdiff.align.outcomes import place_of, says
from cqdiff.align.renaming import without_place, without_work
from cqdiff.align.synonyms import shortened
from cqdiff.models import Commitment, CommitmentKind, Passage
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends

_BODIES = (CommitmentKind.INSTITUTION, CommitmentKind.APPROVAL)
_TAKEN_IN = re.compile("纳入|列入")
_ADMITTED = "纳入|列入|获批|批复|入选|立项"
_SEVERAL = "[、和与及]|等地?"
_ANYBODY = "条件|各|企业|一批|更多|有关|相关"
_JOINTS = "、，：；和与及"
_PHASE = "[一二三四五六]期"
_OF_COURSE = "(?:工程|项目)?"
_RANKED = 16
"""A rank stands so near before the noun that bears it."""
_HEAD = 2
"""A place or a name of two characters begins a project's name (攀西特高压工程)."""


def is_another(promise: Commitment, passage: Passage, place: str, rules: RuleSet) -> bool:
    """Whether a passage is of another thing than the promised one; `place` is whose report promised it."""
    quote = shortened(passage.quote, rules)
    return (
        _another_body(promise, passage, quote, place, rules)
        or _others_helped(promise, passage.quote, rules)
        or _another_place(promise, quote, rules)
        or _another_section(promise, passage.quote)
        or _another_phase(promise, quote, rules)
        or another_edition(promise.object, quote)
        or _another_rank(promise.object, passage.quote, rules)
        or (_TAKEN_IN.search(promise.verb) is not None and not re.search(_ADMITTED, quote))
    )


def _another_body(promise: Commitment, passage: Passage, quote: str, place: str, rules: RuleSet) -> bool:
    """国家生猪技术创新中心综合实力稳步增强 tells nothing of a 国家技术创新中心 to be set up (Chongqing 2025)."""
    thing = shortened(promise.object, rules).replace("国家级", "国家")
    quote = quote.replace("国家级", "国家")
    whole = (
        without_work(thing) in quote
        or _opens(without_place(thing, place), quote)
        or _on_its_way(promise, thing, quote, rules)
    )
    return promise.kind in _BODIES and not whole and not says(promise, passage, rules)


def _on_its_way(promise: Commitment, thing: str, quote: str, rules: RuleSet) -> bool:
    """Whether the one that was to be helped is told of by the noun of the rank: 白鹤湖旅游度假区通过国家级资源评估."""
    if not (rank := _ranks(rules)[0].at(thing)) or len(noun := thing[len(rank) :]) <= _HEAD:
        return False
    names = _helped(promise, rules)
    return rank in quote and any(name + noun in quote for name in names)


def _opens(name: str, quote: str) -> bool:
    """Whether a passage names a thing with nothing before it that could be another place: 保税物流中心通过验收."""
    at = quote.find(name)
    return at == 0 or (at > 0 and quote[at - 1] in _JOINTS)


def _others_helped(promise: Commitment, quote: str, rules: RuleSet) -> bool:
    """支持云岭创建国家公园 is not told by 澄湖国家公园获批: none of those who were to be helped is named."""
    names = _helped(promise, rules) if promise.kind in _BODIES else []
    return bool(names) and not any(name[:_HEAD] in quote for name in names)


def _helped(promise: Commitment, rules: RuleSet) -> list[str]:
    """The names of those who were to be helped to something; none where it may be anybody."""
    start = len(_helping(rules).at(promise.quote))
    end = promise.quote.find(promise.verb, start) if start else -1
    whom = promise.quote[start:end] if end >= 0 else ""
    return [] if re.search(_ANYBODY, whom) else [name for name in re.split(_SEVERAL, whom) if len(name) >= _HEAD]


def _another_section(promise: Commitment, quote: str) -> bool:
    """云泽高铁江州段 is not the 云川段 that was promised of it."""
    if "段" not in promise.quote or (at := quote.find(promise.object)) < 0:
        return False
    section = re.match("[^，。、；]{1,4}?段", quote[at + len(promise.object) :])
    return section is not None and section.group() not in promise.quote


def _another_phase(promise: Commitment, quote: str, rules: RuleSet) -> bool:
    """环湖快速路三期 is not the 二期 that was promised of it."""
    own = re.findall(_PHASE, promise.quote) if "期" in promise.quote and "期" in quote else []
    if len(own) != 1 or own[0] in quote:
        return False
    head = shortened(promise.quote.partition(own[0])[0], rules)
    return re.match(_OF_COURSE + _PHASE, quote[place_of(head, quote)[1] :]) is not None


def _another_place(promise: Commitment, quote: str, rules: RuleSet) -> bool:
    """川渝特高压交流工程 is no 攀西特高压交流工程: other words stand where the name of a project begins."""
    thing = shortened(promise.object, rules)
    if promise.kind is not CommitmentKind.PROJECT or thing[:_HEAD] in quote:
        return False
    start, _ = place_of(thing, quote)
    before = quote[:start]
    return before != "" and before[-1] not in _JOINTS and not _verbs(rules).of(before)


def _another_rank(thing: str, quote: str, rules: RuleSet) -> bool:
    """中央生态环境保护督察 is no 省级生态环境保护督察: the same noun, and none of the ranks that were promised."""
    words, ranks = _ranks(rules)
    own = {ranks[word] for _, word in words.within(thing)}
    told = (
        {ranks[word] for at, word in words.within(quote) if thing[-_HEAD:] in quote[at : at + _RANKED]} if own else ()
    )
    return bool(told) and own.isdisjoint(told)


@lru_cache(maxsize=4)
def _ranks(rules: RuleSet) -> tuple[Begins, dict[str, str]]:
    ranks = dict(pair.split("=") for pair in rules.words("promise_ranks"))
    return Begins(ranks), ranks


@lru_cache(maxsize=4)
def _helping(rules: RuleSet) -> Begins:
    return Begins(rules.words("promise_helped"))


@lru_cache(maxsize=4)
def _verbs(rules: RuleSet) -> Ends:
    """What may stand before a thing that is named from its beginning, beside nothing and another member."""
    lists = ("done_words", "undone_words", "implement_words", "promise_adverbs", "promise_verbs_build")
    return Ends(word for name in lists for word in rules.words(name))
