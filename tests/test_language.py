"""Patterns of the language of reports of many years and places, on invented sentences of an invented city."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cqdiff.commitments import find_commitments
from cqdiff.figures import blocks_of, find_figures
from cqdiff.models import Aspect, Commitment, Comparator, Document, Figure, Kind, Outline, Paragraph, Part, Role
from cqdiff.rules import load_rules


def _read(text: str, part: Part, spans_years: bool) -> tuple[tuple[Figure, ...], tuple[Commitment, ...]]:
    document = Document("yunchuan.txt", "", text, text)
    paragraph = Paragraph("1", part, 0, len(text), spans_years)
    outline = Outline("", "云川市", Kind.WORK_REPORT, 2024, 2025, (), (paragraph,))
    blocks, rules = blocks_of(outline, document), load_rules()
    figures = find_figures(document, outline, blocks, rules)
    return figures, find_commitments(document, blocks, figures, rules)


def figures(text: str, part: Part = Part.REVIEW, spans_years: bool = False) -> tuple[Figure, ...]:
    return _read(text, part, spans_years)[0]


def promises(text: str) -> list[tuple[str, str]]:
    return [(c.verb, c.object) for c in _read(text, Part.TASKS, False)[1]]


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("减轻经营主体负担3万多亿元。", "3", "万亿元", Comparator.GE),
        ("接待游客3千多万人次。", "3", "千万人次", Comparator.GE),
        ("接待游客1亿3千多万人次。", "1.3", "亿人次", Comparator.GE),
        ("高铁营业里程达到2万5千公里。", "2.5", "万公里", Comparator.EQ),
        ("参保人数达到7亿2500万人。", "7.25", "亿人", Comparator.EQ),
        ("翘尾影响约有1个百分点。", "1", "个百分点", Comparator.APPROX),
        ("人均受教育年限达到9年以上。", "9", "年", Comparator.GE),
    ],
)
def test_how_much_a_number_is(text: str, value: str, unit: str, comparator: Comparator) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.comparator) == (Decimal(value), unit, comparator)


def test_growth_that_is_aimed_at_is_that_of_the_economy() -> None:
    (figure,) = figures("5.5%左右的预期增长目标与“十五五”目标相衔接。", Part.TASKS)
    assert (figure.name, figure.indicator, figure.role) == ("经济增长", "gdp", Role.TARGET)


def test_no_number_of_people_is_read_from_a_way_to_name_them() -> None:
    assert figures("近14亿人口的发展中大国实现了充分就业。") == ()


def test_a_sum_that_says_which_are_counted_is_no_figure() -> None:
    assert [f.quote for f in figures("抓实264个过2000万元的工业增长点。")] == ["264个"]


NAMES = {
    "a rate in force and the new one": (
        "将商贸等行业现行10%的税率降至9%。",
        [("10%", "商贸等行业税率"), ("9%", "商贸等行业税率")],
    ),
    "what is planned for": ("赤字率拟按2.8%安排。", [("2.8%", "赤字率")]),
    "the measure of a threshold": (
        "小微企业起征点从月销售额10万元提高到15万元。",
        [("10万元", "小微企业起征点"), ("15万元", "小微企业起征点")],
    ),
    "a remark before the number": ("粮食产量创历史新高，达到412万吨。", [("412万吨", "粮食产量")]),
    "how often on end": (
        "企业退休人员养老金实现“十六连调”，月人均达到2810元。",
        [("2810元", "企业退休人员养老金月人均")],
    ),
    "who gains": ("加大困难学生资助力度，4.3万人次受益。", [("4.3万人次", "困难学生资助受益")]),
    "what money is for": (
        "首批实验室挂牌运行。统筹20亿元实施6个科技专项。",
        [("20亿元", "实施科技专项"), ("6个", "实施科技专项")],
    ),
    "a rate of things counted": (
        "58个国考断面水质优良率达94.8%。",
        [("58个", "国考断面"), ("94.8%", "国考断面水质优良率")],
    ),
    "a total of things counted": (
        "抓好总投资120亿元的50个重点项目。",
        [("120亿元", "重点项目总投资"), ("50个", "抓好重点项目")],
    ),
    "sorts of the same thing": (
        "实施重点项目120项，其中亿元以上项目48项、10亿元以上项目6项，分别比上年多5项、2项。",
        [
            ("120项", "实施重点项目"),
            ("48项", "实施亿元以上项目"),
            ("6项", "实施10亿元以上项目"),
            ("5项", "实施亿元以上项目"),
            ("2项", "实施10亿元以上项目"),
        ],
    ),
    "a share and a contribution": (
        "地区生产总值占全省比重提高到15%，对全省增长贡献率超过30%。",
        [("15%", "地区生产总值占全省比重"), ("超过30%", "地区生产总值对全省增长贡献率")],
    ),
    "loans and deposits told apart by one mark": (
        "银行存、贷款余额分别为812亿元、563亿元，较年初新增61亿元和48亿元。",
        [
            ("812亿元", "银行存款余额"),
            ("563亿元", "银行贷款余额"),
            ("61亿元", "银行存款余额"),
            ("48亿元", "银行贷款余额"),
        ],
    ),
    "schools of two grades": (
        "中、高等职业教育在校生分别达到20万人和8万人。",
        [("20万人", "中等职业教育在校生"), ("8万人", "高等职业教育在校生")],
    ),
    "a number of one magnitude alone": (
        "机场旅客吞吐量再次破亿、入境游客增长8%。",
        [("破亿", "机场旅客吞吐量"), ("8%", "入境游客")],
    ),
    "what a share is for": (
        "市对区的转移支付累计42亿元，87%用于支持山区。",
        [("42亿元", "市对区的转移支付"), ("87%", "市对区的转移支付用于支持山区")],
    ),
    "one thing with a list in its name": (
        "完成770多项食品、药品和其他消费品国家标准的制定工作。",
        [("770多项", "完成食品、药品和其他消费品国家标准的制定工作")],
    ),
    "victims": (
        "发生各类生产安全事故12起、死亡6人。",
        [("12起", "发生各类生产安全事故"), ("6人", "生产安全事故死亡人数")],
    ),
    "firms of a size": ("培育产值超10亿元企业8家。", [("8家", "培育产值超10亿元企业")]),
    "less time than the law gives": ("平均办理时限比法定时限压缩70%。", [("70%", "平均办理时限")]),
}


@pytest.mark.parametrize("case", NAMES)
def test_names(case: str) -> None:
    text, expected = NAMES[case]
    assert [(f.quote, f.name) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("每万人专利拥有量15.2件，高于全省平均水平4.6件。", "4.6"),
        ("贷款余额563亿元，较年初新增48亿元。", "48"),
        ("PM2.5平均浓度35微克，同比改善10.3%。", "-10.3"),
        ("削减财政赤字4亿元。", "-4"),
        ("基础养老金上调5%。", "5"),
    ],
)
def test_changes(text: str, value: str) -> None:
    figure = figures(text)[-1]
    assert figure.aspect is not Aspect.LEVEL
    assert figure.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2024年，城镇居民收入达到5.2万元，五年增长38%。", Role.BASELINE),
        ("每年培训农民工10万人次。", Role.RESULT),
        ("平均每年城镇新增就业10万人。", Role.BASELINE),
        ("全面建立居民医保制度，惠及432万城镇居民。", Role.RESULT),
        ("改造老旧小区，惠及43万户。", Role.BASELINE),
        ("棚户区住房改造26万套。", Role.BASELINE),
        ("关停小火电27万千瓦、小煤矿112处。", Role.BASELINE),
        ("市政府投资支持水污染防治项目69个。", Role.BASELINE),
        ("取消的审批项目总数达到249项，占原有项目的69.3%。", Role.RESULT),
        ("投入从2019年的18亿元增加到2024年的30亿元，共资助学生21万名。", Role.BASELINE),
        ("2024年投入30亿元，还为12万名寄宿生提供补助。", Role.RESULT),
        ("社会保障基金积累78亿元。", Role.RESULT),
        ("五年财政用于科技的投入达到34亿元。", Role.BASELINE),
        ("对农村学生全部免除学杂费，使15万名学生受益。", Role.RESULT),
        ("全部取消了农业税，每年减轻农民负担13亿元。", Role.RESULT),
    ],
)
def test_roles_in_a_review_of_several_years(text: str, role: Role) -> None:
    assert figures(text, spans_years=True)[-1].role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("去年财政超收72亿元。", Role.RESULT),
        ("用两年时间将补贴标准由每人每年80元提高到160元。", Role.BASELINE),
        ("比去年增加8亿元。", Role.TARGET),
    ],
)
def test_roles_among_the_tasks(text: str, role: Role) -> None:
    assert figures("财政支出120亿元。" + text, Part.TASKS)[-1].role is role


def test_a_rate_in_force_is_no_target() -> None:
    old, new = figures("将商贸业现行10%的税率降至9%。", Part.TASKS)
    assert (old.role, new.role) == (Role.BASELINE, Role.TARGET)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大幅提高节能家电补贴最高限价。", [("提高", "节能家电补贴最高限价")]),
        ("降低并统一大病保险起付线。", [("降低并统一", "大病保险起付线")]),
        ("两年内基本取消高速公路省界收费站。", [("取消", "高速公路省界收费站")]),
        ("继续提高退休人员基本养老金。", [("提高", "退休人员基本养老金")]),
        ("全面实行企业投资项目承诺制。", [("实行", "企业投资项目承诺制")]),
        ("启动新一轮老城电网改造。", [("启动", "新一轮老城电网改造")]),
        ("启动燃气机组脱硝工作。", [("启动", "燃气机组脱硝工作")]),
        ("争取氢能总部落户我市。", [("争取…落户我市", "氢能总部")]),
        ("争取云川港扩区方案获国家批复。", [("争取…获国家批复", "云川港扩区方案")]),
        ("力争云岭高速6月底前建成通车。", [("力争…建成通车", "云岭高速")]),
        (
            "推动市域铁路S2线全线开工、轨道交通3号线一期通车运营。",
            [("推动…全线开工", "市域铁路S2线"), ("推动…通车运营", "轨道交通3号线一期")],
        ),
        ("编制新一轮发展规划和提升期行动计划。", [("编制", "新一轮发展规划"), ("编制", "提升期行动计划")]),
        ("出台促进民营经济发展30条措施。", [("出台", "促进民营经济发展30条措施")]),
        ("全面建成“一网统管”平台。", [("全面建成", "“一网统管”平台")]),
        (
            "推动中天新材料二期、云川储能电站等20个项目建成投产。",
            [("推动…建成投产", "中天新材料二期"), ("推动…建成投产", "云川储能电站"), ("推动…建成投产", "项目")],
        ),
        ("建成市疾控中心并投入使用。", [("建成", "市疾控中心")]),
        ("编制完成国土空间总体规划并上报审批。", [("编制完成", "国土空间总体规划")]),
        ("力争云川经开区晋升国家级。", [("力争…晋升国家级", "云川经开区")]),
        ("推进云川机场改扩建。", [("推进…改扩建", "云川机场")]),
        ("通过国家食品安全示范城市验收。", [("通过", "国家食品安全示范城市验收")]),
        ("合并设立市城市更新集团。", [("合并设立", "市城市更新集团")]),
    ],
)
def test_promises(text: str, expected: list[tuple[str, str]]) -> None:
    assert promises(text) == expected


@pytest.mark.parametrize(
    "text", ["恢复和开通更多国际航线。", "启动相关工作。", "提高产品标准。", "举办一届有特色、高水平的体育盛会。"]
)
def test_no_promises(text: str) -> None:
    assert promises(text) == []
