"""Whatever Telegram or somebody in its place sends, in any order: no wrong call, nobody unanswered.

A seeded player sends every kind of update, repeated, reordered, forged, cut; calls meet floods,
server errors and broken connections meanwhile.
"""

import asyncio
import random
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from tests.channels.telegram.fake import Fake, Fault
from tests.channels.telegram.methods import DATE, ME, Chat
from tests.channels.telegram.people import Person
from tests.channels.telegram.running import Running, idle, webhook_is_set

STEPS = 150
WORDS = (
    *("/start", "/dieukien", "/tinh", "/baothiethai", "/tracuu", "/trogiup", "/lui", "/huy"),
    *("/start BADCODE", "/xyz", "/ngonngu", "lợn", "lang son", "20tr", "16/40", "có", "không", "1"),
    *("<b>đậm & <i>nghiêng", "a" * 4096, "🐖" * 700, "Ha\u0302i\u0301", "\u202e\u0000\ud83d", " "),
    *("heo chet 12 con", "cứu với", "gặp cán bộ", "vì sao", "sửa", "9" * 400, "\n\n\n", "&lt;"),
)
FAULTS: tuple[tuple[str, Callable[[], Fault]], ...] = (
    ("sendMessage", lambda: Fault(429, {"ok": False, "error_code": 429, **_again(1)})),
    ("sendMessage", lambda: Fault(502, "<html>bad gateway</html>")),
    ("sendMessage", lambda: Fault(drop=True)),
    ("sendMessage", lambda: Fault(drop=True, late=True)),
    ("answerCallbackQuery", lambda: Fault(429, {"ok": False, "error_code": 429, **_again(1)})),
    ("answerCallbackQuery", lambda: Fault(drop=True)),
    ("answerCallbackQuery", lambda: Fault(500)),
    ("editMessageReplyMarkup", lambda: Fault(400, {"ok": False, "error_code": 400})),
    ("getFile", lambda: Fault(500)),
    ("file", lambda: Fault(503)),
)


def _again(seconds: int) -> dict[str, Any]:
    return {"description": "Too Many Requests", "parameters": {"retry_after": seconds}}


def odd(person: int) -> list[dict[str, Any]]:
    """Everything else that a message can be, some of it nothing to answer."""
    place = {"latitude": 21.8, "longitude": 106.7}
    card = {"phone_number": "84912345678", "first_name": "x"}
    return [
        {"location": place},
        {"venue": {"location": place, "title": "x", "address": "y"}},
        {"contact": card | {"user_id": person}},
        {"contact": card},
        {"sticker": {"file_id": "s"}},
        {"poll": {"id": "1"}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"story": {"id": 3}},
        {"new_brand_thing": {"a": 1}},
        {"pinned_message": {"message_id": 4}},
        {"text": "x", "entities": "wrong"},
        {"text": 5},
        {"text": None},
        {},
    ]


