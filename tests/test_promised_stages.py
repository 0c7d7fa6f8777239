"""The stage, the date and the mood of a promise that stand behind its subject, on an invented city."""

from __future__ import annotations

import pytest

from cqdiff.models import CommitmentKind, Strength
from tests.test_commitments import objects, read


@pytest.mark.parametrize(
    ("text", "verb", "object_", "strength"),
    [
        ("云岭医院新院力争年底启用。", "力争启用", "云岭医院新院", Strength.AIM),
        ("跨江大桥争取年底前合龙。", "争取合龙", "跨江大桥", Strength.AIM),
        ("文化馆确保年底建成。", "确保建成", "文化馆", Strength.FIRM),
        ("云桐高铁力争上半年可研获批。", "力争可研获批", "云桐高铁", Strength.AIM),
        ("新机场改扩建项目争取纳入国家规划。", "争取纳入国家规划", "新机场改扩建项目", Strength.AIM),
        ("云岭路步行街国庆前开街。", "开街", "云岭路步行街", Strength.FIRM),
        ("滨江码头国庆前开放。", "开放", "滨江码头", Strength.FIRM),
        ("东渡路地块年内结构出正负零。", "结构出正负零", "东渡路地块", Strength.FIRM),
        ("引水工程争取年内通过国家审批。", "争取通过国家审批", "引水工程", Strength.AIM),
        ("海洋馆暑期开园。", "开园", "海洋馆", Strength.FIRM),
        ("青湖中心年内结构封顶。", "结构封顶", "青湖中心", Strength.FIRM),
        ("体育馆年内完成主体结构封顶。", "完成主体结构封顶", "体育馆", Strength.FIRM),
        ("青龙水库启动蓄水。", "启动蓄水", "青龙水库", Strength.FIRM),
        ("推动华川半导体项目在高新区落地。", "推动…落地", "华川半导体项目", Strength.AIM),
    ],
)
def test_what_stands_between_the_thing_and_its_stage(text: str, verb: str, object_: str, strength: Strength) -> None:
    (found,) = read(text)
    assert (found.verb, found.object, found.strength) == (verb, object_, strength)


@pytest.mark.parametrize(
    ("text", "stage", "object_"),
    [
        ("加快推进云溪引水工程，确保6月底前通水。", "确保通水", "云溪引水工程"),
        ("抓好云川超算中心二期建设，年内建成投用。", "建成投用", "云川超算中心二期"),
        ("做好滨湖大桥扫尾工作，年内实现通车。", "通车", "滨湖大桥"),
        ("推进清溪水库除险加固，汛前完成主体工程。", "完成主体工程", "清溪水库除险加固"),
        ("加快东湖会展中心建设，力争年底前投入使用。", "力争投入使用", "东湖会展中心"),
    ],
)
def test_a_stage_whose_project_the_clause_before_names(text: str, stage: str, object_: str) -> None:
    (found,) = read(text)
    assert (found.verb, found.object, found.quote) == (stage, object_, text[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "加快重大项目建设，确保年内建成投产。",
        "推进产业转型升级，推动项目落地见效。",
        "扎实推动上级决策部署在云川落地见效。",
        "推动重点领域全产业链开放。",
        "稳步扩大制度型开放。",
    ],
)
def test_a_stage_of_nothing_with_a_name(text: str) -> None:
    assert not read(text)


def test_what_is_begun_keeps_its_own_promise() -> None:
    assert objects("开工云岭大桥，年内完成主体工程。") == ["云岭大桥"]


def test_universities_change_their_name_and_take_their_first_students() -> None:
    assert objects("推进云岭师范学院升格和青湖航空大学正式招生。") == ["云岭师范学院", "青湖航空大学"]
    assert objects("力争青湖航空大学年内获批设立、海洋大学更名。") == ["青湖航空大学", "海洋大学"]
    (renamed,) = read("支持云岭师院更名为云岭师范大学。")
    assert (renamed.object, renamed.kind) == ("云岭师院", CommitmentKind.APPROVAL)


def test_all_along_the_line() -> None:
    assert objects("全线开工云桐高铁，建成通车东渡跨海大桥。") == ["云桐高铁", "东渡跨海大桥"]


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("上半年完成违建拆除。", ["违建拆除"]),
        ("年底前完成燃煤锅炉淘汰。", ["燃煤锅炉淘汰"]),
        ("年内完成速滑馆主体结构施工。", ["速滑馆主体结构施工"]),
        ("确保存量住宅小区物业全覆盖。", ["存量住宅小区物业全覆盖"]),
        ("力争社区卫生服务中心中医馆全部达标。", ["社区卫生服务中心中医馆全部达标"]),
        ("低保线上申请覆盖全部街道。", ["低保线上申请覆盖全部街道"]),
    ],
)
def test_what_is_cleared_away_and_what_reaches_all(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("固定资产投资440亿元、力争450亿元。", [("达到", Strength.FIRM), ("达到", Strength.AIM)]),
        ("进出口总额增长6%、力争7%。", [("增长", Strength.FIRM), ("增长", Strength.AIM)]),
        ("云欧班列开行320列以上、力争达到400列。", [("开行", Strength.FIRM), ("开行", Strength.AIM)]),
    ],
)
def test_the_same_again_hoped_for(text: str, told: list[tuple[str, Strength]]) -> None:
    found = read(text)
    assert [(c.verb, c.strength) for c in found] == told
    assert len({c.object for c in found}) == 1


