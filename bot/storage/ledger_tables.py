"""The tables of money and of the audit: rows are added, nothing is changed or removed.

Triggers refuse anything else on ``APPEND_ONLY`` (``bot.storage.append_only``). No row names a
person but by an id.
"""

from datetime import date, datetime
from typing import Final

from sqlmodel import Field

from bot.storage import columns as c
from bot.storage.append_only import protect_when_made
from bot.storage.tables import METADATA, Table


class Obligation(Table, table=True):
    """What one participation pays back: an immutable head that its entries hang on."""

    __tablename__ = "obligations"
    __table_args__ = (
        c.index("obligations_participation", "participation", unique=True),
        c.index("obligations_code", "code", unique=True),
        c.index("obligations_household", "household"),
        c.index("obligations_project", "project"),
    )

    id: int = Field(sa_column=c.row_id())
    code: str = Field(sa_column=c.words())
    participation: int = Field(sa_column=c.big())
    household: int = Field(sa_column=c.big())
    project: int = Field(sa_column=c.big())
    commune: int = Field(sa_column=c.big())
    policy: str = Field(sa_column=c.words())
    path: str = Field(sa_column=c.words())
    created_at: datetime = Field(sa_column=c.at())


class AssessmentRow(Table, table=True):
    """What the rules said about an obligation on a day; JSON of exact texts in ``result``."""

    __tablename__ = "assessments"
    __table_args__ = (c.index("assessments_obligation", "obligation", "id"),)

    id: int = Field(sa_column=c.row_id())
    obligation: int = Field(sa_column=c.big())
    at: datetime = Field(sa_column=c.at())
    on_day: date = Field(sa_column=c.day())
    policy_version: str = Field(sa_column=c.words())
    standing: str = Field(sa_column=c.words())
    amount_vnd: int | None = Field(sa_column=c.maybe_big())
    rate: str | None = Field(sa_column=c.maybe_words())
    pay_by: date | None = Field(sa_column=c.maybe_day())
    expected: bool = Field(sa_column=c.flag())
    result: str = Field(sa_column=c.words())


class LedgerEntry(Table, table=True):
    """One entry: what happened to the money of an obligation, by whom, on what document.

    ``follows`` is the entry of the step before of the same payment; ``reverses`` the entry that
    this one takes back. ``cause`` makes a repeated effect the same entry.
    """

    __tablename__ = "ledger"
    __table_args__ = (
        c.index("ledger_obligation", "obligation", "id"),
        c.index("ledger_cause", "cause", unique=True, where="cause IS NOT NULL"),
        c.index("ledger_reverses", "reverses", unique=True, where="reverses IS NOT NULL"),
        c.index("ledger_slip", "slip_sha256", where="slip_sha256 IS NOT NULL"),
        c.index("ledger_receipt", "receipt_code", unique=True, where="receipt_code IS NOT NULL"),
        c.index(
            "ledger_receipt_number",
            "receipt_book",
            "receipt_number",
            unique=True,
            where="receipt_number IS NOT NULL",
        ),
        c.index("ledger_decision", "decision", where="decision IS NOT NULL"),
    )

    id: int = Field(sa_column=c.row_id())
    obligation: int = Field(sa_column=c.big())
    kind: str = Field(sa_column=c.words())
    amount_vnd: int = Field(sa_column=c.big())
    at: datetime = Field(sa_column=c.at())
    person: int | None = Field(sa_column=c.maybe_big())
    role: str = Field(sa_column=c.words())
    chat: int | None = Field(sa_column=c.maybe_big())
    cause: str | None = Field(sa_column=c.maybe_words())
    follows: int | None = Field(sa_column=c.maybe_big())
    reverses: int | None = Field(sa_column=c.maybe_big())
    pay_by: date | None = Field(sa_column=c.maybe_day())
    expected: bool = Field(sa_column=c.flag())
    assessment: int | None = Field(sa_column=c.maybe_big())
    decision: int | None = Field(sa_column=c.maybe_big())
    file: int | None = Field(sa_column=c.maybe_big())
    slip_sha256: str | None = Field(sa_column=c.maybe_words())
    account: str | None = Field(sa_column=c.maybe_words())
    off_path: bool = Field(sa_column=c.flag())
    receipt_book: int | None = Field(sa_column=c.maybe_big())
    receipt_number: int | None = Field(sa_column=c.maybe_big())
    receipt_code: str | None = Field(sa_column=c.maybe_words())


