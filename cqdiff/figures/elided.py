"""Fill in a name that leaves out what it is of: nothing, a total, a payer, an attribute or a verb stands alone."""

from __future__ import annotations

import re

from cqdiff.figures.counted import thing_counted
from cqdiff.figures.going_on import gone_on
from cqdiff.figures.invested import invested_in
from cqdiff.figures.items import BATCHES, Item
from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.lists import paired
from cqdiff.figures.networks import of_network
from cqdiff.figures.phrases import noun_phrase, without_verb
from cqdiff.figures.subject import NOTHING, PER_DAY, Found, Subject, given_part, inherited, owner_of

_AIM_AHEAD = "(?:把|将|今年)*(?:增长的?(?:预期|预定)?目标|预期增长目标)"
"""把增长预期目标定在7.5%左右: a name made of words of growth alone."""
_PURPOSE = r"(实施|支持|建设|推进|开展|推动)\d+[个项家所座]([^，。、\d]{2,16})"
"""统筹20亿元实施6个科技专项: the money is for what the verb behind it governs."""
_REACHED = re.compile("达到?$")
_WORD = 2
_REACHING = frozenset(("涉及", "惠及", "覆盖", "受益", "辐射"))
_REACHED_NOUNS = {"户": "户数", "人": "人数", "平方米": "面积", "亩": "面积", "平方公里": "面积", "公顷": "面积"}
_EXCHANGED = "(?:[按以][照当]?)?[^，。、]{0,6}(?:平均|当前|年末|中间)[^，。、]{0,4}汇率[^，。、]{0,5}"
"""按年平均汇率折算为1.7万美元: the same in other money."""
_ARRIVED = ("达到", "达", "分别为")
_SHARES = ("占比", "比重", "比例", "份额")
_RATIOS = ("之比", "比率", "比值")
_EXTENTS = ("范围", "比例", "率")
_LONGEST_ECHO = 5
_ALL_INVESTED = ("总投资", "投资总额")
"""签约项目156个，其中百亿级2个，总投资820亿元: of all of them."""
_BENEFITS = ("惠及", "受益")
_SIZES = ("建筑面积", "到位资金", "总投资")
"""改造棚户区12片、建筑面积86万平方米，惠及群众1.3万人: the people are of the works."""
_OF_YEAR = ("完成年度投资",)
_ADDED = ("新增", "净增")
_IN_ALL = "累计"
"""云欧班列开行108列，五年累计开行520列: the same verb, and what it is of was told before."""
_LASTING = frozenset("家户个座张台所")
_ADDED_LENGTH = "(.{2,})新增(.{0,2}里程)"
_AT_END = (
    r"(?:到|至|截至|截止)?(?:\d{4}年|[去上今当本]?年|目前|累计|期|全[国省市区县州])[末底]?前?"
    "(?:累计|总计|总数|预计|分别|均|将|已)*[达到突超]"
)
_THEN = r"[、和]?\d[\d.]*[万多余]*[名人个位辆台套件家项]([^，。、\d]{2,12})"


