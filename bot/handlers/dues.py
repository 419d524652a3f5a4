"""What one household pays back in one project, as it was looked up, and the words for it.

Figures come from the ledger and the rules; here they are only shown, each with its article.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from bot.handlers.base import Facts
from bot.handlers.calculation_lines import line
from bot.handlers.people import Named
from bot.records import record
from bot.rules.policy import Policy
from bot.rules.results import Citation
from bot.talk import Json, Money, Say

OPEN: Final = frozenset({"open", "part_paid"})
"""Phases in which something is still to be paid."""
CLOSED: Final = frozenset({"waived", "suspended", "withdrawn"})
"""Phases in which a decision says that nothing is to be paid, or not now."""
LEADER: Final = "group_leader"
AGENCY: Final = "agency"


@record
class Account:
    """The agency's account: ``treasury`` or ``bank``, as two officers entered it."""

    kind: str
    bank: str
    number: str
    holder: str


@record
class Due:
    """One household's part in one project.

    ``amount`` is what is paid back in all, None where it is not settled yet; ``until`` the last
    day, ``office`` the last working day before it. ``counted`` counts as paid, ``unconfirmed`` of
    that no officer has seen, ``rest`` is left,
    ``over`` was paid beyond it. ``expected``: the recovery decision is not entered.
    ``decision`` is the last one that moved figure or day. ``frozen``: the account is changing.
    """

    id: str
    code: str
    household: Named
    project: str
    policy: str
    support: int
    rate: Fraction | None
    amount: int | None
    phase: str
    expected: bool
    until: date | None
    office: date | None
    ends: date | None
    counted: int
    unconfirmed: int
    declared: int
    rest: int
    over: int
    leader: str | None
    agency: str | None
    phone: str | None
    account: Account | None
    frozen: bool
    decision: tuple[str, date] | None

    @property
    def payable(self) -> bool:
        """Whether something is still to be paid."""
        return self.phase in OPEN and self.rest > 0


def read(found: Mapping[str, Json]) -> Due:
    """A due out of a look-up."""
    account, decision = found["account"], found["decision"]
    return Due(
        id=found["id"],
        code=found["code"],
        household=Named(found["household"]["id"], found["household"]["name"]),
        project=found["project"],
        policy=found["policy"],
        support=found["support"],
        rate=None if found["rate"] is None else Fraction(found["rate"]),
        amount=found["amount"],
        phase=found["phase"],
        expected=found["expected"],
        until=_day(found["until"]),
        office=_day(found["office"]),
        ends=_day(found["ends"]),
        counted=found["counted"],
        unconfirmed=found["unconfirmed"],
        declared=found["declared"],
        rest=found["rest"],
        over=found.get("over", 0),
        leader=found["leader"],
        agency=found["agency"],
        phone=found["phone"],
        account=Account(**account) if account else None,
        frozen=found["frozen"],
        decision=(decision["number"], date.fromisoformat(decision["on"])) if decision else None,
    )


def through_leader(policy: Policy) -> bool:
    """Whether the document sends a household's money through the leader."""
    return any(step.payee == LEADER for step in policy.payments)


def path_cite(policy: Policy) -> Citation:
    """Where it is written whom a household pays."""
    return next(step.rule.citation for step in policy.payments if step.payer == "household")


def behind_payment(policy: Policy) -> tuple[Citation, ...]:
    """Where it is written whom money goes to, and until when."""
    paths = [step.rule.citation for step in policy.payments]
    until = [policy.deadline.rule.citation] if policy.deadline else []
    return tuple(dict.fromkeys((*paths, *until)))


def said(facts: Facts, due: Due) -> tuple[Say, ...]:
    """How much and why, until when, how: one message each, the household named on the first."""
    policy = facts.policies[due.policy]
    return (_amount(policy, due), *_until(policy, due, facts.today), *_paid(due), *how(policy, due))


def _amount(policy: Policy, due: Due) -> Say:
    """What is paid back in all, line by line."""
    whose = {"household": due.household.name, "project": due.project}
    if due.phase in CLOSED:
        return Say(f"due-{due.phase}", whose | _decided(due))
    if due.amount is None or policy.rates is None:
        return Say("due-unsettled", whose)
    anything = policy.rates.anything
    cite = anything.rule.citation if anything else policy.rates.approved.citation
    figure: dict[str, Any] = {"amount": Money(due.amount), "cite": cite}
    if due.rate is not None and due.rate * due.support == due.amount:
        shown = line(due.support, {"rate": due.rate, "amount_vnd": due.amount}, None)
        figure["line"] = shown
    else:
        figure["line"] = Say("line-amount", {"amount": Money(due.amount)})
    if due.phase == "later" and due.ends is not None and due.until is not None:
        return Say("due-later", whose | figure | {"ends": due.ends, "until": due.until})
    if due.expected:
        order = policy.authorities["recovery_decision"].rule.citation
        return Say("due-expected", whose | figure | {"order": order})
    if due.decision is not None:
        return Say("due-decided", whose | figure | _decided(due))
    return Say("due-amount", whose | figure)


