"""Remember what a sentence has spoken of, and complete the names that leave it out."""

from __future__ import annotations

import re

from msgspec import Struct, field

from cqdiff.figures.deeds import joint_verb
from cqdiff.figures.items import Item
from cqdiff.figures.left_out import OPENINGS, left_out_alone
from cqdiff.figures.lexicon import Lexicon, strip_leading
from cqdiff.figures.lists import PER_HEAD
from cqdiff.figures.phrases import LONG_NAME, noun_phrase, without_verb
from cqdiff.models import Comparator
from cqdiff.wordlists import Begins

_ASIDE = re.compile(
    "(?:按|扣除|剔除|还原|考虑)[^，。]{2,16}(?:计算|因素|口径|影响)后?|(?:扣除|剔除|还原)[^，。]{2,16}后|自然口径|同口径"
    r"|(?:力争|争取|计划|确保|用)*[一二两三四五\d]+年(?:左右)?(?:的?时间|之?内)?(?:全部|基本)?(?:完成|实现|建成|到位|见效)"
)
"""农业总产值7382亿元，按可比价格计算，比上年增长6.9%: a clause that only says how it was reckoned."""
CIRCUMSTANCE = re.compile("在[^，。]{2,20}?的?(?:前提|基础|情况|条件|背景|形势|基数)[下上]")
"""推进保障性安居工程建设，在确保质量的前提下，基本建成500万套 (national 2012): what was built stands before it."""
_CAUSES = ("受", "因", "由于", "主要受", "主要因", "主要由于", "主要是受", "主要是因", "主要是由于")
_CAUSE_ENDS = ("影响", "因素", "拖累", "冲击", "制约", "带动", "拉动", "原因", "所致")
"""使用外资31亿美元，受到资基数较高影响，下降19%: a clause that only tells why."""
_REMARK = re.compile(
    "(?:再?创|位?居(?!民|住|家)|稳居|排名|位列|均?为近|是近|首次突破|(?:继续)?保持(?:全国|领先)|领先|[高快]于全国)"
    "|主要(?:是)?考虑|(?:增速|增幅|总量|规模)(?:均|分别|继续|连续)?(?:位?居|位列|列|排名|排)"
    "|实现(?:历史性|翻番|倍增|新突破|[双两]位数|双|正增长)"
)
"""经济总量超过6万亿元，实现历史性晋位，年均增速5.7% (Sichuan 2026): a remark is no new subject."""
_SIZE = r"[超过]?[\d.百千万亿]+(?:元|美元|亩|人|吨|平方米)(?:以上)?的?"
_OF_SIZE = rf"[^，。、\d]{{0,8}}?{_SIZE}"
"""10亿元以上, 投资50亿元以上, 销售收入超10亿元."""
_OWN = (
    *("总", "日均", "月均", "每", "人均", "户均", "有效", "现有", "在册", "存续"),
    *("千人口", "万人口", "万人发", "万人高", "万人拥", "百户"),
)
"""累计建成5G基站24.6万个，每万人拥有5G基站29.1个: reckoned by itself, and not what was built; 有效期内企业 are all."""
_STOCKS = ("总数", "总量", "总里程", "总规模", "存量", "保有量")
"""新增航线20条，航线总数达300条: all of them, and not what is new."""
_SPOTS = ("点", "站")
"""服务点, 授权点: nouns that begin like a verb."""
_LONGEST_SPOT = 4
_STAGES = ("建成", "开工", "竣工", "完工", "投用", "交付")
"""筹集保障房2.5万套，棚户区改造基本建成1.1万套: what ends with its own verb takes no other."""
_BUILDING = ("新建", "建设", "建成", "打造", "新改建")
"""They govern no work: 新建保障性住房300套，棚户区改造280套."""
_NET = "净增"
"""It counts what came and went; a later clause tells what there is."""
_NEW_IN = r"(?<=[^\W\d]{2})(?<![高创更最革全])新(?:增|建|设|开|培育|认定|引进|签约|登记)"
"""职业院校新设专业点530个: a verb of its own behind a subject of its own."""
PER_DAY = "(?:日均|月均)(?:新增|新登记|新设)?$"
_RATED = r"(?<=[^\W\d]{2})[^\W\d][^\W\d化]率$"
_AREAS = frozenset(("平方米", "公顷", "亩", "平方公里"))
_LAID_OUT = frozenset(("亩", "公里"))
_MAGNITUDES = "百千万亿"
_PASSED = len("超过")
"""But 不少于 sets a floor."""
_LEAVES_OUT = ("扣除", "剔除")
_WORD = _PAIR = 2
_KEPT = Begins(("落实", "稳定", "确保"))
_GRAIN, _GRAINS = "粮食", ("粮", "麦", "稻", "米", "豆", "薯", "油菜")
_LONGEST_PART = 12
_NO_SHARED = frozenset(("总额", "总量", "总数", "数量", "规模", "标准", "人口", "出口", "进口", "进出口"))
"""进出口总额100亿元，其中机电产品40亿元: what the parts are called is not told."""
_FIRMS = {"家", "户"}
_YIELDS = ("出栏", "存栏")
_SORT = 4
"""A name of so many characters behind 其中 is a sort of the thing before, a longer one a name of its own."""