class Player:
    """People and strangers who do anything."""

    def __init__(self, fake: Fake, seed: int) -> None:
        self.fake = fake
        self.dice = random.Random(seed)
        self.people = [Person(fake) for _ in range(5)]
        self.group = fake.chats.setdefault(-500, Chat(-500, "group", "Cán bộ xã"))
        self.past: list[dict[str, Any]] = []
        self._numbers = count(1)

    def play(self) -> None:
        """One step."""
        person = self.dice.choice(self.people)
        name = self.dice.choice([name for name in dir(self) if name.startswith("do_")])
        update = getattr(self, name)(person)
        if isinstance(update, dict):
            self.past.append(update)

    def do_say(self, person: Person) -> Any:
        return person.say(self.dice.choice(WORDS))

    def do_answer(self, person: Person) -> Any:
        return person.say(self.dice.choice(person.labels or ["1"]))

    do_answer_again = do_answer
    do_say_again = do_say

    def do_tap(self, person: Person) -> Any:
        """A button that somebody was shown: mostly their own."""
        owner = person if self.dice.random() < 0.8 else self.dice.choice(self.people)
        found = [
            (button["callback_data"], message)
            for message in owner.chat.messages
            for row in message.get("reply_markup", {}).get("inline_keyboard", ())
            for button in row
            if "callback_data" in button
        ]
        return person.press(*self.dice.choice(found)) if found else None

    do_tap_again = do_tap
    do_tap_more = do_tap

    def do_forge(self, person: Person) -> Any:
        if not person.chat.messages:
            return None
        data = self.dice.choice(["", "x", "=poor", "=" * 64, "A" * 64, "\u0111\u00e8", "~~~"])
        return person.press(data, person.chat.messages[-1])

    def do_inaccessible(self, person: Person) -> Any:
        gone = {"chat": person.chat.shown(), "message_id": 1, "date": 0}
        return person.press("A" * 40, gone)

    def do_photos(self, person: Person) -> Any:
        album = f"al{next(self._numbers)}"
        for _ in range(self.dice.randint(1, 3)):
            person.photo(album=album, caption=self.dice.choice(["", "<b>lợn", "12/40"]))

    def do_file(self, person: Person) -> Any:
        kind = self.dice.choice(["document", "voice", "audio", "video_note", "video", "animation"])
        more = {"duration": 1, "length": 5, "width": 5, "height": 5}
        return person.file(
            kind,
            self.dice.choice([b"%PDF-1.4", b"OggS\0", b"MZ", b"\xff\xd8\xff"]),
            **({} if kind == "document" else more),
        )

    def do_odd(self, person: Person) -> Any:
        return person.send(**self.dice.choice(odd(person.id)))

    def do_edit(self, person: Person) -> Any:
        said = [u for u in self.past if "message" in u and "text" in u["message"]]
        said = [u for u in said if u["message"]["from"]["id"] == person.id]
        return person.edit(self.dice.choice(said), self.dice.choice(WORDS)) if said else None

    def do_group(self, person: Person) -> Any:
        here = Person(self.fake, person.id, self.group)
        name = ME["username"]
        return here.say(self.dice.choice(["/tinh", f"/noinhom@{name}", f"@{name} chào", "chuyện"]))

    def do_member(self, person: Person) -> Any:
        person.member("kicked")
        return person.member("member")

    def do_unknown(self, person: Person) -> Any:
        """Kinds that we did not ask for."""
        kind = self.dice.choice(["channel_post", "inline_query", "message_reaction", "chat_boost"])
        return self.fake.publish(
            **{
                kind: {
                    "from": person.user,
                    "chat": self.group.shown(),
                    "message_id": 5,
                    "date": DATE,
                }
            }
        )

    def do_repeat(self, _person: Person) -> Any:
        """The same update once more, beside the order of its chat."""
        if self.past:
            update = self.dice.choice(self.past)
            for _ in range(self.dice.randint(1, 5)):
                self.fake._start(self._post(update))

    def do_cut(self, person: Person) -> Any:
        """An update that lost something on its way."""
        message = person.message(text="/tinh")
        lost = self.dice.choice(["message_id", "from", "chat", "date", "text"])
        del message[lost]
        whole = {"update_id": next(self.fake.update_ids), "message": message}
        self.fake._start(self._post(whole))

    def do_forged_hook(self, person: Person) -> Any:
        whole = {"update_id": next(self.fake.update_ids), "message": person.message(text="/huy")}
        self.fake._start(self._post(whole, "wrong"))

    def do_trouble(self, _person: Person) -> Any:
        method, fault = self.dice.choice(FAULTS)
        self.fake.faults[method].append(fault())

    async def _post(self, update: Any, secret: str | None = None) -> None:
        status = await self.fake.post(update, secret)
        assert (status == 403) == (secret is not None)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_anything_in_any_order_leaves_no_wrong_call_and_nobody_unanswered(
    hooked: Running, fake: Fake, seed: int
) -> None:
    await webhook_is_set(fake)
    player = Player(fake, seed)
    for step in range(STEPS):
        player.play()
        if step % 20 == 0:
            hooked.clock.move(hooked.clock.now() + timedelta(minutes=1))  # nobody writes too fast
        if step % 4 == 0:
            await asyncio.sleep(0.02)
    async with asyncio.timeout(60):
        while fake.updates or len(fake._tasks):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    fake.faults.clear()
    await idle(hooked, fake)
    hooked.clock.move(hooked.clock.now() + timedelta(minutes=2))
    assert set(fake.webhook_answers) <= {200, 403}
    assert fake.asked - set(fake.callbacks) == set()
    for person in player.people:
        person.say("/huy")
        await person.hears(patience=30)
        person.say("/tinh")
        await person.hears("tỉnh nào", patience=30)
