"""Tell whose investment grows: 实施重大水利工程52项，投资增长22.4% is not the investment of the whole place."""

from __future__ import annotations

import re

from cqdiff.figures.lexicon import Lexicon, strip_leading
from cqdiff.figures.phrases import without_verb
from cqdiff.figures.subject import Subject

_WORKS = ("项目", "工程", "技改", "技术改造")
_CARRIED_OUT = "^.*?(?:实施|开展|推进)了?(?=[^，。]{2,})"
"""规上企业实施技改."""
_OF_A_CLAUSE = (
    "^([^，。、]{2,12}?(?:项目|工程|技改|技术改造))(?:建设)?(?:顺利|稳步|有序|加快|提速|全面|扎实|深入|持续|进展|推进)"
)
"""省重点项目加快建设，投资增长12%."""
_OF_ALL = ("亿元以上项目", "万元以上项目", "亿元及以上项目")
"""全年实施亿元以上项目1600个，投资增长7%: as many as stand for the investment of the place."""


def invested_in(subject: Subject, lexicon: Lexicon) -> str:
    """The works that the sentence has told of before 投资; empty where it has told of none."""
    if subject.name:
        told = subject.held or subject.name
        if not told.endswith(_WORKS) or told.endswith(_OF_ALL):
            return ""
        return re.sub(_CARRIED_OUT, "", without_done(told, lexicon))
    if not any(works in subject.clause for works in _WORKS):
        return ""
    found = re.match(_OF_A_CLAUSE, subject.clause)
    words = strip_leading(found.group(1), lexicon) if found else ""
    return "" if lexicon.verb_start.match(words) else words


def without_done(name: str, lexicon: Lexicon) -> str:
    """实施重大水利工程 → 重大水利工程, but 新开工项目 as it is: what is new is a sort of works."""
    return name if name.startswith("新") else without_verb(name, lexicon)
