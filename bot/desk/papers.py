"""Files that come and go with messages: typed by content, kept sealed, named by us.

A reference is ``ID/NAME``: the stored file's id and the name that we gave it. What a sender called
a file is stored beside it and believed nowhere.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import Final

from bot.channels.base import File, Outgoing
from bot.desk.posts import FILES
from bot.desk.sent_files import VOICE, WRONG
from bot.storage import files
from bot.storage.database import Database
from bot.storage.errors import Unreadable
from bot.storage.writer import Writer

SHEET: Final = "sheet"
MOST_AT_ONCE: Final = 10
_HEIC: Final = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))
_RECORDINGS: Final = (
    (b"OggS", "ogg"),
    (b"#!AMR", "amr"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf1", "aac"),
    (b"\xff\xf9", "aac"),
    (b"ADIF", "aac"),
    (b"RIFF", "wav"),
)
SPOKEN: Final = frozenset({ending for _, ending in _RECORDINGS} | {"mp4"})
"""Endings, and so kinds, of recordings."""
PHOTOS: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic"})


async def keep_all(
    writer: Writer, chat: int, sent: Sequence[File], takes: str, at: datetime
) -> tuple[str, ...]:
    """References of the files, kept for this chat; ``WRONG`` where one is no such file."""
    names = [_name(item, takes, number) for number, item in enumerate(sent, start=1)]
    if not sent or len(sent) > MOST_AT_ONCE or None in names:
        return (WRONG,)
    kept = []
    for item, name in zip(sent, names, strict=True):
        kept.append(await keep(writer, chat, str(name), item.content, at))
    return tuple(kept)


async def keep(writer: Writer, chat: int, name: str, content: bytes, at: datetime) -> str:
    """The reference of a file, kept for this chat."""
    kind = PurePath(name).suffix.removeprefix(".")
    stored = await files.keep(writer, chat, kind, name, content, at)
    return f"{stored.id}/{name}"


async def attached(database: Database, references: Sequence[str]) -> tuple[File, ...]:
    """The files of these references, without those that are gone."""
    found = []
    for reference in references:
        try:
            content = await files.content(database, id_of(reference))
        except Unreadable:
            continue
        found.append(File(name_of(reference), content, reference))
    return tuple(found)


async def with_files(database: Database, message: Outgoing) -> Outgoing:
    """The message with the contents of the files that it names."""
    wanted = message.extra.get(FILES)
    if not wanted:
        return message
    found = await attached(database, wanted.split("\n"))
    extra = {name: text for name, text in message.extra.items() if name != FILES}
    return replace(message, attachments=found, extra=extra)


async def copied(
    writer: Writer, chat: int, references: Sequence[str], at: datetime
) -> tuple[str, ...]:
    """References of copies for another chat: each chat's files are its own."""
    here = await attached(writer.database, references)
    return tuple([await keep(writer, chat, item.name, item.content, at) for item in here])


def id_of(reference: str) -> int:
    """The stored file's id."""
    id_, _, _ = reference.partition("/")
    return int(id_)


def name_of(reference: str) -> str:
    """The name that we gave the file."""
    _, _, name = reference.partition("/")
    return PurePath(name).name or "tep"


def is_photo(reference: str) -> bool:
    """Whether the file is shown as a picture."""
    return PurePath(name_of(reference)).suffix in PHOTOS


def _name(item: File, takes: str, number: int) -> str | None:
    """Our name for a file by its first bytes; None where it is not what was asked for."""
    if takes == SHEET:
        stem, ending = "danh-sach", _sheet(item)
    elif takes == VOICE:
        stem, ending = f"loi-noi-{number}", _spoken(item.content)
    else:
        stem, ending = f"anh-{number}", _paper(item.content)
    return None if ending is None else f"{stem}.{ending}"


def _spoken(content: bytes) -> str | None:
    """The kind of a recording by its first bytes."""
    if content[4:8] == b"ftyp":
        return "mp4"
    return next((ending for first, ending in _RECORDINGS if content.startswith(first)), None)


def _paper(content: bytes) -> str | None:
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "heic"
    return "pdf" if content.startswith(b"%PDF-") else None


def _sheet(item: File) -> str | None:
    if item.content.startswith(b"PK\x03\x04"):
        return "xlsx"
    text = b"\0" not in item.content[:4096] and bool(item.content.strip())
    text = text or item.content.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 has zeros
    return "csv" if text and _paper(item.content) is None else None
