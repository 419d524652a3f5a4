"""Delivery: whose allowance a message needs, how long it is useful, broadcasts, closed chats."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BIG, TEXT = sa.BigInteger(), sa.Text()


def upgrade() -> None:
    op.add_column("chats", sa.Column("closed", TEXT))
    op.add_column("chats", sa.Column("closed_at", BIG))
    op.add_column("outbox", sa.Column("route", TEXT, nullable=False, server_default=""))
    op.add_column("outbox", sa.Column("useful_until", BIG))
    op.add_column("outbox", sa.Column("broadcast", BIG))
    op.drop_index("outbox_due", "outbox")
    op.drop_index("outbox_leased_by", "outbox")
    _index("outbox_due", "route lane due id", "state = 'queued'")
    _index("outbox_leased", "chat leased_by", "state = 'leased'")
    _index("outbox_unknown", "id", "state = 'unknown'")
    _index("outbox_broadcast", "broadcast state", "broadcast IS NOT NULL")
    op.create_table(
        "broadcasts",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("person", BIG),
        sa.Column("scope_kind", TEXT, nullable=False),
        sa.Column("scope_id", TEXT, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("total", BIG, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("made_at", BIG, nullable=False),
        sa.Column("ended_at", BIG),
        sa.PrimaryKeyConstraint("id", name="broadcasts_key"),
    )


def _index(name: str, columns: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "outbox", columns.split(), sqlite_where=condition, postgresql_where=condition
    )
