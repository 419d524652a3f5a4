"""/toi: what is mine here. A household's dues, a leader's group, an officer's totals.

Shows what was looked up; keeps and sends nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.handlers import dues
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.case_lines import about, estimate
from bot.handlers.common import why
from bot.handlers.group import over, standing
from bot.handlers.people import Named, ask_me, ask_one, stranger
from bot.rules import evaluate
from bot.rules.results import Result
from bot.talk import Ask, Json, Money, Say

LINES_AT_ONCE = 3
MOST_PROJECTS = 12
"""More are read in the sheet."""
MOST_CASES = 2
BEHIND = frozenset({"approved_rate", "minimum_rate", "deadline", "project_end"})


async def my_things(ask: Ask, facts: Facts) -> Answered:
    """Ask whose things where there are several, then show them."""
    me = await ask_me(ask)
    if me.person is None:
        said = tuple(say for case in me.cases for say in about(facts, case))
        return Answered(said, offers=(Offer.PERSON, Offer.DAMAGE)) if said else stranger()
    watched = await ask_watched(ask, facts) if me.watches else ()
    things = (
        *_marked("home", me.homes),
        *_marked("team", (*me.teams, *me.tended)),
        *_marked("area", me.areas),
        *_marked("watch", watched),
    )
    if not things:
        return Answered((Say("mine-nothing", {}),), offers=(Offer.PERSON, Offer.CALCULATION))
    chosen = await ask_one(ask, "whose", things)
    kind, _, id_ = chosen.id.partition("-")
    match kind:
        case "home":
            return await home(ask, facts, id_)
        case "team":
            return await team(ask, facts, id_)
        case "watch":
            return sums(chosen.name, await ask.lookup("totals", id_), works=bool(me.desks))
        case _:
            return area(await ask.lookup("area_totals", id_))


async def ask_watched(ask: Ask, facts: Facts) -> tuple[Named, ...]:
    """Places of which the person sees sums alone, with their names."""
    names = {policy.province: policy.province_name for policy in facts.policies.values()}
    found = (await ask.lookup("watched", None))["places"]
    return tuple(
        Named(item["id"], item["name"] or names.get(item["province"], "")) for item in found
    )


async def team(ask: Ask, facts: Facts, id_: str) -> Answered:
    """A leader's group, as text and as a picture."""
    answer = standing(facts, await ask.lookup("team", id_))
    pictures = (await ask.lookup("team_pictures", id_))["files"]
    return replace(answer, files=tuple(pictures))


def sums(place: str, found: Mapping[str, Json], *, works: bool) -> Answered:
    """The sums of a place and of each project there: for whoever sees no name."""
    says = [_sum("watched-whole" if place else "watched-everywhere", {**found, "name": place})]
    lines = [_sum("watched-project", item) for item in found["projects"][:MOST_PROJECTS]]
    if len(lines) > 1:
        says += [
            Say("watched-projects", {"lines": tuple(lines[first : first + LINES_AT_ONCE])})
            for first in range(0, len(lines), LINES_AT_ONCE)
        ]
    offers = (Offer.TASKS, Offer.AREA, Offer.PERSON) if works else (Offer.MY_THINGS, Offer.PERSON)
    return Answered(tuple(says), offers=offers)


def _sum(id_: str, found: Mapping[str, Json]) -> Say:
    money = {name: Money(found[name]) for name in ("charged", "counted", "confirmed", "rest")}
    counts = {name: str(found[name]) for name in ("households", "settled")}
    return Say(
        id_, money | counts | {"name": found["name"], "shown": "yes" if found["shown"] else "no"}
    )


async def home(ask: Ask, facts: Facts, id_: str) -> Answered:
    """One household's dues; one project at a time where there are several."""
    known = await ask.lookup("dues", id_)
    found = [dues.read(item) for item in known["dues"]]
    cases = known.get("cases", [])
    if not found:
        said = tuple(say for case in cases for say in about(facts, case))
        nothing = said or (Say("mine-no-project", {}),)
        return Answered(nothing, offers=(Offer.PERSON, Offer.CALCULATION))
    projects = tuple(Named(due.id, due.project) for due in found)
    chosen = await ask_one(ask, "which_project", projects)
    due = next(due for due in found if due.id == chosen.id)
    offers = (Offer.PAYMENT,) if due.payable else ()
    wish = {"due": due.id, "amount": due.rest}
    picture = (await ask.lookup("transfer", wish))["file"] if _by_bank(facts, due) else None
    told = [case for case in cases if case["due"] == due.id][:MOST_CASES]
    if any(case["closed"] and case["ruling"] is not None for case in told):
        offers = (*offers, Offer.OBJECTION)
    more = [say for case in told for say in (*about(facts, case), *estimate(facts, due, case))]
    return Answered(
        (*dues.said(facts, due), *more),
        why(facts.policies[due.policy], _behind(facts, due), BEHIND),
        (*offers, Offer.WHY, Offer.PERSON),
        (picture,) if picture else (),
    )


def area(totals: dict[str, int | str]) -> Answered:
    """An officer's totals: figures without a name."""
    money: dict[str, object] = {name: Money(int(totals[name])) for name in ("counted", "confirmed")}
    expected = bool(totals.get("expected", False))
    for name in ("charged", "rest"):
        money[name] = dues.figure(int(totals[name]), expected=expected)
    counts = {name: str(totals[name]) for name in ("area", "projects", "households", "waiting")}
    return Answered(
        (Say("area-totals", money | counts), *over(totals)),
        offers=(Offer.TASKS, Offer.AREA, Offer.DECISION, Offer.IMPORTING),
    )


def _marked(kind: str, things: tuple[Named, ...]) -> tuple[Named, ...]:
    """The same things, with what they are before their ids."""
    return tuple(Named(f"{kind}-{thing.id}", thing.name) for thing in things)


def _by_bank(facts: Facts, due: dues.Due) -> bool:
    """Whether a picture of the transfer may exist; none for an account that is changing, nor where
    the document sends the household's money through the leader."""
    if due.account is None or due.frozen or dues.through_leader(facts.policies[due.policy]):
        return False
    return due.payable and due.account.kind == "bank"


def _behind(facts: Facts, due: dues.Due) -> tuple[Result, ...]:
    """The rules' own answer for this case, for "Vì sao?"."""
    policy = facts.policies[due.policy]
    known = {"support_vnd": due.support, "approved_rate": due.rate}
    asked = {name: value for name, value in known.items() if value is not None}
    return (evaluate(policy, "recovery", asked, facts.today),)
