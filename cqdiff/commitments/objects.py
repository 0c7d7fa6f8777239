"""Tell the objects of a promise apart and judge whether they have a name."""

from __future__ import annotations

import re

from msgspec import Struct

from cqdiff.commitments.lexicon import Family, Promises
from cqdiff.commitments.spans import Span, conjunctions, members

_ETC = re.compile(r"(?<![高中初同平优均甲乙])等(?![级额效次])([^、，]{0,24})$")
_SECOND = re.compile(r".{0,12}?[和及与](.{3,})等(.*)$")
"""A等国际赛事和B等群众活动: two lists in one."""
_CLASS = re.compile(r"项目|工程")
_COUNT = re.compile(r"^\d+(?:\.\d+)?[万亿]?[个项条家座类]?")
_COUNTED = re.compile(r"\d")
_HOW_MANY = r"\d.*$"
_SUMMED = r"[两三四五六七八九十\d][个项部份][^、]{2,}$"
"""制定A、B、C三个规划: one list with its sum."""
_ANY_MEMBER = frozenset({"start", "build", "event"})
"""Families that can have any name before 等重大项目, 等重要活动."""
_DEED = re.compile(
    "^(?:促进|推进|推动|加快|深化|扩大|提升|强化|加强|完善|健全|优化|支持|发展|提高).{3,}"
    "(?:(?:实施)?意见|(?:若干|\\d+条)?(?:政策)?措施|政策|条例|办法|规定|细则|规划|方案|[一二三四五两]年(?:专项|攻坚|提升)?(?:行动|计划)(?:计划|方案)?"
    "|专项行动|攻坚行动|行动(?:计划|方案)|\\d\\.\\d版|“?升级版”?)$"
)
_KNOWN = ("机构改革", "机构改革任务")
"""General words that name one thing all the same: 完成省级机构改革."""
_AWARDED = {"approval": "", "scheme": "试点", "institution": "试点城市"}
"""Families of what is awarded, and what the name ends with that tells so."""
_PAPERS = ("专项规划", "总体规划", "条例", "任务清单", "事项清单")
_FIELD_PAPERS = "(?:发展规划|行动方案|行动计划|配套政策|配套措施)$"
"""Papers whose kind and subject make one, though each word is a general one: 城市更新专项规划."""
_TITLE = 6
_WHOLE = ("全国", "全省", "全市", "全区", "全县")
_NOUN = 2
_PLACE = 5
_SITED = frozenset({"start", "build", "institution", "approval"})
_NAME_ENDS = ("”", "》")
_ALIKE = ("finish", "approval")
_SHORTEST = 3
"""A member of a list with fewer characters is a place and not a project (綦江、丰都等抽水蓄能项目)."""


class Object(Struct, frozen=True, gc=False):
    """One object: the span of its words, and its name (which may borrow the class behind 等); `listed` before a 等."""

    start: int
    end: int
    name: str
    listed: bool = False


class Listing(Struct, frozen=True, gc=False):
    """The objects of one verb, cut at 、. `label` is what stands behind 等 (重大交通项目), None without 等."""

    spans: tuple[Span, ...]
    label: str | None
    end: int


def listing(text: str, start: int, end: int, held: tuple[Span, ...]) -> Listing:
    """Cut the words behind a verb into the members of their list."""
    etc = _ETC.search(text, start, end) if text.find("等", start, end) > start else None
    if etc and etc.start() > start:
        spans, label = members(text, start, etc.start(), held), etc.group(1)
        second = _SECOND.match(label)
        if second:
            spans.append((etc.start(1) + second.start(1), etc.start(1) + second.end(1)))
            label = second.group(2)
        return Listing(tuple(spans), label, end)
    return Listing(tuple(members(text, start, end, held)), None, end)


def may_tell(words: str, family: Family) -> bool:
    """Whether the words behind a verb may hold one of its things: most are neither listed nor end with one."""
    listed = "、" in words or "等" in words or words.endswith(_NAME_ENDS)
    return family.bare or listed or family.nouns.end(words)


def objects_of(
    text: str, start: int, end: int, family: Family, promises: Promises, held: tuple[Span, ...]
) -> list[Object]:
    """The named objects in text[start:end] that this family of verbs can have; empty where there is none."""
    if not may_tell(text[start:end], family):
        return []
    listed = listing(text, start, end, held)
    if not listed.spans:
        return []
    whole = listed.spans[0][0], listed.end
    first, several = listed.spans[0], len(listed.spans) > 1
    one = several and listed.label is None and not is_deed(text[slice(*first)], family)
    if one and is_deed(text[slice(*whole)], family):
        return [Object(*whole, text[slice(*whole)])]  # 制定加强进口、促进贸易平衡的指导意见
    summed = family.name == "document" and several and re.compile(_SUMMED).search(text, *listed.spans[-1])
    if summed and family.nouns.end(text[slice(*whole)]):
        return [Object(*whole, text[slice(*whole)])]
    if promises.vague.at(text, first[0]) and not is_deed(text[slice(*first)], family):
        return []
    if listed.label is None:
        alike = _of_one_sort(text, listed, family, promises) if family.name in _ALIKE else []
        alike = alike or (_lent(text, listed, family, promises) if several else [])
        found = alike or _complete(text, listed, family, held, promises)
    else:
        found = _examples(text, listed, family, promises, held)
    return [
        o for o in found if is_named(o.name, promises) or is_deed(o.name, family) or _is_one(o.name, family, promises)
    ]


