"""Find where a report's review part speaks of something in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.align.likeness import NameKey, Weights, grams_of, key_of, other_kind
from cqdiff.align.listed import EDITION, Listed, plain_words
from cqdiff.align.owned import OF, has_owner, owned
from cqdiff.align.renaming import other_names, tells, turned_editions, wider_name, without_slogans
from cqdiff.align.reviewed import clauses_on_the_year
from cqdiff.align.spending import purpose
from cqdiff.align.synonyms import shortened
from cqdiff.figures.indicators import plain
from cqdiff.figures.lexicon import lexicon_for, strip_leading
from cqdiff.models import Passage, Report
from cqdiff.positions import Lines
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_CALLED = re.compile("“([^”]{3,})”|《([^》]{3,})》")
_PERIOD = re.compile("十[一二三四五六七八九]五")
"""“十四五”规划重大项目 are not told where another thing of the plan is: “十四五”规划提出的改革任务."""
_QUOTED = re.compile("“([^”]+)")
_MONEY = "资金|投入|支出|投资|补助|补贴|财政|经费|亿元|万元|占"
"""加强社会保障 tells nothing of what is spent on it."""
_ANY_PROJECT = re.compile("(?:[省市]级|[省市]|重大|重点|年度|建设|产业|投资)*(?:项目|工程)(?:年度|完成)*(?:投资)?")
"""重大项目 is in too many clauses to say which of them is meant."""
_NAMES = re.compile("“[^”]+”")
_BY_NAME = 0.9
"""推进“渝车出海”行动计划 speaks of the “渝车出海”计划: a name in quotation marks is hardly given twice.

