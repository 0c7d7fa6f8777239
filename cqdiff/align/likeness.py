"""How alike two indicator names are: the same indicator, a contrast that parts them, or shared words by weight."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from math import log

from msgspec import Struct

from cqdiff.align.excesses import as_excess
from cqdiff.align.kinds_named import bare_of_kinds
from cqdiff.align.pairs import pairs_of
from cqdiff.align.spending import purpose
from cqdiff.align.synonyms import one_word_each
from cqdiff.figures.flows import flow_of
from cqdiff.figures.indicators import indicator_of, plain
from cqdiff.figures.lexicon import any_of, lexicon_for
from cqdiff.models import Aspect, Figure, Step
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Ends

_ETC = re.compile("和?(?<![高中初同平优均])等(?![级额效次])")
"""燃气、供排水等老化管道: the members of a list are compared in any order."""
_EXAMPLES = "^[^等]*(?:路|街|巷|大道|桥|河|湖|水库)等(?=..)"
"""打通人民路等断头路: a street named for example narrows nothing."""
_CALLED = "^[^等]*”等(?=.{4})"
"""“云川消费季”等促消费活动320场 are all of them counted."""
_MADE = "^生产(?!总值|性|安全|者|要素|生活|经营|力|率).{2,}"
"""生产新能源汽车112万辆 tells the output of it."""
_WORK = re.compile("^(?:开工)?改造(?:提升)?(?=.{4}|厕所)|(?:(?<=.{4})|(?<=厕所))改造(?:完工|竣工|开工)?$")
"""改造老旧小区, 老旧小区改造: the work stands before or behind what it is done to."""
_COUNT_OF = re.compile(r"^\d+(?:个|项|家|条)")

_WITHOUT = ("不含", "扣除", "剔除")
_SHARES = ("比重", "比例", "占比", "份额")
_HOW_MUCH = frozenset(("数", "量", "额", "数量", "总数", "总量", "总额", "规模"))
_TOTALS = ("总额", "总量", "总数", "总规模")
_ATTRIBUTE = 4
_HEAD = 2
_STAGE = "contrast_stage"
_ALL = frozenset(("stock", "reached"))
_OF_THE_YEAR = frozenset(("new", "made"))
_HALF = 0.45
"""Names less alike are not looked at for words in another order."""
_JOINTS = frozenset("和与及")
_JOINED = re.compile("[和与及]")


class NameKey(Struct, frozen=True, gc=False):
    """What of a name is compared. `flow` is that of `flow_of`, `measures` is true of a name that
    is a measure and tells nothing else (产量, 就业率).

    A name that does not tell its object (中央财政拟投入资金) has no grams, and is like no other.
    """

    indicator: str | None
    core: str
    grams: frozenset[str]
    contrasts: tuple[tuple[str, frozenset[int]], ...]
    flow: str
    measures: bool = False


class Likeness(Struct, frozen=True, gc=False):
    """Score 0..1, the reasons of it, whether the scope is the same (规上工业 and 工业: not), and whether one name
    stands whole inside the other."""

    score: float
    steps: tuple[Step, ...]
    same_scope: bool = True
    within: bool = False


class _Tools(Struct, frozen=True, gc=False):
    contrasts: tuple[str, ...]
    contrast_words: dict[str, list[tuple[str, int, frozenset[int]]]]
    light: re.Pattern[str]
    stages: Ends


@lru_cache(maxsize=4)
def _tools(rules: RuleSet) -> _Tools:
    return _Tools(
        *_contrasts(rules),
        re.compile(any_of(rules.words("light_words"))),
        Ends(word for words in rules.words("contrast_stage") for word in words.split("|")),
    )


def _contrasts(rules: RuleSet) -> tuple[tuple[str, ...], dict[str, list[tuple[str, int, frozenset[int]]]]]:
    """Ids of the lists whose words part names, and these words by their first character, longest first: each with the
    place of its list, and of its members there."""
    lists = [entry for entry in rules.phrasing.values() if entry.id.startswith(("contrast_", "scope_"))]
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for which, entry in enumerate(lists):
        for at, words in enumerate(entry.words):
            for word in filter(None, words.split("|")):
                places[word, which].add(at)
    index: dict[str, list[tuple[str, int, frozenset[int]]]] = defaultdict(list)
    for (word, which), members in sorted(places.items(), key=lambda p: -len(p[0][0])):
        index[word[0]].append((word, which, frozenset(members)))
    return tuple(entry.id for entry in lists), dict(index)


def _contrasts_in(name: str, tools: _Tools) -> tuple[tuple[str, frozenset[int]], ...]:
    """The lists of which a name holds words, and which of their members; words of one list don't overlap."""
    found: dict[int, frozenset[int]] = {}
    ends: dict[int, int] = {}
    for at, character in enumerate(name):
        for word, which, members in tools.contrast_words.get(character, ()):
            if at >= ends.get(which, 0) and name.startswith(word, at):
                ends[which] = at + len(word)
                found[which] = found.get(which, frozenset()) | members
    return tuple((tools.contrasts[which], found[which]) for which in sorted(found))


