"""The tables of money and of the audit: rows are added, nothing is changed or removed.

Triggers refuse anything else on ``APPEND_ONLY`` (``bot.storage.append_only``). No row names a
person but by an id.
"""

from typing import Final

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.append_only import protect_when_made
from bot.storage.tables import METADATA

obligations = Table(
    "obligations",
    METADATA,
    col.row_id("id"),
    col.words("code"),
    col.big("participation"),
    col.big("household"),
    col.big("project"),
    col.big("commune"),
    col.words("policy"),
    col.words("path"),
    col.at("created_at"),
    col.index("obligations_participation", "participation", unique=True),
    col.index("obligations_code", "code", unique=True),
    col.index("obligations_household", "household"),
    col.index("obligations_project", "project"),
)
"""What one participation pays back: an immutable head that its entries hang on."""

assessments = Table(
    "assessments",
    METADATA,
    col.row_id("id"),
    col.big("obligation"),
    col.at("at"),
    col.day("on_day"),
    col.words("policy_version"),
    col.words("footing"),
    col.maybe_big("amount_vnd"),
    col.maybe_words("rate"),
    col.maybe_day("pay_by"),
    col.flag("expected"),
    col.words("result"),
    col.index("assessments_obligation", "obligation", "id"),
)
"""What the rules said about an obligation on a day; JSON of exact texts in ``result``."""

ledger = Table(
    "ledger",
    METADATA,
    col.row_id("id"),
    col.big("obligation"),
    col.words("kind"),
    col.big("amount_vnd"),
    col.at("at"),
    col.maybe_big("person"),
    col.words("role"),
    col.maybe_big("chat"),
    col.maybe_words("cause"),
    col.maybe_big("follows"),
    col.maybe_big("reverses"),
    col.maybe_day("pay_by"),
    col.flag("expected"),
    col.maybe_big("assessment"),
    col.maybe_big("decision"),
    col.maybe_big("file"),
    col.maybe_words("slip_sha256"),
    col.maybe_words("account"),
    col.flag("off_path"),
    col.maybe_big("receipt_book"),
    col.maybe_big("receipt_number"),
    col.maybe_words("receipt_code"),
    col.index("ledger_obligation", "obligation", "id"),
    col.index("ledger_cause", "cause", unique=True, where="cause IS NOT NULL"),
    col.index("ledger_reverses", "reverses", unique=True, where="reverses IS NOT NULL"),
    col.index("ledger_slip", "slip_sha256", where="slip_sha256 IS NOT NULL"),
    col.index("ledger_receipt", "receipt_code", unique=True, where="receipt_code IS NOT NULL"),
    col.index(
        "ledger_receipt_number",
        "receipt_book",
        "receipt_number",
        unique=True,
        where="receipt_number IS NOT NULL",
    ),
    col.index("ledger_decision", "decision", where="decision IS NOT NULL"),
)
"""One entry: what happened to the money of an obligation, by whom, on what document.

    ``follows`` is the entry of the step before of the same payment; ``reverses`` the entry that
    this one takes back. ``cause`` makes a repeated effect the same entry.
    """

slips = Table(
    "slips",
    METADATA,
    col.row_id("entry"),
    col.words_key("sha256"),
    col.maybe_big("file"),
    col.index("slips_sha256", "sha256"),
    col.index("slips_file", "file", where="file IS NOT NULL"),
)
"""Each photo of the slip that an entry rests on, so that the same slip is found by any of them."""

decisions = Table(
    "decisions",
    METADATA,
    col.row_id("id"),
    col.words("kind"),
    col.words("state"),
    col.big("commune"),
    col.big("project"),
    col.maybe_big("obligation"),
    col.words("number"),
    col.day("decided_on"),
    col.words("decided_by"),
    col.maybe_big("file"),
    col.maybe_words("file_sha256"),
    col.words("terms"),
    col.words("result"),
    col.maybe_words("cause"),
    col.maybe_big("recorded_by"),
    col.at("recorded_at"),
    col.maybe_big("settled_by"),
    col.maybe_at("settled_at"),
    col.index("decisions_obligation", "obligation"),
    col.index("decisions_project", "project"),
    col.index("decisions_waiting", "commune", where="state = 'waiting'"),
    col.index("decisions_cause", "cause", unique=True, where="cause IS NOT NULL"),
)
"""A decision that an officer wrote down; ``result`` is what the rules said, as JSON."""

audit = Table(
    "audit",
    METADATA,
    col.row_id("id"),
    col.at("at"),
    col.maybe_big("person"),
    col.words("role"),
    col.maybe_big("chat"),
    col.words("action"),
    col.words("kind"),
    col.big("subject"),
    col.words("detail"),
    col.maybe_sealed("digest"),
    col.maybe_sealed("note_hash"),
    col.index("audit_subject", "kind", "subject"),
)
"""Who did what to which record: ids and codes, the record's digest, the note's salted hash."""

audit_chain = Table(
    "audit_chain",
    METADATA,
    col.row_id("position"),
    col.big("audit"),
    col.sealed("hash"),
    col.index("audit_chain_audit", "audit", unique=True),
)
"""The place of an audit row in the chain, and the chain's hash up to it."""

audit_queue = Table(
    "audit_queue",
    METADATA,
    col.row_id("audit"),
)
"""Audit rows that are not in the chain yet."""

audit_notes = Table(
    "audit_notes",
    METADATA,
    col.row_id("audit"),
    col.maybe_big("person"),
    col.sealed("salt"),
    col.sealed("words"),
    col.index("audit_notes_person", "person"),
)
"""Personal words of an audit row, sealed; erasure drops it, the chain holds all the same."""

APPEND_ONLY: Final = ("obligations", "assessments", "ledger", "slips", "audit", "audit_chain")
"""Tables whose rows are never changed or removed."""

for _name in APPEND_ONLY:
    protect_when_made(METADATA.tables[_name])
