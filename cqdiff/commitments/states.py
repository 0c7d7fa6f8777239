"""Read a clause as a state to be reached or kept that has no number: 确保水质稳定保持Ⅱ类, 取消药品加成."""

from __future__ import annotations

import re

from cqdiff.commitments.dated import by_when
from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.objects import is_named
from cqdiff.commitments.promise import Promise, strength_of
from cqdiff.commitments.spans import Span
from cqdiff.models import CommitmentKind

_ROLLED_OUT = (
    "(?:全面|继续|持续)(?:提高|下调|上调|降低|实行|取消|推行|推开|建立|免除|免征|免收|停征|统一|放开|供应)"
    "|(?:全面|继续|持续|接续)(?:实施|办好)"
    "|全面(?:取缔|淘汰|关停|消除)"
)
"""全面实行企业投资承诺制, 继续提高基础养老金: the words that keep other things going bring these to everybody."""
_SINCE = re.compile(r"[从自](?:今年|明年|\d)[^，。、]{0,8}?起")
"""从今年秋季起全面免除学杂费: since when."""
_WHERE = re.compile("在全[国省市区县州盟旗](?:范围内?)?(?!城乡)")
"""在全国实施工商登记制度改革: for whom."""
_BEFORE_ALL = frozenset("从自在")
_OPENS_FIRST = frozenset("今全上年一两三要将再继有稳分逐尽抓同基大适进")
_OPENS = re.compile(
    "(?:今年|全年|上半年|年内|年底前|[一两三]年内|要|将(?=[取停免提下上降实推建统对继再])|再|继续|进一步|有序|稳步|分步|逐步|尽快|抓紧|同步|全面|全部|基本|大幅|适当|适度|实现(?=[将把]))+"
)
"""认真实行审计制度 asks for diligence; 有序提高低保标准 for a deed of the year."""
_DUE = r"^(?:今年|全年|\d{1,2}月底?|年底|年内|[上下]半年|前)+"
"""6月底前实现搬迁对象全部入住: by when is no part of the verb."""
_HOPED = "(.{2,})((?:力争|争取)(?:通过|实现|达到))(.{3,})"
"""市医院力争通过三级医院评审: the hope stands behind the subject."""
_MAINLY = "重点"
_GUARDED = "(?:坚决|牢牢|坚定)*(守住|守牢|坚守|严守)"
_GUARD = 6
_GONE = (
    "(.{2,}?)(?:今年|年内|年底前)?(?:要|必须)?(?:全部|全面|一律|坚决|基本|彻底)+"
    "(淘汰|关停|取缔|关闭|拆除|清退|消除|清零|(?:整治|整改|化解|治理|处置)(?:完成|到位|完毕|清零)?)$"
)
"""黄标车今年要全部淘汰: what is done away with stands before the verb."""
_COUNTED_DEEDS = r"\d+[项件](?:[^，。、]{0,4}实事|[民惠][^，。、]{1,3}(?:工程|项目))"
"""高质量实施20项民心工程: a list of so many can be ticked off, however well it is done."""
_CHANGE = re.compile(
    "(?:[一两三]年内|今年|年内)?(?:基本|大幅|全面|全部|如期|顺利|适当|适度)*((?:降低并统一|取消|取缔|淘汰|关停|消除|停征|免征|免除|免收|提高|下调|上调|降低|实行|推行|推开|建立|统一|通过|保持|延续实施|延续执行|实施|办好|办成|办理|落实|完成|推出|出台|启动|开展|供应|形成)(?:[和并或、]..)?)(?=.{3})"
)


def state_of(text: str, clause: Span, promises: Promises) -> list[Promise]:
    """确保长江干流水质稳定保持Ⅱ类: checkable without a number or a thing."""
    if text[clause[0]] in _BEFORE_ALL:
        begun = _SINCE.match(text, *clause) or _WHERE.match(text, *clause)
        clause = (begun.end(), clause[1]) if begun and begun.end() < clause[1] else clause
    words = text[clause[0] : clause[1]]
    opens = _OPENS.match(words) if words[:1] in _OPENS_FIRST else None  # 今年要对土地收支进行全面审计
    state = promises.states_whole.match(words) or (opens and promises.states_whole.match(words, opens.end()))
    state = state or promises.states.search(words)
    if not state or text.startswith("：", clause[1]):  # 今年办好十件民生实事：
        return []
    if promises.ongoing.match(words) and not re.match(_ROLLED_OUT, words) and not re.search(_COUNTED_DEEDS, words):
        return []
    at = _after_adverbs(text, *clause, promises)
    at -= text.endswith(("将新", "把新"), clause[0], at)  # 将新业态劳动者纳入工伤保险
    at -= len(_MAINLY) * text.endswith(_MAINLY, clause[0], at)  # 重点行业死亡人数双下降
    lead = text[clause[0] : at]
    guarded = re.compile(_GUARDED) if "守" in words[:_GUARD] else None
    change = (guarded or _CHANGE).match(text, at, clause[1])  # 取消药品加成, 坚决守住不发生规模性返贫底线
    if not change and (gone := re.compile(_GONE).match(text, at, clause[1])):
        return [Promise(*clause, gone[2], gone[1], CommitmentKind.OTHER, strength_of(lead, promises))]
    hoped = re.compile(_HOPED).match(text, at, clause[1]) if text.find("争", at, clause[1]) > at else None
    if hoped and not change:
        strength = strength_of(hoped[2], promises)
        return [Promise(*clause, hoped[2], hoped[1] + hoped[3], CommitmentKind.OTHER, strength)]
    named = is_named(text[at : clause[1]], promises)
    if not named and not (change and is_named(text[change.end() : clause[1]], promises)):
        return []
    mood = "" if lead.endswith("要") or _OPENS.fullmatch(lead) else re.sub(_DUE, "", lead)
    verb, thing = (change.group(1), change.end()) if change else (mood or "实现", at)
    return [Promise(*clause, verb, text[thing : clause[1]], CommitmentKind.OTHER, strength_of(lead, promises))]


def _after_adverbs(text: str, at: int, end: int, promises: Promises) -> int:
    while adverb := promises.adverbs.at(text, at, end) or by_when(text, at, end):
        at += len(adverb)
    return at
