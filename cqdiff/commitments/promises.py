"""Read one clause as a promise that has no number: verb, named objects, kind and strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cqdiff.commitments.lexicon import Family, Promises
from cqdiff.commitments.objects import Object, is_deed, is_named, listing, objects_of
from cqdiff.commitments.spans import Span
from cqdiff.models import CommitmentKind, Strength

_DIGITS = "0123456789"
_KEPT_GOING = frozenset({"scheme", "build", "made"})
_DONE_ONCE = "做好"
"""扎实做好规划编制 has an end all the same."""
_SITE_WORK = {
    "launch": re.compile("(?:建设|迁建|扩建|改建)$"),
    "finish": re.compile("(?:工程|整治|改造|建设|修复|迁建|修缮|加固|(?:加固|重建|搬迁)任务)$"),
}
_PAPERS = ("规划纲要", "发展纲要", "开发纲要", "规划编制", "方案编制", "报告编制", "草案起草")
_PAPER_WORK = frozenset({"scheme", "finish", "launch"})
"""Families of work whose outcome may be a paper: 启动城市群规划编制."""
_BODIES_ONLY = frozenset({"建设", "建成", "创建", "建立", "布局", "规划布局"})
_BUILDS = frozenset({"建设", "创建", "建成"})
_NO_SITE = re.compile("[措策革务施]$|的|加快|平稳$")
_TITLE = re.compile("国家|全国|世界|中国|省级|自治区级|(?:无废|文明|卫生|园林|森林|海绵|双拥模范)城")
_AIMS = ("目标任务", "主要目标", "各项目标", "目标和任务")
"""完成“十四五”规划目标任务 closes a speech and promises nothing of the year."""
_ALL_TASKS = "各项(?:工作|目标).*任务$|^(?:全年|今年|年度|\\d{4}年).*任务$"
"""完成2025年各项工作任务 promises everything and so nothing."""
_MECHANISMS = ("机制", "体系")
_LEAST_PURPOSE = 2
_ZONE = ".{6}(?:试验区|先行区|先导区|保税区)$"
_DOING = re.compile("推进|加强|深化|完善|提高|优化|促进|扩大|提升(?!期)|强化")
"""完成在建项目、加强薄弱环节、推进改革: what is done next, and no thing."""
_NEXT = "新一轮|第[一二三四五]"
_ROLLED_OUT = (
    "(?:全面|继续|持续)(?:提高|下调|上调|降低|实行|取消|推行|建立|免除|免征|免收|停征|统一|放开)"
    "|(?:全面|继续|持续|接续)(?:实施|办好)"
    "|全面(?:取缔|淘汰|关停|消除)"
)
"""全面实行企业投资承诺制, 继续提高基础养老金: the words that keep other things going bring these to everybody."""
_SINCE_FIRST = ("从", "自")
_SINCE = re.compile(r"[从自](?:今年|明年|\d)[^，。、]{0,8}?起")
"""从今年秋季起全面免除学杂费: since when."""
_OPENS_FIRST = frozenset("今全上年一两三要将再继有稳分逐尽抓同基大适进")
_OPENS = re.compile(
    "(?:今年|全年|上半年|年内|年底前|[一两三]年内|要|将(?=[取停免提下上降实推建统对继再])|再|继续|进一步|有序|稳步|分步|逐步|尽快|抓紧|同步|全面|全部|基本|大幅|适当|适度|实现(?=[将把]))+"
)
"""认真实行审计制度 asks for diligence; 有序提高低保标准 for a deed of the year."""
_GUARDED = "(?:坚决|牢牢|坚定)*(守住|守牢|坚守|严守)"
_GUARD = 6
_CHANGE = re.compile(
    "(?:[一两三]年内|今年|年内)?(?:基本|大幅|全面|全部|如期|顺利|适当|适度)*((?:降低并统一|取消|取缔|淘汰|关停|消除|停征|免征|免除|免收|提高|下调|上调|降低|实行|推行|建立|统一|通过|保持|延续实施|延续执行|实施|办好|办成|办理|落实|完成)(?:[和并或]..)?)(?=.{3})"
)
_DUE = re.compile(
    r"(?:\d{1,2}月(?:底|中旬|上旬|下旬|份)?前?|年底前?|年内|[上下]半年|(?:春节|国庆|供暖[季期]|主?汛期?)前|第?[一二三四]季度)$"
)
"""湾海高速6月底前建成通车: by when, and no part of the name."""
_MONTH = r"\d{1,2}月(?:\d{1,2}日|底|中旬|上旬|下旬|份)?前?"
_COUNTED = re.compile(r"\d")
_AND_THEN = re.compile(
    "并(?:尽快|及时|正式)?(?:投入使用|投用|投产|投运|通车|运营|开放|启用|上?报.*|试点.*|组织实施|实施|落地)$"
)
"""建成区疾控中心并投入使用, 编制完成规划并上报审批."""
_LEAST_NAME = 3
_OF_SITES = frozenset({"点亮", "下水", "试运行", "组建"})
"""Stages of a site or a body (平台试运行); in 夜景点亮, 队伍组建 they are work in general."""
_POSTS = ("总领馆", "领事馆")
"""A 馆 that is a body and no building."""
_HELPING = ("推动", "推进", "促进", "加快", "共同推动")
_LISTED = "(?:尽快)?[纳列]入国家[^，。、]{0,16}$"
_PLAIN_OF = re.compile("统一的")
_WON = frozenset({"创成", "成功创建", "争创", "创建", "获批"})
"""力争云岭镇创成国家卫生镇: the place that wins a title may stand before the verb."""
_WINS = "(?<=..)(成功创建|创成|争创|创建)(.{3,})"
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
            found = list(with_objects(text, clause, held, lead, verb, family, promises))
            if found:
                return found
    stage = _closing(text, *clause, promises)
    found = list(_closed(text, clause, held, stage, promises)) if stage else []
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
        adverb = promises.adverbs.at(text, at, end) or (at < end and text[at] in _DIGITS and _by_when(text, at, end))
        if not adverb:
            break
        at += len(adverb)
    helped = promises.helped.at(text, start, end)
    at = start if helped else at  # 今年在重点区域开展…监测
    opened = helped or promises.scope.at(text, at, end)
    wins = at > start and not opened and (text.find("争", start, at) >= 0 or text.find("确保", start, at) >= 0)
    if not opened and not wins:
        return
    alone = helped == "支持" and promises.verb.at(text, at + len(helped), end)  # 支持创建国家植物园
    if alone or not (wins or helped) or not promises.vague.at(text, at + len(helped)):  # 力争更多城市创建…
        for begin, verb in promises.verb.within(text, at + len(opened) + (not alone), end):
            if verb in _WON if wins else _SCOPED.intersection(promises.verbs[verb]):
                yield Lead(start, begin, text[start:begin], True), verb


def _by_when(text: str, at: int, end: int) -> str:
    """6月底前开工云岭大桥: the month of the plan year may stand before the verb."""
    month = re.compile(_MONTH).match(text, at, end)
    return month.group() if month else ""


def _after_adverbs(text: str, at: int, end: int, promises: Promises) -> int:
    while adverb := promises.adverbs.at(text, at, end):
        at += len(adverb)
    return at


def _fits(lead: Lead, verb: str, family: Family, promises: Promises) -> bool:
    """Whether a verb of this family can stand behind this lead."""
    if lead.scoped and (family.name not in _SCOPED or promises.anybody.search(lead.words)):
        return False
    goes_on = (family.name in _KEPT_GOING and verb != _DONE_ONCE) or verb in _BUILDS
    return not (goes_on and promises.ongoing.search(lead.words))


def with_objects(
    text: str, clause: Span, held: tuple[Span, ...], lead: Lead, verb: str, family: Family, promises: Promises
) -> Iterator[Promise]:
    """The promises of a verb of this family, one for each object that has a name."""
    begin = lead.verb + len(verb)
    begin += text.startswith("好", begin)
    if text.startswith("和", begin) and not promises.figures.with_and.at(
        text, begin
    ):  # 恢复和开通航线: the second verb is no object
        return
    then = _AND_THEN.search(text, begin, clause[1]) if text.find("并", begin, clause[1]) >= 0 else None
    end, tail = _untailed(text, begin, then.start() if then else clause[1], family, promises)
    objects = objects_of(text, listing(text, begin, end, held), family, promises, held)
    if not objects:
        return
    fit = [
        acceptable(o.name, verb, family, promises) and (tail != "" or not _too_soft(o, verb, family, promises))
        for o in objects
    ]
    for i, found in enumerate(objects):
        if not fit[i] and not (any(fit) and _built_too(found.name, verb, family, promises)):
            continue
        last = i == len(objects) - 1 and found.end == end
        start, until = quote_start(lead, promises) if i == 0 else found.start, clause[1] if last else found.end
        won = re.search(_WINS, found.name) if "创" in found.name else None
        granted = family.name == "build" and _granted(tail, promises)
        kind = CommitmentKind.APPROVAL if granted else _kind(found.name, verb, family, promises)
        if family.name == "scheme" and lead.words.endswith("加快") and kind is not CommitmentKind.PROJECT:
            continue  # 加快实施科技发展规划纲要
        if won:
            strength = strength_of(lead.words + verb + won[1], promises)
            yield Promise(start, until, won[1], won[2], CommitmentKind.APPROVAL, strength)
            continue
        yield Promise(
            start=start,
            end=until,
            verb=f"{verb}…{tail}" if tail and len(verb + tail) < 12 else verb,
            object=found.name,
            kind=kind,
            strength=_strength_at(lead.words + verb, tail, promises),
        )


def _untailed(text: str, begin: int, end: int, family: Family, promises: Promises) -> tuple[int, str]:
    """Cut the closing verb off the objects: 加快A、B建设进度, 争取A落地."""
    closing = _closing(text, begin, end, promises) if family.name in ("build", "approval") else ""
    if not closing and family.name == "build":
        closing = promises.tail.before(text, end)
    return (end - len(closing), closing) if closing and end - len(closing) - begin >= 3 else (end, "")


def quote_start(lead: Lead, promises: Promises) -> int:
    """A quote begins with the word that softens the promise, else with the verb."""
    soft = promises.explore.search(lead.words) or promises.aim.search(lead.words)
    if promises.scope.at(lead.words) or promises.helped.at(lead.words):
        return lead.start
    if soft:
        return lead.start + soft.start()
    return lead.verb - len("基本") if lead.words.endswith("基本") else lead.verb  # 基本完成普查 is less than 完成


def acceptable(name: str, verb: str, family: Family, promises: Promises) -> bool:
    """What the ends of a name can't tell: a title of the nation, a body that is built, a thing."""
    if _DOING.match(name) and not is_deed(name, family):
        return False
    if family.name == "approval" and verb == "创建":
        return _TITLE.search(name) is not None or re.search(_ZONE, name) is not None
    if family.name == "institution" and verb in _BODIES_ONLY:
        return promises.body.end(name) and "的" not in _PLAIN_OF.sub("", name)
    if family.name == "start" and verb.endswith("建成"):
        return "“" in name or family.nouns.end(name) or promises.site.named(name)
    if family.name == "made":
        return _is_which(name, family, promises)
    if verb == "打造":
        return "“" in name or promises.site.owners.at(name) != "" or _own_words(name, promises) >= _LEAST_NAME
    if family.name == "scheme" and name.startswith("专项"):
        return not family.nouns.are(name)
    if family.name == "renew":
        return promises.site.named(name)
    if family.name == "finish" and (name.endswith(_AIMS) or re.search(_ALL_TASKS, name)):
        return False
    if family.name == "found" and name.endswith(_MECHANISMS):
        return _has_purpose(name, promises)
    if family.name == "build" and "、" in name:
        return False
    if family.name in ("start", "build", "institution", "service"):
        return not promises.no_object.of(name) and "的" not in _PLAIN_OF.sub("", name)
    return True