def _decided(due: Due) -> dict[str, Any]:
    number, on = due.decision or ("", date.min)
    return {"number": number, "on": on, "known": "yes" if due.decision else "no"}


def _until(policy: Policy, due: Due, today: date) -> tuple[Say, ...]:
    """The last day and how many are left; nothing where nothing is left to pay."""
    if due.until is None or policy.deadline is None or not due.payable:
        return ()
    left = (due.until - today).days
    shown: dict[str, Any] = {"day": due.until, "office": due.office or due.until}
    shown |= {"left": str(abs(left)), "cite": policy.deadline.rule.citation}
    if left < 0:
        return (Say("due-past", shown),)
    if left == 0:
        return (Say("due-today", shown),)
    apart = due.office is not None and due.office != due.until
    return (Say("due-until-office" if apart else "due-until", shown),)


def _paid(due: Due) -> tuple[Say, ...]:
    """What the book has already, and what is left."""
    if due.amount is None or due.phase in {"waived", "suspended"}:
        return ()
    shown: dict[str, Any] = {"counted": Money(due.counted), "rest": rest(due)}
    shown |= {"unconfirmed": Money(due.unconfirmed), "over": Money(due.over)}
    if due.over:
        return (Say("due-over-waiting" if due.unconfirmed else "due-over", shown),)
    if due.declared:
        return (Say("due-declared", shown | {"declared": Money(due.declared)}),)
    if due.rest == 0 and due.counted:
        return (Say("due-paid-waiting" if due.unconfirmed else "due-paid", shown),)
    if due.counted == 0:
        return ()
    return (Say("due-part-waiting" if due.unconfirmed else "due-part", shown),)


def figure(vnd: int, *, expected: bool) -> Money | Say:
    """A sum that is still to come; where the recovery decision is awaited it is called expected."""
    shown = Money(vnd)
    return Say("figure-expected", {"amount": shown}) if expected and vnd else shown


def rest(due: Due) -> Money | Say:
    """What is left of a due."""
    return figure(due.rest, expected=due.expected)


def how(policy: Policy, due: Due) -> tuple[Say, ...]:
    """Whom to pay and where, with the word against fraud; nothing where nothing is left to pay."""
    if not due.payable:
        return ()
    cite = path_cite(policy)
    if through_leader(policy):
        who = {"leader": due.leader or "", "known": "yes" if due.leader else "no", "cite": cite}
        return (Say("how-leader", who), warning(due, named=True))
    return (*account_says(due, cite), warning(due))


def account_says(due: Due, cite: Citation) -> tuple[Say, ...]:
    """The agency's account, or why none is shown."""
    if due.frozen:
        return (Say("how-frozen", {"cite": cite}),)
    if due.account is None:
        return (Say("how-no-account", {"cite": cite}),)
    account = due.account
    shown = {"kind": account.kind, "bank": account.bank, "number": account.number}
    return (Say("how-account", shown | {"holder": account.holder, "cite": cite}),)


def warning(due: Due, *, named: bool = False) -> Say:
    """The word against fraud that goes with every way to pay; ``named`` shows the account too."""
    officer = {"officer": officer_of(due.agency, due.phone)}
    if due.account is None or due.frozen:
        return Say("only-no-account", officer)
    if not named:
        return Say("only-this-account", officer)
    account = {"bank": due.account.bank, "holder": due.account.holder}
    return Say("only-this-account-named", officer | account)


def told(policy: Policy, due: Due, payee: str | None) -> Say:
    """The word against fraud after a payment was written down: it names the account's holder."""
    to_leader = through_leader(policy) and payee != AGENCY
    if to_leader or due.account is None or due.frozen:
        return warning(due, named=True)
    account = due.account
    shown = {"bank": account.bank, "number": account.number, "holder": account.holder}
    return only_here(shown, officer_of(due.agency, due.phone))


def only_here(account: Mapping[str, Json], officer: Say) -> Say:
    """The one account with its holder, and whom to ring about any other."""
    shown = {name: account[name] for name in ("bank", "number", "holder")}
    return Say("only-this-account-here", {**shown, "officer": officer})


def officer_of(agency: str | None, phone: str | None) -> Say:
    """Whom to ring."""
    called = {"agency": agency or "", "phone": phone or ""}
    return Say("officer-called", called | {"known": "yes" if phone else "no"})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
