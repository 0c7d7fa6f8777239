"""Tell which verb governs a quantity and what it is done to."""

from __future__ import annotations

import re

from cqdiff.commitments.dated import DUE
from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.spans import Span
from cqdiff.figures.lexicon import strip_predicate
from cqdiff.models import Aspect, Figure

_PREDICATE_NOISE = re.compile(
    "今年|全年|其中|分别|人均|平均|每(?:人|[千万]人|户|亩|吨|升|生|[年月日天秒]|立方米|平方米|公里|千瓦时)|[均各都约近拟要将再的]"
)
"""提高到每人每月800元 is 提高到."""
_WHEN = "[上下]半年|[一二三四]季度|年底前?|年内|\\d{1,2}月底?前?"
_NOTHING_SAID = "达到"
_MOODS = frozenset({"力争", "争取", "确保", "推动", "推进", "促进", "加快", "实现"})
"""确保35个项目竣工: what they say of the things is the stage behind them."""
_LEAST = 2
_JOINTS = ("以及", "和", "与", "及", "并", "、")
_TO_WHOM = frozenset("为在对将把给让使")
"""为20万学生开展体检, 将30万村医纳入培训: the number stands before its verb."""
_TAKEN = frozenset("将把")
_ADMITS = "招生"
"""职业院校招生5万人 counts those who are admitted; it is no stage of a school."""
_UNDER_WAY = "在建"
_PLACES = frozenset("县村镇市区校")
_SPENT_ON = frozenset({"投向", "用于"})
"""新增资金的70%投向山区县: these stand right behind the share."""
_INCLUDED = frozenset({"纳入", "列入"})
_WHERE = ("在", "利用", "依托")
_MEANT = "(?:为此|计划|重点|至少|[拟将要])+$"
"""中央财政拟安排专项资金9亿元: who pays, and the word of intent before the verb."""
_AS_IN = ("年", "年同期")
"""恢复到2019年 names the year that is the measure."""
_MANNER = "(?:提前|大规模|全部|全面|基本|年内|全年|累计|都|均)*(?:[向由][^，。、]{1,8})?$"


def governed(text: str, clause: Span, start: int, figure: Figure, promises: Promises) -> tuple[str, str]:
    """The verb and the object of a figure whose member of the list begins at `start`."""
    verb = _opening(text, clause, start, figure, promises)
    if verb:
        return _staged(verb, figure.name, promises) if verb in _MOODS else (verb, bare(verb, figure.name, promises))
    verb = _predicate(text[start : figure.start], promises)
    if verb:
        return verb, bare(verb, figure.name, promises)
    verb = _within(text, clause, start, figure, promises)
    if verb.endswith("投资"):  # 重点项目年度投资
        return "投资", figure.name
    if verb:
        taken = text[start] in _TAKEN or text[figure.start - 1] in _TAKEN
        return verb.lstrip("拟将各"), _around(verb, figure.name, taken) or figure.name
    if bound := promises.bounds.at(text, figure.start, figure.end):
        return bound, figure.name
    carried = promises.quantity_verb.at(figure.name)
    if carried and figure.name != carried and text.find(carried, *clause) < 0:  # 新增学位9万座，其中公办学位6万座
        return carried, bare(carried, figure.name, promises)
    return _staged("", figure.name, promises)


def _staged(mood: str, name: str, promises: Promises) -> tuple[str, str]:
    """2艘养殖工船交付运营, 力争50个项目开工: the stage behind the things is what they are to reach."""
    name = bare(mood, name, promises) if mood else name
    stage = promises.closing.of(name)
    stage = "新" + stage if stage and name[: -len(stage)].endswith("新") else stage  # 项目新开工200个
    things = DUE.sub("", name[: -len(stage)]) if stage else ""
    placed = "在" in things.removeprefix(_UNDER_WAY)  # 推动20万农业人口在城镇落户
    if len(things) < _LEAST or placed or stage == _ADMITS:
        return mood or _NOTHING_SAID, name
    return f"{mood}…{stage}" if mood else stage, things


def _opening(text: str, clause: Span, start: int, figure: Figure, promises: Promises) -> str:
    """The verb that opens the member or its clause, else the mood; empty where neither stands there.

    接待游客7亿人次、旅游收入突破90亿元: a member that says what is to become of it takes no verb.
    """
    for begin in (start, clause[0]):
        told = begin != start and _told(text, start, figure, promises)
        at = begin
        while at < figure.start:
            verb = promises.quantity_verb.at(text, at, figure.start)
            if verb and (told or _in_name(text, at, verb, figure, promises)):
                break
            if verb:
                nearer = _carried(text, clause[0], start, figure, promises) if begin != start else ""
                return nearer or verb + _second(text, at + len(verb), figure.start, promises)
            adverb = promises.adverbs.at(text, at, figure.start)
            if not adverb:
                break
            at += len(adverb)
        mood = promises.mood.search(text, begin, at)
        if mood:
            return mood.group()
    return ""