def _has_purpose(name: str, promises: Promises) -> bool:
    """Whether a mechanism says what it is for: 就业影响评估机制, no 多层次风险防控机制."""
    return "的" not in name and len(promises.generic.sub("", promises.mechanism.without(name))) >= _LEAST_PURPOSE


def _own_words(name: str, promises: Promises) -> int:
    """How many characters of a name are no general words: 家门口 of 家门口智慧就业服务平台."""
    return len(promises.site.kinds.without(name))


def _is_which(name: str, family: Family, promises: Promises) -> bool:
    """Whether what is to be made is one thing: 云川医药创新公园, no 湿地公园 and no 国际贸易中心."""
    if promises.site.slogans.of(name) or "的" in name:
        return False
    return len(family.nouns.head(name)) > _LEAST_NAME and _own_words(name, promises) >= _LEAST_PURPOSE


def _built_too(name: str, verb: str, family: Family, promises: Promises) -> bool:
    """建成云岭机场、满都热电联产: in a list with a site whatever has a name is one."""
    if family.name != "start" or not verb.endswith("建成"):
        return False
    kind = promises.site.kinds.at(name) or promises.no_object.of(name) or promises.site.slogans.of(name)
    return not kind and "的" not in name


def _too_soft(found: Object, verb: str, family: Family, promises: Promises) -> bool:
    """推进重点行业节能改造: a field of work rather than a building site, unless it is one of a list of projects."""
    begun = verb == "启动" and re.match(_NEXT, found.name)  # 启动新一轮农村电网改造
    soft = family.name == "build" and not found.listed and not begun and promises.soft.of(found.name)
    return bool(soft) and not (soft == "项目" and promises.site.named(found.name[:-2]))  # 推进云川医药城项目


