"""The one definition of the tables. Migrations follow it; a test compares them.

The classes are for reading; the writer's statements write. Instants are ``Instant`` columns, row
ids are made by the application, and what may hold a person's words is sealed.
"""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    event,
    text,
)
from sqlmodel import Field, SQLModel

from bot.storage.moments import Instant

METADATA = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_name)s",
        "pk": "%(table_name)s_key",
        "uq": "%(table_name)s_%(column_0_name)s_unique",
    }
)


@event.listens_for(METADATA, "before_create")
def _narrow(metadata: MetaData, connection: Connection, **_: object) -> None:
    """Give the indexes of some rows their conditions.

    Not before: naming an option of a database's dialect imports that dialect, and its drivers.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if (where := index.info.get("where")) is not None:
                index.dialect_options[connection.dialect.name]["where"] = text(where)


class Table(SQLModel):
    """The base of the tables, with the names of their indexes and keys."""

    metadata = METADATA


_ROW = BigInteger().with_variant(Integer(), "sqlite")
"""A row's id. SQLite keys its rows by an INTEGER directly, by a BIGINT only through an index."""


def _id() -> Column[int]:
    return Column(_ROW, primary_key=True, autoincrement=False)


def _big() -> Column[int]:
    return Column(BigInteger, nullable=False)


def _text() -> Column[str]:
    return Column(Text, nullable=False)


def _sealed() -> Column[bytes]:
    return Column(LargeBinary, nullable=False)


def _at() -> Column[datetime]:
    return Column(Instant, nullable=False)


def _index(name: str, *columns: str, where: str | None = None) -> Index:
    return Index(name, *columns, info={"where": where})


def _maybe_at() -> Column[datetime]:
    return Column(Instant, nullable=True)


class Chat(Table, table=True):
    """One chat; its id is a keyed hash of channel, account and the platform's id.

    ``closed`` says why the platform takes nothing for it, unless the person wrote after that.
    """

    __tablename__ = "chats"

    id: int = Field(sa_column=_id())
    channel: str = Field(sa_column=_text())
    account: str = Field(sa_column=_text())
    external: bytes = Field(sa_column=_sealed())
    revision: int = Field(sa_column=_big())
    language: str = Field(sa_column=_text())
    state: bytes = Field(sa_column=_sealed())
    created_at: datetime = Field(sa_column=_at())
    updated_at: datetime = Field(sa_column=_at())
    closed: str | None = Field(sa_column=Column(Text))
    closed_at: datetime | None = Field(sa_column=_maybe_at())


class Journal(Table, table=True):
    """One conversation of a chat: its header and, sealed, its answers."""

    __tablename__ = "journals"
    __table_args__ = (
        _index("journals_chat", "chat", "id"),
        _index("journals_expires_at", "expires_at", where="expires_at IS NOT NULL"),
    )

    id: int = Field(sa_column=_id())
    chat: int = Field(sa_column=_big())
    name: str = Field(sa_column=_text())
    status: str = Field(sa_column=_text())
    opened_at: datetime = Field(sa_column=_at())
    revision: int = Field(sa_column=_big())
    payload: bytes = Field(sa_column=_sealed())
    expires_at: datetime | None = Field(sa_column=_maybe_at())


class Seen(Table, table=True):
    """An event that was committed; the same one again changes nothing."""

    __tablename__ = "seen"
    __table_args__ = (
        _index("seen_at", "at"),
        {"sqlite_with_rowid": False},
    )

    chat: int = Field(sa_column=_id())
    event: int = Field(sa_column=_id())
    at: datetime = Field(sa_column=_at())


class Outbox(Table, table=True):
    """One outgoing message, unique on its cause.

    ``route`` is "channel/account", whose allowance it needs; empty until delivery has found out.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        _index("outbox_chat", "chat", "id"),
        _index("outbox_due", "route", "lane", "due", "id", where="state = 'queued'"),
        _index("outbox_leased", "chat", "leased_by", where="state = 'leased'"),
        _index("outbox_unknown", "id", where="state = 'unknown'"),
        _index("outbox_broadcast", "broadcast", "state", where="broadcast IS NOT NULL"),
        _index("outbox_expires_at", "expires_at", where="expires_at IS NOT NULL"),
    )

    id: int = Field(sa_column=_id())
    chat: int = Field(sa_column=_big())
    cause: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    lane: str = Field(sa_column=_text())
    state: str = Field(sa_column=_text())
    reason: str | None = Field(sa_column=Column(Text))
    due: datetime = Field(sa_column=_at())
    attempts: int = Field(sa_column=_big())
    leased_by: int | None = Field(sa_column=Column(BigInteger))
    leased_at: datetime | None = Field(sa_column=_maybe_at())
    sent_at: datetime | None = Field(sa_column=_maybe_at())
    expires_at: datetime | None = Field(sa_column=_maybe_at())
    payload: bytes = Field(sa_column=_sealed())
    route: str = Field(sa_column=Column(Text, nullable=False, server_default=""))
    useful_until: datetime | None = Field(sa_column=_maybe_at())
    broadcast: int | None = Field(sa_column=Column(BigInteger))


class File(Table, table=True):
    """A received file; its sealed content lies in the folder of files under its id."""

    __tablename__ = "files"
    __table_args__ = (_index("files_chat", "chat"),)

    id: int = Field(sa_column=_id())
    chat: int = Field(sa_column=_big())
    sha256: str = Field(sa_column=_text())
    kind: str = Field(sa_column=_text())
    size: int = Field(sa_column=_big())
    name: bytes = Field(sa_column=_sealed())
    at: datetime = Field(sa_column=_at())


class Consent(Table, table=True):
    """A consent that was given, with the version of the text; withdrawn where that has a time."""

    __tablename__ = "consents"

    chat: int = Field(sa_column=_id())
    given_at: datetime = Field(sa_column=Column(Instant, primary_key=True))
    text_version: str = Field(sa_column=_text())
    withdrawn_at: datetime | None = Field(sa_column=_maybe_at())


class Lease(Table, table=True):
    """Who does a thing that only one process may do, and until when."""

    __tablename__ = "leases"

    name: str = Field(sa_column=Column(Text, primary_key=True))
    holder: int = Field(sa_column=_big())
    until: datetime = Field(sa_column=_at())


class Meta(Table, table=True):
    """What the database knows about itself: the id of its key, how often it was opened."""

    __tablename__ = "meta"

    name: str = Field(sa_column=Column(Text, primary_key=True))
    value: str = Field(sa_column=_text())