def key_of(name: str, indicator: str | None, rules: RuleSet, predicate: str = "") -> NameKey:
    """The key of a name. `predicate` holds the words between name and number, which may tell a stock (增至)."""
    return _key(name, indicator, predicate, rules)


@lru_cache(maxsize=8192)
def _key(name: str, indicator: str | None, predicate: str, rules: RuleSet) -> NameKey:
    tools = _tools(rules)
    name = re.sub(_EXAMPLES, "", name) if "等" in name else name
    name = name.replace("全国重点", "国家级重点")  # a rank, no region: 全国重点实验室 are no 省级重点实验室
    bare = _COUNT_OF.sub("", plain(_ETC.sub("和", name.replace("、", "和")), rules))
    flow = flow_of(bare, predicate, rules)
    bare = one_word_each(bare, rules)
    spent = None if indicator else purpose(bare, rules)
    core = tools.light.sub("", bare) or bare if spent is None else tools.light.sub("", spent) or spent
    core = _WORK.sub("", core.strip("和与及")) or core
    core = core.removesuffix("总额") if core.endswith("投资总额") else core
    core = tools.stages.off(core) or core  # 老楼加装电梯完工
    measure = lexicon_for(rules).measures.of(core)
    grams = grams_of(core) if core else frozenset()
    only_measure = measure != "" and measure == core
    return NameKey(indicator, core, grams, _contrasts_in(bare, tools), flow, only_measure)


