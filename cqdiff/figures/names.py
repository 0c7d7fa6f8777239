"""Tell what each number of a sentence measures: the name before it, the thing after it, or the subject so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.figures.bettered import BETTER, betters
from cqdiff.figures.circumstance import in_circumstance, without_end, without_time
from cqdiff.figures.counted import attribute_of, name_after, name_inner, same_attribute, takes_tail, thing_counted
from cqdiff.figures.deeds import joint_verb
from cqdiff.figures.done_more import done_more, each_ahead
from cqdiff.figures.elided import filled_in, reaching
from cqdiff.figures.items import Item, items_of, unspaced
from cqdiff.figures.left_out import left_out, narrowed
from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.money import what_for
from cqdiff.figures.numerals import Numeral
from cqdiff.figures.phrases import (
    LONG_NAME,
    core_of,
    governing,
    shortened,
    tidy,
    without_growth,
    without_step,
    without_verb,
)
from cqdiff.figures.place_sets import counts_places
from cqdiff.figures.pointed import pointed_at, points
from cqdiff.figures.runs import EACH, names_of_run, of_each
from cqdiff.figures.sentences import Sentence
from cqdiff.figures.shared import rates_before, shared_names
from cqdiff.figures.subject import (
    CIRCUMSTANCE,
    NOTHING,
    Found,
    Subject,
    carried,
    inherited,
    owner_of,
    remember_clause,
)
from cqdiff.figures.verb_first import RAISED, SET, cuts, verb_last
from cqdiff.figures.yardsticks import measured_by, part_of_whole
from cqdiff.models import Comparator

_JOINTS = ("、", "和", "与", "及", "以及", "或")
_LIST_END = re.compile(r"等(?:领域|地|地区|方面)?$")
_MEASURED_BY = re.compile(
    r"[比较](?:去年|上年度?|年初|法定|规定|承诺|[一二三四]季度|上半年?|前[一二三]季度|[^，。、\d]{1,4}之初|(?:年内|年中|历史)?(?:最?[高低]点|峰值))[^，。、]{0,6}$"
)
"""比去年预算赤字减少650亿元 (national 2008), 较年内最高点回落0.7个百分点 goes on with what was named before."""
_AIM = re.compile("的((?!预期|预定|年度|年初|控制|奋斗).{2,14}?)(?:增长|增速|涨幅)?(?:预期)?目标$")
"""提出8%左右的国内生产总值增长目标 (national 2009): the name after the number."""
_GROWTH_AIM = re.compile(
    "的(?:预期)?(?:经济)?(?:(?:增长|增速)(?:预期)?目标|(?:增长速度|增速|速度)(?=是|可|能|符合|既|有利|体现|考虑))"
)
"""5%左右的增长预期目标与…衔接, 7%左右的速度可以实现充分就业: with nothing before it, growth is the economy's."""
_FROM = r"(?<=[^\W\da-zA-Z_]{4})从(?:\d{4}年)?(?![业事众容])[^，。、的]{1,6}$"
"""增值税起征点从月销售额10万元提高到15万元: the measure of the threshold, not its name."""
_SET_OF = r"^\d+个(?=.{2})"
"""12个县区平均优良天数比例, 58个贫困县农村居民人均可支配收入."""
_COMPARES = ("比", "较", "增长", "同比")
_YEARLY = r"(?:连续[\d一二两三四五六七八九十]+年)?每年(?=新增$)|时隔[\d一二两三四五六七八九十]+年"
"""经营主体连续4年每年新增百万户以上, 枢纽时隔5年旅客吞吐量突破1亿人次: how often, and after how long."""
_CIRCUMSTANCES = ("情况", "条件", "背景", "前提")
_SHORT_CORE = 5
_LONGEST_TURN = 8
"""一降11.8%一升3.2%: so far from the beginning of its clause the second turn may begin."""
_PER_TIME = ("月人均", "年人均", "人均每月", "人均每年", "每人每月", "每人每年", "每月", "每年", "每小时")
"""城乡低保标准分别达到月人均636元、年人均5526元, 每月不低于700元和每年不低于5400元."""
_ALREADY = ("已出让", "已登记", "已签约", "已开工", "已建成", "已纳入", "已备案", "已批", "已供")
"""已出让土地开工率: it tells which land."""
_PER_TIME_END = "(?:月人均|年人均|人均每月|人均每年|每小时)$"
_VICTIMS = ("死亡", "受伤")
_PART = "其中"
_GOES_ON = ("累计", "总数", "总量", "竣工", "建成")
_FOR = "为"
"""为70周岁以上老人提供免费体检，受益人数约5万人: it tells of its own, despite the age."""
_PLANS = ("规划纲要",)
"""与“十四五”规划纲要年均增长6%左右的目标相衔接: whose growth is told before, or it is the economy's."""
_WORKS = "(?:布局|优化)?(?:调整|改造|整合)(?![^、]{0,2}(?:面积|投资))"
"""What was completed, where it opens the name of the things that it was done to."""