class DecisionRow(Table, table=True):
    """A decision that an officer wrote down; ``result`` is what the rules said, as JSON."""

    __tablename__ = "decisions"
    __table_args__ = (
        c.index("decisions_obligation", "obligation"),
        c.index("decisions_project", "project"),
        c.index("decisions_waiting", "commune", where="state = 'waiting'"),
        c.index("decisions_cause", "cause", unique=True, where="cause IS NOT NULL"),
    )

    id: int = Field(sa_column=c.row_id())
    kind: str = Field(sa_column=c.words())
    state: str = Field(sa_column=c.words())
    commune: int = Field(sa_column=c.big())
    project: int = Field(sa_column=c.big())
    obligation: int | None = Field(sa_column=c.maybe_big())
    number: str = Field(sa_column=c.words())
    decided_on: date = Field(sa_column=c.day())
    decided_by: str = Field(sa_column=c.words())
    file: int | None = Field(sa_column=c.maybe_big())
    file_sha256: str | None = Field(sa_column=c.maybe_words())
    terms: str = Field(sa_column=c.words())
    result: str = Field(sa_column=c.words())
    cause: str | None = Field(sa_column=c.maybe_words())
    recorded_by: int | None = Field(sa_column=c.maybe_big())
    recorded_at: datetime = Field(sa_column=c.at())
    settled_by: int | None = Field(sa_column=c.maybe_big())
    settled_at: datetime | None = Field(sa_column=c.maybe_at())


class AuditRow(Table, table=True):
    """Who did what to which record: ids and codes, the record's digest, the note's salted hash."""

    __tablename__ = "audit"
    __table_args__ = (c.index("audit_subject", "kind", "subject"),)

    id: int = Field(sa_column=c.row_id())
    at: datetime = Field(sa_column=c.at())
    person: int | None = Field(sa_column=c.maybe_big())
    role: str = Field(sa_column=c.words())
    chat: int | None = Field(sa_column=c.maybe_big())
    action: str = Field(sa_column=c.words())
    kind: str = Field(sa_column=c.words())
    subject: int = Field(sa_column=c.big())
    detail: str = Field(sa_column=c.words())
    digest: bytes | None = Field(sa_column=c.maybe_sealed())
    note_hash: bytes | None = Field(sa_column=c.maybe_sealed())


class AuditSeal(Table, table=True):
    """The place of an audit row in the chain, and the chain's hash up to it."""

    __tablename__ = "audit_chain"
    __table_args__ = (c.index("audit_chain_audit", "audit", unique=True),)

    position: int = Field(sa_column=c.row_id())
    audit: int = Field(sa_column=c.big())
    hash: bytes = Field(sa_column=c.sealed())


class AuditQueue(Table, table=True):
    """Audit rows that are not in the chain yet."""

    __tablename__ = "audit_queue"

    audit: int = Field(sa_column=c.row_id())


class AuditNote(Table, table=True):
    """Personal words of an audit row, sealed; erasure drops it, the chain holds all the same."""

    __tablename__ = "audit_notes"
    __table_args__ = (c.index("audit_notes_person", "person"),)

    audit: int = Field(sa_column=c.row_id())
    person: int | None = Field(sa_column=c.maybe_big())
    salt: bytes = Field(sa_column=c.sealed())
    words: bytes = Field(sa_column=c.sealed())


APPEND_ONLY: Final = ("obligations", "assessments", "ledger", "audit", "audit_chain")
"""Tables whose rows are never changed or removed."""

for _name in APPEND_ONLY:
    protect_when_made(METADATA.tables[_name])
