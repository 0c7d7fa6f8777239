"""Decisions: keys that outlive change, a file that is read strictly, rows that get what was decided about them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from factories import TEXT, commitment, comparison, figure, follow_row, report, section, sections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from cqdiff import cli, pipeline
from cqdiff.decisions.agreement import Opinion, agreement, kappa
from cqdiff.decisions.applying import apply, decide
from cqdiff.decisions.keys import KEY, aliases, keyed, short_promise
from cqdiff.decisions.merging import merge
from cqdiff.decisions.store import HEAD, dumps, read_decisions
from cqdiff.errors import DecisionsError
from cqdiff.models import Comparator, Decision, FollowUp, Kind, Quote
from cqdiff.show.agreement import as_text
from cqdiff.show.labels import Lang, label

SAMPLES = Path(__file__).parent.parent / "samples"
OLD, NEW = SAMPLES / "lanjiang-plan-2025.txt", SAMPLES / "lanjiang-plan-2026.txt"
GDP = figure(clause="地区生产总值增长6%左右")
JOBS = figure("8万人以上", 8, name="城镇新增就业", indicator=None, unit="万人", id="f2", clause="城镇新增就业8万人以上")
STATION = commitment()


def keys(*promises, made=None):
    made = made or report()
    return [row.key for row in keyed([follow_row(promise=p) for p in promises], made)]


def decision(key="0123456789ab", verdict="met", **other):
    given = {"place": "云川市", "plan_year": 2024, "promise": "地区生产总值 6%左右", "kind": Kind.PLAN_REPORT}
    return Decision(key=key, verdict=FollowUp(verdict), **{**given, **other})


# --- keys


def test_key_is_twelve_hexadecimal_digits_and_never_the_id_of_the_promise():
    found = keys(GDP, JOBS, STATION)
    assert len(set(found)) == 3 and all(KEY.fullmatch(key) and len(key) == 12 for key in found)
    moved = [replace(p, id=f"x{n}", line=p.line + 40, section="2") for n, p in enumerate((GDP, JOBS, STATION))]
    assert keys(*moved) == found


@pytest.mark.parametrize(
    "other",
    [
        {"value": Decimal(7)},
        {"value_hi": Decimal(7)},
        {"unit": "亿元"},
        {"comparator": Comparator.GE},
        {"indicator": "cpi"},
        {"indicator": None, "name": "工业增加值"},
        {"value": None, "words": "与经济增长同步"},
    ],
)
def test_key_differs_with_every_part_of_the_promise(other):
    assert keys(replace(GDP, **other)) != keys(GDP)


def test_key_differs_with_place_year_and_kind():
    others = (report(place="澜江市"), report(plan_year=2025), report(kind=Kind.WORK_REPORT))
    assert len({keys(GDP, made=made)[0] for made in (report(), *others)}) == 4


def test_key_is_the_same_for_the_same_number_and_the_same_words():
    assert keys(replace(GDP, value=Decimal("6.0"))) == keys(GDP)
    assert keys(replace(STATION, quote="开工建设\u3000云川北站，")) == keys(STATION)
    assert keys(replace(STATION, quote="建成3.5公里")) != keys(replace(STATION, quote="建成35公里"))


def test_key_tells_doubles_apart_by_their_section_and_identical_ones_by_number():
    first, second = replace(GDP, section="2"), replace(GDP, section="3.1", start=GDP.start + 1)
    found = keys(first, second)
    assert len(set(found)) == 2 and all(len(key) == 12 for key in found)
    assert keys(second, first) == found[::-1]  # whatever the order of the rows
    once, again = keys(first, replace(first, start=first.start + 1))
    assert again == f"{once}-2"


def test_key_of_a_row_that_was_a_double_is_still_known():
    first, second = replace(GDP, section="2"), replace(GDP, section="3.1", start=GDP.start + 1)
    before = keys(first, second)[0]
    alone = keyed([follow_row(promise=first)], report())
    assert alone[0].key != before and aliases(alone, report())[before] is alone[0]


def test_key_from_before_an_indicator_was_known_still_finds_its_row():
    before = keys(replace(GDP, indicator=None))[0]
    now = keyed([follow_row(promise=GDP), follow_row(promise=JOBS)], report())
    applied = apply(replace(comparison(), follow_up=now), {before: decision(before)})
    assert applied.fitting == 1 and applied.comparison.follow_up[0].decision.key == before and not applied.unfit


def test_decision_finds_its_row_by_words_after_the_number_is_read_otherwise():
    before = decision(keys(replace(JOBS, comparator=Comparator.EQ))[0], promise=short_promise(JOBS))
    rows = keyed([follow_row(promise=GDP), follow_row(promise=JOBS)], report())
    applied = apply(replace(comparison(), follow_up=rows), {before.key: before})
    assert applied.comparison.follow_up[1].decision is before and applied.open == 1
    doubles = keyed([follow_row(promise=JOBS), follow_row(promise=replace(JOBS, section="3.1"))], report())
    assert apply(replace(comparison(), follow_up=doubles), {before.key: before}).unfit == (before,)


WORDS = st.text("云川河谷山水新城乡村振兴产业，；", min_size=1, max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(above=st.lists(WORDS, max_size=4), shift=st.integers(0, 5), changed=WORDS)
def test_keys_survive_lines_above_new_numbers_and_other_sentences(above, shift, changed):
    promises = (GDP, JOBS, STATION)
    before = [row.key for row in keyed([follow_row(promise=p) for p in promises], report())]
    text = "".join(f"{line}。\n" for line in above) + TEXT.replace("粮食产量达到102.5万吨", changed)
    moved = text.index("二、2024年主要目标") - TEXT.index("二、2024年主要目标")
    tree = tuple(
        section(s.title, ".".join(str(int(n) + shift) for n in s.id.split(".")), s.part, text, f"（{shift}）")
        for s in sections()
    )

    def elsewhere(p):
        number = ".".join(str(int(n) + shift) for n in p.section.split("."))
        new = {"start": p.start + moved, "end": p.end + moved, "line": p.line + len(above), "section": number}
        if hasattr(p, "clause"):
            new["clause"] = (p.clause[0] + moved, p.clause[1] + moved)
        return replace(p, id=f"z{p.id}", **new)

    after = keyed([follow_row(promise=elsewhere(p)) for p in promises], report(text, parts=tree))
    assert [row.key for row in after] == before


def sample_keys(old_text, tmp_path, name="old.txt"):
    path = tmp_path / name
    path.write_text(old_text, encoding="utf-8")
    found = pipeline.compare(pipeline.read_report(str(path)), pipeline.read_report(str(NEW)))
    return {row.key: short_promise(row.promise) for row in found.follow_up}


def test_keys_of_the_samples_survive_edits_of_the_report(tmp_path):
    text = OLD.read_text(encoding="utf-8")
    before = sample_keys(text, tmp_path)
    assert len(before) > 100
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("二、2025年"))
    longer = [*lines[: at - 1], "此外，市情调研深入开展，各方反映良好。", "工作作风继续改进。", *lines[at - 1 :]]
    assert sample_keys("\n".join(longer) + "\n", tmp_path) == before
    reworded = text.replace("世界经济复苏乏力", "外部环境变化较多").replace("\n（二）总体要求", "\n（三）总体要求")
    reworded = reworded.replace("\n（三）主要预期目标", "\n（四）主要预期目标")
    assert reworded != text and sample_keys(reworded, tmp_path) == before


def test_keys_of_the_samples_change_only_with_the_promise_itself(tmp_path):
    text = OLD.read_text(encoding="utf-8")
    before = sample_keys(text, tmp_path)
    after = sample_keys(text.replace("城镇新增就业15万人以上", "城镇新增就业17万人以上"), tmp_path)
    assert len(before.keys() - after.keys()) == 1 and len(after.keys() - before.keys()) == 1
    assert after[(after.keys() - before.keys()).pop()] == "城镇新增就业 17万人以上"


# --- the file

QUOTE = Quote(7, "农村公路: 建成 # 45公里")


def test_file_reads_as_it_was_written_whatever_the_order(tmp_path):
    first = decision(by="王", at="2025-01-20T09:00:00+08:00", note="yes", evidence=(QUOTE,))
    second = decision("ba9876543210-2", "no_result", plan_year=None, kind=Kind.UNKNOWN)
    text = dumps([first, second])
    assert dumps([second, first]) == text and text.startswith("# 复核结论") and "\nversion: 1\n" in text
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_decisions(path) == {first.key: first, second.key: second}


@given(note=st.text(max_size=60), quote=st.text(max_size=40), by=st.text(max_size=10))
def test_file_holds_any_text(tmp_path_factory, note, quote, by):
    path = tmp_path_factory.mktemp("d") / "d.yaml"
    path.write_bytes(dumps([decision(note=note, by=by, evidence=(Quote(1, quote),))]).encode())
    (found,) = read_decisions(path).values()
    clean = [" ".join(t.encode("utf-8", "replace").decode().split()) for t in (note, quote, by)]
    assert [found.note, found.evidence[0].quote, found.by] == clean


def test_file_head_names_every_verdict_as_it_is_shown():
    for verdict in FollowUp:
        assert f"{verdict.value} {label(verdict.value, Lang.ZH)}" in HEAD


def test_file_written_by_hand_needs_only_what_matters(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text(
        "version: 1\ndecisions:\n"
        "  - {key: 0123456789ab, place: 云川市, plan_year: 2024, verdict: missed}\n"
        "  - key: 0123456789ac\n    place: 云川市\n    plan_year: 2024\n    verdict: met\n"
        "    note: |\n      两行\n      备注\n",
        encoding="utf-8",
    )
    first, second = read_decisions(path).values()
    assert first.verdict is FollowUp.MISSED and first.promise == "" and first.kind is Kind.UNKNOWN
    assert second.note == "两行 备注"


ENTRY = "- key: 0123456789ab\n  place: 云川市\n  plan_year: 2024\n  verdict: met\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("version: 1\ndecisions: [\n", 3, "YAML"),
        (f"version: 2\ndecisions:\n{ENTRY}", 1, "version: 1"),
        (f"decisions:\n{ENTRY}", 1, "version: 1"),
        ("version: 1\n", 1, "decisions"),
        ("- a\n", 1, "version"),
        ("", 0, "空的"),
        (f"version: 1\ndecisions:\n{ENTRY}  wer: x\n", 7, "wer"),
        (f"version: 1\ndecisions:\n{ENTRY}  verdict: met\n", 7, "两次"),
        (f"version: 1\ndecisions:\n{ENTRY}{ENTRY}", 7, "0123456789ab 写了两次（前一处在第 3 行）"),
        (f"version: 1\ndecisions:\n{ENTRY.replace('met', 'mat')}", 6, "exceeded"),
        (f"version: 1\ndecisions:\n{ENTRY.replace('met', '完成')}", 6, "exceeded"),
        (f"version: 1\ndecisions:\n{ENTRY.replace('0123456789ab', '17')}", 3, "key"),
        (f"version: 1\ndecisions:\n{ENTRY.replace('2024', '二四')}", 5, "plan_year"),
        (f"version: 1\ndecisions:\n{ENTRY}  evidence:\n  - line: 0\n    quote: x\n", 8, "行号"),
        (f"version: 1\ndecisions:\n{ENTRY}  evidence:\n  - line: 4\n", 8, "quote"),
        (f"version: 1\ndecisions:\n{ENTRY}  note: !!python/object:os.system x\n", 7, "标签"),
        (f"version: 1\ndecisions:\n{ENTRY}  note: &a x\n", 7, "anchors"),
        (f"version: 1\ndecisions:\n{ENTRY}  note: &a x\n  by: *a\n", 8, "aliases"),
        ("version: 1\ndecisions:\n- key: 0123456789ab\n  verdict: met\n", 3, "place、plan_year"),
        ("version: 1\ndecisions:\n- 0123456789ab\n", 3, "key"),
    ],
)
def test_file_that_is_broken_gives_one_line_with_its_place(tmp_path, capfd, text, line, said):
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    code = cli.main(["compare", str(OLD), str(NEW), "--json", "--decisions", str(path)])
    out, err = capfd.readouterr()
    assert code == 1 and out == "" and err.count("\n") == 1
    assert f"{path}:{line}: " in err if line else f"{path}: " in err
    assert said in err


def test_file_that_is_not_utf8_or_not_there(tmp_path):
    path = tmp_path / "d.yaml"
    with pytest.raises(DecisionsError, match=r"d\.yaml"):
        read_decisions(path)
    assert read_decisions(path, missing_ok=True) == {}
    path.write_bytes("version: 1\ndecisions: []\n# 澜江".encode("gbk"))
    with pytest.raises(DecisionsError, match=r"d\.yaml:3: 不是 UTF-8"):
        read_decisions(path)


# --- applying


def test_applied_decision_stands_beside_the_programs_verdict():
    rows = keyed([follow_row("met", GDP), follow_row("no_result", STATION)], report())
    full = replace(comparison(), follow_up=rows)
    mine = decide(rows[0], full.old, FollowUp.MISSED, [QUOTE])
    foreign = decision("aaaaaaaaaaaa", place="澜江市")
    lost = decision("bbbbbbbbbbbb", promise="旧的承诺")
    work = decision("cccccccccccc", kind=Kind.WORK_REPORT)
    applied = apply(full, {d.key: d for d in (mine, foreign, lost, work)})
    assert (applied.fitting, applied.unfit, applied.foreign, applied.open) == (1, (lost,), 2, 1)
    row = applied.comparison.follow_up[0]
    assert (row.verdict, row.standing, row.decision) == (FollowUp.MET, FollowUp.MISSED, mine)
    assert applied.comparison.follow_up[1].decision is None


def test_compare_applies_decisions_everywhere_and_counts_them(tmp_path, capfd):
    code = cli.main(["compare", str(OLD), str(NEW), "--json"])
    plain = json.loads(capfd.readouterr().out)
    row = next(r for r in plain["follow_up"] if r["verdict"] == "missed")
    assert code == 0 and all(KEY.fullmatch(r["key"]) and r["decision"] is None for r in plain["follow_up"])
    mine = decision(row["key"], "met", place="澜江市", plan_year=2025, by="王", note="口径不同", evidence=(QUOTE,))
    lost = decision("ffffffffffff", place="澜江市", plan_year=2025, promise="旧的承诺")
    path = tmp_path / "d.yaml"
    path.write_text(dumps([mine, lost]), encoding="utf-8")
    assert cli.main(["compare", str(OLD), str(NEW), "--json", "--decisions", str(path)]) == 0
    out, err = capfd.readouterr()
    data = json.loads(out)
    found = next(r for r in data["follow_up"] if r["key"] == row["key"])
    assert found["verdict"] == "missed" and found["decision"] == {
        "verdict": "met", "by": "王", "at": "", "note": "口径不同", "evidence": [{"line": 7, "quote": QUOTE.quote}],
    }  # fmt: skip
    assert "decisions" in data["signature"] and "decisions" not in plain["signature"]
    assert "采用1条" in err and "1条对不上" in err and "ffffffffffff" in err
    assert f"{len(data['follow_up']) - 1}行还没有复核" in err
    assert cli.main(["compare", str(OLD), str(NEW), "--decisions", str(path), "--only", "met"]) == 0
    shown = capfd.readouterr().out
    assert "口径不同" in shown and "✘ 未达" in shown.split("承诺兑现")[2]  # overruled to met, the program's beside it


# --- merging and agreement


def test_merge_adds_fills_and_lists_what_contradicts():
    present = {"a" * 12: decision("a" * 12, evidence=(QUOTE,)), "b" * 12: decision("b" * 12, by="王")}
    incoming = [
        decision("a" * 12, note="补记"),
        decision("b" * 12, "missed", by="李"),
        decision("c" * 12),
    ]
    found = merge(present, incoming)
    assert (found.added, found.filled, found.same, len(found.conflicts)) == (1, 1, 0, 1)
    assert found.decisions["a" * 12].evidence == (QUOTE,) and found.decisions["a" * 12].note == "补记"
    assert found.conflicts[0][0].verdict is FollowUp.MET and found.decisions["b" * 12].by == "李"
    assert merge(found.decisions, incoming).same == 3


def test_kappa_of_a_known_table():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: po 0.7, pe 0.5
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y")] * 3) is None and kappa([]) is None
    assert kappa([("y", "n"), ("n", "y")]) == pytest.approx(-1)


def test_agreement_counts_only_what_both_decided():
    a = {"1": Opinion("甲", "met"), "2": Opinion("乙", "met"), "3": Opinion("丙", "missed")}
    b = {
        "2": Opinion("乙", "missed"),
        "3": Opinion("丙", "missed"),
        "4": Opinion("丁", "met"),
        "5": Opinion("戊", "met"),
    }
    found = agreement(a, b)
    assert (found.both, found.alike, found.only_a, found.only_b, found.simple) == (2, 1, 1, 2, 0.5)
    assert [key for key, _, _ in found.differing] == ["2"]


def test_agreement_command_names_the_rows_that_differ(tmp_path, capfd):
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    a.write_text(dumps([decision(), decision("a" * 12)]), encoding="utf-8")
    b.write_text(dumps([decision(verdict="missed"), decision("a" * 12)]), encoding="utf-8")
    assert cli.main(["agreement", str(a), str(b)]) == 0
    out = capfd.readouterr().out
    assert "一致率 50.0%" in out and "0123456789ab\t完成\t未达\t地区生产总值 6%左右" in out
    assert cli.main(["agreement", str(a), str(b), "--json"]) == 0
    data = json.loads(capfd.readouterr().out)
    assert data["both"] == 2 and data["alike"] == 1 and data["kappa"] == 0.0 and data["differing"][0]["b"] == "missed"


def test_agreement_with_the_program(tmp_path, capfd):
    assert cli.main(["compare", str(OLD), str(NEW), "--json"]) == 0
    every = json.loads(capfd.readouterr().out)["follow_up"]
    rows = every[:2]
    path = tmp_path / "a.yaml"
    about = {"place": "澜江市", "plan_year": 2025}
    mine = [
        decision(rows[0]["key"], rows[0]["verdict"], **about),
        decision(rows[1]["key"], "unknown", **about),
        decision("f" * 12, "met", **about, promise="旧的承诺"),
    ]
    path.write_text(dumps(mine), encoding="utf-8")
    assert cli.main(["agreement", str(OLD), str(NEW), "--decisions", str(path)]) == 0
    out, err = capfd.readouterr()
    assert "共同复核 2 条，一致 1 条" in out and rows[1]["key"] in out and rows[0]["key"] not in out
    assert f"仅 程序 有 {len(every) - 2} 条" in out and "1条对不上" in err
    assert cli.main(["agreement", str(OLD), str(NEW), "--decisions", str(path), "--json"]) == 0
    matrix = json.loads(capfd.readouterr().out)["matrix"]
    assert sum(many for row in matrix.values() for many in row.values()) == 2
    assert matrix[rows[1]["verdict"]]["unknown"] == 1 and matrix[rows[0]["verdict"]][rows[0]["verdict"]] == 1
    assert cli.main(["agreement", str(path)]) == 2
    capfd.readouterr()
    assert cli.main(["agreement", str(OLD), str(NEW)]) == 2
    assert "--decisions FILE" in capfd.readouterr().err


def test_agreement_table_tells_where_to_trust_whom():
    said = [("met", "met")] * 3 + [("met", "missed")] + [("no_result", "reported")] * 2
    a, b = ({str(n): Opinion("甲", pair[side]) for n, pair in enumerate(said)} for side in (0, 1))
    text = as_text(agreement(a, b), ("程序", "王"))
    table = [line.split() for line in text.splitlines()[4:8]]
    assert table == [
        ["完成", "未达", "提及", "合计", "一致率"],
        ["完成", "3", "1", "·", "4", "75%"],
        ["未提及", "·", "·", "2", "2", "0%"],
        ["合计", "3", "1", "2", "6", "50%"],
    ]
    assert "行：程序；列：王" in text and len({cell_len(line) for line in text.splitlines()[4:8]}) == 1


def test_short_promise_is_one_line():
    assert short_promise(GDP) == "地区生产总值 6%左右"
    assert short_promise(STATION) == "开工建设云川北站"
    assert len(short_promise(replace(STATION, quote="长" * 200))) == 80
