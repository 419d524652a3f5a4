"""The web chat as a channel: what the page sends becomes an Incoming, what is stored becomes JSON.

Pure: bytes and values in, values out. It must not touch HTTP, cookies or the database.
"""

import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NoReturn

from bot.channels.base import Button, ChatRef, Event, File, Incoming
from bot.records import record

CHANNEL = "web"
LONGEST_TEXT = 2000
"""Characters of one typed message; Zalo's limit too."""

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KEY = re.compile(r"[A-Za-z0-9_.-]{1,80}")
_TAG = re.compile(r"[!-~]{1,48}")
_ACTIONS = ("text", "tag", "choose", "back", "edit", "location")
_TAP_DETAILS = {"choose", "question"}
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))

NOT_UNDERSTOOD = "Trợ lý không đọc được tin này. Bà con tải lại trang rồi gửi lại giúp."
EMPTY = "Tin này trống. Bà con viết vài chữ rồi gửi."
TOO_LONG = "Tin này dài quá. Bà con viết ngắn lại hoặc chia làm hai tin."
NOT_A_DOCUMENT = "Tệp này không đọc được. Bà con chọn một tệp PDF, bảng (XLSX, CSV) hoặc ảnh."
NOT_A_PHOTO = "Tệp này không phải ảnh. Bà con chọn ảnh chụp (JPG, PNG, WebP, HEIC)."


class BadEventError(ValueError):
    """What the page sent is no event; ``args[0]`` is a plain sentence for the person."""


@record
class Attached:
    """A file beside a stored message: ``id`` names it to ``GET /chat/file/{id}``."""

    id: str
    kind: str
    name: str


@record
class Shown:
    """One stored message as the page shows it.

    ``cursor`` orders a chat's messages and never changes. A person's own message carries the id
    that the page made, so that the page recognises it; the assistant's carry the row's.
    ``wants`` is "photo", "sheet" or "place" where the open question asks for one, else empty.
    """

    id: str
    cursor: int
    at: datetime
    text: str
    mine: bool = False
    question: str | None = None
    buttons: tuple[Button, ...] = ()
    attachments: tuple[Attached, ...] = ()
    wants: str = ""


