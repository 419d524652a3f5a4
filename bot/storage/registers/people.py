"""People, and the chats that they are known by. Names and telephone numbers are sealed.

One person may have several chats; a chat speaks for one person at a time.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, select, update

from bot.phones import normal_phone
from bot.storage.audit import Note, note, note_all
from bot.storage.register_tables import links, people
from bot.storage.registers.base import Pen, View, parts
from bot.storage.registers.errors import AlreadyThere, BadValue, NotFound
from bot.storage.sealing import Place, Sealer

LONGEST_NAME: Final = 100


class How(StrEnum):
    """How a chat was linked to a person."""

    PHONE = "phone"
    CODE = "code"
    LINK = "link"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be kept; ``phone`` as it was written."""

    name: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody; without name and phone once erased."""

    id: int
    name: str
    phone: str | None
    created_at: datetime
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """A chat: its row's id, and where a message to it goes."""

    chat: int
    channel: str
    account: str
    external: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A chat that a person is known by."""

    person: int
    address: ChatAddress
    how: How
    linked_at: datetime


def spoken_phone(phone: str) -> str:
    """A telephone number as people dial it: 0251… for +84251…."""
    return f"0{phone[3:]}" if phone.startswith("+84") else phone


def mask_name(name: str) -> str:
    """The last part of a name and initials: "N. T. Lan"."""
    *first, last = name.split() or [""]
    return " ".join([*(f"{part[0]}." for part in first), last])


def mask_phone(phone: str) -> str:
    """A telephone number's last three digits."""
    return f"… {phone[-3:]}"


def name_key(sealer: Sealer, name: str) -> int:
    """What a name is found by, whatever its case and spaces."""
    folded = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    return sealer.lookup("name", folded)


def add(pen: Pen, person: NewPerson) -> int:
    """The id of somebody new.

    Raises:
        BadValue: name or phone cannot be kept.
    """
    return add_many(pen, [person])[0]


def add_many(pen: Pen, persons: Sequence[NewPerson]) -> list[int]:
    """The ids of people who are new, in their order.

    Raises:
        BadValue: a name or phone cannot be kept.
    """
    ids = [pen.new_id() for _ in persons]
    rows = [
        {"id": id_, "created_at": pen.at} | _sealed(pen, id_, person)
        for id_, person in zip(ids, persons, strict=True)
    ]
    pen.insert(people, rows)
    note_all(pen, [Note("add", "person", id_) for id_ in ids])
    return ids


def change(pen: Pen, id_: int, person: NewPerson) -> None:
    """Write somebody's name and phone anew.

    Raises:
        NotFound, BadValue.
    """
    living = (people.c.id == id_) & people.c.erased_at.is_(None)
    done = pen.connection.execute(update(people).where(living).values(_sealed(pen, id_, person)))
    if not done.rowcount:
        raise NotFound("person", id_)
    note(pen, "change", "person", id_)


def get(view: View, id_: int) -> Person:
    """Somebody.

    Raises:
        NotFound.
    """
    found = many(view, [id_])
    if id_ not in found:
        raise NotFound("person", id_)
    return found[id_]


def present(view: View, id_: int) -> Person:
    """Somebody who is not erased.

    Raises:
        NotFound.
    """
    found = get(view, id_)
    if found.erased_at is not None:
        raise NotFound("person", id_)
    return found


def many(view: View, ids: Iterable[int]) -> dict[int, Person]:
    """Those of these people that there are, by id."""
    found: dict[int, Person] = {}
    for part in parts(list(ids)):
        found.update((person.id, person) for person in _select(view, people.c.id.in_(part)))
    return found


def with_phone(view: View, phone: str) -> tuple[Person, ...]:
    """The people with this telephone number, oldest first; none where it is no number."""
    normal = normal_phone(phone)
    if normal is None:
        return ()
    return _select(view, people.c.phone_key == view.sealer.lookup("phone", normal))