def test_a_hope_behind_its_own_subject_binds_that_one_alone() -> None:
    found = read("每千人口医师数力争达到3.2人，九年义务教育巩固率保持在95%以上。")
    assert [c.strength for c in found] == [Strength.AIM, Strength.FIRM]


def test_a_quoted_name_softens_nothing() -> None:
    (found,) = read("“随申办”月活用户达到30万。")
    assert found.strength is Strength.FIRM


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "引进培育顶尖人才30名、创新创业团队40个。",
            [("引进培育", "顶尖人才"), ("引进培育", "创新创业团队")],
        ),
        ("新建和改造提升高标准农田60万亩。", [("新建和改造提升", "高标准农田")]),
        ("招引落地亿元以上项目40个。", [("招引落地", "亿元以上项目")]),
        ("签约落地项目60个。", [("签约落地", "项目")]),
    ],
)
def test_two_verbs_of_one_quantity(text: str, told: list[tuple[str, str]]) -> None:
    assert [(c.verb, c.object) for c in read(text)] == told


def test_a_hope_inside_of_a_list_binds_its_own_member() -> None:
    found = read("粮食产量力争达到50万吨、蔬菜产量增长3%，肉类产量增长2%。")
    assert [c.strength for c in found] == [Strength.AIM, Strength.FIRM, Strength.FIRM]


def test_a_hope_before_the_number_is_no_part_of_its_name() -> None:
    (found,) = read("云欧班列力争始发320列。")
    assert (found.verb, found.object, found.strength) == ("始发", "云欧班列", Strength.AIM)


def test_each_project_of_a_list_at_the_stage_of_the_clause_behind() -> None:
    found = read("加快云岭隧道、青湖大桥建设，确保年底前通车。")
    assert [(c.object, c.quote) for c in found] == [
        ("云岭隧道", "加快云岭隧道"),
        ("青湖大桥", "青湖大桥建设，确保年底前通车"),
    ]


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        ("争取设立南浦、襄陵综合保税区。", ["南浦综合保税区", "襄陵综合保税区"]),
        ("开工云岭、青湖换流站。", ["云岭换流站", "青湖换流站"]),
        ("建成云北、云桐高速公路。", ["云北高速公路", "云桐高速公路"]),
        ("确保云岭通道、云桐高铁建成通车。", ["云岭通道", "云桐高铁"]),
    ],
)
def test_two_places_before_one_head(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_


@pytest.mark.parametrize(
    ("text", "verb", "object_"),
    [
        ("黄标车今年要全部淘汰。", "淘汰", "黄标车"),
        ("消除集体年收入5万元以下的“薄弱村”。", "消除", "集体年收入5万元以下的“薄弱村”"),
        ("开通云川至东渡市域列车。", "开通", "云川至东渡市域列车"),
        ("增开云川至青湖国际班列。", "增开", "云川至青湖国际班列"),
        ("开展“云商回家”招商大会。", "开展", "“云商回家”招商大会"),
        ("开展“云岭招商月”。", "开展", "“云岭招商月”"),
        ("补充耕地10万亩。", "补充", "耕地"),
        ("食品检验量每千人不少于5.5批次。", "不少于", "食品检验量"),
        ("推动已批准项目新开工200个。", "推动…新开工", "批准项目"),
        ("其中2所学校9月1日前投用。", "投用", "学校"),
        ("纳入计划的老旧小区改造100个。", "达到", "纳入计划的老旧小区改造"),
    ],
)
def test_what_is_done_to_it(text: str, verb: str, object_: str) -> None:
    assert [(c.verb, c.object) for c in read(text)] == [(verb, object_)]


def test_to_strive_for_titles_softens_no_later_clause() -> None:
    found = read("争创国家5A级旅游景区2家、国家级旅游度假区1家，旅游收入增长8%。")
    assert [c.strength for c in found] == [Strength.AIM, Strength.AIM, Strength.FIRM]


@pytest.mark.parametrize(
    ("text", "verb", "object_", "strength"),
    [
        ("推动云川综合保税区二期封关运作。", "推动…封关运作", "云川综合保税区二期", Strength.AIM),
        ("云川综合保税区年内封关。", "封关", "云川综合保税区", Strength.FIRM),
        ("确保青禾机场年底复航。", "确保…复航", "青禾机场", Strength.FIRM),
        ("青禾机场新航站楼9月转场运营。", "转场运营", "青禾机场新航站楼", Strength.FIRM),
        ("云岭特大桥实现合龙。", "合龙", "云岭特大桥", Strength.FIRM),
        ("云岭特大桥力争2025年底前建成。", "力争建成", "云岭特大桥", Strength.AIM),
        ("总投资60亿元的云海新材料项目9月底前建成投产。", "建成投产", "云海新材料项目", Strength.FIRM),
        ("推动云川超级计算机研制任务完成验收。", "推动…完成验收", "云川超级计算机研制任务", Strength.FIRM),
        ("争取国家海洋数据中心落户云川。", "争取…落户云川", "国家海洋数据中心", Strength.AIM),
        ("加快推进青龙水库大坝填筑，确保年内下闸蓄水。", "确保下闸蓄水", "青龙水库", Strength.FIRM),
    ],
)
def test_stages_of_ports_sites_and_tasks(text: str, verb: str, object_: str, strength: Strength) -> None:
    assert [(c.verb, c.object, c.strength) for c in read(text)] == [(verb, object_, strength)]


def test_a_stage_of_a_later_year_is_none_of_this_year() -> None:
    assert [c.verb for c in read("加快云岭大桥建设，力争2027年建成通车。")] == ["加快…建设"]


@pytest.mark.parametrize("text", ["有序推动农业人口落户城镇。", "全面放宽主城区以外落户限制。"])
def test_who_settles_is_no_site(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        ("青禾机场年内复航、新开航线6条。", [("复航", "青禾机场"), ("新开", "航线")]),
        ("建成市渔文化馆、新增公共车位300个。", [("建成", "市渔文化馆"), ("新增", "公共车位")]),
    ],
)
def test_a_thing_with_a_name_and_a_number_with_its_own_verb(text: str, read_: list[tuple[str, str]]) -> None:
    assert [(c.verb, c.object) for c in read(text)] == read_