“渝快办”与“蓉易办”数据互通 is told where both are named."""
_SPOKEN = 0.8
"""So much of a name, by the weight of its pairs of characters, must stand in a passage that is said to speak of it."""
_PIECED = 0.68
"""Or so much of its pieces, which may stand apart or turned round: 天然林保护二期工程 (national 2012) for
天然林资源保护二期工程, 农村危房改造 for 改造农村危房."""
_HALF = 0.6
"""Pieces alone (国家…创新…中心) are in too many passages: so much must be there as the name has it."""
_HALF_A_SUM = 0.5
_SUM = re.compile(r"\d[\d.]*[万亿]+元")
"""The same sum of money confirms the pieces: 总额4万亿元的两年投资计划, 两年新增4万亿元的投资计划."""
_LIST = re.compile("、[^，]*等")
"""A list between two pieces parts them less: 钢铁、水泥等15个重点行业淘汰落后产能 tells of 淘汰钢铁."""
_TURNED = 2
_NEXT = 1.5
"""More pieces than two in another order stand next to each other: 基本药物制度在政府办基层医疗卫生机构 is no
基本医疗卫生制度."""
_CLOSE = 2
_ROOM = 12
"""The pieces must stand in a stretch of at most so many times the name's length, else they speak of several things; a
short name has this much room (保交楼基本完成交付任务)."""
_WORD = 2
_SHORT = 5
"""A name as short as this is not told by words on both sides of a parenthesis."""
_BETWEEN = frozenset("和与及等")
"""Words of one character that belong to no other."""
_NEAR = 0.2
"""Passages with less of a name are not worth showing as turned down."""
_NOISE = 1e-9
_TELLING = 3
"""Shorter names of an indicator (GDP, 出口) stand inside those of others."""
_LEAST = 3
"""A name with fewer pairs of characters says too little to be searched in words."""


class Mention(Struct, frozen=True, gc=False):
    """A passage, how much of a name stands in it (0..1), and whether that is enough to say it speaks of the thing.

    `whole` is false where it is only known to speak of a part of it.
    """

    passage: Passage
    score: float
    speaks: bool
    whole: bool = True
    called: str = ""


class Passages:
    """The clauses of a review part, searchable by the pairs of characters they hold."""

    __slots__ = ("_clauses", "_grams", "_index", "_lines", "_listed", "_plain", "_report", "_rules", "_weights")

    def __init__(self, report: Report, rules: RuleSet) -> None:
        self._report, self._rules, self._lines = report, rules, Lines(report.text)
        self._listed: Listed | None = None
        self._clauses = list(clauses_on_the_year(report, rules))
        self._plain = [plain_words(self._raw(at), rules) for at in range(len(self._clauses))]
        self._grams = [grams_of(words) for words in self._plain]
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, grams in enumerate(self._grams):
            for gram in grams:
                self._index[gram].append(at)
        self._weights = Weights(self._grams)

    def about(self, name: str) -> list[Mention]:
        """Clauses that hold some of an indicator's name, best first; the contrary (农村 for 城镇) is none.

        Where none speaks of 小麦最低收购价, one that speaks of 粮食最低收购价 does.
        """
        found = self._by_core(name)
        if any(m.speaks for m in found):
            return found
        wider = wider_name(name, self._rules)
        told = [m for m in self._by_core(wider) if m.speaks] if wider else []
        if told or (found and found[0].score < _HALF_A_SUM):
            return told or found
        return self._in_full(name) or found

    def _by_core(self, name: str) -> list[Mention]:
        """Clauses that hold what of a name tells something."""
        key = key_of(name, None, self._rules)
        if _ANY_PROJECT.fullmatch(key.core):
            return []
        core = shortened(key.core, self._rules)  # as the clauses are written: 综保区
        grams = key.grams if core == key.core else grams_of(core)
        return self._of_its_kind(name, key, self._holding(core, grams, grams | grams_of(name)))

    def _in_full(self, name: str) -> list[Mention]:
        """Clauses that hold a name with the words that tell little: 优化重组 of 完成省重点实验室优化重组.

        A verb before it is left out unless hardly anything else is there (建设保障性住房).
        """
        bare = plain_words(name, self._rules)
        if purpose(bare, self._rules) is not None:
            return []
        rest = bare.removeprefix(_verbs(self._rules).at(bare))
        whole = rest if len(rest) > _LEAST else bare
        grams = grams_of(whole)
        speaking = [m for m in self._holding(whole, grams, grams) if m.speaks]
        return self._of_its_kind(name, key_of(name, None, self._rules), speaking)

    def _of_its_kind(self, name: str, key: NameKey, found: list[Mention]) -> list[Mention]:
        spent = purpose(plain_words(name, self._rules), self._rules) is not None
        return [
            m
            for m in found
            if not (spent and not re.search(_MONEY, m.passage.quote))
            and not other_kind(key, key_of(m.passage.quote, None, self._rules))
            and not owned(name, m.passage.quote)
            and has_owner(name, m.passage.quote)
        ]

    def mentioning(self, thing: str) -> list[Mention]:
        """Clauses that hold some of a named thing, best first; 全国 of 全国重点实验室 counts."""
        thing = without_slogans(thing, self._rules)
        numbered = EDITION.sub("", thing)
        told = numbered == thing or tells(numbered, self._rules)
        bare = plain_words(numbered if told else thing, self._rules)
        grams = grams_of(bare)
        found = [m for m in self._holding(bare, grams, grams) if not _swapped(bare, m.passage.quote)]
        called = [name for pair in _CALLED.findall(thing) for name in pair if name and not _PERIOD.match(name)]
        if not called:
            found = [m for m in found if not _in_a_longer_name(bare, m.passage.quote, self._rules)]
            if any(m.speaks for m in found):
                return found
            return self._in_lists(thing) or self._short(bare) or self._otherwise(thing) or found
        named = [
            replace(m, score=max(m.score, _BY_NAME), speaks=True) if all(n in m.passage.quote for n in called) else m
            for m in found
        ]
        return sorted(named, key=lambda m: (not m.speaks, -m.score))

    def _in_lists(self, thing: str, *, headed: bool = False) -> list[Mention]:
        if self._listed is None:
            text = self._report.text
            self._listed = Listed([text[start:end] for start, end in self._clauses], self._rules)
        told = self._listed.headed(thing) if headed else self._listed.naming(thing)
        return [Mention(self._passage(at), share, True, "、" not in thing) for at, share in told[:3]]

    def _otherwise(self, thing: str) -> list[Mention]:
        """Clauses that speak of a thing by another name."""
        names = other_names(EDITION.sub("", thing), self._report.outline.place, self._rules)
        for other in (*turned_editions(thing), *names):
            bare = plain_words(other.name, self._rules)
            grams = grams_of(bare)
            found = [m for m in self._holding(bare, grams, grams) if m.speaks and other.kind in m.passage.quote]
            found = found or self._in_lists(other.name, headed=True)
            if found := found or (self._short(bare) if bare not in thing else []):
                return [replace(m, whole=other.whole, called=other.name) for m in found]
        return []

    def _short(self, bare: str) -> list[Mention]:
        """Clauses with a name that is too short to be searched by its pairs of characters (综保区)."""
        if len(bare) != _LEAST or not bare.isalpha():
            return []
        held = (at for at in self._index.get(bare[:2], ()) if bare in self._plain[at])
        return [Mention(self._passage(at), 1.0, True) for at in held][:3]

    def _holding(self, name: str, core: frozenset[str], grams: frozenset[str]) -> list[Mention]:
        if len(core) < _LEAST:
            return []
        weights = self._weights
        rarest = sorted([(-weights[gram], gram) for gram in core])
        whole = -fsum([weight for weight, _ in rarest])
        least = _NEAR * whole - _NOISE
        shares: dict[int, float] = {}
        left = whole
        for negative, gram in rarest:
            weight = -negative
            if left >= least:
                for at in self._index.get(gram, ()):
                    shares[at] = shares.get(at, 0.0) + weight
            else:  # what holds none of the rarer ones can't hold enough any more, and the common ones are everywhere
                for at in shares:
                    if gram in self._grams[at]:
                        shares[at] += weight
            left -= weight
        best = [(share / whole, at) for at, share in shares.items() if share >= least]
        best.sort(key=lambda p: (-round(p[0], 3), -len(grams & self._grams[p[1]]), p[1]))
        found = [Mention(self._passage(at), share, share >= _SPOKEN - _NOISE) for share, at in best[:3]]
        if any(m.speaks for m in found):
            return found
        return [self._by_pieces(name, m, at) for m, (_, at) in zip(found, best, strict=False)]

    def _by_pieces(self, name: str, mention: Mention, at: int) -> Mention:
        sum_told = (found := _SUM.search(name)) is not None and found.group() in self._plain[at]
        held = self._pieced(name, at) if mention.score >= (_HALF_A_SUM if sum_told else _HALF) else 0.0
        return replace(mention, score=held, speaks=True) if held >= _PIECED else mention

    def _pieced(self, name: str, clause: int) -> float:
        """The share of a name, by weight, whose pieces stand close together in a clause.

        A quoted name among them makes it another thing: 专精特新“小巨人”企业 are some of the 专精特新企业.
        """
        bare, raw = self._plain[clause], self._raw(clause)
        pieces = _pieces(name, bare)
        if not pieces:
            return 0.0
        words = [name[a:b] for a, b in pieces]
        quote = raw if all(word in raw for word in words) else bare
        stretch = quote[slice(*_stretch(words, quote))]
        room = _CLOSE * _ROOM if _LIST.search(stretch) else _ROOM
        if len(words) > _TURNED and len(stretch) > _NEXT * len(name) and not _in_order(words, quote):
            return 0.0
        if "（" in stretch and "（" not in name and len(name) <= _SHORT:
            return 0.0  # 渝昆高铁（渝宜段） is no 渝宜高铁
        if len(stretch) > max(room, _CLOSE * len(name)) or self._names_another(clause, stretch):
            return 0.0
        held = frozenset().union(*(grams_of(name[a:b]) for a, b in pieces))
        seams = {name[b - 1 : b + 1] for (_, b), (a, _) in pairwise(pieces) if a == b}
        return self._weight(held) / self._weight(held | grams_of(name) - seams)

    def _names_another(self, clause: int, stretch: str) -> bool:
        """Whether a name in quotation marks begins in a stretch of a clause."""
        begun = (plain_words(name, self._rules) for name in _QUOTED.findall(self._raw(clause)))
        return any(name and name in plain_words(stretch, self._rules) for name in begun)

    def _raw(self, clause: int) -> str:
        return self._report.document.folded[slice(*self._clauses[clause])]

    def _weight(self, grams: frozenset[str]) -> float:
        return fsum(self._weights[g] for g in grams)

    def holding(self, words: str) -> list[Passage]:
        """Clauses with some words as they are searched (`plain_words`), in order."""
        return [self._passage(at) for at in self._index.get(words[:2], ()) if words in self._plain[at]]

    def between(self, start: int, end: int) -> Passage:
        """What stands between two places, as a passage."""
        return Passage(self._lines.line(start), start, end, self._report.text[start:end])

    def naming(self, indicator: str) -> list[tuple[Passage, float]]:
        """Clauses that call an indicator by one of its names, best first; not those of one of its kinds.

        全市外贸进出口实现正增长 speaks of foreign trade, 跨境电商进出口快速增长 of a part of it.
        """
        entry, text = self._rules.indicators[indicator], self._report.document.folded
        found = []
        for name in sorted({entry.zh, *entry.aliases}, key=lambda n: (-len(n), n)):
            if len(name) < _TELLING:
                continue
            for at in self._index.get(name[:2], ()):
                start, end = self._clauses[at]
                begin = text.find(name, start, end)
                if begin < 0:
                    continue
                if self._is_whole(text[start:begin]) and text[begin + len(name) : begin + len(name) + 1] not in OF:
                    found.append((self._passage(at), 1.0))
        return found[:3]

    def _is_whole(self, before: str) -> bool:
        """Whether only words of place and time or other members of a list stand before a name."""
        own = re.split("[、和与及]", before)[-1]
        return not plain(strip_leading(own, lexicon_for(self._rules)), self._rules)

    def following(self, passage: Passage) -> list[str]:
        """The clauses behind a passage in its sentence."""
        at, end, told = bisect_right(self._clauses, (passage.end, passage.end)), passage.end, []
        while at < len(self._clauses) and self._report.text[end : end + 1] in ("，", ","):
            told.append(self._raw(at))
            at, end = at + 1, self._clauses[at][1]
        return told

    def next_to(self, passage: Passage) -> Passage | None:
        """The clause right behind a passage, in its sentence or the next one of its line."""
        at = bisect_right(self._clauses, (passage.end, passage.end))
        return self._passage(at) if at < len(self._clauses) and self._clauses[at][0] <= passage.end + 1 else None

    def through(self, passage: Passage, words: str) -> Passage:
        """A passage up to some words that stand in it or in its sentence behind it."""
        text = self._report.text
        end = max(passage.end, text.find(words, passage.start) + len(words))
        return replace(passage, end=end, quote=text[passage.start : end])

    def _passage(self, at: int) -> Passage:
        start, end = self._clauses[at]
        text = self._report.text
        while start < end and text[start].isspace():
            start += 1
        line = self._lines.line(start)
        return Passage(line, start, end, text[start:end])


@lru_cache(maxsize=4)
def _verbs(rules: RuleSet) -> Begins:
    return Begins(rules.words("carried_verbs"))


def _pieces(name: str, quote: str) -> list[tuple[int, int]]:
    """Where the longest pieces of a name are, from the left, that stand in a passage.

    A single character left over belongs to the word beside it: 全过程治理 holds 治理 of 工程治理, not 程治理.
    """
    found = []
    at = 0
    while at < len(name) - 1:
        end = at + 1
        while end < len(name) and name[at : end + 1] in quote:
            end += 1
        if end > at + 1:
            found.append((at, end))
        at = end
    befores, afters = [0, *(end for _, end in found)], [*(start for start, _ in found[1:]), len(name)]
    whole = [
        (start + _is_rest(name[before:start]), end - _is_rest(name[end:after]))
        for before, (start, end), after in zip(befores, found, afters, strict=False)
    ]
    return [(start, end) for start, end in whole if end - start > 1]


def _swapped(name: str, quote: str) -> bool:
    """Whether a word within a name is another in a passage: 特别扶助制度 is no 奖励扶助制度 (national 2008, 2009)."""
    for (start, end), (after, last) in () if name in quote else pairwise(_pieces(name, quote)):
        word = name[end:after]
        at = quote.find(name[start:end]) + end - start + len(word)
        if len(word) == _WORD and quote.startswith(name[after:last], at) and quote[at - _WORD : at] != word:
            return True
    return False


def _in_order(pieces: list[str], quote: str) -> bool:
    at = 0
    for piece in pieces:
        at = quote.find(piece, at) + len(piece)
        if at < len(piece):
            return False
    return True


def _stretch(pieces: list[str], quote: str) -> tuple[int, int]:
    """From where to where a passage holds all pieces: the longest one, and each other one on its own side of it if it
    is there nearby (专精特新…企业, not the 企业 of the member before), else on the other side."""
    longest = max(range(len(pieces)), key=lambda i: len(pieces[i]))
    start = quote.find(pieces[longest])
    end = start + len(pieces[longest])
    places = [(start, end)]
    for number, piece in enumerate(pieces):
        if number == longest:
            continue
        before, after = quote.rfind(piece, 0, start), quote.find(piece, end)
        sides = [before, after] if number < longest else [after, before]
        near = [at for at in sides if at >= 0 and max(start - at - len(piece), at - end) <= _ROOM]
        at = near[0] if near else max(*sides, quote.find(piece))
        places.append((at, at + len(piece)))
    return min(at for at, _ in places), max(at for _, at in places)


def _is_rest(left_over: str) -> bool:
    return len(left_over) == 1 and left_over not in _BETWEEN


def _in_a_longer_name(bare: str, quote: str, rules: RuleSet) -> bool:
    """Whether a passage holds a name only as a part of one in quotation marks: “无废城市细胞” are no 无废城市."""
    return bare not in plain_words(_NAMES.sub("", quote), rules) and any(
        bare in (named := plain_words(name, rules)) and named != bare for name in _QUOTED.findall(quote)
    )
