"""Records: the list of corrections, derived from the runs of the finished passage, so that list and text cannot
disagree.

Enters: the passage after all edits, the raw text, the decisions. Leaves: model.Corrections in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Correction, Decision, Decisions, Passage, Run
from ..passages import run_ends
from ..reading.decisions import line_starts, span
from .draft import EDITOR, decision_rule, rule_of
from .rule import MECHANICAL, STRUCTURAL, WORD
from .rules import BY_NAME

_RANK = {MECHANICAL: 0, STRUCTURAL: 1, WORD: 2}


def applied(passage: Passage, raw: str, decisions: Decisions) -> Iterator[Correction]:
    """One record for every changed run."""
    by_rule = {decision_rule(d): d for d in decisions.corrections}
    for run, end in run_ends(passage):
        before, after = raw[run.start : run.end], passage.text[run.at : end]
        if run.rules and before != after:
            yield _record(run, before, after, by_rule)


def _record(run: Run, before: str, after: str, by_rule: dict[str, Decision]) -> Correction:
    main = run.rules[-1]
    if len(run.rules) > 1:  # of equals the last: the join, not what it spans
        main = max(reversed(run.rules), key=lambda rule: _RANK[_rule_kind(rule)])
    person = by_rule.get(main)
    reasons = dict.fromkeys(by_rule[r].reason if r in by_rule else BY_NAME[r].reason for r in (main, *run.rules))
    name, by = (EDITOR, person.by) if person else (main, "rule")
    return Correction(
        name,
        _rule_kind(main),
        run.start,
        run.end,
        before,
        after,
        "applied",
        "; ".join(reasons),
        person.evidence if person else BY_NAME[main].seen,
        by,
        moved_to=None if after else run.moved,
        moved_from=run.moved if after else None,
    )


def _rule_kind(rule: str) -> str:
    return BY_NAME[rule_of(rule)].kind


def rejected(raw: str, decisions: Decisions) -> Iterator[Correction]:
    """What a person has refused: kept, so that it is not proposed again."""
    starts = line_starts(raw) if decisions.corrections else []
    for decision in decisions.corrections:
        if not decision.accepted and (where := span(decision, raw, starts)):
            yield Correction(
                EDITOR,
                WORD,
                *where,
                decision.before,
                decision.after,
                "rejected",
                decision.reason,
                decision.evidence,
                decision.by,
            )
