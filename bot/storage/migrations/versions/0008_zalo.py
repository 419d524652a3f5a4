"""Zalo Official Accounts: tokens, windows of chats, costs of a month."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "zalo_accounts",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("pair", sa.LargeBinary(), nullable=True),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=True),
        sa.Column("signature", sa.Text(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("trouble_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("account", name="zalo_accounts_key"),
    )
    op.create_table(
        "zalo_chats",
        sa.Column("chat", ROW, nullable=False, autoincrement=False),
        sa.Column("last_at", sa.BigInteger(), nullable=True),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.Column("staff_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("chat", name="zalo_chats_key"),
    )
    op.create_index("zalo_chats_last_at", "zalo_chats", ["last_at"])
    op.create_table(
        "zalo_spending",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("dong", sa.BigInteger(), nullable=False),
        sa.Column("consult", sa.BigInteger(), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=False),
        sa.Column("by_phone", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account", "month", name="zalo_spending_key"),
    )
