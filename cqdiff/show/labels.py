"""Every word that a reader of cqdiff's output sees, in Chinese and English, and the sign and colour of each verdict."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from cqdiff.show.reasons import REASONS


class Lang(StrEnum):
    ZH = "zh"
    EN = "en"


class Mark(Struct, frozen=True):
    """How a verdict looks: the sign makes it readable without colour."""

    sign: str
    colour: str


# `dropped`, `new` and `unknown` mean the same wherever they stand, so that one table serves all three kinds of rows.
MARKS: dict[str, Mark] = {
    "kept": Mark("=", "green"),
    "raised": Mark("▲", "bright_blue"),
    "lowered": Mark("▼", "yellow"),
    "restated": Mark("≈", "cyan"),
    "recast": Mark("≠", "magenta"),
    "dropped": Mark("✕", "red"),
    "new": Mark("＋", "bright_blue"),
    "unknown": Mark("？", "bright_black"),
    "exceeded": Mark("✔", "bright_green"),
    "met": Mark("✓", "green"),
    "missed": Mark("✘", "red"),
    "reported": Mark("…", "cyan"),
    "no_result": Mark("○", "yellow"),
    "same": Mark("=", "green"),
    "retitled": Mark("≈", "cyan"),
    "moved": Mark("↕", "magenta"),
    "split": Mark("⇉", "magenta"),
    "merged": Mark("⇇", "magenta"),
}

PAIR_WORDS: dict[str, str] = {}
"""Of two reports every verdict has its own word."""
OWN_WORDS = {
    "new": "plan_only",
    "dropped": "review_only",
    "same": "answers",
    "moved": "answers",
    "retitled": "answers",
    "split": "answers_several",
    "merged": "several_answer",
}
"""Words for verdicts on one report alone: nothing in it was dropped, and nothing is new."""

_WORDS: dict[str, tuple[str, str]] = {
    # verdicts
    "kept": ("持平", "kept"),
    "raised": ("提高", "raised"),
    "lowered": ("降低", "lowered"),
    "restated": ("改述", "restated"),
    "recast": ("换口径", "recast"),
    "dropped": ("取消", "dropped"),
    "new": ("新增", "new"),
    "unknown": ("待判", "unknown"),
    "exceeded": ("超额", "exceeded"),
    "met": ("完成", "met"),
    "missed": ("未达", "missed"),
    "reported": ("提及", "reported"),
    "no_result": ("未提及", "no result"),
    # relations of sections
    "same": ("沿用", "same"),
    "retitled": ("改题", "retitled"),
    "moved": ("移位", "moved"),
    "split": ("拆分", "split"),
    "merged": ("合并", "merged"),
    # kinds of reports, parts
    "plan_report": ("计划报告", "plan report"),
    "work_report": ("政府工作报告", "work report"),
    "unknown_kind": ("类型不明", "kind unknown"),
    "review": ("回顾", "review"),
    "outlook": ("形势要求", "outlook"),
    "targets": ("目标", "targets"),
    "tasks": ("任务", "tasks"),
    "front": ("篇首", "front"),
    "other": ("其他", "other"),
    # figures and commitments
    "level": ("水平", "level"),
    "growth": ("增速", "growth"),
    "change": ("增减", "change"),
    "result": ("实绩", "result"),
    "target": ("目标", "target"),
    "baseline": ("参照", "baseline"),
    "binding": ("约束性", "binding"),
    "anticipatory": ("预期性", "anticipatory"),
    "commitment": ("承诺", "promise"),
    "quantity": ("数量", "quantity"),
    "project": ("项目", "project"),
    "document": ("文件", "document"),
    "event": ("活动", "event"),
    "institution": ("机构", "institution"),
    "approval": ("批复", "approval"),
    "service": ("服务", "service"),
    "other_kind": ("其他", "other"),
    "firm": ("明确", "firm"),
    "aim": ("力争", "aim"),
    "explore": ("探索", "explore"),
    # headings
    "old_report": ("前一份", "Old"),
    "new_report": ("后一份", "New"),
    "one_report": ("报告", "Report"),
    "continuity": ("目标延续", "Targets"),
    # the same of one report alone, whose plan is held against its own review
    "plan_only": ("仅见计划", "plan only"),
    "review_only": ("仅见回顾", "review only"),
    "answers": ("对应", "taken up"),
    "answers_several": ("对应多处", "taken up in several"),
    "several_answer": ("多处对应", "takes up several"),
    "own_review": ("回顾章节", "Review section"),
    "own_plan": ("计划章节", "Plan section"),
    "of_them_main": ("其中主要目标", "Main ones"),
    "own_results": ("目标与实绩", "Targets against own results"),
    "follow_through": ("承诺兑现", "Follow-through"),
    "section_pairs": ("章节对应", "Sections"),
    "verdict": ("结论", "Verdict"),
    "indicator": ("指标", "Indicator"),
    "promise": ("承诺", "Promise"),
    "old_target": ("原目标", "Old target"),
    "new_target": ("新目标", "New target"),
    "own_result": ("上年实绩", "Result"),
    "own_target": ("计划目标", "Target"),
    "next_report": ("后一份报告", "Next report"),
    "why": ("说明", "Why"),
    "old_section": ("原章节", "Old section"),
    "new_section": ("新章节", "New section"),
    "score": ("相似度", "Score"),
    "line": ("行", "Line"),
    "page": ("第{0}页", " p.{0}"),
    "contradictions": ("前后不一致（正文与表格）", "Contradictions (text and tables)"),
    "said_in_text": ("正文", "Text"),
    "said_in_table": ("表格", "Table"),
    "also_at": ("另见{0}", "also {0}"),
    "points": ("个百分点", " pp"),
    "kind": ("类别", "Kind"),
    "quote": ("原文", "Text"),
    "no_section": ("（章节之外）", "(outside sections)"),
    # phrases
    "review_year": ("执行年{0}", "reviews {0}"),
    "plan_year": ("计划年{0}", "plans {0}"),
    "no_year": ("不明", "?"),
    "characters": ("{0:,}字", "{0:,} characters"),
    "found": ("{0}个指标数值、{1}项承诺事项", "{0} figures, {1} commitments"),
    "rows": ("{0}条", "{0} rows"),
    "match": ("匹配{0:.2f}", "match {0:.2f}"),
    "promised_rows": ("：数值目标{0}条，不带数值的承诺{1}条", ": {0} numbers, {1} promises without one"),
    "rows_of": ("{0}条，共{1}条", "{0} of {1} rows"),
    "headline": ("主要目标", "headline"),
    "no_rows": ("没有符合条件的条目", "no rows"),
    "nothing_found": ("没有读到指标数值或承诺事项", "no figures or commitments found"),
    "no_sections": ("没有认出章节", "no sections recognised"),
    "nearest": ("最近的候选：", "Nearest candidates: "),
    "more": ("另有{0}处", "{0} more"),
    # a place over the years
    "trace_years": ("历年承诺兑现", "Follow-through by year"),
    "trace_targets": ("历年主要目标（上：目标，下：当年实绩）", "Main targets by year (above: target, below: result)"),
    "trace_targets_tall": ("历年主要目标", "Main targets by year"),
    "plan_year_short": ("计划年", "Plan year"),
    "kept_rate": ("可判断者中兑现", "kept of those judged"),
    "trend": ("走势", "Trend"),
    "in_words": ("文字", "in words"),
    "first": ("首次", "first set"),
    "back": ("恢复", "back"),
    # reviewers' decisions and the ledger
    "is_eq": ("等于", "="),
    "is_ge": ("不低于", "at least"),
    "is_le": ("不超过", "at most"),
    "is_approx": ("左右", "about"),
    "reviewed": ("复核", "reviewed"),
    "decisions_fit": ("复核结论：采用{0}条", "decisions: {0} apply"),
    "decisions_unfit": (
        "{0}条对不上这份报告的任何一行（仍留在文件里）：{1}",
        "{0} fit no row of this report any more (kept in the file): {1}",
    ),
    "decisions_foreign": ("{0}条属于其他报告", "{0} of other reports"),
    "decisions_open": ("{0}行还没有复核", "{0} rows open"),
    "wrote": ("已写入 {0}", "wrote {0}"),
    # many reports
    "corpus_rate": ("{0:.1f}份/秒", "{0:.1f}/s"),
    "corpus_added": (
        "{0}个文件：新读入{1}，已在库中{2}，内容重复{3}，没读成{4}",
        "{0} files: {1} added, {2} known, {3} doubles, {4} failed",
    ),
    "corpus_replaced": (
        "{0}份报告的文件已改或不再可读，旧内容已从库中去掉",
        "{0} reports whose files changed or can't be read any more were taken out",
    ),
    "corpus_compared": (
        "{0}对相连的年份：新比较{1}，以前比过{2}；{3}份报告没有配对，没比成{4}对",
        "{0} pairs of years: {1} compared, {2} known; {3} reports not paired, {4} pairs failed",
    ),
    "corpus_file": ("{0}：结构第{1}版，{2:.1f} MB", "{0}: schema {1}, {2:.1f} MB"),
    "corpus_reports": ("{0}份报告，{1}个地方，计划年{2}", "{0} reports, {1} places, plan years {2}"),
    "corpus_rows": (
        "{0}个指标数值，{1}项承诺事项，{2}个章节",
        "{0} figures, {1} commitments, {2} sections",
    ),
    "corpus_pairs": (
        "{0}对年份：目标延续{1}条，承诺兑现{2}条",
        "{0} pairs of years: {1} rows of continuity, {2} of follow-through",
    ),
    "corpus_other_rules": (
        "{0}份是别的版本或规则读的，再次 corpus add 时会重读",
        "{0} were read by another version or other rules; the next corpus add reads them anew",
    ),
    "corpus_pages": ("已写入总览和{0}个网页", "wrote the index and {0} pages"),
    "corpus_title": ("各地各年承诺兑现", "Promises kept, by place and year"),
    "corpus_help": (
        "年份是作出承诺的计划年。百分数是可判断的承诺中完成和超额的份额，下面是项数；没有找到结果的承诺不计入。点开可看每一条的依据。",
        "Years are the plan years in which promises were made. The share is of promises kept (met or exceeded) among "
        "those that could be judged, their numbers below; promises without a comparable result do not count. Each cell "
        "leads to the evidence.",
    ),
    "corpus_counts": ("{0}行，{1}对年份", "{0} lines, {1} pairs of years"),
    "corpus_place": ("地方", "Place"),
    "corpus_all": ("合计", "All"),
    "corpus_year": ("年份", "Year"),
    "corpus_role": ("性质", "Role"),
    "corpus_told": ("出自", "Report"),
    "corpus_interrupted": (
        "已中断；做完的都在，再次运行会接着做",
        "interrupted; what was done is kept, the next run goes on from there",
    ),
    "unknown_figures": ("次数", "Figures"),
    "unknown_places": ("地方", "Places"),
    "unknown_nearest": ("最近的指标", "Nearest indicators"),
    "unknown_example": ("例子", "Example"),
    "corpus_no_place": ("库里没有“{0}”的报告；有：{1}", "no report of {0}; there are: {1}"),
    "corpus_no_indicator": (
        "库里没有指标“{0}”，也没有名称含有它的数值；cqdiff rules show 列出全部指标",
        "no figure of an indicator {0} nor with it in its name; cqdiff rules show lists the indicators",
    ),
    "corpus_not_compared": (
        "库里还没有比较过的年份；请先运行 cqdiff corpus compare",
        "no years were compared yet; run cqdiff corpus compare first",
    ),
    "corpus_failures": ("{0}个文件没读成：", "{0} files could not be read:"),
    "corpus_cut": (
        "列出前{0}行，共{1}行；--limit 可多列，--json、--csv 给出全部",
        "first {0} of {1} rows; --limit, --json or --csv give more",
    ),
}

_EN_SENTENCES = (
    (
        r"两份报告内容完全相同，等于把报告与它自己比较",
        "the two reports are identical: a report is compared with itself",
    ),
    (
        r"顺序可能颠倒：前一份的计划年是(\d+)年，后一份是(\d+)年；较早的报告应放在前面",
        r"the order seems swapped: OLD plans \1, NEW plans \2; put the earlier report first",
    ),
    (r"两份报告的计划年都是(\d+)年，不是相连的两年", r"both reports plan \1: they are not consecutive"),
    (r"两份报告不相连：计划年分别是(\d+)年和(\d+)年", r"the reports are not consecutive: they plan \1 and \2"),
    (r"两份报告不是同一个地方：(.*)、(.*)", r"the reports are of different places: \1, \2"),
    (
        r"两份报告体裁不同（.*），详略不一：“取消”“新增”只表示另一份没有列出",
        "a plan report and a work report differ in detail: dropped and new mean not listed in the other",
    ),
    (
        r"(.*)：扩展名是 (\S*)，内容是(.*)，已按内容读取",
        r"\1: named \2 but its content is \3; read by its content",
    ),
    (
        r"(.*)：第(.*?)(等)?页没有文字（空白页，或没有做文字识别的扫描图），其中的内容没有读到",
        r"\1: no text on pages \2 \3 (blank, or scans without OCR); what they hold was not read",
    ),
    (
        r"(.*)：文档里有未接受的修订，按全部接受后的文字读取",
        r"\1: holds tracked changes; read as if all were accepted",
    ),
    (
        r"(.*)：文档嵌入了其他文件，其中的文字没有读到",
        r"\1: other files are embedded in it; their text was not read",
    ),
    (r"没有计划年(\d+)年的报告，前后两年不相连", r"no report plans \1: the years before and after are not linked"),
    (r"(.*)：没有认出计划年，没有用上", r"\1: its plan year was not recognised; left out"),
    (r"(.*)：是(.*)的报告，没有用上", r"\1: a report of \2; left out"),
    (r"(.*)：与 (.*) 同为计划年(\d+)年，没有用上", r"\1: plans \3 as \2 does; left out"),
    (
        r"(.*)：没有认出计划年的部分（目标、任务），相关结论为无法判断",
        r"\1: no part on the plan year (targets, tasks) was recognised; what depends on it is unknown",
    ),
    (
        r"(.*)：没有认出回顾部分（执行情况），相关结论为无法判断",
        r"\1: no review part was recognised; what depends on it is unknown",
    ),
)
"""Sentences that other modules say in Chinese, as whole-match patterns with their English, compiled for whoever reads
English. Sentences that are not listed stay Chinese: a reader who gets the original loses less than one who gets half a
translation."""


def label(key: str, lang: Lang, *values: object) -> str:
    """The word for `key`; values fill its places."""
    word = _WORDS[key][0 if lang is Lang.ZH else 1]
    return word.format(*values) if values else word


def sentence(text: str, lang: Lang) -> str:
    """A sentence (`why`, a warning) in that language as far as it can be said in it."""
    if lang is Lang.ZH:
        return text
    for pattern, english in (*_EN_SENTENCES, *REASONS):
        if found := re.fullmatch(pattern, text):
            return found.expand(english)
    return text


def verdict_of(word: str) -> str | None:
    """The verdict that a user means by an English or Chinese word, None where it is none."""
    word = word.strip().lower().replace("-", "_").replace(" ", "_")
    return next((v for v in VERDICTS if word in (v, _WORDS[v][0], _WORDS[OWN_WORDS.get(v, v)][0])), None)


VERDICTS = (
    "kept",
    "raised",
    "lowered",
    "restated",
    "recast",
    "dropped",
    "new",
    "exceeded",
    "met",
    "missed",
    "reported",
    "no_result",
    "unknown",
)
"""What `--only` accepts: continuity and follow-through."""
