"""What confirmed conversations want done, carried out inside the step's transaction.

Each command is checked by ``bot.access`` first and is idempotent by (conversation, key, revision).
A row that corrects takes back what its predecessor did, then does it anew. Everything that is said
of it is returned and posted in the same transaction. Whatever is refused raises, and nothing holds.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action, Role, Target
from bot.desk import (
    broadcasting,
    case_steps,
    damage,
    decided,
    entitling,
    handing,
    linking,
    managing,
    mistakes,
    money,
    reached,
    reminders,
    turnovers,
    voices,
)
from bot.desk.asker import Asker, Known, NotAllowed, known
from bot.desk.group_chats import Alert
from bot.desk.notices import Notice
from bot.handlers.base import Offer
from bot.rules import Policies
from bot.storage import ledger
from bot.storage.registers import accounts, grants, households, people, places
from bot.storage.registers.base import Actor, Book, Cause, Pen
from bot.storage.registers.case_values import Origin
from bot.storage.registers.errors import NotNow
from bot.talk import EffectRow, Say

if TYPE_CHECKING:
    from datetime import datetime

    from bot.importing.rows import Reading


@dataclass(slots=True)
class Doing:
    """One turn's effects while they are carried out: the pen, who acts, what is said of it."""

    book: Book
    pen: Pen
    asker: Asker
    policies: Policies
    before: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sheet: "Reading | None" = None
    touched: tuple[int, ...] = ()
    says: list[Say] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    origins: Mapping[int, Origin] = field(default_factory=dict)
    opened: "datetime | None" = None

    @property
    def who(self) -> Known:
        """The person who acts.

        Raises:
            NotAllowed: nobody is linked.
        """
        found = known(self.pen, self.asker.chat)
        if found is None:
            raise NotAllowed("stranger")
        return found

    def acting(self, action: Action, target: Target) -> Pen:
        """The pen of whoever may do this there, in the role by which they may.

        Raises:
            NotAllowed.
        """
        who = self.who
        return self.as_role(who.role_for(action, target))

    def as_role(self, role: Role) -> Pen:
        """The pen of the person in a role."""
        actor = Actor(self.who.person.id, role, self.asker.chat)
        return replace(self.pen, actor=actor)

    def tell(self, persons: Iterable[int], say: Say, area: int, *offers: Offer) -> None:
        """Post a message to people, but not to whoever acts."""
        mine = known(self.pen, self.asker.chat)
        me = mine.person.id if mine else None
        name = places.commune(self.pen, area).name
        told = tuple(dict.fromkeys(persons))
        self.notices += [Notice(person, say, name, offers) for person in told if person != me]
        if set(told) & set(grants.officers_of(self.pen, area)):
            self.alerts.append(Alert(area, say.id, offers))


Command = Mapping[str, Any]
Handler = Callable[[Doing, Command, Cause], None]


def carry_out(doing: Doing, rows: Sequence[EffectRow], conversation: int) -> None:
    """Do what the rows want, in their order.

    Raises:
        NotAllowed: the person may not.
        RegisterError: registers or ledger refuse it.
    """
    for row in rows:
        if row.replaces is not None:
            _take_back(doing, row, conversation)
        if row.command is None:
            continue
        handler = _HANDLERS.get(str(row.command["do"]))
        if handler is not None:
            handler(doing, row.command, Cause(conversation, row.key, row.revision))


