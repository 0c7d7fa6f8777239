"""What a review of several years says of its end, and what of the years together; read by such reviews alone."""

from __future__ import annotations

import re
from functools import lru_cache

from cqdiff.figures.lexicon import Lexicon
from cqdiff.figures.names import Named
from cqdiff.figures.roles import Setting, When
from cqdiff.models import Role
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_REACHES = re.compile("[到至为在达破占有是超]|保持|稳定|跨[越上过入]|迈上|站上")
_COUNTED = re.compile("累计|合计|新增$")
_MOVED = re.compile("(?:提高|提升|上升|增加|扩大|下降|降低|减少|缩小|升|降|增)[到至]$")
"""累计投入87亿元，占财政支出的比重由72%提高到80%: where it arrived."""
_NEAR = 24
_RANKED = re.compile("[、，]?(?:规模|总量)?(?:位?居|位列|排名)(?:全国|全省|中西?部|西部|东部|世界|全球|内地|第)")
_STOCK = re.compile(
    "人均(?:可支配收入|纯收入|生产总值|GDP|消费支出)$"
    "|(?:(?:运营|营运|营业|通车|总)里程|(?:流转|播种|种植|耕地|绿地|建成区|湿地|森林)面积|余额|[^增]率|积累|结余|占比|比重|存量|保有量|拥有量|总数|总规模)$"
)
_EVENTS = frozenset(("场", "次", "人次", "场次", "轮", "起", "件", "人", "名", "项"))
_DOERS = "站点中机厂所室平基员"
"""救治中心12个 are there, 救治患者120名 were cured."""
_HERE = re.compile("^在(?!建).")
_PAID = re.compile("(?:投资|财政|资金)[^，]{0,4}(?:支持|补助|安排|资助)")
"""中央投资支持水污染防治项目691个 counts what was paid for."""
_GIVEN = re.compile("[^，。]{2,}(?:提供|配备|发放|减免|解决|办理)")
"""为1200多万名寄宿生提供补助: 为 tells for whom, and not what it came to."""
_GOES_ON = re.compile("其中|约?占|惠及|覆盖|使")
_YEARLY = re.compile("(?<!平均)每年(?!新增|平均|增加|增长|增产|增收|减少|提高)")
"""每年培训农民工1000万人次: true of the last of the years too."""
_IN_ALL = re.compile("(?:累计|总共|合计|共)(?![同建享有计])")
"""投入从18亿元增加到306亿元，共资助学生2130万名: a total over the years, whatever year was named before."""
_IN_YEARS = re.compile("(?:[两三四五]|[2-9]|10)年(?![来间后前内级制底末度]|规划|计划|行动|(?:的)?时间)")
"""五年财政用于科技的投入达到3406亿元: a sum of five years, for all that it 达到."""


@lru_cache(maxsize=4)
def _standing(rules: RuleSet) -> re.Pattern[str]:
    return re.compile("|".join(rules.words("standing_patterns")))


def arrives(named: Named, words: str, before: str, after: str, when: When, lexicon: Lexicon, rules: RuleSet) -> bool:
    """Whether a level was reached at the end of the years looked back on, and not counted over them (累计, 新增).

    `words` are the comparator before the number, `before` and `after` the rest of its clause.
    A list goes on as it began: 重大科技基础设施达到8个、全国重点实验室45家.
    """
    given = named.predicate.endswith("为") and _GIVEN.match(after)
    reaches = _REACHES.search(named.predicate + words) and not given
    said = reaches or _STOCK.search(named.name) or _RANKED.search(after[:_NEAR])
    stands = _standing(rules).search(before + after)
    reached = said or stands or _is_stock(named, after, lexicon, rules)
    told = _GOES_ON.match(before)  # 总数达到2497项，占原有的69.3%
    verb = lexicon.carried.at(named.name)  # not in 取消的审批项目总数
    done = verb and not named.name.startswith("的", len(verb)) and not stands and not told
    counted = done or "先后" in before or _COUNTED.search(named.name + named.predicate)
    if counted and _MOVED.search(named.predicate):
        counted = None
    when.arrived = bool(reached or ((named.joined or told) and when.arrived)) and not counted
    return when.arrived


@lru_cache(maxsize=4)
def _deeds(rules: RuleSet) -> tuple[Begins, Begins]:
    return Begins(rules.words("deed_adverbs")), Begins(dict.fromkeys(rules.words("deed_verbs"), _DOERS))


def _is_deed(name: str, lexicon: Lexicon, rules: RuleSet) -> bool:
    """Whether a verb opens a name, be it behind adverbs: 稳妥处置风险企业, 退捕渔船."""
    adverbs, verbs = _deeds(rules)
    while adverb := adverbs.at(name):
        name = name[len(adverb) :]
    return bool(verbs.at(name)) or lexicon.verb_start.match(name) is not None


def _is_stock(named: Named, after: str, lexicon: Lexicon, rules: RuleSet) -> bool:
    """在川两院院士70位: a thing and its number, no verb and no event."""
    bare = named.numeral.kind == "counter" and not named.predicate and after[:1] in ("", "、")
    return (
        bare
        and named.numeral.unit.lstrip("万亿") not in _EVENTS
        and not lexicon.deeds.of(named.name)
        and not _PAID.search(named.name)
        and not _is_deed(_HERE.sub("", named.name), lexicon, rules)
    )


def role_over_years(before: str, arrived: bool, when: When, setting: Setting) -> tuple[Role, int | None]:
    """Role of a number in a review of several years: what is so at the end is a result, what was done over them not."""
    if _IN_YEARS.match(before):
        return Role.BASELINE, None
    if not arrived and _IN_ALL.match(before):
        when.named = False
    if not _YEARLY.search(before) and (when.against or not when.named) and not arrived:
        return Role.BASELINE, None
    return Role.RESULT, setting.review_year