class Found(Struct, frozen=True, gc=False):
    """A name, the verb in it that may govern what follows, the words before the thing counted, and that thing.

    `held` is the name alone where the number holds it against something (地区生产总值 in 地区生产总值高于全国).
    """

    name: str
    verb: str = ""
    prefix: str = ""
    thing: str = ""
    held: str = ""


NOTHING = Found("")


class Subject(Struct, gc=False):
    """What the sentence has spoken of so far. `actor` is the subject of its first clause with a number,
    `units` those of the numbers of its name, `before` what the sentence before it measured last,
    `whole` what 其中 tells the parts of, `measure` what shares its measure with them, `after` the words of the next
    clause, `rest` those of the clause behind the number that is named, `parted` what 其中 told shares of, `announced`
    a short sentence without a number right before this one, `without` what the clause before left out,
    `net` whether it was counted by what came and went, `counted` the works that 其中 tells the parts of,
    `last_of` the last name with a number of each unit.
    """

    name: str = ""
    verb: str = ""
    prefix: str = ""
    thing: str = ""
    held: str = ""
    unit: str = ""
    units: str = ""
    topic: str = ""
    clause: str = ""
    actor: str = ""
    before: str = ""
    whole: str = ""
    measure: str = ""
    after: str = ""
    rest: str = ""
    parted: str = ""
    announced: str = ""
    without: str = ""
    counted: str = ""
    net: bool = False
    recent: list[str] = field(default_factory=list)
    last_of: dict[str, tuple[str, Found]] = field(default_factory=dict)

    def both(self) -> list[str]:
        """The two things the sentence has measured, empty where it was another number of them."""
        names = list(dict.fromkeys(self.recent))
        return names if len(names) == _PAIR else []

    def take(self, name: str, found: Found, unit: str) -> None:
        self.units = f"{self.units} {unit}" if (found.held or name) == (self.held or self.name) else unit
        self.name, self.verb, self.prefix, self.unit = name, found.verb, found.prefix, unit
        self.thing, self.held = found.thing or name, found.held
        self.recent.append(found.held or name)
        self.last_of[unit] = name, found

    def back_to(self, unit: str) -> None:
        """实施重点项目486个，年度投资1650亿元，其中新开工132个: parts are of what was counted by the same unit."""
        if self.unit.endswith(("元", "%")) and unit != self.unit and unit in self.last_of:
            self.take(*self.last_of[unit], unit)
            self.recent.pop()

    def resume(self, unit: str) -> None:
        """新建公路1.2万公里，惠及群众300万人，累计建成9.6万公里: all of what was counted by the same unit."""
        kind = _kind(unit)
        if kind == _kind(self.unit):
            return
        before = next((u for u in reversed(self.last_of) if _kind(u) == kind), "")
        if before:
            self.take(*self.last_of[before], before)
            self.recent.pop()


