"""Find a thing by the member of a list that names it in short: 安意法、芯联微电子等项目 for 安意法半导体."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from cqdiff.align.heads import Heads
from cqdiff.align.renaming import generic_words
from cqdiff.align.synonyms import in_plain
from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends

_SIGNS = re.compile('[“”"《》、，（）()·的 \t\n\r　]')
EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届轮]|[首新]一?[届轮]|(?:19|20)\d\d年?")
"""第二十届西博会 may be told of as 西博会."""
_CUT = re.compile("[、，；：“”《》（）()]|以及|[和与及等]")
_SHORTEST = 3
_LONG = 5
"""A name of so many characters tells enough though each of its words is common."""
_SHARE = 0.4
"""A member with less of the whole name may be a field of work (生物医药) or a place."""
_BEHIND_PLACE = 0.5
_PLACE = 3
"""What may be left out before it is a place and no longer than this: 九龙坡西南铝产能提升."""
_UNMISTAKABLE = 7
"""A name as long as this may also leave out more: 新能源汽车生态港 for 京津冀智能网联新能源汽车科技生态港."""
_SCHEME = re.compile("(?:行动|计划|工程|方案|规划|专项|试点)$")
_OF_SCHEME = 0.6
"""全民节能减排行动 is not told by 节能减排, which is a field of work."""
_SHORTENED = 0.35
_STAGES = r"[一二三四五六七八九十\d]+(?:期|段|标段|号线)"
"""天府机场二期 is not told by 天府机场."""


@lru_cache(maxsize=4096)
def plain_words(text: str, rules: RuleSet) -> str:
    """A text without marks, with its long names written short (综合保税区 as 综保区), as passages are searched.

    Each promise asks for the same names and clauses again and again.
    """
    return in_plain(_SIGNS.sub("", text), rules)


class Listed:
    """The members of the lists in some clauses, searchable by how they begin."""

    __slots__ = ("_begins", "_generic", "_heads", "_rules", "_sites")

    def __init__(self, quotes: Sequence[str], rules: RuleSet) -> None:
        self._rules, self._generic, self._sites = rules, generic_words(rules), _sites(rules)
        self._begins: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._heads = Heads(quotes, rules)
        opening, closing = _opening(rules), _closing(rules)
        for at, quote in enumerate(quotes):
            if not closing.search(quote):
                continue  # 生物医药等产业快速发展: a field of work, nothing that is done
            for member in _CUT.split(quote):
                name = _bare(plain_words(member, rules), opening, closing)
                if len(name) >= _SHORTEST:
                    self._begins[name[:2]].append((name, at))

    def headed(self, thing: str) -> list[tuple[int, float]]:
        """Clauses that list a meeting or a firm without its noun."""
        return sorted(self._heads.of(plain_words(thing, self._rules)).items())

    def naming(self, thing: str) -> list[tuple[int, float]]:
        """Clauses with a member that names the thing in short: (place of the clause, share of the name), best first."""
        bare = plain_words(EDITION.sub("", thing), self._rules)
        found: dict[int, float] = {}
        for start in range(len(bare) - 1):
            for name, at in self._begins.get(bare[start : start + 2], ()):
                if self._means(name, bare, start):
                    found[at] = max(found.get(at, 0.0), round(len(name) / len(bare), 3))
        found = found or self._heads.of(bare)
        return sorted(found.items(), key=lambda p: (-p[1], p[0]))

    def _means(self, name: str, bare: str, start: int) -> bool:
        if start > _PLACE:
            return len(name) >= _UNMISTAKABLE and _is_joined_from(name, bare[start:])
        rest = bare[:start] + bare[start + len(name) :]
        if bare.startswith(name, start):
            share = _OF_SCHEME if _SCHEME.search(bare) else _BEHIND_PLACE if start else _SHARE
            if name != bare and (len(name) < share * len(bare) or re.search(_STAGES, rest)):
                return False
            if self._sites.of(bare[start + len(name) :]):
                return False  # 永定河入选典型案例 is not about 永定河水库
            left = self._generic.without(name)
            return len(left) >= (_SHORTEST if len(name) < _LONG else 2)
        short = len(name) >= max(_LONG, _SHORTENED * len(bare)) and _is_shortened(name, bare[start:], self._rules)
        return (
            short and len(self._generic.without(name)) >= 2 and not re.search(_STAGES, _left_over(name, bare[start:]))
        )


def _is_shortened(name: str, whole: str, rules: RuleSet) -> bool:
    """Whether a name is the other one with characters left out, none at its end: 国际友城大会.

    A word that tells something is not left out behind a place: 中国艺术节 is no 中国京剧艺术节.
    """
    rest = iter(whole)
    if name[-1] != whole[-1] or not all(char in rest for char in name):
        return False
    start = next((n for n in range(len(name) - 1, 1, -1) if whole.startswith(name[:n])), 0)
    gap = whole.find(name[start:], start) if 0 < start <= _PLACE else -1
    return gap < 0 or bool(_slight(rules).search(whole[start:gap]))


def _is_joined_from(name: str, whole: str) -> bool:
    """Whether a name is made of words of the other one, the last one included: 新能源汽车生态港."""
    at = 0
    while name:
        size = next((n for n in range(len(name), 1, -1) if whole.find(name[:n], at) >= 0 and len(name) - n != 1), 0)
        if not size:
            return False
        at = whole.find(name[:size], at) + size
        name = name[size:]
    return at == len(whole)


def _left_over(name: str, whole: str) -> str:
    """The characters of the whole name that the short one leaves out."""
    left, at = [], 0
    for char in whole:
        if at < len(name) and char == name[at]:
            at += 1
        else:
            left.append(char)
    return "".join(left)


def _bare(member: str, opening: Begins, closing: re.Pattern[str]) -> str:
    """A member without the verb before it, and without what is said of it: 高水平举办第六届西洽会 → 西洽会."""
    name = EDITION.sub("", member)
    while (verb := opening.at(name)) and len(verb) < len(name) - 1:
        name = name.removeprefix(verb)
    cut = closing.search(name, 2)
    return name[: cut.start()] if cut else name


@lru_cache(maxsize=4)
def _opening(rules: RuleSet) -> Begins:
    return Begins((*rules.words("promise_adverbs"), *rules.words("done_words"), *rules.words("undone_words")))


@lru_cache(maxsize=4)
def _closing(rules: RuleSet) -> re.Pattern[str]:
    words = {*rules.words("done_words"), *rules.words("undone_words"), "项目", "工程", "成功", "获", "在"}
    return re.compile(any_of(words))


@lru_cache(maxsize=4)
def _slight(rules: RuleSet) -> re.Pattern[str]:
    """Words that a short name leaves out, 届 and numbers too."""
    return re.compile(rf"\d|{any_of({*rules.words('promise_generic'), *rules.words('light_words')})}")


@lru_cache(maxsize=4)
def _sites(rules: RuleSet) -> Ends:
    """What is built, at the end of a name: a river is not the reservoir that bears its name."""
    nouns = set(rules.words("promise_nouns_project")) - set(rules.words("promise_soft_nouns"))
    return Ends(nouns)
