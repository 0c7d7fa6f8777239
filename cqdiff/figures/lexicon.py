"""The word lists of rules/phrasing.yaml, compiled once into the patterns that reading names needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends


class Lexicon(Struct, frozen=True, eq=False):
    """Compiled phrasing. Patterns named *_end match at the end of a text, *_start at its beginning."""

    predicates: Ends
    protected: Ends
    since_end: re.Pattern[str]
    leading: Begins
    keep: Begins
    carried: Begins
    carried_end: re.Pattern[str]
    verb_ends: Ends
    verb_start: re.Pattern[str]
    outcome_start: re.Pattern[str]
    object_verb: re.Pattern[str]
    measures: Ends
    narrower: Ends
    shared: Ends
    whole_members: Ends
    area_totals: Ends
    shared_works: Ends
    work_nouns: Ends
    work_verbs: Ends
    handling_verbs: Ends
    shared_outcomes: Begins
    governing_outcomes: Begins
    growth: Ends
    fall: Ends
    up: re.Pattern[str]
    down: re.Pattern[str]
    empty_predicates: Ends
    topic: re.Pattern[str]
    topic_marks: tuple[str, ...]
    heads: tuple[str, ...]
    tails: frozenset[str]
    grown: frozenset[str]
    attributes: frozenset[str]
    attribute_ends: Ends
    sorts: Ends
    payer: re.Pattern[str]
    payers: Begins
    paying: Begins
    payments: frozenset[str]
    any_fund: Begins
    funds: Ends
    givers: Begins
    place_ends: Ends
    purposes: Begins
    totals: tuple[str, ...]
    states: frozenset[str]
    pairs: tuple[tuple[str, tuple[str, ...]], ...]
    attributive: re.Pattern[str]
    strong_verb: re.Pattern[str]
    subject_verb_start: re.Pattern[str]
    reach_end: re.Pattern[str]
    excess_start: re.Pattern[str]
    within_name: re.Pattern[str]
    regions: Begins
    share_start: re.Pattern[str]
    time_start: re.Pattern[str]
    tail_stops: Begins
    with_and: Begins
    service_hours: Begins
    classed: Begins
    sortless: frozenset[str]
    deeds: Ends
    closing: Ends
    given: tuple[str, ...]
    loss_start: re.Pattern[str]
    compared: str
    short_of: frozenset[str]


_SINCE = (
    r"(?<!自)[由从]|(?:平均)?每\d+(?:公斤|斤|吨|千克|人|户|亩)|(?:分别)?比前[两三四五十]年|(?:分别)?比[两三四五十]年前|[两三四五]年(?:累计|共|来)?"
    r"|(?:分别)?(?:[比较]?(?:疫情(?:发生)?前的?)?(?:\d{4}[—－–~-]{1,2})?\d{4}年|[比较]?[去上今当]年)[底末初]?的?|(?<=[由从])年[底末初]的?"
    r"|(?:\d{4}年)?\d{1,2}月份?的?|(?:分别)?[比较]?“?十[^，。、]?五”?(?:规划)?期?末的?"
    r"|(?:分别)?[比较](?:[上下]半年|前?[一二三四]季度)"
)
"""资本充足率从2007年底的8.4%提升到去年底的13.3% (national 2013): times on the way from one number to the next."""


_NAMES = 4096
"""Half the names of a report are asked about more than once."""
_SINCE_LAST = frozenset("度份前由从年月来共计底末初的斤吨克人户亩")
_NOUN_SUFFIXES = "性化率型者业"
_VERBAL = f"(?![{_NOUN_SUFFIXES}])"
"""保障 is a verb, but not in 保障性安居工程 (national 2014)."""


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _barring(entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words and the characters that may not follow them: 和美=丽国."""
    for entry in entries:
        word, _, barred = entry.partition("=")
        yield word, barred


