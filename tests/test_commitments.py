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
        ("开通地铁7号线全线。", "地铁7号线全线", PROJECT),
        ("开通市郊铁路云岭线。", "市郊铁路云岭线", PROJECT),
        ("开通云岭旅游专线。", "云岭旅游专线", CommitmentKind.SERVICE),
        ("实施乡村清洁工程。", "乡村清洁工程", PROJECT),
        ("实施湿地资源保护二期工程。", "湿地资源保护二期工程", PROJECT),
        ("实施文艺精品工程。", "文艺精品工程", CommitmentKind.OTHER),
        ("完成小型水库除险加固任务。", "小型水库除险加固任务", PROJECT),
        ("启动实施市职业教育发展规划纲要。", "市职业教育发展规划纲要", CommitmentKind.DOCUMENT),
        ("启动云澜城市群发展规划编制。", "云澜城市群发展规划编制", CommitmentKind.DOCUMENT),
        ("建立民间投资项目清单。", "民间投资项目清单", CommitmentKind.DOCUMENT),
        ("统一制定和发布全市用药目录。", "全市用药目录", CommitmentKind.DOCUMENT),
        ("加快实现计划生育服务全覆盖。", "计划生育服务全覆盖", CommitmentKind.OTHER),
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
        ("将国企“老工残”人员纳入工伤保险制度。", "国企“老工残”人员纳入工伤保险制度", CommitmentKind.OTHER),
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
        ("2010年底前注册的黄标车今年要全部淘汰。", ["2010年底前注册的黄标车"]),
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
        ("建设全市一体化数据平台、市社会信用平台。", ["全市一体化数据平台", "市社会信用平台"]),
        ("建立产业项目清单、特许经营项目清单和用地清单。", ["产业项目清单", "特许经营项目清单", "用地清单"]),
        ("建立工作台账。", []),
        ("办好云洽会、百家企业看云川等重大开放活动。", ["云洽会", "百家企业看云川"]),
        ("挂牌建设云江、青湖实验室。", ["云江实验室", "青湖实验室"]),
        ("推动甲国、乙国驻云总领馆开馆。", ["甲国驻云总领馆", "乙国驻云总领馆"]),
        ("加快云岭实验室和青禾产业集聚区等项目建设。", ["云岭实验室", "青禾产业集聚区"]),
        (
            "启动云山医院东院区、青禾医院南院区等老院区病房改造提升。",
            ["云山医院东院区病房改造提升", "青禾医院南院区病房改造提升"],
        ),
        ("文化产业和旅游业增加值均突破90亿元。", ["文化产业增加值、旅游业增加值"]),
    ],
)
def test_what_is_begun_won_and_put_in_force(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


def test_a_list_that_describes_one_thing_stays_whole() -> None:
    (found,) = read("打造40个互动性强、辐射面广的消费场景。")
    assert (found.quote, found.verb, found.object) == ("打造40个互动性强、辐射面广的消费场景", "打造", "消费场景")


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
        ("推动甲国驻云总领馆开馆。", Strength.AIM),
        ("推动云川综保区封关运行。", Strength.AIM),
        ("确保云川综保区封关运行。", Strength.FIRM),
        ("推动云澜高铁建成通车。", Strength.FIRM),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("推动甲国驻云总领馆开馆。", CommitmentKind.INSTITUTION),
        ("推动市博物馆新馆开馆。", PROJECT),
        ("争取云岭水库纳入国家规划。", CommitmentKind.APPROVAL),
        ("加快云江古渡申遗。", CommitmentKind.APPROVAL),
        ("推动云川光源装置通过国家验收。", CommitmentKind.APPROVAL),
    ],
)
def test_what_others_grant_is_an_approval(text: str, kind: CommitmentKind) -> None:
    assert [c.kind for c in read(text)] == [kind]


