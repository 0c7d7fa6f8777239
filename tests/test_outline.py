"""Outline: headings, parts, years, place. All text is invented."""

from __future__ import annotations

import pytest

from cqdiff.errors import InputError
from cqdiff.models import Document, Kind, Outline, Part
from cqdiff.outline import outline_of
from cqdiff.reading.text import fold
from cqdiff.rules import load_rules

FILLER = "各部门各单位要结合实际细化措施，明确责任分工，加强督促检查，确保各项工作落到实处，不断取得新的成效。" * 5

PLAN = f"""关于云川市2024年国民经济和社会发展计划执行情况
及2025年计划草案的报告
云川市发展和改革委员会
各位代表：
受市人民政府委托，现将有关情况报告如下。
一、2024年国民经济和社会发展计划执行情况
2024年，全市地区生产总值增长5.8%。
——经济运行总体平稳。工业增加值增长6.1%。
——民生保障更加有力。新增就业9万人。
主要做了以下工作：
（一）产业升级步伐加快。实施技改项目120个。
一是制造业做大做强。新增企业30家。
二是服务业提质增效。增加值增长5%。
（二）改革开放不断深化。进出口增长3%。
二、2025年总体要求和主要目标
（一）总体要求
{FILLER}
（二）主要预期目标
2025年安排主要指标如下：
——地区生产总值增长6%左右，工业增加值增长7%。主要考虑：与长远目标衔接。
——居民收入增长与经济增长同步。
三、2025年重点工作
（一）加快建设现代化
产业体系
一是培育先进制造业。重点抓三件事：一是建平台，二是引项目，三是强服务。
二是发展现代服务业。建成园区2个。
各位代表，做好今年工作意义重大！
相关报道：
下载
"""


def outline(text: str) -> Outline:
    return outline_of(Document("yunchuan.txt", "0", text, fold(text)), load_rules())


def tree(result: Outline) -> list[str]:
    return [f"{s.id} {s.label}{s.title} {s.part}" for s in result.sections]


def parts_of(text: str, result: Outline) -> dict[str, Part]:
    return {text[p.start : p.start + 4]: p.part for p in result.paragraphs}


def report(*lines: str) -> str:
    return "\n".join([*lines, FILLER])


def test_outline_of_a_plan_report_is_the_tree_of_its_sections() -> None:
    result = outline(PLAN)
    assert tree(result) == [
        "1 一、2024年国民经济和社会发展计划执行情况 review",
        "1.3 ——经济运行总体平稳 review",
        "1.4 ——民生保障更加有力 review",
        "1.1 （一）产业升级步伐加快 review",
        "1.1.1 一是制造业做大做强 review",
        "1.1.2 二是服务业提质增效 review",
        "1.2 （二）改革开放不断深化 review",
        "2 二、2025年总体要求和主要目标 outlook",
        "2.1 （一）总体要求 outlook",
        "2.2 （二）主要预期目标 targets",
        "2.2.1 ——地区生产总值增长6%左右 targets",
        "2.2.2 ——居民收入增长与经济增长同步 targets",
        "3 三、2025年重点工作 tasks",
        "3.1 （一）加快建设现代化产业体系 tasks",
        "3.1.1 一是培育先进制造业 tasks",
        "3.1.2 二是发展现代服务业 tasks",
    ]
    assert result.title == "关于云川市2024年国民经济和社会发展计划执行情况及2025年计划草案的报告"
    assert (result.place, result.kind) == ("云川市", Kind.PLAN_REPORT)
    assert (result.review_year, result.plan_year) == (2024, 2025)


