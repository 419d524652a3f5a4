"""The accounts that households pay into: entered by one officer, confirmed by another.

An agency's first account holds once it is confirmed; a change holds a day later, and from its entry
until then payment codes are frozen: nobody is told to pay into either. Numbers are sealed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, select, update

from bot.storage.audit import note
from bot.storage.register_tables import agency_accounts
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import AlreadyThere, BadValue, NeedsAnother, NotFound, NotNow
from bot.storage.registers.places import agency, kept_name
from bot.storage.sealing import Place

CHANGE_WAITS: Final = timedelta(hours=24)
"""How long a confirmed change waits before it holds."""
_NUMBER: Final = re.compile(r"[0-9A-Z][0-9A-Z.-]{2,33}")
_BIN: Final = re.compile(r"[0-9]{6}")


class AccountKind(StrEnum):
    """Where an account is kept."""

    TREASURY = "treasury"
    BANK = "bank"


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be kept. ``bank`` names the bank or the Treasury's office, ``bin`` is the
    bank's six digits where a transfer code can be made, ``holder`` the agency as the bank writes
    it."""

    agency: int
    kind: AccountKind
    bank: str
    number: str
    holder: str
    bin: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account and how far it is: it holds from ``effective_at`` on, unless cancelled."""

    id: int
    facts: NewAccount
    entered_by: int | None
    entered_at: datetime
    confirmed_by: int | None
    confirmed_at: datetime | None
    effective_at: datetime | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """An agency's accounts at an instant: the one that holds, the one that is coming.

    ``frozen``: a change is under way, so no payment code may be made.
    """

    current: Account | None
    coming: Account | None

    @property
    def frozen(self) -> bool:
        """Whether a change is under way."""
        return self.current is not None and self.coming is not None


def enter(pen: Pen, account: NewAccount) -> int:
    """The id of an account that waits for another officer.

    Raises:
        AlreadyThere: another account of the agency is waiting, or this very one holds.
        BadValue: a field cannot be kept.
        NotFound: there is no such agency.
    """
    agency(pen, account.agency)
    number = _kept_number(account.number)
    if account.bin is not None and not _BIN.fullmatch(account.bin):
        raise BadValue("bin", "not_six_digits")
    pen.hold("account", account.agency)
    now = standing(pen, [account.agency], pen.at)[account.agency]
    if now.coming is not None:
        raise AlreadyThere("account", now.coming.id)
    if now.current is not None and _same(now.current.facts, account, number):
        raise AlreadyThere("account", now.current.id)
    id_ = pen.new_id()
    row = {
        "id": id_,
        "agency": account.agency,
        "kind": account.kind.value,
        "bank": kept_name("bank", account.bank),
        "bin": account.bin,
        "number": pen.seal(Place.ACCOUNT_NUMBER, id_, number),
        "number_key": pen.sealer.lookup("account", number),
        "holder": kept_name("holder", account.holder),
        "entered_by": pen.actor.person,
        "entered_at": pen.at,
    }
    pen.insert(agency_accounts, [row])
    note(pen, "enter", "account", id_, agency=account.agency)
    return id_


def confirm(pen: Pen, id_: int) -> datetime:
    """From when the account holds, now that a second officer has confirmed it.

    Raises:
        NeedsAnother: the pen's actor entered it, or is nobody.
        NotNow: it is confirmed or cancelled already.
        NotFound: there is no such account.
    """
    row = _held(pen, id_)
    if pen.actor.person is None or row.entered_by == pen.actor.person:
        raise NeedsAnother("account", id_)
    if row.cancelled_at is not None or row.confirmed_at is not None:
        raise NotNow("account", id_, "cancelled" if row.cancelled_at else "confirmed")
    before = standing(pen, [row.agency], pen.at)[row.agency].current
    effective = pen.at if before is None else pen.at + CHANGE_WAITS
    pen.connection.execute(
        update(agency_accounts)
        .where(agency_accounts.c.id == id_)
        .values(confirmed_by=pen.actor.person, confirmed_at=pen.at, effective_at=effective)
    )
    note(pen, "confirm", "account", id_, agency=row.agency)
    return effective


def cancel(pen: Pen, id_: int) -> None:
    """The account does not come to hold.

    Raises:
        NotNow: it holds already, or is cancelled.
        NotFound: there is no such account.
    """
    row = _held(pen, id_)
    if row.cancelled_at is not None or (row.effective_at and row.effective_at <= pen.at):
        raise NotNow("account", id_, "cancelled" if row.cancelled_at else "holds")
    pen.connection.execute(
        update(agency_accounts).where(agency_accounts.c.id == id_).values(cancelled_at=pen.at)
    )
    note(pen, "cancel", "account", id_, agency=row.agency)


def standing(view: View, agencies: Iterable[int], at: datetime) -> dict[int, Accounts]:
    """The accounts of these agencies at an instant; every agency is a key."""
    wanted = list(agencies)
    current: dict[int, Account] = {}
    coming: dict[int, Account] = {}
    for part in parts(wanted):
        statement = select(*agency_accounts.c).where(
            agency_accounts.c.agency.in_(part), agency_accounts.c.cancelled_at.is_(None)
        )
        for row in view.connection.execute(statement.order_by(agency_accounts.c.id)):
            holds = row.effective_at is not None and row.effective_at <= at
            (current if holds else coming)[row.agency] = _account(view, row)
    return {id_: Accounts(current.get(id_), coming.get(id_)) for id_ in wanted}


def get(view: View, id_: int) -> Account:
    """An account.

    Raises:
        NotFound.
    """
    statement = select(*agency_accounts.c).where(agency_accounts.c.id == id_)
    row = view.connection.execute(statement).first()
    if row is None:
        raise NotFound("account", id_)
    return _account(view, row)


def _held(pen: Pen, id_: int) -> Row[Any]:
    statement = select(*agency_accounts.c).where(agency_accounts.c.id == id_).with_for_update()
    row = pen.connection.execute(statement).first()
    if row is None:
        raise NotFound("account", id_)
    return row


def _account(view: View, row: Row[Any]) -> Account:
    number = view.open(Place.ACCOUNT_NUMBER, row.id, row.number)
    return Account(
        row.id,
        NewAccount(row.agency, AccountKind(row.kind), row.bank, number, row.holder, row.bin),
        row.entered_by,
        row.entered_at,
        row.confirmed_by,
        row.confirmed_at,
        row.effective_at,
    )


def _kept_number(text: str) -> str:
    number = re.sub(r"\s", "", text).upper()
    if not _NUMBER.fullmatch(number):
        raise BadValue("number", "not_an_account")
    return number


def _same(one: NewAccount, other: NewAccount, number: str) -> bool:
    return (one.number, one.bin, one.holder) == (number, other.bin, other.holder)
