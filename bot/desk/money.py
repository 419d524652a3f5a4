"""Payments carried out: declared, received, deposited, confirmed, taken back; and who is told.

Works nothing out: the ledger checks amounts and steps, ``bot.access`` says who may.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Role
from bot.desk.asker import NotAllowed, home_name
from bot.desk.papers import id_of
from bot.handlers.base import Offer
from bot.handlers.dues import AGENCY, figure
from bot.rules import evaluate
from bot.rules.balances import Entry, Path
from bot.rules.results import Outcome
from bot.storage import files, ledger, reminder_letters
from bot.storage.ledger import Paper
from bot.storage.ledger_rows import obligations_of
from bot.storage.registers import (
    grants,
    groups,
    households,
    obligations,
    participations,
)
from bot.storage.registers.base import Cause, View
from bot.storage.registers.obligations import Obligation
from bot.talk import Money, Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

Command = Mapping[str, Any]


def declare(doing: "Doing", command: Command, cause: Cause) -> None:
    """A household has paid; its leader is told where the money is the leader's to receive by the
    document, its officers otherwise."""
    head = obligations.get(doing.pen, int(command["due"]))
    target = grants.target_of_household(doing.pen, head.household)
    pen = doing.acting(Action.DECLARE_PAYMENT, target)
    account = command["account"]
    paper = _paper(doing, command, head, command["payee"], account)
    ledger.declare(pen, head.id, int(command["amount"]), paper, cause=cause)
    reminder_letters.answer(pen, doing.asker.chat, "paid")
    shown = {"household": _home(doing.pen, head), "amount": Money(int(command["amount"]))}
    leader = _leader(doing.pen, head)
    to_leader = head.path is Path.THROUGH_LEADER and command["payee"] != AGENCY
    if to_leader and leader is not None:
        say = Say("notice-declared-leader", shown)
        doing.tell([leader], say, head.commune, Offer.TASKS, Offer.GROUP)
    else:
        officers = _officers(doing.pen, head)
        doing.tell(officers, Say("notice-declared-officer", shown), head.commune, Offer.TASKS)


def receive(doing: "Doing", command: Command, cause: Cause) -> None:
    """A leader has received money: a numbered receipt for both."""
    head = obligations.get(doing.pen, int(command["due"]))
    target = grants.target_of_household(doing.pen, head.household)
    pen = doing.acting(Action.RECEIVE_PAYMENT, target)
    follows = None if command["declared"] is None else int(command["declared"])
    paper = Paper(off_path=head.path is not Path.THROUGH_LEADER)
    written = ledger.receive(
        pen, head.id, int(command["amount"]), paper, follows=follows, cause=cause
    )
    entry = written.entry
    shown = {
        "household": _home(doing.pen, head),
        "amount": Money(entry.amount_vnd),
        "number": str(entry.receipt_number),
        "code": str(entry.receipt_code),
        "on": doing.asker.today,
    }
    doing.says.append(Say("receipt-made", shown))
    standing = ledger.standings(pen, [head.id])[head.id]
    rest = figure(standing.sums.remaining, expected=standing.expected)
    shown |= {"leader": doing.who.person.name, "rest": rest}
    doing.tell(_told(pen, head), Say("notice-receipt", shown), head.commune, Offer.MY_THINGS)


def deposit(doing: "Doing", command: Command, cause: Cause) -> None:
    """A leader has put received money into the account; the officers are told."""
    group = groups.get(doing.pen, int(command["team"]))
    pen = doing.acting(Action.DEPOSIT_PAYMENT, grants.target_of_group(doing.pen, group.id))
    entries = [int(id_) for id_ in command["entries"]]
    _only_of(pen, entries, group.id)
    paper = replace(_slip(doing, command), account="treasury")
    written = ledger.deposit(pen, entries, paper, cause=cause)
    total = sum(entry.amount_vnd for entry in written.entries)
    shown = {"team": group.name, "amount": Money(total)}
    officers = grants.officers_of(pen, group.commune, groups=[group.id])
    doing.tell(officers, Say("notice-deposited", shown), group.commune, Offer.TASKS)


def confirm(doing: "Doing", command: Command, cause: Cause) -> None:
    """An officer has seen payments arrive; each household is told."""
    entries = [int(id_) for id_ in command["entries"]]
    heads = _heads(doing.pen, entries)
    pen = doing.pen
    for head in heads:
        target = grants.target_of_household(doing.pen, head.household)
        pen = doing.acting(Action.CONFIRM_PAYMENT, target)
    written = ledger.confirm(pen, entries, cause=cause)
    _tell_each(doing, written.entries, "notice-confirmed")


def reverse(doing: "Doing", command: Command, cause: Cause) -> None:
    """An officer has not seen payments arrive: their last steps are taken back."""
    entries = [int(id_) for id_ in command["entries"]]
    pen = doing.pen
    for head in _heads(doing.pen, entries):
        target = grants.target_of_household(doing.pen, head.household)
        pen = doing.acting(Action.REVERSE_PAYMENT, target)
    before = ledger.reverse_all(pen, entries, cause=cause)
    _tell_each(doing, before.entries, "notice-not-arrived")
    for head in _heads(doing.pen, entries):
        leader = _leader(pen, head)
        if leader is not None:
            amount = sum(e.amount_vnd for e in before.entries if e.obligation == head.id)
            shown = {"household": _home(pen, head), "amount": Money(amount)}
            doing.tell([leader], Say("notice-not-arrived", shown), head.commune, Offer.GROUP)


ACTIONS: Final = {
    "declare": Action.DECLARE_PAYMENT,
    "receive": Action.RECEIVE_PAYMENT,
    "deposit": Action.DEPOSIT_PAYMENT,
    "confirm": Action.CONFIRM_PAYMENT,
}


def role_of(doing: "Doing", command: Command) -> Role:
    """The role in which the person did this, and may still do it.

    Raises:
        NotAllowed: not any more.
    """
    action, pen = ACTIONS[command["do"]], doing.pen
    if command["do"] == "deposit":
        return doing.who.role_for(action, grants.target_of_group(pen, int(command["team"])))
    if command["do"] == "confirm":
        household = _heads(pen, [int(id_) for id_ in command["entries"]])[0].household
    else:
        household = obligations.get(pen, int(command["due"])).household
    return doing.who.role_for(action, grants.target_of_household(pen, household))


def tell_withdrawn(doing: "Doing", written: ledger.Written) -> None:
    """Tell the households whose entries were taken back by an edit."""
    _tell_each(doing, written.entries, "notice-withdrawn")


def tell_struck(doing: "Doing", head: Obligation, entry: Entry, step: str) -> None:
    """Tell household, leader and officers that a payment's step was written down by mistake."""
    pen = doing.pen
    standing = ledger.standings(pen, [head.id])[head.id]
    shown = {"household": _home(pen, head), "amount": Money(entry.amount_vnd), "step": step}
    shown["number"] = str(entry.receipt_number or "")
    shown["rest"] = figure(standing.sums.remaining, expected=standing.expected)
    say, told, leader = Say("notice-struck", shown), _told(pen, head), _leader(pen, head)
    officers = [*([leader] if leader else []), *_officers(pen, head)]
    doing.tell(told, say, head.commune, Offer.MY_THINGS, Offer.PERSON)
    others = [person for person in officers if person not in told]
    doing.tell(others, say, head.commune, Offer.TASKS)