def test_almost_done_is_less_than_done() -> None:
    (found,) = read("基本完成农村集体资产普查。")
    assert (found.quote, found.verb) == ("基本完成农村集体资产普查", "完成")


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


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("建成国家云川区域应急救援中心、市工人文化宫。", ["国家云川区域应急救援中心", "市工人文化宫"]),
        ("建成望澜通道、澄江隧道。", ["望澜通道", "澄江隧道"]),
        ("建成南浦支线机场、东渡热电联产。", ["南浦支线机场", "东渡热电联产"]),
        ("建成云岭光源二期线站。", ["云岭光源二期线站"]),
        ("建成自治区职业教育公共实训基地。", ["自治区职业教育公共实训基地"]),
        ("建成和平医院和云川体育馆。", ["和平医院", "云川体育馆"]),
        ("建成区域性物流枢纽、全国先进制造业高地。", []),
        ("建成国家重要的先进制造业中心。", []),
        ("建成乡镇污水处理设施。", []),
        ("建成标准化厂房。", []),
        ("建成云川综合消费中心。", []),
        ("改造提升云岭公园，改扩建市体育馆。", ["云岭公园", "市体育馆"]),
        ("提升改造澜山路。", ["澜山路"]),
        ("改造提升农村公路，改造提升传统产业。", []),
        ("打造省级算力调度平台。", ["省级算力调度平台"]),
        ("打造高能级综合服务平台。", []),
        ("启动建设先进阿秒激光设施。", ["先进阿秒激光设施"]),
        ("启动古城南片区保护更新、东湖片区综合开发。", ["古城南片区保护更新", "东湖片区综合开发"]),
    ],
)
def test_a_site_has_a_name_of_its_own(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("确保云澜三期6月底前动工。", "确保…动工", "云澜三期"),
        ("云川聚烯烃项目年底前设备进场。", "设备进场", "云川聚烯烃项目"),
        ("确保云岭水库6月底前完成主体工程。", "确保…完成主体工程", "云岭水库"),
        ("推动深海冷泉装置通过国家验收。", "推动…通过国家验收", "深海冷泉装置"),
        ("推动云川八代线项目年内点亮。", "推动…点亮", "云川八代线项目"),
        ("确保云川综保区封关运营。", "确保…封关运营", "云川综保区"),
        ("推动云川大学东校区建成招生。", "推动…建成招生", "云川大学东校区"),
        ("“云川办”上线运行。", "上线运行", "“云川办”"),
        ("确保市文化中心对外开放。", "确保…对外开放", "市文化中心"),
        ("推进云川海洋大学组建。", "推进…组建", "云川海洋大学"),
        ("力争云江蓄能电站列入国家“十四五”重点项目。", "力争…列入国家“十四五”重点项目", "云江蓄能电站"),
        ("6月底前开工云川大桥。", "开工", "云川大桥"),
        ("确保北部热源厂供暖季前投运。", "确保…投运", "北部热源厂"),
        ("推动云川职业学院升格本科。", "推动…升格本科", "云川职业学院"),
        ("建成投运云岭蓄能电站。", "建成投运", "云岭蓄能电站"),
        ("全面取缔燃煤小锅炉。", "取缔", "燃煤小锅炉"),
    ],
)
def test_the_stage_and_the_date(text: str, verb: str, object_: str) -> None:
    assert [(c.verb, c.object) for c in read(text)] == [(verb, object_)]


