"""Indexes of the outbox that leasing a message does not touch, and room on its pages."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_STAGE = (
    "CASE state WHEN 'queued' THEN 'open' WHEN 'unknown' THEN 'unknown'"
    " WHEN 'leased' THEN CASE route WHEN '' THEN 'at_once' ELSE 'open' END ELSE 'over' END"
)
_BUSY = "stage IN ('open', 'at_once')"


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    op.drop_index("outbox_leased", "outbox")
    op.drop_index("outbox_broadcast", "outbox")
    if postgres:
        op.execute("ALTER TABLE outbox SET (fillfactor = 50)")
        op.execute('ALTER TABLE outbox ALTER COLUMN cause TYPE TEXT COLLATE "C"')
    op.add_column("outbox", sa.Column("stage", sa.Text(), sa.Computed(_STAGE, persisted=postgres)))
    _index("outbox_busy", "chat due", _BUSY if postgres else "state = 'leased'")
    _index("outbox_broadcast", "broadcast stage", "broadcast IS NOT NULL")
    if postgres:
        for name in ("due", "back", "unknown"):
            op.drop_index(f"outbox_{name}", "outbox")
        _index("outbox_due", "route lane due id", "stage = 'open'")
        _index("outbox_back", "chat lane id", "stage = 'open' AND reason IS NOT NULL")
        _index("outbox_unknown", "id", "stage = 'unknown'")


def _index(name: str, columns: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "outbox", columns.split(), sqlite_where=condition, postgresql_where=condition
    )
