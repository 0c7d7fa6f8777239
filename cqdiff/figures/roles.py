"""Tell for which year a number holds: a result of the review year, a target of the plan year, or a baseline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.figures.chinese import decimal
from cqdiff.figures.lexicon import any_of
from cqdiff.models import PLAN_PARTS, Outline, Part, Role
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_YEARS = re.compile(
    r"(?P<first>(?:19|20)\d\d)(?:年)?(?:[—－–~\-至到]{1,2}(?P<last>(?:19|20)\d\d)年|(?P<only>年))|(?P<this>今年|本年|(?<![一二三四五六七八九十两几\d])年内|当年)|(?P<before>去年|上年)|(?P<own>全年|目前|现在)"
)
_YEARS_BEGIN = frozenset("12今本年当去上全目现")
_LEADS = frozenset("力争确努计预截到至")
_LEAD = Begins(("力争", "争取", "确保", "努力", "计划", "预计", "截至", "截止", "到", "至"))
"""到2027年，…; 力争到2027年底，…: words before the year that opens a sentence."""
_PLAN_END = "“?([一二三四五六七八九十]{1,3})五”?(?:规划)?期?末"
"""The tenth of the five-year plans ended in 2005, the 14th in 2025."""
_BASES = ("基础上", "的基础上", "底基础上", "水平上", "底的基础上")
"""在2024年基础上再降低1个百分点: measured against, and the sentence stays where it is."""
_COMPARED = re.compile(
    r"(?:[较与]|(?<!占)比(?![重例率值由从])|高于|低于|快于|好于|优于)(?:[^，。]{0,3}|疫情(?:发生)?(?:之前|前)的?)$"
)
_LEVEL_BEHIND = r"\d[^，。、]*、(?:已|目前)*(?:达|增至|升至|降至|总量|总数)[^，。、\d]*$"
"""较2020年提高5个百分点、达到58.1%: the second number is where things stand."""
_TIMES_OF = re.compile(
    r"(?:是|为|相当于|达到?|(恢复[到至]?))(?:(?:疫情前的?)?(?:19|20)\d\d年(?:同期)?[底末]?|(?:前|过去|上一个|上个)五年(?:总和)?"
    r"|“?十[^，。、]?五”?(?:规划)?期?末)的(?:[\d.]+%[、和])?$"
)
"""是2010年的2.2倍 measures with another year and speaks of it no further (national 2012)."""
_WITHIN = "的?(?:年度|预期|控制|计划|年初|省定|市定|国家)*(?:目标|指标|任务|控制线|警戒线)值?(?:以内|之内|以下|内)"
_EXCESS = re.compile("[超多高低少]")
_FROM = re.compile(r"[由从][^，。、]*(?:\d[^，。、\d]{0,6}、)*$")
"""由2100亿元、1500亿元增加到3126亿元、2244亿元: two at once."""
_MOVES = r"(?:转|增|提|升|降|减|扩|拓|缩|恢|发展|压|延|回|放|收|跌|调整|变|上|下)[^，。]{0,3}[到至为]"
_MOVES_TO = rf"[^，。]{{0,24}}?{_MOVES}"
_MOVED_FROM = rf"[由从][^，。、]*?[\d一二三四五六七八九十][^，。]*?{_MOVES}"
"""从2020年的82.4岁提高到83.9岁: the year is of the first number alone."""
_CUT_TO = r"[^，。、\d]{0,12}(?:压缩|压减|整合|合并|精简|缩减|归并|撤并|减少|重组)(?:重组|优化)?[为至到成]\d"
"""7家市属国企压缩为4家: the first is what there was."""
_MERGED, _INTO = frozenset("压整合精缩归撤减组"), frozenset("为至到成")
_PER_STEP = ("每增长", "每提高", "每增加", "每上升", "每下降")
"""每增长1个百分点可带动就业20万人: what a step brings is nobody's target."""
_OF_YEARS = re.compile("的?(?:[两三四五]|[2-5])年(?:投资|行动)?(?:计划|规划|任务)")
"""总额4万亿元的两年投资计划 (national 2009)."""
_IS_SO = re.compile(
    "目前|已经|(?<![而早])已(?:设立|开工|建成|投入|安排|达(?!标)|降至|降到|增至|升至|形成|拥有|有(?!基础|条件|的)|$)|我国有|现有"
)
"""目前我国财政性教育经费已经超过2万亿元 (national 2013): a fact among the tasks."""
_TO_BE = "确保|力争|争取|推动|推进|促进|督促|保证|加快|抓好|抓紧|努力"
_YEARS_LONG = "(?:[两三四五]|[2-5])年(?![来间后前内级制底末度以左]|规划|计划|行动|任务|(?:的)?时间|平均)"
"""三年改造管道9万公里，年内完成3万公里: of the years together."""
_OPENING = 12
"""A time within so many characters opens a sentence."""
_MEAN = re.compile("年均(?!浓度|气温|降[水雨]|雨量|日照|值|PM)|平均每年|每年平均|[两三四五六]年平均(?=[增下提上降])")
_WILL = "(?<![模虚草])拟|^(?:今年|将|再|计划)"
"""2024年投入52亿元，今年拟安排57亿元: a plan is back at its own year."""
_IN_YEARS = "(?<![\\d连续第])(?:[两三四五六十]|[2-9]|10)年(?:[内间来再就共]|累计|实现)*$"
"""进出口突破8000亿元、三年翻了一番: of the years together."""
_ENDS_YEARS = frozenset("年内间来再就共计现")
_OVER_YEARS = re.compile(
    "(?<![\\d连续])(?:[两三四五十]|[2-9]|10)年来?(?:累计|分别|合计|总共|共)*(?:增长|增加|提高|提升|上升|下降|降低|减少)"
)
"""2022年收入达到5.2万元，五年增长38%: over several years, and what follows need not be."""
_IN_FORCE = (
    "(?:全面|普遍)(?:建立|实现|实行|推行|实施)|全部(?:免除|免费)|已?全面纳入"
    "|建立[^，。]{2,}制度$|实现[^，。]{0,12}全覆盖$"
)
"""全面建立医保制度，惠及4000万人: whom it reaches today."""
_NOW_LAW = ("现行", "现行的")
"""将现行16%的税率降至13%."""
_SPAN = re.compile("年均(?!浓度|气温|降[水雨]|雨量|日照|值|PM)|以来")


