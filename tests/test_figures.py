"""Figures by the annotation guide: each case is a sentence pattern, written on an invented city."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cqdiff.figures import blocks_of, find_figures
from cqdiff.models import Aspect, Comparator, Document, Figure, Kind, Outline, Paragraph, Part, Role
from cqdiff.rules import load_rules


def read(text: str, part: Part = Part.REVIEW, spans_years: bool = False) -> tuple[Figure, ...]:
    """The figures of one paragraph of the report of 2025, which reviews 2024."""
    document = Document("yunchuan.txt", "", text, text)
    paragraph = Paragraph("1", part, 0, len(text), spans_years)
    outline = Outline("", "云川市", Kind.PLAN_REPORT, 2024, 2025, (), (paragraph,))
    return find_figures(document, outline, blocks_of(outline, document), load_rules())


def names(text: str, part: Part = Part.REVIEW) -> list[tuple[str, str]]:
    return [(f.quote, f.name) for f in read(text, part)]


NAMES = {
    "elided subject": (
        "新增经营主体3.2万户、增长8.5%。",
        [("3.2万户", "新增经营主体"), ("8.5%", "新增经营主体")],
    ),
    "members of a list": (
        "农业、工业、服务业增加值分别增长4.1%、5.2%、5.9%。",
        [("4.1%", "农业增加值"), ("5.2%", "工业增加值"), ("5.9%", "服务业增加值")],
    ),
    "two growth rates for the two names before": (
        "城镇居民人均可支配收入41200元，农村居民人均可支配收入19800元，实际增长4.8%和6.5%。",
        [
            ("41200元", "城镇居民人均可支配收入"),
            ("19800元", "农村居民人均可支配收入"),
            ("4.8%", "城镇居民人均可支配收入"),
            ("6.5%", "农村居民人均可支配收入"),
        ],
    ),
    "a list joined by 和 before the next number": (
        "累计建成326个数字化车间和48个智能工厂。",
        [("326个", "累计建成数字化车间"), ("48个", "累计建成智能工厂")],
    ),
    "told once after the numbers": (
        "3.1万户、8.4万人稳定消除返贫风险。",
        [("3.1万户", "稳定消除返贫风险"), ("8.4万人", "稳定消除返贫风险")],
    ),
    "a share of the thing after it": ("70%的中小学纳入教联体。", [("70%", "中小学纳入教联体")]),
    "a share of something needs its subject": (
        "高技术产品出口增长12.1%，占全部出口比重超过40%。",
        [("12.1%", "高技术产品出口"), ("超过40%", "高技术产品出口占全部出口比重")],
    ),
    "a contribution needs its subject": (
        "高技术制造业增加值增长9.7%，对工业增长贡献率达到33.2%。",
        [("9.7%", "高技术制造业增加值"), ("33.2%", "高技术制造业对工业增长贡献率")],
    ),
    "who pays says nothing of what for": (
        "市财政拟投入4.3亿元用于促进就业。",
        [("4.3亿元", "市财政拟投入促进就业")],
    ),
    "a rating inside a name": (
        "公交与轨道50米内换乘比例提高到90%。",
        [("90%", "公交与轨道50米内换乘比例")],
    ),
    "an age inside a name": (
        "每千人口拥有3岁以下婴幼儿托位数达到4.5个。",
        [("4.5个", "每千人口拥有3岁以下婴幼儿托位数")],
    ),
    "an attribute of the subject before": (
        "粮食播种面积412万亩、产量20.6亿公斤。",
        [("412万亩", "粮食播种面积"), ("20.6亿公斤", "粮食产量")],
    ),
    "whom it reached": ("改造老旧小区64个、惠及9.7万户。", [("64个", "改造老旧小区"), ("9.7万户", "改造老旧小区惠及")]),
    "how it moved from year to year": (
        "资本充足率从2019年底的8.4%提升到去年底的13.3%。",
        [("8.4%", "资本充足率"), ("13.3%", "资本充足率")],
    ),
    "a verb inside a noun is no verb": (
        "加大保障性安居工程建设力度，今年新开工7000套以上。",
        [("7000套以上", "新开工保障性安居工程")],
    ),
    "a grade after the counted unit": ("新增云岭、澄湖2家5A级景区。", [("2家", "新增云岭、澄湖")]),
}


@pytest.mark.parametrize("case", NAMES)
def test_figures_names(case: str) -> None:
    text, expected = NAMES[case]
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "举办第五届云川博览会，实施“33618”行动，开通7号线二期。",
        "用3—5年时间，建成科创高地。",
        "办好15件重点民生实事，企业进入500强。",
        "1000千伏输电线路建成，签证为240小时过境免签。",
    ],
)
def test_figures_leaves_names_dates_and_ratings_out(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "aspect", "value", "unit", "comparator"),
    [
        ("地区生产总值增长6%左右。", Aspect.GROWTH, "6", "%", Comparator.APPROX),
        ("单位地区生产总值能耗下降3%以上。", Aspect.GROWTH, "-3", "%", Comparator.GE),
        ("城镇登记失业率控制在5.5%以内。", Aspect.LEVEL, "5.5", "%", Comparator.LE),
        ("数字经济占比提高1.5个百分点。", Aspect.CHANGE, "1.5", "个百分点", Comparator.EQ),
        ("网上零售额增长1倍。", Aspect.GROWTH, "100", "%", Comparator.EQ),
        ("加快600个城市更新项目建设。", Aspect.LEVEL, "600", "个", Comparator.EQ),
        ("每个县至少办好1所优质高中。", Aspect.LEVEL, "1", "所", Comparator.GE),
        ("近三成企业上云，云平台达到超过287个。", Aspect.LEVEL, "287", "个", Comparator.GE),
    ],
)
def test_figures_values(text: str, aspect: Aspect, value: str, unit: str, comparator: Comparator) -> None:
    (figure,) = read(text, Part.TASKS)
    assert (figure.aspect, figure.value, figure.unit, figure.comparator) == (aspect, Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    ("text", "part", "spans_years", "role", "year"),
    [
        ("地区生产总值增长6%。", Part.REVIEW, False, Role.RESULT, 2024),
        ("地区生产总值增长6%。", Part.TARGETS, False, Role.TARGET, 2025),
        ("2022年，在困难情况下，地区生产总值增长6%。", Part.REVIEW, False, Role.BASELINE, 2022),
        ("2024年，在困难情况下，地区生产总值增长6%。", Part.REVIEW, True, Role.RESULT, 2024),
        ("新建各类学校80所。", Part.REVIEW, True, Role.BASELINE, None),
        ("用3—5年时间，培养引进20名战略科学家。", Part.TASKS, False, Role.BASELINE, None),
        ("去年居民消费价格涨幅回落到2.6%。", Part.TARGETS, False, Role.BASELINE, 2024),
    ],
)
def test_figures_roles(text: str, part: Part, spans_years: bool, role: Role, year: int | None) -> None:
    (figure,) = read(text, part, spans_years)
    assert (figure.role, figure.year) == (role, year)


def test_figures_point_at_their_characters() -> None:
    text = "全市进出口总值713.4亿元，汽车出口额增长51.9%；新增专精特新企业超过287家。"
    for figure in read(text):
        assert text[figure.start : figure.end] == figure.quote
        assert text[slice(*figure.clause)].endswith(figure.quote)


def test_figures_headline_in_words() -> None:
    (figure,) = read("居民收入增长与经济增长同步。", Part.TARGETS)
    assert figure.value is None and figure.words and figure.headline and "居民收入" in figure.name
