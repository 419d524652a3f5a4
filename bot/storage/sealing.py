"""Sealed values and keyed look-ups; the key and where it comes from.

A sealed value is ``version | key id | nonce | AES-GCM``; it opens only at the place and the row
that it was made for. A look-up is a keyed hash: equal inputs are found, nothing is read back.
No key, plain value or look-up input may reach a log line or an error's text.
"""

import base64
import binascii
import hmac
import os
import stat
import tempfile
from enum import StrEnum
from hashlib import blake2b
from itertools import count
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.storage.errors import CannotOpen, Unreadable

KEY_BYTES = 32
_VERSION = b"\x01"
_KEY_ID_BYTES = 4
_NONCE_BYTES = 12
_DRAWN_BYTES = 8
_COUNTED_BYTES = _NONCE_BYTES - _DRAWN_BYTES
_NONCE_AT = len(_VERSION) + _KEY_ID_BYTES
_TEXT_AT = _NONCE_AT + _NONCE_BYTES
_63_BITS = (1 << 63) - 1


class Place(StrEnum):
    """Where a sealed value lives; part of what the seal covers."""

    CHAT_ADDRESS = "chats.external"
    CHAT_STATE = "chats.state"
    JOURNAL = "journals.payload"
    OUTBOX = "outbox.payload"
    FILE_NAME = "files.name"
    FILE = "file"
    INBOX = "inbox.payload"
    PERSON_NAME = "people.name"
    PERSON_PHONE = "people.phone"
    HOUSEHOLD_NAME = "households.name"
    HOUSEHOLD_CATEGORY = "households.category"
    LINK_ADDRESS = "links.external"
    ACCOUNT_NUMBER = "agency_accounts.number"
    AUDIT_NOTE = "audit_notes.words"
    COLLECTION_PLACE = "collections.place"
    BROADCAST = "broadcasts.words"
    CASE_REPORTER = "cases.reporter"
    CASE_PLACE = "cases.place"
    CASE_WORDS = "case_words.words"
    CASE_ORIGIN = "case_evidence.origin"
    GROUP_ADDRESS = "group_chats.external"
    TURNOVER_PLACE = "turnovers.meets_at"
    ZALO_TOKENS = "zalo_accounts.pair"
    HANDOVER_ADDRESS = "handovers.address"
    HANDOVER_WORDS = "handover_words.words"
    UNANSWERED = "unanswered.words"


_forks = 0


def _forked() -> None:
    global _forks  # noqa: PLW0603
    _forks += 1


os.register_at_fork(after_in_child=_forked)


class _Series:
    """Nonces that follow each other; a forked process begins its own, for it has its parent's."""

    __slots__ = ("drawn", "forks", "numbers")

    def __init__(self) -> None:
        self.drawn = os.urandom(_DRAWN_BYTES)
        self.forks = _forks
        self.numbers = count()


