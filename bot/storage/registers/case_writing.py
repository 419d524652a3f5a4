"""How a step gets into a case: hold, compare with what is there, add, work out where it stands."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import select, update

from bot.rules.case_losses import Basis
from bot.rules.case_terms import CasePath
from bot.rules.cases import Step, standing
from bot.rules.exact import decimal_text
from bot.storage.audit import Code, Note, note_all
from bot.storage.case_tables import (
    case_events,
    case_evidence,
    case_items,
    case_steps,
    case_words,
    cases,
)
from bot.storage.files import find_in
from bot.storage.moments import micros
from bot.storage.registers.base import Cause, Pen
from bot.storage.registers.case_values import PHOTO, Origin, Paper
from bot.storage.registers.errors import BadValue, NotFound
from bot.storage.registers.places import kept_name
from bot.storage.sealing import Place

LONGEST_WORDS: Final = 2000
MOST_FILES: Final = 40
"""Files of one step; a case may have several steps."""
MOST_ITEMS: Final = 40
LARGEST: Final = 10**12
_CODES: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_,.:/-")


@dataclass(frozen=True, slots=True)
class NewItem:
    """What was lost of one thing. ``what`` is a code (``pig``, ``rice``, …), ``unit`` as it was
    said ("con", "sào"); counts are exact, None where nobody has counted."""

    what: str
    basis: Basis
    unit: str
    lost: Fraction | None = None
    total: Fraction | None = None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Something that happened: ``cause`` and ``kind`` as codes, from which day, what it took."""

    cause: str
    kind: str | None = None
    on: date | None = None
    items: tuple[NewItem, ...] = ()


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A kept file that belongs to the case, what it is, and what it says of itself."""

    file: int
    document: str = PHOTO
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be taken; see ``bot.storage.registers.cases``.

    ``more`` adds items to events that are there, by the event's id.
    """

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)
    follows: int | None = None
    assignee: int | None = None
    words: str | None = None
    about: int | None = None
    paper: Paper | None = None
    decision: int | None = None
    events: tuple[NewEvent, ...] = ()
    more: Mapping[int, tuple[NewItem, ...]] = field(default_factory=dict)
    evidence: tuple[NewEvidence, ...] = ()


def bare(pen: Pen, new: NewStep) -> Step:
    """The step as the rules compare it with what is there."""
    actor = pen.actor
    return Step(
        0, new.kind, actor.role.value, pen.at, actor.person, new.facts, new.follows, new.assignee
    )


def put_step(pen: Pen, case: int, new: NewStep, cause: Cause | None) -> Step:
    """The step, added with all that it brings; nothing is asked here but that it can be kept.

    Raises:
        BadValue: facts, counts or words that cannot be kept.
        NotFound: a file that is not there.
    """
    _refuse_bad(new)
    id_ = pen.new_id()
    row = _row(pen, case, id_, new, cause)
    pen.insert(case_steps, [row])
    _put_words(pen, case, id_, new)
    events = [(pen.new_id(), item) for item in new.events]
    pen.insert(
        case_events,
        [
            {
                "id": event,
                "case_id": case,
                "step": id_,
                "happened": item.cause,
                "kind": item.kind,
                "on_day": item.on,
            }
            for event, item in events
        ],
    )
    told = [(event, item.items) for event, item in events] + list(new.more.items())
    pen.insert(
        case_items,
        [
            {"id": pen.new_id(), "case_id": case, "step": id_, "event": event} | _item(item)
            for event, items in told
            for item in items
        ],
    )
    for item in new.evidence:
        _put_evidence(pen, case, id_, item)
    about: dict[str, Code] = {"step": id_, "kind": new.kind, "files": len(new.evidence)}
    note_all(
        pen,
        [
            Note("step", "case", case, about),
            Note("add", "case_step", id_, {"case": case}, digest(row)),
        ],
    )
    step = bare(pen, new)
    return Step(id_, *(getattr(step, name) for name in _REST))


_REST: Final = ("kind", "role", "at", "person", "facts", "follows", "assignee")


def settle(pen: Pen, case: int, path: CasePath, steps: Sequence[Step]) -> None:
    """Keep beside the case where it stands now."""
    now = standing(path, steps)
    values = {
        "state": now.state.id,
        "awaits": now.awaits.value,
        "since": now.since,
        "assignee": now.assignee,
        "acknowledged_at": now.acknowledged_at,
        "closed_at": now.since if now.closed else None,
    }
    pen.connection.execute(update(cases).where(cases.c.id == case).values(values))


def by_cause(pen: Pen, cause: Cause | None) -> int | None:
    """The case in which this cause was carried out before, None where it was not."""
    if cause is None:
        return None
    statement = select(case_steps.c.case_id).where(case_steps.c.cause == cause.text)
    return pen.connection.execute(statement).scalar()


