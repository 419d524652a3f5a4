"""A leader has put received money into the agency's account: what is held, the slip, read-back."""

from bot.handlers import dues
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Me, Named, ask_one, confirmed, slips
from bot.handlers.reasons import behind
from bot.talk import Ask, Json, Money, Say

MOST_ENTRIES = 40
MOST_SLIPS = 4
NEXT = (Offer.GROUP, Offer.PERSON)


async def deposited(ask: Ask, facts: Facts, me: Me) -> Answered:
    """Which receipts went into the account; all of them unless the leader names some."""
    return await deposit(ask, facts, await ask_one(ask, "group", me.teams))


async def deposit(ask: Ask, facts: Facts, team: Named) -> Answered:
    """Which receipts of one group; the slip; the read-back with the account."""
    found = await ask.lookup("held", team.id)
    held: list[dict[str, Json]] = found["entries"][:MOST_ENTRIES]
    if not held:
        return Answered((Say("deposit-nothing", {"team": team.name}),), offers=NEXT)
    entries = await ask_entries(ask, held)
    total = sum(item["amount"] for item in entries)
    slip = await ask.files("slip", least=1, most=MOST_SLIPS)
    policy = facts.policies[found["policy"]]
    cite = next(step.rule.citation for step in policy.payments if step.payee == dues.AGENCY)
    account, officer = found["account"], dues.officer_of(found["agency"], found["phone"])
    shown = (
        Say("readback-deposit", {"team": team.name, "amount": Money(total), "cite": cite}),
        *([Say("readback-account", account)] if account else []),
        Say("readback-count", {"count": str(len(entries))}),
        slips(slip),
    )
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    command = {"do": "deposit", "team": team.id, "entries": [item["id"] for item in entries]}
    ask.effect("deposit", command | {"amount": total, "slip": list(slip or ())})
    nowhere = Say("only-no-account", {"officer": officer})
    warning = dues.only_here(account, officer) if account else nowhere
    return Answered(
        (Say("deposit-done", {"amount": Money(total)}), warning),
        behind(facts, dues.behind_payment(policy)),
        (Offer.GROUP, Offer.WHY, Offer.PERSON),
    )


async def ask_entries(ask: Ask, held: list[dict[str, Json]]) -> list[dict[str, Json]]:
    """The receipts that were put in: all, or one after the other."""
    total, count = Money(sum(item["amount"] for item in held)), str(len(held))
    if len(held) == 1:
        return held
    if await ask.choice("deposit_what", ("all", "some"), rest=total, count=count) == "all":
        return held
    left = {item["id"]: item for item in held}
    chosen = []
    async for one in ask.rounds("entry", most=len(held)):
        names = tuple(Named(item["id"], item["name"]) for item in left.values())
        picked = await ask_one(one, "receipt", names)
        chosen.append(left.pop(picked.id))
        if not left:
            break
    return chosen