class Sealer:
    """Seals, opens and looks up with the keys that are derived from one data key."""

    __slots__ = ("_gcm", "_head", "_lookup", "_places", "_series", "key_id")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes")
        self._gcm = AESGCM(_derived(key, b"seal"))
        self._lookup = _derived(key, b"look-up")
        self.key_id = _derived(key, b"key id")[:16].hex()
        """What the database remembers of its key."""
        self._series = _Series()
        self._head = _VERSION + bytes.fromhex(self.key_id)[:_KEY_ID_BYTES]
        self._places = {place: b"%b|%b|" % (self._head, place.encode()) for place in Place}

    def seal(self, place: Place, row: int, plain: bytes) -> bytes:
        """The sealed value for this place and row."""
        series = self._series
        number = next(series.numbers)
        if series.forks != _forks or number >> 8 * _COUNTED_BYTES:
            series = self._series = _Series()
            number = next(series.numbers)
        # It never comes twice: a series begins at random and counts on.
        nonce = series.drawn + number.to_bytes(_COUNTED_BYTES)
        return self._head + nonce + self._gcm.encrypt(nonce, plain, self._bound(place, row))

    def open(self, place: Place, row: int, sealed: bytes) -> bytes:
        """The plain value.

        Raises:
            Unreadable: another key, another place or row, or changed bytes.
        """
        if sealed[:_NONCE_AT] != self._head:
            raise Unreadable(f"{place} of row {row} was not sealed with this data key")
        nonce, text = sealed[_NONCE_AT:_TEXT_AT], sealed[_TEXT_AT:]
        try:
            return self._gcm.decrypt(nonce, text, self._bound(place, row))
        except (InvalidTag, ValueError):
            raise Unreadable(f"{place} of row {row} was changed or moved") from None

    def lookup(self, kind: str, *parts: str | int) -> int:
        """63 bits that are the same for the same kind and parts under this key."""
        spelled = "".join([f"{len(part)}:{part}" for part in (kind, *map(str, parts))])
        return self._hashed(spelled)

    def _hashed(self, spelled: str) -> int:
        text = spelled.encode("utf-8", "surrogatepass")
        # Keyed BLAKE2b is a MAC by itself, and many times faster here than HMAC.
        return int.from_bytes(blake2b(text, key=self._lookup, digest_size=8).digest()) & _63_BITS

    def chat(self, channel: str, account: str, external: str) -> int:
        """The id of a chat's row."""
        return self.lookup("chat", channel, account, external)

    def event(self, chat: int, event: str) -> int:
        """The key under which a platform's event is remembered in its chat."""
        number = str(chat)
        spelled = f"5:event{len(number)}:{number}{len(event)}:{event}"
        return self._hashed(spelled)

    def secret(self, purpose: str) -> bytes:
        """32 bytes for signing something else, such as buttons or cookies; one for each purpose."""
        return hmac.digest(self._lookup, b"secret|" + purpose.encode(), "sha256")

    def _bound(self, place: Place, row: int) -> bytes:
        return b"%b%d" % (self._places[place], row)


def find_key(given: bytes | str | None, file: Path, *, new: bool) -> bytes:
    """The data key: the given one, else the key file's, else (``new`` only) one made there.

    Args:
        given: 32 bytes, or their text in hexadecimal or base64 (``BOT_DATA_KEY``).
        file: the key file beside the database, mode 0600.
        new: whether the database is new, so that a key may be made.

    Raises:
        CannotOpen: no key for an existing database, or one that is no key or that others can read.
    """
    if given:
        return _read_key(given, "BOT_DATA_KEY")
    if new and not file.exists():
        _make_key_file(file)
    try:
        mode = file.stat().st_mode
        text = file.read_text("ascii")
    except FileNotFoundError:
        raise CannotOpen(
            f"This database is sealed, but there is no key: {file} is missing and BOT_DATA_KEY is"
            " not set. Put the key file back or set BOT_DATA_KEY to the key that was used before."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotOpen(f"The key file {file} cannot be read ({type(error).__name__}).") from None
    if stat.S_IMODE(mode) & 0o077:
        raise CannotOpen(f"Other users can read the key file {file}. Run: chmod 600 {file}")
    return _read_key(text, str(file))


def _read_key(given: bytes | str, source: str) -> bytes:
    if isinstance(given, bytes):
        key: bytes | None = given
    else:
        key = _decoded(given.strip())
    if key is None or len(key) != KEY_BYTES:
        raise CannotOpen(
            f"{source} is not a data key: it must be {KEY_BYTES} bytes as 64 hexadecimal digits or"
            " in base64. To make one: openssl rand -hex 32"
        )
    return key


def _decoded(text: str) -> bytes | None:
    try:
        if len(text) == 2 * KEY_BYTES:
            return bytes.fromhex(text)
        plain = text.replace("-", "+").replace("_", "/").rstrip("=")
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (ValueError, binascii.Error):
        return None


def _make_key_file(file: Path) -> None:
    """Put a new key there in one go; where another process was faster, its key stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(os.urandom(KEY_BYTES).hex() + "\n")
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(draft, file)
        except FileExistsError:
            return
    finally:
        draft.unlink()


def _derived(key: bytes, purpose: bytes) -> bytes:
    info = b"revolving fund assistant|" + purpose
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)