class Times(Struct, frozen=True):
    """The patterns that tell other times, and tasks set by others; `aims` are the last characters of plan nouns."""

    past: re.Pattern[str]
    span: re.Pattern[str]
    yardstick: re.Pattern[str]
    back: re.Pattern[str]
    ahead: re.Pattern[str]
    aims: frozenset[str]


@lru_cache(maxsize=4)
def times_for(rules: RuleSet) -> Times:
    w = rules.words
    return Times(
        re.compile("|".join(w("past_patterns"))),
        re.compile("|".join(w("span_patterns"))),
        re.compile(any_of(w("task_yardsticks"))),
        re.compile(any_of(w("back_openings"))),
        re.compile(any_of(w("ahead_openings"))),
        frozenset(word[-1] for word in w("plan_nouns")),
    )


class When(Struct, gc=False):
    """The time a sentence is at: `other` once it left the part's own year, `named` once it said which.

    `arrived` is true after a number that tells where things stood at the end, `back` in a plan's look back on the
    review year (过去一年…), `against` after a number that was measured against a year long past (比2002年增长65.5%),
    `of_years` after one of a plan for several years, whose parts are told behind 其中. `own` is true after a result of
    the review year, `aside` after a sum of several years behind one (开行1087列，五年累计开行5216列).
    """

    other: bool = False
    named: bool = False
    year: int | None = None
    arrived: bool = False
    back: bool = False
    against: bool = False
    of_years: bool = False
    own: bool = False
    aside: bool = False


class Setting(Struct, frozen=True, gc=False):
    """Where a number stands: the years of its report, and whether its part plans or looks back on several.

    In the `tasks` a number of last year is a fact of the review year; among the targets it explains one.
    """

    review_year: int | None
    plan_year: int | None
    plans: bool
    spans_years: bool
    tasks: bool = False

    @property
    def own_year(self) -> int | None:
        return self.plan_year if self.plans else self.review_year


def setting_of(part: Part, spans_years: bool, outline: Outline) -> Setting:
    return Setting(outline.review_year, outline.plan_year, part in PLAN_PARTS, spans_years, part is Part.TASKS)


