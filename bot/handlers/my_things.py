"""/toi: what is mine here. A household's dues, a leader's group, an officer's totals.

Shows what was looked up; keeps and sends nothing.
"""

from bot.handlers import dues
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.common import why
from bot.handlers.group import standing
from bot.handlers.people import Named, ask_me, ask_one, stranger
from bot.rules import evaluate
from bot.rules.results import Result
from bot.talk import Ask, Money, Say

BEHIND = frozenset({"approved_rate", "minimum_rate", "deadline", "project_end"})


async def my_things(ask: Ask, facts: Facts) -> Answered:
    """Ask whose things where there are several, then show them."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    things = (*_marked("home", me.homes), *_marked("team", me.teams), *_marked("area", me.areas))
    if not things:
        return Answered((Say("mine-nothing", {}),), offers=(Offer.PERSON, Offer.CALCULATION))
    chosen = await ask_one(ask, "whose", things)
    kind, _, id_ = chosen.id.partition("-")
    if kind == "home":
        return await home(ask, facts, id_)
    if kind == "team":
        found = await ask.lookup("team", id_)
        return standing(facts, found)
    return area(await ask.lookup("area_totals", id_))


async def home(ask: Ask, facts: Facts, id_: str) -> Answered:
    """One household's dues; one project at a time where there are several."""
    found = [dues.read(item) for item in (await ask.lookup("dues", id_))["dues"]]
    if not found:
        return Answered((Say("mine-no-project", {}),), offers=(Offer.PERSON, Offer.CALCULATION))
    projects = tuple(Named(due.id, due.project) for due in found)
    chosen = await ask_one(ask, "which_project", projects)
    due = next(due for due in found if due.id == chosen.id)
    offers = (Offer.PAYMENT,) if due.payable else ()
    wish = {"due": due.id, "amount": due.rest}
    picture = (await ask.lookup("transfer", wish))["file"] if _by_bank(due) else None
    return Answered(
        dues.said(facts, due),
        why(facts.policies[due.policy], _behind(facts, due), BEHIND),
        (*offers, Offer.WHY, Offer.PERSON),
        (picture,) if picture else (),
    )


def area(totals: dict[str, int | str]) -> Answered:
    """An officer's totals: figures without a name."""
    money = {name: Money(int(totals[name])) for name in ("charged", "counted", "confirmed", "rest")}
    counts = {name: str(totals[name]) for name in ("area", "projects", "households", "waiting")}
    return Answered(
        (Say("area-totals", money | counts),),
        offers=(Offer.TASKS, Offer.AREA, Offer.DECISION, Offer.IMPORTING),
    )


def _marked(kind: str, things: tuple[Named, ...]) -> tuple[Named, ...]:
    """The same things, with what they are before their ids."""
    return tuple(Named(f"{kind}-{thing.id}", thing.name) for thing in things)


def _by_bank(due: dues.Due) -> bool:
    """Whether a picture of the transfer may exist; none for an account that is changing."""
    return due.payable and not due.frozen and due.account is not None and due.account.kind == "bank"


def _behind(facts: Facts, due: dues.Due) -> tuple[Result, ...]:
    """The rules' own answer for this case, for "Vì sao?"."""
    policy = facts.policies[due.policy]
    known = {"support_vnd": due.support, "approved_rate": due.rate}
    asked = {name: value for name, value in known.items() if value is not None}
    return (evaluate(policy, "recovery", asked, facts.today),)