@lru_cache(maxsize=4)
def lexicon_for(rules: RuleSet) -> Lexicon:
    """Compile the lists; a rule set is compiled once."""
    w = rules.words
    before = (*w("ge_before"), *w("le_before"), *w("approx_before"))
    predicate = {*w("predicates"), *w("adverbs"), *w("up_verbs"), *w("down_verbs"), *before, *w("reach_marks")}
    verbs = {*w("carried_verbs"), *w("object_verbs")}
    pairs = tuple((left, tuple(right.split("|"))) for left, _, right in (p.partition("=") for p in w("split_pairs")))
    change = {*w("up_verbs"), *w("down_verbs")}
    payments = frozenset(verb for verb in w("payments") if not verb.endswith(("支出", "资金")))
    return Lexicon(
        predicates=Ends(predicate),
        protected=Ends(w("protected_endings")),
        since_end=re.compile(rf"(?:(?:连续|时隔)[\d一两二三四五六七八九十]+个?[年月]|{_SINCE})$"),
        leading=Begins(w("leading")),
        keep=Begins((*w("keep_leading"), *w("carried_verbs"))),
        carried=Begins(dict.fromkeys(w("carried_verbs"), _NOUN_SUFFIXES)),
        carried_end=re.compile(rf"(?:已|基本|均|全部)*(?:{any_of(w('strong_verbs'))})$"),
        verb_ends=Ends(verb + done for verb in verbs | change for done in ("", "了")),
        verb_start=re.compile(rf"(?:已|基本|均|全部)?(?:{any_of({*verbs, *w('outcome_verbs')})}){_VERBAL}"),
        outcome_start=re.compile(rf"(?:已|基本|均|全部)?(?:{any_of(w('outcome_verbs'))}){_VERBAL}"),
        object_verb=re.compile("解决|开展|提供|组织|带动|覆盖|惠及|集聚(?!区)"),
        measures=Ends((*w("measures"), *"率额值量数")),
        narrower=Ends(w("narrower_measures")),
        shared=Ends((*w("shared_nouns"), *w("area_totals"))),
        whole_members=Ends(w("whole_members")),
        area_totals=Ends(w("area_totals")),
        shared_works=Ends(w("shared_works")),
        work_nouns=Ends((*w("work_nouns"), *w("shared_works"))),
        work_verbs=Ends(w("work_verbs")),
        handling_verbs=Ends(w("handling_verbs")),
        shared_outcomes=Begins((*w("shared_outcomes"), *w("governing_outcomes"))),
        governing_outcomes=Begins(w("governing_outcomes")),
        growth=Ends(w("growth_nouns"), but=w("level_rates")),
        fall=Ends(w("fall_nouns")),
        up=re.compile(rf"(?<!最)(?:{any_of(w('up_verbs'))})"),
        down=re.compile(rf"(?:{any_of(w('down_verbs'))})"),
        empty_predicates=Ends(w("empty_predicates"), but=w("begun_building")),
        topic=re.compile(rf"([^，。：]{{2,14}}?)(?:{any_of(w('topic_marks'))})"),
        topic_marks=tuple(w("topic_marks")),
        heads=tuple(w("list_heads")),
        tails=frozenset(w("list_tails")),
        grown=frozenset(w("grown_alone")),
        attributes=frozenset(w("attributes")),
        attribute_ends=Ends(w("attributes")),
        sorts=Ends(w("example_sorts")),
        payer=re.compile(rf"(?:{any_of(w('payers'))})(?:拟|将|计划|继续|再|共|已|累计)*(?:{any_of(w('payments'))})?$"),
        payers=Begins({*w("payers"), *w("treasuries")}),
        paying=Begins({word: "资" if word == "补助" else "" for word in (*payments, *w("allotting"))}),
        payments=payments,
        any_fund=Begins(w("any_fund")),
        funds=Ends(w("fund_ends")),
        givers=Begins(w("fund_givers")),
        place_ends=Ends(w("place_ends")),
        purposes=Begins(w("purpose_verbs")),
        states=frozenset(w("state_words")),
        totals=tuple(sorted(w("total_attributes"), key=len, reverse=True)),
        pairs=pairs,
        attributive=re.compile(rf"[^，。、]{{0,10}}?(?:{any_of(w('attributive_nouns'))})"),
        strong_verb=re.compile(rf"(?:{any_of(w('strong_verbs'))})"),
        subject_verb_start=re.compile(rf"(?:{any_of(w('subject_verbs'))})"),
        reach_end=re.compile(rf"(?:{any_of(w('subject_verbs'))})$"),
        excess_start=re.compile(
            rf"(?:{any_of(v for v in w('excess_verbs') if len(v) > 1)})|(?:{any_of(w('excess_verbs'))})$"
        ),
        within_name=re.compile(rf"(?:{any_of(w('within_names'))})"),
        share_start=re.compile(r"[^，。]{0,4}?(大约|约|近|接近|超过|超)占"),
        time_start=re.compile("|".join(w("time_patterns"))),
        loss_start=re.compile(rf"(?:今年|全年|年内|累计|力争|确保|[也要再将共已净])*(?:{any_of(w('loss_verbs'))})"),
        compared=any_of({*w("shortfall_verbs"), *(v for v in w("excess_verbs") if len(v) > 1)}),
        short_of=frozenset(w("shortfall_verbs")),
        tail_stops=Begins(dict(_barring(w("tail_stops")))),
        with_and=Begins(dict(_barring(w("words_with_and")))),
        service_hours=Begins(w("service_hours")),
        classed=Begins(w("classed_things")),
        sortless=frozenset(w("sortless_works")),
        deeds=Ends(w("deeds")),
        closing=Ends((*w("start_words"), *w("finish_words"), *w("closing_words"))),
        given=tuple(w("given_counts")),
        regions=Begins(word for word in w("region_words") if "年" not in word),
    )


@lru_cache(maxsize=_NAMES)
def strip_predicate(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Cut the predicate off the end: ("地区生产总值", "预计增长") from 地区生产总值预计增长."""
    end = len(text)
    while end:
        start = end - len(lexicon.predicates.before(text, end))
        if text[end - 1] in _SINCE_LAST and (found := lexicon.since_end.search(text, max(0, end - 12), end)):
            start = min(start, found.start())
        if start == end or ((kept := len(lexicon.protected.before(text, end))) and end - kept <= start):
            break  # 新增 is kept, 较年初新增 is not
        end = start
    return text[:end], text[end:]


@lru_cache(maxsize=_NAMES)
def strip_leading(text: str, lexicon: Lexicon) -> str:
    """Cut adverbs, place words and verbs of causing off the beginning of a name."""
    while text:
        time = lexicon.time_start.match(text)
        if time:
            length = time.end()
        elif lexicon.keep.at(text):
            break
        else:
            length = len(lexicon.leading.at(text))
        if not length:
            break
        text = text[length:].lstrip(" 　")
    return text
