"""Read one clause as a promise that has no number: verb, named objects, kind and strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cqdiff.commitments.acceptable import acceptable, built_too, kind_of, too_soft
from cqdiff.commitments.dated import DIGITS, by_when
from cqdiff.commitments.lexicon import Family, Promises
from cqdiff.commitments.objects import may_tell, objects_of
from cqdiff.commitments.promise import Lead, Promise, strength_of
from cqdiff.commitments.spans import Span
from cqdiff.commitments.stages import (
    IN_EARNEST,
    closed,
    closing,
    is_granted,
    own_stage,
    reaches,
    stage_kind,
    strength_at,
)
from cqdiff.commitments.states import state_of
from cqdiff.commitments.won import MARK, won_by
from cqdiff.models import CommitmentKind

_KEPT_GOING = frozenset({"scheme", "build", "made"})
_EARNESTLY = ("扎实", "深入")
_DONE_ONCE = "做好"
"""扎实做好规划编制 has an end all the same."""
_SIZES = ("总投资", "规模", "总规模", "首期规模", "目标规模")
_OF_SIZE = r"[^，。、\d]{2,8}\d[\d.]*[万亿]+元(?:以上|左右)?的"
"""设立规模100亿元的产业母基金: how large it is."""
_BUILDS = frozenset({"建设", "创建", "建成"})
_AND_THEN = (
    r"并(?:力争|争取|确保)?(?:[于在]?\d{1,2}月[底初份中旬]*前?)?(?:尽快|及时|正式|全面|同步|如期|顺利)?"
    "(?:投入[使试运].*|投用|投产|投运|通[车水气航].*|运营|对?外?开[放馆园学业诊]|招生|启用|上?报.*|开工.*|试点.*|组织实施|实施|落地)$"
)
"""建成区疾控中心并投入使用, 编制完成规划并上报审批."""
_WON = frozenset({"创成", "成功创建", "争创", "创建", "获批"})
"""力争云岭镇创成国家卫生镇: the place that wins a title may stand before the verb."""
_WINS = "(?<=..)(成功创建|创成|争创|创建)(.{3,})"
_TAILED = frozenset({"build", "approval"})
"""Families whose objects may have a closing verb behind them."""
_JOINTLY = ("与", "会同", "联合", "携手", "联手", "合作")
_TOGETHER = "共建"
"""与云澜新区共建产业园: with whom it is done stands before the verb."""
_HELPED = frozenset({"approval", "institution", "document", "event", "scheme"})
_SCOPED = _HELPED | {"found", "service", "start"}
"""What is done somewhere or for somebody (在城北开工第三水厂), and what somebody else is helped to do."""


def read_clause(text: str, clause: Span, stage: str, held: tuple[Span, ...], promises: Promises) -> list[Promise]:
    """The promises of a clause, one for each named object; `stage` is its closing verb, empty where it has none."""
    for lead, verb in _openings(text, clause, promises):
        words = text[lead.verb + len(verb) : clause[1]]
        goes_on = "并" in words
        for name in promises.verbs[verb]:
            family = promises.families[name]
            if not goes_on and name not in _TAILED and not may_tell(words, family):
                continue
            if lead.words and not _fits(lead, verb, family, promises) and not _tried_out(text, clause, lead, family):
                continue
            found = with_objects(text, clause, held, lead, verb, family, promises)
            if found:
                return found
    found = list(closed(text, clause, held, stage, promises)) if stage else []
    found = found or state_of(text, clause, promises)
    return won_by(text, clause, promises) if not found and text.find(MARK, *clause) >= 0 else found


def _openings(text: str, clause: Span, promises: Promises) -> Iterator[tuple[Lead, str]]:
    """Every way to read the beginning of a clause as adverbs and a verb, the one with the longest verb first."""
    start, end = clause
    at = last = start
    # after nothing, one adverb, two adverbs …; 启动建设 is tried before 启动 + 建设
    while at < end and text[at] in promises.opening:
        verb = promises.verb.at(text, at, end)
        # 加快 governs a noun (加快X建设) and qualifies a verb (加快实施X)
        if verb and not (verb in promises.adverbs and promises.verb.at(text, at + len(verb), end)):
            yield Lead(start, at, text[start:at]), verb
        adverb = promises.adverbs.at(text, at, end) or (text[at] in DIGITS and by_when(text, at, end))
        if not adverb:
            break
        last, at = at, at + len(adverb)
    if last < at and text.startswith(_JOINTLY, last):  # 联合甲大学共建研究院
        at = last
    if at == start and text[at] not in promises.led:
        return
    helped = promises.helped.at(text, start, end) if text[start] in promises.led else ""
    at = start if helped else at  # 今年在重点区域开展…监测
    opened = helped or promises.scope.at(text, at, end)
    wins = at > start and not opened and (text.find("争", start, at) >= 0 or text.find("确保", start, at) >= 0)
    if not opened and not wins:
        return
    if opened in _JOINTLY and promises.any_partner.at(text, at + len(opened)):
        return
    sorts = _HELPED if helped else _SCOPED
    alone = helped == "支持" and promises.verb.at(text, at + len(helped), end)  # 支持创建国家植物园
    if alone or not (wins or helped) or not promises.vague.at(text, at + len(helped)):  # 力争更多城市创建…
        for begin, verb in promises.verb.within(text, at + len(opened) + (not alone), end):
            if verb in _WON if wins else sorts.intersection(promises.verbs[verb]):
                yield Lead(start, begin, text[start:begin], True), verb


def _fits(lead: Lead, verb: str, family: Family, promises: Promises) -> bool:
    """Whether a verb of this family can stand behind this lead."""
    if lead.scoped:
        sorts = _HELPED if promises.helped.at(lead.words) else _SCOPED
        scoped = family.name in sorts or verb.endswith(_TOGETHER)
        if not scoped or promises.anybody.search(lead.words):
            return False
    goes_on = (family.name in _KEPT_GOING and verb != _DONE_ONCE) or verb in _BUILDS
    return not (goes_on and lead.words and promises.ongoing.search(lead.words))


def _tried_out(text: str, clause: Span, lead: Lead, family: Family) -> bool:
    """扎实开展云川县城更新试点: a pilot is begun, however earnestly."""
    return lead.words in _EARNESTLY and family.name == "scheme" and text.endswith("试点", *clause)


def with_objects(
    text: str, clause: Span, held: tuple[Span, ...], lead: Lead, verb: str, family: Family, promises: Promises
) -> list[Promise]:
    """The promises of a verb of this family, one for each object that has a name."""
    begin = lead.verb + len(verb)
    begin += text[begin : begin + 1] == "好"
    if text.startswith(_SIZES, begin) and (size := re.compile(_OF_SIZE).match(text, begin, clause[1])):
        begin = size.end()
    if text[begin : begin + 1] == "和" and not promises.figures.with_and.at(text, begin):
        return []  # 恢复和开通航线: the second verb is no object
    then = re.compile(_AND_THEN).search(text, begin, clause[1]) if text.find("并", begin, clause[1]) >= 0 else None
    end, tail = then.start() if then else clause[1], ""
    if family.name in _TAILED:
        end, tail = _untailed(text, begin, end, family, promises)
    objects = objects_of(text, begin, end, family, promises, held)
    if not objects:
        return []
    firm = tail not in ("", *IN_EARNEST)
    fit = [
        acceptable(o.name, verb, family, promises) and (firm or not too_soft(o, verb, family, promises))
        for o in objects
    ]
    promised: list[Promise] = []
    for i, found in enumerate(objects):
        if not fit[i] and not (any(fit) and built_too(found.name, verb, family, promises)):
            continue
        last = i == len(objects) - 1 and found.end == end
        start, until = quote_start(lead, promises) if i == 0 else found.start, clause[1] if last else found.end
        if won := re.search(_WINS, found.name) if "创" in found.name else None:
            strength = strength_of(lead.words + verb + won[1], promises)
            promised.append(Promise(start, until, won[1], won[2], CommitmentKind.APPROVAL, strength))
            continue
        staged = is_granted(tail, promises) if family.name == "build" else own_stage(tail, promises)
        kind = stage_kind(found.name, tail, promises) if staged else kind_of(found.name, verb, family, promises)
        if family.name == "scheme" and lead.words.endswith("加快") and kind is not CommitmentKind.PROJECT:
            continue  # 加快实施科技发展规划纲要
        said = f"{verb}…{tail}" if tail and len(verb + tail) < 12 else verb
        promised.append(Promise(start, until, said, found.name, kind, strength_at(lead.words + verb, tail, promises)))
    return promised


def _untailed(text: str, begin: int, end: int, family: Family, promises: Promises) -> tuple[int, str]:
    """Cut the closing verb off the objects: 加快A、B建设进度, 争取A落地."""
    ending = closing(text, begin, end, promises)
    if ending and not reaches(text[begin : end - len(ending)], ending, promises):  # 推动全产业链开放
        ending = ""
    if not ending and family.name == "build":
        ending = promises.tail.before(text, end)
    return (end - len(ending), ending) if ending and end - len(ending) - begin >= 3 else (end, "")


def quote_start(lead: Lead, promises: Promises) -> int:
    """A quote begins with the word that softens the promise, else with the verb."""
    if not lead.words:
        return lead.verb
    soft = promises.explore.search(lead.words) or promises.aim.search(lead.words)
    if (lead.scoped and promises.scope.at(lead.words)) or promises.helped.at(lead.words):
        return lead.start
    if soft:
        return lead.start + soft.start()
    return lead.verb - len("基本") if lead.words.endswith("基本") else lead.verb  # 基本完成普查 is less than 完成
