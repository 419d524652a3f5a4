"""A leader has received a household's money: read-back, then a numbered receipt for both.

The receipt's number and code are made where the money is written, so that none is given twice.
"""

from collections.abc import Iterator, Mapping

from bot.handlers import dues
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Me, Named, ask_one, confirmed
from bot.talk import Ask, Json, Money, Say

NEXT = (Offer.PAYMENT, Offer.GROUP, Offer.MISTAKE, Offer.PERSON)


async def received(ask: Ask, facts: Facts, me: Me) -> Answered:
    """Which household, how much; then the read-back with its name first."""
    team = await ask_one(ask, "group", me.teams)
    found = await ask.lookup("team", team.id)
    open_ = [member for member in found["members"] if member["due"] is not None]
    if not open_:
        return Answered((Say("receipt-nobody", {"team": team.name}),), offers=NEXT)
    home = await ask_one(ask, "member", tuple(_people(open_)))
    member = next(item for item in open_ if item["due"] == home.id)
    declared = await ask_declared(ask, member)
    amount = declared["amount"] if declared else await ask_sum(ask, member)
    entry = declared["entry"] if declared else None
    return await receipt(ask, facts, found, member, amount, entry)


async def as_declared(ask: Ask, facts: Facts, item: Mapping[str, Json]) -> Answered | None:
    """A thing of the leader's list: the household said that it paid; None to leave it for later."""
    told = {"household": item["who"], "amount": Money(item["amount"])}
    said = await ask.choice("received_it", ("yes", "other", "later"), **told)
    if said == "later":
        return None
    found = await ask.lookup("team", item["team"])
    member = next((one for one in found["members"] if one["due"] == item["due"]), None)
    if member is None:
        return Answered((Say("receipt-nobody", {"team": found["name"]}),), offers=NEXT)
    amount = item["amount"] if said == "yes" else await ask_sum(ask, member)
    entry = item["entry"] if said == "yes" else None
    return await receipt(ask, facts, found, member, amount, entry)


async def receipt(
    ask: Ask,
    facts: Facts,
    found: Mapping[str, Json],
    member: Mapping[str, Json],
    amount: int,
    declared: str | None,
) -> Answered:
    """The read-back with the household's name first, then the receipt."""
    home, policy = member["household"]["name"], facts.policies[found["policy"]]
    shown = [
        Say("readback-household", {"household": home, "project": found["name"]}),
        Say("readback-received", {"amount": Money(amount)}),
    ]
    if member["shown"] and amount > member["rest"]:
        shown.append(Say("readback-more", {"rest": Money(member["rest"])}))
    if not dues.through_leader(policy):
        shown.append(Say("off-path-agency", {"cite": dues.path_cite(policy)}))
    if (instead := await confirmed(ask, tuple(shown))) is not None:
        return instead
    command = {"do": "receive", "due": member["due"], "amount": amount, "declared": declared}
    ask.effect("receive", command)
    shown_then = {"household": home, "cite": dues.path_cite(policy)}
    return Answered((Say("receipt-done", shown_then),), offers=NEXT)


async def ask_declared(ask: Ask, member: Mapping[str, Json]) -> dict[str, Json] | None:
    """The declaration that this money answers, where the household made any."""
    declared: list[dict[str, Json]] = member["declared"]
    if not declared:
        return None
    last = declared[-1]
    told = {"household": member["household"]["name"], "amount": Money(last["amount"])}
    return last if await ask.yes_no("as_declared", skip=False, **told) else None


async def ask_sum(ask: Ask, member: Mapping[str, Json]) -> int:
    """How much was received; the rest of the household where the leader may see it."""
    name, rest = member["household"]["name"], member["rest"] if member["shown"] else 0
    if rest:
        left = Money(rest)
        if (
            await ask.choice("how_much", ("all", "part"), rest=left, household=name, ahead="part")
            == "all"
        ):
            return int(rest)
    return await ask.money("received_vnd", skip=False, household=name)


def _people(members: list[dict[str, Json]]) -> Iterator[Named]:
    """Those who still have something to pay first; all may be chosen by name."""
    for member in sorted(members, key=lambda item: (item["rest"] == 0, item["household"]["name"])):
        yield Named(member["due"], member["household"]["name"])