def role_of(
    before: str, after: str, arrived: bool, when: When, setting: Setting, times: Times
) -> tuple[Role, int | None]:
    """Role and year of a number.

    `before`/`after` are the words of its clause on both sides, `arrived` is true for a level that was reached
    (达到9000公里) and not counted over a time. `when` is carried from clause to clause of a sentence.
    """
    times_of = _TIMES_OF.search(before) if before.endswith(("的", "、", "和")) else None
    if times_of and times_of[1]:  # 旅游收入恢复到2019年的95%: where it is now
        return _role_at(before, arrived, when, setting)
    if when.of_years and before.startswith("其中"):  # 4万亿元的两年投资计划，其中中央新增1.18万亿元
        return Role.BASELINE, None
    if times_of or _of_several(before, after):  # and what follows in the sentence need not be
        when.of_years = after.endswith("划") and _OF_YEARS.match(after) is not None
        return Role.BASELINE, None
    merged = after and not _MERGED.isdisjoint(after[:_OPENING]) and not _INTO.isdisjoint(after)
    if before.endswith(_NOW_LAW) or (merged and re.match(_CUT_TO, after)):
        return Role.BASELINE, setting.review_year if setting.plans else None
    moved = "从" in before or "由" in before
    if moved and _FROM.search(before) and re.match(_MOVES_TO, after):
        return Role.BASELINE, _year_left(before, when, setting, times)
    if setting.plans and "年" in before and times.span.match(before):  # 用两年时间将筹资标准由50元提高到100元
        when.other, when.named, when.year = True, False, None
    if setting.plans and before[1:2] == "年" and re.match(_YEARS_LONG, before):
        return Role.BASELINE, None
    against = _against(before, setting) if "年" in before or "末" in before else None
    reached = against and "、" in before and re.search(_LEVEL_BEHIND, before[against[1] :])
    if against and not reached and (setting.spans_years or when.back or not setting.plans):
        when.against = True
        return Role.BASELINE, None
    if against:  # 浓度较2015年下降12%: what the plan year is to reach, held against that year
        before = before[: against[0]] + before[against[1] :]
    arrival = re.search(_MOVED_FROM, before) if moved else None
    if (
        arrival and setting.spans_years and not setting.plans
    ):  # 增加到2024年的2386亿元，净增860亿元: the year is of that number alone
        when = replace(when)
    moment(before[: arrival.start()] + before[arrival.end() :] if arrival else before, when, setting, times)
    if times.yardstick.search(before) and _EXCESS.search(before):
        return Role.BASELINE, None
    return _role_at(before, arrived, when, setting)


def _year_left(before: str, when: When, setting: Setting, times: Times) -> int | None:
    """The year of what a number rose or fell from: 由上年的2.06提高到2.2, 由50元提高到100元 in a plan."""
    then = replace(when)
    moment(before, then, setting, times)
    if setting.plans:
        return (then.year if then.other else None) or setting.review_year
    if "上年" in before and not then.other and setting.review_year:
        return setting.review_year - 1
    return then.year if then.other else None


def _of_several(before: str, after: str) -> bool:
    """Whether a number is of several years together, or of other years than the sentence is at."""
    if "年" in after and _OF_YEARS.match(after):
        return True
    step = before.find("每")
    if step >= 0 and before.startswith(_PER_STEP, step) and not before[step + 3 : step + 4].isalpha():
        return True
    if "年" not in before:
        return False
    ends = before[-1:] in _ENDS_YEARS and re.search(_IN_YEARS, before)
    return bool(_MEAN.search(before) or _OVER_YEARS.search(before) or ends)


def _role_at(before: str, arrived: bool, when: When, setting: Setting) -> tuple[Role, int | None]:
    """Role and year of a number at the time its sentence has come to."""
    if when.other and setting.plans and not when.back and _is_past(when, setting) and re.search(_WILL, before):
        when.other, when.named, when.year = False, True, None
    if when.other:
        told = (when.back or setting.tasks) and when.year == setting.review_year
        return Role.RESULT if told else Role.BASELINE, when.year
    if setting.plans and (so := _IS_SO.search(before)) and not _is_to_be(before, so):
        return Role.RESULT, setting.review_year
    if setting.plans:
        return (Role.BASELINE, None) if setting.spans_years and not when.named else (Role.TARGET, setting.plan_year)
    when.own = True
    if setting.spans_years:
        from cqdiff.figures.over_years import role_over_years

        return role_over_years(before, arrived, when, setting)
    return Role.RESULT, setting.review_year