def test_outline_parts_heading_and_body() -> None:
    result = outline(PLAN)
    sections = {s.id: s for s in result.sections}
    paragraphs = {p.section: PLAN[p.start : p.end] for p in result.paragraphs}
    first = sections["1.1"]
    assert PLAN[first.start : first.body] == "（一）产业升级步伐加快。"
    assert paragraphs["1.1"] == "实施技改项目120个。"
    assert PLAN[first.start : first.end].endswith("增加值增长5%。")
    assert paragraphs["2.2.1"].startswith("地区生产总值增长6%左右，工业")
    assert paragraphs["2.2.2"] == "居民收入增长与经济增长同步。"
    assert sections["3.1"].line == PLAN[: PLAN.index("（一）加快建设现代化")].count("\n") + 1
    assert paragraphs["3"].startswith("各位代表")


def test_outline_is_the_same_for_one_line_and_for_wrapped_lines() -> None:
    lines = PLAN.replace("执行情况\n及2025", "执行情况及2025").replace("现代化\n产业", "现代化产业").splitlines()
    expected = tree(outline("\n".join(lines)))
    for gap in ("　　", "\t", "\n\n", "\n　　", "\n\u200b"):
        assert tree(outline(gap.join(lines))) == expected, repr(gap)
    wrapped = []
    for line in lines:
        line = "　　" + line
        wrapped += [line[at : at + 30] for at in range(0, len(line), 30)]
    assert tree(outline("\n".join(wrapped))) == expected


def test_outline_reads_full_width_digits() -> None:
    wide = PLAN.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    result = outline(wide)
    assert [(s.id, s.part) for s in result.sections] == [(s.id, s.part) for s in outline(PLAN).sections]
    assert result.plan_year == 2025


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("第一部分 2024年工作回顾", "第一部分", "2024年工作回顾"),
        ("第一章　2024年工作回顾", "第一章", "2024年工作回顾"),
        ("一、 2024年工作回顾", "一、", "2024年工作回顾"),
        ("一、　　2024年工作回顾", "一、", "2024年工作回顾"),
    ],
)
def test_outline_labels_of_top_sections(heading: str, label: str, title: str) -> None:
    section = outline(report(heading, "过去一年，成绩很大。")).sections[0]
    assert (section.label, section.title, section.part) == (label, title, Part.REVIEW)


def test_outline_nests_every_kind_of_label() -> None:
    text = report(
        "一、2025年重点工作",
        "(一)抓产业",
        "1.做强工业",
        "（1）建园区。年内建成。",
        "2．做优服务业",
        "3、做大农业",
        "（二）抓改革",
        "一是放权。取消一批事项。",
    )
    assert [(s.id, s.label) for s in outline(text).sections] == [
        ("1", "一、"),
        ("1.1", "(一)"),
        ("1.1.1", "1."),
        ("1.1.1.1", "（1）"),
        ("1.1.2", "2．"),
        ("1.1.3", "3、"),
        ("1.2", "（二）"),
        ("1.2.1", "一是"),
    ]


def test_outline_takes_no_number_for_a_heading() -> None:
    text = report(
        "一、2025年重点工作",
        "5.5%左右的目标与长远目标衔接，是积极可行的。",
        "2.3万户企业受益，发展信心增强。",
        "二是加强管理。严格执行各项制度。",
        "一是否可行，还要论证。",
    )
    assert [s.id for s in outline(text).sections] == ["1"]


def test_outline_without_labels_finds_top_sections_by_their_words() -> None:
    text = report(
        "2025年云川省政府工作报告",
        "各位代表：",
        "2024年工作回顾",
        "过去一年，成绩很大。",
        "——经济稳步增长。增长5%。",
        "2025年工作安排建议",
        "今年发展主要预期目标是：地区生产总值增长5.5%。",
        "（一）扩大内需。抓好投资。",
        "加强政府自身建设",
        FILLER,
        "名词解释",
        "1.两项制度：两项管理制度的合称，由两个部门分别负责实施和考核。",
    )
    result = outline(text)
    assert [(s.title, s.part.value) for s in result.sections] == [
        ("2024年工作回顾", "review"),
        ("经济稳步增长", "review"),
        ("2025年工作安排建议", "tasks"),
        ("扩大内需", "tasks"),
        ("加强政府自身建设", "tasks"),
        ("名词解释", "other"),
    ]
    assert parts_of(text, result)["今年发展"] is Part.TARGETS
    assert parts_of(text, result)["1.两项"] is Part.OTHER


