"""What each participation pays back, worked out by the rules and kept: heads and assessments.

Nothing kept changes: an end that moves, a late decision, a withdrawn project make a new assessment
and new ledger entries. The figures are the rules'; here they are only written down.
"""

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select

from bot.rules.balances import path_of
from bot.rules.exact import decimal_text
from bot.rules.obligations import Assessment, Footing, PartFacts, ProjectFacts, assess
from bot.rules.policy import Policy
from bot.storage import ledger
from bot.storage.audit import Note, note_all
from bot.storage.ids import CODES, code
from bot.storage.ledger_tables import assessments, obligations
from bot.storage.register_tables import projects as project_table
from bot.storage.registers import participations, projects
from bot.storage.registers.base import Pen, View
from bot.storage.registers.decision_rows import apply_waiting, recovery_of, result_json
from bot.storage.registers.errors import NotFound
from bot.storage.registers.obligation_rows import (
    Obligation,
    StoredAssessment,
    by_code,
    get,
    history,
    latest,
    many,
    of_groups,
    of_households,
    of_participations,
    of_projects,
    with_codes,
)
from bot.storage.registers.participations import Participation

__all__ = [
    "Assessed", "Obligation", "StoredAssessment", "assess_one", "assess_project", "by_code",
    "get", "history", "latest", "many", "of_groups", "of_households", "of_participations",
    "of_projects", "to_assess",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessed:
    """What assessing came to: how many obligations stand on which footing, and whose changed."""

    footings: Mapping[Footing, int] = field(default_factory=dict)
    changed: tuple[int, ...] = ()


def assess_project(pen: Pen, policies: Mapping[str, Policy], project: int, on: date) -> Assessed:
    """Work out every obligation of a project on a day; write what is new.

    Raises:
        NotFound: there is no such project, or no policy of its id.
    """
    return _assess(pen, policies, project, participations.of_project(pen, project), on)


def assess_some(
    pen: Pen, policies: Mapping[str, Policy], project: int, ids: Iterable[int], on: date
) -> Assessed:
    """Work out some of a project's participations on a day: a large one is done in parts, so that
    nobody waits long for the writer. In which parts, and how often, changes nothing.

    Raises:
        NotFound: there is no such project, or no policy of its id.
    """
    found = participations.many(pen, ids).values()
    mine = [item for item in found if item.facts.project == project]
    return _assess(pen, policies, project, mine, on)


def assess_one(pen: Pen, policies: Mapping[str, Policy], participation: int, on: date) -> Assessed:
    """Work out one participation's obligation on a day; write what is new.

    Raises:
        NotFound: there is no such participation, or no policy of its project's id.
    """
    found = participations.get(pen, participation)
    return _assess(pen, policies, found.facts.project, [found], on)


def to_assess(view: View, on: date) -> tuple[int, ...]:
    """The projects that have ended by this day and whose obligations still say "not yet"."""
    last = select(func.max(assessments.c.id)).group_by(assessments.c.obligation)
    statement = (
        select(obligations.c.project)
        .join(assessments, assessments.c.obligation == obligations.c.id)
        .join(project_table, project_table.c.id == obligations.c.project)
        .where(
            assessments.c.footing == Footing.NOT_YET.value,
            assessments.c.id.in_(last),
            project_table.c.ends <= on,
        )
        .distinct()
    )
    return tuple(sorted(view.connection.execute(statement).scalars()))


def _assess(
    pen: Pen,
    policies: Mapping[str, Policy],
    project_id: int,
    parts_: Sequence[Participation],
    on: date,
) -> Assessed:
    pen.hold("assess", project_id)
    project = projects.get(pen, project_id)
    policy = policies.get(project.facts.policy)
    if policy is None:
        raise NotFound("policy", project.facts.policy)
    facts = _project_facts(pen, project)
    seen = [(item, assess(policy, facts, _part_facts(item), on)) for item in parts_]
    heads = _heads(pen, policy, project.facts.commune, seen)
    changed = _keep(pen, policy, heads, seen, on)
    _charge(pen, heads, seen, changed)
    footings = Counter(found.footing for _, found in seen)
    return Assessed(footings, tuple(sorted(changed)))


def _project_facts(view: View, project: projects.Project) -> ProjectFacts:
    decision = recovery_of(view, project.id)
    return ProjectFacts(
        type=project.facts.type,
        ends=project.facts.ends,
        approved_rate=project.facts.rate,
        cycle_months=project.facts.cycle_months,
        withdrawn=project.withdrawn,
        recovery_decided=decision is not None,
        decided_rate=None if decision is None else decision.facts.terms.rate,
    )


def _part_facts(item: Participation) -> PartFacts:
    facts = item.facts
    return PartFacts(facts.state_vnd, facts.own_vnd, facts.rate, facts.has_income, item.withdrawn)


def _heads(
    pen: Pen, policy: Policy, commune: int, seen: Sequence[tuple[Participation, Assessment]]
) -> dict[int, int]:
    """The obligation of each participation; missing ones are made, but for withdrawn ones."""
    known = {
        item.participation: item.id
        for item in of_participations(pen, [part.id for part, _ in seen])
    }
    missing = [
        part
        for part, found in seen
        if part.id not in known and found.footing is not Footing.WITHDRAWN
    ]
    made = {part.id: pen.new_id() for part in missing}
    rows = [
        {
            "id": made[part.id],
            "code": chosen,
            "participation": part.id,
            "household": part.facts.household,
            "project": part.facts.project,
            "commune": commune,
            "policy": policy.id,
            "path": path_of(policy).value,
            "created_at": pen.at,
        }
        for part, chosen in zip(missing, _codes(pen, len(missing)), strict=True)
    ]
    pen.insert(obligations, rows)
    note_all(pen, [Note("add", "obligation", id_) for id_ in made.values()])
    return known | made


def _keep(
    pen: Pen,
    policy: Policy,
    heads: Mapping[int, int],
    seen: Sequence[tuple[Participation, Assessment]],
    on: date,
) -> dict[int, int]:
    """The new assessment of each obligation of which the rules say something new."""
    before = latest(pen, heads.values())
    rows = []
    changed: dict[int, int] = {}
    for part, found in seen:
        if part.id not in heads:
            continue
        row = {
            "obligation": heads[part.id],
            "policy_version": policy.version,
            "footing": found.footing.value,
            "amount_vnd": found.amount_vnd,
            "rate": None if found.rate is None else decimal_text(found.rate),
            "pay_by": found.pay_by,
            "expected": found.expected,
            "result": json.dumps(result_json(found.result), sort_keys=True),
        }
        last = before.get(heads[part.id])
        if last is None or _row(last) != row:
            changed[heads[part.id]] = pen.new_id()
            new = {"id": changed[heads[part.id]], "at": pen.at, "on_day": on}
            rows.append(new | row)
    pen.insert(assessments, rows)
    return changed


def _charge(
    pen: Pen,
    heads: Mapping[int, int],
    seen: Sequence[tuple[Participation, Assessment]],
    changed: Mapping[int, int],
) -> None:
    """Charge what is to be charged, take back what is not any more."""
    charges = []
    for part, found in seen:
        head = heads.get(part.id)
        if head is None or head not in changed:
            continue
        amount = found.amount_vnd if found.charged else None
        charges.append(ledger.Charge(head, amount, found.pay_by, found.expected, changed[head]))
    written = ledger.charge(pen, *charges)
    apply_waiting(pen, {entry.obligation for entry in written.entries})


def _row(item: StoredAssessment) -> dict[str, Any]:
    return {
        "obligation": item.obligation,
        "policy_version": item.policy_version,
        "footing": item.footing.value,
        "amount_vnd": item.amount_vnd,
        "rate": None if item.rate is None else decimal_text(item.rate),
        "pay_by": item.pay_by,
        "expected": item.expected,
        "result": json.dumps(item.result, sort_keys=True),
    }


def _codes(view: View, count: int) -> list[str]:
    """New codes that no obligation has."""
    while True:
        drawn = {code(secrets.randbelow(CODES)) for _ in range(count)}
        if len(drawn) == count and not with_codes(view, drawn):
            return sorted(drawn)
