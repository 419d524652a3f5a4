"""The schema's version: reading it, making a new database, bringing an old one up to date.

A database at the newest revision starts without importing Alembic, and so does a new one, which is
made from the tables themselves; a test holds both ways equal.
"""

from sqlalchemy import Connection, inspect, text

from bot.storage import (  # noqa: F401  (tables)
    case_alert_tables,
    case_tables,
    delivery_tables,
    group_tables,
    handover_tables,
    inbox_tables,
    ledger_tables,
    register_tables,
    reminder_tables,
    turnover_tables,
    zalo_tables,
)
from bot.storage.errors import CannotOpen
from bot.storage.tables import METADATA

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
)
"""Every revision in bot/storage/migrations/versions, oldest first."""
HEAD = REVISIONS[-1]
_LOCK = 6_071_954_211_337_205_001
"""The number of the advisory lock; any process of ours that migrates takes it."""


def version(connection: Connection) -> str | None:
    """The revision of the schema; None where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def bring_to_head(connection: Connection, *, migrate: bool) -> bool:
    """Whether the schema was made now. Runs inside the caller's transaction, under a lock.

    Raises:
        CannotOpen: a newer or foreign schema, or an older one and ``migrate`` is off.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = version(connection)
    if found == HEAD:
        return False
    _refuse_unknown(connection, found, migrate=migrate)
    if found is None:
        create(connection)
        return True
    upgrade(connection)
    return False


def create(connection: Connection) -> None:
    """Make every table of a new database and write down that it is the newest revision."""
    METADATA.create_all(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def upgrade(connection: Connection, target: str = "head") -> None:
    """Run the migrations up to a revision on this connection."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.storage:migrations")
    config.set_main_option("path_separator", "os")
    command.upgrade(config, target)


def _refuse_unknown(connection: Connection, found: str | None, *, migrate: bool) -> None:
    if found is None:
        foreign = sorted(set(inspect(connection).get_table_names()) & set(METADATA.tables))
        if foreign:
            raise CannotOpen(
                f"This database has tables named {', '.join(foreign)} that this program did not"
                " make. Set BOT_DATABASE_URL to an empty database."
            )
    elif found not in REVISIONS:
        raise CannotOpen(
            f"This database has the schema {found}, which is newer than this program knows"
            f" (its newest is {HEAD}). Install the newer program, or restore a backup."
        )
    if not migrate:
        raise CannotOpen(
            f"This database has the schema {found or 'none'}; this program needs {HEAD}."
            " Run: bot admin migrate"
        )
