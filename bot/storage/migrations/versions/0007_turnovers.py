"""Turnovers: rounds, their households, their signed papers."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEXES = (
    ("turnovers_project", "turnovers", "project", False, ""),
    (
        "turnovers_open",
        "turnovers",
        "commune",
        False,
        "state IN ('called', 'minuted', 'transferred')",
    ),
    ("turnovers_cause", "turnovers", "cause", True, "cause IS NOT NULL"),
)


def upgrade() -> None:
    _turnovers()
    _parts()
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


def _turnovers() -> None:
    op.create_table(
        "turnovers",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("commune", sa.BigInteger(), nullable=False),
        sa.Column("project", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("maximum_vnd", sa.BigInteger(), nullable=True),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("meets_at", sa.LargeBinary(), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("minutes_number", sa.Text(), nullable=True),
        sa.Column("minutes_on", sa.Date(), nullable=True),
        sa.Column("minuted_by", sa.BigInteger(), nullable=True),
        sa.Column("minuted_at", sa.BigInteger(), nullable=True),
        sa.Column("transferred_on", sa.Date(), nullable=True),
        sa.Column("transferred_by", sa.BigInteger(), nullable=True),
        sa.Column("transferred_at", sa.BigInteger(), nullable=True),
        sa.Column("reported_by", sa.BigInteger(), nullable=True),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="turnovers_key"),
    )


def _parts() -> None:
    op.create_table(
        "turnover_homes",
        sa.Column("turnover", ROW, nullable=False, autoincrement=False),
        sa.Column("household", ROW, nullable=False, autoincrement=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("recovered_vnd", sa.BigInteger(), nullable=False),
        sa.Column("new_vnd", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("turnover", "household", name="turnover_homes_key"),
    )
    op.create_table(
        "turnover_papers",
        sa.Column("turnover", ROW, nullable=False, autoincrement=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file", sa.BigInteger(), nullable=False),
        sa.Column("given_by", sa.BigInteger(), nullable=True),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("turnover", "paper", "sha256", name="turnover_papers_key"),
    )