@pytest.mark.parametrize(
    ("text", "verb", "object_", "strength"),
    [
        ("力争云岭度假区创成国家4A级旅游景区。", "创成", "国家4A级旅游景区", Strength.AIM),
        ("争取南浦镇创成国家卫生镇。", "创成", "国家卫生镇", Strength.AIM),
        ("推动市中医院争创三级乙等医院。", "争创", "三级乙等医院", Strength.AIM),
        ("推进岚湖创建国家级旅游度假区。", "创建", "国家级旅游度假区", Strength.FIRM),
        ("支持南浦争创国际消费中心城市。", "争创", "国际消费中心城市", Strength.EXPLORE),
        ("创建省级全域旅游示范区。", "创建", "省级全域旅游示范区", Strength.FIRM),
    ],
)
def test_who_wins_a_title_stands_before_the_verb(text: str, verb: str, object_: str, strength: Strength) -> None:
    (found,) = read(text)
    assert (found.verb, found.object, found.strength) == (verb, object_, strength)
    assert found.kind is CommitmentKind.APPROVAL


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("完成南浦撤县设区，完成云岭机场可研批复。", ["南浦撤县设区", "云岭机场可研批复"]),
        ("完成云川大桥可行性研究报告编制并报省发改委审批。", ["云川大桥可行性研究报告编制"]),
        ("完成省港口集团、省机场集团战略重组。", ["省港口集团战略重组", "省机场集团战略重组"]),
        ("完成省级机构改革。", ["省级机构改革"]),
        ("出台低空经济、商业航天等专项政策。", ["低空经济专项政策", "商业航天专项政策"]),
        ("出台云川市化解产能工作要点。", ["云川市化解产能工作要点"]),
        ("出台扩大汽车、家电消费政策。", ["扩大汽车、家电消费政策"]),
        ("出台支持低空经济发展若干措施、数据改革实施方案。", ["支持低空经济发展若干措施", "数据改革实施方案"]),
        ("完成农村宅基地确权登记颁证。", ["农村宅基地确权登记颁证"]),
        ("提请审议云川市养老服务条例草案。", ["云川市养老服务条例草案"]),
        ("提请市人大常委会审议《云川市湿地条例》修正案。", ["《云川市湿地条例》修正案"]),
        ("完成清溪河堤岸整治和南浦水厂三期扩建。", ["清溪河堤岸整治", "南浦水厂三期扩建"]),
        ("完成云岭中学改扩建。", ["云岭中学改扩建"]),
        ("完成农村公路改建。", []),
        ("完成南浦河清淤疏浚，完成农村河道清淤。", ["南浦河清淤疏浚"]),
        ("上线医保智能审核平台、城市运行驾驶舱。", ["医保智能审核平台", "城市运行驾驶舱"]),
        ("国庆前开工云岭大桥，三季度前上线“云惠通”平台。", ["云岭大桥", "“云惠通”平台"]),
        ("主汛期前完成清溪河堤防加固。", ["清溪河堤防加固"]),
        ("揭牌成立云川港务集团。", ["云川港务集团"]),
        ("揭牌一批创新平台。", []),
        ("5月底前上线“云惠通”企业服务入口，年内上线公共数据运营平台。", ["“云惠通”企业服务入口", "公共数据运营平台"]),
        ("启动第三批工伤保险扩面。", ["第三批工伤保险扩面"]),
        ("建成云溪智能制造集聚区、南浦软件园。", ["云溪智能制造集聚区", "南浦软件园"]),
        ("建成高端制造业集聚区。", []),
        ("在云川证券交易所设立科创板并试点注册制。", ["科创板"]),
        ("筹备第三届云川合作论坛，做好云川亚运会筹办工作。", ["第三届云川合作论坛", "云川亚运会筹办工作"]),
        ("实现城乡公交一体化。", ["城乡公交一体化"]),
        ("确保事故起数、死亡人数“双下降”。", ["事故起数、死亡人数“双下降”"]),
        ("确保经济总量进入全省前五。", ["经济总量进入全省前五"]),
        ("千兆光网实现全覆盖。", ["千兆光网实现全覆盖"]),
        ("一要加快实施云川科技发展规划纲要。", []),
    ],
)
def test_what_is_completed_issued_and_reached(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


@pytest.mark.parametrize(
    "text",
    [
        "推动服务业对外开放，推动高水平对外开放。",
        "推动城市夜景点亮，推进队伍组建，推动雨污分流下水。",
        "力争更多城市创建国家文明城市，支持县区争创一流。",
        "争创全国领先水平，争创发展新优势。",
        "全面取缔非法行为，全面淘汰落后产能。",
        "做好重大活动筹备工作，制定工作要点。",
    ],
)
def test_stages_and_titles_of_nothing_in_particular(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text", ["（2）改造危房20户。", "②改造危房20户。", "2.改造危房20户。", "二是改造危房20户。", "二要改造危房20户。"]
)
def test_numbers_of_a_list_are_no_part_of_a_promise(text: str) -> None:
    (found,) = read(text)
    assert (found.quote, found.verb, found.object) == ("改造危房20户", "改造", "危房")


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("服务业增加值增长6%。", "增长", "服务业增加值"),
        ("生产安全事故起数下降5%。", "下降", "生产安全事故起数"),
        ("办学条件达标率达到98%。", "达到", "办学条件达标率"),
        ("培训合格率达到98%。", "达到", "培训合格率"),
        ("一般工商业电价平均降低10%。", "降低", "一般工商业电价"),
        ("服务企业2万家。", "服务", "企业"),
        ("支持汽车以旧换新3万辆。", "支持", "汽车以旧换新"),
        ("提升改造危旧桥梁30座。", "提升改造", "危旧桥梁"),
        ("新建改扩建公办幼儿园20所。", "新建改扩建", "公办幼儿园"),
        ("精心打造10条精品旅游线路。", "打造", "精品旅游线路"),
        ("城乡低保标准提高到每人每月800元。", "提高到", "城乡低保标准"),
        ("粮食单产稳定在每亩400公斤以上。", "稳定在", "粮食单产"),
        ("为20万在校学生开展视力筛查。", "开展", "在校学生视力筛查"),
        ("为留守儿童提供寒假托管服务3万人次以上。", "提供", "留守儿童寒假托管服务"),
        ("在车站码头布局急救设备200处以上。", "布局", "急救设备"),
        ("利用桥下空间、边角地块等建设6000个停车泊位。", "建设", "停车泊位"),
        ("在1000个小区设置快递柜。", "设置", "小区快递柜"),
        ("为500户残疾人家庭更换厨具。", "更换", "残疾人家庭厨具"),
        ("将5万名村医纳入轮训范围。", "纳入", "村医"),
        ("市级医院60%的门诊号源提前向社区投放。", "投放", "市级医院门诊号源"),
        ("既有住宅加装电梯完工300部。", "完工", "既有住宅加装电梯"),
        ("茶园提质增效8万亩。", "提质增效", "茶园"),
        ("严守30万亩耕地红线不动摇。", "严守", "耕地红线"),
        ("云欧班列开行90列以上。", "开行", "云欧班列"),
        ("省财政拟安排水利专项资金9亿元。", "安排", "省财政水利专项资金"),
        ("省财政拟投入9亿元用于促进就业。", "投入", "省财政促进就业投入"),
        ("小微企业所得税按5%征收。", "征收", "小微企业所得税"),
        ("整体提升40所乡村学校。", "整体提升", "乡村学校"),
        ("新增及优化调整公交线路20条。", "新增及优化调整", "公交线路"),
        ("新建、改扩建中小学16所。", "新建、改扩建", "中小学"),
        ("先行试点建设10个康复驿站。", "建设", "康复驿站"),
        ("加快发展3个省级先进制造业集群。", "加快发展", "省级先进制造业集群"),
        ("扎实推进12个库区乡镇对口帮扶。", "扎实推进", "库区乡镇对口帮扶"),
        ("加快壮大6个县域特色产业集群。", "加快壮大", "县域特色产业集群"),
        ("技术合同成交额突破80亿元。", "突破", "技术合同成交额"),
        ("护理型床位占比不低于50%。", "不低于", "护理型床位占比"),
        ("云欧班列年开行量超过450列。", "超过", "云欧班列年开行量"),
        ("市级财政安排城市基础设施建设2亿元。", "安排", "市级财政城市基础设施建设"),
        ("培育库入库企业不少于300家。", "不少于", "培育库入库企业"),
        ("3艘远洋渔船交付运营。", "交付运营", "远洋渔船"),
        ("确保2600套安置房10月底前全部交付。", "确保…交付", "安置房"),
        ("推动3万农业人口在城镇落户。", "推动", "农业人口在城镇落户"),
        ("压降高风险机构12家。", "压降", "高风险机构"),
        ("复制推广15项改革经验。", "复制推广", "改革经验"),
        ("新建和美乡村示范县11个。", "新建", "和美乡村示范县"),
        ("排涝能力新增每秒300立方米。", "新增", "排涝能力"),
        ("推进合作区50个标志性项目。", "推进", "合作区标志性项目"),
        ("登记失业率4.2%以内。", "达到", "登记失业率"),
        ("国际货运航线恢复和新增8条。", "恢复和新增", "国际货运航线"),
        ("云欧班列稳定开行1000列以上。", "稳定开行", "云欧班列"),
    ],
)
def test_the_verb_of_a_quantity_is_no_part_of_a_noun(text: str, verb: str, object_: str) -> None:
    assert [(c.verb, c.object) for c in read(text)] == [(verb, object_)]