def remember_clause(clause: str, counted: bool, subject: Subject, lexicon: Lexicon) -> None:
    """Let a clause move the subject on; one without a number is what the next numbers may be about."""
    if clause == "其中":
        subject.parted = subject.held or subject.name
        return
    if not counted and subject.name and clause.startswith(_CAUSES) and clause.endswith(_CAUSE_ENDS):
        return
    subject.without = "" if counted or not clause.startswith(OPENINGS) else left_out_alone(clause)
    if subject.without or (
        not counted
        and (
            _ASIDE.fullmatch(clause) or (clause[:1] == "在" and CIRCUMSTANCE.fullmatch(clause)) or _REMARK.match(clause)
        )
    ):
        return
    for mark in lexicon.topic_marks:
        if mark in clause and (topic := lexicon.topic.match(clause)):
            subject.topic = strip_leading(topic.group(1), lexicon)
    if not counted:
        subject.clause = CIRCUMSTANCE.sub("", clause) or clause if "在" in clause else clause
        subject.name = subject.verb = subject.prefix = subject.thing = subject.held = ""


def carried(item: Item, core: str, predicate: str, part_of: bool, subject: Subject, lexicon: Lexicon) -> Found:
    """A verb that governs several counted things: 新增三级医院23家、三甲医院8家. Empty where none does."""
    sized = _sized(item, core, subject, lexicon)
    if sized.name:
        return sized
    if part_of and subject.net and core and subject.unit == item.numeral.unit and not predicate:
        return Found(_NET + core.removeprefix(_NET), _NET, thing=core)  # “四上”企业净增86户，其中工业企业32户
    part = _part(item, core, predicate, part_of, subject, lexicon)
    if part.name:
        return part
    if core in lexicon.tails and item.joined and len(subject.name) >= 2 * len(core) + 2 and len(core) == _WORD:
        return Found(subject.name[: -len(core)] + core, subject.verb)  # 办理人大代表议案5项、建议877件
    if item.joined and item.numeral.kind == "counter" and subject.name.endswith(_YIELDS) and 0 < len(core) <= _SORT:
        bare = core if core.endswith(_YIELDS) else core + subject.name[-_WORD:]
        return Found(bare)  # 生猪出栏46万头、家禽200万羽
    counted = item.numeral.kind == "counter"
    if predicate or not (counted or item.joined):
        return NOTHING
    alike = _kind(item.numeral.unit) == _kind(subject.unit) or _same_measure(core, subject, lexicon)
    alike = alike or (item.joined and _both_laid_out(item, core, subject, lexicon))
    counts = alike or (counted and item.joined)
    spot = item.joined and core.endswith(_SPOTS) and len(core) <= _LONGEST_SPOT
    if not counts or core.startswith(_OWN) or (lexicon.carried.at(core) and not spot):
        return NOTHING
    told = subject.verb
    governs = told in lexicon.carried or told.startswith(lexicon.totals) or (told and told == joint_verb(told, lexicon))
    verb = subject.verb if governs else ""
    if core.endswith("级") and verb and "级" in subject.name:  # 国家5A级旅游景区1家、4A级8家
        return Found(verb + core + _ungraded(subject.name), verb)
    if part_of and subject.unit == item.numeral.unit:
        subject.whole = without_verb(subject.name, lexicon)
        sort = "" if subject.whole[-2:] == core[-2:] else subject.whole  # 重点项目45项，其中亿元以上项目20项
        return Found(verb + core + sort, verb)
    n = item.numeral
    if not (item.joined or part_of) and n.comparator is Comparator.GE and 0 < n.digits - n.start <= _PASSED:
        return NOTHING  # 新引进总部企业20家，科技园入驻企业超过200家: what is passed is all that there is
    if verb and len(core) <= LONG_NAME and not _says_what_is_done(item, core, verb, spot, subject, lexicon):
        return Found(verb + (_grade(core, verb, subject) if item.joined else "") + core, verb, thing=core)
    return NOTHING


def _says_what_is_done(item: Item, core: str, verb: str, spot: bool, subject: Subject, lexicon: Lexicon) -> bool:
    """Whether the words before a number need no verb of those before: they have one, or tell a stock or a stage."""
    return bool(
        (lexicon.verb_start.match(core) and not spot)
        or (subject.verb == _NET and not item.joined)
        or lexicon.object_verb.search(core, 1)
        or core.endswith(_STOCKS)
        or ("新" in core and re.search(_NEW_IN, core))
        or (core.endswith(_STAGES) and len(core) > len("基本建成"))
        or (verb in _BUILDING and lexicon.shared_works.of(core))
    )