def is_deed(name: str, family: Family) -> bool:
    """Whether a name that begins with a verb is one of a paper or scheme: 促进科技成果转化五年行动 (Beijing 2025)."""
    return family.name in ("document", "scheme", "finish") and _DEED.search(name.removesuffix("任务")) is not None


def is_named(name: str, promises: Promises) -> bool:
    """Whether the words name something: not vague, and more than general nouns."""
    if name.endswith(_KNOWN):
        return True
    return len(name) >= _SHORTEST and not promises.vague.at(name) and not promises.generic.fullmatch(name)


def _is_one(name: str, family: Family, promises: Promises) -> bool:
    """General words alone, and yet one thing: 全省一体化数据平台 is the only one, and a title is awarded."""
    if family.name == "service":
        return len(name) >= _TITLE and name.startswith(_WHOLE)
    if family.name == "register":
        return len(name) >= _TITLE
    if family.name == "document":
        if paper := re.search(_FIELD_PAPERS, name):  # 人才发展规划, 低空经济行动方案
            return promises.fields.any_in(name[: paper.start()])
        return len(name) > _TITLE and name.endswith(_PAPERS)
    return _is_title(name, family)


def _is_title(name: str, family: Family) -> bool:
    """国家级文化和旅游消费试点城市, 国家数据基础设施建设试点: general words alone, yet one title that is won."""
    if family.name not in _AWARDED or not name.endswith(_AWARDED[family.name]):
        return False
    return name == "国家公园" or (len(name) >= _TITLE and name.startswith(("国家", "全国", "国际")))


def _of_one_sort(text: str, listed: Listing, family: Family, promises: Promises) -> list[Object]:
    """完成省港口集团、省机场集团重组: what is done to the last is done to all that end with the same noun."""
    if len(listed.spans) < 2:
        return []
    names = [text[slice(*span)] for span in listed.spans]
    nouns = promises.families["institution"].nouns, promises.site.nouns
    heads = [head for sort in nouns if (head := sort.head(names[0]))]
    noun = names[0][len(heads[0]) :] if heads else ""
    own, _, deed = names[-1].rpartition(noun) if len(noun) >= _NOUN else ("", "", "")
    if not own or not deed or not family.nouns.end(names[-1]) or not all(n.endswith(noun) for n in names[:-1]):
        return []
    last = Object(*listed.spans[-1], names[-1])
    return [*(Object(*s, n + deed) for s, n in zip(listed.spans[:-1], names[:-1], strict=True)), last]


def _lent(text: str, listed: Listing, family: Family, promises: Promises) -> list[Object]:
    """挂牌建设云江、青湖实验室: each place has its own, and the last name lends its noun to the others."""
    noun = promises.lent.before(text, listed.end) if family.name in _SITED else ""
    if not noun:
        return []
    start, end = listed.spans[-1]
    posted = re.search("驻.$", text[start : end - len(noun)])  # 甲国、乙国驻云总领馆
    noun = posted.group() + noun if posted else noun
    heads = [text[slice(*s)] for s in listed.spans[:-1]] + [text[start : end - len(noun)]]
    if not all(_NOUN <= len(h) <= _PLACE and not family.nouns.end(h) and h.isalnum() for h in heads):
        return []
    if any(promises.site.kinds.at(h) or _has_noun(h, promises) for h in heads):  # 国家、省级高速公路
        return []
    return [Object(*s, head + noun) for s, head in zip(listed.spans, heads, strict=True)]


def _has_noun(name: str, promises: Promises) -> bool:
    """Whether a name needs no noun of another: 云岭通道, no 襄陵."""
    return promises.site.nouns.end(name) and len(promises.site.nouns.head(name)) <= len(name) - _NOUN


def _complete(text: str, listed: Listing, family: Family, held: tuple[Span, ...], promises: Promises) -> list[Object]:
    """Without 等 a member that lacks its noun shares the noun of a later one, and both are one object."""
    found: list[Object] = []
    begin: int | None = None
    for i, (start, end) in enumerate(listed.spans):
        begin = start if begin is None else begin
        own = end - begin > _SHORTEST or i == len(listed.spans) - 1
        quoted = family.name == "event" and text[begin] == "“" and text[end - 1] == "”"  # 举办“云川夏夜”
        if (family.bare and own) or quoted or family.nouns.end(text[start:end]):
            found += _parted(text, (begin, end), family, held, promises)
            begin = None
    # What is left over shows that the clause goes on with something else (A、B高效联动).
    return [] if begin is not None else found


