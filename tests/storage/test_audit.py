"""The audit: chained, complete, without personal words; what was touched is found."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text

from bot.storage import audit, ledger
from bot.storage.audit import Note
from bot.storage.database import Database
from bot.storage.registers import people
from bot.storage.registers.errors import BadValue
from bot.storage.registers.people import NewPerson
from bot.storage.verification import Fault, Report, verify
from tests.storage.village import Village, settle


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


def sealed(village: Village) -> Village:
    """The village with a payment, everything in the chain."""
    (home, _) = settle(village).obligations
    village.write(lambda pen: ledger.receive(pen, home, 1_000_000))
    while village.write(audit.seal):
        pass
    return village


def tampered(village: Village, change: Callable[[Connection], object]) -> Report:
    """What is found after somebody who may drop triggers changed rows behind our back."""
    with village.database.engine.begin() as connection:
        sqlite = connection.dialect.name == "sqlite"
        for table in ("ledger", "audit", "audit_chain", "obligations"):
            verbs = ("update", "delete") if sqlite else ("change",)
            for verb in verbs:
                on = "" if sqlite else f" ON {table}"
                connection.execute(text(f"DROP TRIGGER {table}_no_{verb}{on}"))
        change(connection)
    return village.read(verify)


def test_what_is_whole_is_found_whole(village: Village) -> None:
    assert village.read(audit.waiting) > 0
    report = village.read(verify)
    assert (report.faults, report.sealed) == ((), 0)
    sealed(village)
    report = village.read(verify)
    assert report.whole
    assert report.sealed == report.audited > 10
    assert (report.waiting, report.obligations) == (0, 2)


def test_changed_amount_is_found_at_its_entry(village: Village) -> None:
    sealed(village)
    report = tampered(
        village,
        lambda c: c.execute(
            text("UPDATE ledger SET amount_vnd = 5 WHERE kind = 'payment_received'")
        ),
    )
    assert [(fault.table, fault.what) for fault in report.faults] == [("ledger", "changed")]


def test_removed_and_added_entries_are_found(village: Village) -> None:
    sealed(village)

    def change(connection: Connection) -> None:
        connection.execute(text("DELETE FROM ledger WHERE kind = 'payment_received'"))
        connection.execute(
            text(
                "INSERT INTO ledger (id, obligation, kind, amount_vnd, at, role, expected,"
                " off_path) SELECT 7, obligation, 'payment_confirmed', 9, at, role, expected,"
                " off_path FROM ledger WHERE kind = 'charge' LIMIT 1"
            )
        )

    report = tampered(village, change)
    assert {(fault.table, fault.what) for fault in report.faults} == {
        ("ledger", "removed"),
        ("ledger", "not_audited"),
    }


def test_changed_removed_and_unchained_rows_are_found_where_they_are(village: Village) -> None:
    sealed(village)
    ids = village.read(
        lambda view: list(
            view.connection.execute(text("SELECT id FROM audit ORDER BY id")).scalars()
        )
    )

    def change(connection: Connection) -> None:
        connection.execute(text("UPDATE audit SET action = 'other' WHERE id = :id"), {"id": ids[2]})
        connection.execute(text("DELETE FROM audit WHERE id = :id"), {"id": ids[4]})
        connection.execute(text("DELETE FROM audit_chain WHERE audit = :id"), {"id": ids[6]})

    found = tampered(village, change).faults
    assert Fault("audit", ids[2], "changed") in found
    assert Fault("audit", ids[4], "removed") in found
    assert Fault("audit", ids[6], "not_chained") in found
    assert any(fault.what == "gap" for fault in found)


def test_chain_cannot_be_made_anew_without_the_key(village: Village) -> None:
    sealed(village)

    def change(connection: Connection) -> None:
        connection.execute(text("DELETE FROM audit_chain"))
        ids = connection.execute(text("SELECT id FROM audit ORDER BY id")).scalars().all()
        for position, id_ in enumerate(ids, 1):
            connection.execute(
                text("INSERT INTO audit_chain VALUES (:p, :i, :h)"),
                {"p": position, "i": id_, "h": bytes(32)},
            )

    assert not tampered(village, change).whole


def test_words_go_with_the_person_and_the_chain_holds(village: Village) -> None:
    person = village.write(lambda pen: people.add(pen, NewPerson("Giàng A Thử")))
    note = Note("say", "person", person, words="Nhà tôi ở cuối bản", about=person)
    village.write(lambda pen: audit.note_all(pen, [note]))
    while village.write(audit.seal):
        pass
    (last, *_) = village.read(lambda view: audit.done_to(view, "person", person))
    assert last.words == "Nhà tôi ở cuối bản"
    assert village.write(lambda pen: audit.forget_words(pen, person)) == 1
    (last, *_) = village.read(lambda view: audit.done_to(view, "person", person))
    assert last.words is None
    assert village.read(verify).whole


def test_changed_words_are_found(village: Village) -> None:
    note = Note("say", "person", 1, words="một câu", about=1)
    village.write(lambda pen: audit.note_all(pen, [note]))
    with village.database.engine.begin() as connection:
        connection.execute(text("UPDATE audit_notes SET salt = :salt"), {"salt": bytes(16)})
    assert [fault.what for fault in village.read(verify).faults] == ["changed"]
    with village.database.engine.begin() as connection:
        connection.execute(text("UPDATE audit_notes SET words = :words"), {"words": bytes(40)})
    assert [fault.what for fault in village.read(verify).faults] == ["unreadable"]


def test_detail_takes_ids_and_codes_only(village: Village) -> None:
    with pytest.raises(BadValue):
        village.write(lambda pen: audit.note(pen, "add", "person", 1, name="Nông Văn Páo"))


def test_who_did_what_is_told(village: Village) -> None:
    officer = village.officers[0]
    village.write(lambda pen: people.add(pen, NewPerson("Lò Văn Thử")))
    (last, *_) = village.read(lambda view: audit.done_by(view, officer))
    assert (last.action, last.kind, last.role, last.person) == ("add", "person", "officer", officer)


def test_many_rows_are_chained_in_parts(village: Village) -> None:
    notes = [Note("look", "commune", number) for number in range(2500)]
    village.write(lambda pen: audit.note_all(pen, notes))
    sizes = [village.write(audit.seal) for _ in range(4)]
    assert sum(sizes) == village.read(verify).audited
    assert (sizes[0], sizes[-1]) == (audit.SEAL_PART, 0)
    assert village.read(verify).whole