def test_a_member_that_tells_its_own_verb_takes_none_from_its_clause() -> None:
    found = read("接待游客4000万人次、旅游收入突破90亿元，新增充电桩2万根、乡镇覆盖率达到95%。")
    assert [c.verb for c in found] == ["接待", "突破", "新增", "达到"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("新建20个医院和30所学校。", ["新建20个医院", "30所学校"]),
        ("新增养老床位10万张和托位5万个。", ["新增养老床位10万张", "托位5万个"]),
        ("新建医院20家和30家。", ["新建医院20家和30家"]),
        ("市级重点建设项目202个，总投资1386亿元。", ["市级重点建设项目202个"]),
        ("聚焦6条重点产业链，引育项目50个。", ["引育项目50个"]),
        ("重点面向全市20万在校学生推进科技节，培训教师300名。", ["培训教师300名"]),
        ("面向民营企业推介项目总投资不低于90亿元。", ["面向民营企业推介项目总投资不低于90亿元"]),
        ("建成云岭60万吨乙烯、青禾机场。", ["建成云岭60万吨乙烯", "青禾机场"]),
        (
            "开工建设云岭铝轮毂、青禾40亿立方米煤制气等30个项目。",
            ["开工建设云岭铝轮毂", "青禾40亿立方米煤制气", "30个项目"],
        ),
        ("打造两条示范线路，新建三座水厂。", ["打造两条示范线路", "新建三座水厂"]),
        ("确保云岭60万吨乙烯、青禾热电联产投产。", ["确保云岭60万吨乙烯", "青禾热电联产投产"]),
    ],
)
def test_what_a_number_of_a_clause_counts(text: str, quotes: list[str]) -> None:
    assert [c.quote for c in read(text)] == quotes


