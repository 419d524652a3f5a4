"""Every photo of a slip, and the keyed hashes of numbers that were invited."""

import sqlalchemy as sa
from alembic import op

from bot.storage.append_only import protect

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEPT = sa.text("file IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "slips",
        sa.Column("entry", ROW, nullable=False, autoincrement=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("entry", "sha256", name="slips_key"),
    )
    op.create_index("slips_sha256", "slips", ["sha256"])
    op.create_index("slips_file", "slips", ["file"], sqlite_where=KEPT, postgresql_where=KEPT)
    op.execute(
        "INSERT INTO slips (entry, sha256, file) "
        "SELECT id, slip_sha256, file FROM ledger WHERE slip_sha256 IS NOT NULL"
    )
    protect(op.get_bind(), "slips")
    op.create_table(
        "invited_numbers",
        sa.Column("phone_key", ROW, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("phone_key", name="invited_numbers_key"),
    )
    op.execute(
        "INSERT INTO invited_numbers (phone_key) SELECT DISTINCT people.phone_key FROM people "
        "JOIN invitations ON invitations.person = people.id WHERE people.phone_key IS NOT NULL"
    )