class Named(Struct, frozen=True, gc=False):
    """A numeral with its name. `predicate` is what stood between them; `start` is where the name's text begins.

    `joined` is true where only 、 or 和 parts it from the number before; `told` is where the words before it end, which
    for a run of numbers is where the first of them begins.
    """

    numeral: Numeral
    name: str
    predicate: str
    start: int
    clause: tuple[int, int]
    told: int
    joined: bool = False


def name_numerals(
    text: str, sentence: Sentence, numerals: Sequence[Numeral], subject: Subject, lexicon: Lexicon
) -> list[Named]:
    """Name every numeral of a sentence, in order. `subject` carries over to a sentence that follows after ；."""
    named: list[Named] = []
    waiting = list(numerals)
    for at, (start, end) in enumerate(sentence.clauses):
        here = []
        while waiting and waiting[0].digits < end:
            here.append(waiting.pop(0))
        counted = bool(here)
        if here:
            subject.after = _told_after(text, sentence.clauses[at + 1 : at + 3])
            named += (told := _name_clause(text, (start, end), here, subject, lexicon))
            counted = bool(told) or text[start] != _FOR
        words = text[start:end]
        remember_clause(unspaced(words) if " " in words else words, counted, subject, lexicon)
    return named


def _told_after(text: str, ahead: Sequence[tuple[int, int]]) -> str:
    """The clause behind a number, or the one behind that where it only compares: 比上年增加20亿元，支持…."""
    told = text[slice(*ahead[0])] if ahead else ""
    return text[slice(*ahead[1])] if told.startswith(_COMPARES) and len(ahead) > 1 else told


def _name_clause(
    text: str, clause: tuple[int, int], numerals: list[Numeral], subject: Subject, lexicon: Lexicon
) -> list[Named]:
    items = items_of(text, clause, numerals, lexicon)
    if not items:
        return []
    if not subject.actor:
        subject.actor = _actor(items[0].head, lexicon)
    named: list[Named] = []
    at = 0
    while at < len(items):
        run, subject.rest = at + 1, text[items[at].numeral.end : clause[1]]
        subject.rest = unspaced(subject.rest) if " " in subject.rest else subject.rest
        while run < len(items) and _goes_on(items, at, run, lexicon):
            run += 1
        if run - at > 1 or EACH.search(items[at].head[-6:]) or of_each(items[at], lexicon):
            found = _name_run(items[at:run], clause, subject, lexicon)
        else:
            found = [_name_among_others(items[at], clause, subject, lexicon)]
        named += found
        at = run
    if len(items) == 1 or len(items) != len(named):
        return named
    if (
        items[0].numeral.kind == "counter"
        and items[1].inner
        and counts_places(items[0], items[1], named[1].name, lexicon)
    ):
        named[0] = replace(named[0], name="")
    names = shared_names(items, [one.name for one in named], lexicon)
    told = [replace(one, name=name) if name != one.name else one for one, name in zip(named, names, strict=True)]
    return [*told[:-1], *(replace(told[-1], name=rate) for rate in rates_before(items)), told[-1]]