def test_a_mood_right_before_the_number() -> None:
    assert [c.strength for c in read("社会消费品零售总额力争增长8%，新增口岸2个。")] == [Strength.AIM, Strength.FIRM]


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("建立灵活用工影响评估机制，建立碳标签管理体系。", ["灵活用工影响评估机制", "碳标签管理体系"]),
        ("探索建立渔船保险风险分担机制。", ["渔船保险风险分担机制"]),
        ("建立渔船保险补偿机制和渔民互助制度。", ["渔船保险补偿机制", "渔民互助制度"]),
        ("建立海洋经济工作专班。", ["海洋经济工作专班"]),
        ("建立长效机制，建立多渠道投融资机制，建立多层次风险防控机制，建立具有特色的合作机制。", []),
        ("打造家门口智慧托育服务平台，打造云川海洋医药公园。", ["家门口智慧托育服务平台", "云川海洋医药公园"]),
        ("打造国家航运数据中心和国家航运交易中心。", ["国家航运数据中心", "国家航运交易中心"]),
        ("打造湿地公园，打造国际贸易中心，持续打造云川海洋医药公园，打造高能级科创平台。", []),
        ("建设云川工程师培养联合体。", ["云川工程师培养联合体"]),
        ("规划建设南湖博物馆群一期、青山文化旅游度假区。", ["南湖博物馆群一期", "青山文化旅游度假区"]),
        ("完成老城第二轮三年行动计划。", ["老城第二轮三年行动计划"]),
        ("完成好2025年各项工作任务，完成全年目标任务。", []),
        ("集合各方智慧编制好“十五五”规划，扎实做好“十五五”规划编制。", ["“十五五”规划", "“十五五”规划编制"]),
        ("实施提升公交分担率攻坚行动，迭代实施“九项行动”。", ["提升公交分担率攻坚行动", "“九项行动”"]),
        ("开展“规范停车、文明出行”专项治理，开展“消夏云川”活动。", ["“规范停车、文明出行”专项治理", "“消夏云川”活动"]),
        ("聚焦港口、码头等重点领域开展专项整治。", []),
        ("实施云江流域保护总体规划。", ["云江流域保护总体规划"]),
        ("全面实施新的资源税法。", ["新的资源税法"]),
        ("支持创建云川国家植物园，支持设立云川海事法院。", ["云川国家植物园", "云川海事法院"]),
        ("支持跨国公司设立地区总部，努力建设有特色、高水平大学。", []),
        ("商签云澜港口合作框架协议，签署云川合作备忘录。", ["云澜港口合作框架协议", "云川合作备忘录"]),
        ("策划建港百年系列活动。", ["建港百年系列活动"]),
        ("加快推动云澜大桥、云川机场铁路。", ["云澜大桥", "云川机场铁路"]),
        ("推进云川医药城项目，推进工业节水项目，推进智慧城市项目。", ["云川医药城项目"]),
        ("推进云川医学中心建设，谋划建设云川—澜江科创走廊。", ["云川医学中心", "云川—澜江科创走廊"]),
        ("支持南浦、青禾建设全国碳达峰试点城市，建设服务示范城市。", ["全国碳达峰试点城市"]),
        ("开展国家数据基础设施建设试点，开展综合改革示范。", ["国家数据基础设施建设试点"]),
        ("完成提升行政执法质量三年行动计划任务。", ["提升行政执法质量三年行动计划任务"]),
    ],
)
def test_what_is_founded_made_and_carried_out(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("今年继续实施8大类40项民生实事。", "实施", "8大类40项民生实事"),
        ("接续办好十件民生实事。", "办好", "十件民生实事"),
        ("基本消除重污染天气。", "消除", "重污染天气"),
        ("全面消除劣五类水体。", "消除", "劣五类水体"),
        ("将新业态骑手纳入工伤保险。", "将", "新业态骑手纳入工伤保险"),
        ("保持市考断面水质稳定达标。", "保持", "市考断面水质稳定达标"),
        ("推行居民用气阶梯价格制度。", "推行", "居民用气阶梯价格制度"),
        ("适度提高渔民家庭奖励扶助标准。", "提高", "渔民家庭奖励扶助标准"),
        ("稳岗返还政策延续实施一年。", "实现", "稳岗返还政策延续实施一年"),
        ("延续执行渔业补贴政策。", "延续执行", "渔业补贴政策"),
        ("全部行政村通客车。", "实现", "全部行政村通客车"),
        ("渔机购置补贴覆盖到所有沿海县。", "实现", "渔机购置补贴覆盖到所有沿海县"),
        ("所有钢铁企业必须同步建成脱硝设施。", "实现", "所有钢铁企业必须同步建成脱硝设施"),
        ("船舶产业突破千亿级规模。", "实现", "船舶产业突破千亿级规模"),
    ],
)
def test_states_and_deeds_that_have_no_number(text: str, verb: str, object_: str) -> None:
    assert [(c.verb, c.object) for c in read(text)] == [(verb, object_)]


