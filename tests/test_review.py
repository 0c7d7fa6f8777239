"""The review: doubtful rows first, every answer saved at once, resumable, driven through a plain pipe."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from cqdiff import cli, cli_review
from cqdiff.decisions.applying import decide
from cqdiff.decisions.session import review_order
from cqdiff.decisions.store import dumps, read_decisions
from cqdiff.models import FollowUp
from cqdiff.pipeline import compare, read_report

ROOT = Path(__file__).parent.parent
OLD, NEW = str(ROOT / "samples" / "lanjiang-plan-2025.txt"), str(ROOT / "samples" / "lanjiang-plan-2026.txt")


@pytest.fixture(scope="module")
def found():
    return compare(read_report(OLD), read_report(NEW))


@pytest.fixture
def review(tmp_path):
    """Answer a review of the samples; gives its result and the decisions on file."""
    path = tmp_path / "decisions.yaml"

    def run(answers, *options):
        arguments = ["review", OLD, NEW, "--decisions", str(path), "--by", "王", *options]
        result = CliRunner().invoke(cli.build(), arguments, input=answers)
        return result, read_decisions(path, missing_ok=True)

    run.path = path
    return run


def test_review_order_puts_the_doubtful_first(found):
    rows = review_order(found)
    doubtful = [row.verdict in (FollowUp.REPORTED, FollowUp.NO_RESULT, FollowUp.UNKNOWN) for row in rows]
    many = sum(doubtful)
    assert len(rows) == len(found.follow_up) and 0 < many < len(rows) and all(doubtful[:many])
    for group in (rows[:many], rows[many:]):
        assert [r.score for r in group] == sorted(r.score for r in group)


def test_review_accepts_overrules_and_picks_evidence(review, found):
    order = review_order(found)
    result, kept = review("a\no\n2\n1\n未达\n")
    assert result.exit_code == 0, result.output
    assert kept[order[0].key].verdict is order[0].verdict and kept[order[1].key].verdict is FollowUp.MET
    assert {d.by for d in kept.values()} == {"王"} and all(d.at for d in kept.values())
    third = order[2]
    if third.results or third.candidates:
        assert kept[third.key].verdict is FollowUp.MISSED and len(kept[third.key].evidence) == 1
    else:
        assert "没有“1”这个选择" in result.output and third.key not in kept


def test_review_keeps_the_candidate_that_was_picked(review, found):
    order = review_order(found)
    at = next(n for n, row in enumerate(order) if row.candidates and not row.results)
    result, kept = review("s\n" * at + "1\n提及\n")
    picked = kept[order[at].key]
    assert picked.verdict is FollowUp.REPORTED and picked.evidence[0].line == order[at].candidates[0].line
    assert picked.evidence[0].quote in found.new.text and result.exit_code == 0


def test_review_shows_both_passages_and_the_reason(review, found):
    result, _ = review("q\n")
    first = review_order(found)[0]
    assert f"L{first.promise.line}「" in result.output and first.why in result.output
    assert f"1/{len(found.follow_up)}" in result.output


def test_review_resumes_where_it_stopped(review, found):
    order = review_order(found)
    review("a\na\nq\n")
    result, kept = review("a\n")
    assert set(kept) == {row.key for row in order[:3]}
    assert f"1/{len(order) - 2}" in result.output and "采用2条" in result.output


def test_review_skipped_rows_come_again_and_back_corrects(review, found):
    order = review_order(found)
    _, kept = review("b\ns\na\nb\no\n超额\nq\n")
    assert list(kept) == [order[1].key] and kept[order[1].key].verdict is FollowUp.EXCEEDED
    result, _ = review("q\n")
    assert f"1/{len(order) - 1}" in result.output


def test_review_notes_go_with_the_decision(review, found):
    order = review_order(found)
    result, kept = review("n\n已核对原文\na\nn\n留着\nq\n")
    assert kept[order[0].key].note == "已核对原文" and order[1].key not in kept
    assert "1条备注没有结论，没有保存" in result.output
    result, kept = review("n\n改写备注\nq\n", "--all")
    assert "本次复核1条" in result.output + result.stderr
    assert kept[order[0].key].note == "改写备注" and kept[order[0].key].verdict is order[0].verdict


def test_review_saves_after_every_answer(review, monkeypatch, found):
    saved = []

    def saver(path, inputs):
        real = original(path, inputs)

        def save(decision, instead_of):
            real(decision, instead_of)
            saved.append(len(read_decisions(path)))

        return save

    original = cli_review._saver
    monkeypatch.setattr(cli_review, "_saver", saver)
    review("a\na\na\nq\n")
    assert saved == [1, 2, 3]


def test_review_keeps_what_others_wrote_meanwhile(review, monkeypatch, found):
    order = review_order(found)
    review("a\nq\n")
    theirs = review.path.read_text(encoding="utf-8")
    review.path.unlink()
    ask = cli_review.Dialogue._ask

    def while_asked(dialogue, prompt):
        if not review.path.exists():  # another reviewer saves while this one reads
            review.path.write_text(theirs, encoding="utf-8")
        return ask(dialogue, prompt)

    monkeypatch.setattr(cli_review.Dialogue, "_ask", while_asked)
    _, kept = review("s\na\n")
    assert {order[0].key, order[1].key} <= set(kept)


def test_review_to_the_end(review, found):
    result, kept = review("a\n" * len(found.follow_up))
    assert len(kept) == len(found.follow_up) and "没有更多要复核的行" in result.output
    result, _ = review("")
    assert result.exit_code == 0 and "每一行都已复核" in result.output


def test_review_answers_nonsense_with_help(review):
    result, kept = review("zz\n\no\n九\n\nq\n")
    assert "没有“zz”这个选择" in result.output and "没有结论“九”" in result.output and not kept


def test_review_takes_what_a_chinese_keyboard_types(review, found):
    order = review_order(found)
    result, kept = review("ａ\nＯ\n３\nＱ\n")
    assert result.exit_code == 0 and set(kept) == {order[0].key, order[1].key}
    assert kept[order[1].key].verdict is FollowUp.MISSED
    _, kept = review("n\n甲\x1b\x07乙\u202e\na\nq\n")
    assert kept[order[2].key].note == "甲乙"


def at_a_terminal(path, *typed):
    """Run a review at a terminal of its own, typing each text once its last prompt stands; gives all that was shown."""
    pty = pytest.importorskip("pty")
    main, side = pty.openpty()
    command = [sys.executable, "-c", "from cqdiff.cli import entry; entry()", "review", OLD, NEW, "--decisions", path]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    run = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=environment, start_new_session=True)
    os.close(side)
    shown = b""
    for text in [*typed, None]:
        while text is None or not shown.rstrip().endswith(b">"):
            try:
                part = os.read(main, 65536)
            except OSError:  # the other end is closed
                part = b""
            if not part:
                break
            shown += part
        if text is not None:
            shown += b"|"
            os.write(main, text if isinstance(text, bytes) else text.encode())
    os.close(main)
    return run.wait(timeout=30), shown.decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_review_at_a_terminal_edits_with_arrow_keys(tmp_path):
    path = tmp_path / "d.yaml"
    code, shown = at_a_terminal(str(path), "n\r", "甲丙丁\x1b[D\x1b[D乙\x1b[C\x7f\r", "a\r", "q\r")
    assert code == 0, shown
    (kept,) = read_decisions(path).values()
    assert kept.note == "甲乙丁"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("leave", [b"\x04", "q\r"])
def test_review_left_at_a_terminal_says_what_was_saved(tmp_path, leave):
    code, shown = at_a_terminal(str(tmp_path / "d.yaml"), "a\r", leave)
    assert code == 0 and "本次复核1条" in shown and "Traceback" not in shown


def test_review_interrupted_says_what_was_saved(review, monkeypatch):
    ask = cli_review.Dialogue._ask

    def interrupted(dialogue, prompt):
        if dialogue.session.decided:
            raise KeyboardInterrupt
        return ask(dialogue, prompt)

    monkeypatch.setattr(cli_review.Dialogue, "_ask", interrupted)
    result, kept = review("a\n")
    assert result.exit_code == 130 and len(kept) == 1 and "本次复核1条" in result.output + result.stderr


def meanwhile(monkeypatch, path, decision):
    """Another reviewer saves that decision while this one looks at the first row."""
    ask = cli_review.Dialogue._ask

    def asked(dialogue, prompt):
        if not dialogue.answered:
            path.write_text(dumps([decision]), encoding="utf-8")
        return ask(dialogue, prompt)

    monkeypatch.setattr(cli_review.Dialogue, "_ask", asked)


@pytest.mark.parametrize(
    ("answers", "verdict", "by", "many"),
    [("o\n完成\n\nq\n", FollowUp.MISSED, "李", "没有新的结论"), ("o\n完成\ny\nq\n", FollowUp.MET, "王", "本次复核1条")],
)
def test_review_writes_over_nobody_unasked(review, found, monkeypatch, answers, verdict, by, many):
    """Two reviewers on one file: the second one's answer replaced the first one's without a word."""
    row = review_order(found)[0]
    theirs = replace(decide(row, found.old, FollowUp.MISSED), by="李", at="2026-02-01T09:30:00+08:00", note="查过台账")
    meanwhile(monkeypatch, review.path, theirs)
    result, kept = review(answers)
    assert "这一条刚才已由别人定为“未达”（李，查过台账）" in result.output and "y 改为“完成”" in result.output
    assert (kept[row.key].verdict, kept[row.key].by) == (verdict, by) and len(kept) == 1
    assert many in result.output + result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="folders can't be locked there")
def test_review_two_at_once_lose_nothing(tmp_path):
    """Both read, change and replace the file at every answer."""
    path = tmp_path / "d.yaml"
    command = [
        sys.executable,
        "-c",
        "from cqdiff.cli import entry; entry()",
        "review",
        OLD,
        NEW,
        "--decisions",
        str(path),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answers = ("a\n" * 20 + "q\n", "s\n" * 20 + "a\n" * 20 + "q\n")
    pipe = subprocess.PIPE
    runs = [
        subprocess.Popen([*command, "--by", by], stdin=pipe, stdout=pipe, stderr=pipe, env=environment) for by in "王李"
    ]
    for run, typed in zip(runs, answers, strict=True):
        run.stdin.write(typed.encode())
        run.stdin.close()
    for run in runs:
        run.stdout.read()
        assert run.wait(timeout=60) == 0, run.stderr.read().decode()
    assert sorted(d.by for d in read_decisions(path).values()) == ["李"] * 20 + ["王"] * 20


def process(*arguments, **how):
    code = "from cqdiff.cli import entry; entry()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, env=environment, **how)


def test_review_through_a_pipe(tmp_path):
    path = tmp_path / "d.yaml"
    done = process("review", OLD, NEW, "--decisions", str(path), input="a\no\n完成\nq\n".encode())
    assert done.returncode == 0, done.stderr.decode()
    assert [d.verdict for d in read_decisions(path).values()].count(FollowUp.MET) == 1
    assert f"本次复核2条，存在 {path}" in done.stderr.decode()


@pytest.mark.parametrize("how", [{"stdin": subprocess.DEVNULL}, {"input": b""}])
def test_review_without_a_usable_stdin_says_so(tmp_path, how):
    done = process("review", OLD, NEW, "--decisions", str(tmp_path / "d.yaml"), **how)
    assert done.returncode == 1 and "标准输入没有内容可读" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode() and not (tmp_path / "d.yaml").exists()


def test_review_with_stdin_closed_says_so(tmp_path, monkeypatch, capfd):
    closed = io.StringIO("a\n")
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert cli.main(["review", OLD, NEW, "--decisions", str(tmp_path / "d.yaml")]) == 1
    assert "标准输入没有内容可读" in capfd.readouterr().err
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["review", OLD, NEW, "--decisions", str(tmp_path / "d.yaml")]) == 1


def test_review_never_writes_over_a_report(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\n"))
    before = Path(OLD).read_bytes()
    assert cli.main(["review", OLD, NEW, "--decisions", OLD]) == 1
    assert Path(OLD).read_bytes() == before and f"{OLD}:" in capfd.readouterr().err
    assert cli.main(["review", "-", NEW]) == 2
    assert cli.main(["review", OLD, NEW, "--decisions", str(tmp_path / "no" / "d.yaml")]) == 1


def test_review_decisions_reach_the_json(review, capfd):
    _, kept = review("o\n完成\n")
    assert cli.main(["compare", OLD, NEW, "--json", "--decisions", str(review.path)]) == 0
    rows = json.loads(capfd.readouterr().out)["follow_up"]
    decided = {row["key"]: row["decision"]["verdict"] for row in rows if row["decision"]}
    assert decided == {key: d.verdict.value for key, d in kept.items()} and len(decided) == 1
