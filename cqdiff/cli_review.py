"""`cqdiff review`: a walk through the rows of a comparison with a human, from a terminal or a pipe."""

from __future__ import annotations

import contextlib
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from cqdiff.cli_io import complain, emit, load
from cqdiff.cli_steps import compared, now, tally
from cqdiff.errors import InputError, OutputError
from cqdiff.show.labels import Lang, label, verdict_of
from cqdiff.show.plain import one_line

if TYPE_CHECKING:
    from cqdiff.decisions.session import Session
    from cqdiff.models import Comparison, Decision, FollowRow, FollowUp, Quote

Save = Callable[["Decision", "Decision | None"], "Decision | None"]
"""Saves a decision in place of the one the reviewer knew, or gives back another that stands there by now."""

PROMPT = "a 接受  o 改判  1-9 另选依据  n 备注  s 跳过  b 上一条  q 退出 > "
HELP = """\
a  接受程序的结论            o  改判：选一个结论
1-9  另选一条依据，再选结论    n  写备注（随结论保存；已有结论的立即保存）
s  跳过，下次再看            b  回到上一条
q  退出；答过的都已保存
"""


def review_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="较早的报告")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="后一年的报告")],
    decisions: Annotated[Path, typer.Option("--decisions", metavar="FILE", help="复核结论存在这里")] = Path(
        "decisions.yaml"
    ),
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="复核人；不给则用登录名")] = None,
    everything: Annotated[bool, typer.Option("--all", help="已有结论的行也再看一遍")] = False,
    lang: Annotated[Lang, typer.Option("--lang", help="标签的语言")] = Lang.ZH,
    rules_dirs: Annotated[
        list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹")
    ] = None,
) -> None:
    """逐行复核承诺兑现，存疑的在前；每答一条就存盘，下次接着来。"""
    from cqdiff.decisions.applying import apply
    from cqdiff.decisions.session import Session, review_order
    from cqdiff.decisions.store import read_decisions

    if "-" in (old, new):
        raise typer.BadParameter("review 要从标准输入读答案，OLD 和 NEW 不能是 -")
    if not decisions.parent.is_dir():
        raise OutputError(f"{decisions}：没有这个文件夹；请先建好，或换一个位置")
    present = read_decisions(decisions, missing_ok=True)
    comparison = compared([old, new], load(rules_dirs))
    for warning in comparison.warnings:
        complain(warning)
    applied = apply(comparison, present)
    complain(tally(applied, lang))
    session = Session(review_order(applied.comparison, everything=everything))
    save = _saver(decisions, [old, new])
    dialogue = Dialogue(applied.comparison, session, save, _login() if by is None else by.strip(), lang)
    try:
        dialogue.run()
    except KeyboardInterrupt:
        emit("\n")
        complain(_ended(session, decisions))
        raise
    complain(_ended(session, decisions))


def _ended(session: Session, decisions: Path) -> str:
    return f"本次复核{session.decided}条，存在 {decisions}" if session.decided else "本次没有新的结论"


