"""Promises as plan reports word them: titles won, stages reached, things with a name beside a number of others."""

from __future__ import annotations

import pytest

from cqdiff.models import CommitmentKind, Strength
from tests.test_commitments import read

PROJECT, INSTITUTION, APPROVAL = CommitmentKind.PROJECT, CommitmentKind.INSTITUTION, CommitmentKind.APPROVAL
DOCUMENT, SERVICE, OTHER = CommitmentKind.DOCUMENT, CommitmentKind.SERVICE, CommitmentKind.OTHER
QUANTITY, EVENT = CommitmentKind.QUANTITY, CommitmentKind.EVENT


@pytest.mark.parametrize(
    ("text", "verb", "object_", "kind"),
    [
        ("市第二医院力争创成三级乙等医院。", "力争创成", "三级乙等医院", APPROVAL),
        ("青禾镇创建国家卫生镇。", "创建", "国家卫生镇", APPROVAL),
        ("云川一中争创省级示范高中。", "争创", "省级示范高中", APPROVAL),
        ("争创省级平安市“四连冠”。", "争创", "省级平安市“四连冠”", APPROVAL),
        ("力争实现全国双拥模范城“六连冠”。", "力争实现", "全国双拥模范城“六连冠”", OTHER),
        ("启动青湖国家4A级景区创建。", "启动", "青湖国家4A级景区创建", OTHER),
        ("完成省级生态示范区创建。", "完成", "省级生态示范区创建", OTHER),
        ("市体育馆力争通过一级场馆评审。", "力争通过", "市体育馆一级场馆评审", OTHER),
        ("力争海洋碳汇交易实现零的突破。", "力争", "海洋碳汇交易实现零的突破", OTHER),
        ("争取设立渔品保税仓库。", "争取设立", "渔品保税仓库", APPROVAL),
        ("争取国家批复设立国家级云川新区。", "争取国家批复设立", "国家级云川新区", APPROVAL),
        ("推动云青高速连接线列入省级规划。", "推动…列入省级规划", "云青高速连接线", APPROVAL),
        ("推动云川学院更名大学。", "推动…更名大学", "云川学院", APPROVAL),
        ("推动云川海岸带规划获批实施。", "推动…获批实施", "云川海岸带规划", APPROVAL),
        ("建成云川水产品产业园并投入运营。", "建成", "云川水产品产业园", PROJECT),
        ("建成青禾中学并于9月开学。", "建成", "青禾中学", PROJECT),
        ("青禾水厂二期年内通水运行。", "通水运行", "青禾水厂二期", PROJECT),
        ("云青铁路全线铺轨。", "全线铺轨", "云青铁路", PROJECT),
        ("推动云川海港城商业综合体开业运营。", "推动…开业运营", "云川海港城商业综合体", PROJECT),
        ("下闸蓄水云岭水库。", "下闸蓄水", "云岭水库", PROJECT),
        ("推进云岭灌区续建配套与现代化改造。", "推进", "云岭灌区续建配套与现代化改造", PROJECT),
        ("支持云川创建国际消费中心城市。", "创建", "国际消费中心城市", APPROVAL),
        ("建成青湖植物园。", "建成", "青湖植物园", PROJECT),
        ("云川海洋大学实现首批招生。", "实现首批招生", "云川海洋大学", INSTITUTION),
        ("10月底前实现市级融媒体中心挂牌。", "10月底前实现…挂牌", "市级融媒体中心", INSTITUTION),
        ("建成渔港数字孪生平台。", "建成", "渔港数字孪生平台", SERVICE),
        ("开通云川国际数据专用通道。", "开通", "云川国际数据专用通道", SERVICE),
        ("发布第五次海洋普查公报。", "发布", "第五次海洋普查公报", DOCUMENT),
        ("启动城市体检。", "启动", "城市体检", OTHER),
        ("开展全国文明城市申报。", "开展", "全国文明城市申报", OTHER),
        ("今年6月底前实现剩余渔户全部入住。", "实现", "剩余渔户全部入住", OTHER),
        ("确保不发生重特大事故。", "确保", "不发生重特大事故", OTHER),
        ("市级“三公”经费只减不增。", "实现", "市级“三公”经费只减不增", OTHER),
        ("力争云川城投主体评级提升至AA+。", "力争", "云川城投主体评级提升至AA+", OTHER),
    ],
)
def test_what_is_won_reached_and_issued(text: str, verb: str, object_: str, kind: CommitmentKind) -> None:
    (found,) = read(text)
    assert (found.verb, found.object, found.kind) == (verb, object_, kind)


