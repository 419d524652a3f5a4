"""/vu: one damage case: where it stands, whose turn it is, and the next step of whoever looks.

The steps are those of the document (the pack's way of a case); causes, shares and rulings come from
signed papers. The assistant decides nothing, and forgets no step: what was wrong is undone by a
further one.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any, Final

from bot.handlers import case_doings as do
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.case_moves import move, share_line, thing
from bot.handlers.case_words import (
    ask_officer,
    details,
    join_home,
    leader_answers,
    note,
    papers,
    question,
    reply,
    set_aside,
    take,
    undo,
)
from bot.handlers.people import ask_me
from bot.talk import Ask, Json, Say

MOST_SHOWN: Final = 7
MOST_THINGS: Final = 3
NEXT: Final = (Offer.CASE_WORK, Offer.TASKS, Offer.PERSON)
Work = Callable[[Ask, Facts, Mapping[str, Json]], Awaitable[Answered]]


async def case_work(ask: Ask, facts: Facts) -> Answered:
    """Which case; then the case."""
    await ask_me(ask)
    found = await ask.lookup("case_list", None)
    titles = {item["code"]: item["title"] for item in found["cases"]}
    if not titles:
        return Answered((Say("case-none", {}),), offers=(Offer.TASKS, Offer.PERSON))
    count = str(len(titles))
    only = {"ahead": next(iter(titles))} if len(titles) == 1 else {}
    code = await ask.choice(do.CASE, titles, named=titles, count=count, **only)
    return await one_case(ask, facts, code)


async def one_case(ask: Ask, facts: Facts, code: str) -> Answered:
    """Where one case stands, and what the person does with it."""
    case = (await ask.lookup("case", code))["case"]
    if case is None:
        return Answered((Say("case-none", {}),), offers=(Offer.TASKS, Offer.PERSON))
    first, rest = _split(case["actions"])
    shown = standing(facts, case)
    doing = await ask.choice(do.DOING, (*first, *((do.OTHERS,) if rest else ())), **shown)
    if doing == do.OTHERS:
        doing = await ask.choice(do.MORE, rest)
    work = _WORKS.get(doing)
    return await (work(ask, facts, case) if work else move(ask, facts, case, doing))


def standing(facts: Facts, case: Mapping[str, Json]) -> dict[str, Any]:
    """Where it stands, in the words of the document: for the question about what is next."""
    path = facts.policies[case["policy"]].case
    if path is None:
        raise ValueError(f"{case['policy']} has no way of a case")
    state = path.states[case["state"]]
    ended = Say(f"case-{case['ended']}", {}) if case["ended"] else None
    lines = [
        *(thing(item) for item in case["lost"][:MOST_THINGS]),
        *(share_line(item) for item in case["shares"] if item["events"] > 1),
        ended or Say("case-state", {"text": state.rule.met}),
        Say("case-turn", {"turn": case["awaits"], "day": date.fromisoformat(case["since"])}),
    ]
    if case["assignee"]:
        lines.append(Say("case-charge", {"officer": case["assignee"]}))
    if case["leader"]:
        lines.append(Say("case-leader", {"answer": case["leader"]}))
    return {"code": case["code"], "home": case["who"], "lines": tuple(lines)}


def _split(actions: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands on buttons at once, and what stands behind "Việc khác"."""
    often = [action for action in actions if action not in do.RARE]
    rare = [action for action in actions if action in do.RARE]
    if len(often) + len(rare) <= MOST_SHOWN:
        return (*often, *rare), ()
    return tuple(often[: MOST_SHOWN - 1]), (*often[MOST_SHOWN - 1 :], *rare)


_WORKS: Final[Mapping[str, Work]] = {
    do.TAKEN: take,
    do.ASSIGNED: ask_officer,
    do.ASKED: question,
    do.REPLIED: reply,
    do.CONFIRMED: leader_answers(do.CONFIRMED),
    do.ADDED: leader_answers(do.ADDED),
    do.DISAGREED: leader_answers(do.DISAGREED),
    do.DETAILS: details,
    do.PAPERS: papers,
    do.NOTED: note,
    do.JOINED: join_home,
    do.UNDONE: undo,
    do.SET_ASIDE: set_aside,
}
"""By what is chosen; everything else is a step of the document."""