def _kind(name: str, verb: str, family: Family, promises: Promises) -> CommitmentKind:
    if family.name == "approval" and re.search("(?:机制|制度)$", name):
        return CommitmentKind.OTHER
    if name.endswith("试点城市"):
        return CommitmentKind.APPROVAL
    if family.name == "approval" and verb == "创建" and promises.body.end(name):
        return CommitmentKind.INSTITUTION
    if family.name == "build" and name.endswith(_POSTS):
        return CommitmentKind.INSTITUTION
    if family.name in _SITE_WORK and _SITE_WORK[family.name].search(name):
        return CommitmentKind.PROJECT
    if family.name == "scheme" and name.endswith("工程") and promises.site_works.end(name):
        return CommitmentKind.PROJECT
    if family.name in _PAPER_WORK and name.endswith(_PAPERS):
        return CommitmentKind.DOCUMENT
    if family.name == "found" and re.search("(?:资金|基金)$", name):
        return CommitmentKind.INSTITUTION
    return family.kind


def _closed(text: str, clause: Span, held: tuple[Span, ...], stage: str, promises: Promises) -> Iterator[Promise]:
    """推动X落地, X基本完工: the closing verb says what stage is to be reached."""
    at, until = clause[0], clause[1] - len(stage)
    if text[until - 1] == "并":
        return
    while opener := _opener(text, at, until, promises):
        at += len(opener)
    if stage.startswith(("落", "尽快落")) and at == clause[0]:
        return
    lead = text[clause[0] : at]
    strength = _strength_at(lead, stage, promises)
    objects = objects_of(text, listing(text, at, until, held), promises.families["start"], promises, held)
    for i, o in enumerate(objects):
        if _NO_SITE.search(o.name) or promises.no_object.of(o.name):
            continue
        more = _COUNTED.search(text, o.end, until)  # A、B等20个项目建成投产
        start, end = clause[0] if i == 0 else o.start, o.end if i < len(objects) - 1 or more else clause[1]
        own = promises.closing.of(o.name[_LEAST_NAME:])  # 推动A全线开工、B通车运营
        name = _DUE.sub("", o.name.removesuffix(own)) or o.name
        if not _reaches(name, stage, promises):
            continue
        reached = own or stage
        verb = f"{lead}…{reached}" if lead else reached
        yield Promise(start, end, verb, name, _stage_kind(name, reached, promises), strength)


