"""What only the page says, in Chinese and English."""

from __future__ import annotations

from cqdiff.show.labels import Lang

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("延续性报告", "Continuity report"),
    "skip": ("跳到条目", "Skip to rows"),
    "chart": ("目标与实绩", "Targets and results at a glance"),
    "chart_help": (
        "每行一个指标，以上年目标居中：◆ 在右高于目标，在左低于目标，越远相差越大（按比例，±100% 以外压缩）；"
        "◆ 的颜色是兑现的结论。主要目标在前，再按实绩与目标的距离排列。",
        "One indicator a row, with its old target in the middle: ◆ to the right is above it, to the left below, "
        "the farther the more (as a share of the target, beyond ±100% drawn closer); ◆ has the colour of the verdict. "
        "Headline targets first, then by how far result and target lie apart.",
    ),
    "chart_help_alone": (
        "每行一个指标，以计划目标居中：◆ 为上年实绩，在右高于目标，在左低于目标，"
        "越远相差越大（按比例，±100% 以外压缩）。",
        "One indicator a row, with its target in the middle: ◆ is the year's result before it, to the right above the "
        "target, to the left below, the farther the more (as a share of the target, beyond ±100% drawn closer).",
    ),
    "chart_axis": ("相对目标", "against the target"),
    "old_target_of": ("{0}年目标", "{0} target"),
    "result_of": ("{0}年实绩", "{0} result"),
    "new_target_of": ("{0}年目标", "{0} target"),
    "chart_none": ("没有可以画在一条线上的指标。", "No indicator has numbers to draw on one line."),
    "years_help": (
        "每图一个指标：○ 当年目标（虚线相连），◆ 当年实绩；各图按自身数值缩放。",
        "One picture an indicator: ○ target of the year, ◆ its result; each picture has its own scale.",
    ),
    "old_target": ("上年目标", "old target"),
    "result": ("当年实绩", "result"),
    "new_target": ("新目标", "new target"),
    "gap": ("差距", "gap"),
    "rest": ("其余指标", "other indicators"),
    "filter": ("筛选", "Filter"),
    "search": ("搜索条目", "Search rows"),
    "all": ("全部", "all"),
    "part": ("部分", "Part"),
    "section": ("章节", "Section"),
    "kind": ("类别", "Kind"),
    "headline": ("主要目标", "headline only"),
    "binding": ("约束性", "binding only"),
    "sort": ("排序", "Sort"),
    "by_text": ("按原文顺序", "as in the text"),
    "by_score": ("相似度低的在前", "lowest score first"),
    "by_verdict": ("按结论", "by verdict"),
    "reset": ("清除筛选", "clear"),
    "open_all": ("展开全部", "open all"),
    "close_all": ("收起全部", "close all"),
    "shown": ("显示", "shown"),
    "of": ("共", "of"),
    "rows": ("条", "rows"),
    "evidence": ("依据", "Evidence"),
    "no_evidence": ("没有找到", "nothing found"),
    "wording": ("措辞变化", "Changes of wording"),
    "why": ("说明", "Why"),
    "steps": ("相似度的来由", "What made the score"),
    "candidates": ("看过而未采用的候选", "Candidates turned down"),
    "in_text": ("看全文", "in the text"),
    "program": ("程序", "program"),
    "reviewer": ("复核", "reviewer"),
    "decide": ("复核结论", "Decision"),
    "by": ("复核人", "by"),
    "note": ("备注", "note"),
    "review": ("复核", "Review"),
    "review_open": ("未复核", "open"),
    "review_done": ("已复核", "decided"),
    "rests_on": ("依据", "rests on"),
    "as_program": ("程序所引", "the program's"),
    "accept": ("同意程序结论，看下一条", "accept, next open row"),
    "next": ("下一条", "next open row"),
    "find": ("在后一份报告里查", "find in the new report"),
    "find_hint": ("词与词用空格隔开", "words with spaces between"),
    "not_there": ("没有一句同时有这些词", "no sentence has all of these words"),
    "use": ("用作依据", "use as evidence"),
    "whole": ("看整段", "whole paragraph"),
    "undecided": ("（未复核）", "(open)"),
    "download": ("下载 decisions.yaml", "download decisions.yaml"),
    "decided": ("条已复核，只存在这个浏览器里", "decided, kept in this browser only"),
    "left": ("条未复核", "open"),
    "decide_help": (
        "下载后用 cqdiff compare … --decisions decisions.yaml 采用；并入已有的文件用 cqdiff decisions import。",
        "Apply them with cqdiff compare … --decisions decisions.yaml; cqdiff decisions import adds them to a file.",
    ),
    "texts": ("全文", "Full texts"),
    "texts_help": ("标出的数字通向它所在的条目。", "Every marked number leads to its row."),
    "line": ("行", "line"),
    "made_by": ("由 cqdiff 生成", "Made by cqdiff"),
    "rules": ("规则", "rules"),
    "changed_rules": ("（有改动）", "(changed)"),
    "source": ("来源", "source"),
    "nearest": ("最近", "nearest"),
    "none": ("无", "none"),
    "none_shown": ("没有符合条件的条目", "No rows fit the filter."),
    "old_list": ("前一份", "old"),
    "speaks": ("这一行是以下条目的依据：", "Rows that rest on this line: "),
    "to_text": ("到全文", "to the text"),
}


def words(lang: Lang) -> dict[str, str]:
    """The words of one language by key."""
    at = 0 if lang is Lang.ZH else 1
    return {key: both[at] for key, both in _WORDS.items()}
