"""Read one clause as a promise that has no number: verb, named objects, kind and strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cqdiff.commitments.lexicon import Family, Promises
from cqdiff.commitments.objects import Object, is_deed, is_named, listing, objects_of
from cqdiff.commitments.spans import Span
from cqdiff.models import CommitmentKind, Strength

_KEPT_GOING = frozenset({"scheme", "build"})
_SITE_WORK = {
    "launch": re.compile("(?:建设|迁建|扩建|改建)$"),
    "scheme": re.compile("(?:建设|修复|整治|治理|扩容|水源|山水)工程$"),
    "finish": re.compile("(?:工程|整治|改造|建设|修复|迁建|修缮)$"),
}
_BODIES_ONLY = frozenset({"建设", "建成", "创建", "建立", "布局", "规划布局"})
_BUILDS = frozenset({"建设", "创建", "建成"})
_NO_SITE = re.compile("[措策革务施]$|的|加快|平稳$")
_TITLE = re.compile("国家|全国|世界|中国|(?:无废|文明|卫生|园林|森林|海绵|双拥模范)城")
_AIMS = ("目标任务", "主要目标", "各项目标", "目标和任务")
"""完成“十四五”规划目标任务 closes a speech and promises nothing of the year."""
_ZONE = ".{6}(?:试验区|先行区|先导区|保税区)$"
_DOING = re.compile("推进|加强|深化|完善|提高|优化|促进|扩大|提升(?!期)|强化")
"""完成在建项目、加强薄弱环节、推进改革: what is done next, and no thing."""
_NEXT = "新一轮|第[一二三四五]"
_ROLLED_OUT = "(?:全面|继续|持续)(?:提高|下调|上调|降低|实行|取消|推行|建立|免除|免征|免收|停征|统一|放开)"
"""全面实行企业投资承诺制, 继续提高基础养老金: the words that keep other things going bring these to everybody."""
_SINCE_FIRST = ("从", "自")
_SINCE = re.compile(r"[从自](?:今年|明年|\d)[^，。、]{0,8}?起")
"""从今年秋季起全面免除学杂费: since when."""
_OPENS_FIRST = frozenset("今全上年一两三要将再继有稳分逐尽抓同基大适进")
_OPENS = re.compile(
    "(?:今年|全年|上半年|年内|年底前|[一两三]年内|要|将(?=[取停免提下上降实推建统对继再])|再|继续|进一步|有序|稳步|分步|逐步|尽快|抓紧|同步|全面|全部|基本|大幅|适当)+"
)
"""认真实行审计制度 asks for diligence; 有序提高低保标准 for a deed of the year."""
_CHANGE = re.compile(
    "(?:[一两三]年内|今年|年内)?(?:基本|大幅|全面|全部|如期|顺利|适当|适度)*((?:降低并统一|取消|停征|免征|免除|免收|提高|下调|上调|降低|实行|推行|建立|统一|通过)(?:[和并或]..)?)(?=.{3})"
)
_DUE = re.compile(
    r"(?:\d{1,2}月(?:底|中旬|上旬|下旬|份)?前?|年底前?|年内|[上下]半年|(?:春节|国庆)前|第?[一二三四]季度)$"
)
"""湾海高速6月底前建成通车: by when, and no part of the name."""
_COUNTED = re.compile(r"\d")
_AND_THEN = re.compile(
    "并(?:尽快|及时|正式)?(?:投入使用|投用|投产|投运|通车|运营|开放|启用|上报.*|组织实施|实施|落地)$"
)
"""建成区疾控中心并投入使用, 编制完成规划并上报审批."""
_LEAST_NAME = 3
_PLAIN_OF = re.compile("统一的")
_SCOPED = frozenset({"approval", "institution", "document", "event", "scheme"})


class Promise(Struct, frozen=True, gc=False):
    """A promise at its place, before it becomes a record."""

    start: int
    end: int
    verb: str
    object: str
    kind: CommitmentKind
    strength: Strength


class Lead(Struct, frozen=True, gc=False):
    """What stands before the verb: where it begins, where the verb begins, and the words between."""

    start: int
    verb: int
    words: str
    scoped: bool = False


def strength_of(words: str, promises: Promises) -> Strength:
    """How firmly it is promised: the word that is softest decides."""
    if promises.explore.search(words):
        return Strength.EXPLORE
    return Strength.AIM if promises.aim.search(words) else Strength.FIRM


def read_clause(text: str, clause: Span, held: tuple[Span, ...], promises: Promises) -> list[Promise]:
    """The promises of a clause, one for each named object."""
    for lead, verb in _openings(text, clause, promises):
        for name in promises.verbs[verb]:
            family = promises.families[name]
            if not _fits(lead, verb, family, promises):
                continue
            found = list(_with_objects(text, clause, held, lead, verb, family, promises))
            if found:
                return found
    closing = _closing(text, *clause, promises)
    found = list(_closed(text, clause, held, closing, promises)) if closing else []
    return found or list(_state(text, clause, promises))


def _openings(text: str, clause: Span, promises: Promises) -> Iterator[tuple[Lead, str]]:
    """Every way to read the beginning of a clause as adverbs and a verb, the one with the longest verb first."""
    start, end = clause
    at = start
    while True:  # after nothing, one adverb, two adverbs …; 启动建设 is tried before 启动 + 建设
        verb = promises.verb.at(text, at, end)
        # 加快 governs a noun (加快X建设) and qualifies a verb (加快实施X)
        if verb and not (verb in promises.adverbs and promises.verb.at(text, at + len(verb), end)):
            yield Lead(start, at, text[start:at]), verb
        adverb = promises.adverbs.at(text, at, end)
        if not adverb:
            break
        at += len(adverb)
    helped = promises.helped.at(text, start, end)
    at = start if helped else at  # 今年在重点区域开展…监测
    opened = helped or promises.scope.at(text, at, end)
    if opened:
        for begin, verb in promises.verb.within(text, at + len(opened) + 1, end):
            if _SCOPED.intersection(promises.verbs[verb]):
                yield Lead(start, begin, text[start:begin], True), verb


def _after_adverbs(text: str, at: int, end: int, promises: Promises) -> int:
    while adverb := promises.adverbs.at(text, at, end):
        at += len(adverb)
    return at


def _fits(lead: Lead, verb: str, family: Family, promises: Promises) -> bool:
    """Whether a verb of this family can stand behind this lead."""
    if lead.scoped and (family.name not in _SCOPED or promises.anybody.search(lead.words)):
        return False
    goes_on = family.name in _KEPT_GOING or verb in _BUILDS
    return not (goes_on and promises.ongoing.search(lead.words))


def _with_objects(
    text: str, clause: Span, held: tuple[Span, ...], lead: Lead, verb: str, family: Family, promises: Promises
) -> Iterator[Promise]:
    begin = lead.verb + len(verb)
    begin += text.startswith("好", begin)
    if text.startswith("和", begin):  # 恢复和开通航线: the second verb is no object
        return
    then = _AND_THEN.search(text, begin, clause[1]) if text.find("并", begin, clause[1]) >= 0 else None
    end, tail = _untailed(text, begin, then.start() if then else clause[1], family, promises)
    objects = objects_of(text, listing(text, begin, end, held), family, promises, held)
    for i, found in enumerate(objects):
        if not acceptable(found.name, verb, family, promises) or (
            not tail and _too_soft(found, verb, family, promises)
        ):
            continue
        last = i == len(objects) - 1 and found.end == end
        yield Promise(
            start=quote_start(lead, promises) if i == 0 else found.start,
            end=clause[1] if last else found.end,
            verb=f"{verb}…{tail}" if tail and len(verb + tail) < 12 else verb,
            object=found.name,
            kind=_kind(found.name, verb, family, promises),
            strength=strength_of(lead.words + verb, promises),
        )


def _untailed(text: str, begin: int, end: int, family: Family, promises: Promises) -> tuple[int, str]:
    """Cut the closing verb off the objects: 加快A、B建设进度, 争取A落地."""
    closing = _closing(text, begin, end, promises) if family.name in ("build", "approval") else None
    if not closing and family.name == "build":
        closing = promises.tail.search(text, begin, end)
    if closing and closing.start() - begin >= 3:
        return closing.start(), closing.group()
    return end, ""


def quote_start(lead: Lead, promises: Promises) -> int:
    """A quote begins with the word that softens the promise, else with the verb."""
    soft = promises.explore.search(lead.words) or promises.aim.search(lead.words)
    if promises.scope.at(lead.words) or promises.helped.at(lead.words):
        return lead.start
    return lead.start + soft.start() if soft else lead.verb


def acceptable(name: str, verb: str, family: Family, promises: Promises) -> bool:
    """What the ends of a name can't tell: a title of the nation, a body that is built, a thing."""
    if _DOING.match(name) and not is_deed(name, family):
        return False
    if family.name == "approval" and verb == "创建":
        return _TITLE.search(name) is not None or re.search(_ZONE, name) is not None
    if family.name == "institution" and verb in _BODIES_ONLY:
        return verb != "建立" and promises.body.end(name) and "的" not in _PLAIN_OF.sub("", name)
    if family.name == "start" and verb.endswith("建成"):
        return "“" in name or family.nouns.end(name)
    if family.name == "finish" and name.endswith(_AIMS):
        return False
    if family.name == "build" and "、" in name:
        return False
    if family.name in ("start", "build", "institution", "service"):
        return not promises.no_object.of(name) and "的" not in _PLAIN_OF.sub("", name)
    return True


