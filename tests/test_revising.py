"""Decisions into a file that people wrote in: what did not change stays to the letter, comments, order and quotes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cqdiff.decisions import revising
from cqdiff.decisions.revising import revised
from cqdiff.decisions.store import dumps, read_decisions
from cqdiff.errors import DecisionsError
from cqdiff.models import Decision, FollowUp, Kind, Quote

ROOT = Path(__file__).parent.parent
HAND = """\
# 复核：王老师负责农业，李老师负责工业
version: 1   # 格式
decisions:
  # 第一条：再问统计局
  - key: "000000000001"   # 抄自附表
    place: 云川市
    plan_year: "2024"
    verdict: 'met'        # 暂定
    evidence:
    - line: 7             # 见第二页
      quote: "农村公路: 建成 45公里"
    note: >
      两行
      备注
    # 附注：此条待会签

  # ---- 以下是工业 ----

  - {key: 000000000005, place: 云川市, plan_year: 2024, verdict: met, note: ''}  # 简写
  - verdict: missed
    place: 云川市
    plan_year: 2024
    key: 000000000007
    note:                 # 还没写
# 末尾的话
"""


def decision(key: str, verdict: str = "met", **other: object) -> Decision:
    given = {"place": "云川市", "plan_year": 2024, "promise": "就业 8万人", "kind": Kind.PLAN_REPORT, **other}
    return Decision(key=key, verdict=FollowUp(verdict), **given)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _never_anew(monkeypatch):
    """No test here may be green because the file was written anew."""
    if getattr(revising, "_reads_as", None):
        monkeypatch.setattr(revising, "_reads_as", lambda text, wanted: True)


@pytest.fixture
def hand(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text(HAND, encoding="utf-8")
    return path


def take_in(path, *changes, instead_of=""):
    path.write_bytes(revised(path, changes, instead_of).encode())
    return path.read_text(encoding="utf-8")


def test_nothing_new_changes_nothing(hand):
    assert take_in(hand, *read_decisions(hand).values()) == HAND


def test_a_changed_value_is_replaced_where_it_stands_in_the_quotes_it_had(hand):
    first = read_decisions(hand)["000000000001"]
    made = take_in(hand, replace(first, verdict=FollowUp.MISSED, by="王", note="李说：“可”, 'ok' # 无妨"))
    want = HAND.replace("verdict: 'met'  ", "verdict: 'missed'  ").replace(
        "note: >\n      两行\n      备注\n", "note: '李说：“可”, ''ok'' # 无妨'\n    by: 王\n"
    )
    assert made == want and read_decisions(hand)["000000000001"].by == "王"


def test_entries_between_braces_without_a_note_and_out_of_order_are_changed_in_their_place(hand):
    found = read_decisions(hand)
    made = take_in(
        hand,
        replace(found["000000000005"], note="甲, 乙]", at="2025-01-01"),
        replace(found["000000000007"], note="写了"),
    )
    want = HAND.replace("note: ''}", "note: '甲, 乙]', at: '2025-01-01'}").replace(
        "note:                 # 还没写", "note: 写了                 # 还没写"
    )
    assert made == want and read_decisions(hand)["000000000005"].note == "甲, 乙]"


def test_evidence_is_replaced_as_a_whole(hand):
    first = read_decisions(hand)["000000000001"]
    made = take_in(hand, replace(first, evidence=(Quote(9, "另一句: 甲"),)))
    assert read_decisions(hand)["000000000001"].evidence == (Quote(9, "另一句: 甲"),)
    assert "# 附注：此条待会签\n" in made and "# 抄自附表" in made and "note: >\n      两行" in made
    take_in(hand, replace(first, evidence=()))
    assert read_decisions(hand)["000000000001"].evidence == ()


def test_new_entries_stand_in_order_and_take_no_comment_of_others(hand):
    made = take_in(hand, *(decision(f"00000000000{n}", kind=Kind.UNKNOWN) for n in (3, 0, 9)))
    assert list(read_decisions(hand)) == [f"00000000000{n}" for n in (0, 1, 3, 5, 7, 9)]
    rest = iter(made.splitlines())
    assert all(line in rest for line in HAND.splitlines())  # all that was there, in its order
    at = made.index
    assert at("000000000000") < at("# 第一条") < at("000000000001") < at("# 附注") < at("000000000003")
    assert at("000000000003") < at("# ---- 以下是工业") < at("000000000005")


def test_new_entries_go_to_the_end_of_a_file_with_an_order_of_its_own(hand):
    swapped = HAND.replace("000000000007", "000000000002")
    hand.write_text(swapped, encoding="utf-8")
    take_in(hand, decision("000000000003"))
    assert list(read_decisions(hand)) == [f"00000000000{n}" for n in (1, 5, 2, 3)]


def test_an_entry_under_an_older_key_takes_the_new_one_where_it_stands(hand):
    made = take_in(hand, decision("0000000000aa", "missed", promise=""), instead_of="000000000001")
    assert '  - key: "0000000000aa"   # 抄自附表' in made and "# 第一条" in made
    assert list(read_decisions(hand)) == ["0000000000aa", "000000000005", "000000000007"]
    take_in(hand, decision("000000000005", "missed"), instead_of="000000000007")
    assert list(read_decisions(hand)) == ["0000000000aa", "000000000005"]


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\ndecisions: []  # 还没有\n# 末\n",
        "version: 1\ndecisions:\n# 末\n",
        "version: 1\ndecisions:",
        "decisions:  # 先写\nversion: 1\n",
        "version: 1\ndecisions: [{key: 000000000001, place: 甲, plan_year: 2024, verdict: met}]  # 末\n",
        "version: 1\ndecisions:\n-\n  key: 000000000001\n  place: 甲\n  plan_year: 2024\n  verdict: met",
    ],
)
def test_a_file_of_any_shape_takes_a_decision(tmp_path, text):
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    before, new = read_decisions(path), decision("000000000003", note="x")
    made = take_in(path, new)
    assert read_decisions(path) == {**before, new.key: new}
    assert made.count("#") == text.count("#")


def test_line_ends_and_the_mark_of_windows_stay(hand):
    hand.write_bytes(("\ufeff" + HAND).replace("\n", "\r\n").encode())
    data = revised(hand, [decision("000000000003")]).encode()
    assert data.startswith("\ufeff# 复核".encode()) and data.count(b"\n") == data.count(b"\r\n")
    hand.write_bytes(data)
    assert len(read_decisions(hand)) == 4


def test_a_new_file_has_its_head_and_a_broken_one_is_told(tmp_path):
    path = tmp_path / "d.yaml"
    assert revised(path, [decision("000000000003")]) == dumps([decision("000000000003")])
    path.write_text("version: 1\ndecisions: [\n", encoding="utf-8")
    with pytest.raises(DecisionsError, match=r"d\.yaml:3"):
        revised(path, [decision("000000000003")])


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
ENTRY = st.builds(
    decision,
    key=st.integers(0, 40).map(lambda n: f"{n:012x}"),
    verdict=st.sampled_from([v.value for v in FollowUp]),
    note=TEXT,
    by=TEXT,
    evidence=st.lists(st.builds(Quote, st.integers(1, 99), TEXT), max_size=2).map(tuple),
)


@settings(max_examples=150)
@given(first=st.lists(ENTRY, max_size=5), then=st.lists(ENTRY, min_size=1, max_size=4))
def test_any_decisions_read_as_they_were_taken(tmp_path_factory, first, then):
    path = tmp_path_factory.mktemp("d") / "d.yaml"
    path.write_bytes(dumps({d.key: d for d in first}.values()).encode())
    before = read_decisions(path)
    path.write_bytes(revised(path, then).encode())
    clean = tmp_path_factory.mktemp("c") / "c.yaml"
    clean.write_bytes(dumps({d.key: d for d in then}.values()).encode())
    assert read_decisions(path) == {**before, **read_decisions(clean)}
    again = path.read_bytes()
    assert revised(path, then).encode() == again


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_review_killed_while_it_saves_leaves_the_old_or_the_new_file(tmp_path):
    """Two decisions change places endlessly in a file of 3,000 with comments, until a kill falls into it."""
    path = tmp_path / "d.yaml"
    entries = [decision(f"{n:012x}", note="备注" * 20) for n in range(3_000)]
    text = dumps(entries).replace("- key: '000000000000'", "# 手写\n- key: '000000000000'")
    assert "# 手写" in text
    path.write_text(text, encoding="utf-8")
    endless = (
        "import sys; from pathlib import Path; from msgspec.structs import replace\n"
        "from cqdiff.cli_review import _saver; from cqdiff.decisions.store import read_decisions\n"
        "from cqdiff.models import FollowUp\n"
        "path = Path(sys.argv[1]); save = _saver(path, []); first = next(iter(read_decisions(path).values()))\n"
        "print('go', flush=True)\n"
        "while True:\n  for v in ('missed', 'met'): save(replace(first, verdict=FollowUp(v)), '')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for wait in (0.3, 0.37, 0.45):
        command = [sys.executable, "-c", endless, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as run:
            assert run.stdout is not None and run.stdout.readline()
            time.sleep(wait)
            run.send_signal(signal.SIGKILL)
        kept = path.read_text(encoding="utf-8")
        assert kept in (text, text.replace("verdict: met", "verdict: missed", 1))
