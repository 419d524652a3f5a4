"""What the page may send, and what everything else becomes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.base import Button, ChatRef, Event, File, Incoming
from bot.channels.web import (
    EMPTY,
    LONGEST_TEXT,
    NOT_A_PHOTO,
    TOO_LONG,
    Attached,
    BadEventError,
    Shown,
    as_json,
    parse,
    read,
    read_files,
)

CHAT = ChatRef("web", "web", "someone")
AT = datetime(2026, 9, 28, 7, 5, tzinfo=UTC)
ID = "0123456789abcdef"


def incoming(**event: Any) -> Incoming:
    return read({"id": ID, **event}, CHAT, AT)


def sentence(**event: Any) -> str:
    with pytest.raises(BadEventError) as caught:
        incoming(**event)
    return str(caught.value)


def test_text_becomes_a_text_event() -> None:
    assert incoming(text="20 triệu") == Incoming(CHAT, ID, AT, Event.TEXT, text="20 triệu")


def test_text_is_composed_and_freed_of_control_characters_and_direction_marks() -> None:
    raw = "\x00 tri\u1ec7\x07u\tđồng\u202e\nhai \ud800 dòng\x1b "
    assert incoming(text=raw).text == "triệu đồng\nhai  dòng"
    assert incoming(text="trie\u0323\u0302u").text == "triệu"


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\x00\x01", "\u202e"])
def test_text_without_a_letter_is_called_empty(text: str) -> None:
    assert sentence(text=text) == EMPTY


def test_text_above_the_limit_is_refused_and_at_the_limit_taken() -> None:
    assert len(incoming(text="a" * LONGEST_TEXT).text) == LONGEST_TEXT
    assert sentence(text="a" * (LONGEST_TEXT + 1)) == TOO_LONG
    assert sentence(text=" " * 10 * LONGEST_TEXT) == TOO_LONG


def test_tap_carries_its_tag_and_what_it_showed() -> None:
    event = incoming(tag="c1.k2.o3.mac", choose="poor", question="household_status")
    expected = Incoming(
        CHAT, ID, AT, Event.TAP, option="poor", question="household_status", tag="c1.k2.o3.mac"
    )
    assert event == expected


def test_choice_without_a_tag_names_option_and_question() -> None:
    event = incoming(choose="dong-nai", question="item1.kind")
    assert event == Incoming(CHAT, ID, AT, Event.CHOOSE, option="dong-nai", question="item1.kind")


def test_edit_and_back_are_events() -> None:
    assert incoming(edit="province") == Incoming(CHAT, ID, AT, Event.EDIT, question="province")
    assert incoming(back=True) == Incoming(CHAT, ID, AT, Event.BACK)


def test_location_is_two_finite_degrees() -> None:
    event = incoming(location=[21.85, 106])
    assert (event.event, event.latitude, event.longitude) == (Event.LOCATION, 21.85, 106.0)


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"text": 7},
        {"text": None},
        {"text": ["a"]},
        {"text": "a", "back": True},
        {"text": "a", "question": "province"},
        {"text": "a", "chat": "someone else"},
        {"back": 1},
        {"back": False},
        {"tag": ""},
        {"tag": "a" * 49},
        {"tag": "có dấu"},
        {"choose": ""},
        {"choose": {"a": 1}},
        {"choose": "a\nb"},
        {"choose": "a", "question": 3},
        {"edit": None},
        {"edit": "a b"},
        {"location": [1]},
        {"location": [1, 2, 3]},
        {"location": "1,2"},
        {"location": [True, 2]},
        {"location": [91, 2]},
        {"location": [1, -181]},
        {"location": [float("nan"), 2]},
        {"location": [10**400, 2]},
        {"location": {"latitude": 1}},
    ],
)
def test_anything_else_is_refused_with_a_sentence(event: dict[str, Any]) -> None:
    assert sentence(**event).endswith(".")


@pytest.mark.parametrize(
    "bad", [None, 5, "", "short", "a" * 65, "0123456789abcde\n", "x" * 15 + "é"]
)
def test_message_id_is_the_page_s_own(bad: object) -> None:
    with pytest.raises(BadEventError):
        read({"id": bad, "text": "a"}, CHAT, AT)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b"[" * 16_000,
        b'{"a":' * 3_000 + b"1" + b"}" * 3_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
    ],
)
def test_body_that_is_no_plain_object_is_refused(body: bytes) -> None:
    with pytest.raises(BadEventError):
        parse(body)


def test_body_is_read_as_utf_8() -> None:
    assert parse('{"text": "đ"}'.encode()) == {"text": "đ"}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xff\xd8\xff\xe0JFIF", "anh-1.jpg"),
        (b"\x89PNG\r\n\x1a\n....", "anh-1.png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "anh-1.webp"),
        (b"\x00\x00\x00\x18ftypheic\x00", "anh-1.heic"),
        (b"\x00\x00\x00\x18ftypmif1\x00", "anh-1.heic"),
    ],
)
def test_photo_is_typed_by_its_first_bytes(content: bytes, name: str) -> None:
    event = read_files({"id": ID}, [content], [], CHAT, AT)
    assert event == Incoming(CHAT, ID, AT, Event.PHOTO, files=(File(name, content),))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8", b"<svg onload=alert(1)>", b"GIF89a", b"MZ", b"%PDF-1.7", b"....ftypisom"],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(BadEventError, match="không phải ảnh"):
        read_files({"id": ID}, [b"\xff\xd8\xff\xe0", content], [], CHAT, AT)


def test_upload_needs_a_photo_and_nothing_else() -> None:
    with pytest.raises(BadEventError) as caught:
        read_files({"id": ID}, [], [], CHAT, AT)
    assert str(caught.value) == NOT_A_PHOTO
    with pytest.raises(BadEventError):
        read_files({"id": ID, "text": "a"}, [b"\xff\xd8\xff"], [], CHAT, AT)


def test_stored_message_becomes_what_the_page_reads() -> None:
    message = Shown(
        id="77",
        cursor=2**60,
        at=AT,
        text="Nhà mình ở tỉnh nào?",
        question="province",
        buttons=(Button("dong-nai", "Đồng Nai", "t1"),),
        attachments=(Attached("f1", "photo", "qr.png"),),
        wants="photo",
    )
    assert as_json(message) == {
        "id": "77",
        "cursor": "1152921504606846976",
        "at": "2026-09-28T07:05:00+00:00",
        "from": "assistant",
        "text": "Nhà mình ở tỉnh nào?",
        "question": "province",
        "wants": "photo",
        "buttons": [{"id": "dong-nai", "label": "Đồng Nai", "tag": "t1"}],
        "attachments": [{"kind": "photo", "name": "qr.png", "url": "/chat/file/f1"}],
    }


def test_own_message_is_said_to_be_the_person_s() -> None:
    made = as_json(Shown(id=ID, cursor=1, at=AT, text="2", mine=True))
    assert (made["from"], json.dumps(made["buttons"])) == ("person", "[]")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 a slip", "tep.pdf"),
        (b"PK\x03\x04 a workbook", "tep.xlsx"),
        ("Mã dự án,Chủ hộ\n".encode(), "tep.csv"),
        ("Mã dự án,Chủ hộ\n".encode("utf-16"), "tep.csv"),
        (b"\xff\xd8\xff\xe0", "tep.jpg"),
    ],
)
def test_document_is_typed_by_content_and_named_by_us(content: bytes, name: str) -> None:
    event = read_files({"id": ID}, [], [content], CHAT, AT)
    assert (event.event, [file.name for file in event.files]) == (Event.DOCUMENT, [name])


@pytest.mark.parametrize("content", [b"", b"\x7fELF\0\0", b"<html>", b"MZ\0\0"])
def test_document_of_no_known_kind_is_refused(content: bytes) -> None:
    with pytest.raises(BadEventError, match="Tệp này không đọc được"):
        read_files({"id": ID}, [], [content], CHAT, AT)


def test_one_document_at_once_and_none_beside_photos() -> None:
    with pytest.raises(BadEventError):
        read_files({"id": ID}, [], [b"%PDF-", b"%PDF-"], CHAT, AT)
    with pytest.raises(BadEventError):
        read_files({"id": ID}, [b"\xff\xd8\xff"], [b"%PDF-"], CHAT, AT)