def test_outline_marks_targets_behind_their_announcement() -> None:
    text = report(
        "一、2024年工作回顾",
        "今年的成绩是好的。",
        "二、2025年主要任务",
        "今年形势复杂。",
        "今年经济社会发展的主要预期目标是：",
        "地区生产总值增长8%左右。",
        "实现目标要下功夫。",
        "（一）抓投资。开工项目。",
    )
    parts = parts_of(text, outline(text))
    assert parts["今年形势"] is Part.OUTLOOK
    assert parts["今年经济"] is parts["地区生产"] is Part.TARGETS
    assert parts["实现目标"] is Part.TASKS


def test_outline_takes_the_three_sectors_for_no_heading() -> None:
    text = report(
        "一、2024年工作回顾",
        "今年的成绩是好的。",
        "一、二、三产业增加值分别增长3%、5%和6%。",
        "二、2025年主要任务",
        "（一）抓投资。开工项目。",
    )
    found = outline(text)
    assert [section.label for section in found.sections] == ["一、", "二、", "（一）"]
    assert parts_of(text, found)["一、二、"] is Part.REVIEW


def test_outline_takes_up_the_list_of_targets_in_the_next_paragraph() -> None:
    text = report(
        "一、2024年工作回顾",
        "今年的成绩是好的。",
        "二、2025年总体要求和主要目标",
        "今年形势复杂。",
        "建议主要预期目标安排为：地区生产总值增长6%左右，城镇新增就业9万人。",
        "粮食产量52万吨左右，单位地区生产总值能耗降低2.5%。",
        "实现目标要下功夫。",
        "三、2025年重点工作",
        "（一）抓投资。开工项目。",
    )
    parts = parts_of(text, outline(text))
    assert parts["建议主要"] is parts["粮食产量"] is Part.TARGETS
    assert parts["今年形势"] is parts["实现目标"] is Part.OUTLOOK


def test_outline_finds_the_list_of_targets_behind_general_demands_in_one_paragraph() -> None:
    demands = "今年做好政府工作，要坚持稳中求进，统筹发展和安全，着力扩大内需，着力改善民生，着力防范风险。" * 4
    text = report(
        "一、2024年工作回顾",
        "今年的成绩是好的。",
        "二、2025年总体要求和主要目标",
        f"{demands}建议今年全市主要预期目标为：地区生产总值增长6%左右，城镇新增就业9万人。",
        "三、2025年重点工作",
        "（一）抓投资。开工项目。",
    )
    parts = parts_of(text, outline(text))
    assert parts["建议今年"] is Part.TARGETS
    assert parts["今年做好"] is Part.OUTLOOK


@pytest.mark.parametrize(
    ("behind", "part"), [("三、2025年重点工作", Part.OUTLOOK), ("三、加强政府自身建设", Part.TASKS)]
)
def test_outline_demands_and_tasks_in_one_title(behind: str, part: Part) -> None:
    text = report(
        "一、2024年工作回顾",
        "今年的成绩是好的。",
        "二、2025年总体要求和目标任务",
        "今年形势复杂。",
        behind,
        "（一）抓投资。开工项目。",
    )
    assert next(s.part for s in outline(text).sections if s.label == "二、") is part


def test_outline_tells_several_years_from_one() -> None:
    text = report(
        "2026年1月20日在云川市第八届人民代表大会第五次会议上",
        "一、2025年工作回顾和“十四五”发展主要成绩",
        "过去一年，增长5%。",
        "五年来，年均增长6%。",
        "二、“十五五”时期的主要考虑",
        "“十五五”时期是关键时期。",
        "主要目标是：年均增长5%。",
        "三、2026年重点工作",
        "今年主要目标是：增长5%左右。",
    )
    result = outline(text)
    paragraphs = {text[p.start : p.start + 4]: (p.part.value, p.spans_years) for p in result.paragraphs}
    assert paragraphs["过去一年"] == ("review", False)
    assert paragraphs["五年来，"] == ("review", True)
    assert paragraphs["主要目标"] == ("outlook", True)
    assert paragraphs["今年主要"] == ("targets", False)
    assert (result.place, result.plan_year) == ("云川市", 2026)


