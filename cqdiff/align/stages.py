"""How far something that is built has come: what was promised of it, and what the next report tells."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_LADDER = ("prepared", "begun", "raised", "closed", "tried", "finished")
_ENDS = ("完成", "全面完成", "基本完成")
_COMPOUND = 6
_REACH = 8
"""A word further from the thing than this speaks of another one."""


class _Stages(Struct, frozen=True):
    words: Begins
    rank: dict[str, int]


class Stage(Struct, frozen=True, gc=False):
    """A place on the ladder, counted from 1, and the word that tells it."""

    rank: int
    word: str


@lru_cache(maxsize=4)
def _stages(rules: RuleSet) -> _Stages:
    rank = {word: at for at, name in enumerate(_LADDER, 1) for word in rules.words(f"stage_{name}")}
    return _Stages(Begins(tuple(rank)), rank)


def promised_stage(verb: str, rules: RuleSet) -> Stage | None:
    """The furthest stage that the verb of a promise names (建成…通车), None where it names none."""
    stages = _stages(rules)
    found = [Stage(stages.rank[word], word) for _, word in stages.words.within(verb)]
    if not found and verb in _ENDS:
        return Stage(len(_LADDER), verb)
    return max(found, key=lambda stage: stage.rank, default=None)


def told_stage(quote: str, start: int, end: int, rules: RuleSet) -> Stage | None:
    """The stage that a passage tells of the thing at quote[start:end]: the first word after it, else the last before.

    T3航站楼钢结构完成吊装 tells of 钢结构, and 先行段开工 that no more than a part is begun.
    """
    stages = _stages(rules)
    behind = next(stages.words.within(quote, end), None)
    if behind is None or behind[0] > end + _REACH:
        before = list(stages.words.within(quote, max(0, start - _REACH), start))
        behind = before[-1] if before else None
    if behind is None:
        return None
    after = behind[0] + len(behind[1])
    paper = next(stages.words.within(quote, after, after + _COMPOUND), None)
    if paper and stages.rank[paper[1]] == 1 and "、" not in quote[after : paper[0]]:  # 完成桩基工程招标
        behind = paper
    return Stage(stages.rank[behind[1]], behind[1])


def tells_stage(words: str, rules: RuleSet) -> bool:
    """Whether some words are no more than a stage: 完工 behind 老楼加装电梯."""
    return words in _stages(rules).rank