def _goes_on(items: list[Item], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the number at `at` stands in a row with those from `first` on: nothing but a turn lies between them."""
    item = items[at]
    if not item.joined or items[at - 1].tail:
        return False
    if not item.head:
        return True
    if item.head in _PER_TIME:
        return items[first].head.endswith(_PER_TIME)
    spread = "分别" in items[first].head  # 分别增长12.4%、8.7%、下降3.2%
    return spread and (lexicon.down.fullmatch(item.head) or lexicon.up.fullmatch(item.head)) is not None


def _actor(head: str, lexicon: Lexicon) -> str:
    """The subject of a clause: what stands before a verb that needs one (中欧班列（成渝） before 覆盖)."""
    head = strip_leading(head, lexicon)
    found = lexicon.subject_verb_start.search(head, 2)
    return head[: found.start()] if found else ""


def _name_run(items: list[Item], clause: tuple[int, int], subject: Subject, lexicon: Lexicon) -> list[Named]:
    """Several numbers in a row: one name each (农业、工业增加值分别增长4.6%、5.8%), or one name for all."""
    first = replace(items[0], head=each_ahead(items[0].head))
    items = [first, *items[1:]]
    per = next((p for p in _PER_TIME if first.head.endswith(p)), "")
    core, predicate = core_of(first.head.removesuffix(per), lexicon)
    shared = len(items) == 1
    core = strip_leading(core, lexicon)
    core = core.removeprefix("实现") if lexicon.measures.of(core) else core  # 实现中小学人均公用经费500元和300元
    names = names_of_run(items, core, predicate, subject, lexicon)
    if shared and len(names) < 2:
        return [_name_item(first, clause, subject, lexicon)]
    if not names:
        head = _name_item(first, clause, subject, lexicon)
        names, predicate = [Found(reaching(head.name, item.numeral.unit)) for item in items], head.predicate
    bound = _shared_bound(first.numeral, items[-1].numeral)
    found = []
    for i, (item, one) in enumerate(zip([first] * len(names) if shared else items, names, strict=False)):
        n = item.numeral
        if n.comparator is Comparator.EQ and not shared:
            n = replace(n, comparator=bound)
        # 通车里程新增3000公里、突破1.1万公里: the whole is not what is new
        name = one.name.removesuffix("新增") if i and n.start < n.digits else one.name
        turns = item.head if i and not shared else ""  # 分别增长12.4%、下降3.2%
        start, told = (item.head_start, n.start) if turns else (first.head_start, first.numeral.start)
        found.append(Named(n, name, turns or predicate, start, clause, told=told))
        subject.take(name, one, n.unit)
    return found


def _shared_bound(first: Numeral, last: Numeral) -> Comparator:
    """The comparator told once for a run: before the first number, or as a ceiling behind the last (8%和3%以内)."""
    if first.start < first.digits:
        return first.comparator
    within = last.comparator is Comparator.LE and last.end > last.unit_end
    return Comparator.LE if within else Comparator.EQ


def _told_as(item: Item, subject: Subject, lexicon: Lexicon) -> tuple[str, str]:
    """The words before a number that may name it, and its predicate, however the report puts the change."""
    core, predicate = core_of(item.head, lexicon)
    if core.endswith(_PER_TIME) and (each := strip_predicate(re.sub(_PER_TIME_END, "", core), lexicon))[1]:
        core, predicate = each[0], each[1] + predicate  # 低保标准提高到年人均1.3万元
    core = core[:-1] if core.endswith(("的", "之")) else core
    if core.endswith(BETTER) and betters(core, item.numeral.unit):
        core, predicate = strip_predicate(core.removesuffix(BETTER), lexicon)[0], BETTER + predicate
    if core.endswith(RAISED) and item.numeral.unit.endswith(("元", "%")):
        core, predicate = strip_predicate(core.removesuffix(RAISED), lexicon)[0], "提高"
    if core.endswith(SET):
        core, predicate = verb_last(core, predicate, item.numeral.unit)
    if ("多" in core or "少" in core) and (more := done_more(item.head, subject.name))[1]:
        core, predicate = strip_predicate(more[0], lexicon)[0], more[1]
    return core, predicate


def _name_among_others(item: Item, clause: tuple[int, int], subject: Subject, lexicon: Lexicon) -> Named:
    """Name a number that may stand in a circumstance or behind one: 投资在房地产下降9.6%的情况下仍增长4.3%."""
    parted = in_circumstance(item.head, subject.rest) if "在" in item.head or "克" in item.head else None
    if parted is None:
        bare = without_end(item.head) if item.inner else item.head
        return _name_item(
            item if bare == item.head else replace(item, head=bare, inner=False), clause, subject, lexicon
        )
    outer, inner = parted
    same = without_time(inner) or ("" if core_of(inner, lexicon)[0] else inner)
    if same:
        return _name_item(replace(item, head=outer + same, tail=""), clause, subject, lexicon)
    told = strip_leading(outer, lexicon) or inherited(subject, lexicon)
    named = _name_item(replace(item, head=inner, tail=""), clause, subject, lexicon)
    if told:
        subject.take(told, Found(told), item.numeral.unit)
    return named


def _go_back(item: Item, subject: Subject) -> None:
    """Behind 其中 or 累计 a number may be of what was told before the last one."""
    if item.numeral.kind == "counter" and item.head.startswith(_PART):
        subject.back_to(item.numeral.unit)
        subject.counted = subject.name
    elif not item.joined and item.numeral.kind == "counter":
        subject.counted = ""
    if subject.unit != item.numeral.unit and item.head.startswith(_GOES_ON):
        subject.resume(item.numeral.unit)


def _name_item(item: Item, clause: tuple[int, int], subject: Subject, lexicon: Lexicon) -> Named:
    _go_back(item, subject)
    core, predicate = _told_as(item, subject, lexicon)
    if points(core, predicate):
        near = not item.inner or item.head_start - clause[0] <= _LONGEST_TURN
        name = next(iter(pointed_at(core, subject, item.inner) if near else ()), "")
        return Named(item.numeral, name, predicate, item.head_start, clause, item.numeral.start, item.joined)
    tail = thing_counted(item, lexicon) if item.tail else ""
    cut = tail != "" and cuts(item, core, predicate, tail, lexicon)
    core, tail = ("", tail.split("的目标")[0]) if cut else (core, tail)
    listed, examples = _LIST_END.search(core) if "等" in core else None, ""
    if listed:
        examples, core = core[: listed.start()], governing(core[: listed.start()], lexicon)
    found = NOTHING
    owned = attribute_of(core, item, subject.rest, lexicon) if item.tail or subject.rest[:1] == "的" else ""
    owned = owned or (same_attribute(item, subject, lexicon) if item.joined else "")
    aimed = _AIM.match(item.tail) if item.tail[:1] == "的" else None
    if owned or aimed:
        verb = strip_leading(core, lexicon) if owned and item.tail in ("", "的") else ""
        ends = [a for a in lexicon.attributes if owned.endswith(a) and verb.endswith(a)]
        verb = verb.removesuffix(max(ends, key=len)) if ends else ""
        found = Found(owned or (aimed.group(1) if aimed else ""), verb, verb)
    elif not core and _GROWTH_AIM.match(item.tail):
        found = Found("经济增长")
    elif core.endswith(_PLANS) and item.numeral.unit == "%":
        found = Found(subject.held or subject.name or "经济增长")
    elif item.inner and item.head:
        found = name_inner(item, core, predicate, tail, subject, lexicon)
    elif cut or (tail and takes_tail(item, core, predicate, bool(listed), lexicon)):
        found = name_after(item, core, predicate, tail, subject, lexicon)
    if listed and not found.name and not tail and core and (sort := lexicon.sorts.of(examples)):
        found = Found(core + sort, core, core, sort)  # 建成云江高速公路等6条、480公里
    if not found.name:
        found = _name_before(item, core, predicate, subject, lexicon)
        if item.numeral.unit == "%" and tail[:1] == "通" and found.name:  # 建制村100%通客车
            found = Found(found.name + tail, found.verb, thing=found.thing)
    if item.numeral.unit.endswith("元") and not item.numeral.unit.endswith("美元"):
        found = what_for(found, item, subject, lexicon)
    name = reaching(tidy(found.name, lexicon), item.numeral.unit)
    if "除" in item.head or "不" in item.head or subject.without:
        name = narrowed(name, left_out(strip_predicate(item.head, lexicon)[0]) or subject.without)
    subject.take(name, found, item.numeral.unit)
    subject.net = core != "" and "净增" in item.head  # but 158个学科，较上年净增23个，其中前1‰学科15个
    return Named(item.numeral, name, predicate, item.head_start, clause, item.numeral.start, item.joined)


def _name_before(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """Name a number by what stands before it, filling in an elided subject or verb."""
    if core.startswith("对") and "贡献" in core:
        return Found(owner_of(subject, lexicon).split("占", 1)[0] + core, subject.verb)
    core = core if core.startswith(_ALREADY) and core.endswith("率") else strip_leading(core, lexicon)
    core = re.sub(_SET_OF, "", core) if core[:1].isdigit() else core
    core = re.sub(_FROM, "", core) if "从" in core else core
    core = re.sub(_YEARLY, "", core) if "年" in core and ("每年新增" in core or "时隔" in core) else core
    if core[0:1] == "在" and item.tail.removeprefix("的").startswith(_CIRCUMSTANCES):
        core = core[1:]  # 在降水量较常年偏多六成的情况下
    told = predicate or item.numeral.start < item.numeral.digits
    if len(core) > _SHORT_CORE and core.startswith("实现") and (told or lexicon.measures.of(core)):
        core = core.removeprefix("实现")  # 实现总产值突破500亿元; but 实现就业500人
    if core in _VICTIMS and item.joined and "事故" in subject.name:  # 发生事故112起、死亡86人
        return Found(without_verb(subject.name.removeprefix("发生"), lexicon).removeprefix("各类") + core + "人数")
    if item.inner and item.head.startswith("的") and core and subject.name.endswith(core):
        return Found(subject.name, subject.verb, thing=subject.thing)  # 将商贸业现行10%的税率降至9%
    parted = part_of_whole(item, core, predicate, subject)
    if parted.name:
        return parted
    measured = measured_by(item, core, predicate, subject, lexicon)
    if measured.name:
        return measured
    core = _MEASURED_BY.sub("", core) if "比" in core or "较" in core else core
    core = lexicon.fall.off(without_growth(core, lexicon))
    core = CIRCUMSTANCE.sub("", core) if "在" in core else core
    core = strip_predicate(without_step(core), lexicon)[0]
    elided = filled_in(item, core, predicate, subject, lexicon)
    if elided.name:
        return elided
    going_on = carried(item, core, predicate, item.head.startswith(_PART), subject, lexicon)
    if going_on.name:
        return going_on
    if len(core) > LONG_NAME:
        core = shortened(core, lexicon)
    lead = joint_verb(core, lexicon)
    if lead in lexicon.totals and (done := lexicon.verb_start.match(core, len(lead))):
        works = re.match(_WORKS, core[done.end() :])
        lead = core[: done.end()] + (works.group() if works else "")  # 累计完成布局调整中小学58所、教学点73个
    unit = item.numeral.unit if "（" in item.numeral.unit else ""
    return Found(core + (unit if unit.startswith("省") else ""), lead, core, core.removeprefix(lead))
