"""Messages to other people's chats, in their language, made inside the step's transaction.

Every unsolicited message opens with who speaks. Whoever has no chat stands on the printed list.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.channels.base import Button, ChatRef
from bot.delivery.sender import Posted
from bot.desk.case_buttons import buttons as case_buttons
from bot.desk.group_chats import Alert, posts
from bot.desk.memory import Memory
from bot.desk.posts import Post, outgoing, to_bytes
from bot.desk.saying import Spoken
from bot.desk.scene import NOTICE, OFFER
from bot.handlers.base import Offer
from bot.storage.posting import readers
from bot.storage.registers import people
from bot.storage.registers.base import View
from bot.storage.registers.people import ChatAddress
from bot.storage.sealing import Place
from bot.storage.steps import Lane, Message, State
from bot.talk import Kind, Question, Say, sign
from bot.words import Words

LASTS: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to a person; ``area`` is the commune that it speaks of.

    ``case`` with ``doings``: buttons that open that damage case. ``chat``: to somebody who is not
    known, in the chat where they wrote; ``to``: the same by its address, at once. ``silent``: it
    makes no sound where a channel can; ``same``: it takes the place of the last one of that name.
    ``group``: what officers' groups are told of it.
    """

    person: int
    say: Say
    area: str
    offers: tuple[Offer, ...] = ()
    case: str = ""
    doings: tuple[str, ...] = ()
    chat: int | None = None
    silent: bool = False
    to: ChatAddress | None = None
    same: str = ""
    group: Alert | None = None


@dataclass(frozen=True, slots=True)
class Postman:
    """Makes rows of notices: ``pages`` are the channels where stored means delivered.

    ``queued``: nobody is at hand to send them at once, so they wait in the outbox.
    """

    view: View
    secret: bytes
    pages: frozenset[str]
    at: datetime
    new_id: Callable[[], int]
    queued: bool = False

    def post(
        self, notices: Sequence[Notice], cause: str
    ) -> tuple[tuple[Message, ...], tuple[Posted, ...]]:
        """The rows of the notices, and what is handed over after the commit."""
        named = [item.person for item in notices if not item.chat and item.to is None]
        chats = people.chats_of(self.view, named)
        known = {link.address.chat for links in chats.values() for link in links}
        known |= {item.to.chat for item in notices if item.to is not None}
        words = self._words(known | {item.chat for item in notices if item.chat})
        messages, posted = [], []
        for number, notice in enumerate(notices):
            if notice.chat:
                spoken = self._spoken(words[notice.chat], notice)
                messages.append(self._queued(notice.chat, spoken, f"{cause}:notice:{number}"))
                continue
            own = [link.address for link in chats.get(notice.person, ())]
            for address in [notice.to] if notice.to is not None else own:
                spoken = self._spoken(words[address.chat], notice)
                name = f"{cause}:notice:{number}:{address.chat}"
                if self.queued:
                    messages.append(self._queued(address.chat, spoken, name))
                    continue
                row, sent = self.row(address, spoken, name)
                messages.append(row)
                posted.append(sent)
        return tuple(messages), tuple(posted)

    def to_groups(
        self, alerts: Sequence[Alert], notices: Sequence[Notice], cause: str
    ) -> tuple[tuple[Message, ...], tuple[Posted, ...]]:
        """The rows for officers' groups: each kind of alert once, also of these notices."""
        every = [*alerts, *(item.group for item in notices if item.group is not None)]
        messages, posted = [], []
        for name, address, spoken in posts(self.view, self.secret, every):
            if self.queued:
                messages.append(self._queued(address.chat, spoken, f"{cause}:group:{name}"))
                continue
            row, sent = self.row(address, spoken, f"{cause}:group:{name}")
            messages.append(row)
            posted.append(sent)
        return tuple(messages), tuple(posted)

    def _words(self, chats: Iterable[int]) -> dict[int, Words]:
        """The words of each chat: its language, and how its person asked to be called."""
        chats = list(chats)
        known = readers(self.view.connection, chats)
        found = dict.fromkeys(chats, Words.of("vi"))
        for chat, reader in known.items():
            state = self.view.sealer.open(Place.CHAT_STATE, chat, reader.state)
            memory = Memory.from_bytes(state)
            found[chat] = Words.of(memory.language, memory.address or None)
        return found

    def _spoken(self, words: Words, notice: Notice) -> Spoken:
        whole = Say("notice", {"area": notice.area, "text": notice.say})
        question = Question(OFFER, Kind.CHOICE, notice.offers)
        buttons = tuple(
            Button(offer, words.offer(offer), sign(self.secret, NOTICE, question, offer), False)
            for offer in notice.offers
        )
        if notice.case:
            buttons = (*case_buttons(self.secret, words, notice.case, notice.doings), *buttons)
        kind = f"alert-{notice.say.id}"
        text = words.text(whole)
        return Spoken(text, None, buttons, notice=kind, silent=notice.silent, same=notice.same)

    def _queued(self, chat: int, spoken: Spoken, cause: str) -> Message:
        """A message that waits in the outbox until it is sent."""
        id_ = self.new_id()
        payload = self.view.sealer.seal(Place.OUTBOX, id_, to_bytes(Post(spoken)))
        return Message(id_, chat, cause, Lane.ALERT, payload, State.QUEUED, None, self.at + LASTS)

    def row(self, address: ChatAddress, spoken: Spoken, cause: str) -> tuple[Message, Posted]:
        """One message to one chat: its row, and what is handed over after the commit."""
        id_ = self.new_id()
        payload = self.view.sealer.seal(Place.OUTBOX, id_, to_bytes(Post(spoken)))
        state = State.SENT if address.channel in self.pages else State.LEASED
        row = Message(id_, address.chat, cause, Lane.ALERT, payload, state, None, self.at + LASTS)
        ref = ChatRef(address.channel, address.account, address.external)
        return row, Posted(id_, address.chat, outgoing(ref, spoken), Lane.ALERT)
