"""Pieces of a name in a passage: which stretches of it count as spoken of."""

from __future__ import annotations

import subprocess
import sys

import pytest
from files import SAMPLES

from cqdiff.align.passages import _pieces, _stretch

PIECES = {
    "with a word between": ("云川林区保护二期工程", "实施云川保护二期工程", ["云川", "保护二期工程"]),
    "turned round": ("改造农村危房", "继续推进农村危房改造", ["改造", "农村危房"]),
    "half a word is none": ("工程治理", "推动全过程治理", ["治理"]),
    "half a number is none": ("17号线", "7号线一期开工", ["号线"]),
    "a word that joins belongs to neither side": ("供水和排水", "供水、排水设施", ["供水", "排水"]),
    "nothing": ("医院", "学校开学", []),
}


@pytest.mark.parametrize("case", PIECES)
def test_passages_pieces_of_a_name(case):
    name, quote, pieces = PIECES[case]
    assert [name[start:end] for start, end in _pieces(name, quote)] == pieces


STRETCHES = {
    "on its own side": (["专精特新", "企业"], "科技型企业专精特新小巨人企业增至310家", "专精特新小巨人企业"),
    "turned round": (["改造", "农村危房"], "农村危房得到改造", "农村危房得到改造"),
    "on the other side, where its own is far": (["云江", "整治工程"], "整治工程在云江两岸展开", "整治工程在云江"),
}


@pytest.mark.parametrize("case", STRETCHES)
def test_passages_stretch_that_holds_all_pieces(case):
    pieces, quote, stretch = STRETCHES[case]
    start, end = _stretch(pieces, quote)
    assert quote[start:end] == stretch


def test_passages_need_no_dictionary():
    """Loading it takes longer than comparing two reports."""
    code = (
        "import sys; from cqdiff.cli import main; "
        "code = main(['compare', *sys.argv[1:], '--json']); "
        "sys.exit(code or bool({'jieba', 'rjieba'} & sys.modules.keys()))"
    )
    samples = [str(SAMPLES / f"lanjiang-plan-{year}.txt") for year in (2025, 2026)]
    done = subprocess.run([sys.executable, "-c", code, *samples], capture_output=True, check=False)
    assert done.returncode == 0