def _is_to_be(before: str, so: re.Match[str]) -> bool:
    """Whether something is to come of things as they are: 确保已开工项目完成投资…, 已开工项目年内完成投资…."""
    return re.search(_TO_BE, before[: so.start()]) is not None or "年内" in before[so.end() :]


def _is_past(when: When, setting: Setting) -> bool:
    return when.year is not None and setting.review_year is not None and when.year <= setting.review_year


def resumed(when: When, setting: Setting) -> When:
    """The time behind ；: a plan that told of a past year goes on with its own, so does a review that told a sum of
    years beside its own year; all else goes on as it was."""
    return When() if when.aside or (setting.plans and not when.back and _is_past(when, setting)) else when


def is_within(after: str) -> bool:
    """Whether the words behind a number make it a ceiling: 控制在4.5%的目标以内."""
    return re.match(_WITHIN, after) is not None


def _against(before: str, setting: Setting) -> tuple[int, int] | None:
    """Where the year long past stands that a number is measured against (较2020年翻番); None where there is none."""
    for found in _YEARS.finditer(before):
        if found["first"] and not found["last"] and _COMPARED.search(before, 0, found.start()):
            return found.span() if int(found["first"]) != (setting.own_year or 0) - 1 else None
    ends = re.search(_PLAN_END, before) if "末" in before and "五" in before else None
    if ends and _COMPARED.search(before, 0, ends.start()) and _plan_end(before) != (setting.own_year or 0) - 1:
        return ends.span()
    return None


def looks_back(sentence: str, already: bool, times: Times) -> bool:
    """Whether a plan's sentence tells of the year before: 过去一年… and all after it, until one speaks of this year."""
    if times.back.search(sentence, 0, _OPENING):
        return True
    return already and not times.ahead.search(sentence, 0, _OPENING)


def opened(clause: str, when: When, setting: Setting, times: Times) -> None:
    """A clause without a number moves the sentence where it opens with a time: 2012年，在…下，…，增长7.8%."""
    rest = clause
    while rest[:1] in _LEADS and (lead := _LEAD.at(rest)):
        rest = rest[len(lead) :]
    found = _YEARS.match(rest) if rest[:1] in _YEARS_BEGIN else None
    if found and not found["own"]:
        moment(found.group(), when, setting, times)
    elif rest is not clause and _plan_end(rest):
        moment(rest, when, setting, times)
    elif times.span.match(clause):
        when.other, when.named, when.year = True, False, None
    if setting.spans_years and re.search(_IN_FORCE, clause):
        when.arrived = True


def moment(words: str, when: When, setting: Setting, times: Times) -> None:
    """Let the words before a number move the sentence to another time, or back to the part's own."""
    last = -1
    for found in _years(words):
        last = found.start()
        if found.group() == "当年" and when.year is not None:
            continue
        if found["own"]:
            now = found["own"] != "全年"
            when.other, when.named = when.other and setting.spans_years and not now, when.named or now
            continue
        compared = _COMPARED.search(words, 0, last) is not None
        year = _year(found, setting)
        if compared and (found["before"] or (year is not None and year == (setting.own_year or 0) - 1)):
            continue
        if (found["this"] and not setting.plans) or (setting.plans and words.startswith(_BASES, found.end())):
            continue
        same = not compared and not found["last"] and year == setting.own_year
        when.other, when.named, when.year = not same, same, None if compared or found["last"] else year
    ends = _plan_end(words) if "末" in words else None
    if ends is not None:
        same = ends == setting.own_year
        when.other, when.named, when.year = not same, same, ends
        return
    if not times.past.search(words):
        return
    *_, marker = times.past.finditer(words)
    if marker.start() > last and (not setting.spans_years or _SPAN.search(words, marker.start())):
        when.aside = when.own and not setting.spans_years and marker.group().endswith("累计")
        when.other, when.named, when.year = True, False, None


def _plan_end(words: str) -> int | None:
    """The last year of the five-year plan whose end is spoken of: 到“十四五”末."""
    found = re.search(_PLAN_END, words) if "五" in words and "末" in words else None
    return 1955 + 5 * int(decimal(found[1])) if found else None


def _years(words: str) -> Iterable[re.Match[str]]:
    """The times in some words; most words hold none, and cost no search."""
    return _YEARS.finditer(words) if "年" in words or "目前" in words or "现在" in words else ()


def _year(found: re.Match[str], setting: Setting) -> int | None:
    if found["this"]:
        return setting.plan_year
    if found["before"]:
        return setting.review_year
    return int(found["first"])