def _reaches(name: str, stage: str, promises: Promises) -> bool:
    """Whether the thing can reach such a stage: 市文化中心对外开放, no 服务业对外开放."""
    if stage == "对外开放":
        return promises.site.named(name)
    sorts = (promises.site.nouns, promises.families["institution"].nouns, promises.families["build"].nouns)
    return stage not in _OF_SITES or any(nouns.end(name) for nouns in sorts)


def _closing(text: str, start: int, end: int, promises: Promises) -> str:
    """The closing verb at the end of a clause, empty where there is none."""
    if text.find("入国家", start, end) >= 0 and (listed := re.compile(_LISTED).search(text, start, end)):
        return listed.group()
    word = promises.closing.before(text, end)
    return word if end - len(word) >= start else ""


def _opener(text: str, at: int, end: int, promises: Promises) -> str:
    return promises.helped.at(text, at, end) or promises.adverbs.at(text, at, end)


def _strength_at(lead: str, stage: str, promises: Promises) -> Strength:
    """推动云川综保区封关运行 can only be aimed at where others decide."""
    strength = strength_of(lead, promises)
    theirs = stage != "" and (promises.others.of(stage) != "" or _granted(stage, promises))
    return Strength.AIM if theirs and strength is Strength.FIRM and lead.endswith(_HELPING) else strength


def _granted(stage: str, promises: Promises) -> bool:
    return promises.granted.of(stage) != "" or "入国家" in stage


def _stage_kind(name: str, stage: str, promises: Promises) -> CommitmentKind:
    if stage.endswith("互通"):
        return CommitmentKind.SERVICE
    if _granted(stage, promises):
        return CommitmentKind.APPROVAL
    site = promises.families["build"].nouns.end(name) and not name.endswith(_POSTS)
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
    announced = text.startswith("：", clause[1])  # 今年办好十件民生实事：
    if not state or announced or (promises.ongoing.match(words) and not re.match(_ROLLED_OUT, words)):
        return
    at = _after_adverbs(text, *clause, promises)
    at -= text.endswith(("将新", "把新"), clause[0], at)  # 将新业态劳动者纳入工伤保险
    lead = text[clause[0] : at]
    guarded = re.compile(_GUARDED) if "守" in words[:_GUARD] else None
    change = (guarded or _CHANGE).match(text, at, clause[1])  # 取消药品加成, 坚决守住不发生规模性返贫底线
    if is_named(text[at : clause[1]], promises) or (change and is_named(text[change.end() : clause[1]], promises)):
        mood = "" if lead.endswith(("要", "重点")) or _OPENS.fullmatch(lead) else lead
        at = clause[0] if lead.endswith("重点") else at  # 重点行业死亡人数双下降
        verb, thing = (change.group(1), change.end()) if change else (mood or "实现", at)
        yield Promise(*clause, verb, text[thing : clause[1]], CommitmentKind.OTHER, strength_of(lead, promises))
