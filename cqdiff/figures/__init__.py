"""Find the figures of a report: every number that measures something, with its name, aspect, role and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.figures.asides import Span, name_aside, placed, without_asides
from cqdiff.figures.aspects import aspect_of, named_by_change, scaled
from cqdiff.figures.bettered import BETTER, moved
from cqdiff.figures.circumstance import in_circumstance, without_circumstance
from cqdiff.figures.headline import Headline
from cqdiff.figures.indicators import indicator_of, known, share_of_another
from cqdiff.figures.items import unspaced
from cqdiff.figures.lexicon import Lexicon, lexicon_for
from cqdiff.figures.names import Named, name_numerals
from cqdiff.figures.numerals import Numeral, numerals_in
from cqdiff.figures.roles import (
    Setting,
    Times,
    When,
    is_within,
    looks_back,
    opened,
    resumed,
    role_of,
    setting_of,
    times_for,
)
from cqdiff.figures.sentences import Block, Sentence, blocks_of
from cqdiff.figures.spellings import Scanner, scanner_for
from cqdiff.figures.subject import Subject
from cqdiff.figures.zones import of_zone
from cqdiff.models import Aspect, Comparator, Document, Figure, Outline, Part, Role
from cqdiff.positions import Lines
from cqdiff.reading import limits
from cqdiff.rules import RuleSet

__all__ = ["blocks_of", "find_figures"]

_ENDS = re.compile(r"[、（(]|以及|[和与及](?=\d)")
_AT_LEAST = r"(?:至少|最少)[^，。、\d]{1,4}$"
"""支持每个乡镇至少办好1所优质初中: the comparator before the verb."""
_NEAR = 14
"""So many characters before or after a number may make it one that was planned."""
_LONGEST_HEADING = 14
_AIMED = ("年初", "年度", "全年", "预期", "计划", "目标")
"""固定资产投资。年初预期目标增长8%，…: a sentence that is a name and no more heads what follows."""
_HOPES = ("力争", "争取", "努力", "确保")
_ARRIVES = "[提上升降减增][^，]?[到至]"
_BOUND = "(?:(不低于|不少于)|不超过|不高于|不到|不足)[^，。、\\d]{2,10}的$"
"""保护面积不低于国土面积的46%: the comparator before the share's base."""
_TIMES = "(?:(超过?)|约为?|约相当于|接近)[^，。、\\d]{0,10}(?:水平|平均|均值|原来|同期)的$"
"""约为全国平均水平的8倍: the comparator before what the number is a multiple of."""
_PART = "其中"
_LONGEST_NAME = 22
"""Longer quotations are no names: “1家国家实验室、8个大科学装置、42家全国重点实验室…” counts things."""


class _Tools(Struct, frozen=True):
    rules: RuleSet
    scanner: Scanner
    lexicon: Lexicon
    times: Times
    lines: Lines
    ids: Iterator[str]
    place: str


class _Page(Struct, frozen=True):
    """A report being read: its `text` with the `asides` left blank, by where the sentence of each begins."""

    document: Document
    text: str
    asides: dict[int, list[Span]]
    headline: Headline
    tools: _Tools


def find_figures(document: Document, outline: Outline, blocks: Sequence[Block], rules: RuleSet) -> tuple[Figure, ...]:
    """All figures of a report in the order of the text, by the annotation guide; `blocks` are those of the outline.

    Values are Decimals, signed for growth and change; `start`/`end` are offsets into `document.text`.
    A number that can't be read is left out. Raises InputError where there are more than `limits.FIGURES`.
    """
    lines, ids = Lines(document.text), (f"f{n}" for n in count(1))
    tools = _Tools(rules, scanner_for(rules), lexicon_for(rules), times_for(rules), lines, ids, outline.place)
    text, asides = without_asides(document.folded, blocks, tools.scanner)
    page = _Page(document, text, asides, Headline(rules), tools)
    found: list[Figure] = []
    for block in blocks:
        page.headline.enter(block, document.folded[block.start : block.end])
        setting = setting_of(block.part, block.spans_years, outline)
        for figure in _read_block(page, block, setting):
            found.append(figure)
            if len(found) > limits.FIGURES:
                limits.check_report(document.source, len(found), limits.FIGURES, "数字")
    return tuple(sorted(found, key=attrgetter("start")))


