"""Commitments by the annotation guide, on invented sentences of an invented city."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cqdiff.commitments import find_commitments
from cqdiff.figures import blocks_of, find_figures
from cqdiff.models import Commitment, CommitmentKind, Document, Kind, Outline, Paragraph, Part, Strength
from cqdiff.rules import RuleSet, load_rules

QUANTITY, PROJECT, EVENT = CommitmentKind.QUANTITY, CommitmentKind.PROJECT, CommitmentKind.EVENT


def read_commitments(document: Document, outline: Outline, rules: RuleSet) -> tuple[Commitment, ...]:
    blocks = blocks_of(outline, document)
    return find_commitments(document, blocks, find_figures(document, outline, blocks, rules), rules)


def read(text: str, part: Part = Part.TASKS, spans_years: bool = False) -> tuple[Commitment, ...]:
    """The commitments of one paragraph of a plan for 2025."""
    document = Document("yunchuan.txt", "", text, text)
    paragraph = Paragraph("1", part, 0, len(text), spans_years)
    outline = Outline("", "云川市", Kind.PLAN_REPORT, 2024, 2025, (), (paragraph,))
    rules = load_rules()
    return read_commitments(document, outline, rules)


def objects(text: str) -> list[str]:
    return [c.object for c in read(text)]


def test_one_record_for_each_named_project() -> None:
    found = read("开工云岭高铁、云川港环线铁路（东渡至南浦段）、云川站改造等项目。")
    assert [c.object for c in found] == ["云岭高铁", "云川港环线铁路（东渡至南浦段）", "云川站改造"]
    assert found[0].quote == "开工云岭高铁"
    assert found[1].quote == "云川港环线铁路（东渡至南浦段）"
    assert {c.kind for c in found} == {PROJECT}
    assert {c.verb for c in found} == {"开工"}


def test_names_and_the_number_of_the_rest() -> None:
    found = read("开工青禾年产20万吨新材料、南浦玻璃基地等58个重点工业项目。")
    assert [c.kind for c in found] == [PROJECT, PROJECT, QUANTITY]
    assert found[1].object == "南浦玻璃基地"
    assert found[2].quote == "58个重点工业项目"
    assert len(found[2].figures) == 1


@pytest.mark.parametrize(
    ("text", "object_", "kind"),
    [
        ("出台云川市养老服务条例。", "云川市养老服务条例", CommitmentKind.DOCUMENT),
        ("制定印发《云川市低空经济规划》。", "《云川市低空经济规划》", CommitmentKind.DOCUMENT),
        ("组建云川数据集团。", "云川数据集团", CommitmentKind.INSTITUTION),
        ("争取国家批复云川港总体规划。", "云川港总体规划", CommitmentKind.APPROVAL),
        ("争创国家级文旅消费试点城市。", "国家级文旅消费试点城市", CommitmentKind.APPROVAL),
        ("上线“云川通”便民服务平台。", "“云川通”便民服务平台", CommitmentKind.SERVICE),
        ("开展碳排放统计改革试点。", "碳排放统计改革试点", CommitmentKind.OTHER),
        ("启动黄土岭至青禾高铁建设。", "黄土岭至青禾高铁", PROJECT),
        ("云川北站建成投用。", "云川北站", PROJECT),
        ("启动建设云川大桥。", "云川大桥", PROJECT),
        ("实施促进科技成果转化五年行动。", "促进科技成果转化五年行动", CommitmentKind.OTHER),
        ("出台促进高质量充分就业的实施意见。", "促进高质量充分就业的实施意见", CommitmentKind.DOCUMENT),
        ("推动制定促进市场公平竞争条例。", "促进市场公平竞争条例", CommitmentKind.DOCUMENT),
        ("创办世界智能机器人运动会。", "世界智能机器人运动会", EVENT),
        ("创建数据要素市场化配置改革综合试验区。", "数据要素市场化配置改革综合试验区", CommitmentKind.APPROVAL),
        ("开通地铁7号线全线。", "地铁7号线全线", CommitmentKind.SERVICE),
        ("设立市级高新区。", "市级高新区", CommitmentKind.INSTITUTION),
        ("建设应用“一图管田”信息化管理平台。", "“一图管田”信息化管理平台", CommitmentKind.SERVICE),
        ("全面实施“云川入企码”。", "“云川入企码”", CommitmentKind.SERVICE),
        ("建设市级医保影像云。", "市级医保影像云", CommitmentKind.SERVICE),
        ("支持云岭区创建国家公园。", "国家公园", CommitmentKind.APPROVAL),
        ("颁布实施云川市扶贫开发纲要。", "云川市扶贫开发纲要", CommitmentKind.DOCUMENT),
        ("试编社会保险基金预算。", "社会保险基金预算", CommitmentKind.DOCUMENT),
        ("全部取消非行政许可审批。", "非行政许可审批", CommitmentKind.OTHER),
        ("统一内外资企业城建税、教育费附加制度。", "内外资企业城建税、教育费附加制度", CommitmentKind.OTHER),
        ("制定加强进口、促进贸易平衡的指导意见。", "加强进口、促进贸易平衡的指导意见", CommitmentKind.DOCUMENT),
        ("实施居民阶梯电价改革方案。", "居民阶梯电价改革方案", CommitmentKind.OTHER),
        ("今年在重点区域开展细颗粒物等项目监测。", "细颗粒物等项目监测", CommitmentKind.OTHER),
        ("今年年底前实现新型农村养老保险制度全覆盖。", "新型农村养老保险制度全覆盖", CommitmentKind.OTHER),
        ("对地方政府性债务进行全面审计。", "对地方政府性债务进行全面审计", CommitmentKind.OTHER),
        ("将企业“老工伤”人员纳入工伤保险制度。", "企业“老工伤”人员纳入工伤保险制度", CommitmentKind.OTHER),
    ],
)
def test_kinds(text: str, object_: str, kind: CommitmentKind) -> None:
    assert [(c.object, c.kind) for c in read(text)] == [(object_, kind)]


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("启动县人民医院迁建、职教中心二期建设。", ["县人民医院迁建", "职教中心二期建设"]),
        ("建成云山线西延伸、8号线南延伸。", ["云山线西延伸", "8号线南延伸"]),
        ("年底前实现镇镇通天然气。", ["镇镇通天然气"]),
        ("对南部三县所有行政村实现通沥青（水泥）路。", ["对南部三县所有行政村实现通沥青（水泥）路"]),
        ("力促地铁3号线首通段年内具备试运营条件。", ["地铁3号线首通段"]),
        ("确保云川电厂二期6月份并网发电。", ["云川电厂二期"]),
        ("启动市博物馆新馆规划选址，年内出台人才新政3.0版。", ["市博物馆新馆规划选址", "人才新政3.0版"]),
        ("投产750千伏输变电工程，上线“一码游”平台。", ["750千伏输变电工程", "“一码游”平台"]),
        ("创建云江国家考古遗址公园、国家级文化生态保护区。", ["云江国家考古遗址公园", "国家级文化生态保护区"]),
        ("组建市县乡三级农合联，建成智慧停车平台。", ["市县乡三级农合联", "智慧停车平台"]),
        ("2010年底前注册的黄标车今年要全部淘汰。", ["2010年底前注册的黄标车今年要全部淘汰"]),
        ("启动市行政中心搬迁。", ["市行政中心搬迁"]),
        ("启动公务用车制度改革。", ["公务用车制度改革"]),
        ("争创省级生态文明建设示范县，创成国家园林县城。", ["省级生态文明建设示范县", "国家园林县城"]),
        ("确保高标准通过国家卫生县城复评。", ["国家卫生县城复评"]),
        ("从今年秋季起全面免除城市义务教育学杂费。", ["城市义务教育学杂费"]),
        ("今年要对土地出让金收支情况进行全面审计。", ["对土地出让金收支情况进行全面审计"]),
        ("认真实行建设项目全过程的审计监督制度。", []),
        ("办好云河流域城市市长非正式会议，开好总结会议。", ["云河流域城市市长非正式会议"]),
        ("制订实施产业布局、城乡规划、环境保护三个一体化规划。", ["产业布局、城乡规划、环境保护三个一体化规划"]),
        ("建设全市准公益性物流数智化平台。", ["全市准公益性物流数智化平台"]),
    ],
)
def test_what_is_begun_won_and_put_in_force(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


def test_a_list_that_describes_one_thing_stays_whole() -> None:
    (found,) = read("打造40个吸引力强、带动面广的消费场景。")
    assert (found.quote, found.verb, found.object) == ("打造40个吸引力强、带动面广的消费场景", "打造", "消费场景")


def test_what_is_to_be_taken_into_a_plan_of_the_nation() -> None:
    found = read("争取云川芯片、澜江核医疗等纳入国家重大规划布局。")
    assert [c.object for c in found] == ["云川芯片", "澜江核医疗"]
    assert {c.strength for c in found} == {Strength.AIM}


def test_sums_of_the_budget_before_the_tasks_are_promises() -> None:
    found = read("今年拟安排财政赤字1.62亿元，比去年增加2700万元。", part=Part.OUTLOOK)
    assert [c.object for c in found] == ["财政赤字", "财政赤字"]
    assert [c.object for c in read("开展增值税改革试点。", part=Part.OUTLOOK)] == ["增值税改革试点"]
    assert read("项目早开工，完成“十四五”规划目标任务。", part=Part.OUTLOOK) == ()


def test_events_of_a_list() -> None:
    found = read("高水平办好云博会、“一江两岸”技能大赛、云川国际马拉松等重要活动。")
    assert [c.object for c in found] == ["云博会", "“一江两岸”技能大赛", "云川国际马拉松"]
    assert {c.kind for c in found} == {EVENT}


@pytest.mark.parametrize(
    "text",
    [
        "加强基层治理，完善工作机制，深化国企改革。",
        "推进重大水利工程建设，打造一批标志性项目。",
        "出台系列支持政策，举办更多体育赛事。",
        "深入实施乡村振兴行动，持续开展专项整治行动。",
        "建立健全监测预警制度，扩大高水平对外开放。",
        "鼓励企业设立研发机构。",
        "推动产业政策落地。",
        "让我们凝心聚力，全面完成“十五五”规划的各项任务，开工建设新城！",
    ],
)
def test_what_nobody_can_tick_off(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("确保云川北站建成投用。", Strength.FIRM),
        ("力争云川北站建成投用。", Strength.AIM),
        ("推动云川国际商会总部尽快落地。", Strength.AIM),
        ("研究制定云川市数据条例。", Strength.EXPLORE),
        ("支持南浦区申建综合保税区。", Strength.EXPLORE),
        ("力争工业投资增长12%。", Strength.AIM),
        ("新建绿色工厂20家。", Strength.FIRM),
    ],
)
def test_strength(text: str, strength: Strength) -> None:
    assert [c.strength for c in read(text)] == [strength]


def test_quantities_of_a_list_are_records_of_their_own() -> None:
    found = read("新建5个未来工厂、10个智能工厂。")
    assert [c.quote for c in found] == ["新建5个未来工厂", "10个智能工厂"]
    assert [c.verb for c in found] == ["新建", "新建"]


def test_a_shared_quote_is_one_record() -> None:
    found = read("力争高铁、高速公路通车里程分别突破300公里、900公里。")
    assert len(found) == 1
    assert len(found[0].figures) == 2
    assert found[0].quote == "力争高铁、高速公路通车里程分别突破300公里、900公里"


def test_a_bare_second_number_belongs_to_the_first() -> None:
    found = read("改造城镇老旧小区120个、260万平方米。")
    assert [len(c.figures) for c in found] == [2]


def test_the_mood_goes_on_where_no_verb_breaks_it() -> None:
    found = read("力争铁海联运班列货运量增长20%以上，云欧班列开行量超过450列，新增口岸2个。")
    assert [c.strength for c in found] == [Strength.AIM, Strength.AIM, Strength.FIRM]


def test_a_shared_noun_keeps_its_members_together() -> None:
    assert objects("全面完成云江、青江干流和重点支流入河排污口整治。") == ["云江、青江干流和重点支流入河排污口整治"]


def test_nothing_is_cut_inside_of_quotation_marks() -> None:
    assert objects("实施“百村示范、千村达标”行动。") == ["“百村示范、千村达标”行动"]


def test_higher_is_not_etc() -> None:
    assert objects("组建云川高等研究院。") == ["云川高等研究院"]


def test_the_class_lends_a_noun() -> None:
    assert objects("推进南浦至青禾、东渡至岭下等高速公路项目建设。") == ["南浦至青禾高速公路", "东渡至岭下高速公路"]


@pytest.mark.parametrize("part", [Part.REVIEW, Part.TARGETS, Part.OTHER])
def test_only_tasks_hold_commitments(part: Part) -> None:
    assert read("开工云岭高铁，新建绿色工厂20家。", part) == ()


def test_what_spans_years_holds_none() -> None:
    assert read("开工云岭高铁。", spans_years=True) == ()


def test_places_are_exact_and_ids_in_order() -> None:
    text = "各位代表：\n出台云川市养老服务条例，开工云岭高铁。"
    found = read(text)
    assert [c.id for c in found] == ["c1", "c2"]
    assert [c.line for c in found] == [2, 2]
    assert all(text[c.start : c.end] == c.quote for c in found)


GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def test_agrees_with_a_careful_reader(tmp_path: Path) -> None:
    report = GOLD.parent / "corpus" / "chongqing-plan-2024.txt"
    if not report.exists():
        pytest.skip("the annotated report is not beside this checkout")
    text = report.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    lines = text.split("\n")
    at, paragraphs = 0, []
    for number, line in enumerate(lines, 1):
        if line.strip():
            paragraphs.append(Paragraph("1", Part.TASKS if number >= 84 else Part.REVIEW, at, at + len(line)))
        at += len(line) + 1
    document = Document(str(report), "", text, text)
    outline = Outline("", "重庆市", Kind.PLAN_REPORT, 2023, 2024, (), tuple(paragraphs))
    rules = load_rules()
    found = read_commitments(document, outline, rules)
    rows = [{"start": c.start, "end": c.end, "line": c.line, "quote": c.quote} for c in found]
    result = tmp_path / "extract.json"
    result.write_text(json.dumps({"figures": [], "commitments": rows}), encoding="utf-8")
    gold = GOLD / "chongqing-plan-2024.figures.jsonl"
    files = [str(report), str(gold), str(result)]
    command = [sys.executable, str(GOLD / "score.py"), "extract", *files, "--lines", "86-117"]
    score = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["commitments"]
    assert score["f1"] >= 0.9