class Dialogue(Struct):
    """Asks and saves until the rows, the answers or the reviewer's patience end."""

    comparison: Comparison
    session: Session
    save: Save
    by: str
    lang: Lang
    answered: bool = False

    def run(self) -> None:
        """Raises InputError where there is nobody to answer."""
        going = True
        while going and (row := self.session.row) is not None:
            self._show(row)
            going = self._answer(row)
        if self.session.notes:
            complain(f"{len(self.session.notes)}条备注没有结论，没有保存")
        if going:
            emit("没有更多要复核的行\n" if self.session.rows else "每一行都已复核；加 --all 再看一遍\n")

    def _answer(self, row: FollowRow) -> bool:
        """Ask until the row is done with; False to end the review."""
        while True:
            answer = self._ask(PROMPT)
            key = "q" if answer is None else _plain(answer).lower()
            if key == "q":
                return False
            if key == "s":
                self.session.skip()
                return True
            if key == "b":
                if self.session.back():
                    return True
                emit("已经是第一条\n")
            elif key == "n":
                self._note(row)
                row = self.session.row or row
            elif self._decide(row, key):
                self.session.skip()
                return True

    def _decide(self, row: FollowRow, key: str) -> bool:
        """Whether the key led to a decision."""
        from cqdiff.show.review_card import choices, quote_of

        picks = choices(row)
        if key == "a":
            self._record(row, row.verdict, ())
            return True
        if key == "o":
            evidence: tuple[Quote, ...] = ()
        elif key in set("123456789") and int(key) <= len(picks):
            evidence = (quote_of(picks[int(key) - 1], self.comparison.new.text),)
        else:
            emit(HELP if key in ("", "h", "?") else f"没有“{key}”这个选择\n{HELP}")
            return False
        verdict = self._verdict()
        if verdict is None:
            return False
        self._record(row, verdict, evidence)
        return True

    def _record(self, row: FollowRow, verdict: FollowUp, evidence: Sequence[Quote]) -> None:
        from cqdiff.decisions.applying import decide

        note = self.session.notes.get(row.key) or (row.decision.note if row.decision else "")
        decision = decide(row, self.comparison.old, verdict, evidence)
        self._keep(row, replace(decision, by=self.by, at=now(), note=note))

    def _note(self, row: FollowRow) -> None:
        note = one_line(self._ask("备注 > ") or "").strip()
        if not note:
            return
        if row.decision is None:
            self.session.notes[row.key] = note
            emit("备注会随结论一起保存\n")
        else:
            self._keep(row, replace(row.decision, key=row.key, by=self.by, at=now(), note=note))

    def _keep(self, row: FollowRow, decision: Decision) -> None:
        """Save; where another reviewer decided the row since the file was read, only if that is to be replaced."""
        while (theirs := self.save(decision, row.decision)) is not None:
            row = replace(row, decision=theirs)
            if not self._overrule(theirs, decision):
                self.session.meet(theirs)
                return
        self.session.record(decision)

    def _overrule(self, theirs: Decision, mine: Decision) -> bool:
        said, meant = (label(d.verdict.value, self.lang) for d in (theirs, mine))
        rest = "，".join(one_line(part) for part in (theirs.by, theirs.note) if part)
        emit(f"这一条刚才已由别人定为“{said}”{f'（{rest}）' if rest else ''}\n")
        answer = self._ask(f"y 改为“{meant}”  回车 不改 > ")
        return _plain(answer or "").lower() == "y"

    def _verdict(self) -> FollowUp | None:
        from cqdiff.models import FollowUp

        every = list(FollowUp)
        words = "  ".join(f"{number} {label(v.value, self.lang)}" for number, v in enumerate(every, 1))
        while True:
            word = _plain(self._ask(f"{words}  回车取消 > ") or "")
            if not word:
                return None
            if word in {str(number) for number in range(1, len(every) + 1)}:
                return every[int(word) - 1]
            if (found := verdict_of(word)) in set(every):
                return FollowUp(found)
            emit(f"没有结论“{word}”\n")

    def _ask(self, prompt: str) -> str | None:
        """The next line of stdin, None at its end. An input that ends before the first answer is no input."""
        try:
            line = _edited(prompt) if _by_hand() else _next_line(prompt)
        except UnicodeDecodeError as error:
            raise InputError("标准输入不是 UTF-8 文字；请设 PYTHONUTF8=1 或换终端编码，答过的已保存") from error
        except (OSError, ValueError):  # closed, or not open for reading
            line = ""
        if not line:
            emit("\n")
            if not self.answered:
                raise InputError("标准输入没有内容可读：review 要在终端里运行，或从管道给出答案，每行一个")
            return None
        if not sys.stdin.isatty():
            emit("\n")  # nobody pressed Enter on the screen
        self.answered = True
        return line

    def _show(self, row: FollowRow) -> None:
        from cqdiff.show.review_card import print_card
        from cqdiff.show.terminal import stdout_console

        console = stdout_console()
        with console.capture() as captured:
            count = f"{self.session.at + 1}/{len(self.session.rows)}"
            print_card(console, self.comparison, row, count, self.lang)
        emit(captured.get())


def _plain(answer: str) -> str:
    """A key or verdict as it is meant: Chinese input methods type full-width letters and digits (ａ, １)."""
    return unicodedata.normalize("NFKC", answer).strip()


def _by_hand() -> bool:
    """Whether someone sits at a terminal whose text can be edited."""
    streams = (sys.stdin, sys.stdout)
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    return all(s is not None and s.isatty() for s in streams) and encoding in ("utf-8", "utf8")


def _edited(prompt: str) -> str:
    """A line typed at a terminal, with arrow keys and the answers before; empty at its end."""
    with contextlib.suppress(ImportError):  # Windows edits without it
        import readline  # noqa: F401
    try:
        return input(prompt) + "\n"
    except EOFError:
        return ""


def _next_line(prompt: str) -> str:
    """The next line of a pipe or a file, empty at its end."""
    emit(prompt)
    return "" if sys.stdin is None else sys.stdin.readline()


def _saver(path: Path, inputs: Sequence[str]) -> Save:
    """Writes one decision into the file as it is at that moment, so that what others wrote meanwhile stays."""
    from cqdiff.decisions.locking import locked
    from cqdiff.decisions.revising import revised
    from cqdiff.decisions.store import read_decisions, same
    from cqdiff.show.write import write_text

    def save(decision: Decision, known: Decision | None) -> Decision | None:
        with locked(path):
            present = read_decisions(path, missing_ok=True)
            there = present.get(decision.key) or (present.get(known.key) if known else None)
            if there is not None and (known is None or not same(there, known)):
                return there
            write_text(path, revised(path, [decision], known.key if known else ""), inputs=inputs)
        return None

    return save


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user: a container
        return ""