def _read_block(page: _Page, block: Block, setting: Setting) -> Iterator[Figure]:
    text, headline, tools = page.text, page.headline, page.tools
    subject, back, last, heading = Subject(), False, None, ""
    listed = block.part is Part.TARGETS
    for sentence in block.sentences:
        words = text[sentence.start : sentence.end]
        if listed:
            headline.sentence(words, sentence.start)
        back = setting.plans and looks_back(words, back, tools.times)
        if headline.active:
            yield from headline.in_words(page.document, block, sentence, setting, tools.lines, tools.ids)
        numerals = numerals_in(text, sentence.start, sentence.end, tools.scanner)
        numerals = _unquoted(numerals, sentence) if numerals else numerals
        if not sentence.follows:
            last = None
            subject = Subject(before=subject.recent[-1] if subject.recent else subject.before, announced=heading)
            when = When(other=back, year=setting.review_year if back else None, back=back)
        else:
            when = resumed(when, setting)
        asides = list(page.asides[sentence.start]) if sentence.start in page.asides else []
        if not (numerals or asides) or (listed and headline.counts_itself(words)):
            heading = words if len(words) <= _LONGEST_HEADING else ""
            continue
        if heading and words.startswith(_AIMED) and indicator_of(heading, tools.rules):
            subject.before = heading
        heading = ""
        ahead = list(sentence.clauses)
        told: list[Named] = []
        for named in _named(text, sentence, numerals, subject, tools) if numerals else ():
            while asides and asides[0][0] < named.numeral.start:
                yield from _read_aside(page, asides.pop(0), sentence, told, block, when, setting)
            while ahead and ahead[0][0] < named.clause[0]:
                opened(text[slice(*ahead.pop(0))], when, setting, tools.times)
            if named.name:
                told.append(named)
                figure = _figure(page, text, block, named, when, setting)
                last = _going_on(figure, last, named) if last and figure.unit == "%" else figure
                yield last
        for aside in asides:
            yield from _read_aside(page, aside, sentence, told, block, when, setting)


def _named(text: str, sentence: Sentence, numerals: list[Numeral], subject: Subject, tools: _Tools) -> Sequence[Named]:
    named = name_numerals(text, sentence, numerals, subject, tools.lexicon)
    return of_zone(named, text, tools.place, tools.rules, tools.lexicon) if len(named) > 1 else named


def _read_aside(
    page: _Page, aside: Span, sentence: Sentence, told: list[Named], block: Block, when: When, setting: Setting
) -> Iterator[Figure]:
    """The figures in a pair of parentheses, after those `told` before it; their time goes no further than these."""
    text, own = page.document.folded, replace(when)
    explains, found = name_aside(text, aside, sentence, told, page.tools.scanner, page.tools.lexicon)
    for named in found:
        figure = _figure(page, text, block, named, own, setting)
        words = text[named.clause[0] : named.numeral.start]
        yield placed(figure, words, explains, setting.plans, setting.review_year)


def _going_on(figure: Figure, last: Figure, named: Named) -> Figure:
    """A percentage that is a growth because the one before it was: 收入增长5%，力争达到6%; 能耗下降3%，超过2%的目标."""
    if figure.aspect is not Aspect.LEVEL or last.aspect is not Aspect.GROWTH:
        return figure
    alike = last.unit == "%" and figure.name in (last.name, last.name + "完成")
    if not alike or last.value is None or figure.value is None:
        return figure
    moved = last.role is Role.BASELINE and last.start >= named.clause[0]  # 增速由6.3%提高到7.1%
    aimed = figure.role is Role.BASELINE or named.predicate.startswith(_HOPES)
    if not moved and (not aimed or re.search(_ARRIVES, named.predicate)):
        return figure
    return replace(figure, aspect=Aspect.GROWTH, value=-figure.value if last.value < 0 < figure.value else figure.value)


def _unquoted(numerals: list[Numeral], sentence: Sentence) -> list[Numeral]:
    """Numbers in quotation marks and book titles are names (“33618”); in brackets they are asides."""
    named = [span for span in sentence.quoted if span[1] - span[0] <= _LONGEST_NAME]
    for start, end in (*named, *sentence.bracketed):
        numerals = [n for n in numerals if not start < n.digits < end]
    return numerals


def _figure(page: _Page, text: str, block: Block, named: Named, when: When, setting: Setting) -> Figure:
    document, headline, tools, numeral = page.document, page.headline, page.tools, named.numeral
    head = unspaced(text[named.start : named.told])
    before, after = text[named.clause[0] : numeral.start], text[numeral.end : named.clause[1]]
    aspect, sign = aspect_of(numeral, head, named.predicate, after, tools.lexicon)
    value, high, unit = scaled(numeral, aspect, sign)
    words = text[numeral.start : numeral.digits]
    role, year = _role(named, aspect, (before, words, after), when, setting, tools)
    if role is Role.TARGET and ("预测" in before or (headline.explains and "预计" in before)):
        role = Role.BASELINE  # 主要考虑：世界经济增速预计放缓至3.5%
    name = named.name
    if aspect is Aspect.CHANGE or before.endswith("完成"):
        name = _name(named, head, before, aspect, role, tools.lexicon)
    name, indicator = known(name, tools.rules)
    if indicator and _PART in before and share_of_another(indicator, text, named.clause[0], tools.rules):
        indicator = None
    if BETTER in named.predicate:
        aspect, sign = moved(numeral, name, indicator, named.predicate, tools.rules)
        value, high, unit = scaled(numeral, aspect, sign)
    headed = headline.active and role is Role.TARGET
    return Figure(
        id=next(tools.ids),
        section=block.section,
        line=tools.lines.line(numeral.start),
        start=numeral.start,
        end=numeral.end,
        quote=document.text[numeral.start : numeral.end],
        name=name,
        indicator=indicator,
        aspect=aspect,
        value=value,
        value_hi=high,
        unit=unit,
        comparator=Comparator.LE if "内" in after and is_within(after) else _comparator(numeral, head, tools.lexicon),
        role=role,
        year=year,
        binding=headline.binding_at(numeral.start) if headed else None,
        headline=headed,
        clause=(min(named.start, numeral.start), numeral.end + _told_after(named.name, after)),
    )


