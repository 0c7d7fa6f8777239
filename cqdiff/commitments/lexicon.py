"""Compile the lists promise_* of rules/phrasing.yaml into the patterns that reading a promise needs."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.commitments.dated import DIGITS
from cqdiff.commitments.nouns import Nouns, Site
from cqdiff.figures.lexicon import Lexicon, any_of, lexicon_for
from cqdiff.models import CommitmentKind
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins, Ends


class Family(Struct, frozen=True):
    """Verbs of one sort and what their objects end with. `bare`: any object with a name will do."""

    name: str
    kind: CommitmentKind
    nouns: Nouns
    bare: bool


class Promises(Struct, frozen=True):
    """Compiled phrasing. `verbs` says for each verb which families it may open, in the order they are tried.

    `opening` are the characters that a verb, an adverb or a date begins with, `led` those of `scope` and `helped`.
    """

    families: dict[str, Family]
    verbs: dict[str, tuple[str, ...]]
    verb: Begins
    adverbs: Begins
    opening: frozenset[str]
    ongoing: re.Pattern[str]
    aim: re.Pattern[str]
    explore: re.Pattern[str]
    exhortation: re.Pattern[str]
    scope: Begins
    helped: Begins
    led: frozenset[str]
    closing: Ends
    tail: Ends
    others: Ends
    granted: Ends
    lent: Ends
    generic: re.Pattern[str]
    mechanism: Begins
    watching: Begins
    any_partner: Begins
    vague: Begins
    no_object: Ends
    states: re.Pattern[str]
    states_whole: re.Pattern[str]
    body: Nouns
    house: Nouns
    site: Site
    site_works: Nouns
    capacities: frozenset[str]
    soft: Ends
    fields: Begins
    anybody: re.Pattern[str]
    quantity_verb: Begins
    within_verb: Begins
    behind_verb: Ends
    bounds: Begins
    mood: re.Pattern[str]
    figures: Lexicon


_FAMILIES = (
    # name, lists of nouns, kind, whether any name will do; the first that accepts the object is taken
    ("start", "project", CommitmentKind.PROJECT, True),
    ("document", "document", CommitmentKind.DOCUMENT, False),
    ("register", "register", CommitmentKind.DOCUMENT, False),
    ("event", "event", CommitmentKind.EVENT, False),
    ("approval", "approval", CommitmentKind.APPROVAL, False),
    ("service", "service", CommitmentKind.SERVICE, False),
    ("scheme", "scheme", CommitmentKind.OTHER, False),
    ("finish", "finish", CommitmentKind.OTHER, False),
    ("found", "found", CommitmentKind.OTHER, False),
    ("institution", "institution", CommitmentKind.INSTITUTION, False),
    ("made", "made", CommitmentKind.PROJECT, False),
    ("build", "project house", CommitmentKind.PROJECT, False),
    ("renew", "site project", CommitmentKind.PROJECT, False),
    ("launch", "launch", CommitmentKind.OTHER, False),
)
_NOT_AFTER = {"新": "型增建能农城投校院馆址区", "计划": "生"}
"""新开工X is begun anew; in 新型, 新能源 and 新校区 it says what kind of thing X is. 计划生育 is no plan."""
_NO_VERB = "率类"
_NO_VERB_WITHIN = "率类量额数面点的性化型者业项库"
"""签约率, 实施类项目, 开行量 and 建设项目 are things; so are the words that go on with one of these characters."""
_NO_LAND = {"建设": _NO_VERB_WITHIN + "用"}
"""在3个县开展建设用地入市试点."""
_NO_VERB_OF = {"新增": "部", "服务": "业贸进消", "培育": "库", "生产": "总", "办": "结学", "登记": "失", "到位": "资"}


@lru_cache(maxsize=4)
def promises_for(rules: RuleSet) -> Promises:
    """Compile the lists; a rule set is compiled once."""
    w = rules.words
    families: dict[str, Family] = {}
    verbs: dict[str, tuple[str, ...]] = {}
    for name, nouns, kind, bare in _FAMILIES:
        words = [word for sort in nouns.split() for word in w(f"promise_nouns_{sort}")]
        words += [word + "工作" for word in words] if name == "finish" else []  # 完成登记颁证工作
        families[name] = Family(name, kind, Nouns(words), bare)
        for verb in w(f"promise_verbs_{name}"):
            verbs[verb] = (*verbs.get(verb, ()), name)
    return Promises(
        families=families,
        verbs=verbs,
        verb=Begins(verbs),
        adverbs=Begins({word: _NOT_AFTER.get(word, "") for word in w("promise_adverbs")}),
        opening=frozenset(word[0] for word in (*verbs, *w("promise_adverbs"), *DIGITS)),
        ongoing=re.compile(any_of(w("promise_ongoing"))),
        aim=re.compile(any_of(w("promise_aim"))),
        explore=re.compile(rf"(?<!统)(?:{any_of(w('promise_explore'))})(?<!谋划(?=实施))"),  # no 筹建 in 统筹建立
        exhortation=re.compile(any_of(w("exhortations"))),
        scope=Begins(w("promise_scope")),
        helped=Begins(w("promise_helped")),
        led=frozenset(word[0] for word in (*w("promise_scope"), *w("promise_helped"))),
        closing=Ends(w("promise_closings")),
        tail=Ends(w("promise_tails")),
        others=Ends(w("promise_others_stages")),
        granted=Ends(w("promise_granted_stages")),
        lent=Ends(w("promise_lent_nouns")),
        generic=re.compile(rf"(?:{any_of(w('promise_generic'))})+"),
        mechanism=Begins(w("promise_mechanisms")),
        watching=Begins(w("promise_watching")),
        any_partner=Begins(w("promise_any_partner")),
        vague=Begins(w("promise_vague")),
        no_object=Ends(w("promise_not_objects")),
        states=re.compile("|".join(s for s in w("promise_states") if not s.startswith("^"))),
        states_whole=re.compile("|".join(s[1:] for s in w("promise_states") if s.startswith("^"))),
        body=Nouns(w("promise_nouns_body")),
        house=Nouns(w("promise_nouns_house")),
        site=_site(rules),
        site_works=Nouns(w("promise_site_works")),
        capacities=frozenset(w("promise_capacities")),
        soft=Ends(w("promise_soft_nouns")),
        fields=Begins(w("promise_fields")),
        anybody=re.compile(any_of(w("promise_anybody"))),
        quantity_verb=_governing((*verbs, *w("carried_verbs"), *w("promise_quantity_verbs"))),
        within_verb=Begins(dict.fromkeys(w("promise_verbs_within"), _NO_VERB_WITHIN) | _NO_LAND),
        behind_verb=Ends(w("promise_verbs_behind")),
        bounds=Begins(w("promise_bounds")),
        mood=re.compile(any_of((*w("promise_aim"), *w("promise_firm")))),
        figures=lexicon_for(rules),
    )


def _site(rules: RuleSet) -> Site:
    w = rules.words
    return Site(
        Nouns((*w("promise_nouns_site"), *w("promise_nouns_project"), *w("promise_nouns_house"))),
        Begins(w("promise_owners")),
        Begins((*w("promise_generic"), *w("promise_kinds"))),
        Ends(w("promise_slogans")),
    )


def _governing(verbs: tuple[str, ...]) -> Begins:
    return Begins({verb: _NO_VERB + _NO_VERB_OF.get(verb, "") for verb in verbs})
