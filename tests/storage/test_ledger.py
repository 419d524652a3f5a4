"""The ledger: steps of payments, decisions, reversals; nothing changes, nothing counts twice."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.rules.balances import Kind, Phase
from bot.storage import audit, case_tables, ledger, schema
from bot.storage.address import Address
from bot.storage.database import Database
from bot.storage.ids import CODES, code
from bot.storage.ledger import Charge, Paper, Written
from bot.storage.ledger_tables import APPEND_ONLY
from bot.storage.registers.base import Cause, Pen
from bot.storage.registers.errors import (
    AlreadyTaken,
    BadValue,
    BelowNothing,
    HasFollowers,
    NotFound,
    NotNow,
    SlipSeen,
)
from bot.storage.tables import METADATA
from tests.storage.village import DONG_NAI, PAY_BY, Village, settle

OWED = 3_000_000


def _charge(pen: Pen, new: Charge) -> Written:
    return ledger.charge(pen, new)


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


def test_lang_son_household_has_paid_when_its_leader_received(village: Village) -> None:
    (home, _) = settle(village).obligations
    assert village.standing(home).phase is Phase.OPEN
    assert (village.standing(home).sums.remaining, village.standing(home).pay_by) == (OWED, PAY_BY)

    declared = village.write(lambda pen: ledger.declare(pen, home, OWED)).entry
    assert village.standing(home).phase is Phase.OPEN
    received = village.write(lambda pen: ledger.receive(pen, home, OWED)).entry
    assert received.follows == declared.id
    standing = village.standing(home)
    assert (standing.phase, standing.counts_as_paid) == (Phase.PAID, True)
    assert (standing.sums.undeposited, standing.sums.unconfirmed) == (OWED, OWED)

    slip = Paper(slip_sha256="a" * 64, account="treasury")
    deposited = village.write(lambda pen: ledger.deposit(pen, [received.id], slip)).entry
    assert village.standing(home).sums.undeposited == 0
    village.write(lambda pen: ledger.confirm(pen, deposited.id))
    standing = village.standing(home)
    assert (standing.phase, standing.sums.unconfirmed) == (Phase.SETTLED, 0)
    assert (standing.sums.counted, standing.sums.overpaid) == (OWED, 0)


def test_dong_nai_household_has_paid_when_it_declares_with_a_slip(village: Village) -> None:
    (home, _) = settle(village, DONG_NAI, rate=None).obligations
    assert village.standing(home).expected
    owed = village.standing(home).sums.due
    assert owed == 2_000_000
    village.write(lambda pen: ledger.declare(pen, home, owed))
    assert village.standing(home).phase is Phase.OPEN
    slip = Paper(slip_sha256="b" * 64, account="bank")
    entry = village.write(lambda pen: ledger.declare(pen, home, owed, slip)).entry
    standing = village.standing(home)
    assert (standing.phase, standing.sums.unconfirmed) == (Phase.PAID, owed)
    village.write(lambda pen: ledger.confirm(pen, entry.id))
    assert village.standing(home).phase is Phase.SETTLED


def test_part_and_over_payments_are_told_apart(village: Village) -> None:
    (home, _) = settle(village).obligations
    village.write(lambda pen: ledger.receive(pen, home, 1_000_000))
    standing = village.standing(home)
    assert (standing.phase, standing.sums.remaining) == (Phase.PART_PAID, 2_000_000)
    village.write(lambda pen: ledger.receive(pen, home, 2_500_000))
    standing = village.standing(home)
    assert (standing.phase, standing.sums.remaining) == (Phase.PAID, 0)
    assert standing.sums.overpaid == 500_000


def test_same_effect_twice_is_the_same_entry(village: Village) -> None:
    (home, other) = settle(village).obligations
    cause = Cause(7, "payment", 2)
    first = village.write(lambda pen: ledger.receive(pen, home, OWED, cause=cause))
    again = village.write(lambda pen: ledger.receive(pen, home, OWED, cause=cause))
    assert (first.repeated, again.repeated) == (False, True)
    assert again.entries == first.entries
    assert village.standing(home).sums.received == OWED

    second = village.write(lambda pen: ledger.receive(pen, other, OWED)).entry
    both = [first.entry.id, second.id]
    cause = Cause(8, "deposit", 1)
    made = village.write(lambda pen: ledger.deposit(pen, both, cause=cause))
    again = village.write(lambda pen: ledger.deposit(pen, both, cause=cause))
    assert [entry.kind for entry in made.entries] == [Kind.DEPOSITED] * 2
    assert (again.repeated, again.entries) == (True, made.entries)


def test_corrected_effect_takes_back_what_it_wrote_before(village: Village) -> None:
    (home, _) = settle(village).obligations
    before, now = Cause(7, "payment", 2), Cause(7, "payment", 5)
    village.write(lambda pen: ledger.declare(pen, home, 1_000_000, cause=before))
    village.write(lambda pen: ledger.withdraw_cause(pen, before, now))
    again = village.write(lambda pen: ledger.withdraw_cause(pen, before, now))
    assert again.repeated
    assert village.standing(home).sums.declared == 0
    nothing = village.write(lambda pen: ledger.withdraw_cause(pen, before, Cause(7, "payment", 6)))
    assert nothing.entries == ()


def test_same_slip_is_found_by_its_hash_until_its_entry_is_taken_back(village: Village) -> None:
    (home, other) = settle(village, DONG_NAI, rate=None).obligations
    slip = Paper(slip_sha256="c" * 64)
    entry = village.write(lambda pen: ledger.declare(pen, home, 1_000_000, slip)).entry
    with pytest.raises(SlipSeen) as seen:
        village.write(lambda pen: ledger.declare(pen, other, 1_000_000, slip))
    assert seen.value.entries == (entry.id,)
    assert village.read(lambda view: ledger.seen_slip(view, "c" * 64)) == (entry,)
    village.write(lambda pen: ledger.declare(pen, other, 1_000_000, slip, same_slip=True))
    village.write(lambda pen: ledger.reverse(pen, entry.id))
    (left,) = village.read(lambda view: ledger.seen_slip(view, "c" * 64))
    assert left.obligation == other


def test_the_same_slip_is_found_by_any_of_its_photos(village: Village) -> None:
    (home, other) = settle(village, DONG_NAI, rate=None).obligations
    first, again, further = "c" * 64, "d" * 64, "e" * 64
    slip = Paper(7, first, more=((8, again),))
    entry = village.write(lambda pen: ledger.declare(pen, home, 1_000_000, slip)).entry
    assert village.read(lambda view: ledger.photos_of(view, [entry.id])) == (7, 8)
    for paper in (Paper(9, again), Paper(10, further, more=((11, again),))):
        with pytest.raises(SlipSeen) as seen:
            village.write(partial(ledger.declare, obligation=other, amount_vnd=1, paper=paper))
        assert seen.value.entries == (entry.id,)
    village.write(lambda pen: ledger.declare(pen, other, 1_000_000, Paper(10, further)))


def test_reversal_restores_the_balance_and_is_itself_final(village: Village) -> None:
    (home, _) = settle(village).obligations
    before = village.standing(home)
    entry = village.write(lambda pen: ledger.receive(pen, home, OWED)).entry
    reversal = village.write(lambda pen: ledger.reverse(pen, entry.id)).entry
    assert village.standing(home).sums == before.sums
    assert village.standing(home).phase is before.phase
    with pytest.raises(AlreadyTaken):
        village.write(lambda pen: ledger.reverse(pen, entry.id))
    with pytest.raises(NotNow):
        village.write(lambda pen: ledger.reverse(pen, reversal.id))
    with pytest.raises(AlreadyTaken):
        village.write(lambda pen: ledger.confirm(pen, entry.id))


def test_earlier_step_is_taken_back_only_with_the_later_one(village: Village) -> None:
    (home, _) = settle(village).obligations
    received = village.write(lambda pen: ledger.receive(pen, home, OWED)).entry
    deposited = village.write(lambda pen: ledger.deposit(pen, [received.id])).entry
    with pytest.raises(HasFollowers) as refused:
        village.write(lambda pen: ledger.reverse(pen, received.id))
    assert refused.value.entry == deposited.id
    village.write(lambda pen: ledger.reverse_all(pen, [received.id, deposited.id]))
    assert village.standing(home).sums.received == 0


def test_second_confirmation_loses(village: Village) -> None:
    (home, _) = settle(village).obligations
    received = village.write(lambda pen: ledger.receive(pen, home, OWED)).entry
    confirmed = village.write(lambda pen: ledger.confirm(pen, received.id)).entry
    with pytest.raises(AlreadyTaken) as lost:
        village.write(lambda pen: ledger.confirm(pen, received.id), village.second)
    assert lost.value.entry == confirmed.id
    with pytest.raises(AlreadyTaken):
        village.write(lambda pen: ledger.deposit(pen, [received.id]))
    with pytest.raises(NotNow):
        village.write(lambda pen: ledger.confirm(pen, confirmed.id))


def test_officer_may_confirm_another_amount_than_was_said(village: Village) -> None:
    (home, _) = settle(village, DONG_NAI, rate=None).obligations
    slip = Paper(slip_sha256="d" * 64)
    entry = village.write(lambda pen: ledger.declare(pen, home, 2_000_000, slip)).entry
    village.write(lambda pen: ledger.confirm(pen, entry.id, 1_900_000))
    standing = village.standing(home)
    assert (standing.phase, standing.sums.remaining) == (Phase.PART_PAID, 100_000)


def test_money_that_nobody_declared_is_confirmed_unless_a_payment_of_it_is_open(
    village: Village,
) -> None:
    (home, other) = settle(village, DONG_NAI, rate=None).obligations
    village.write(lambda pen: ledger.confirm_unannounced(pen, home, 2_000_000))
    assert village.standing(home).phase is Phase.SETTLED
    village.write(lambda pen: ledger.declare(pen, other, 2_000_000))
    with pytest.raises(NotNow, match="open_payment"):
        village.write(lambda pen: ledger.confirm_unannounced(pen, other, 2_000_000))


def test_receipts_are_numbered_in_their_groups_book_and_checked_by_code(village: Village) -> None:
    here, there = settle(village), settle(village)
    numbers = [
        village.write(partial(ledger.receive, obligation=home, amount_vnd=500_000)).entry
        for home in (*here.obligations, there.obligations[0])
    ]
    assert [entry.receipt_number for entry in numbers] == [1, 2, 1]
    typed = (numbers[0].receipt_code or "").lower()
    found = village.read(lambda view: ledger.receipt(view, f"{typed[:4]} {typed[4:]}"))
    assert found is not None
    assert (found.number, found.amount_vnd, found.valid) == (1, 500_000, True)
    village.write(lambda pen: ledger.reverse(pen, numbers[0].id))
    taken_back = village.read(lambda view: ledger.receipt(view, typed))
    assert taken_back is not None
    assert not taken_back.valid
    assert village.read(lambda view: ledger.receipt(view, "nonsense")) is None
    assert village.read(lambda view: ledger.receipt(view, code(CODES - 1))) is None


def test_new_charge_takes_the_old_one_back(village: Village) -> None:
    (home, _) = settle(village).obligations
    again = village.write(lambda pen: ledger.charge(pen, Charge(home, OWED, PAY_BY)))
    assert again.entries == ()
    moved = date(2026, 12, 31)
    village.write(lambda pen: ledger.charge(pen, Charge(home, OWED, moved)))
    standing = village.standing(home)
    assert (standing.sums.due, standing.pay_by, standing.entries) == (OWED, moved, 3)
    village.write(lambda pen: ledger.charge(pen, Charge(home, None, None)))
    assert village.standing(home).phase is Phase.NOTHING


def test_decided_amount_stays_when_the_charge_changes(village: Village) -> None:
    (home, other) = settle(village).obligations
    village.write(lambda pen: ledger.reduce(pen, home, 1_800_000, 1))
    village.write(lambda pen: ledger.waive(pen, other, 2))
    assert village.standing(home).sums.due == 1_800_000
    assert village.standing(other).phase is Phase.WAIVED
    for charged, due in ((4_000_000, 1_800_000), (1_000_000, 1_000_000)):
        for obligation in (home, other):
            new = Charge(obligation, charged, PAY_BY)
            village.write(partial(_charge, new=new))
        assert village.standing(home).sums.due == due
        assert village.standing(other).sums.due == 0


def test_more_than_there_is_cannot_be_taken_away(village: Village) -> None:
    (home, _) = settle(village).obligations
    with pytest.raises(BelowNothing) as refused:
        village.write(lambda pen: ledger.reduce(pen, home, OWED, 1))
    assert refused.value.least == OWED
    village.write(lambda pen: ledger.waive(pen, home, 1))
    with pytest.raises(BelowNothing):
        village.write(lambda pen: ledger.waive(pen, home, 2))
    charges = village.read(lambda view: ledger.entries_of(view, [home]))[home]
    with pytest.raises(BelowNothing):
        village.write(lambda pen: ledger.reverse(pen, charges[0].id))


def test_extension_moves_the_last_day_and_suspension_stops_collecting(village: Village) -> None:
    (home, _) = settle(village).obligations
    until = date(2027, 3, 31)
    extended = village.write(lambda pen: ledger.extend(pen, home, until, 1)).entry
    assert (village.standing(home).pay_by, village.standing(home).extended) == (until, True)
    village.write(lambda pen: ledger.reverse(pen, extended.id))
    assert village.standing(home).pay_by == PAY_BY
    stopped = village.write(lambda pen: ledger.suspend(pen, home, 2)).entry
    assert village.standing(home).phase is Phase.SUSPENDED
    village.write(lambda pen: ledger.reverse(pen, stopped.id))
    assert village.standing(home).phase is Phase.OPEN


@pytest.mark.parametrize("amount", [0, -1, 10**15 + 1, True])
def test_amount_that_nobody_pays_is_refused(village: Village, amount: int) -> None:
    (home, _) = settle(village).obligations
    with pytest.raises(BadValue):
        village.write(lambda pen: ledger.declare(pen, home, amount))


def test_what_is_not_there_is_named(village: Village) -> None:
    with pytest.raises(NotFound, match="obligation 5"):
        village.write(lambda pen: ledger.declare(pen, 5, 1))
    with pytest.raises(NotFound, match="entry 5"):
        village.write(lambda pen: ledger.confirm(pen, 5))
    with pytest.raises(BadValue):
        village.write(lambda pen: ledger.deposit(pen, []))


def triggers(connection: Connection) -> list[tuple[str, str]]:
    """Every trigger of the database with its table."""
    sqlite = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    postgres = (
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal"
    )
    query = sqlite if connection.dialect.name == "sqlite" else postgres
    return sorted((row[0], row[1]) for row in connection.execute(text(query)))


def test_migrated_database_protects_the_past_like_a_new_one(
    database_url: str, tmp_path: Path
) -> None:
    engine = Address.parse(database_url, tmp_path).writing()
    with engine.begin() as connection:
        schema.upgrade(connection)
        migrated = triggers(connection)
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
        made = triggers(connection)
    engine.dispose()
    assert migrated == made
    assert {table for _, table in made} == {*APPEND_ONLY, *case_tables.APPEND_ONLY}


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_database_itself_refuses_to_change_the_past(
    village: Village, table: str, change: str, tmp_path: Path
) -> None:
    (home, _) = settle(village).obligations
    statement = change.format(table)
    if table == "slips":
        statement = statement.replace(" id = id", " entry = entry")
        village.write(lambda pen: ledger.declare(pen, home, 1, Paper(slip_sha256="a" * 64)))
    if table == "audit_chain":
        statement = statement.replace(" id = id", " position = position")
        village.write(audit.seal)
    with (
        pytest.raises(DBAPIError, match="append-only"),
        village.database.engine.begin() as connection,
    ):
        connection.execute(text(statement))
