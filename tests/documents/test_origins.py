"""What a photo says of its time and place; hostile files say nothing."""

import random
import struct

import pytest

from bot.documents.origins import Taken, taken

TIME = b"2026:11:19 06:30:00\0"


def ifd(entries: list[tuple[int, int, int, bytes]]) -> bytes:
    rows = [struct.pack("<HHI", tag, kind, n) + value for tag, kind, n, value in entries]
    return struct.pack("<H", len(rows)) + b"".join(rows) + b"\0\0\0\0"


def offset(number: int) -> bytes:
    return struct.pack("<I", number)


def photo(*, south: bool = False, degrees: int = 21, time: bytes = TIME) -> bytes:
    """A JPEG whose EXIF block says when and where."""
    first_at, exif_at, gps_at, time_at, place_at = 8, 60, 100, 200, 230
    first = ifd([(0x8769, 4, 1, offset(exif_at)), (0x8825, 4, 1, offset(gps_at))])
    exif = ifd([(0x9003, 2, 20, offset(time_at))])
    side = b"S\0\0\0" if south else b"N\0\0\0"
    gps = ifd(
        [
            (1, 2, 2, side),
            (2, 5, 3, offset(place_at)),
            (3, 2, 2, b"E\0\0\0"),
            (4, 5, 3, offset(place_at + 24)),
        ]
    )
    block = bytearray(300)
    parts = ((0, b"II" + struct.pack("<HI", 42, first_at)), (first_at, first), (exif_at, exif))
    places = struct.pack("<6I", degrees, 1, 30, 1, 0, 1) + struct.pack("<6I", 106, 1, 45, 1, 36, 1)
    for at, part in (*parts, (gps_at, gps), (time_at, time), (place_at, places)):
        block[at : at + len(part)] = part
    body = b"Exif\0\0" + bytes(block)
    head = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF"
    return head + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\0"


def test_time_and_place_are_read_from_the_file() -> None:
    assert taken(photo()) == Taken("2026-11-19T06:30:00", 21.5, 106.76)
    assert taken(photo(south=True)) == Taken("2026-11-19T06:30:00", -21.5, 106.76)


def test_what_cannot_be_is_left_out() -> None:
    assert taken(photo(degrees=91)) == Taken("2026-11-19T06:30:00")
    assert taken(photo(time=b"0000:00:00 00:00:00\0")) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\x89PNG\r\n\x1a\n",
        b"MZ\x90\0",
        b"\xff\xd8\xff\xe1\0\x02",
        b"\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0\xff\xff\xff\xff",
        photo().replace(b"II*", b"XX*"),
        photo()[:60],
    ],
)
def test_other_files_say_nothing(content: bytes) -> None:
    assert taken(content) is None


def test_no_changed_byte_breaks_the_reader() -> None:
    chance = random.Random(7)
    for _ in range(3000):
        content = bytearray(photo())
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        taken(bytes(content[: chance.randint(0, len(content))]))