@pytest.mark.parametrize(
    "text",
    [
        "港口吞吐量力争突破8000万吨，增长3%左右。",
        "集装箱吞吐量力争达到200万标准箱、增长4%以上。",
        "接待游客力争恢复到2019年的八成。",
    ],
)
def test_a_hope_holds_for_every_number_of_its_subject(text: str) -> None:
    assert {c.strength for c in read(text)} == {Strength.AIM}


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        ("实施街区改造、打造夜间示范街区3个。", [("打造", "夜间示范街区")]),
        ("推进老旧渔村改造、加装电梯30部。", [("加装", "电梯")]),
        ("举办渔业讲座、培训活动200场。", [("举办", "渔业讲座、培训活动")]),
        ("新建、改造提升渔村30个。", [("新建、改造提升", "渔村")]),
        ("争取上级资金20亿元，发行专项债券8亿元。", [("争取", "上级资金"), ("发行", "专项债券")]),
        ("办结信访积案500件。", [("办结", "信访积案")]),
        (
            "力促总投资50亿元的云海新材料、总投资30亿元的东渡储能项目开工建设。",
            [("力促…开工建设", "云海新材料"), ("力促…开工建设", "东渡储能项目")],
        ),
        ("市渔业博物馆新馆向公众开放。", [("向公众开放", "市渔业博物馆新馆")]),
        ("上线“云渔通”应用。", [("上线", "“云渔通”应用")]),
        ("工伤保险实现省级统筹。", [("实现", "工伤保险实现省级统筹")]),
        ("支持云川大学申报博士学位授权点。", [("申报", "博士学位授权点")]),
        ("新开国际航线2条，加密国内航线5条。", [("新开", "国际航线"), ("加密", "国内航线")]),
        ("到位资金130亿元以上。", [("达到", "到位资金")]),
        ("争取云青铁路、云岭铁路可研批复。", [("争取", "云青铁路可研批复"), ("争取", "云岭铁路可研批复")]),
        ("出台《渔港条例》《渔船条例》。", [("出台", "《渔港条例》"), ("出台", "《渔船条例》")]),
        ("渔业博物馆年内开馆迎客。", [("开馆迎客", "渔业博物馆")]),
        ("确保三年清欠任务提前完成。", [("确保…完成", "三年清欠任务")]),
        ("推动在建的12个项目年内投产。", [("推动…投产", "在建项目")]),
        ("推动云川师专升格为本科院校。", [("推动…升格为本科院校", "云川师专")]),
        ("实行普通高中免费教育。", [("实行", "普通高中免费教育")]),
        ("出台支持渔业发展“新20条”。", [("出台", "支持渔业发展“新20条”")]),
    ],
)
def test_verbs_of_counted_things_and_costs_of_sites(text: str, read_: list[tuple[str, str]]) -> None:
    assert [(c.verb, c.object) for c in read(text)] == read_


def test_what_others_decide_softens_no_other_stage() -> None:
    found = read("推动云青铁路上半年开工、云岭铁路年内获批。")
    assert [c.strength for c in found] == [Strength.FIRM, Strength.AIM]


def test_a_title_that_passes_is_an_approval() -> None:
    (found,) = read("推动首个国家海洋生态文明示范区通过验收。")
    assert found.kind is CommitmentKind.APPROVAL
