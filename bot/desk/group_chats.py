"""Officers' groups: linking one for the alerts of a scope, and what such a group is told.

A group hears that something waits in its area, never of whom, and no figure: whoever answers for it
presses and is answered in their own chat, after the usual check of who they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.access import Role, Scope, ScopeKind
from bot.channels.base import Button, ChatRef
from bot.desk.asker import known
from bot.desk.saying import Spoken
from bot.desk.scene import NOTICE, OFFER
from bot.handlers.base import Offer
from bot.records import record
from bot.storage.registers import group_chats, places
from bot.storage.registers.base import SYSTEM, Actor, Book, Pen, View
from bot.storage.registers.people import ChatAddress
from bot.storage.writer import Writer
from bot.talk import Kind, Question, Say, sign
from bot.words import Words

LINK: Final = ("/noinhom", "/linkgroup")
UNLINK: Final = ("/gonhom", "/unlinkgroup")
_COMMAND: Final = re.compile(r"(/[a-z]+)(?:@\w+)?(?:\s+(\d{1,2}))?\s*", re.IGNORECASE)
WORDS: Final = Words.of("vi")
"""A group has no language of its own."""


@record
class Alert:
    """Something that officers of a commune were told, as far as a group may know: ``what`` is the
    id of the notice, of which nothing else is said."""

    commune: int
    what: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupChats:
    """Hears what is said to us in groups."""

    book: Book
    writer: Writer

    async def heard(self, group: ChatRef, by: ChatRef, text: str, at: datetime) -> str | None:
        """The sentence to say there; None where it was no command of ours."""
        command = _COMMAND.fullmatch(text.strip())
        name = command[1].lower() if command else ""
        if name not in {*LINK, *UNLINK}:
            return None
        number = int(command[2]) if command and command[2] else None

        def carry_out(pen: Pen) -> Say:
            actor = known(pen, _chat(pen, by))
            scopes = group_chats.scopes_of(pen, actor.person.id) if actor else ()
            if actor is None or not scopes:
                return Say("group-not-yours", {})
            person = actor.person.id
            pen = Pen(pen.connection, pen.sealer, Actor(person, Role.OFFICER), pen.at, pen.ids)
            address = _address(pen, group)
            if name in UNLINK:
                done = group_chats.unlink(pen, address.chat)
                return Say("group-unlinked" if done else "group-not-linked", {})
            return _link(pen, person, address, scopes, number)

        return WORDS.text(await self.book.write(self.writer, SYSTEM, at, carry_out))

    async def moved(self, old: ChatRef, new: ChatRef, at: datetime) -> bool:
        """Whether a linked group became another chat, which hears from now on."""
        return await self.book.write(
            self.writer,
            SYSTEM,
            at,
            lambda pen: group_chats.move(pen, _chat(pen, old), _address(pen, new)),
        )

    async def left(self, group: ChatRef, at: datetime) -> None:
        """We were thrown out: whoever takes us in again must link anew."""
        await self.book.write(
            self.writer, SYSTEM, at, lambda pen: group_chats.unlink(pen, _chat(pen, group))
        )


def posts(
    view: View, secret: bytes, alerts: Sequence[Alert]
) -> list[tuple[str, ChatAddress, Spoken]]:
    """What each linked group is told, with a name for its cause; once for each kind of alert."""
    found = []
    for alert in dict.fromkeys(alerts):
        for group in group_chats.of_commune(view, alert.commune):
            name = f"{alert.commune}:{alert.what}:{group.address.chat}"
            found.append((name, group.address, _spoken(view, secret, alert)))
    return found


def _spoken(view: View, secret: bytes, alert: Alert) -> Spoken:
    area = places.commune(view, alert.commune).name
    question = Question(OFFER, Kind.CHOICE, alert.offers)
    buttons = tuple(
        Button(offer, WORDS.offer(offer), sign(secret, NOTICE, question, offer), False)
        for offer in alert.offers
    )
    say = Say("group-alert", {"area": area, "what": alert.what})
    return Spoken(WORDS.text(say), None, buttons)


def _link(
    pen: Pen, person: int, address: ChatAddress, scopes: Sequence[Scope], number: int | None
) -> Say:
    names = [_named(pen, scope) for scope in scopes]
    if number is None and len(scopes) > 1:
        lines = tuple(
            Say("group-scope", {"number": str(n), "scope": name})
            for n, name in enumerate(names, start=1)
        )
        return Say("group-which", {"lines": lines, "command": LINK[0]})
    place = (number or 1) - 1
    if not 0 <= place < len(scopes):
        return Say("group-no-such-scope", {"command": LINK[0]})
    group_chats.link(pen, person, address, scopes[place])
    return Say("group-linked", {"scope": names[place], "command": UNLINK[0]})


def _named(view: View, scope: Scope) -> str:
    if scope.kind is ScopeKind.COMMUNE:
        return places.commune(view, int(scope.id)).name
    question = Question("province", Kind.CHOICE, (scope.id,))
    if scope.kind is ScopeKind.PROVINCE:
        return WORDS.answer("", question, scope.id)
    return WORDS.text(Say("group-everywhere", {}))


def _chat(view: View, ref: ChatRef) -> int:
    return view.sealer.chat(ref.channel, ref.account, ref.id)


def _address(view: View, ref: ChatRef) -> ChatAddress:
    return ChatAddress(_chat(view, ref), ref.channel, ref.account, ref.id)
