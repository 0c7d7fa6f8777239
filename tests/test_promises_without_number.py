"""Promises that have no number: what is set up for whom, which paper, which service, and what has no end."""

from __future__ import annotations

import pytest

from cqdiff.models import CommitmentKind
from tests.test_commitments import objects, read

DOCUMENT, INSTITUTION, OTHER = CommitmentKind.DOCUMENT, CommitmentKind.INSTITUTION, CommitmentKind.OTHER
PROJECT, SERVICE, EVENT = CommitmentKind.PROJECT, CommitmentKind.SERVICE, CommitmentKind.EVENT


@pytest.mark.parametrize(
    ("text", "verb", "object_", "kind"),
    [
        ("全面实施渔民互助保障制度。", "实施", "渔民互助保障制度", OTHER),
        ("有序实施渔船登记制度改革。", "实施", "渔船登记制度改革", OTHER),
        ("全面实施湾长责任制度。", "实施", "湾长责任制度", OTHER),
        ("在全市实施海域使用权登记制度改革。", "实施", "海域使用权登记制度改革", OTHER),
        ("在沿海乡镇建立渔民轮休制度。", "建立", "渔民轮休制度", OTHER),
        ("为渔民建立意外险补偿制度。", "建立", "意外险补偿制度", OTHER),
        ("在东渡片区开工建设云川第四水厂。", "开工建设", "云川第四水厂", PROJECT),
        ("在青禾新区建立海洋数据交易平台。", "建立", "海洋数据交易平台", SERVICE),
        ("搭建银渔对接平台。", "搭建", "银渔对接平台", SERVICE),
        ("启动海洋数据交易平台。", "启动", "海洋数据交易平台", SERVICE),
        ("启用水产品追溯平台。", "启用", "水产品追溯平台", SERVICE),
        ("基本实现异地就医费用直接结算。", "基本实现", "异地就医费用直接结算", OTHER),
        ("实现渔港监控系统互联互通。", "实现", "渔港监控系统互联互通", OTHER),
        ("推出渔船碰撞保险。", "推出", "渔船碰撞保险", OTHER),
        ("出台渔民养老金制度。", "出台", "渔民养老金制度", OTHER),
        ("推出“渔易贷”等金融产品。", "推出", "“渔易贷”金融产品", SERVICE),
        ("推出第三批海洋产业项目。", "推出", "第三批海洋产业项目", OTHER),
        ("开展第二轮渔船燃油定价核定。", "开展", "第二轮渔船燃油定价核定", OTHER),
        ("审慎开展海域入市试点。", "开展", "海域入市试点", OTHER),
        ("扎实开展渔港综合管理改革试点。", "开展", "渔港综合管理改革试点", OTHER),
        ("启动云川碳市场扩围。", "启动", "云川碳市场扩围", OTHER),
        ("制定人才发展规划。", "制定", "人才发展规划", DOCUMENT),
        ("出台城市更新行动方案。", "出台", "城市更新行动方案", DOCUMENT),
        ("研究制定数据基础制度配套政策。", "制定", "数据基础制度配套政策", DOCUMENT),
        ("出台海洋经济促进法配套制度。", "出台", "海洋经济促进法配套制度", DOCUMENT),
        ("完成《渔港管理条例》修订。", "完成", "《渔港管理条例》修订", DOCUMENT),
        ("编制渔港经济重大项目储备库。", "编制", "渔港经济重大项目储备库", DOCUMENT),
        ("启动“十五五”规划前期研究。", "启动", "“十五五”规划前期研究", OTHER),
        ("提请市人大修订渔港管理条例。", "提请市人大修订", "渔港管理条例", DOCUMENT),
        ("推动渔港管理条例尽快出台。", "推动…尽快出台", "渔港管理条例", DOCUMENT),
        ("推动渔港保护条例修订。", "推动…修订", "渔港保护条例", DOCUMENT),
        ("修改渔业保护法。", "修改", "渔业保护法", DOCUMENT),
        ("实现电子渔民证全省通用。", "实现", "电子渔民证全省通用", OTHER),
        ("做好渔港保护立法工作。", "做好", "渔港保护立法工作", OTHER),
        ("组织好云川建市60周年庆祝活动。", "组织好", "云川建市60周年庆祝活动", EVENT),
        ("各部门预决算都要公开。", "实现", "各部门预决算都要公开", OTHER),
        ("停征、减征部分涉渔收费。", "停征、减征", "部分涉渔收费", OTHER),
        ("降低失业保险、工伤保险费率。", "降低", "失业保险、工伤保险费率", OTHER),
        ("把渔船“以旧换新”试点扩大到内河船舶。", "实现", "把渔船“以旧换新”试点扩大到内河船舶", OTHER),
        ("渔业用工限制措施实现“清零”。", "实现", "渔业用工限制措施实现“清零”", OTHER),
        ("全面供应低硫船用柴油。", "供应", "低硫船用柴油", OTHER),
        ("建设海藻种质资源库。", "建设", "海藻种质资源库", PROJECT),
        ("建设渔民信息库。", "建设", "渔民信息库", SERVICE),
        ("设立总规模50亿元的云川蓝色产业母基金。", "设立", "云川蓝色产业母基金", INSTITUTION),
    ],
)
def test_what_is_set_up_issued_and_put_on_line(text: str, verb: str, object_: str, kind: CommitmentKind) -> None:
    assert [(c.verb, c.object, c.kind) for c in read(text)] == [(verb, object_, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "深入实施海洋强市战略，深化渔港管理制度改革，深入实施最严格的海域保护制度。",
        "实施最严格的海域保护制度，继续实施渔业管理体制改革，深入开展改革试点。",
        "让政策早出台，推动政策尽快出台，推进标准修订，实施好渔民保障制度，推动重点任务落地实施。",
        "推出金融产品，推出一批特色保险，建立信息共享平台。",
        "制定高质量发展行动方案，制定产业发展规划，制定专项规划。",
        "完成清单修订，开展前期研究，启动重大课题研究。",
        "持续做好规划实施和统计监测，对困难渔民开展常态化监测。",
        "做好海洋、渔业等领域政府立法工作，做好各项申报工作，组织好各类活动。",
        "用好20亿元渔港改造专项借款。",
    ],
)
def test_what_has_no_end_and_nothing_in_particular(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "objects_"),
    [
        (
            "建立全市统一的船员信用代码制度和船舶信息共享交换平台。",
            ["全市统一的船员信用代码制度", "船舶信息共享交换平台"],
        ),
        ("办好云川渔业博览会、全市海鲜消费促进月。", ["云川渔业博览会", "全市海鲜消费促进月"]),
        ("完成海域空间规划编制、县级规划审批。", ["海域空间规划编制", "县级规划审批"]),
        ("推动云川造船二期6月底前投产、海缆项目达产达效。", ["云川造船二期", "海缆项目"]),
    ],
)
def test_lists_of_two_sorts(text: str, objects_: list[str]) -> None:
    assert objects(text) == objects_
