"""What an update says: an event of a private chat, a word in a group, or a change of a chat. Pure.

Who is meant: in a private chat its person, at a button whoever pressed it. What comes of an event
is the desk's; files are only named here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.channels.base import ChatRef, Event, Incoming
from bot.channels.telegram import CHANNEL
from bot.channels.telegram.keyboard import PLAIN

OFFER: Final = "offer"
"""The question that an unsigned choice answers: what may follow, never one of a conversation."""

_GONE: Final = frozenset({ChatMemberStatus.BANNED, ChatMemberStatus.LEFT})
_GROUPS: Final = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


@dataclass(frozen=True, slots=True)
class Remote:
    """A file that Telegram holds: its id there, what to call it, its size where that is known."""

    id: str
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """An event of a private chat.

    ``files`` are still at Telegram; ``album`` names the set that they belong to. ``message`` is
    the message's number in the chat; ``edited`` says that an earlier one was changed.
    """

    incoming: Incoming
    message: int = 0
    edited: bool = False
    files: tuple[Remote, ...] = ()
    album: str = ""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button: what it means for whoever pressed it; ``private`` where it stood in their chat."""

    incoming: Incoming
    query: CallbackQuery
    private: bool


@dataclass(frozen=True, slots=True)
class InGroup:
    """Something said to us in a group, by whom (their private chat); ``id`` is the event's."""

    group: ChatRef
    by: ChatRef
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Member:
    """We were blocked, thrown out, or let in again."""

    chat: ChatRef
    reachable: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became another chat."""

    old: ChatRef
    new: ChatRef


@dataclass(frozen=True, slots=True)
class Nothing:
    """An update that asks nothing of us."""


Read = Heard | Tapped | InGroup | Member | Migrated | Nothing


def read(update: Update, account: str, at: datetime, username: str = "") -> Read:
    """What the update says.

    Args:
        update: as Telegram sent it.
        account: our bot's id.
        at: when it arrived.
        username: our bot's name, where it is known; groups call us by it.
    """
    if update.callback_query is not None:
        return _tap(update, update.callback_query, account, at)
    if update.my_chat_member is not None:
        return _member(update.my_chat_member, account)
    message = update.message or update.edited_message
    if message is None:
        return Nothing()
    if message.chat.type in _GROUPS:
        return _group(update, message, account, username)
    if message.chat.type != ChatType.PRIVATE or (message.from_user and message.from_user.is_bot):
        return Nothing()
    return _private(update, message, account, at)


def _ref(account: str, id_: int) -> ChatRef:
    return ChatRef(CHANNEL, account, str(id_))


def _tap(update: Update, query: CallbackQuery, account: str, at: datetime) -> Read:
    """Always the chat of the one who pressed: what another one was shown is not theirs."""
    data = query.data or ""
    chat = _ref(account, query.from_user.id)
    id_ = str(update.update_id)
    if data.startswith(PLAIN):
        option = data.removeprefix(PLAIN)
        incoming = Incoming(chat, id_, at, Event.CHOOSE, option=option, question=OFFER)
    else:
        incoming = Incoming(chat, id_, at, Event.TAP, tag=data)
    shown = query.message.chat if query.message else None
    return Tapped(incoming, query, shown is None or shown.id == query.from_user.id)


def _member(change: ChatMemberUpdated, account: str) -> Read:
    reachable = change.new_chat_member.status not in _GONE
    return Member(_ref(account, change.chat.id), reachable, change.chat.type == ChatType.PRIVATE)


def _group(update: Update, message: Message, account: str, username: str) -> Read:
    here = _ref(account, message.chat.id)
    if message.migrate_to_chat_id:
        return Migrated(here, _ref(account, message.migrate_to_chat_id))
    if message.migrate_from_chat_id:
        return Migrated(_ref(account, message.migrate_from_chat_id), here)
    who, edited = message.from_user, update.message is None
    if edited or who is None or who.is_bot or not _to_us(message, account, username):
        return Nothing()
    text = message.text or message.caption or ""
    return InGroup(here, _ref(account, who.id), text, str(update.update_id))


def _to_us(message: Message, account: str, username: str) -> bool:
    """Whether it is a command for us, names us, or answers us; the rest is not ours to read."""
    answered = message.reply_to_message
    if answered and answered.from_user and str(answered.from_user.id) == account:
        return True
    words = (message.text or message.caption or "").lower()
    if words.startswith("/"):
        _, at, name = words.split(maxsplit=1)[0].partition("@")
        return not at or name == username.lower()
    return bool(username) and f"@{username.lower()}" in words.split()


def _private(update: Update, message: Message, account: str, at: datetime) -> Read:
    event, fields, files = _content(message)
    chat = _ref(account, message.chat.id)
    incoming = Incoming(chat, str(update.update_id), at, event, **fields)
    edited = update.edited_message is not None
    if edited and event is not Event.TEXT:
        return Nothing()  # a new caption, or a shared place that moves
    if _is_service(message):
        return Nothing()
    return Heard(incoming, message.message_id, edited, files, message.media_group_id or "")


Content = tuple[Event, dict[str, Any], tuple[Remote, ...]]


def _content(message: Message) -> Content:
    for field, reader in _READERS.items():
        if getattr(message, field):
            return reader(message)
    return Event.OTHER, {"text": message.caption or ""}, ()


def _text(message: Message) -> Content:
    return Event.TEXT, {"text": str(message.text or "")}, ()


def _photo(message: Message) -> Content:
    largest = max(message.photo, key=lambda size: size.width * size.height)
    name = f"anh-{message.message_id}.jpg"
    remote = Remote(largest.file_id, name, largest.file_size or 0)
    return Event.PHOTO, {"text": message.caption or ""}, (remote,)


def _file(event: Event, field: str, name: str) -> Callable[[Message], Content]:
    """Reads a kind of message that is one file."""

    def reader(message: Message) -> Content:
        found = getattr(message, field)
        called = getattr(found, "file_name", None) or name.format(message.message_id)
        remote = Remote(found.file_id, called, found.file_size or 0)
        return event, {"text": message.caption or ""}, (remote,)

    return reader


def _location(message: Message) -> Content:
    place = message.location or (message.venue.location if message.venue else None)
    if place is None:
        return Event.OTHER, {}, ()
    return Event.LOCATION, {"latitude": place.latitude, "longitude": place.longitude}, ()


def _contact(message: Message) -> Content:
    """A card; it is the sender's own where Telegram says that it is the sender's."""
    card, who = message.contact, message.from_user
    if card is None:
        return Event.OTHER, {}, ()
    own = who is not None and card.user_id == who.id
    number = card.phone_number.strip()
    # Telegram often leaves out the plus of an international number; a local one begins with 0.
    number = number if number.startswith(("+", "0")) else f"+{number}"
    return Event.CONTACT, {"text": number, "own": own}, ()


_READERS: Final[dict[str, Callable[[Message], Content]]] = {
    "text": _text,
    "photo": _photo,
    "animation": _file(Event.OTHER, "animation", "hinh-{}.mp4"),
    "document": _file(Event.DOCUMENT, "document", "tep-{}"),
    "voice": _file(Event.VOICE, "voice", "loi-noi-{}.ogg"),
    "audio": _file(Event.VOICE, "audio", "am-thanh-{}.mp3"),
    "video": _file(Event.OTHER, "video", "phim-{}.mp4"),
    "video_note": _file(Event.VOICE, "video_note", "phim-{}.mp4"),
    "venue": _location,
    "location": _location,
    "contact": _contact,
}
"""The first field that a message has says what it is; a venue has a location too."""

_SAID: Final = (
    *("text", "photo", "animation", "document", "voice", "audio", "video", "video_note", "sticker"),
    *("location", "venue", "contact", "poll", "dice", "story", "game", "caption", "paid_media"),
)


def _is_service(message: Message) -> bool:
    """Whether nobody said anything: a pinned message, a changed setting, a shared game score."""
    return not any(getattr(message, field, None) for field in _SAID)
