"""/viec: what waits for a leader or an officer, one thing at a time.

What an officer confirms becomes an effect; who may is checked again where it is written, and of
two officers who confirm the same money one is told that the other was first.
"""

from collections.abc import Mapping
from datetime import date

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.case_work import one_case
from bot.handlers.deposit import deposit
from bot.handlers.people import Named, ask_me, confirmed, not_yours, stranger
from bot.handlers.receipt import as_declared
from bot.talk import Ask, Json, Label, Money, Say

NEXT = (Offer.TASKS, Offer.GROUP, Offer.PERSON)
OFFICERS = (Offer.TASKS, Offer.DECISION, Offer.MISTAKE, Offer.AREA)
DESKS = (Offer.TASKS, Offer.AREA)
LATER = "later"


async def tasks(ask: Ask, facts: Facts) -> Answered:
    """The list; then the chosen thing."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    if not (me.teams or me.tended or me.areas or me.desks):
        return not_yours("officer")
    next_ = OFFICERS if me.areas else DESKS if me.desks else NEXT[1:]
    found = await ask.lookup("tasks", None)
    items: dict[str, dict[str, Json]] = {item["id"]: item for item in found["items"]}
    if not items:
        return Answered((Say("tasks-none", {}),), offers=next_)
    names = {id_: item["title"] for id_, item in items.items()}
    count = str(found["count"])
    chosen = await ask.choice("task", (*items, LATER), named=names, count=count)
    if chosen == LATER:
        return left(next_)
    return await one(ask, facts, items[chosen])


async def one(ask: Ask, facts: Facts, item: Mapping[str, Json]) -> Answered:
    """One thing that waits."""
    match item["kind"]:
        case "payment":
            return await seen(ask, facts, item)
        case "decision":
            return await countersign(ask, item)
        case "account":
            return await confirm_account(ask, item)
        case "case":
            return await one_case(ask, facts, item["code"])
        case "turnover":
            say = Say(f"task-turnover-{item['state']}", {"project": item["who"]})
            return Answered((say,), offers=(Offer.TURNOVER, *NEXT))
        case "declared":
            return await as_declared(ask, facts, item) or left(NEXT)
        case "deposit":
            return await held(ask, facts, item)
        case _:
            return overdue(item)


def overdue(item: Mapping[str, Json]) -> Answered:
    """A household whose last day is long over: somebody should look in on them."""
    shown = {"household": item["who"], "project": item["project"]}
    shown |= {"amount": Money(item["amount"]), "leader": item["leader"] or ""}
    shown |= {"day": date.fromisoformat(item["day"])}
    id_ = "task-overdue" if item["leader"] else "task-overdue-alone"
    return Answered((Say(id_, shown),), offers=OFFICERS)


async def held(ask: Ask, facts: Facts, item: Mapping[str, Json]) -> Answered:
    """Money that a leader holds: whether it is in the account by now."""
    told = {"team": item["title"], "amount": Money(item["amount"])}
    if await ask.choice("deposited_it", ("yes", LATER), **told) == LATER:
        return left(NEXT)
    return await deposit(ask, facts, Named(item["team"], item["title"]))


def left(offers: tuple[Offer, ...]) -> Answered:
    """The thing waits on."""
    return Answered((Say("tasks-later", {}),), offers=offers)


async def seen(ask: Ask, facts: Facts, item: Mapping[str, Json]) -> Answered:
    """Whether a payment has arrived in the agency's account."""
    deadline = facts.policies[item["policy"]].deadline
    told = {"household": item["who"], "project": item["project"], "step": item["step"]}
    told |= {"amount": Money(item["amount"]), "path": "off" if item["off_path"] else "on"}
    files = await ask_papers(ask, item)
    arrived = await ask.choice("arrived", ("yes", "no", LATER), files=files, **told)
    if arrived == LATER:
        return left(OFFICERS)
    shown = {"household": item["who"], "amount": Money(item["amount"])}
    id_ = "readback-arrived" if arrived == "yes" else "readback-not-arrived"
    if (instead := await confirmed(ask, (Say(id_, shown),))) is not None:
        return instead
    do = "confirm" if arrived == "yes" else "reverse"
    ask.effect("seen", {"do": do, "entries": item["entries"]})
    cite = {"cite": deadline.rule.citation} if deadline else {}
    done = "arrived-done" if arrived == "yes" else "not-arrived-done"
    return Answered((Say(done, shown | cite),), offers=OFFICERS)


async def ask_papers(ask: Ask, item: Mapping[str, Json]) -> tuple[str, ...]:
    """The slips or the scan, as files of this chat."""
    if not item["files"]:
        return ()
    return tuple(
        (await ask.lookup("papers", {"item": item["id"], "files": item["files"]}))["files"]
    )


async def countersign(ask: Ask, item: Mapping[str, Json]) -> Answered:
    """A second officer confirms a decision that another wrote down, or sends it back."""
    told = {"number": item["number"], "whom": item["who"]}
    # what was looked up before the kind was a code is told in its own words
    ruling = item.get("ruling")
    told["what"] = Label("decision_kind", ruling) if ruling else item["what"]
    files = await ask_papers(ask, item)
    said = await ask.choice("right_decision", ("yes", "no", LATER), files=files, **told)
    if said == LATER:
        return left(OFFICERS)
    do = "confirm_decision" if said == "yes" else "refuse_decision"
    ask.effect("countersign", {"do": do, "decision": item["decision"]})
    return Answered((Say(f"countersign-{said}", told),), offers=OFFICERS)


async def confirm_account(ask: Ask, item: Mapping[str, Json]) -> Answered:
    """A second officer confirms an agency's account that another entered."""
    told = {"agency": item["who"]} | {name: item[name] for name in ("bank", "number", "holder")}
    said = await ask.choice("right_account", ("yes", "no", LATER), **told)
    if said == LATER:
        return left(OFFICERS)
    do = "confirm_account" if said == "yes" else "cancel_account"
    ask.effect("account", {"do": do, "account": item["account"]})
    return Answered((Say(f"account-{said}", told),), offers=OFFICERS)
