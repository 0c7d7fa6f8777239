"""How far two agree, as text and as JSON: shares, the table of verdict against verdict, the rows that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from cqdiff.models import FollowUp
from cqdiff.show import wire
from cqdiff.show.labels import Lang, label
from cqdiff.show.plain import one_line

if TYPE_CHECKING:
    from cqdiff.decisions.agreement import Agreement


def as_text(found: Agreement, names: tuple[str, str]) -> str:
    """For a terminal; `names` are those of A and B. In the table a row is A's verdict, a column B's."""
    simple = "—" if found.simple is None else f"{found.simple:.1%}"
    kappa = "—（不可计算）" if found.kappa is None else f"{found.kappa:.3f}"
    lines = [
        f"共同复核 {found.both} 条，一致 {found.alike} 条，一致率 {simple}，Cohen's kappa {kappa}",
        f"仅 {names[0]} 有 {found.only_a} 条，仅 {names[1]} 有 {found.only_b} 条",
    ]
    if found.both:
        lines += ["", f"行：{names[0]}；列：{names[1]}", *_aligned(_table(found)), ""]
    for key, a, b in found.differing:
        lines.append(f"{key}\t{_zh(a.verdict)}\t{_zh(b.verdict)}\t{one_line(a.promise or b.promise)}")
    return "\n".join(lines) + "\n"


def as_json(found: Agreement) -> str:
    """The same for scripts, A's verdict first in `matrix`."""
    rounded = {name: None if value is None else round(value, 4) for name, value in
               (("simple", found.simple), ("kappa", found.kappa))}  # fmt: skip
    rows = [
        {"key": key, "promise": a.promise or b.promise, "a": a.verdict, "b": b.verdict} for key, a, b in found.differing
    ]
    matrix = {a: {b: many for b in FollowUp if (many := found.table.get((a, b)))} for a in FollowUp}
    counts = {"both": found.both, "alike": found.alike, **rounded, "only_a": found.only_a, "only_b": found.only_b}
    matrix = {verdict: row for verdict, row in matrix.items() if row}
    return wire.dumps({"schema": "cqdiff/agreement/1", **counts, "matrix": matrix, "differing": rows})


def _table(found: Agreement) -> list[list[str]]:
    """Verdicts that nobody gave are left out; the last column tells how often B agrees where A says so."""
    rows = [v for v in FollowUp if any(found.table.get((v, other)) for other in FollowUp)]
    columns = [v for v in FollowUp if any(found.table.get((other, v)) for other in FollowUp)]
    lines = [["", *map(_zh, columns), "合计", "一致率"]]
    for a in rows:
        counts = [found.table.get((a, b), 0) for b in columns]
        total = sum(counts)
        share = f"{found.table.get((a, a), 0) / total:.0%}"
        lines.append([_zh(a), *(str(n) if n else "·" for n in counts), str(total), share])
    sums = [sum(found.table.get((a, b), 0) for a in rows) for b in columns]
    lines.append(["合计", *map(str, sums), str(found.both), f"{found.alike / found.both:.0%}"])
    return lines


def _aligned(lines: list[list[str]]) -> list[str]:
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(" " * (width - cell_len(cell)) + cell for cell, width in zip(line, widths, strict=True))
        for line in lines
    ]


def _zh(key: str) -> str:
    return label(key, Lang.ZH)