def _parted(text: str, span: Span, family: Family, held: tuple[Span, ...], promises: Promises) -> list[Object]:
    """Cut at 和 where both sides are complete names."""
    words = text[slice(*span)]
    if "和" not in words and "与" not in words and "及" not in words:
        return [Object(*span, words)]
    for left, right in conjunctions(text, span, held, promises.figures.with_and):
        if min(left - span[0], span[1] - right) < _SHORTEST:
            continue
        first, second = text[span[0] : left], text[right : span[1]]
        named = family.name == "start" and promises.site.named(first) and promises.site.named(second)
        staged = family.name == "start" and promises.closing.of(first[_SHORTEST:])  # 推进甲学院升格和乙大学招生
        founded = family.name == "service" and promises.families["found"].nouns.end(first)  # 建立甲制度和乙平台
        if named or staged or founded or family.nouns.end(first):
            rest = _parted(text, (right, span[1]), family, held, promises)
            return [Object(span[0], left, first), *rest]
    return [Object(*span, words)]


def _examples(text: str, listed: Listing, family: Family, promises: Promises, held: tuple[Span, ...]) -> list[Object]:
    """A、B、C等重大项目: each is an object where the class behind 等 is general or the names are complete."""
    label = listed.label or ""
    whole = Object(listed.spans[0][0], listed.end, text[listed.spans[0][0] : listed.end])
    general = not label or promises.generic.fullmatch(_COUNT.sub("", promises.vague.without(label))) is not None
    if family.name == "scheme" and family.nouns.end(label):
        return [whole]
    spans = [p for s in listed.spans for p in _parts(text, s, family, held, promises)]
    if family.name == "build" and "项目" in label:  # 加快云岭实验室和青湖研究院等项目建设
        bodies = promises.families["institution"]
        spans = [p for s in spans for p in _parts(text, s, bodies, held, promises)]
    if family.name == "build" and (_COUNTED.search(label) or not _of_projects(text, label, spans, family)):
        return []
    lent = _each_its_own(text, spans, label, family, promises)
    if not lent and any(end - start < _SHORTEST for start, end in spans):
        return [whole] if family.nouns.end(label) and not _COUNTED.search(label) else []
    found = []
    for i, (start, end) in enumerate(spans):
        name = text[start:end]
        fits = family.nouns.end(name)
        if not (lent or fits or family.bare or (general and family.name in _ANY_MEMBER) or family.nouns.end(label)):
            continue
        last = i == len(spans) - 1 and not _COUNTED.search(label)
        whose = _deed_behind(label, name, family, promises) if fits else lent or _borrowed(label, general, family)
        found.append(Object(start, listed.end if last else end, name + whose, listed=True))
    return found


def _each_its_own(text: str, spans: list[Span], label: str, family: Family, promises: Promises) -> str:
    """建成云青、平岭等高速公路45公里: the class behind 等, where each place has its own."""
    sort = _CLASS.sub("", _COUNT.sub("", label)) if family.name == "start" else ""
    sort = re.sub(_HOW_MANY, "", sort)
    names = [text[slice(*s)] for s in spans] if sort in promises.lent else []
    return sort if names and not any(promises.site.nouns.end(n) for n in names) else ""


def _borrowed(label: str, general: bool, family: Family) -> str:
    """What a name takes from the class behind it: 久治至马尔康等高速公路项目 is a 高速公路."""
    if _COUNTED.search(label):
        return ""
    sort = _CLASS.sub("", label)
    lent = family.nouns.are(sort) or (family.name == "document" and family.nouns.end(sort))  # A、B等专项政策
    return (sort if lent else "") if general else label


def _deed_behind(label: str, name: str, family: Family, promises: Promises) -> str:
    """启动甲医院东院区、乙医院南院区等老院区病房改造提升: what is done behind the noun that sums them up."""
    noun = name[len(family.nouns.head(name)) :]
    deed = label.rpartition(noun)[2] if len(noun) >= _NOUN and noun in label else ""
    return deed if deed not in ("", "建设") and promises.families["finish"].nouns.end(deed) else ""


def _of_projects(text: str, label: str, spans: list[Span], family: Family) -> bool:
    """Whether a list is one of building sites: its class says so, or every name does."""
    return _CLASS.search(label) is not None or all(family.nouns.end(text[slice(*s)]) for s in spans)


def _parts(text: str, span: Span, family: Family, held: tuple[Span, ...], promises: Promises) -> list[Span]:
    return [(o.start, o.end) for o in _parted(text, span, family, held, promises)]
