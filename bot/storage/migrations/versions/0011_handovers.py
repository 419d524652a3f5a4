"""Questions handed to a person, and questions that nobody answered."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("commune", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.BigInteger(), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("escalates_at", sa.BigInteger(), nullable=True),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="handovers_key"),
    )
    op.create_table(
        "handover_words",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("handover", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="handover_words_key"),
    )
    op.create_table(
        "unanswered",
        sa.Column("id", ROW, nullable=False, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="unanswered_key"),
    )
    op.create_index("handovers_chat", "handovers", ["chat"])
    condition = sa.text("closed_at IS NULL")
    op.create_index(
        "handovers_open",
        "handovers",
        ["commune"],
        sqlite_where=condition,
        postgresql_where=condition,
    )
    op.create_index("handover_words_of", "handover_words", ["handover"])
    op.create_index("unanswered_at", "unanswered", ["at"])
