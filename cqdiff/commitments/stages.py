"""Read a clause that ends with the stage to be reached: 推动X落地, X基本完工."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cqdiff.commitments.acceptable import POSTS, acceptable, kind_of
from cqdiff.commitments.dated import by_when, undated
from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.objects import objects_of
from cqdiff.commitments.promise import Promise, strength_of
from cqdiff.commitments.spans import Span
from cqdiff.models import CommitmentKind, Strength

_NO_SITE = re.compile("[措策革务施]$|的|加快|平稳$")
_COUNTED = re.compile(r"\d")
_LEAST_NAME = 3
IN_EARNEST = ("形成实物工作量", "尽快形成实物工作量")
"""Stages that projects of no name reach too (推动专项债券项目尽快形成实物工作量)."""
_OF_SITES = frozenset(
    "点亮 下水 试运行 组建 实体化运行 实体化运作 实质化运行 挂牌运行 挂牌运营 揭牌 揭牌运行 揭牌运营 揭牌启用".split()
)
"""Stages of a site or a body (平台试运行); in 夜景点亮, 队伍组建 they are work in general."""
_TO_ALL = frozenset({"开放", "对外开放", "向公众开放", "向社会开放", "向市民开放"})
_OF_SCHOOLS = ("招生", "入学", "升格", "更名")
_SCHOOLS = ("校区", "中学", "小学", "高中", "幼儿园")
_OF_WORKS = ("工", "开工建设", "投产", "达产", "封顶")
_HELPING = ("推动", "推进", "促进", "加快", "共同推动")
_LISTED = "(?:尽快)?[纳列]入(?:国家[^，。、]{0,16}|(?:省|自治区|市)[^，。、]{0,12}规划)$"
_LISTS = ("国家", "省", "自治区", "市")
_LAST = frozenset("件复准院学")
_GRANTED = "(?:获得?|取得)[^，。、]{0,10}(?:批复|核准|批准)$"
_RENAMED = "(?:更名|升格)(?:为[^，。、]{0,12}|[^，。、]{0,6})(?:大学|学院)$"
_PASSED = "验收"
"""推动云川超算研制任务完成验收: a task is no site, and yet it is accepted."""
_TITLES = ("示范区", "示范县", "示范市", "示范城市", "试点城市")
"""推动国家生态文明建设示范区通过验收: a title is granted."""
_COST = ("总投资", "投资")
_OF_COST = r"(?:总投资|投资)(?:额)?[^，。、\d]{0,4}\d[\d.]*[万亿]*元(?:以上|左右)?的"
"""总投资126亿元的云川煤化工项目建成投产: what it costs is no part of its name."""
_REACHES = "实现"
_SETTLES = "落户"
_SETTLED = "(?<=.{4})落户[^，。、]{2,4}$"
"""争取国家超算中心落户云川: the place may be named."""
_WHERE = "(?<=.{3})在[^，。、]{2,8}$"
"""推动华芯项目在高新区落地."""
_READY = "(?:基本)?具备([^，。、]{2,5})条件$"
_DONE = "完成"
_ISSUED = ("出台", "实施", "审议", "立法", "修订")
"""推动云川养老条例出台: stages of a paper alone."""
_JOINTS = "并和与及"


def closed(text: str, clause: Span, held: tuple[Span, ...], stage: str, promises: Promises) -> Iterator[Promise]:
    """推动X落地, X基本完工: the closing verb says what stage is to be reached."""
    at, until = clause[0], clause[1] - len(stage)
    if text[until - 1] in _JOINTS:
        return
    while opener := _opener(text, at, until, promises):
        at += len(opener)
    if stage.startswith(("落", "尽快落")) and at == clause[0]:
        return
    lead = text[clause[0] : at]
    objects = objects_of(text, at, until, promises.families["start"], promises, held)
    for i, o in enumerate(objects):
        called = re.sub(_OF_COST, "", o.name, count=1) if o.name.startswith(_COST) else o.name
        called = re.sub(_WHERE, "", called) if "在" in called and stage.startswith("落") else called
        task = called.endswith("任务") and stage.endswith(_PASSED)
        if (_NO_SITE.search(called) and not task) or promises.no_object.of(called):
            continue
        more = _COUNTED.search(text, o.end, until)  # A、B等20个项目建成投产
        start, end = clause[0] if i == 0 else o.start, o.end if i < len(objects) - 1 or more else clause[1]
        own = promises.closing.of(called[_LEAST_NAME:])  # 推动A全线开工、B通车运营
        brought = called.removesuffix(own).removesuffix(_REACHES)
        name, mood = undated(brought.removesuffix(_DONE))
        reached = (_DONE if brought.endswith(_DONE) else "") + (own or stage)
        if not name or not reaches(name, own or stage, promises):
            continue
        verb = f"{lead}…{mood}{reached}" if lead else mood + reached
        strength = strength_at(lead, own or stage, promises)
        softer = strength_of(mood, promises) if strength is Strength.FIRM else strength
        yield Promise(start, end, verb, name, stage_kind(name, reached, promises), softer)


def reaches(name: str, stage: str, promises: Promises) -> bool:
    """Whether the thing can reach such a stage: 市文化中心对外开放, no 服务业对外开放."""
    if stage in _TO_ALL:
        return promises.site.named(name) and not promises.soft.of(name)  # no 全产业链开放
    if stage.endswith(_OF_SCHOOLS) and not stage.startswith("建"):
        return promises.families["institution"].nouns.end(name) or name.endswith(_SCHOOLS)
    if stage.endswith(_ISSUED):
        return promises.families["document"].nouns.end(name) and not promises.verb.at(name)  # no 完成清单修订
    if stage in IN_EARNEST:
        return _COUNTED.search(name) is not None or promises.site.named(name.removesuffix("项目"))
    if stage == _DONE:
        finish = promises.families["finish"]
        return finish.nouns.end(name) and acceptable(name, stage, finish, promises)
    if stage.startswith(_SETTLES) and stage not in promises.closing:  # 国家超算中心落户云川, no 转移人口落户城镇
        return promises.site.nouns.end(name) or promises.families["institution"].nouns.end(name)
    if stage.startswith(_DONE) or stage.endswith("达效"):
        return not promises.anybody.search(name)
    sorts = (promises.site.nouns, promises.families["institution"].nouns, promises.families["build"].nouns)
    return stage not in _OF_SITES or any(nouns.end(name) for nouns in sorts)


def closing(text: str, start: int, end: int, promises: Promises) -> str:
    """The closing verb at the end of a clause, empty where there is none."""
    words = text[start:end]
    into = words.rfind("入") + 1 if "入" in words else 0
    if into and words.startswith(_LISTS, into) and (listed := re.compile(_LISTED).search(text, start, end)):
        return listed.group()
    if word := promises.closing.before(text, end):
        return word if end - len(word) >= start else ""
    if words[-1:] in _LAST:
        return _phrased(text, start, end, promises)
    if _SETTLES in words and (settled := re.compile(_SETTLED).search(text, start, end)):
        return settled.group()
    at = text.find(_DONE, start + _LEAST_NAME, end) if _DONE in words else -1
    return _completed(text, at, end, promises) if at >= 0 else ""


def _phrased(text: str, start: int, end: int, promises: Promises) -> str:
    """A stage told in words that no list holds: 具备通水条件, 获得国家发改委批复."""
    if ready := re.compile(_READY).search(text, start, end):
        return ready.group() if ready[1] in promises.closing else ""
    if renamed := re.compile(_RENAMED).search(text, start, end):
        return renamed.group()
    granted = re.compile(_GRANTED).search(text, start, end)
    return granted.group() if granted else ""


def _completed(text: str, at: int, end: int, promises: Promises) -> str:
    """From 完成 on, where nothing or a sort of work stands behind it: 改制全面完成, 试点完成清产核资, no 完成任务."""
    work = text[at + len(_DONE) : end]
    return text[at:end] if not work or (work != "任务" and promises.families["finish"].nouns.are(work)) else ""


def _opener(text: str, at: int, end: int, promises: Promises) -> str:
    """A word before the thing; 新 begins its name (新机场年内开工)."""
    word = promises.helped.at(text, at, end) or promises.adverbs.at(text, at, end) or by_when(text, at, end)
    return "" if word == "新" else word


def strength_at(lead: str, stage: str, promises: Promises) -> Strength:
    """推动云川综保区封关运行 can only be aimed at where others decide."""
    strength = strength_of(lead, promises)
    theirs = stage.startswith(_SETTLES) or (
        stage != "" and (promises.others.of(stage) != "" or is_granted(stage, promises))
    )
    return Strength.AIM if theirs and strength is Strength.FIRM and lead.endswith(_HELPING) else strength


def is_granted(stage: str, promises: Promises) -> bool:
    return (
        promises.granted.of(stage) != ""
        or ("入" in stage and re.match(_LISTED, stage) is not None)
        or re.match(_RENAMED, stage) is not None
    )


def own_stage(stage: str, promises: Promises) -> bool:
    """争取云川创新中心揭牌 wins no approval; 争取云川综保区落地 and 通过验收 do."""
    return stage != "" and not promises.others.of(stage) and not stage.startswith("通过")


def stage_kind(name: str, stage: str, promises: Promises) -> CommitmentKind:
    if stage.endswith(_ISSUED) and not is_granted(stage, promises):  # 云川城市规划获批实施
        return CommitmentKind.DOCUMENT
    if stage.endswith("互通"):
        return CommitmentKind.SERVICE
    if is_granted(stage, promises) or (stage.endswith(_PASSED) and name.endswith(_TITLES)):
        return CommitmentKind.APPROVAL
    if stage.startswith(_DONE) and not promises.closing.of(stage):  # 完成主体工程 is a stage of a site
        return kind_of(name if stage == _DONE else stage, _DONE, promises.families["finish"], promises)
    site = promises.families["build"].nouns.end(name) and not name.endswith(POSTS)
    body = promises.families["institution"].nouns.end(name)
    built = stage.startswith("建") or stage.endswith(_OF_WORKS)  # 推动云岭基地开工
    return CommitmentKind.INSTITUTION if body and not site and not built else CommitmentKind.PROJECT
