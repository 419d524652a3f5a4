"""Officers' groups on chat platforms."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "group_chats",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("external", sa.LargeBinary(), nullable=False),
        sa.Column("scope_kind", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.Text(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("linked_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="group_chats_key"),
    )
    for name, columns, unique in (
        ("group_chats_chat", ["chat"], True),
        ("group_chats_scope", ["scope_kind", "scope_id"], False),
    ):
        op.create_index(
            name, "group_chats", columns, unique=unique, sqlite_where=OPEN, postgresql_where=OPEN
        )
