"""What an event says: something that a person did, a change of a chat, or staff at work. Pure.

Ids are text: they exceed 2⁵³. Files are only named here; what comes of an event is the desk's.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from bot.channels.base import ChatRef, Event, Incoming
from bot.channels.texts import plain
from bot.channels.zalo_oa import CHANNEL
from bot.channels.zalo_oa.contents import SENT_BY_USER, Body, Remote
from bot.channels.zalo_oa.payloads import Payloads

OFFER: Final = "offer"
"""The question that an unsigned choice answers: what may follow, never one of a conversation."""
START: Final = "/start"
LONGEST_TEXT: Final = 8000
"""Letters that are looked at; Zalo lets people write fewer."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a person did to the assistant; ``files`` are still at Zalo."""

    incoming: Incoming
    files: tuple[Remote, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody follows or opens the chat; ``incoming`` greets them where they are new."""

    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody follows no more."""

    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Somebody takes their consent back and wants to be forgotten."""

    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Staff:
    """A message that went out from the account by a person's hand; ``message`` is its id."""

    incoming: Incoming
    message: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """An event that asks nothing of us."""

    kind: str = ""


Asked = Said | Arrived | Left | Withdrawn | Staff
Read = Asked | Nothing


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the events of one account.

    ``trusts``: a number that a person shares counts as their own.
    """

    account: str
    payloads: Payloads
    trusts: bool = True

    def read(self, event: Body, at: datetime) -> Read:
        """What the event says.

        Raises:
            TypeError, KeyError, ValueError, AttributeError: it is not of the form that it claims.
        """
        kind = str(event.get("event_name", ""))
        if kind in SENT_BY_USER:
            return self._said(kind, event, at)
        if kind.startswith("oa_send_") and not kind.startswith("oa_send_anonymous"):
            return self._of_account(event, at)
        reader = _OTHERS.get(kind)
        return reader(self, event, at) if reader else Nothing(kind)

    def _ref(self, id_: object) -> ChatRef:
        if not isinstance(id_, str | int) or isinstance(id_, bool) or not str(id_).strip():
            raise TypeError("no id of a person")
        return ChatRef(CHANNEL, self.account, str(id_).strip())

    def _ours(self, id_: object) -> bool:
        """Whether an account's id is ours; an event that names none is."""
        return id_ in (None, "") or str(id_) == self.account

    def _said(self, kind: str, event: Body, at: datetime) -> Read:
        if not self._ours(event.get("recipient", {}).get("id")):
            return Nothing(kind)
        chat, message = self._ref(event["sender"]["id"]), event.get("message") or {}
        id_ = str(message.get("msg_id") or "") or _made_up(event)
        text = _clean(message.get("text"))
        what, fields, files = SENT_BY_USER[kind](message, text, id_)
        if what is Event.TEXT and (pressed := self.payloads.read(chat.id, text)) is not None:
            if pressed.option:
                what, fields = Event.CHOOSE, {"option": pressed.option, "question": OFFER}
            else:
                what, fields = Event.TAP, {"tag": pressed.tag}
        return Said(Incoming(chat, id_, at, what, **fields), files)

    def _of_account(self, event: Body, at: datetime) -> Read:
        sender, message = event.get("sender", {}), event.get("message") or {}
        if not sender.get("admin_id") or not self._ours(sender.get("id")):
            return Nothing("echo")
        chat = self._ref(event["recipient"]["id"])
        id_, text = str(message.get("msg_id") or ""), _clean(message.get("text"))
        return Staff(Incoming(chat, f"staff:{id_}", at, Event.OTHER, text=text), id_)

    def _follow(self, event: Body, at: datetime) -> Read:
        if not self._ours(event.get("oa_id")):
            return Nothing("follow")
        who = event.get("follower", {}).get("id") or event.get("user_id")
        return Arrived(_greeting(self._ref(who), event, at))

    def _chat_now(self, event: Body, at: datetime) -> Read:
        if not self._ours(event.get("oa_id")):
            return Nothing("user_click_chatnow")
        return Arrived(_greeting(self._ref(_person(event)), event, at))

    def _unfollow(self, event: Body, at: datetime) -> Read:
        if not self._ours(event.get("oa_id")):
            return Nothing("unfollow")
        chat = self._ref(event.get("follower", {}).get("id") or event.get("user_id"))
        return Left(Incoming(chat, _made_up(event), at, Event.OTHER))

    def _withdraw(self, event: Body, at: datetime) -> Read:
        if not self._ours(event.get("oa_id")):
            return Nothing("user_withdraw")
        chat = self._ref(_person(event))
        return Withdrawn(Incoming(chat, _made_up(event), at, Event.OTHER))

    def _submit(self, event: Body, at: datetime) -> Read:
        if not self._ours(event.get("recipient", {}).get("id")):
            return Nothing("user_submit_info")
        chat, info = self._ref(_person(event)), event.get("info") or {}
        phone = _phone(info.get("phone"))
        id_ = f"submit:{_made_up(event)}"
        what = Event.CONTACT if phone else Event.OTHER
        return Said(Incoming(chat, id_, at, what, text=phone, own=self.trusts and bool(phone)))


def _person(event: Body) -> object:
    return event.get("user_id") or event.get("sender", {}).get("id")


def _greeting(chat: ChatRef, event: Body, at: datetime) -> Incoming:
    return Incoming(chat, _made_up(event), at, Event.TEXT, text=START)


def _made_up(event: Body) -> str:
    """The id of an event that has none; the same event again has the same."""
    spelled = "|".join(
        [str(event.get("event_name")), str(event.get("timestamp")), repr(event.get("message"))]
    )
    return f"event:{sha256(spelled.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _clean(text: object) -> str:
    """What a person wrote: NFC, without what nobody sees."""
    if not isinstance(text, str):
        return ""
    return unicodedata.normalize("NFC", plain(text[:LONGEST_TEXT]))


def _phone(value: object) -> str:
    """A shared number, international with its plus; Zalo gives 84… as text or as a number."""
    digits = str(value or "").strip().removeprefix("+")
    if not digits.isascii() or not digits.isdecimal():
        return ""
    return digits if digits.startswith("0") else f"+{digits}"


_OTHERS: Final[Mapping[str, Callable[[Reader, Body, datetime], Read]]] = {
    "follow": Reader._follow,
    "unfollow": Reader._unfollow,
    "user_click_chatnow": Reader._chat_now,
    "user_submit_info": Reader._submit,
    "user_withdraw": Reader._withdraw,
}