def parse(body: bytes) -> Mapping[str, Any]:
    """The object that a request body holds; duplicate keys, NaN and deep nests are refused."""
    try:
        value = json.loads(
            body.decode("utf-8"), object_pairs_hook=_distinct, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        raise BadEventError(NOT_UNDERSTOOD) from error
    if not isinstance(value, dict):
        raise BadEventError(NOT_UNDERSTOOD)
    return value


def read(body: Mapping[str, Any], chat: ChatRef, at: datetime) -> Incoming:
    """One event of the page: ``id`` and exactly one of text, tag, choose, back, edit, location.

    A tap (``tag``) may bring ``choose`` and ``question`` along, a choice its ``question``.
    Anything else in the body raises BadEventError: an unknown key is a page of another version.
    """
    event_id = message_id(body)
    action = next((name for name in _ACTIONS if name in body), None)
    extra = body.keys() - {"id", action}
    allowed = _TAP_DETAILS if action == "tag" else {"question"} if action == "choose" else set()
    if action is None or extra - allowed:
        raise BadEventError(NOT_UNDERSTOOD)
    fields = _fields(action, body)
    return Incoming(chat=chat, id=event_id, at=at, **fields)


def read_files(
    body: Mapping[str, Any],
    photos: Sequence[bytes],
    documents: Sequence[bytes],
    chat: ChatRef,
    at: datetime,
) -> Incoming:
    """One event with every photo of one selection, or with one document: typed by content and
    named by us."""
    if body.keys() != {"id"} or (photos and documents):
        raise BadEventError(NOT_UNDERSTOOD)
    if len(documents) > 1 or not (photos or documents):
        raise BadEventError(NOT_A_DOCUMENT if documents else NOT_A_PHOTO)
    event = Event.DOCUMENT if documents else Event.PHOTO
    files = tuple(
        File(f"tep.{_document_type(content)}", content) for content in documents
    ) or tuple(
        File(f"anh-{number}.{_photo_type(content)}", content)
        for number, content in enumerate(photos, start=1)
    )
    return Incoming(chat=chat, id=message_id(body), at=at, event=event, files=files)


def message_id(body: Mapping[str, Any]) -> str:
    """The id that the page made for this message."""
    return _matching(_ID, body.get("id"))


def as_json(message: Shown, query: str = "") -> dict[str, Any]:
    """The page's form of one stored message; the cursor is text because it exceeds 2⁵³.

    ``query`` follows the addresses of its files ("?as=…" where the demo's person is picked).
    """
    return {
        "id": message.id,
        "cursor": str(message.cursor),
        "at": message.at.isoformat(),
        "from": "person" if message.mine else "assistant",
        "text": message.text,
        "question": message.question,
        "wants": message.wants,
        "buttons": [{"id": b.id, "label": b.label, "tag": b.tag} for b in message.buttons],
        "attachments": [
            {"kind": a.kind, "name": a.name, "url": f"/chat/file/{a.id}{query}"}
            for a in message.attachments
        ],
    }


def _fields(action: str, body: Mapping[str, Any]) -> dict[str, Any]:
    if action == "text":
        return {"event": Event.TEXT, "text": _text(body["text"])}
    if action in ("tag", "choose"):
        return {
            "event": Event.TAP if action == "tag" else Event.CHOOSE,
            "tag": _matching(_TAG, body.get("tag"), required=action == "tag"),
            "option": _matching(_KEY, body.get("choose"), required=action == "choose"),
            "question": _matching(_KEY, body.get("question"), required=False),
        }
    if action == "edit":
        return {"event": Event.EDIT, "question": _matching(_KEY, body["edit"])}
    if action == "location":
        latitude, longitude = _place(body["location"])
        return {"event": Event.LOCATION, "latitude": latitude, "longitude": longitude}
    if body["back"] is not True:
        raise BadEventError(NOT_UNDERSTOOD)
    return {"event": Event.BACK}


def _text(value: object) -> str:
    """NFC, without control characters, lone surrogates and direction marks; bounded."""
    if not isinstance(value, str):
        raise BadEventError(NOT_UNDERSTOOD)
    if len(value) > 2 * LONGEST_TEXT:
        raise BadEventError(TOO_LONG)
    kept = (c if _printable(c) else " " if c == "\t" else "" for c in value)
    text = unicodedata.normalize("NFC", "".join(kept)).strip()
    if not text:
        raise BadEventError(EMPTY)
    if len(text) > LONGEST_TEXT:
        raise BadEventError(TOO_LONG)
    return text


def _printable(character: str) -> bool:
    if character == "\n":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _DIRECTION_MARKS


def _place(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise BadEventError(NOT_UNDERSTOOD)
    latitude, longitude = (_degrees(number) for number in value)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadEventError(NOT_UNDERSTOOD)
    return latitude, longitude


def _degrees(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadEventError(NOT_UNDERSTOOD)
    try:
        number = float(value)
    except OverflowError as error:
        raise BadEventError(NOT_UNDERSTOOD) from error
    if not math.isfinite(number):
        raise BadEventError(NOT_UNDERSTOOD)
    return number


def _matching(pattern: re.Pattern[str], value: object, *, required: bool = True) -> str:
    if value is None and not required:
        return ""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise BadEventError(NOT_UNDERSTOOD)
    return value


def _document_type(content: bytes) -> str:
    """The same of a document; what it holds is checked by whoever opens it."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    # A table as text: UTF-16 has a mark or zeros, everything else none.
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or (content and not _is_binary(content)):
        return "csv"
    try:
        return _photo_type(content)
    except BadEventError as error:
        raise BadEventError(NOT_A_DOCUMENT) from error


def _is_binary(content: bytes) -> bool:
    head = content[:4096]
    return b"\0" in head or head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"<"))


def _photo_type(content: bytes) -> str:
    """The file ending that the first bytes say; names and declared types are not believed."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "heic"
    raise BadEventError(NOT_A_PHOTO)


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
