"""Whose event it is: Zalo's signature over the body as it came. Pure.

``X-ZEvent-Signature: mac=<hex>`` with sha256(app id + body + timestamp + secret): a plain hash, no
HMAC. Sources differ on the first term and on which secret, so each variant has a name; the first
that fits is pinned by whoever calls.
"""

import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from bot.records import record

OLDEST: Final = timedelta(hours=2)
"""Zalo repeats an event for up to an hour and fifty minutes, with the same timestamp."""
_SCHEME: Final = "mac="


@record
class Keys:
    """What a signature may have been made with."""

    app_id: str
    oa_id: str
    oa_secret: str
    app_secret: str = ""


@record
class Given:
    """What came with a body."""

    body: bytes
    mac: str
    header_time: str = ""


@record
class Signed:
    """A signature that fits: by which variant, and the instant that it covers."""

    variant: str
    at: datetime | None


def check(given: Given, event: Mapping[str, Any], keys: Keys, pinned: str = "") -> Signed | None:
    """The variant that fits; None where none does, or another one than the pinned.

    Args:
        given: the body as it came, with its headers.
        event: the body's object, read before it is believed, for its timestamp alone.
        keys: our ids and secrets.
        pinned: the name of the only variant that counts, "" where none fitted yet.
    """
    mac = given.mac.strip().removeprefix(_SCHEME).lower().encode("utf-8", "surrogateescape")
    found = None
    for name, first, secret in _variants(keys):
        for time in _times(given, event):
            made = sha256(first.encode() + given.body + time.encode() + secret.encode())
            fits = hmac.compare_digest(made.hexdigest().encode(), mac)
            if fits and found is None and pinned in ("", name):
                found = Signed(name, _instant(time))
    return found


def recent(at: datetime | None, now: datetime) -> bool:
    """Whether an instant is within two hours, as the clocks may differ."""
    return at is not None and abs(now - at) <= OLDEST


def _variants(keys: Keys) -> Iterable[tuple[str, str, str]]:
    for first_name, first in (("app_id", keys.app_id), ("oa_id", keys.oa_id)):
        for secret_name, secret in (("oa_secret", keys.oa_secret), ("app_secret", keys.app_secret)):
            if first and secret:
                yield f"{first_name}+{secret_name}", first, secret


def _times(given: Given, event: Mapping[str, Any]) -> list[str]:
    times = [str(event.get("timestamp") or "")]
    if given.header_time and given.header_time not in times:
        times.append(given.header_time)
    return times


def _instant(time: str) -> datetime | None:
    """An instant of Zalo's: milliseconds since 1970, as text."""
    if not (time.isascii() and time.isdecimal() and len(time) <= len("9999999999999")):
        return None
    return _EPOCH + timedelta(milliseconds=int(time))


_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