def grams_of(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, none across 和; the character itself where there is one only.

    新农合和居民医保 and 居民医保和新农合 have the same.
    """
    pairs = frozenset(pairs_of(text))
    if "和" in text or "与" in text or "及" in text:
        pairs = frozenset(pair for pair in pairs if _JOINTS.isdisjoint(pair))
    return pairs or frozenset((text,))


class Weights(dict[str, float]):
    """How much each pair of characters tells, by how few of `holders` hold it; one that none holds tells the most."""

    __slots__ = ("_most",)

    def __init__(self, holders: Sequence[Collection[str]]) -> None:
        total = len(holders)
        self._most = log(1 + max(total, 1))
        by_count = [self._most, *(log(1 + total / n) for n in range(1, total + 1))]
        counts = Counter(chain.from_iterable(holders))
        super().__init__(zip(counts, map(by_count.__getitem__, counts.values()), strict=True))

    def __missing__(self, gram: str) -> float:
        return self._most

    def sum(self, grams: Iterable[str]) -> float:
        return sum(map(self.__getitem__, grams))


def contrast(a: NameKey, b: NameKey) -> str:
    """Id of a contrast that parts two names (城镇, 农村), empty where there is none."""
    yours = dict(b.contrasts)
    return next((s for s, members in a.contrasts if s in yours and not members & yours[s]), "")


def other_kind(a: NameKey, b: NameKey) -> bool:
    """Whether a contrast parts two things; another stage of the same one does not."""
    return contrast(a, b) not in ("", _STAGE)


def same_scope(a: NameKey, b: NameKey) -> bool:
    """Whether nothing parts two names, and neither has a word of scope (规上, 公共) that the other lacks."""
    one_sided = dict(a.contrasts).keys() ^ dict(b.contrasts).keys()
    return not contrast(a, b) and not any(name.startswith("scope_") for name in one_sided)


def same_kind(a: NameKey, b: NameKey) -> bool:
    """Whether two names hold the same words that part names, those of scope left out."""
    mine, yours = ({id_: held for id_, held in key.contrasts if not id_.startswith("scope_")} for key in (a, b))
    return mine == yours


def same_stage(a: NameKey, b: NameKey) -> bool:
    """Whether both names tell one stage of what they count (新开工, 竣工)."""
    mine, yours = dict(a.contrasts).get("contrast_stage"), dict(b.contrasts).get("contrast_stage")
    return bool(mine and yours and mine & yours)


def flows_clash(a: NameKey, b: NameKey) -> bool:
    """Whether one name counts what is new in the year and the other all there is (新增X, 累计X)."""
    flows = {a.flow, b.flow}
    return not flows.isdisjoint(_ALL) and not flows.isdisjoint(_OF_THE_YEAR)


def likeness(a: NameKey, b: NameKey, cover: float, back: float) -> Likeness:
    """How alike two names are; 0 where they are told apart by a contrast or are known as different indicators.

    `cover` and `back` are the shares of a's and of b's words, by weight, that the other one holds too.
    """
    if a.indicator and a.indicator == b.indicator:
        return Likeness(1.0, (Step("同一指标", 1.0),))
    opposed = contrast(a, b)
    if opposed and opposed != _STAGE:
        return Likeness(0.0, (Step(f"名称对立（{opposed}）", 0.0),))
    if not cover:
        return Likeness(0.0, ())
    score = 2 * cover * back / (cover + back)
    if a.core == b.core:
        score = 1.0
    within = not (a.measures or b.measures) and (_holds(a.core, b.core) or _holds(b.core, a.core))
    if within and a.core != b.core:
        score = max(score, 0.5 + 0.5 * min(cover, back))
    if _HALF <= score < 1 and not within:
        score = max(score, _turned(a.core, b.core))
    one_sided = [s for s in dict(a.contrasts).keys() ^ dict(b.contrasts).keys() if s.startswith("scope_")]
    if _is_member(a.core, b.core) or _is_member(b.core, a.core):
        one_sided.append("scope_list")
    if opposed:
        one_sided.append(opposed)  # 开工保障房 for 建成保障房: the same thing, at another stage
    both_known = bool(a.indicator and b.indicator)
    steps = [Step("共有字词", round(score, 3))]
    if one_sided or both_known:
        score *= 0.75
        steps.append(Step("范围不同" if one_sided else "规则库中为不同指标", round(score, 3)))
    return Likeness(score, tuple(steps), not one_sided and not both_known, within)


def _turned(name: str, other: str) -> float:
    """How alike two names are whose words stand in another order, by the characters of these words; 0 where they don't.

    物业服务覆盖老旧小区 and 为老旧小区引入物业服务 are both of 物业服务 and 老旧小区.
    """
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(name) - 1:
        end = at + 1
        while end < len(name) and name[at : end + 1] in other:
            end += 1
        if end > at + 1:
            places.append((other.find(name[at:end]), end - at))
        at = end
    if places == sorted(places):
        return 0.0
    shared = sum(length for _, length in places)
    return 2 * shared / (len(name) + len(other))


def _holds(whole: str, part: str) -> bool:
    """Whether one name is the other with more words before it; what stands last says what it is.

    规上工业企业 is whose 数智化转型 it is, and not a wider name of it, nor 三级医院 of 三级医院床位.
    """
    rest = whole[len(part) :] if whole.startswith(part) else ""
    return whole.endswith(part) or rest in _HOW_MUCH or rest.startswith(_WITHOUT)


def has_more_within(name: str, other: str) -> bool:
    """Whether one name is the other with an attribute put into it: 市政府公共投资, 市政府投资总额."""
    short, long = sorted((_bare(name), _bare(other)), key=len)
    if not 0 < len(long) - len(short) <= _ATTRIBUTE or short[-_HEAD:] != long[-_HEAD:]:
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return same >= _HEAD and len(short) - same >= _HEAD and long.endswith(short[same:])


def _bare(name: str) -> str:
    """投资总额 → 投资."""
    return next((name.removesuffix(much) for much in _TOTALS if name.endswith(much)), name)


def _is_member(core: str, whole: str) -> bool:
    """Whether a name is one of those that another one counts together: 城市危旧房 of 城中村和城市危旧房."""
    members = _JOINED.split(whole)
    return len(members) > 1 and core in members


def figure_key(figure: Figure, text: str, rules: RuleSet) -> NameKey:
    """The key of a figure's name, with the words between name and number (绿色工厂达228家, 瞪羚企业突破1500家)."""
    before, quote = text[max(figure.clause[0], figure.start - 6) : figure.start], figure.quote
    if not quote[:1].isdecimal():
        before += quote[: next((at for at, sign in enumerate(quote) if sign.isdecimal()), 0)]
    name = figure.name
    if "占" in name and figure.unit == "%" and figure.aspect is Aspect.LEVEL and not name.endswith(_SHARES):
        name += "比重"  # 教育经费支出占生产总值的4% tells a share, and nothing of 生产总值
    if figure.aspect is Aspect.LEVEL and figure.unit != "%" and name.startswith("生产") and re.match(_MADE, name):
        name = name.removeprefix("生产") + "产量"
    name = re.sub(_CALLED, "", name) if "”等" in name else name
    name = bare_of_kinds(name) if "等各类" in name else name  # 文旅、家电等各类消费券 are all of them
    name = as_excess(name) if figure.aspect is Aspect.CHANGE else name
    return key_of(name, figure.indicator, rules, before)


def key_with_rise(figure: Figure, text: str, rules: RuleSet) -> NameKey:
    """The key of a figure, where the rise of something tells how much of it is new: 规上工业企业达418家，净增67家."""
    if figure.aspect is Aspect.CHANGE and figure.indicator:
        added = f"新增{figure.name}"
        if known := indicator_of(added, rules):
            return key_of(added, known, rules)
    return figure_key(figure, text, rules)
