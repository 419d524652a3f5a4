"""Reminders: planned steps, people's choices, self-declared dates, collection days."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEXES = (
    ("reminders_once", "reminders", "about recipient step pay_by", True, ""),
    ("reminders_due", "reminders", "due recipient", False, "state = 'open'"),
    ("reminders_open", "reminders", "recipient", False, "state = 'open'"),
    ("reminders_handed", "reminders", "message", False, "state = 'handed'"),
    ("reminders_dropped", "reminders", "settled_at", False, "state = 'dropped'"),
    ("own_reminders_chat", "own_reminders", "chat", False, "stopped_at IS NULL"),
    ("own_reminders_cause", "own_reminders", "cause", True, "cause IS NOT NULL"),
)


def upgrade() -> None:
    _reminders()
    _choices()
    _settings()
    for name, table, columns, unique, where in INDEXES:
        condition = sa.text(where) if where else None
        op.create_index(
            name,
            table,
            columns.split(),
            unique=unique,
            sqlite_where=condition,
            postgresql_where=condition,
        )


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("about", sa.BigInteger(), nullable=False),
        sa.Column("recipient", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="reminders_key"),
    )


def _choices() -> None:
    op.create_table(
        "reminder_choices",
        sa.Column("recipient", ROW, nullable=False, autoincrement=False),
        sa.Column("minute", sa.BigInteger(), nullable=True),
        sa.Column("fewer", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("recipient", name="reminder_choices_key"),
    )
    op.create_table(
        "own_reminders",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=False),
        sa.Column("project_end", sa.Date(), nullable=True),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("stopped_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="own_reminders_key"),
    )


def _settings() -> None:
    op.create_table(
        "collections",
        sa.Column("group_id", ROW, nullable=False, autoincrement=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=True),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name="collections_key"),
    )
    op.create_table(
        "reminder_settings",
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("at_end", sa.Boolean(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=True),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("policy", name="reminder_settings_key"),
    )
    op.create_table(
        "reminder_marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="reminder_marks_key"),
    )