def _same_measure(core: str, subject: Subject, lexicon: Lexicon) -> bool:
    """新增污水日处理能力150万立方米、垃圾日处理能力6万吨: one measure in two units."""
    return len(core) > _WORD and subject.name.endswith(core[-_WORD:]) and lexicon.measures.of(core) != ""


def _both_laid_out(item: Item, core: str, subject: Subject, lexicon: Lexicon) -> bool:
    """新增公共绿地4.2公顷、步道5.5公里: areas and lengths of things; but no 道路20公里、占地30亩."""
    units = {_kind(item.numeral.unit), _kind(subject.unit)}
    works = subject.verb in _BUILDING and not _LAID_OUT.isdisjoint(units)  # 新建口袋公园5个、绿道6公里
    return (works or units == _LAID_OUT) and lexicon.measures.of(core) == "" and core[:1] != "占"


def _grade(core: str, verb: str, subject: Subject) -> str:
    """The grade that a thing shares with the one before: 国家级电商示范企业4家、示范园区5个; else nothing."""
    told = subject.name.removeprefix(verb)
    at = told.find(core[:_WORD], 1) if "级" in told else -1
    return told[:at] if at > 0 and "级" in told[:at] and len(told) - at == len(core) > _WORD + 1 else ""


def _sized(item: Item, core: str, subject: Subject, lexicon: Lexicon) -> Found:
    """引进亿元以上项目45个，其中10亿元以上12个、50亿元以上3个: what is counted was told before its size."""
    if not ("以上" in core or "超" in core or "过" in core) or not subject.name or item.numeral.kind != "counter":
        return NOTHING
    alike = _kind(item.numeral.unit) == _kind(subject.unit) or {item.numeral.unit, subject.unit} == _FIRMS
    if not alike or not re.fullmatch(_OF_SIZE, core):
        return NOTHING
    counted = subject.whole or subject.name  # 其中国家级38家，销售收入超10亿元的17家: of all of them
    verb = lexicon.carried.at(counted)
    thing = counted.removeprefix(verb)
    size = re.search(_SIZE, thing)
    if size and re.match(_SIZE, core):
        name = thing[: size.start()] + core + thing[size.end() :]
    elif size:  # 总投资1亿元以上项目45个，其中投资5亿元以上4个: it names another measure
        measure = lexicon.attribute_ends.before(thing, size.start())
        name = thing[: size.start() - len(measure)] + core + thing[size.end() :]
    else:
        name = core + thing
    return Found(verb + name, verb, thing=name)


def _ungraded(name: str) -> str:
    """省级以上龙头企业 → 龙头企业."""
    return name.split("级", 1)[1].removeprefix("以上") if "级" in name else name


def _part(item: Item, core: str, predicate: str, part_of: bool, subject: Subject, lexicon: Lexicon) -> Found:
    """新增发电装机容量4.45亿千瓦，其中水电9601万千瓦、核电384万千瓦: sorts of what was told before."""
    measured = _part_of_measure(item, core, part_of, subject, lexicon)
    if measured.name:
        return measured
    if not part_of and not subject.whole:
        return NOTHING
    place = len(core) <= _LONGEST_PART and lexicon.place_ends.of(core) != ""
    sort = (0 < len(core) <= _SORT or place) and not predicate and not subject.unit.endswith(("%", "元"))
    if part_of and sort and _kind(subject.unit) == _kind(item.numeral.unit):
        subject.whole = subject.name
    if not (subject.whole and sort and (part_of or item.joined)):
        subject.whole = ""
        return NOTHING
    told = subject.verb if item.joined and subject.verb in lexicon.carried else ""
    lead = lexicon.carried.at(subject.whole) or told or _KEPT.at(subject.whole)
    rest = subject.whole.removeprefix(lead)
    lead = "" if lead in _KEPT else lead
    if core.endswith("级"):
        return Found(lead + core + _ungraded(rest), lead)
    if rest.startswith(_GRAIN) and core.endswith(_GRAINS) and len(rest) > _WORD:
        return Found(lead + core + rest.removeprefix(_GRAIN), lead)  # 粮食总产125亿斤，其中夏粮60亿斤
    if core == "企业" and rest.endswith(("经营主体", "市场主体")):  # 在册经营主体215万户，其中企业86万户
        return Found(lead + rest[: -len("经营主体")] + core, lead)
    if rest[:1] == core[-1:] and len(rest) > _SORT:
        rest = rest[_WORD:]  # 铁路营业里程9000公里，其中高铁2000公里
    lead = "" if core.startswith(lead) else lead  # 其中新增供应800套
    rest = "" if rest[-2:] == core[-2:] else rest.removeprefix(core[-2:])  # 公路30万公里，其中高速公路2.8万公里
    return Found(lead + core + rest, lead)


