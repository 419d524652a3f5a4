"""Alerts: who was brought which case, and the digests of a storm."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEXES = (
    ("case_alerts_person", "case_alerts", "person at", ""),
    ("case_alerts_digest", "case_alerts", "digest", "digest IS NOT NULL"),
    ("case_digests_person", "case_digests", "person last_at", ""),
    ("case_digests_untold", "case_digests", "told_at", "told < held"),
)


def upgrade() -> None:
    op.create_table(
        "case_alerts",
        sa.Column("case_id", ROW, nullable=False, autoincrement=False),
        sa.Column("person", ROW, nullable=False, autoincrement=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("case_id", "person", "level", name="case_alerts_key"),
    )
    op.create_table(
        "case_digests",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("commune", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="case_digests_key"),
    )
    for name, table, columns, where in INDEXES:
        condition = sa.text(where) if where else None
        op.create_index(
            name, table, columns.split(), sqlite_where=condition, postgresql_where=condition
        )
