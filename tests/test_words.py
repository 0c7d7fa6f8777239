"""Segmentation: rjieba and jieba stand in for one another."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cqdiff import words

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))

INVENTED = [
    "",
    "澜江市地区生产总值增长6%左右，规模以上工业增加值增长7.5%。",
    "新开工澜江北站至青屏段，建成投用12座变电站、3.5万千瓦储能电站。",
    "PM_2.5平均浓度控制在35微克/立方米以内，2026-02-02前完成；13.EFlops算力。",
    "一是抓好“两重”项目；二是实施A+B联动——力争R&D投入达到1.2亿元以上！\n\n（一）扩大内需\t　　。",
    "推广C++和T恤，5G基站达3.2万个，覆盖率99.9%，比2011-2020年均值高0.3个百分点。",
    "深入实施乡村振兴战略，农村居民人均可支配收入达到28,000元。",
]


@pytest.fixture(scope="module")
def both():
    """Both segmenters; the project's development environment installs both where it can."""
    pytest.importorskip("rjieba", reason="rjieba has no wheel for this platform")
    pytest.importorskip("jieba", reason="jieba is not installed")
    return words.with_rjieba(), words.with_jieba()


@pytest.mark.parametrize("text", INVENTED)
def test_words_of_both_segmenters_are_the_same(both, text):
    one, other = both
    assert one(text) == other(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_words_of_the_samples_are_the_same(both, path):
    one, other = both
    text = path.read_text(encoding="utf-8")
    assert one(text) == other(text)


def test_words_of_real_reports_are_the_same(both, corpus):
    one, other = both
    for path in sorted(corpus.glob("*.txt"))[:4]:
        text = path.read_text(encoding="utf-8-sig")
        assert one(text) == other(text), path.name


@pytest.mark.parametrize("text", INVENTED)
def test_words_joined_are_the_text(text):
    assert "".join(words.segment(text)) == text


def test_words_fall_back_to_jieba(monkeypatch):
    pytest.importorskip("jieba", reason="jieba is not installed")
    monkeypatch.setitem(sys.modules, "rjieba", None)  # makes its import fail
    words._segmenter.cache_clear()
    try:
        assert words.segmenter_name() == "jieba"
        assert words.segment("推动高质量发展") == ["推动", "高质量", "发展"]
    finally:
        words._segmenter.cache_clear()


def test_words_say_nothing_on_stderr(capfd):
    pytest.importorskip("jieba", reason="jieba is not installed")
    words.with_jieba()("澜江市")
    assert capfd.readouterr() == ("", "")
