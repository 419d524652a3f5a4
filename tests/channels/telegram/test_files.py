"""Photos, albums, other files and whatever else people send: whole, once, in order."""

import pytest
from sqlalchemy import text

from bot.channels.base import Incoming
from bot.storage import files
from tests.channels.telegram.fake import Fake, Fault
from tests.channels.telegram.people import JPEG, Person
from tests.channels.telegram.running import Running, idle, intake


async def test_album_is_one_event_with_all_its_photos(
    hooked: Running, fake: Fake, taken: list[Incoming]
) -> None:
    person = Person(fake)
    for number in range(4):
        person.photo(JPEG + bytes([number]), album="a1", caption="lợn chết" if not number else "")
    person.say("/tinh")
    await person.hears("tỉnh nào")
    await idle(hooked, fake)
    album, command = taken
    assert [file.content for file in album.files] == [JPEG + bytes([n]) for n in range(4)]
    assert (album.event, album.text) == ("photo", "lợn chết")
    assert command.text == "/tinh"
    assert await intake(hooked)._seams.inbox.adopt() == ()


@pytest.mark.parametrize("kind", ["voice", "document", "video", "audio", "video_note"])
async def test_other_files_reach_the_desk_whole(
    hooked: Running, fake: Fake, taken: list[Incoming], kind: str
) -> None:
    more = {"length": 240} if kind == "video_note" else {}
    size = {"width": 1, "height": 1} if kind == "video" else {}
    length = {} if kind == "document" else {"duration": 1}
    person = Person(fake)
    person.file(kind, b"content", **more, **size, **length)
    await person.hears()
    await idle(hooked, fake)
    assert [file.content for file in taken[0].files] == [b"content"]


async def test_file_is_fetched_again_until_telegram_gives_it(
    hooked: Running, fake: Fake, taken: list[Incoming]
) -> None:
    fake.faults["getFile"].extend([Fault(500), Fault(drop=True)])
    person = Person(fake)
    person.photo()
    await person.hears()
    assert [len(event.files) for event in taken] == [1]
    assert hooked.app is not None


async def test_file_that_is_gone_or_too_large_is_left_out(
    hooked: Running, fake: Fake, taken: list[Incoming]
) -> None:
    person = Person(fake)
    person.photo(b"\xff\xd8\xff" + bytes(11 * 1024 * 1024))
    await person.hears()
    update = person.photo()
    fake.files.clear()
    await person.hears()
    await idle(hooked, fake)
    assert [event.files for event in taken] == [(), ()]
    assert update is not None


async def test_sticker_location_and_a_foreign_card_are_answered_kindly(
    hooked: Running, fake: Fake, taken: list[Incoming]
) -> None:
    person = Person(fake)
    sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular"}
    person.send(sticker={**sticker, "width": 1, "height": 1, "is_animated": False, "is_video": 0})
    await person.hears()
    person.send(location={"latitude": 21.85, "longitude": 106.76})
    await person.hears()
    person.send(contact={"phone_number": "84912345678", "first_name": "Lan", "user_id": 1})
    await person.hears()
    assert [event.own for event in taken] == [False] * 3
    assert hooked.app is not None


async def test_voice_is_kept_as_evidence_only_where_its_person_agreed(
    hooked: Running, fake: Fake
) -> None:
    person = Person(fake)
    person.file("voice", b"OggS\0", duration=3)
    await person.hears("không giữ lại")
    assert await kept(hooked, person) == []
    for said, heard in (("/xungho", "đồng ý"), ("có", "?"), ("anh", "?"), ("Páo", "anh Páo")):
        person.say(said)
        await person.hears(heard)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    person.file("voice", b"OggS\0lon chet", duration=3)
    answer = await person.hears("tỉnh nào")  # and on it goes
    assert "chưa nghe được" in answer
    assert "giữ lại làm bằng chứng" in answer
    person.file("audio", b"MZ no recording", duration=3)
    await person.hears("chưa mở được")
    [file] = await kept(hooked, person)
    assert (file.name, file.kind) == ("loi-noi-1.ogg", "ogg")
    assert await files.content(hooked.app.database, file.id) == b"OggS\0lon chet"


async def kept(running: Running, person: Person) -> list[files.StoredFile]:
    """The files that are kept of somebody's chat."""
    database = running.app.database
    chat = database.sealer.chat("telegram", "123456", str(person.id))
    wanted = text("SELECT id FROM files WHERE chat = :chat ORDER BY id")
    ids = await database.read(lambda c: c.execute(wanted, {"chat": chat}).scalars().all())
    return [file for id_ in ids if (file := await files.find(database, id_)) is not None]
