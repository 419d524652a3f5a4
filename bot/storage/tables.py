"""The hot tables: chats, journals, seen events, the outbox, files, consents, leases.

Migrations follow the tables; a test compares them. Statements of the writer's own write these.
Instants are ``Instant`` columns, row ids are made by the application, and what may hold a person's
words is sealed.
"""

from sqlalchemy import Column, Computed, Connection, MetaData, Table, Text, event, text

from bot.storage import columns as col
from bot.storage.moments import Instant

METADATA = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_name)s",
        "pk": "%(table_name)s_key",
        "uq": "%(table_name)s_%(column_0_name)s_unique",
    }
)

STAGE = (
    "CASE state WHEN 'queued' THEN 'open' WHEN 'unknown' THEN 'unknown'"
    " WHEN 'leased' THEN CASE route WHEN '' THEN 'at_once' ELSE 'open' END ELSE 'over' END"
)
"""What a message's state means to PostgreSQL's indexes. Leasing one does not change it, so all of
them are left alone where the page has room for the changed row. An answer that is sent at once by
the process that made it has no route: it would only lie before what is due. SQLite writes an index
anew where a column changes that its condition comes from: there the state itself is cheaper."""
_OPEN = {"postgresql": "stage = 'open'", "sqlite": "state = 'queued'"}
_WENT_BACK = {name: f"{condition} AND reason IS NOT NULL" for name, condition in _OPEN.items()}
_BUSY = {"postgresql": "stage IN ('open', 'at_once')", "sqlite": "state = 'leased'"}
_UNKNOWN = {"postgresql": "stage = 'unknown'", "sqlite": "state = 'unknown'"}
KEEP_OUTBOX = (
    "ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.01,"
    " autovacuum_vacuum_threshold = 1000, fillfactor = 50)"
)
"""Room for a leased row beside its old version. What was sent lies in the index of what is due,
before all that waits, until a vacuum."""
ROOM_IN_JOURNALS = "ALTER TABLE journals SET (fillfactor = 60)"
"""A journal that changes without its indexes changing is written on the same page, indexes and all
left alone; that needs room there."""


@event.listens_for(METADATA, "before_create")
def _narrow(metadata: MetaData, connection: Connection, **_: object) -> None:
    """Give the indexes of some rows their conditions.

    Not before: naming an option of a database's dialect imports that dialect, and its drivers.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if (where := index.info.get("where")) is not None:
                name = connection.dialect.name
                here = where if isinstance(where, str) else where[name]
                index.dialect_options[name]["where"] = text(here)
    # SQLite can add no other kind to a table, PostgreSQL can index no other.
    STAGE_OF_ROW.persisted = connection.dialect.name == "postgresql"


chats = Table(
    "chats",
    METADATA,
    col.row_id("id"),
    col.words("channel"),
    col.words("account"),
    col.sealed("external"),
    col.big("revision"),
    col.words("language"),
    col.sealed("state"),
    col.at("created_at"),
    col.at("updated_at"),
    col.maybe_words("closed"),
    col.maybe_at("closed_at"),
)
"""One chat; its id is a keyed hash of channel, account and the platform's id.

``closed`` says why the platform takes nothing for it, unless the person wrote after that.
"""

journals = Table(
    "journals",
    METADATA,
    col.row_id("id"),
    col.big("chat"),
    col.words("name"),
    col.words("status"),
    col.at("opened_at"),
    col.big("revision"),
    col.sealed("payload"),
    col.maybe_at("expires_at"),
    col.index("journals_chat", "chat", "id"),
    col.index("journals_expires_at", "expires_at", where="expires_at IS NOT NULL"),
)
"""One conversation of a chat: its header and, sealed, its answers."""


@event.listens_for(journals, "after_create")
def _leave_room(_table: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(ROOM_IN_JOURNALS)


seen = Table(
    "seen",
    METADATA,
    col.row_id("chat"),
    col.row_id("event"),
    col.at("at"),
    col.index("seen_at", "at"),
    sqlite_with_rowid=False,
)
"""An event that was committed; the same one again changes nothing."""

STAGE_OF_ROW = Computed(STAGE)
outbox = Table(
    "outbox",
    METADATA,
    col.row_id("id"),
    col.big("chat"),
    # Compared byte by byte: PostgreSQL would ask the language's rules, which takes longer.
    Column(
        "cause",
        Text().with_variant(Text(collation="C"), "postgresql"),
        nullable=False,
        unique=True,
    ),
    col.words("lane"),
    col.words("state"),
    col.maybe_words("reason"),
    col.at("due"),
    col.big("attempts"),
    col.maybe_big("leased_by"),
    col.maybe_at("leased_at"),
    col.maybe_at("sent_at"),
    col.maybe_at("expires_at"),
    col.sealed("payload"),
    Column("route", Text, nullable=False, server_default=""),
    col.maybe_at("useful_until"),
    col.maybe_big("broadcast"),
    Column("stage", Text, STAGE_OF_ROW),
    col.index("outbox_chat", "chat", "id"),
    col.index("outbox_due", "route", "lane", "due", "id", where=_OPEN),
    col.index("outbox_back", "chat", "lane", "id", where=_WENT_BACK),
    col.index("outbox_busy", "chat", "due", where=_BUSY),
    col.index("outbox_unknown", "id", where=_UNKNOWN),
    col.index("outbox_broadcast", "broadcast", "stage", where="broadcast IS NOT NULL"),
    col.index("outbox_expires_at", "expires_at", where="expires_at IS NOT NULL"),
)
"""One outgoing message, unique on its cause.

``route`` is "channel/account", whose allowance it needs; empty until delivery has found out.
"""
OPEN_MESSAGES = outbox.c.stage == "open"
"""Those that are queued or leased, but for answers that are sent at once. PostgreSQL finds them by
this, SQLite by their states."""
LEASED_MESSAGES = outbox.c.stage.in_(["open", "at_once"]) & (outbox.c.state == "leased")
"""Those that some process may be sending."""
UNKNOWN_MESSAGES = (outbox.c.stage == "unknown") & (outbox.c.state == "unknown")
"""Those of which nobody knows whether they arrived."""


@event.listens_for(outbox, "after_create")
def _keep_outbox(_table: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(KEEP_OUTBOX)


files = Table(
    "files",
    METADATA,
    col.row_id("id"),
    col.big("chat"),
    col.words("sha256"),
    col.words("kind"),
    col.big("size"),
    col.sealed("name"),
    col.at("at"),
    col.index("files_chat", "chat"),
)
"""A received file; its sealed content lies in the folder of files under its id."""

consents = Table(
    "consents",
    METADATA,
    col.row_id("chat"),
    Column("given_at", Instant, primary_key=True),
    col.words("text_version"),
    col.maybe_at("withdrawn_at"),
)
"""A consent that was given, with the version of the text; withdrawn where that has a time."""

leases = Table("leases", METADATA, col.words_key("name"), col.big("holder"), col.at("until"))
"""Who does a thing that only one process may do, and until when."""

meta = Table("meta", METADATA, col.words_key("name"), col.words("value"))
"""What the database knows about itself: the id of its key, how often it was opened."""