def given_part(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """扶贫资金102亿元，其中省本级48亿元、市县财政30亿元: who gave a part, and of what."""
    part_of = item.head.startswith("其中")
    if not (part_of or item.joined) or not item.numeral.unit.endswith("元") or not subject.unit.endswith("元"):
        return NOTHING
    at = 0
    while word := lexicon.givers.at(core, at):
        at += len(word)
    if not at or at < len(core) or predicate or lexicon.funds.of(core):
        return NOTHING
    if part_of:
        subject.whole = without_verb(subject.name, lexicon)
    if not part_of and not subject.name.endswith(subject.whole[-_WORD:]):
        return NOTHING
    if not (lexicon.funds.of(subject.whole) or lexicon.measures.of(subject.whole)):
        return NOTHING
    return Found(core + subject.whole.removeprefix("财政" if core.endswith("财政") else ""), core)


def _part_of_measure(item: Item, core: str, part_of: bool, subject: Subject, lexicon: Lexicon) -> Found:
    """居民人均可支配收入28228元，其中城镇居民39251元、农村居民14617元: parts with the measure of the whole."""
    whole = (subject.held or subject.name) if part_of else subject.measure
    if not whole or not (part_of or item.joined) or not _WORD <= len(core) <= _LONGEST_PART:
        return NOTHING
    measure = lexicon.measures.of(whole)
    if len(measure) < _WORD or measure in _NO_SHARED or lexicon.measures.of(core) or core in lexicon.attributes:
        return NOTHING
    units = subject.units.split() if part_of else [subject.unit]  # 收入28228元，增长6.5%，其中城镇居民39251元
    alike = item.numeral.unit.endswith(("元", "%")) and any(_kind(u) == _kind(item.numeral.unit) for u in units)
    if not alike or core in lexicon.carried:
        return NOTHING
    shared = whole[PER_HEAD.search(whole, 0, len(whole) - len(measure)).start() :]  # type: ignore[union-attr]
    subject.measure = whole
    ends = core[-_WORD:] if core.endswith(("居民", "贷款", "存款")) else ""  # 制造业贷款余额，其中中长期贷款
    return Found(lexicon.carried.at(whole) + core + shared.removeprefix(ends))


def _kind(unit: str) -> str:
    unit = unit.lstrip(_MAGNITUDES)
    if unit == "户":  # 链上企业56家，其中产值过10亿元的3户
        return "家"
    return "亩" if unit in _AREAS else unit


def inherited(subject: Subject, lexicon: Lexicon) -> str:
    """The name to go on with where a number has none: the last one, else what the clause before was about."""
    if subject.name:
        return subject.held or subject.name
    return noun_phrase(subject.clause, lexicon) or subject.topic or subject.before


def owner_of(subject: Subject, lexicon: Lexicon) -> str:
    """Whose attribute (金额, 增加值) a number is."""
    if subject.name in lexicon.attributes:
        return subject.topic  # 投资增长12%，利润增长5%: no profits of the investment
    if subject.name:
        if attribute := lexicon.attribute_ends.of(subject.name[_WORD:]):
            return subject.name.removesuffix(attribute).removesuffix("实现")
        return (
            re.sub(_RATED, "", subject.name) if subject.name.endswith("率") else subject.name
        )  # 重点项目竣工率92%，完成投资247亿元
    return subject.topic or inherited(subject, lexicon)