def test_outline_stays_at_its_year_behind_a_paragraph_on_several() -> None:
    text = report(
        "一、2025年工作回顾",
        "坚持交通先行。“十四五”以来累计新建公路300公里。全年新建农村公路60公里。",
        "“十四五”以来累计新建桥梁30座。",
        "五年来，年均增长6%。",
        "教育支出增长5%。",
        "（一）过去五年成就显著",
        "城市面貌一新，新建公园50个。",
        "（二）民生持续改善",
        "新增学位2万个。",
        "五年来，我们走过了不平凡的历程。",
        "粮食总产增长2%。",
        "二、2026年重点工作",
        "增长5%左右。",
    )
    paragraphs = {text[p.start : p.start + 4]: p.spans_years for p in outline(text).paragraphs}
    assert not paragraphs["坚持交通"]
    assert not paragraphs["“十四五"]
    assert not paragraphs["教育支出"]
    assert paragraphs["城市面貌"]
    assert not paragraphs["新增学位"]
    assert paragraphs["粮食总产"]


def test_outline_divides_a_section_on_five_years_and_on_this_year() -> None:
    text = report(
        "一、2022年和过去五年工作回顾",
        "过去一年，增长5%。",
        "二、未来五年目标任务和2023年重点工作",
        "今后五年，年均增长6%。",
        "2023年，要做好以下工作。",
    )
    paragraphs = {text[p.start : p.start + 4]: (p.part.value, p.spans_years) for p in outline(text).paragraphs}
    assert paragraphs["过去一年"] == ("review", False)
    assert paragraphs["今后五年"] == ("outlook", True)
    assert paragraphs["2023"] == ("tasks", False)


def test_outline_reads_the_first_of_two_copies_and_skips_contents() -> None:
    body = "各位代表：\n一、2024年工作回顾\n" + FILLER + "\n二、2025年重点工作\n" + FILLER
    twice = outline("政府工作报告\n" + body + "\n政府工作报告\n" + body)
    assert [s.id for s in twice.sections] == ["1", "2"]
    assert twice.notes
    contents = "目录\n一、2024年工作回顾\n二、2025年重点工作\n"
    listed = outline(contents + body)
    assert [s.line for s in listed.sections] == [5, 7]


def test_outline_skips_debris_of_word_processors() -> None:
    text = report("一、2025年重点工作", "[bookmark: _GoBack]今年要办好实事。")
    assert "今年要办" in parts_of(text, outline(text))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("在广东省深圳市第七届人民代表大会第六次会议上", "广东省深圳市"),
        ("在新疆维吾尔自治区第十四届人民代表大会上", "新疆维吾尔自治区"),
        ("现在，我代表国务院，向大会报告政府工作。", "全国"),
        ("关于全市2024年工作的说明", ""),
    ],
)
def test_outline_reads_the_place(line: str, place: str) -> None:
    assert outline(report(line, "一、2024年工作回顾")).place == place


def test_outline_takes_the_year_from_the_text_where_no_heading_names_it() -> None:
    text = report(
        "各位代表：",
        "一、过去五年工作回顾",
        "2012年，总量翻了一番。到2012年底，贫困人口减少一半。",
        "二、对今年政府工作的建议",
    )
    assert (outline(text).review_year, outline(text).plan_year) == (2012, 2013)


@pytest.mark.parametrize("text", ["很短的文字。", "abc " * 500, "从前有一座山，山里有一座庙，庙里有个老和尚。" * 30])
def test_outline_of_what_is_no_report_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError, match="请确认文件内容") as caught:
        outline(text)
    assert "yunchuan.txt" in str(caught.value) and "\n" not in str(caught.value)
