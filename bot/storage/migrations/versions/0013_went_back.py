"""Messages that went back to the queue: found by their chat; the queue is vacuumed often."""

from alembic import op
from sqlalchemy import text

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    where = text("state = 'queued' AND reason IS NOT NULL")
    op.create_index(
        "outbox_back",
        "outbox",
        ["chat", "lane", "id"],
        sqlite_where=where,
        postgresql_where=where,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE outbox SET"
            " (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000)"
        )
