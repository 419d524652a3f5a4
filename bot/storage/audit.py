"""Who did what to which record: rows that are only ever added, and chained by hash afterwards.

A row holds ids and codes. Personal words go into a note of their own, which the row covers by a
salted hash: dropping the note breaks nothing. The chain is keyed, so that whoever can write to the
database alone cannot make a new one. ``bot.storage.verification`` checks it.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Row, Select, delete, func, select

from bot.storage.ledger_tables import audit, audit_chain, audit_notes, audit_queue
from bot.storage.moments import micros
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import BadValue
from bot.storage.sealing import Place, Sealer

LONGEST_CODE: Final = 120
SEAL_PART: Final = 1000
"""Rows that one transaction adds to the chain."""
_SALT_BYTES: Final = 16

Code = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was done. ``detail`` holds ids and codes; ``words`` what a person said.

    ``about`` is the person whose erasure drops the words; ``digest`` that of the record's content.
    """

    action: str
    kind: str
    subject: int
    detail: Mapping[str, Code] = field(default_factory=dict)
    digest: bytes | None = None
    words: str | None = None
    about: int | None = None


def note(pen: Pen, action: str, kind: str, subject: int, /, **detail: Code) -> None:
    """Write down that the pen's actor did something to a record.

    Raises:
        BadValue: a detail that is no id or code.
    """
    note_all(pen, [Note(action, kind, subject, detail)])


def note_all(pen: Pen, notes: Sequence[Note]) -> None:
    """Write down many things that the pen's actor did, in their order.

    Raises:
        BadValue: a detail that is no id or code.
    """
    rows, words = [], []
    for item in notes:
        row = _row(pen, item)
        rows.append(row)
        if item.words is not None:
            salt = os.urandom(_SALT_BYTES)
            row["note_hash"] = note_hash(salt, item.words)
            sealed = pen.seal(Place.AUDIT_NOTE, row["id"], item.words)
            words.append({"audit": row["id"], "person": item.about, "salt": salt, "words": sealed})
    pen.insert(audit, rows)
    pen.insert(audit_queue, [{"audit": row["id"]} for row in rows])
    pen.insert(audit_notes, words)


def seal(pen: Pen, limit: int = SEAL_PART) -> int:
    """How many waiting rows were added to the chain; call it again until it is 0."""
    pen.hold("audit chain")
    connection = pen.connection
    waiting = connection.execute(
        select(*audit.c)
        .join(audit_queue, audit_queue.c.audit == audit.c.id)
        .order_by(audit.c.id)
        .limit(limit)
    ).all()
    position, last = head(pen)
    sealed = []
    for row in waiting:
        position, last = position + 1, link(pen.sealer, last, row)
        sealed.append({"position": position, "audit": row.id, "hash": last})
    pen.insert(audit_chain, sealed)
    for ids in parts([row.id for row in waiting]):
        connection.execute(delete(audit_queue).where(audit_queue.c.audit.in_(ids)))
    return len(sealed)


def forget_words(pen: Pen, person: int) -> int:
    """How many notes about a person were dropped; their rows and the chain stay."""
    gone = pen.connection.execute(delete(audit_notes).where(audit_notes.c.person == person))
    return gone.rowcount


@dataclass(frozen=True, slots=True)
class Done:
    """One row of the audit; ``words`` where its note is still kept."""

    id: int
    at: Any
    person: int | None
    role: str
    action: str
    kind: str
    subject: int
    detail: Mapping[str, Code]
    words: str | None


def done_to(view: View, kind: str, subject: int, limit: int = 100) -> tuple[Done, ...]:
    """What was done to a record, newest first."""
    return _done(view, _SELECT.where(audit.c.kind == kind, audit.c.subject == subject), limit)


def done_by(view: View, person: int, limit: int = 100) -> tuple[Done, ...]:
    """What a person did, newest first."""
    return _done(view, _SELECT.where(audit.c.person == person), limit)


def head(view: View) -> tuple[int, bytes]:
    """The last position of the chain and its hash; 0 and the first link where it is empty."""
    last = view.connection.execute(
        select(audit_chain.c.position, audit_chain.c.hash)
        .order_by(audit_chain.c.position.desc())
        .limit(1)
    ).first()
    return (0, first_link(view.sealer)) if last is None else (last.position, last.hash)


def first_link(sealer: Sealer) -> bytes:
    """What the first row is chained to."""
    return hmac.digest(sealer.secret("audit chain"), b"first", "sha256")


def link(sealer: Sealer, before: bytes, row: Iterable[Any]) -> bytes:
    """The chain's hash at a row."""
    text = json.dumps(
        [_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")
    ).encode()
    return hmac.digest(sealer.secret("audit chain"), before + text, "sha256")


def note_hash(salt: bytes, words: str) -> bytes:
    """The hash by which a row covers its note."""
    return hashlib.sha256(salt + words.encode("utf-8", "replace")).digest()


def waiting(view: View) -> int:
    """How many rows wait for the chain."""
    return view.connection.execute(select(func.count()).select_from(audit_queue)).scalar_one()


def _row(pen: Pen, item: Note) -> dict[str, Any]:
    for name, value in item.detail.items():
        if isinstance(value, str) and (len(value) > LONGEST_CODE or any(map(str.isspace, value))):
            raise BadValue(name, "not_a_code")
    return {
        "id": pen.new_id(),
        "at": pen.at,
        "person": pen.actor.person,
        "role": pen.actor.role.value,
        "chat": pen.actor.chat,
        "action": item.action,
        "kind": item.kind,
        "subject": item.subject,
        "detail": json.dumps(item.detail, ensure_ascii=False, sort_keys=True),
        "digest": item.digest,
        "note_hash": None,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, int | str) else micros(value)


def _done(view: View, statement: Select[Any], limit: int) -> tuple[Done, ...]:
    rows: Iterable[Row[Any]] = view.connection.execute(
        statement.order_by(audit.c.id.desc()).limit(limit)
    )
    return tuple(
        Done(
            row.id,
            row.at,
            row.person,
            row.role,
            row.action,
            row.kind,
            row.subject,
            json.loads(row.detail),
            view.open_maybe(Place.AUDIT_NOTE, row.id, row.words),
        )
        for row in rows
    )


_SELECT: Final[Select[Any]] = select(*audit.c, audit_notes.c.words).join(
    audit_notes, audit_notes.c.audit == audit.c.id, isouter=True
)