def with_name(view: View, name: str) -> tuple[Person, ...]:
    """The people of this name, whatever its case, oldest first."""
    return _select(view, people.c.name_key == name_key(view.sealer, name))


def link(pen: Pen, person: int, address: ChatAddress, how: How) -> None:
    """Know a person by a chat from now on. Linked to the same person already: nothing changes.

    Raises:
        NotFound: there is no such person.
        AlreadyThere: the chat speaks for somebody else; unlink it first.
    """
    present(pen, person)
    pen.hold("link", address.chat)
    before = linked(pen, address.chat)
    if before is not None:
        if before.person != person:
            raise AlreadyThere("person", before.person)
        return
    id_ = pen.new_id()
    row = {
        "id": id_,
        "person": person,
        "chat": address.chat,
        "channel": address.channel,
        "account": address.account,
        "external": pen.seal(Place.LINK_ADDRESS, id_, address.external),
        "how": how.value,
        "linked_at": pen.at,
    }
    pen.insert(links, [row])
    note(pen, "link", "person", person, chat=address.chat, how=how.value)


def unlink(pen: Pen, chat: int) -> bool:
    """Whether the chat spoke for somebody; now it speaks for nobody."""
    before = linked(pen, chat)
    if before is None:
        return False
    ending = update(links).where(links.c.chat == chat, links.c.ended_at.is_(None))
    pen.connection.execute(ending.values(ended_at=pen.at, external=None))
    note(pen, "unlink", "person", before.person, chat=chat)
    return True


def linked(view: View, chat: int) -> Linked | None:
    """The person that a chat speaks for, None where nobody is linked."""
    statement = select(*links.c).where(links.c.chat == chat, links.c.ended_at.is_(None))
    row = view.connection.execute(statement).first()
    return None if row is None else _linked(view, row)


def chats_of(view: View, persons: Iterable[int]) -> dict[int, tuple[Linked, ...]]:
    """The chats of these people, oldest first; who has none is left out."""
    found: dict[int, tuple[Linked, ...]] = {}
    for part in parts(list(persons)):
        here = links.c.person.in_(part) & links.c.ended_at.is_(None)
        for row in view.connection.execute(select(*links.c).where(here).order_by(links.c.id)):
            found[row.person] = (*found.get(row.person, ()), _linked(view, row))
    return found


def _linked(view: View, row: Row[Any]) -> Linked:
    external = view.open_maybe(Place.LINK_ADDRESS, row.id, row.external) or ""
    address = ChatAddress(row.chat, row.channel, row.account, external)
    return Linked(row.person, address, How(row.how), row.linked_at)


def _sealed(pen: Pen, id_: int, person: NewPerson) -> dict[str, Any]:
    name = checked_name(person.name)
    phone = None if person.phone is None else normal_phone(person.phone)
    if person.phone is not None and phone is None:
        raise BadValue("phone", "not_a_number")
    return {
        "name": pen.seal(Place.PERSON_NAME, id_, name),
        "name_key": name_key(pen.sealer, name),
        "phone": pen.seal_maybe(Place.PERSON_PHONE, id_, phone),
        "phone_key": None if phone is None else pen.sealer.lookup("phone", phone),
    }


def checked_name(name: str) -> str:
    """A name as it is kept: composed, single spaces.

    Raises:
        BadValue: empty, too long, or with characters that no name has.
    """
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or len(kept) > LONGEST_NAME:
        raise BadValue("name", "empty" if not kept else "too_long")
    if not kept.isprintable() and any(
        unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn"} for letter in kept
    ):
        raise BadValue("name", "not_printable")
    return kept


def _select(view: View, *conditions: ColumnElement[bool]) -> tuple[Person, ...]:
    statement = select(*people.c).where(*conditions).order_by(people.c.id)
    return tuple(
        Person(
            row.id,
            view.open_maybe(Place.PERSON_NAME, row.id, row.name) or "",
            view.open_maybe(Place.PERSON_PHONE, row.id, row.phone),
            row.created_at,
            row.erased_at,
        )
        for row in view.connection.execute(statement)
    )