@pytest.mark.parametrize(
    "text",
    [
        "违规项目必须停建。",
        "守住确保粮食安全、不发生规模性返贫“两条底线”。",
        "今年继续办好十件民生实事：",
        "办好年度民生实事。",
        "2035年覆盖所有沿海城市。",
    ],
)
def test_states_that_are_no_deed_of_the_year(text: str) -> None:
    assert read(text) == ()


def test_to_set_up_everything_at_once_explores_nothing() -> None:
    assert [c.strength for c in read("统筹建立渔民互助制度，探索建立渔船租赁制度。")] == [
        Strength.FIRM,
        Strength.EXPLORE,
    ]


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        (
            "实施新一轮海洋医药行动计划、打造云川海洋医药公园。",
            [("实施", "新一轮海洋医药行动计划"), ("打造", "云川海洋医药公园")],
        ),
        ("开工建设南北高速、建成东西高速。", [("开工建设", "南北高速"), ("建成", "东西高速")]),
        ("新增学位3万个、出台云川教育条例。", [("新增", "学位"), ("出台", "云川教育条例")]),
        ("新建医院3个、改造学校5个。", [("新建", "医院"), ("改造", "学校")]),
        ("推进云岭水库开工、建成、投产。", [("推进…开工", "云岭水库")]),
        ("制定扩大进口、促进贸易平衡的指导意见。", [("制定", "扩大进口、促进贸易平衡的指导意见")]),
        (
            "提速实施云岭铁路等重大交通项目，以及青江水电站、云岭光伏发电、南湖抽水蓄能电站等电源项目。",
            [("提速实施", name) for name in ("云岭铁路", "青江水电站", "云岭光伏发电", "南湖抽水蓄能电站")],
        ),
        ("开工云岭大桥，以及时响应群众诉求。", [("开工", "云岭大桥")]),
        ("开工云岭大桥，以及做好安全保障。", [("开工", "云岭大桥")]),
    ],
)
def test_promises_that_share_a_clause_or_a_verb(text: str, read_: list[tuple[str, str]]) -> None:
    assert [(c.verb, c.object) for c in read(text)] == read_


def test_what_softens_a_clause_softens_all_its_promises() -> None:
    found = read("力争开工南北高速、建成东西高速，以及云川水厂。")
    assert [(c.object, c.strength) for c in found] == [
        ("南北高速", Strength.AIM),
        ("东西高速", Strength.AIM),
        ("云川水厂", Strength.AIM),
    ]


