"""Time and place that a photo says of itself, read from its EXIF block. Nothing is believed.

A small strict reader of JPEG: an image library would cost its import and decode what strangers
send. Bounded: whatever is odd, missing or hostile gives nothing, never an error.
Source of the format: Exif 2.32 (CIPA DC-008), TIFF 6.0.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

MOST_ENTRIES: Final = 200
_TIME_TAGS: Final = (0x9003, 0x9004, 0x0132)
"""When it was taken, digitised, written: the first that is there."""
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_ASCII, _RATIONAL = 2, 5


@dataclass(frozen=True, slots=True)
class Taken:
    """What the file says: local time of the camera as ISO text, degrees of the place."""

    taken_at: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def taken(content: bytes) -> Taken | None:
    """What a photo says of its time and place, None where it says nothing of either."""
    block = _exif(content)
    if block is None:
        return None
    try:
        found = _read(block)
    except (struct.error, ValueError, ZeroDivisionError, IndexError, OverflowError):
        return None
    return None if found == Taken() else found


def _exif(content: bytes) -> bytes | None:
    """The TIFF structure in a JPEG's APP1 segment."""
    at = 2
    if not content.startswith(b"\xff\xd8"):
        return None
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in (0xD9, 0xDA) or size < 2:  # the picture itself begins, or nonsense
            return None
        body = content[at + 4 : at + 2 + size]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            return body[6:]
        at += 2 + size
    return None


def _read(block: bytes) -> Taken:
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or struct.unpack_from(f"{order}H", block, 2)[0] != 42:
        return Taken()
    first = dict(_entries(block, order, struct.unpack_from(f"{order}I", block, 4)[0]))
    inner = _inside(block, order, first.get(_EXIF_IFD))
    place = _inside(block, order, first.get(_GPS_IFD))
    times = [_time(block, order, (inner | first).get(tag)) for tag in _TIME_TAGS]
    latitude = _degrees(block, order, place.get(2), place.get(1), b"S", 90)
    longitude = _degrees(block, order, place.get(4), place.get(3), b"W", 180)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return Taken(next((time for time in times if time), None), latitude, longitude)


Entry = tuple[int, int, int]
"""Type, count, and where the four bytes of its value or offset stand."""


def _entries(block: bytes, order: str, start: int) -> Iterator[tuple[int, Entry]]:
    count = struct.unpack_from(f"{order}H", block, start)[0]
    for number in range(min(count, MOST_ENTRIES)):
        at = start + 2 + 12 * number
        tag, kind, items = struct.unpack_from(f"{order}HHI", block, at)
        yield tag, (kind, items, at + 8)


def _inside(block: bytes, order: str, entry: Entry | None) -> dict[int, Entry]:
    if entry is None:
        return {}
    return dict(_entries(block, order, struct.unpack_from(f"{order}I", block, entry[2])[0]))


def _time(block: bytes, order: str, entry: Entry | None) -> str | None:
    if entry is None or entry[0] != _ASCII or entry[1] != 20:
        return None
    start = struct.unpack_from(f"{order}I", block, entry[2])[0]
    text = block[start : start + 19].decode("ascii", "replace")
    return datetime.strptime(text, "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007  (has no zone)


def _degrees(
    block: bytes, order: str, entry: Entry | None, side: Entry | None, negative: bytes, most: int
) -> float | None:
    if entry is None or side is None or entry[:2] != (_RATIONAL, 3):
        return None
    start = struct.unpack_from(f"{order}I", block, entry[2])[0]
    a, b, c, d, e, f = struct.unpack_from(f"{order}6I", block, start)
    value: float = a / b + c / d / 60 + e / f / 3600
    if not 0 <= value <= most:
        return None
    return round(-value if block[side[2] : side[2] + 1] == negative else value, 6)