def _too_soft(found: Object, verb: str, family: Family, promises: Promises) -> bool:
    """推进重点行业节能改造: a field of work rather than a building site, unless it is one of a list of projects."""
    begun = verb == "启动" and re.match(_NEXT, found.name)  # 启动新一轮农村电网改造
    return family.name == "build" and not found.listed and not begun and bool(promises.soft.of(found.name))


def _kind(name: str, verb: str, family: Family, promises: Promises) -> CommitmentKind:
    if family.name == "approval" and re.search("(?:机制|制度)$", name):
        return CommitmentKind.OTHER
    if family.name == "approval" and verb == "创建" and promises.body.end(name):
        return CommitmentKind.INSTITUTION
    if family.name in _SITE_WORK and _SITE_WORK[family.name].search(name):
        return CommitmentKind.PROJECT
    if family.name == "found" and re.search("(?:资金|基金)$", name):
        return CommitmentKind.INSTITUTION
    return family.kind


def _closed(
    text: str, clause: Span, held: tuple[Span, ...], closing: re.Match[str], promises: Promises
) -> Iterator[Promise]:
    """推动X落地, X基本完工: the closing verb says what stage is to be reached."""
    if text[closing.start() - 1] == "并":
        return
    at = clause[0]
    while opener := _opener(text, at, closing.start(), promises):
        at += len(opener)
    landed = closing.group().startswith(("落", "尽快落"))
    if landed and at == clause[0]:
        return
    lead, stage = text[clause[0] : at], closing.group()
    strength = Strength.AIM if landed else strength_of(lead, promises)
    objects = objects_of(text, listing(text, at, closing.start(), held), promises.families["start"], promises, held)
    for i, o in enumerate(objects):
        if _NO_SITE.search(o.name) or promises.no_object.of(o.name):
            continue
        more = _COUNTED.search(text, o.end, closing.start())  # A、B等20个项目建成投产
        start, end = clause[0] if i == 0 else o.start, o.end if i < len(objects) - 1 or more else clause[1]
        own = promises.closing.search(o.name, _LEAST_NAME)  # 推动A全线开工、B通车运营
        name = _DUE.sub("", o.name[: own.start()] if own else o.name) or o.name
        reached = own.group() if own else stage
        verb = f"{lead}…{reached}" if lead else reached
        yield Promise(start, end, verb, name, _stage_kind(name, reached, promises), strength)


