"""How far something that is built has come: what was promised of it, and what the next report tells."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_LADDER = ("prepared", "begun", "raised", "closed", "tried", "finished")
_ENDS = ("完成", "全面完成", "基本完成")
_COMPOUND = 6
_REACH = 8
"""A word further from the thing than this speaks of another one."""


_MONTH = r"(?<!\d)\d{1,2}月(?:\d{1,2}日)?|\d[\d.]*[万亿]?元"
"""When, and what was spent until then: 完成投资6亿元、12月全线贯通."""
_OTHERS = "[、和与及等]"
_MARKS = "[，。、；,]"
_END = r"[，。、；,（）“\n]|\Z"
_NOT_YET = "(?:建设|运营|运行|使用|通车)*(?:准备|条件|手续|在即|方案|前(?!列))"
"""做好开工准备, 具备开工条件, 组建方案获批: behind a word they say that it is still to come."""


class _Stages(Struct, frozen=True):
    words: Begins
    rank: dict[str, int]
    links: Begins


class Stage(Struct, frozen=True, gc=False):
    """A place on the ladder, counted from 1, the word that tells it, and where that stands."""

    rank: int
    word: str
    at: int = -1


@lru_cache(maxsize=4)
def _stages(rules: RuleSet) -> _Stages:
    rank = {word: at for at, name in enumerate(_LADDER, 1) for word in rules.words(f"stage_{name}")}
    return _Stages(Begins(tuple(rank)), rank, Begins(rules.words("stage_links")))


def promised_stage(verb: str, rules: RuleSet) -> Stage | None:
    """The furthest stage that the verb of a promise names (建成…通车), None where it names none."""
    stages = _stages(rules)
    found = [Stage(stages.rank[word], word) for _, word in stages.words.within(verb)]
    if not found and verb in _ENDS:
        return Stage(len(_LADDER), verb)
    return max(found, key=lambda stage: stage.rank, default=None)


def told_stage(quote: str, start: int, end: int, rules: RuleSet) -> Stage | None:
    """The furthest stage that a passage tells of the thing at quote[start:end]: by the words after it, else before it.

    T3航站楼钢结构完成吊装 tells of 钢结构; 获得核准并开工 of 开工.
    """
    stages = _stages(rules)
    behind = next(stages.words.within(quote, end), None)
    if behind is None or (behind[0] > end + _REACH and not _resumes(quote[end : behind[0]], stages)):
        before = list(stages.words.within(quote, max(0, start - _REACH), start))
        behind = before[-1] if before else None
    if behind is None:
        return None
    return _furthest(quote, Stage(stages.rank[behind[1]], behind[1], behind[0]), stages)


def _furthest(quote: str, first: Stage, stages: _Stages) -> Stage:
    """The last stage of those told one after another of one thing, with nothing but words of course between them.

    A paper right behind a work is its paper: 完成桩基工程招标.
    """
    best, end = first, first.at + len(first.word)
    for at, word in stages.words.within(quote, end):
        between, rank = quote[end:at], stages.rank[word]
        if rank == 1 < best.rank and len(between) <= _COMPOUND and not re.search(_MARKS, between):
            best = Stage(rank, word, at)
        elif not _is_link(between, stages):
            break
        elif rank > best.rank and _closes(quote, at + len(word), stages):
            best = Stage(rank, word, at)
        end = at + len(word)
    return best


def _is_link(between: str, stages: _Stages) -> bool:
    """Whether some words name no other thing and no hope: 并正式, ，12月全线."""
    bare = re.sub(_MARKS, "", between)
    return not stages.links.without(re.sub(_MONTH, "", bare))


def _resumes(between: str, stages: _Stages) -> bool:
    """Whether a new clause goes on with the thing before: 沙柳高速通过交工验收，年底正式通车."""
    told, comma, link = between.rpartition("，")
    return comma != "" and _is_link(link, stages) and not re.search(_OTHERS, told)


def still_ahead(quote: str, at: int, word: str) -> bool:
    """Whether the word at quote[at] is only prepared for."""
    return re.match(_NOT_YET, quote[at + len(word) :]) is not None


def _closes(quote: str, end: int, stages: _Stages) -> bool:
    """Whether no other thing follows a stage, as in 完成立项、开工建设东江大桥, and no 准备 or 条件 of it."""
    while word := stages.links.at(quote, end) or stages.words.at(quote, end):
        end += len(word)
    return re.match(_END, quote[end:]) is not None


def goes_on(clause: str, rules: RuleSet) -> bool:
    """Whether a clause tells a further stage of what the clause before it spoke of: ，12月全线开工建设."""
    stages = _stages(rules)
    return stages.words.any_in(clause) and _is_link(stages.words.without(clause), stages)


def tells_stage(words: str, rules: RuleSet) -> bool:
    """Whether some words are no more than a stage: 完工 behind 老楼加装电梯."""
    return words in _stages(rules).rank