def digest(row: Mapping[str, Any]) -> bytes:
    """The digest of a step's whole content, as the audit keeps it."""
    plain = {column.name: _plain(row[column.name]) for column in case_steps.columns}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).digest()


def _plain(value: Any) -> Any:
    return micros(value) if isinstance(value, datetime) else value


def _row(pen: Pen, case: int, id_: int, new: NewStep, cause: Cause | None) -> dict[str, Any]:
    paper = new.paper
    return {
        "id": id_,
        "case_id": case,
        "kind": new.kind,
        "at": pen.at,
        "person": pen.actor.person,
        "role": pen.actor.role.value,
        "chat": pen.actor.chat,
        "cause": None if cause is None else cause.text,
        "follows": new.follows,
        "assignee": new.assignee,
        "facts": json.dumps(dict(new.facts), sort_keys=True),
        "document": None if paper is None else paper.document,
        "number": None if paper is None or not paper.number else kept_name("number", paper.number),
        "file": None if paper is None else paper.file,
        "file_sha256": None if paper is None else _sha256(pen, paper),
        "decision": new.decision,
    }


def _sha256(pen: Pen, paper: Paper) -> str | None:
    if paper.file is None:
        return paper.sha256
    found = find_in(pen.connection, pen.sealer, paper.file)
    if found is None:
        raise NotFound("file", paper.file)
    return found.sha256


def _put_words(pen: Pen, case: int, id_: int, new: NewStep) -> None:
    if not new.words:
        return
    row = {
        "step": id_,
        "case_id": case,
        "person": new.about if new.about is not None else pen.actor.person,
        "chat": pen.actor.chat,
        "words": pen.seal(Place.CASE_WORDS, id_, new.words),
    }
    pen.insert(case_words, [row])


def _put_evidence(pen: Pen, case: int, step: int, new: NewEvidence) -> None:
    """Write down a file; one that is there already stays as it was."""
    same = (case_evidence.c.case_id == case) & (case_evidence.c.file == new.file)
    if pen.connection.execute(select(case_evidence.c.id).where(same)).first():
        return
    found = find_in(pen.connection, pen.sealer, new.file)
    if found is None:
        raise NotFound("file", new.file)
    id_ = pen.new_id()
    origin = None if new.origin is None else json.dumps(asdict(new.origin))
    row = {
        "id": id_,
        "case_id": case,
        "step": step,
        "file": found.id,
        "sha256": found.sha256,
        "kind": found.kind,
        "size": found.size,
        "document": new.document,
        "sent_at": found.at,
        "person": pen.actor.person,
        "role": pen.actor.role.value,
        "chat": found.chat,
        "origin": pen.seal_maybe(Place.CASE_ORIGIN, id_, origin),
    }
    pen.insert(case_evidence, [row])


def _item(item: NewItem) -> dict[str, Any]:
    return {
        "what": item.what,
        "basis": item.basis.value,
        "unit": item.unit,
        "lost": None if item.lost is None else decimal_text(item.lost),
        "total": None if item.total is None else decimal_text(item.total),
    }


def _refuse_bad(new: NewStep) -> None:
    """Refuse what cannot be kept: facts are codes, counts are counts, words have an end."""
    for name, value in new.facts.items():
        if not value or len(value) > 120 or not _CODES.issuperset(value + name):
            raise BadValue(name, "not_a_code")
    if new.words is not None and len(new.words) > LONGEST_WORDS:
        raise BadValue("words", "too_long")
    if len(new.evidence) > MOST_FILES:
        raise BadValue("evidence", "too_many")
    items = [item for event in new.events for item in event.items]
    items += [item for told in new.more.values() for item in told]
    if len(items) > MOST_ITEMS:
        raise BadValue("items", "too_many")
    for event in new.events:
        _refuse_code("cause", event.cause)
        _refuse_code("kind", event.kind)
    for item in items:
        _refuse_item(item)


def _refuse_item(item: NewItem) -> None:
    _refuse_code("what", item.what)
    kept_name("unit", item.unit)
    counts = [count for count in (item.lost, item.total) if count is not None]
    if len(item.unit) > 30 or any(not 0 <= count <= LARGEST for count in counts):
        raise BadValue("lost", "out_of_bounds")
    if item.lost is not None and item.total is not None and item.lost > item.total:
        raise BadValue("lost", "more_than_there_was")


def _refuse_code(name: str, value: str | None) -> None:
    if value is not None and (not value or len(value) > 60 or not _CODES.issuperset(value)):
        raise BadValue(name, "not_a_code")