def filled_in(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """A name that leaves out what it is of: nothing, a total, a payer, an attribute or a verb alone."""
    if (same := _of_the_same(item, core, predicate, subject, lexicon)).name:
        return same
    opening = strip_leading(item.head, lexicon) if not core else ""
    total = next((t for t in lexicon.totals if opening.startswith(t)), "") if opening else ""
    if not core and not total:
        return _nothing_told(item, predicate, subject, lexicon)
    if network := of_network(core, subject):
        return Found(network)
    going_on = gone_on(item, core, subject, lexicon)
    if going_on.name:
        return going_on
    taken_up = _taken_up(item, core, predicate, subject, lexicon)
    if taken_up.name:
        return taken_up
    if (total or core in lexicon.totals) and subject.name:
        return _total(item, total or core, subject, lexicon)
    if core in lexicon.states and subject.name:
        return Found(core + without_verb(subject.name, lexicon))
    if lexicon.givers.at(core) and (given := given_part(item, core, predicate, subject, lexicon)).name:
        return given
    if lexicon.payer.match(core):  # 财政支出八成以上投向民生领域; of money what_for tells more
        return Found(core if item.numeral.unit.endswith("元") else core + thing_counted(item, lexicon), core)
    grows = item.numeral.unit == "%" and core in lexicon.grown
    if grows and (works := invested_in(subject, lexicon)):
        return Found(works + core, subject.verb)
    if core in lexicon.attributes and not lexicon.regions.at(item.head) and not grows:
        return _attribute(item, core, predicate, subject, lexicon)
    if item.joined and (whole := paired(subject.name, core, lexicon)):
        return Found(whole)
    if core in lexicon.carried:
        if item.numeral.unit in BATCHES and (later := re.match(_THEN, subject.rest)):
            return Found(core + later.group(1), core, core)  # 选派3批次、216名医护人员
        return _done_to(core, item, subject, lexicon)
    runs = core.startswith("开行") and len(core) > len("开行列") and not subject.actor  # 开行铁海联运班列300列
    if core.startswith(_BENEFITS) and subject.name.endswith(_SIZES) and len(subject.recent) > 1:
        return Found(subject.recent[-2] + core)
    if lexicon.subject_verb_start.match(core) and not runs:
        return Found((subject.actor or subject.name or owner_of(subject, lexicon)) + core)
    return NOTHING


def _of_the_same(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """The same thing told once more: a part of it, in other money, what it is spent on, all of it so far."""
    if not item.head and item.numeral.unit == "%" and subject.name and lexicon.purposes.at(item.tail):
        return Found(subject.name + item.tail, subject.verb, thing=subject.thing)  # 转移支付42亿元，87%用于支持山区
    if "汇率" in core and subject.name and item.numeral.unit.endswith("元") and re.fullmatch(_EXCHANGED, core):
        return Found(subject.held or subject.name, subject.verb, thing=subject.thing)
    if core and predicate in ("", "的") and item.numeral.unit == "%" and item.tail.startswith("用于"):
        return Found(core + item.tail, thing=core)  # 财政支出的75%用于民生
    if not core and not subject.name and re.match(_AIM_AHEAD, item.head):
        return Found("经济增长")
    if core[:_WORD] == _IN_ALL and core[_WORD:] in lexicon.carried:
        told = subject.whole or subject.name  # 其中回程26列，累计开行130列: of all of them
        if told.endswith(core[_WORD:]):
            return Found(told[: _WORD - len(core)] + core, subject.verb, thing=subject.thing)
    return NOTHING


def _total(item: Item, total: str, subject: Subject, lexicon: Lexicon) -> Found:
    """All there is of what was counted: 新增120家、累计达到3400家."""
    subject.resume(item.numeral.unit)
    whole = without_verb(re.sub(PER_DAY, "", subject.name), lexicon)
    added = subject.net or subject.name.endswith("新增")
    if added and total.startswith("累计") and _stands(item):
        return Found(whole.removesuffix("新增"))  # 高新技术企业净增310家、累计达2680家
    return Found((whole.removesuffix("新增") or whole) + total.removesuffix("达"))


def _attribute(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """新增软件企业6400家、主营业务收入达到4200亿元: whose revenue it is was told before."""
    whole = subject.counted if core.endswith(_ALL_INVESTED) and not item.joined else ""
    owner = _invested_in(core, whole or owner_of(subject, lexicon), subject, lexicon)
    core = core.removeprefix("完成") if core in _OF_YEAR else core
    owner = owner.partition("惠及")[0] if core.startswith("涉及") else owner
    whole_of = core.startswith(("总", "首期")) or _REACHED.search(predicate)
    owner = without_verb(owner, lexicon) if whole_of else owner
    return Found(owner.removesuffix(core[:_WORD] if len(core) > _WORD else "") + core, subject.verb)


def _nothing_told(item: Item, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """The name of a number that goes on with what was told before it."""
    if not item.head and not item.tail and item.joined and subject.prefix in _REACHING:
        return Found(reaching(subject.prefix, item.numeral.unit), subject.verb, subject.prefix)  # 8个乡镇、2.1万人
    used = re.match(_PURPOSE, subject.rest) if item.head and not predicate else None
    name = "".join(used.groups()) if used else inherited(subject, lexicon)
    if subject.name.endswith(_RATIOS) and item.numeral.unit.endswith("百分点"):
        name = subject.name  # 研发经费支出308亿元，与生产总值之比为2.55%，提高0.12个百分点
    if item.joined and item.numeral.unit == "%" and predicate.endswith("占") and subject.unit[-1:] not in "元%":
        return Found(without_verb(name, lexicon) + "占比")  # 工业项目290个、占75.1%
    if item.numeral.start < item.numeral.digits or predicate:  # 通车里程新增3000公里、突破1.1万公里
        name = stock_of(name.removesuffix("新增") or name, item.head)
    return Found(name, subject.verb, subject.prefix, subject.thing)


def _stands(item: Item) -> bool:
    """Whether things are counted that are still there a year later: firms and farmland, not money or visitors."""
    unit = item.numeral.unit
    return (item.numeral.kind == "counter" and unit[-1:] in _LASTING) or unit.endswith(("亩", "公里"))


def stock_of(name: str, head: str) -> str:
    """What there is of what was added: 新增铁路50公里，年末达到900公里 → 铁路; else the name itself."""
    if ("新" not in name and "净" not in name) or not re.match(_AT_END, head):
        return name
    if length := re.fullmatch(_ADDED_LENGTH, name):  # 轨道交通新增运营里程30公里，全市达到260公里
        return length[1] + length[2]
    return name[_WORD:] or name if name[:_WORD] in _ADDED or name.startswith("新建通车") else name


def _invested_in(core: str, owner: str, subject: Subject, lexicon: Lexicon) -> str:
    """The works whose investment is told, without what is done with them: 实施重点项目130个，完成投资20亿元.

    新开工项目19个，竣工12个，完成投资90亿元: what two stages were told of is the works alone.
    """
    if not core.endswith("投资") or not (verb := lexicon.verb_start.match(owner)):
        return owner
    thing = owner[verb.end() :]
    more = lexicon.verb_start.match(thing)  # 谋划实施重点项目
    if more and lexicon.handling_verbs.of(more.group()):
        verb, thing = more, thing[more.end() :]
    if thing and lexicon.handling_verbs.of(verb.group()):
        return thing
    before = subject.recent[-2] if len(subject.recent) > 1 else ""
    counted = before not in ("", subject.name) and not before.endswith("投资")
    return thing if counted and thing and thing in before and "完成" in core else owner


def _done_to(verb: str, item: Item, subject: Subject, lexicon: Lexicon) -> Found:
    """续建项目97个，年度计划投资162亿元，竣工41个: projects are finished, not money."""
    if item.head.startswith("累计"):
        subject.resume(item.numeral.unit)
    spent = subject.unit.endswith("元") and item.numeral.kind == "counter"
    if spent and not subject.verb and item.numeral.unit not in subject.last_of:
        return Found(verb, verb)  # 总投资60亿元的云川电缆等项目，投产12个: no number of them was told
    thing = without_verb(owner_of(subject, lexicon) if spent else inherited(subject, lexicon), lexicon)
    return Found(_of_verb(verb, thing, subject, lexicon), verb)


def _of_verb(verb: str, thing: str, subject: Subject, lexicon: Lexicon) -> str:
    """A verb alone with the thing that was told before: 城镇保障性住房基本建成470万套、新开工630万套."""
    if subject.verb.startswith(lexicon.totals):
        thing = without_verb(thing, lexicon)  # 累计实施城市更新项目295个、更新改造2745万平方米
    bare = lexicon.carried_end.sub("", thing) or thing
    if verb in lexicon.shared_works:
        bare = lexicon.shared_works.off(bare) or bare  # 地质灾害隐患治理188处、搬迁262户
    return verb + bare


def _taken_up(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """A name that takes up the thing told before without its words: 小麦每斤提高3分钱, 在生产总值中占比, 试点范围."""
    if subject.clause.endswith(_ARRIVED) and (headed := _headed(item, core, predicate, subject, lexicon)):
        return Found(headed)
    if predicate.startswith("每") and core and (price := price_of(core, subject, lexicon)):
        return Found(core + price, subject.verb)
    if core.startswith("在") and core.endswith(_SHARES):  # 服务业快速发展，在生产总值中占比提高2.5个百分点
        return Found(owner_of(subject, lexicon) + core, subject.verb)
    short = 2 < len(core) <= _LONGEST_ECHO and not subject.name
    return Found(_of_clause(core, subject, lexicon) if short else "")


def _headed(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> str:
    """煤化工产能达到：煤制油124万吨、煤制烯烃26万吨: the words before the colon tell what is measured."""
    first = not subject.name or item.joined
    if not first or predicate or item.numeral.kind != "unit":
        return ""
    measure = lexicon.measures.of(strip_predicate(subject.clause, lexicon)[0])
    return core + measure if len(measure) >= _WORD and not lexicon.measures.of(core) else ""


def reaching(name: str, unit: str) -> str:
    """涉及2.3万户、210万平方米: a verb alone with what the unit counts; any other name as it is."""
    if name[:_WORD] not in _REACHING or (name[_WORD:] and name[_WORD:] not in _REACHED_NOUNS.values()):
        return name
    noun = next((noun for ends, noun in _REACHED_NOUNS.items() if unit.endswith(ends)), "")
    return name[:_WORD] + noun


def price_of(core: str, subject: Subject, lexicon: Lexicon) -> str:
    """提高粮食最低收购价，小麦每斤提高3分钱: the price of each was told before; empty where it was none."""
    told = lexicon.measures.of(subject.name or noun_phrase(subject.clause, lexicon)) if subject.clause else ""
    named = core.endswith("价") or lexicon.measures.of(core)
    return told if told.endswith(("价", "价格")) and not named else ""


def _of_clause(core: str, subject: Subject, lexicon: Lexicon) -> str:
    """A short name that takes up what the clause before spoke of: 推进养老保险试点，试点范围扩大到23%; 新标准."""
    told = noun_phrase(subject.clause, lexicon) if subject.clause else ""
    if len(told) <= len(core):
        return ""
    if core[0] == "新" and told.endswith(core[1:]):
        return told[told.rfind("的", 0, -1) + 1 :]
    echoed = core.endswith(_EXTENTS) and told[-2:] == core[:2] and "、" not in told
    return told + core[2:] if echoed else ""