@pytest.mark.parametrize(
    ("text", "verb", "object_", "kind"),
    [
        ("与云澜大学共建智能装备研究院。", "共建", "智能装备研究院", CommitmentKind.INSTITUTION),
        ("联合云澜大学设立蓝色药物研究院。", "设立", "蓝色药物研究院", CommitmentKind.INSTITUTION),
        ("携手云澜新区共建海工装备合作园区。", "共建", "海工装备合作园区", PROJECT),
        ("合作建设先进膜材料中试基地。", "合作建设", "先进膜材料中试基地", CommitmentKind.INSTITUTION),
        ("推动云川轮胎二期达产达效。", "推动…达产达效", "云川轮胎二期", PROJECT),
        ("推动云岭防潮工程收尾。", "推动…收尾", "云岭防潮工程", PROJECT),
        ("云川60万吨乙二醇项目年内形成实物工作量。", "形成实物工作量", "云川60万吨乙二醇项目", PROJECT),
        ("推动云江实验室实体化运行。", "推动…实体化运行", "云江实验室", CommitmentKind.INSTITUTION),
        ("推动云川氢能基地开工。", "推动…开工", "云川氢能基地", PROJECT),
        ("争取云澜高铁获得国家发改委批复。", "争取…获得国家发改委批复", "云澜高铁", CommitmentKind.APPROVAL),
        ("取得云岭机场可研批复。", "取得", "云岭机场可研批复", CommitmentKind.APPROVAL),
        ("完成云岭水库可研批复并开工建设。", "完成", "云岭水库可研批复", CommitmentKind.APPROVAL),
        ("力争云江调水工程年底前具备通水条件。", "力争…具备通水条件", "云江调水工程", PROJECT),
        ("市三中新校区秋季学期投入使用。", "投入使用", "市三中新校区", PROJECT),
        ("新校区9月份正式启用。", "启用", "新校区", PROJECT),
        ("云江大桥国庆节前全线通车。", "全线通车", "云江大桥", PROJECT),
        ("云江大桥10月1日前通车。", "通车", "云江大桥", PROJECT),
        ("云岭隧道三季度末全面贯通。", "贯通", "云岭隧道", PROJECT),
        ("校地共建云江海洋研究院。", "共建", "云江海洋研究院", CommitmentKind.INSTITUTION),
        ("渔港改造年内全部竣工。", "竣工", "渔港改造", PROJECT),
        ("林权登记颁证工作全面完成。", "完成", "林权登记颁证工作", CommitmentKind.OTHER),
        ("机构改革在年底前全部完成。", "完成", "机构改革", CommitmentKind.OTHER),
        ("农垦改革试点6月底前完成清产核资。", "完成清产核资", "农垦改革试点", CommitmentKind.OTHER),
        ("完成海域勘界定标工作。", "完成", "海域勘界定标工作", CommitmentKind.OTHER),
        ("完成海岛移民搬迁建设任务。", "完成", "海岛移民搬迁建设任务", PROJECT),
        ("制定优化营商环境6.0版。", "制定", "优化营商环境6.0版", CommitmentKind.DOCUMENT),
        ("修编完成港口总体规划。", "修编完成", "港口总体规划", CommitmentKind.DOCUMENT),
        ("编制城市更新专项规划。", "编制", "城市更新专项规划", CommitmentKind.DOCUMENT),
        ("续建引云入澜工程。", "续建", "引云入澜工程", PROJECT),
        ("建设省残疾人康复中心。", "建设", "省残疾人康复中心", PROJECT),
        ("推进市级防汛物资储备库建设。", "推进…建设", "市级防汛物资储备库", PROJECT),
        ("建设云川图书馆扩建工程。", "建设", "云川图书馆扩建工程", PROJECT),
        ("启动云岭风电基地首批90万千瓦项目。", "启动", "云岭风电基地首批90万千瓦项目", PROJECT),
        ("启动云岭公园改造。", "启动", "云岭公园改造", CommitmentKind.OTHER),
        ("启动古渡街区保护提升。", "启动", "古渡街区保护提升", CommitmentKind.OTHER),
        ("竣工投产云岭轮胎厂。", "竣工投产", "云岭轮胎厂", PROJECT),
        ("建成云川科技大市场。", "建成", "云川科技大市场", PROJECT),
        ("建立渔民返贫预警监测平台。", "建立", "渔民返贫预警监测平台", CommitmentKind.SERVICE),
        ("办好云川沙滩运动会筹备工作。", "办好", "云川沙滩运动会筹备工作", EVENT),
        ("开展“惠购云川”促消费活动。", "开展", "“惠购云川”促消费活动", CommitmentKind.OTHER),
        ("全面推开“照后减证”改革。", "推开", "“照后减证”改革", CommitmentKind.OTHER),
        ("建立海洋产业链“链长制”。", "建立", "海洋产业链“链长制”", CommitmentKind.OTHER),
        ("实现工伤保险基金省级统筹。", "实现", "工伤保险基金省级统筹", CommitmentKind.OTHER),
        ("确保农膜使用量零增长。", "确保", "农膜使用量零增长", CommitmentKind.OTHER),
        ("集中力量办好十件民生实事。", "办好", "十件民生实事", CommitmentKind.OTHER),
        ("新开辟远洋航线5条。", "新开辟", "远洋航线", QUANTITY),
        ("新增部分的70%投向山区县。", "投向", "新增部分", QUANTITY),
        ("争取云川气候中心揭牌。", "争取…揭牌", "云川气候中心", CommitmentKind.INSTITUTION),
        ("力争南浦实验室揭牌运行。", "力争…揭牌运行", "南浦实验室", CommitmentKind.INSTITUTION),
        ("争取云川实验室落地。", "争取…落地", "云川实验室", CommitmentKind.APPROVAL),
        ("云川号邮轮交付运营。", "交付运营", "云川号邮轮", PROJECT),
        ("推动云岭抽水蓄能电站尽早核准。", "推动…尽早核准", "云岭抽水蓄能电站", CommitmentKind.APPROVAL),
        ("争取云川口岸扩大开放获批。", "争取…扩大开放获批", "云川口岸", CommitmentKind.APPROVAL),
        ("推动云川综保区二期尽快获批。", "推动…尽快获批", "云川综保区二期", CommitmentKind.APPROVAL),
    ],
)
def test_with_whom_by_when_and_how_far(text: str, verb: str, object_: str, kind: CommitmentKind) -> None:
    assert [(c.verb, c.object, c.kind) for c in read(text)] == [(verb, object_, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "与高校共建产业研究院，联合有关院所设立研究院，与云澜区共建实验室，共建西部金融中心。",
        "建设康复中心，建设应急指挥中心，建设区域医疗救援中心。",
        "推进云岭节水改造，推进医院改扩建工程，续建重点水利工程，续建高标准农田项目。",
        "推动重大项目尽快形成实物工作量，推动专项债券项目形成实物工作量。",
        "推动中小企业完成改制，各项任务全面完成，全年目标任务全面完成，保质保量完成任务。",
        "建立预警系统，建立应急指挥系统，建立智能监管系统，建立大数据平台。",
        "确保三季度末前全面完工，6月底前全线贯通，启动园区整治提升。",
        "启动老旧小区改造，开展系列活动，推行“不见面审批”，扭转财政收入负增长。",
        "推动河长制实体化运行，资金主要用于项目续建和收尾。",
    ],
)
def test_nobody_and_nothing_in_particular(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("推动云川光伏6月底前投产、20万吨尼龙项目达产达效。", ["云川光伏", "20万吨尼龙项目"]),
        ("建成市疾控中心新址和市公共卫生临床中心。", ["市疾控中心新址", "市公共卫生临床中心"]),
        ("开工云山医院新院和云川儿童医院。", ["云山医院新院", "云川儿童医院"]),
        ("建设云川美术馆、省残疾人康复中心。", ["云川美术馆", "省残疾人康复中心"]),
        ("续建云岭补水项目、引澜入云工程。", ["云岭补水项目", "引澜入云工程"]),
    ],
)
def test_two_sites_of_one_verb(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


def test_what_is_planned_and_carried_out_is_firm() -> None:
    found = read("谋划实施重点水利项目80个，谋划建设云岭水库。")
    assert [c.strength for c in found] == [Strength.FIRM, Strength.EXPLORE]


def test_the_mood_goes_on_over_a_name_that_begins_like_a_verb() -> None:
    found = read("力争新签约项目40个以上，到位市外资金增长10%，新增口岸2个。")
    assert [c.strength for c in found] == [Strength.AIM, Strength.AIM, Strength.FIRM]


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


def test_the_share_of_what_is_counted_is_promised() -> None:
    assert objects("15个国家考核断面水质优良比例保持100%。") == ["国家考核断面水质优良比例"]
