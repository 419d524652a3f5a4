"""What somebody may take back as written wrongly: looked up, and carried out by a new entry.

A payment's last step goes by whoever may take that step, a decision in force by an officer. Of two
at once the ledger lets one win. The reason stands in the audit.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action
from bot.clock import legal_day
from bot.desk import decided, waiting
from bot.desk.asker import (
    Asker,
    Known,
    NotAllowed,
    areas,
    home_name,
    homes,
    teams,
    tended,
    the_known,
)
from bot.desk.lines import money
from bot.desk.money import tell_struck
from bot.rules.balances import Entry, Kind, payments
from bot.storage import ledger, ledger_rows
from bot.storage.audit import Note, note_all
from bot.storage.registers import decisions, grants, households, obligations
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.obligations import Obligation
from bot.talk import Json

if TYPE_CHECKING:
    from bot.desk.effects import Doing

MOST: Final = 40
"""Things that are offered, the newest first."""
STEPS: Final = waiting.STEPS | {Kind.CONFIRMED: "confirmed"}
ACTIONS: Final = {
    Kind.DECLARED: Action.DECLARE_PAYMENT,
    Kind.RECEIVED: Action.RECEIVE_PAYMENT,
    Kind.DEPOSITED: Action.DEPOSIT_PAYMENT,
    Kind.CONFIRMED: Action.REVERSE_PAYMENT,
}


def mistakes(view: View, asker: Asker, _: Json) -> Json:
    """The last steps of payments and the decisions that the person may take back."""
    who = the_known(view, asker.chat)
    found = [*_payments(view, who), *_decisions(view, who)]
    found.sort(key=lambda item: int(item["record"]), reverse=True)
    return {"items": found[:MOST]}


def _payments(view: View, who: Known) -> list[dict[str, Json]]:
    near = ledger_rows.with_payments(view, _communes(view, who), MOST)
    heads = {
        head.id: head
        for head in (
            *obligations.many(view, near).values(),
            *obligations.of_groups(view, teams(view, who)),
            *obligations.of_households(view, homes(view, who)),
        )
    }
    last = [
        (steps[-1], heads[id_])
        for id_, every in ledger.entries_of(view, heads).items()
        for steps in payments(every)
    ]
    last.sort(key=lambda item: item[0].id, reverse=True)
    mine = (item for item in last if _may(view, who, *item))
    return [_payment(view, *item) for item, _ in zip(mine, range(MOST), strict=False)]


def _communes(view: View, who: Known) -> set[int]:
    """Where somebody answers for the whole commune or for a group."""
    return {*areas(view, who), *(group.commune for group in tended(view, who).values())}


def _may(view: View, who: Known, entry: Entry, head: Obligation) -> bool:
    """Whether somebody may take this step back; a declaration only who made it."""
    if entry.kind is Kind.DECLARED and entry.person != who.person.id:
        return False
    return who.may(ACTIONS[entry.kind], grants.target_of_household(view, head.household))


def _payment(view: View, entry: Entry, head: Obligation) -> dict[str, Json]:
    home, on = households.get(view, head.household), legal_day(entry.at)
    return {
        "id": f"entry-{entry.id}",
        "do": "strike_payment",
        "record": str(entry.id),
        "title": f"{home.name}, {money(entry.amount_vnd)}, {on:%d/%m}",
        "who": home_name(home),
        "step": STEPS[entry.kind],
        "amount": entry.amount_vnd,
        "number": str(entry.receipt_number or ""),
        "on": on.isoformat(),
    }


def _decisions(view: View, who: Known) -> Iterable[dict[str, Json]]:
    for made in decisions.in_force(view, sorted(_communes(view, who)), MOST):
        if not who.may(Action.RECORD_DECISION, decided.target_of(view, made.facts)):
            continue
        yield {
            "id": f"decision-{made.id}",
            "do": "strike_decision",
            "record": str(made.id),
            "title": made.facts.number,
            "who": waiting.whom(view, made.facts),
            "step": made.facts.kind.value,
            "amount": 0,
            "number": made.facts.number,
            "on": made.facts.decided_on.isoformat(),
        }


def strike_payment(doing: "Doing", command: Mapping[str, Any], cause: Cause) -> None:
    """Take back the last step of a payment; household, leader and officers hear of it."""
    id_ = int(command["id"])
    head = obligations.get(doing.pen, ledger_rows.obligations_of(doing.pen, [id_])[id_])
    entry = next(e for e in ledger.entries_of(doing.pen, [head.id])[head.id] if e.id == id_)
    if entry.kind not in ACTIONS or not _may(doing.pen, doing.who, entry, head):
        raise NotAllowed("strike")
    target = grants.target_of_household(doing.pen, head.household)
    pen = doing.acting(ACTIONS[entry.kind], target)
    ledger.reverse(pen, id_, cause=cause)
    _note(pen, "ledger", id_, command["reason"], head.household)
    tell_struck(doing, head, entry, STEPS[entry.kind])


def strike_decision(doing: "Doing", command: Mapping[str, Any], cause: Cause) -> None:
    """Take back a decision in force; its households and the other officers hear of it."""
    made = decisions.get(doing.pen, int(command["id"]))
    head = made.facts.obligation
    home = None if head is None else obligations.get(doing.pen, head).household
    pen = decided.strike(doing, made, cause)
    _note(pen, "decision", made.id, command["reason"], home)


def _note(pen: Pen, kind: str, id_: int, reason: str, household: int | None) -> None:
    """Keep why; the words go when the household's person is erased."""
    members = [] if household is None else households.members(pen, [household]).get(household, ())
    about = next((member.person for member in members), pen.actor.person)
    note_all(pen, [Note("strike", kind, id_, words=reason, about=about)])


HANDLERS: Final = {"strike_payment": strike_payment, "strike_decision": strike_decision}
