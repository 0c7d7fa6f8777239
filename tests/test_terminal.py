"""Terminal views: every verdict shown with sign and evidence, nothing wider than the console, nothing interpreted."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from itertools import pairwise

import pytest
from factories import TEXT, commitment, comparison, figure, follow_row, pair, passage, report, section, target_row
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from cqdiff import read_report
from cqdiff.corpus_models import Near, UnknownName
from cqdiff.models import Continuity, FollowUp, Relation
from cqdiff.show.breaking import breaks
from cqdiff.show.labels import MARKS, VERDICTS, Lang, label, sentence, verdict_of
from cqdiff.show.plain import one_line
from cqdiff.show.select import Selection, known_section, select
from cqdiff.show.terminal import comparison_svg, print_comparison, print_extract, print_outline, stdout_console
from cqdiff.show.terminal_corpus import unknown_view
from cqdiff.show.terminal_parts import cite

OLD = figure(clause="地区生产总值增长6%左右", headline=True, binding=False)
NEW = figure("8万人以上", 8, name="城镇新增就业", unit="万人", clause="城镇新增就业8万人以上", id="f2")
GRAIN = passage("粮食产量达到102.5万吨")


def everything():
    """Each verdict of each table once."""
    targets = [
        target_row(
            v.value,
            None if v is Continuity.NEW else OLD,
            None if v is Continuity.DROPPED else NEW,
            name=f"指标{v.value}",
            headline=v is Continuity.UNKNOWN,
            delta=Decimal("0.5") if v is Continuity.RAISED else None,
            candidates=(NEW,) if v is Continuity.DROPPED else (),
        )
        for v in Continuity
    ]
    promised = [
        follow_row(
            v.value,
            commitment(id=f"c{v}", object=f"项目{v.value}"),
            results=() if v is FollowUp.NO_RESULT else (GRAIN,),
            candidates=(GRAIN,) if v is FollowUp.NO_RESULT else (),
        )
        for v in FollowUp
    ]
    one_sided = {Relation.DROPPED: ("2", None), Relation.NEW: (None, "2")}
    pairs = [pair(*one_sided.get(r, ("3.1", "3.1")), r.value, 0.8) for r in Relation]
    old = report(figures=[OLD, NEW], commitments=[commitment()])
    return comparison(old, targets=tuple(targets), follow_up=tuple(promised), sections=tuple(pairs))


def shown(c=None, width=100, wanted=None, lang=Lang.ZH, **console):
    c, wanted = c or everything(), wanted or Selection()
    out = Console(width=width, file=io.StringIO(), highlight=False, markup=False, emoji=False, **console)
    print_comparison(out, c, select(c, wanted), wanted, lang)
    return out.file.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 110, 160])
@pytest.mark.parametrize("lang", list(Lang))
def test_terminal_no_line_is_wider_than_the_console(width, lang):
    long = report(TEXT + "实施" + "很长的项目名称" * 60 + "。\n", figures=[OLD])
    c = comparison(
        long,
        targets=everything().targets,
        sections=everything().sections,
        follow_up=(
            follow_row("met", commitment("很长的项目名称" * 60, text=long.text, object="很长" * 50), results=(GRAIN,)),
        ),
    )
    for line in (shown(c, width, lang=lang) + shown(None, width, lang=lang)).splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [80, 100, 160])
def test_terminal_shows_every_verdict_by_sign_and_word(width):
    text = shown(width=width)
    for verdict in [*Continuity, *FollowUp, *Relation]:
        mark = f"{MARKS[verdict].sign} {label(verdict, Lang.ZH)}"
        assert text.count(mark) >= 2, verdict  # in the counts and in its row


@pytest.mark.parametrize("width", [80, 160])
def test_terminal_shows_evidence_of_both_sides(width):
    text = shown(width=width)
    assert "L5「地区生产总值增长6%左右」" in text
    assert "L5「城镇新增就业8万人以上」" in text
    assert "L8「开工建设云川北站」" in text
    assert "L3「粮食产量达到102.5万吨」" in text
    assert "数值相同" in text and "实绩达到目标" in text


def test_terminal_narrow_puts_both_sides_on_one_line():
    assert "L8「开工建设云川北站」 → L3「粮食产量达到102.5万吨」" in shown(width=80)


def test_terminal_absence_lists_what_came_nearest():
    text = shown(width=160)
    assert text.count("最近的候选：") == 2


def test_terminal_head_tells_place_kind_years_and_counts():
    text = shown(width=160)
    assert "云川市 计划报告 · 执行年2023 · 计划年2024" in text and "计划年2025" in text
    assert f"{len(TEXT)}字" in text and "2个指标数值、1项承诺事项" in text
    assert "目标延续 8条" in text and "承诺兑现 6条" in text and "章节对应 7条" in text


def test_terminal_evidence_tells_what_its_number_is_of(tmp_path):
    """L3「增长5.7%」 alone is no evidence: the name stands in the clause before."""
    path = tmp_path / "r.txt"
    filler = "各级各部门齐心协力，群众精神面貌焕然一新，作风建设扎实深入，社会大局保持和谐稳定。" * 6
    path.write_text(
        f"云川市2025年政府工作报告\n一、2024年工作回顾\n{filler}全年地区生产总值达到1200亿元，增长5.7%；新增城镇就业8万人。\n"
        "二、2025年主要目标\n地区生产总值增长6%左右。\n三、2025年重点工作\n开工建设云川北站。\n",
        encoding="utf-8",
    )
    read = read_report(str(path))
    (gdp,) = [f for f in read.figures if f.quote == "5.7%"]
    assert cite(read, gdp).plain == "L3「全年地区生产总值达到1200亿元，增长5.7%」"
    (jobs,) = [f for f in read.figures if f.quote == "8万人"]
    assert cite(read, jobs).plain == "L3「新增城镇就业8万人」"


def test_terminal_headline_targets_come_first():
    text = shown(width=160)
    assert text.index("指标unknown") < text.index("指标kept")


def test_terminal_delta_of_percent_is_in_points():
    assert "（+0.5个百分点）" in shown(width=100)
    assert "(+0.5 pp)" in shown(width=100, lang=Lang.EN)


def test_terminal_match_is_named_and_said_of_two_sides_alone():
    """A bare 1.00 or 0.00 under a verdict told nobody what it counts."""
    c = comparison(
        report(figures=[OLD, NEW]),
        targets=(target_row("kept", OLD, OLD), target_row("dropped", OLD, None), target_row("new", None, OLD)),
        follow_up=(follow_row("no_result", commitment(), results=()),),
    )
    assert shown(c, width=160).count("匹配") == 1 and "0.00" not in shown(c, width=160)
    assert shown(c, width=160, lang=Lang.EN).count("match ") == 1


def test_terminal_tells_how_many_promises_are_numbers():
    """Promises with numbers are a row a number, so that the rows are more or fewer than the commitments of the head."""
    rows = (follow_row("met", OLD, results=(OLD,)), follow_row("met", commitment(), results=(GRAIN,)))
    assert "2条：数值目标1条，不带数值的承诺1条" in shown(comparison(follow_up=rows))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("L32「建设高标准农田300万亩以上」", 22, ["L32「建设高标准农田", "300万亩以上」"]),
        ("城镇调查失业率5.5%左右", 16, ["城镇调查失业率", "5.5%左右"]),
        ("地区生产总值 [主要目标]", 20, ["地区生产总值 ", "[主要目标]"]),
        ("粮食产量达到目标。", 16, ["粮食产量达到目", "标。"]),
        ("L77「增长6%」 → L30「增长7%」", 18, ["L77「增长6%」 → ", "L30「增长7%」"]),
        ("= 900万人", 4, ["= ", "900", "万人"]),
    ],
)
def test_terminal_breaks_no_number_and_no_sign_off_its_word(text, width, lines):
    offsets = [0, *breaks(text, width), len(text)]
    assert [text[a:b] for a, b in pairwise(offsets)] == lines


@given(st.text("0123456789.,万亿%左右「」（）L A→bc…增长 ", max_size=60), st.integers(2, 20))
def test_terminal_broken_lines_fit_and_lose_nothing(text, width):
    offsets = [0, *breaks(text, width), len(text)]
    assert offsets == sorted(offsets)
    assert all(cell_len(text[a:b].rstrip()) <= width for a, b in pairwise(offsets))


def test_terminal_english_labels():
    text = shown(width=120, lang=Lang.EN)
    assert "▲ raised" in text and "○ no result" in text and "Follow-through" in text
    assert "承诺兑现" not in text


def test_terminal_one_report_alone_has_no_follow_through():
    r = report(figures=[OLD])
    text = shown(comparison(r, r, targets=(target_row("raised", OLD, OLD),)))
    assert "目标与实绩" in text and "承诺兑现" not in text and "上年实绩" in text


def test_terminal_of_one_report_alone_speaks_of_nothing_new_or_dropped():
    r = report(figures=[OLD])
    text = shown(comparison(r, r, targets=(target_row("new", None, OLD),)))
    assert "仅见计划" in text and "新增" not in text
    assert verdict_of("仅见计划") == "new"


def test_terminal_only_and_headline_pick_rows():
    text = shown(wanted=Selection(only={"raised", "missed"}))
    assert "指标raised" in text and "项目missed" in text
    assert "指标kept" not in text and "项目met" not in text
    assert "1条，共8条" in text and "相似度" not in text
    assert "指标unknown" in shown(wanted=Selection(headline=True))
    assert "指标raised" not in shown(wanted=Selection(headline=True))


def test_terminal_nothing_left_says_so():
    assert "没有符合条件的条目" in shown(comparison())


def test_terminal_without_colour_has_no_escapes_and_with_colour_the_same_words():
    plain = shown(color_system=None)
    coloured = Console(width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor", markup=False)
    c = everything()
    print_comparison(coloured, c, c, Selection(), Lang.ZH)
    assert "\x1b" not in plain and "\x1b[" in coloured.file.getvalue()


HOSTILE = "[bold red]红[/] \x1b[31m\x9b2J\u202e\u2066\x07\u200b:smile: {0}"


def test_terminal_text_of_a_report_steers_nothing():
    text = TEXT + HOSTILE + "\n"
    tree = (section("2023年计划执行情况", "1", text=text, label="[red]一、"), section(HOSTILE, "2", text=text))
    evil = report(
        text, [figure(HOSTILE, text=text)], [commitment(HOSTILE, text=text)], parts=tree, place=HOSTILE, title=HOSTILE
    )
    row = target_row("kept", evil.figures[0], evil.figures[0], name=HOSTILE, why=HOSTILE)
    follow = follow_row("met", evil.commitments[0], results=(passage(HOSTILE, text),))
    c = comparison(evil, evil, targets=(row,), follow_up=(follow,), sections=(pair("2", "2"),))
    out = Console(width=100, file=io.StringIO(), highlight=False, markup=False, emoji=False)
    print_comparison(out, c, c, Selection(), Lang.ZH)
    print_extract(out, evil, Lang.ZH)
    print_outline(out, evil, Lang.ZH)
    printed = out.file.getvalue()
    assert "[bold red]红[/]" in printed and ":smile:" in printed
    assert not set(printed) & set("\x1b\x9b\x07\u202e\u2066\u200b")


def test_plain_one_line_keeps_what_is_read():
    assert one_line("a\tb\r\nc　d“e”") == "a b  c　d“e”"
    assert one_line("\x00\x1b\x7f\x85\ufeff\udc80") == " �"


def test_terminal_extract_groups_by_section():
    out = Console(width=80, file=io.StringIO())
    plan = report(figures=[OLD, NEW], commitments=[commitment(), commitment("出台养老服务条例", id="c2", section="x")])
    print_extract(out, plan, Lang.ZH)
    text = out.file.getvalue()
    assert text.index("二、2024年主要目标") < text.index("城镇新增就业 8万人") < text.index("三、2024年重点工作 ›")
    assert "（章节之外）" in text and "「城镇新增就业8万人以上」" in text and "预期性" in text
    assert max(cell_len(line) for line in text.splitlines()) <= 80


def test_terminal_extract_of_nothing_says_so():
    out = Console(width=80, file=io.StringIO())
    print_extract(out, report(), Lang.EN)
    assert "no figures or commitments found" in out.file.getvalue()


def test_terminal_outline_is_a_tree():
    out = Console(width=80, file=io.StringIO())
    print_outline(out, report(), Lang.ZH)
    text = out.file.getvalue()
    assert "├── 一、2023年计划执行情况 [回顾] 1 L2" in text
    assert "    └── （一）加快基础设施建设 3.1 L7" in text


def test_terminal_svg_is_well_formed_repeatable_and_asks_no_other_host():
    c = everything()
    svg = comparison_svg(c, c, Selection(), Lang.ZH)
    assert svg == comparison_svg(c, c, Selection(), Lang.ZH)
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert svg.count("http") == 1 and "http://www.w3.org/2000/svg" in svg  # the namespace alone
    assert "持平" in svg


def test_terminal_piped_width_is_columns_or_a_hundred(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert stdout_console().width == 100
    for columns, width in (("72", 72), ("abc", 100), ("0", 100), ("5", 40)):
        monkeypatch.setenv("COLUMNS", columns)
        assert stdout_console().width == width
    assert stdout_console().color_system is None


def test_select_by_section_takes_ids_whole_and_titles_in_part():
    c = everything()
    assert len(select(c, Selection(section="3")).follow_up) == 6  # all stand in 3.1, under 3
    assert select(c, Selection(section="3")).targets == ()  # targets stand in 2
    assert len(select(c, Selection(section="基础设施")).follow_up) == 6
    assert len(select(c, Selection(section="2")).targets) == 8
    assert {p.relation for p in select(c, Selection(section="2")).sections} == {Relation.DROPPED, Relation.NEW}
    assert known_section(c, "重点工作") and not known_section(c, "没有这一章")


def test_labels_every_verdict_has_a_word_and_a_sign_of_its_own():
    for group in (Continuity, FollowUp, Relation):
        assert len({MARKS[v].sign for v in group}) == len(group)
        for lang in Lang:
            assert len({label(v, lang) for v in group}) == len(group)
    assert set(VERDICTS) == {*map(str, Continuity), *map(str, FollowUp)}


def test_labels_verdict_of_takes_both_languages():
    assert (
        verdict_of("Raised") == "raised" and verdict_of("提高") == "raised" and verdict_of("no-result") == "no_result"
    )
    assert verdict_of("same") is None and verdict_of("") is None


def test_labels_sentence_translates_what_it_knows():
    swapped = "顺序可能颠倒：前一份的计划年是2025年，后一份是2024年；较早的报告应放在前面"
    assert (
        sentence(swapped, Lang.EN)
        == "the order seems swapped: OLD plans 2025, NEW plans 2024; put the earlier report first"
    )
    assert sentence(swapped, Lang.ZH) == swapped
    assert sentence("别的话", Lang.EN) == "别的话"


@pytest.mark.parametrize("width", [60, 120])
def test_terminal_names_without_an_indicator_are_a_table(width):
    near = Near("electricity_use", "全社会用电量", 67)
    name = UnknownName("风电发电量", 4, 1, "云川市-2024.txt", 12, "风电发电量达到1200万千瓦时", (near, near, near))
    console = Console(width=width, file=io.StringIO())
    console.print(unknown_view([name], Lang.ZH))
    lines = console.file.getvalue().splitlines()
    assert all(cell_len(line) <= width for line in lines)
    text = "".join(lines)
    assert text.count("67%") == 3 and "1200万" in text
    assert width < 120 or ("最近的指标" in text and "风电发电量" in text)
