"""A stage whose project the clause before names: 加快云岭大桥建设，力争年底前通车."""

from __future__ import annotations

from cqdiff.commitments.acceptable import acceptable
from cqdiff.commitments.dated import DUE, MOODS
from cqdiff.commitments.lexicon import Promises
from cqdiff.commitments.objects import Object, objects_of
from cqdiff.commitments.promise import Promise, strength_of
from cqdiff.commitments.spans import Span
from cqdiff.commitments.stages import reaches, stage_kind
from cqdiff.models import Commitment, CommitmentKind

_LONGEST = 18
"""A clause of more characters has a subject of its own."""
_IN_TIME = ("如期", "按期", "按时")
_WORK = "工作"


def later_stage(
    text: str, before: Span, clause: Span, stage: str, held: tuple[Span, ...], promises: Promises
) -> list[Promise]:
    """The projects of the clause before, at the `stage` that this clause sets them a date or a hope for."""
    if clause[1] - clause[0] > _LONGEST or text[before[1]] != "，":
        return []
    lead = text[clause[0] : clause[1] - len(stage)]
    if "20" in lead or not _sets_time(lead, promises):  # 力争2027年通车: no promise of this year
        return []
    mood = next((m for m in MOODS if m in lead), "")
    strength = strength_of(lead, promises)
    sites = [o for o in _sites(text, before, held, promises) if reaches(o.name, stage, promises)]
    found: list[Promise] = []
    for site in sites:
        start = site.start if found else before[0]
        end = clause[1] if site is sites[-1] else site.end
        found.append(Promise(start, end, mood + stage, site.name, stage_kind(site.name, stage, promises), strength))
    return found


def superseded(earlier: Commitment, staged: list[Promise], promises: Promises) -> bool:
    """Whether to carry a project on is said no more, now that its stage is: 加快云岭大桥建设."""
    families = promises.verbs.get(earlier.verb.partition("…")[0], ())
    carried = earlier.kind is CommitmentKind.PROJECT and "build" in families and "start" not in families
    return carried and any(p.start <= earlier.start < p.end for p in staged)


def _sets_time(lead: str, promises: Promises) -> bool:
    """Whether the words before the stage are a date or a hope, and nothing else: 确保6月底前, 年内实现."""
    timed = DUE.search(lead)
    rest = lead[: timed.start()] if timed else lead
    told = rest != lead or any(word in lead for word in (*MOODS, *_IN_TIME, "年内"))
    while rest and (adverb := promises.adverbs.at(rest)):
        told = told or adverb.endswith(("前", "年", "季度", "年底"))
        rest = rest[len(adverb) :]
    return told and not DUE.sub("", rest)


def _sites(text: str, clause: Span, held: tuple[Span, ...], promises: Promises) -> list[Object]:
    """The sites with a name that a clause carries on: 国家超算中心二期 of 抓好国家超算中心二期建设."""
    at, end = clause
    while (
        word := promises.helped.at(text, at, end)
        or promises.adverbs.at(text, at, end)
        or _carries(text, at, end, promises)
    ):
        at += len(word)
    if text.endswith(_WORK, at, end):
        end -= len(_WORK)
    end -= len(promises.tail.before(text, end))
    if at == clause[0] or end - at < 2:
        return []
    if promises.site.named(promises.families["finish"].nouns.head(text[at:end])):  # 清河水库除险加固
        return [Object(at, end, text[at:end])]
    family = promises.families["renew"]
    named = objects_of(text, at, end, family, promises, held)
    return [o for o in named if acceptable(o.name, "改扩建", family, promises)]


def _carries(text: str, at: int, end: int, promises: Promises) -> str:
    verb = promises.verb.at(text, at, end)
    return verb if not {"build", "scheme"}.isdisjoint(promises.verbs.get(verb, ())) else ""
