"""/noptien: a household has paid, a leader has received, a leader has put it into the account.

Each ends with a read-back; what was confirmed becomes an effect. Nothing here moves money.
"""

from typing import Final

from bot.handlers import dues
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.deposit import deposited
from bot.handlers.people import (
    Me,
    Named,
    ask_me,
    ask_one,
    confirmed,
    slips,
    stranger,
)
from bot.handlers.reasons import behind
from bot.handlers.receipt import received
from bot.rules import evaluate
from bot.rules.results import Outcome
from bot.talk import Ask, Money, Say

PAYEES: Final = (dues.LEADER, dues.AGENCY)
ACCOUNTS: Final = ("treasury", "bank", "cash")
MOST_SLIPS: Final = 4
NEXT: Final = (Offer.MY_THINGS, Offer.PERSON)


async def payment(ask: Ask, facts: Facts) -> Answered:
    """What happened to money: paid, received or put into the account."""
    me = await ask_me(ask)
    if me.person is None:
        return stranger()
    doing = [*(["paid"] if me.homes else []), *(["received", "deposited"] if me.teams else [])]
    if not doing:
        return Answered((Say("payment-none", {}),), offers=(Offer.TASKS, *NEXT))
    chosen = doing[0] if len(doing) == 1 else await ask.choice("doing", doing)
    if chosen == "received":
        return await received(ask, facts, me)
    if chosen == "deposited":
        return await deposited(ask, facts, me)
    return await paid(ask, facts, me)


async def paid(ask: Ask, facts: Facts, me: Me) -> Answered:
    """A household says what it paid, to whom, with a photo of the slip where there is one."""
    home = await ask_one(ask, "household", me.homes)
    found = [dues.read(item) for item in (await ask.lookup("dues", home.id))["dues"]]
    payable = [due for due in found if due.payable]
    if not payable:
        return Answered((Say("payment-nothing", {"household": home.name}),), offers=NEXT)
    chosen = await ask_one(ask, "which_project", tuple(Named(d.id, d.project) for d in payable))
    due = next(due for due in payable if due.id == chosen.id)
    amount = await ask_amount(ask, due.rest, home.name, dues.rest(due))
    payee = await ask.choice("paid_to", PAYEES, skip=True)
    account = await ask.choice("account", ACCOUNTS, skip=True) if payee == dues.AGENCY else None
    slip = await ask.files("slip", least=1, most=MOST_SLIPS)
    path = off_path(facts, due, payee, account)
    shown = (*_shown(due, amount, payee, slip), *path)
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    command = {"do": "declare", "due": due.id, "amount": amount, "payee": payee}
    ask.effect("declare", command | {"account": account, "slip": list(slip or ())})
    policy = facts.policies[due.policy]
    return Answered(
        (*_done(facts, due, payee, slip), dues.told(policy, due, payee)),
        behind(facts, dues.behind_payment(policy)),
        (Offer.MY_THINGS, Offer.WHY),
    )


async def ask_amount(ask: Ask, rest: int, household: str, shown: Money | Say) -> int:
    """How much: all that is left, or another sum; more than is left is taken and shown."""
    parts = ("all", "part")
    how = await ask.choice("how_much", parts, rest=shown, household=household, ahead="part")
    if how == "all":
        return rest
    return await ask.money("amount_vnd", skip=False, household=household)


def off_path(
    facts: Facts, due: dues.Due, payee: str | None, account: str | None
) -> tuple[Say, ...]:
    """A payment another way than the document's, with its article; it is taken all the same."""
    if payee is None:
        return ()
    asked: dict[str, object] = {"payer": "household", "payee": payee}
    if account is not None:
        asked["account"] = account
    policy = facts.policies[due.policy]
    if evaluate(policy, "payment_path", asked, facts.today).outcome is not Outcome.NOT_MET:
        return ()
    id_ = "off-path-leader" if dues.through_leader(policy) else "off-path-agency"
    return (Say(id_, {"cite": dues.path_cite(policy)}),)


def _shown(
    due: dues.Due, amount: int, payee: str | None, slip: tuple[str, ...] | None
) -> tuple[Say, ...]:
    """The read-back: the household first, then project, sum, whom, how many photos."""
    lines = [
        Say("readback-household", {"household": due.household.name, "project": due.project}),
        Say("readback-paid", {"amount": Money(amount), "payee": payee or "unknown"}),
        slips(slip),
    ]
    if amount > due.rest:
        lines.append(Say("readback-more", {"rest": dues.rest(due)}))
    return tuple(lines)


def _done(
    facts: Facts, due: dues.Due, payee: str | None, slip: tuple[str, ...] | None
) -> tuple[Say, ...]:
    """Who looks at it now."""
    through_leader = dues.through_leader(facts.policies[due.policy])
    if through_leader and payee == dues.AGENCY:
        return (Say("declared-officer", {"counts": "no"}),)
    if through_leader:
        known = {"leader": due.leader or "", "known": "yes" if due.leader else "no"}
        return (Say("declared-leader", known),)
    return (Say("declared-officer", {"counts": "yes"}) if slip else Say("declared-no-slip", {}),)