def _tell_each(doing: "Doing", entries: Sequence[Entry], id_: str) -> None:
    """One message for each household, with what is left to pay."""
    sums: dict[int, int] = {}
    for entry in entries:
        sums[entry.obligation] = sums.get(entry.obligation, 0) + entry.amount_vnd
    standings = ledger.standings(doing.pen, sums)
    for head in obligations.many(doing.pen, sums).values():
        standing = standings[head.id]
        rest = figure(standing.sums.remaining, expected=standing.expected)
        shown = {"household": _home(doing.pen, head), "amount": Money(sums[head.id])}
        say = Say(id_, shown | {"rest": rest})
        doing.tell(_told(doing.pen, head), say, head.commune, Offer.MY_THINGS, Offer.PERSON)


def _paper(
    doing: "Doing", command: Command, head: Obligation, payee: str | None, account: str | None
) -> Paper:
    off_path = _off_path(doing, head, payee, account)
    return replace(_slip(doing, command), account=account, off_path=off_path)


def _off_path(doing: "Doing", head: Obligation, payee: str | None, account: str | None) -> bool:
    """Whether the document sends this money another way."""
    if payee is None:
        return False
    asked: dict[str, object] = {"payer": "household", "payee": payee}
    if account is not None:
        asked["account"] = account
    result = evaluate(doing.policies[head.policy], "payment_path", asked, doing.asker.today)
    return result.outcome is Outcome.NOT_MET


def _slip(doing: "Doing", command: Command) -> Paper:
    """The slip's photos with their SHA-256, by any of which the same slip is found again."""
    found = [
        files.find_in(doing.pen.connection, doing.pen.sealer, id_of(reference))
        for reference in command["slip"]
    ]
    mine = [file for file in found if file is not None and file.chat == doing.asker.chat]
    if not mine:
        return ledger.NO_PAPER
    first, *more = mine
    return Paper(first.id, first.sha256, more=tuple((item.id, item.sha256) for item in more))


def _only_of(view: View, entries: Sequence[int], group: int) -> None:
    """Refuse receipts that are none of this group's."""
    for head in _heads(view, entries):
        if participations.get(view, head.participation).facts.group != group:
            raise NotAllowed("another group's receipt")


def _heads(view: View, entries: Sequence[int]) -> tuple[Obligation, ...]:
    owners = obligations_of(view, entries)
    return tuple(obligations.many(view, owners.values()).values())


def _home(view: View, head: Obligation) -> str:
    return home_name(households.get(view, head.household))


def _told(view: View, head: Obligation) -> tuple[int, ...]:
    return households.told(view, [head.household]).get(head.household, ())


def _officers(view: View, head: Obligation) -> tuple[int, ...]:
    """Who answers for a household's money: the commune's officers and those of its group alone."""
    return grants.officers_of(view, head.commune, groups=[_group(view, head)])


def _group(view: View, head: Obligation) -> int | None:
    return participations.get(view, head.participation).facts.group


def _leader(view: View, head: Obligation) -> int | None:
    group = _group(view, head)
    return None if group is None else groups.get(view, group).leader