def _take_back(  # noqa: C901  (one line for each effect)
    doing: Doing, row: EffectRow, conversation: int
) -> None:
    """Take back what an earlier end of the conversation did.

    Raises:
        NotNow: it cannot be taken back from a conversation.
    """
    before = doing.before.get(row.key) or {}
    match before.get("do"):
        case "declare" | "receive" | "deposit" | "confirm":
            made = Cause(conversation, row.key, row.replaces or 0)
            back = Cause(conversation, f"{row.key}.back", row.revision)
            pen = doing.as_role(money.role_of(doing, before))
            money.tell_withdrawn(doing, ledger.withdraw_cause(pen, made, back))
        case "report_damage":
            made = Cause(conversation, row.key, row.replaces or 0)
            damage.withdraw(
                doing, before, made, Cause(conversation, f"{row.key}.back", row.revision)
            )
        case "decide":
            back = Cause(conversation, f"{row.key}.back", row.revision)
            decided.take_back(doing, before, back, gone=row.command is None)
        case "case_step" | "case_join":
            made = Cause(conversation, row.key, row.replaces or 0)
            back = Cause(conversation, f"{row.key}.back", row.revision)
            case_steps.take_back(doing, before, made, back)
        case "turnover_call" | "turnover_minutes" | "turnover_report":
            turnovers.take_back(doing, before)
        case "remind_own":
            reminders.take_back(doing, before)
        case "enter_account":
            managing.take_back_account(doing, before)
        case "household_consent":
            households.withdraw_consent(doing.pen, int(before["household"]))
        case "link":
            people.unlink(doing.pen, doing.asker.chat)
        case "serve":
            households.withdraw_consent(doing.pen, int(before["household"]))
            households.remove_member(doing.pen, int(before["household"]), doing.who.person.id)
        case "remind_stop" | "remind_time" | "remind_fewer" | "remind_seen" | "collection":
            return  # what is done anew writes over what was done before
        case "remind_help" | "reminders_printed" | "broadcast_stop" | "unanswered" | "add_voice":
            return  # it was said, printed, stopped, kept
        case "import" | "issue_code" | "household_quiet" | "set_switch" | "set_authority" | None:
            return  # what is done anew writes over what was done before
        case done:
            raise NotNow("effect", conversation, str(done))


def _confirm_account(doing: Doing, command: Command, _cause: Cause) -> None:
    """Confirm an agency's account that another officer entered; all officers are told."""
    account = accounts.get(doing.pen, int(command["account"]))
    agency = places.agency(doing.pen, account.facts.agency)
    target = grants.target_of_commune(doing.pen, agency.commune)
    accounts.confirm(doing.acting(Action.MANAGE_ACCOUNTS, target), account.id)
    _tell_account(doing, account, agency)


def _cancel_account(doing: Doing, command: Command, _cause: Cause) -> None:
    """Cancel an account that was entered wrongly."""
    account = accounts.get(doing.pen, int(command["account"]))
    agency = places.agency(doing.pen, account.facts.agency)
    target = grants.target_of_commune(doing.pen, agency.commune)
    accounts.cancel(doing.acting(Action.MANAGE_ACCOUNTS, target), account.id)


def _tell_account(doing: Doing, account: accounts.Account, agency: places.Agency) -> None:
    facts = account.facts
    shown = {"agency": agency.name, "bank": facts.bank, "number": facts.number}
    officers = grants.officers_of(doing.pen, agency.commune)
    say = Say("notice-account", shown | {"holder": facts.holder})
    doing.tell(officers, say, agency.commune, Offer.TASKS)


def _import(doing: Doing, command: Command, _cause: Cause) -> None:
    """Write a sheet that was read and checked just now; the same sheet again changes nothing."""
    from bot.importing import applying

    if doing.sheet is None or not doing.sheet.sound:
        raise NotNow("sheet", doing.asker.chat, "unsound")
    target = grants.target_of_commune(doing.pen, int(command["area"]))
    pen = doing.acting(Action.IMPORT, target)
    who = doing.who

    def mine(_province: str, commune: int) -> bool:
        return who.may(Action.IMPORT, grants.target_of_commune(doing.pen, commune))

    found = applying.apply(pen, doing.sheet.batch, mine=mine)
    doing.touched = found.projects
    if found.waiting:
        managing.tell_new_accounts(doing)
    new, changed = sum(found.added.values()), sum(found.changed.values())
    doing.says.append(Say("import-written", {"new": str(new), "changed": str(changed)}))


_HANDLERS: Final[Mapping[str, Handler]] = {
    "declare": money.declare,
    "receive": money.receive,
    "deposit": money.deposit,
    "confirm": money.confirm,
    "reverse": money.reverse,
    "decide": decided.decide,
    "confirm_decision": decided.confirm,
    "refuse_decision": decided.refuse,
    "confirm_account": _confirm_account,
    "cancel_account": _cancel_account,
    "import": _import,
    "grant_role": entitling.grant_role,
    "revoke_role": entitling.revoke_role,
    **managing.HANDLERS,
    **damage.HANDLERS,
    **voices.HANDLERS,
    **reminders.HANDLERS,
    **turnovers.HANDLERS,
    **reached.HANDLERS,
    **broadcasting.HANDLERS,
    **case_steps.HANDLERS,
    **handing.HANDLERS,
    **linking.HANDLERS,
    **mistakes.HANDLERS,
}
"""By command. ``remember`` and ``erase`` are the desk's own."""