@pytest.mark.parametrize(
    "text",
    [
        "启动品牌创建，完成年度创建任务。",
        "全市上下争创一流营商环境，企业争创国家级绿色工厂。",
        "发布年度报告，编制监测报告。",
        "打造高水平开放平台。",
        "推进大中型灌区续建配套与现代化改造。",
        "推动旅游发展纳入市级规划。",
        "坚决遏制重特大事故，坚决完成抢险救灾等任务。",
    ],
)
def test_nothing_in_particular_is_won_or_issued(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        (
            "办好第三届开渔节、全国帆船公开赛等节会赛事30场以上。",
            [("第三届开渔节", EVENT), ("全国帆船公开赛", EVENT), ("节会赛事", QUANTITY)],
        ),
        (
            "建成市应急指挥中心和9个乡镇救援站。",
            [("市应急指挥中心", PROJECT), ("乡镇救援站", QUANTITY)],
        ),
        ("建成水厂和9座泵站。", [("水厂和泵站", QUANTITY)]),
        (
            "建成通车云青、南浦、东渡等高速公路90公里。",
            [
                ("云青高速公路", PROJECT),
                ("南浦高速公路", PROJECT),
                ("东渡高速公路", PROJECT),
                ("高速公路", QUANTITY),
            ],
        ),
        (
            "开工建设云川至青禾、南浦至东渡等12个高速公路项目。",
            [("云川至青禾高速公路", PROJECT), ("南浦至东渡高速公路", PROJECT), ("高速公路项目", QUANTITY)],
        ),
        (
            "加快云青高铁、南浦城际、东渡铁路建设。",
            [("云青高铁", PROJECT), ("南浦城际", PROJECT), ("东渡铁路", PROJECT)],
        ),
    ],
)
def test_things_with_a_name_beside_the_others(text: str, read_: list[tuple[str, CommitmentKind]]) -> None:
    assert [(c.object, c.kind) for c in read(text)] == read_


@pytest.mark.parametrize(
    ("text", "read_"),
    [
        (
            "改造渔港9个、新建公园3个、口袋公园5个。",
            [("改造", "渔港"), ("新建", "公园"), ("新建", "口袋公园")],
        ),
        ("新增学位9万个，其中公办学位6万个。", [("新增", "学位"), ("新增", "公办学位")]),
        ("城镇调查失业率5%以内、登记失业率4%以内。", [("达到", "城镇调查失业率"), ("达到", "城镇登记失业率")]),
        ("签约项目履约率达90%。", [("达到", "签约项目履约率")]),
        ("在3个县开展集体建设用地入市试点。", [("开展", "集体建设用地入市试点县")]),
        ("为企业降低综合成本9亿元。", [("降低", "企业综合成本")]),
        ("关闭退出煤矿6处。", [("关闭退出", "煤矿")]),
        ("坚决守住60万亩耕地红线。", [("坚决守住", "耕地红线")]),
        ("今年底前建成公共充电桩500个。", [("建成", "公共充电桩")]),
        ("职业院校招生5万人。", [("达到", "职业院校招生")]),
        ("水产品产量确保完成9万吨、力争达到10万吨。", [("确保完成", "水产品产量"), ("完成", "水产品产量")]),
    ],
)
def test_verb_and_object_of_a_quantity(text: str, read_: list[tuple[str, str]]) -> None:
    assert [(c.verb, c.object) for c in read(text)] == read_


@pytest.mark.parametrize("name", ["专项借款支持的保交楼项目", "市级财政支持的项目", "探索建立的试点社区"])
def test_what_tells_which_ones_makes_a_promise_no_softer(name: str) -> None:
    (found,) = read(f"{name}开工率达到90%。")
    assert found.strength is Strength.FIRM
