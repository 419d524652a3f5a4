"""Pages of journals keep room, so that PostgreSQL writes a changed one beside its old version."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE journals SET (fillfactor = 60)")
