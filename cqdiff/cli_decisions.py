"""`cqdiff decisions` and `cqdiff agreement`: reviewers' decisions between ledger and file, and beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from cqdiff.cli_io import complain, emit, load, show_help
from cqdiff.cli_steps import compared, decided, now, signature, write_ledger
from cqdiff.errors import DecisionsError
from cqdiff.show.labels import Lang, label

if TYPE_CHECKING:
    from cqdiff.decisions.agreement import Opinion
    from cqdiff.models import Decision
    from cqdiff.show.ledger_reading import Returned

DecisionsFile = Annotated[Path, typer.Option("--decisions", metavar="FILE", help="复核结论的文件")]
RulesDirs = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹，可重复")]


def decisions_app() -> typer.Typer:
    """The commands under `cqdiff decisions`."""
    app = typer.Typer(rich_markup_mode=None)
    app.callback(invoke_without_command=True)(root)
    app.command("import")(import_command)
    app.command("export")(export_command)
    return app


def root(context: typer.Context) -> None:
    """在台账和 decisions.yaml 之间搬运复核结论"""
    if context.invoked_subcommand is None:
        show_help(context)


def import_command(
    source: Annotated[
        Path, typer.Argument(metavar="LEDGER.xlsx", help="填好复核结论的台账，或网页存下的 decisions.yaml")
    ],
    decisions: DecisionsFile,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="台账里没写复核人的，记在这个名下")] = "",
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="复核时间；不给则为现在")] = None,
    force: Annotated[bool, typer.Option("--force", help="有矛盾时以台账为准")] = False,
) -> None:
    """把台账或另一份 YAML 里的复核结论并入文件；与已有结论矛盾的逐条列出，不加 --force 就什么也不写。"""
    from cqdiff.decisions.locking import locked

    returned, what = _returned(source)
    if returned.undecided:
        rows = "、".join(str(number) for number in returned.undecided)
        complain(f"{source}：第 {rows} 行写了复核人或备注，没有选复核结论，没有导入")
    with locked(decisions):
        _merge_into(decisions, returned, (str(source), what), by, now() if at is None else at, force=force)


def _merge_into(
    decisions: Path, returned: Returned, source: tuple[str, str], by: str, stamp: str, *, force: bool
) -> None:
    """Bring what came back into the file, or list what contradicts it; `source` is its name and what to call it."""
    from cqdiff.decisions.merging import merge
    from cqdiff.decisions.revising import revised
    from cqdiff.decisions.store import read_decisions
    from cqdiff.show.write import write_text

    name, what = source
    present = read_decisions(decisions, missing_ok=True)
    # what cqdiff wrote into the ledger and nobody touched there is no news: the file may have moved on since
    told = [d for d in returned.decisions if d.key not in returned.untouched or d.key not in present]
    signed = [replace(d, by=d.by or ("" if d.key in present else by), at=d.at or stamp) for d in told]
    merged = merge(present, signed)
    if merged.conflicts:
        emit("".join(f"{_conflict(mine, theirs, what)}\n" for mine, theirs in merged.conflicts))
        if not force:
            many = len(merged.conflicts)
            raise DecisionsError(f"{decisions}：{many}条已有结论与{what}矛盾，什么也没有写；加 --force 以{what}为准")
    if merged.added or merged.filled or merged.conflicts:
        news = [d for key, d in merged.decisions.items() if present.get(key) != d]
        write_text(decisions, revised(decisions, news), inputs=[name])
    same = merged.same + len(returned.decisions) - len(told)
    replaced = f"，改写{len(merged.conflicts)}条" if merged.conflicts else ""
    emit(f"新增{merged.added}条，补充{merged.filled}条{replaced}，相同{same}条，未复核{returned.blank}行\n")


def _returned(source: Path) -> tuple[Returned, str]:
    """What came back, and what to call it."""
    from cqdiff.decisions.store import read_decisions
    from cqdiff.show.ledger_reading import as_returned, read_ledger

    if _is_yaml(source):
        return as_returned(read_decisions(source)), "来件"
    return read_ledger(source), "台账"


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml")


def export_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="较早的报告")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="后一年的报告")],
    decisions: DecisionsFile,
    xlsx: Annotated[Path, typer.Option("--xlsx", metavar="FILE", help="写到这份台账")],
    rules_dirs: RulesDirs = None,
) -> None:
    """比较两份报告，写成填好复核结论的台账。"""
    from cqdiff.show import wire

    rules = load(rules_dirs)
    comparison = decided(compared([old, new], rules), decisions, Lang.ZH)
    for warning in comparison.warnings:
        complain(warning)
    payload = wire.comparison(comparison, signature(rules, [comparison.old, comparison.new], decisions))
    write_ledger(str(xlsx), payload, Lang.ZH, [old, new, str(decisions)])


def agreement_command(
    a: Annotated[str, typer.Argument(metavar="OLD", help="较早的报告；不给 --decisions 时是一位复核人的结论文件")],
    b: Annotated[str, typer.Argument(metavar="NEW", help="后一年的报告；不给 --decisions 时是另一位的结论文件")],
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="与程序对这两份报告的结论比较")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON")] = False,
    rules_dirs: RulesDirs = None,
) -> None:
    """程序与复核人（或两位复核人）的一致程度：一致率、Cohen's kappa、按结论的对照表、不一致的条目。"""
    from cqdiff.decisions.agreement import agreement, opinions
    from cqdiff.decisions.store import read_decisions
    from cqdiff.show import agreement as shown

    if decisions is None and not (_is_yaml(Path(a)) and _is_yaml(Path(b))):
        raise typer.BadParameter("请加 --decisions FILE，与程序对这两份报告的结论比较；或给出两份 .yaml 结论文件")
    if decisions is None:
        first: Mapping[str, Opinion] = opinions(read_decisions(Path(a)))
        second, names = opinions(read_decisions(Path(b))), (a, b)
    else:
        first, second = _beside_program(decisions, (a, b), rules_dirs)
        names = ("程序", str(decisions))
    found = agreement(first, second)
    emit(shown.as_json(found) if as_json else shown.as_text(found, names))


def _beside_program(
    decisions: Path, reports: tuple[str, str], rules_dirs: list[Path] | None
) -> tuple[dict[str, Opinion], dict[str, Opinion]]:
    """The program's and the reviewer's, under the rows' own keys: a decision may be filed under an older one."""
    from cqdiff.decisions.agreement import opinions, program_opinions

    comparison = decided(compared(reports, load(rules_dirs)), decisions, Lang.ZH)
    fitting = {row.key: row.decision for row in comparison.follow_up if row.decision}
    return program_opinions(comparison), opinions(fitting)


def _conflict(mine: Decision, theirs: Decision, what: str) -> str:
    return f"{mine.key}\t文件：{_said(mine)}\t{what}：{_said(theirs)}\t{mine.promise}"


def _said(decision: Decision) -> str:
    from cqdiff.show.plain import one_line

    quotes = (f"L{q.line}「{q.quote}」" for q in decision.evidence)
    rest = "，".join(one_line(part) for part in (decision.by, decision.note, *quotes) if part)
    return _zh(decision.verdict.value) + (f"（{rest}）" if rest else "")


def _zh(key: str) -> str:
    return label(key, Lang.ZH)
