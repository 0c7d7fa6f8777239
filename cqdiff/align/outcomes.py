"""Tell from the words of a passage whether a commitment without a number was done."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.align.granted import granted, is_short_of, without_way
from cqdiff.align.portions import portion_told
from cqdiff.align.stages import Stage, promised_stage, still_ahead, told_stage
from cqdiff.align.synonyms import shortened
from cqdiff.models import Commitment, CommitmentKind, FollowUp, Passage
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_REACH = 8
"""A word further from the thing than this speaks of another one: X重点工程隆泸叙铁路开通 does not open X."""
_ACTION = re.compile("^对.+进行.")
"""对地方政府性债务进行全面审计 (national 2011): the words of the promise tell what is done."""
_KEPT = ("保持", "动态清零", "零发生", "双下降", "不发生规模性返贫", "不发生系统性")
"""确保长江干流水质保持Ⅱ类: a state is promised."""
_DENIED = 6
_ASIDE = "包括([^，。]{1,20})在内的"
"""出台包括农民工在内的职工养老保险关系转移办法: who else is meant does not part verb and thing."""
_YEARS = r"（\d{4}[^（）]{1,8}年）"
_ATTENDED = r"吸引[^，。、力]{0,6}\d"
"""首届马拉松吸引1.6万名跑友参赛: what drew a crowd took place."""
_NAMED_SO = "^(?:标准|水平|待遇|制度|政策|价格|费用)*"
_MEASURE = "(?:标准|水平|待遇|制度|政策|价格|费用)$"
"""提高抚恤补助标准 may be told as 提高抚恤补助水平."""
_BEHIND = "(?:标准|水平|待遇|制度|政策|价格|费用)?(?!.*(?:[未没尚拟待难需]|部分|基本|逐步|不(?!断)))[^，。、]{0,10}$"
"""抚恤补助标准都有新的提高, 药品加成政策全面取消: what may stand between a thing and what was done to it."""
_MEANT = "逐步|部分|研究|探索|推动|推进|计划|准备|建议|要求|酝酿|拟|未|没有|不(?!断)|尚|争取|力争|努力"
_TO_COME = ("推动", "计划", "准备", "谋划", "力争", "争取", "拟", "未")
"""云川研究院推动挂牌: right before the word of completion they say that it is still to come."""
_INTENDED = "(?:研究|推动|探索|计划|准备|谋划|拟|未|没有)$"
_GOES_NO_FURTHER = r"$|[、，（和与及并等到至了\d一二两三半]"
"""药品加成取消工作有序推进 tells of the work, not of its end."""
_BUILT = frozenset((CommitmentKind.PROJECT, CommitmentKind.INSTITUTION, CommitmentKind.SERVICE))
_GRANTED = frozenset((CommitmentKind.DOCUMENT, CommitmentKind.APPROVAL))
_WHOLE_KINDS = frozenset((CommitmentKind.INSTITUTION, CommitmentKind.EVENT, CommitmentKind.DOCUMENT))
_DRAFTS = frozenset(("编制", "修订"))
_SAME_YEAR = "(?:实现)?(?:当年[^，。、]{2,4}、)*当年"
"""云川锂电二期实现当年签约、当年开工 tells that it was begun."""
_CORE = ("主体", "主体工程", "主体任务", "主体结构")
_TRIAL, _MODEL = "试点", "示范"
_OF_A_PART = frozenset(("完成", "实现", "开展"))
_JOINTS = frozenset("、和与及并")
_JOINTED = "[、和与及]"
_ONE_BY_ONE = "[并且、，。；]"
_LISTED = re.compile("[、和与及等]")


class _Words(Struct, frozen=True):
    done: Begins
    undone: Begins
    begun: Begins
    finished: Begins
    kept_up: Begins
    issued: Begins
    held: Begins
    pending: Begins
    denial: Begins
    paper: Begins
    grant: Begins
    whole: Begins
    deed: Begins
    stretch: Begins


@lru_cache(maxsize=4)
def _words(rules: RuleSet) -> _Words:
    lists = (
        *("done", "undone", "start", "finish", "implement", "issue"),
        *("held", "pending", "denial", "paper", "grant", "whole", "deed", "stretch"),
    )
    return _Words(*(Begins(rules.words(f"{name}_words")) for name in lists))


def outcome(promise: Commitment, passage: Passage, place: str, rules: RuleSet) -> tuple[FollowUp, str]:
    """Met where the passage says of this very thing that it was done as far as promised, else reported, and why.

    `place` is whose report promised it.
    """
    words = _words(rules)
    thing, told_in = shortened(promise.object, rules), _without_aside(passage.quote, promise.object)
    if won := granted(promise, thing, full := shortened(told_in, rules), place_of(thing, full), words.pending):
        return FollowUp.MET, f"新报告说明已办（“{won}”）"
    if is_short_of(promise, told_in):
        return FollowUp.REPORTED, "新报告谈到该事项，未说明是否通过"
    quote = shortened(without_way(told_in), rules)
    quote = re.sub(_SAME_YEAR, "", quote) if "当年" in quote else quote
    if done := _same_deed(promise.verb, thing, quote, words):
        return FollowUp.MET, f"新报告说明已办（“{done}”）"
    held = words.held if promise.kind is CommitmentKind.EVENT else words.done
    at, said = _nearest(held, thing, quote)
    promised, told = _stages(promise, thing, quote, rules)
    if promised and told and told.rank < promised.rank:
        named = promised.word in quote[told.at + len(told.word) :]  # perhaps of it, perhaps of another thing
        return FollowUp.REPORTED, f"新报告说明“{told.word}”，{'未说明是否' if named else '尚未'}“{promised.word}”"
    if told and (not said or _tells_more(told, quote, at, said)):
        at, said = told.at, told.word
    passed = promised is not None and told is not None and told.rank > promised.rank
    less = _less(promise, quote, (at, said), None if told else promised, words)
    less = less or (
        "" if passed else _nearly(promise, quote, (at, said)) or _a_part(promise, thing, quote, (at, said), words)
    )
    whole = promised or words.finished.any_in(promise.verb) or promise.kind in _WHOLE_KINDS
    if whole and not (less or passed):
        less = portion_told(promise, thing, quote, (at, said), place_of(thing, quote), place, rules)
    if less:
        return FollowUp.REPORTED, less
    if told:
        return FollowUp.MET, f"新报告说明已办（“{told.word}”）"
    if _ACTION.search(thing) and thing in quote:
        return FollowUp.MET, "新报告说明已办"
    return _as_said(promise, quote, said, words) if said else _as_it_goes(promise, thing, quote, words)


def _tells_more(told: Stage, quote: str, at: int, said: str) -> bool:
    """Whether a stage is told behind the word at quote[at] (完成调试并建成投产), or that is none (组建 of 机组建成)."""
    end = at + len(said)
    return at < told.at and (told.at < end or re.search(_ONE_BY_ONE, quote[end : told.at]) is not None)


def _as_said(promise: Commitment, quote: str, said: str, words: _Words) -> tuple[FollowUp, str]:
    """What a word of completion makes of a promise: a beginning is no end, nor a paper what it provides for."""
    if words.finished.any_in(promise.verb) and said in words.begun:
        return FollowUp.REPORTED, f"新报告说明“{said}”，尚未说明建成"
    if promise.kind is not CommitmentKind.DOCUMENT and said in words.issued:
        if started := _issued_and_begun(quote, words):
            return FollowUp.MET, f"新报告说明已办（“{started}”）"
        return FollowUp.REPORTED, f"新报告说明已有文件（“{said}”），未说明是否实行"
    return FollowUp.MET, f"新报告说明已办（“{said}”）"


def _as_it_goes(promise: Commitment, thing: str, quote: str, words: _Words) -> tuple[FollowUp, str]:
    """What is made of a promise of which nothing is told to be done: it may be kept going, which was all, or not."""
    drew = re.search(_ATTENDED, quote) if promise.kind is CommitmentKind.EVENT and thing in quote else None
    if drew and not words.denial.any_in(quote[: drew.start()]) and not re.search(_MEANT, quote[: drew.start()]):
        return FollowUp.MET, "新报告说明已办（“吸引”）"
    at, going = _nearest(words.kept_up, thing, quote)
    going = "" if re.search(_INTENDED, quote[:at]) else going
    if kept := next((state for state in _KEPT if state in thing and state in quote), ""):
        return FollowUp.MET, f"新报告说明已办（“{kept}”）"
    if going and words.kept_up.any_in(promise.verb):
        return FollowUp.MET, f"新报告说明已在进行（“{going}”）"
    if _nearest(words.undone, thing, quote)[1]:
        return FollowUp.REPORTED, "新报告谈到该事项，尚在推进"
    return FollowUp.REPORTED, "新报告谈到该事项，未说明是否完成"


def _less(promise: Commitment, quote: str, said: tuple[int, str], untold: Stage | None, words: _Words) -> str:
    """Why what is told is less than what was promised; empty where it is not.

    `said` is the word that speaks of the thing and where it stands, `untold` a promised stage of which nothing is told.
    """
    at, word = said
    if word and words.denial.any_in(quote[max(0, at - _DENIED) : at]):
        return "新报告谈到该事项，尚未办成"
    if word and at > (end := place_of(promise.object, quote)[1]) and quote.endswith(_TO_COME, end, at):
        return "新报告谈到该事项，尚未办成"
    if word and still_ahead(quote, at, word) and quote[at : at + len(word) + 2] not in promise.quote:
        return "新报告谈到该事项，尚未办成"
    if word and quote.startswith("率", at + len(word)):
        return f"新报告说明“{word}率”，未说明是否全部办成"  # 机场建成率达80%
    if _is_trial(promise, quote):
        return "新报告谈到该事项，尚未办成"
    if untold and word in words.paper:
        return f"新报告说明“{word}”，未说明是否“{untold.word}”"
    if promise.kind is CommitmentKind.DOCUMENT and word in _DRAFTS and word not in promise.verb:
        return f"新报告说明“{word}”，未说明是否“{promise.verb}”"
    pending = next((w for _, w in words.pending.within(quote) if w not in promise.quote), "")
    if pending and promise.kind in _GRANTED and word not in words.grant:
        return f"新报告说明“{pending}”，尚未办成"
    return ""


def _is_trial(promise: Commitment, quote: str) -> bool:
    """获批国家试点城市 is no 示范城市 that was to be won."""
    wanted = promise.kind is CommitmentKind.APPROVAL and _MODEL in promise.object and _TRIAL not in promise.quote
    return wanted and _TRIAL in quote and _MODEL not in quote


def _nearly(promise: Commitment, quote: str, said: tuple[int, str]) -> str:
    """Why what is told to be done by and large (基本完成) is not all; empty where no more than that was promised."""
    at, word = said
    if word and quote.endswith("基本", 0, at) and "基本" not in promise.quote:
        return f"新报告说明“基本{word}”，未说明是否全部办成"
    return ""


def _a_part(promise: Commitment, thing: str, quote: str, said: tuple[int, str], words: _Words) -> str:
    """Why no more than a part is told to be done (完成路基工程); empty where it may be all."""
    at, word = said
    end = place_of(thing, quote)[1]
    own = end + len(re.split(_JOINTED, quote[end:at], maxsplit=1)[0])  # 滨湖大桥、环城快速路二期: of another thing
    parts = words.stretch.within(quote, end, own) if words.finished.any_in(promise.verb) else ()
    if part := next((part for _, part in parts if part not in promise.quote), ""):
        return f"新报告说明“{part}{word}”，未说明是否全部办成"
    if (
        words.finished.any_in(promise.verb)
        and at > end
        and quote.endswith(_CORE, end, at)
        and "主体" not in promise.quote
    ):
        return f"新报告说明“主体{word}”，未说明是否全部办成"
    rest = quote[at + len(word) :].removeprefix("了") if word in _OF_A_PART and at >= end else ""
    if rest and not words.whole.at(rest) and rest[:2] not in promise.quote:
        return f"新报告说明“{word}{rest[:8]}”，未说明是否全部办成"
    return ""


def _stages(promise: Commitment, thing: str, quote: str, rules: RuleSet) -> tuple[Stage | None, Stage | None]:
    """The stages that promise and passage tell, of what is built."""
    promised = promised_stage(promise.verb, rules) if promise.kind in _BUILT else None
    return promised, told_stage(quote, *place_of(thing, quote), rules) if promised else None


def says(promise: Commitment, passage: Passage, rules: RuleSet) -> bool:
    """Whether a passage says of the promised thing that it was done, or is under way."""
    words = _words(rules)
    thing, quote = shortened(promise.object, rules), shortened(passage.quote, rules)
    return any(_nearest(said, thing, quote)[1] for said in (words.done, words.undone, words.kept_up))


def _without_aside(quote: str, thing: str) -> str:
    """A passage without who else is meant, unless the promise names them: 农民工养老保险办法 is not told by it."""
    quote = re.sub(_YEARS, "", quote) if "年）" in quote else quote
    aside = re.search(_ASIDE, quote) if "在内的" in quote else None
    return quote[: aside.start()] + quote[aside.end() :] if aside and aside[1] not in thing else quote


def _same_deed(verb: str, thing: str, quote: str, words: _Words) -> str:
    """The verb of a promise where it is told of the very thing, on either side of it: 提高了标准, 标准均得到提高.

    Of what is raised, cut or abolished that is all there was to do.
    """
    deed = next((word for _, word in words.deed.within(verb)), "")
    bare = re.sub(_MEASURE, "", thing)
    start = quote.find(bare) if deed else -1
    if start < 0:
        return ""
    end = start + len(bare)
    before, behind = quote.rfind(deed, 0, start), quote.find(deed, end)
    if re.search(_MEANT, quote[:start]):
        return ""
    closes = behind >= 0 and re.match(_GOES_NO_FURTHER, quote[behind + len(deed) :])
    if closes and re.match(_BEHIND, quote[end:behind]):
        return re.sub(_NAMED_SO, "", quote[end : behind + len(deed)])
    whole = re.match(_GOES_NO_FURTHER, re.sub(_NAMED_SO, "", quote[end:]))
    return deed if whole and before >= 0 and quote[before + len(deed) : start] in ("", "了") else ""


def _issued_and_begun(quote: str, words: _Words) -> str:
    """制定和实施国家中长期教育改革和发展规划纲要 (national 2011, line 109) is no mere paper."""
    for start, issued in words.issued.within(quote):
        end = start + len(issued)
        at = end + (quote[end : end + 1] in _JOINTS)
        if begun := words.kept_up.at(quote, at):
            return quote[start : at + len(begun)]
    return ""


def _nearest(words: Begins, thing: str, quote: str) -> tuple[int, str]:
    """Where the word stands that speaks of `thing`, and which: next to it, or at the end or head of its list."""
    start, end = place_of(thing, quote)
    for at, word in words.within(quote, end):
        between = quote[end:at]
        if len(between) <= _REACH or _LISTED.search(between[:_REACH]) or "等" in between:
            return at, word
    for at, word in words.within(quote, 0, start):
        between = quote[at + len(word) : start]
        if len(between) <= _REACH or _LISTED.search(between):
            return at, word
    return 0, ""


def place_of(thing: str, quote: str) -> tuple[int, int]:
    """Where a thing stands in a passage, or what of it does: the longest run of its characters that is there."""
    for size in range(len(thing), 1, -1):
        for at in range(len(thing) - size + 1):
            start = quote.find(thing[at : at + size])
            if start >= 0:
                return start, start + size
    return 0, len(quote)
