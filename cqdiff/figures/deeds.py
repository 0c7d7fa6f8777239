"""Give each of several verbs in a row the object that stands behind the last: 新开工、竣工亿元以上项目."""

from __future__ import annotations

from collections.abc import Sequence

from cqdiff.figures.lexicon import Lexicon

_SHORTEST_OBJECT = 2


def with_object(parts: Sequence[str], lexicon: Lexicon) -> list[str]:
    """新开工亿元以上项目, 竣工亿元以上项目 from 新开工, 竣工亿元以上项目; [] where no verbs stand alone."""
    *verbs, last = parts
    if not all(is_verb(verb, lexicon) for verb in verbs):
        return []
    governing = lexicon.verb_start.match(last)
    shared = last[governing.end() :] if governing else ""
    return [*(verb + shared for verb in verbs), last] if len(shared) >= _SHORTEST_OBJECT else []


def is_verb(words: str, lexicon: Lexicon) -> bool:
    """Whether words are a verb that counts things, and nothing else."""
    return words in lexicon.carried or lexicon.verb_start.fullmatch(words) is not None


def joint_verb(core: str, lexicon: Lexicon) -> str:
    """新建、改扩建 of 新建、改扩建中小学, 新建 of 新建中小学: the verbs that govern one thing together."""
    verb = lexicon.carried.at(core)
    if not verb or core[len(verb) : len(verb) + 1] not in ("、", "和"):
        return verb
    rest = core[len(verb) + 1 :]
    second = rest if rest in lexicon.carried else lexicon.carried.at(rest)
    return core[: len(verb) + 1 + len(second)] if second else verb
