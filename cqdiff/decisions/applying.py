"""Lay decisions over a comparison: which row each one means, which mean none, what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.decisions.keys import aliases, by_text, short_promise, text_of
from cqdiff.models import Comparison, Decision, FollowRow, FollowUp, Kind, Quote, Report


class Applied(Struct, frozen=True):
    """A comparison with its decisions. `unfit` are of this report but of no row; `foreign` counts other reports'."""

    comparison: Comparison
    fitting: int
    unfit: tuple[Decision, ...]
    foreign: int

    @property
    def open(self) -> int:
        """Rows that no reviewer has decided."""
        return len(self.comparison.follow_up) - self.fitting


def apply(comparison: Comparison, decisions: Mapping[str, Decision]) -> Applied:
    """Give each row its decision: the one under its key, else one under an older key of it or with the same words."""
    rows, report = comparison.follow_up, comparison.old
    own = {row.key: decisions[row.key] for row in rows if row.key in decisions}
    others = [d for key, d in decisions.items() if key not in own and _same_report(d, report)]
    if others:
        names, texts = aliases(rows, report), by_text(rows)
        for decision in others:
            row = names.get(decision.key) or texts.get(text_of(decision.promise))
            if row is not None and row.key not in own:
                own[row.key] = decision
    used = {d.key for d in own.values()}
    left = [d for d in decisions.values() if d.key not in used]
    unfit = tuple(d for d in left if _same_report(d, report))
    decided = tuple(replace(row, decision=own.get(row.key)) for row in rows)
    return Applied(replace(comparison, follow_up=decided), len(own), unfit, len(left) - len(unfit))


def decide(row: FollowRow, report: Report, verdict: FollowUp, evidence: Sequence[Quote] = ()) -> Decision:
    """A decision about this row of a comparison whose OLD is `report`, not yet signed."""
    about = report.outline
    promise = short_promise(row.promise)
    return Decision(row.key, about.place, about.plan_year, promise, verdict, tuple(evidence), kind=about.kind)


def _same_report(decision: Decision, report: Report) -> bool:
    about = report.outline
    kinds = {decision.kind, about.kind} - {Kind.UNKNOWN}
    return (decision.place, decision.plan_year) == (about.place, about.plan_year) and len(kinds) < 2
