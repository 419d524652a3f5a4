"""Damage cases: steps, events, items, words, evidence."""

import sqlalchemy as sa
from alembic import op

from bot.storage.append_only import protect

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
APPEND_ONLY = ("case_steps", "case_events", "case_items")
INDEXES = (
    ("cases_code", "cases", "code", True, ""),
    ("cases_cause", "cases", "cause", True, "cause IS NOT NULL"),
    ("cases_household", "cases", "household", False, ""),
    ("cases_participation", "cases", "participation", False, ""),
    ("cases_group", "cases", "group_id id", False, ""),
    ("cases_open", "cases", "commune awaits", False, "closed_at IS NULL"),
    ("cases_assignee", "cases", "assignee", False, "closed_at IS NULL"),
    ("cases_chat", "cases", "chat", False, ""),
    ("case_steps_case", "case_steps", "case_id id", False, ""),
    ("case_steps_cause", "case_steps", "cause", True, "cause IS NOT NULL"),
    ("case_steps_decision", "case_steps", "decision", False, "decision IS NOT NULL"),
    ("case_events_case", "case_events", "case_id id", False, ""),
    ("case_items_case", "case_items", "case_id id", False, ""),
    ("case_words_case", "case_words", "case_id", False, ""),
    ("case_words_person", "case_words", "person", False, ""),
    ("case_words_chat", "case_words", "chat", False, ""),
    ("case_evidence_case", "case_evidence", "case_id file", True, ""),
    ("case_evidence_sha256", "case_evidence", "sha256", False, ""),
    ("case_evidence_chat", "case_evidence", "chat", False, ""),
)
BIG, TEXT, BYTES = sa.BigInteger, sa.Text, sa.LargeBinary


def upgrade() -> None:
    for name, columns in TABLES.items():
        op.create_table(
            name,
            *(
                sa.Column(column, ROW, nullable=False, autoincrement=False)
                if number == 0
                else sa.Column(column, kind(), nullable=nullable)
                for number, (column, kind, nullable) in enumerate(columns)
            ),
            sa.PrimaryKeyConstraint(columns[0][0], name=f"{name}_key"),
        )
    for name, table, keys, unique, where in INDEXES:
        condition = sa.text(where) if where else None
        op.create_index(
            name,
            table,
            keys.split(),
            unique=unique,
            sqlite_where=condition,
            postgresql_where=condition,
        )
    for table in APPEND_ONLY:
        protect(op.get_bind(), table)


def _row(*columns: tuple[str, type, bool]) -> tuple[tuple[str, type, bool], ...]:
    return columns


TABLES = {
    "cases": _row(
        ("id", BIG, False),
        ("code", TEXT, False),
        ("policy", TEXT, False),
        ("commune", BIG, False),
        ("household", BIG, True),
        ("participation", BIG, True),
        ("group_id", BIG, True),
        ("opened_at", BIG, False),
        ("opened_by", BIG, True),
        ("role", TEXT, False),
        ("chat", BIG, True),
        ("cause", TEXT, True),
        ("danger", sa.Boolean, False),
        ("state", TEXT, False),
        ("awaits", TEXT, False),
        ("since", BIG, False),
        ("assignee", BIG, True),
        ("acknowledged_at", BIG, True),
        ("closed_at", BIG, True),
        ("reporter", BYTES, True),
        ("place", BYTES, True),
    ),
    "case_steps": _row(
        ("id", BIG, False),
        ("case_id", BIG, False),
        ("kind", TEXT, False),
        ("at", BIG, False),
        ("person", BIG, True),
        ("role", TEXT, False),
        ("chat", BIG, True),
        ("cause", TEXT, True),
        ("follows", BIG, True),
        ("assignee", BIG, True),
        ("facts", TEXT, False),
        ("document", TEXT, True),
        ("number", TEXT, True),
        ("file", BIG, True),
        ("file_sha256", TEXT, True),
        ("decision", BIG, True),
    ),
    "case_events": _row(
        ("id", BIG, False),
        ("case_id", BIG, False),
        ("step", BIG, False),
        ("happened", TEXT, False),
        ("kind", TEXT, True),
        ("on_day", sa.Date, True),
    ),
    "case_items": _row(
        ("id", BIG, False),
        ("case_id", BIG, False),
        ("step", BIG, False),
        ("event", BIG, False),
        ("what", TEXT, False),
        ("basis", TEXT, False),
        ("unit", TEXT, False),
        ("lost", TEXT, True),
        ("total", TEXT, True),
    ),
    "case_words": _row(
        ("step", BIG, False),
        ("case_id", BIG, False),
        ("person", BIG, True),
        ("chat", BIG, True),
        ("words", BYTES, False),
    ),
    "case_evidence": _row(
        ("id", BIG, False),
        ("case_id", BIG, False),
        ("step", BIG, False),
        ("file", BIG, False),
        ("sha256", TEXT, False),
        ("kind", TEXT, False),
        ("size", BIG, False),
        ("document", TEXT, False),
        ("sent_at", BIG, False),
        ("person", BIG, True),
        ("role", TEXT, False),
        ("chat", BIG, True),
        ("origin", BYTES, True),
    ),
}
