"""Units: what reports write is understood, and reckoning with it is exact and consistent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqdiff.rules import load_rules
from cqdiff.units import convert, parse_unit

RULES = load_rules()
MAGNITUDES = ["", *(unit.id for unit in RULES.units.values() if unit.kind == "magnitude")]
NAMES = sorted(name for u in RULES.units.values() if u.kind != "magnitude" for name in (u.id, *u.aliases))

values = st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, places=4)
units = st.builds(str.__add__, st.sampled_from(MAGNITUDES), st.sampled_from(NAMES))


def number(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1.3", "万亿斤", "亿公斤", "6500"),
        ("1.3", "万亿斤", "亿吨", "6.5"),
        ("2665", "万亩", "万公顷", "177.6666666666666666666666667"),
        ("1.5", "万亩", "公顷", "1000"),
        ("3", "平方公里", "亩", "4500"),
        ("2", "公顷", "平方米", "20000"),
        ("0.5", "万亿元", "亿元", "5000"),
        ("64.8", "万人", "人", "648000"),
        ("120", "名", "人", "120"),
        ("5", "万", "人", "50000"),
        ("8", "个", "家", "8"),
        ("300", "万千瓦", "吉瓦", "3"),
        ("1", "亿千瓦时", "亿度", "1"),
        ("12", "公里", "里", "24"),
        ("1", "百分点", "个百分点", "1"),
        ("5", "‰", "%", "0.5"),
        ("3", "岁", "个月", "36"),
        ("2", "天", "小时", "48"),
        ("1.2", "万标箱", "标准箱", "12000"),
    ],
)
def test_units_convert(value, source, target, expected):
    assert convert(number(value), source, target, RULES) == number(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("亿元", "亿美元"),
        ("万人", "万户"),
        ("万人", "万人次"),
        ("%", "百分点"),
        ("亩", "吨"),
        ("吨标准煤", "吨"),
        ("千瓦", "千瓦时"),
        ("元/人", "元"),
        ("元/人", "元/吨"),
        ("万", "万亩"),
        ("", "%"),
        ("光年", "公里"),
        ("公里", "光年"),
    ],
)
def test_units_of_different_things_do_not_convert(source, target):
    assert convert(Decimal(1), source, target, RULES) is None


@pytest.mark.parametrize(
    ("text", "unit", "family", "factor"),
    [
        ("", "", "count", "1"),
        ("亿", "", "count", "100000000"),
        ("万亿元", "元", "money", "1000000000000"),
        ("千瓦", "千瓦", "power", "1"),
        ("万千瓦", "千瓦", "power", "10000"),
        ("亿立方米", "立方米", "volume", "100000000"),
        ("万余辆", "辆", "count", "10000"),
        ("省（区、市）", "省（区、市）", "count", "1"),
        ("微克/立方米", "微克/立方米", "rate_per", "1"),
        ("百万千瓦", "千瓦", "power", "1000000"),
    ],
)
def test_units_parse(text, unit, family, factor):
    found = parse_unit(text, RULES)
    assert found is not None
    assert (found.unit_id, found.family, found.factor) == (unit, family, number(factor))


@pytest.mark.parametrize("text", ["光年", "万光年", "亩万", "元元", "第", "万 亩亩"])
def test_units_unknown_are_none(text):
    assert parse_unit(text, RULES) is None


def test_units_that_reports_write_are_known(corpus):
    """The units of the annotated reports beside the repository, as their readers wrote them down."""
    import json

    gold = sorted((corpus.parent / "gold").glob("*.jsonl"))
    if not gold:
        pytest.skip("needs the annotated reports beside the repository (../shared/gold)")
    rows = [json.loads(line) for path in gold for line in path.read_text(encoding="utf-8").splitlines() if line]
    written = {row["unit"] for row in rows if row.get("unit")}
    assert written and not {unit for unit in written if parse_unit(unit, RULES) is None}


@given(units)
def test_units_with_any_magnitude_are_known(unit):
    assert parse_unit(unit, RULES) is not None


@given(values, units)
def test_units_convert_to_themselves(value, unit):
    assert convert(value, unit, unit, RULES) == value


@given(values, units, units)
def test_units_convert_there_and_back(value, one, other):
    there = convert(value, one, other, RULES)
    back = None if there is None else convert(there, other, one, RULES)
    if there is None:
        assert convert(value, other, one, RULES) is None
    else:
        assert back is not None and abs(back - value) <= abs(value) * Decimal("1e-20")


@given(values, values, units, units)
def test_units_keep_the_order_of_values(low, high, one, other):
    a, b = convert(min(low, high), one, other, RULES), convert(max(low, high), one, other, RULES)
    assert (a is None) == (b is None)
    assert a is None or b is None or a <= b


@given(st.text(max_size=8))
def test_units_take_any_text(text):
    found = parse_unit(text, RULES)
    assert found is None or found.factor > 0
