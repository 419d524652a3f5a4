"""Signed addresses of our files that hold for minutes: Zalo fetches photos, it takes none. Pure.

An address names one stored file and the moment until which it holds; without the key nobody can
make one or change one.
"""

import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final

PATH: Final = "/zalo-bot/file"
HOLDS_FOR: Final = timedelta(minutes=30)
_FORM: Final = struct.Struct(">QI")
_MAC: Final = 16


def token(secret: bytes, file: int, at: datetime) -> str:
    """What names the file in an address, from now on for half an hour."""
    body = _FORM.pack(file, int((at + HOLDS_FOR).timestamp()))
    return urlsafe_b64encode(body + _mac(secret, body)).decode().rstrip("=")


def opened(secret: bytes, token: str, at: datetime) -> int | None:
    """The file that a token names; None where it is forged or no longer holds."""
    try:
        raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    body, mac = raw[: _FORM.size], raw[_FORM.size :]
    if len(body) != _FORM.size or not hmac.compare_digest(mac, _mac(secret, body)):
        return None
    file, until = _FORM.unpack(body)
    return int(file) if at <= datetime.fromtimestamp(until, UTC) else None


def _mac(secret: bytes, body: bytes) -> bytes:
    return blake2b(body, key=secret, digest_size=_MAC, person=b"zalo-bot-file").digest()