def _closing(text: str, start: int, end: int, promises: Promises) -> re.Match[str] | None:
    """The closing verb at the end of a clause; most clauses end with none of its characters, and cost no search."""
    if text[end - 1] not in promises.closing_last and text.find("入国家", start, end) < 0:
        return None
    return promises.closing.search(text, start, end)


def _opener(text: str, at: int, end: int, promises: Promises) -> str:
    return promises.helped.at(text, at, end) or promises.adverbs.at(text, at, end)


def _stage_kind(name: str, stage: str, promises: Promises) -> CommitmentKind:
    if stage.endswith("互通"):
        return CommitmentKind.SERVICE
    if stage.endswith(("国家级", "批复", "批准", "核准")):
        return CommitmentKind.APPROVAL
    site = promises.families["build"].nouns.end(name)
    body = promises.families["institution"].nouns.end(name)
    return CommitmentKind.INSTITUTION if body and not site and not stage.startswith("建") else CommitmentKind.PROJECT


def _state(text: str, clause: Span, promises: Promises) -> Iterator[Promise]:
    """确保长江干流水质稳定保持Ⅱ类: checkable without a number or a thing."""
    begun = _SINCE.match(text, *clause) if text[clause[0]] in _SINCE_FIRST else None
    clause = (begun.end(), clause[1]) if begun else clause
    words = text[slice(*clause)]
    opens = _OPENS.match(words) if words[:1] in _OPENS_FIRST else None  # 今年要对土地收支进行全面审计
    state = promises.states_whole.match(words) or (opens and promises.states_whole.match(words, opens.end()))
    state = state or promises.states.search(words)
    if not state or (promises.ongoing.match(words) and not re.match(_ROLLED_OUT, words)):
        return
    at = _after_adverbs(text, *clause, promises)
    lead = text[clause[0] : at]
    if is_named(text[at : clause[1]], promises):
        change = _CHANGE.match(text, at, clause[1])  # 取消药品加成
        mood = "" if lead.endswith("要") else lead
        verb, thing = (change.group(1), change.end()) if change else (mood or "实现", at)
        yield Promise(*clause, verb, text[thing : clause[1]], CommitmentKind.OTHER, strength_of(lead, promises))