def _name(named: Named, head: str, before: str, aspect: Aspect, role: Role, lexicon: Lexicon) -> str:
    """The name of a figure, where its aspect or what came of a plan makes it another one than stands there."""
    if aspect is Aspect.CHANGE:
        return named_by_change(named.name, named.numeral, head, named.predicate, lexicon)
    if role is Role.RESULT:
        from cqdiff.figures.planned import achieved

        return achieved(named.name, before)
    return named.name


def _role(
    named: Named, aspect: Aspect, around: tuple[str, str, str], when: When, setting: Setting, tools: _Tools
) -> tuple[Role, int | None]:
    """Role and year of a number. `around` are the words before it in its clause, its comparator, the words after it."""
    before, words, after = around
    if "在" in before:
        parted = in_circumstance(before, after)
        of_before = parted is not None and named.name in parted[0] and not parted[1][:1].isdecimal()
        if of_before and not setting.plans:  # 在上年增长23%的高基数上，再增12.4%
            return Role.BASELINE, setting.review_year - 1 if setting.review_year else None
        before, when = (before, replace(when)) if parted else (without_circumstance(before), when)
    arrived = False
    if setting.spans_years and not setting.plans:
        from cqdiff.figures.over_years import arrives  # its patterns cost every other report's reader milliseconds

        arrived = arrives(named, words, before, after, when, tools.lexicon, tools.rules) and aspect is Aspect.LEVEL
    role, year = role_of(before, after, arrived, when, setting, tools.times)
    if not setting.plans and (("内" in after and is_within(after)) or _is_aim(before + words, after, tools)):
        return Role.BASELINE, year
    if role is Role.TARGET and words.startswith("已"):  # 在建里程已超过100公里，今年开通30公里
        return Role.RESULT, setting.review_year
    if named.numeral.unit == "%" and not setting.plans and ("于" in before or named.predicate.endswith("年的")):
        from cqdiff.figures.held_against import held_against  # seldom asked, and compiled when it is

        return held_against((role, year), named.predicate, before, after, setting)
    if role is Role.TARGET and aspect is not Aspect.GROWTH and _is_given(named.name, tools.lexicon.given):
        # 今年高校毕业生1179万人: what the plan has to deal with
        return Role.BASELINE, year if "今年" in before else None
    return role, year


def _is_given(name: str, given: tuple[str, ...]) -> bool:
    """Whether a count is one that a plan has to deal with, or a part of one: 新成长劳动力…，其中高校毕业生8.4万人."""
    return name in given or (name.startswith(given) and any(name.removeprefix(part) in given for part in given))


def _is_aim(before: str, after: str, tools: _Tools) -> bool:
    around = before[-_NEAR:] + after[:_NEAR]
    if tools.times.aims.isdisjoint(around):
        return False
    from cqdiff.figures.planned import is_aim  # seldom asked, and compiled when it is

    return is_aim(before, after, tools.rules)


def _told_after(name: str, after: str) -> int:
    """How many characters after the number belong to the name: 打通20条断头路 is shown whole."""
    begun = after.removeprefix("的")[:2]
    if not begun or begun not in name:
        return 0
    thing = _ENDS.split(after, maxsplit=1)[0]
    return len(thing) if len(thing.removeprefix("的")) > 1 else 0


def _comparator(numeral: Numeral, head: str, lexicon: Lexicon) -> Comparator:
    """约占全国总量的23%: the comparator stands before the share's base."""
    if numeral.comparator is Comparator.EQ:
        found = lexicon.share_start.match(head) if "占" in head else None
        if found:
            return Comparator.GE if found.group(1).startswith("超") else Comparator.APPROX
        if "少" in head and re.search(_AT_LEAST, head):
            return Comparator.GE
        bound = re.search(_BOUND, head) if "不" in head and head.endswith("的") else None
        if bound:
            return Comparator.GE if bound.group(1) else Comparator.LE
        times = re.search(_TIMES, head) if head.endswith("的") else None
        if times:
            return Comparator.GE if times.group(1) else Comparator.APPROX
    return numeral.comparator
