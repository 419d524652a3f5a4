"""Where the damage cases of a household, or of a chat that is not linked, stand: plain data."""

from collections.abc import Sequence

from bot.clock import legal_day
from bot.desk import deciding
from bot.desk.asker import Asker
from bot.rules import load
from bot.storage.registers import (
    cases,
    obligations,
    participations,
    people,
    places,
    projects,
)
from bot.storage.registers.base import View
from bot.storage.registers.case_values import Case
from bot.talk import Json

MOST_SHOWN = 5


def of_chat(view: View, asker: Asker) -> list[Json]:
    """The reports of this chat that nobody has joined to a household."""
    found = [case for case in cases.of_chats(view, [asker.chat]) if not case.verified]
    return _latest(view, asker, found)


def of_household(view: View, asker: Asker, household: int) -> list[Json]:
    """The cases of a household; whoever may see its dues may see them."""
    return _latest(view, asker, cases.of_households(view, [household]))


def _latest(view: View, asker: Asker, found: Sequence[Case]) -> list[Json]:
    return [_shown(view, asker, case) for case in reversed(found[-MOST_SHOWN:])]


def _shown(view: View, asker: Asker, case: Case) -> dict[str, Json]:
    policy = load()[case.policy]
    if policy.case is None:
        raise ValueError(f"{policy.id} knows no case")
    now = case.standing(policy.case)
    authority = now.state.authority
    holder = None
    if authority is not None:
        holder = places.holder(view, policy, case.commune, authority, asker.today)
    officer = people.many(view, [now.assignee]).get(now.assignee) if now.assignee else None
    return {
        "id": str(case.id),
        "code": case.code,
        "policy": case.policy,
        "state": now.state.id,
        "since": legal_day(now.since).isoformat(),
        "awaits": now.awaits.value,
        "holder": holder,
        "officer": officer.name if officer else None,
        "ended": now.ended,
        "closed": now.closed,
        "verified": case.verified,
        "suspended": "suspended" in now.beside,
        "ruling": deciding.ruled(view, case),
        "outside": any("open_point" in item.step.facts for item in case.alive),
        **_part(view, case),
        "losses": _losses(case),
    }


def _part(view: View, case: Case) -> dict[str, Json]:
    """The obligation that it is about, and what an estimate needs."""
    nothing: dict[str, Json] = {"due": None, "type": None, "cycle_months": None}
    if case.participation is None:
        return nothing
    part = participations.get(view, case.participation)
    facts = projects.get(view, part.facts.project).facts
    heads = obligations.of_participations(view, [part.id])
    due = str(heads[0].id) if heads else None
    return {"due": due, "type": facts.type, "cycle_months": facts.cycle_months}


def _losses(case: Case) -> list[dict[str, Json]]:
    """What was counted, with the cause of its event: what rules can weigh."""
    causes = {event.id: event.cause for event in case.events}
    return [
        {
            "cause": causes.get(item.event, "unknown"),
            "lost": str(item.lost),
            "total": str(item.total),
        }
        for item in case.items
        if item.lost is not None and item.total
    ]