def _carried(text: str, begin: int, start: int, figure: Figure, promises: Promises) -> str:
    """The verb of an earlier member that its name carries on: 改造小区9个、新建公园3个、口袋公园5个."""
    verb = promises.quantity_verb.at(figure.name)
    return verb if verb and text.find("、" + verb, begin, start) >= 0 else ""


def _told(text: str, start: int, figure: Figure, promises: Promises) -> bool:
    return (
        promises.bounds.at(text, figure.start, figure.end) != ""
        or _predicate(text[start : figure.start], promises) != ""
    )


def _second(text: str, at: int, end: int, promises: Promises) -> str:
    """及优化调整 behind 新增: two verbs that share their object."""
    joint = next((j for j in _JOINTS if text.startswith(j, at)), "")
    verb = promises.quantity_verb.at(text, at + len(joint), end) if joint else ""
    return joint + verb if len(verb) >= _LEAST else ""


def _in_name(text: str, at: int, verb: str, figure: Figure, promises: Promises) -> bool:
    """Whether the verb may only begin the name of what is measured: 服务 of 服务业增加值增长6%, 办 of 办结率达到98%."""
    if verb in _INCLUDED and text.find("的", at, figure.start) > 0:
        return True  # 纳入计划的老旧小区改造100个
    ends = text.rfind(figure.name[-_LEAST:], at, figure.start)
    if ends < 0 or ends + _LEAST == figure.start:  # 提升100所学校, 新增托位3万个
        return False
    named = verb in figure.name and figure.aspect is not Aspect.CHANGE and verb not in promises.adverbs
    return named and (text[figure.start - 1] == "达" or _predicate(text[at : figure.start], promises) != "")


def _predicate(words: str, promises: Promises) -> str:
    """What is said of the thing before its number (增长, 力争达到); empty where nothing is."""
    said = _PREDICATE_NOISE.sub("", strip_predicate(re.sub(_WHEN, "", words), promises.figures)[1])
    if said.endswith(_AS_IN):  # 力争恢复到2019年的八成: what it is measured by is no part of the verb
        said = said.rstrip("同期年0123456789")
    return said if len(said) > 1 else ""


def _within(text: str, clause: Span, start: int, figure: Figure, promises: Promises) -> str:
    """A verb inside of the clause: 为老人提供托管服务3万人次, 云欧班列开行90列, 为20万学生开展体检."""
    if figure.unit != "%":
        counts = text[figure.end : figure.end + 1] not in ("", "、") and figure.end < clause[1]
        behind = promises.behind_verb.before(text, figure.start)
        verbs = list(promises.within_verb.within(text, start + 1, figure.start))
        while verbs and not counts and verbs[-1][0] + len(verbs[-1][1]) == figure.start:
            verbs.pop()  # 基础设施建设9亿元: nothing that is built stands behind
        if behind or verbs:
            return behind or verbs[-1][1]
    if figure.unit == "%" or text[figure.start - 1] in _TO_WHOM or text[start] in _TO_WHOM:
        verbs = list(promises.within_verb.within(text, figure.end, clause[1]))
        far = figure.end + (1 if text[figure.end : figure.end + 1] in _PLACES else _LEAST)  # 在3个县开展试点
        return next((v for at, v in verbs if at >= far or at + len(v) == clause[1] or v in _SPENT_ON), "")
    return ""


def _around(verb: str, name: str, taken: bool) -> str:
    """The name without a verb inside of it; 新 tells which ones, and stays (产业园新落地项目)."""
    at = name.find(verb)
    if at < 0:
        return name
    before, after = re.sub(_MEANT, "", name[:at]), name[at + len(verb) :]
    if taken or not after:
        return re.sub(_MANNER, "", before).lstrip("为")
    if before.startswith(_WHERE):
        return after
    if before and verb[0] == "新":
        return name
    return (before[1:] if before[:1] in _TO_WHOM else before.removeprefix("帮助")) + after


def bare(verb: str, name: str, promises: Promises) -> str:
    """The name without its verb; the whole name where nothing is left, or a list of verbs goes on."""
    rest = _without(verb, name, promises)  # 实施3000个技改项目: 技改项目 is what is carried out
    goes_on = rest[:1] in ("", "和", "与", "及", "、") and not promises.figures.with_and.at(rest)
    return name if goes_on else rest  # 和美乡村 goes on with nothing


def _without(verb: str, name: str, promises: Promises) -> str:
    """The name without its verb and what stands before that: 新建改扩建幼儿园 may be named 新建幼儿园."""
    at = 0
    while not name.startswith(verb, at) and (adverb := promises.adverbs.at(name, at)):
        at += len(adverb)
    if name.startswith(verb, at):
        return name[at + len(verb) :]
    kept = promises.quantity_verb.at(name)
    if kept and (verb.startswith(kept) or verb.endswith(kept)):
        return name[len(kept) :]
    while len(verb) > _LEAST:  # 加快发展 of 发展产业集群
        verb = verb[1:]
        if name.startswith(verb):
            return name[len(verb) :]
    return name
