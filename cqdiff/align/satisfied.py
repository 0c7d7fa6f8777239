"""Find the rate of satisfaction that stands behind what it is of: 办理建议836件、提案712件，满意率99.6%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cqdiff.align.synonyms import one_word_each
from cqdiff.figures.indicators import plain
from cqdiff.models import Aspect, Figure, Role
from cqdiff.positions import SENTENCE_ENDS, begin_of
from cqdiff.rules import RuleSet

_RATES = ("满意率", "满意度")
_OWNER = "(?:办理|办件|服务|工作|群众|的)*满意[率度]$"
_JOINTS = "[和与及、]|(?<=建议)(?=提案)"
_TOLD = "(?:建议|提案|办理|办件|群众|服务对象)*(?:满意和)?满意[率度]"
"""No 基本满意率 alone, which counts more; what is 满意 and 基本满意 together is told under both names."""
_LEAST = 2


def rate_of_satisfaction(promise: Figure, results: Sequence[Figure], text: str, rules: RuleSet) -> Figure | None:
    """The rate told without its owner, where its sentence speaks of all whose satisfaction was promised."""
    if not promise.name.endswith(_RATES) or promise.unit != "%" or promise.aspect is not Aspect.LEVEL:
        return None
    owner = re.sub(_OWNER, "", _written(promise.name, rules))
    things = [thing for thing in re.split(_JOINTS, owner) if thing]
    if not things or min(map(len, things)) < _LEAST:
        return None
    for result in results:
        if result.role is Role.RESULT and result.unit == "%" and re.fullmatch(_TOLD, result.name):
            opening = text[begin_of(text, result.start, SENTENCE_ENDS) : result.start]
            if all(thing in opening or thing in _written(opening, rules) for thing in things):
                return result
    return None


def _written(words: str, rules: RuleSet) -> str:
    """Some words with proposals called so, whoever makes them: 代表建议, 政协委员提案."""
    bare = one_word_each(plain(words, rules), rules)
    return re.sub("(?:市|省|县|区|人大|政协)*(?:代表|委员|政协)*(建议|提案)", r"\1", bare)
