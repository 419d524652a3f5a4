"""The fake checked by a client that others wrote, python-zalo-bot: what it reads we can read, too.

That client sends forms, takes an error for None and expects photos under ``photo_url``. It is no
part of the product.
"""

from collections.abc import AsyncIterator

import orjson
import pytest
from zalo_bot import Bot

from bot.channels.zalo_bot.reading import Heard, read
from tests.channels.zalo_bot.fake import TOKEN, Fake
from tests.channels.zalo_bot.people import Person
from tests.people import NOON


@pytest.fixture
async def peer(fake: Fake) -> AsyncIterator[Bot]:
    """Their client on our fake."""
    bot = Bot(TOKEN, base_url=fake.address)
    async with bot:
        yield bot


async def test_peer_is_told_who_it_is(peer: Bot) -> None:
    assert (await peer.get_me()).account_name == "bot.Quay Vòng"


async def test_peer_hears_what_our_reading_hears_by_polling(fake: Fake, peer: Bot) -> None:
    person = Person(fake)
    for body in (person.say("hộ cận nghèo"), person.photo(field="photo_url")):
        update = await peer.get_update()
        ours = read(orjson.loads(body), "987654", NOON)
        assert isinstance(ours, Heard)
        assert update.message.chat.id == ours.incoming.chat.id == person.id
        assert ours.incoming.id.endswith(f":{update.message.message_id}")
        assert (update.message.text or "") == ours.incoming.text
        assert [update.message.photo_url or ""] == ([f.url for f in ours.files] or [""])


async def test_peer_gets_nothing_of_an_empty_poll(peer: Bot) -> None:
    assert await peer.get_update() is None


async def test_peer_sends_what_people_read_and_is_refused_what_is_too_long(
    fake: Fake, peer: Bot
) -> None:
    person = Person(fake)
    sent = await peer.send_message(person.id, "Chào chị")
    assert sent.message_id
    await peer.send_chat_action(person.id, "typing")
    assert await peer.send_message(person.id, "a" * 2001) is None
    assert list(person.new()) == ["Chào chị"]
    assert person.chat.actions == 1
    assert fake.violations == ["sendMessage: text must have 1 to 2000 characters"]
    fake.violations.clear()


async def test_peer_sets_a_webhook_that_our_fake_keeps(fake: Fake, peer: Bot) -> None:
    await peer._set_webhook_async("https://bot.example/zalo-bot/webhook", "eight-or-more")
    assert (await peer._get_webhook_info_async()).url == "https://bot.example/zalo-bot/webhook"
    await peer._delete_webhook_async()
    assert fake.webhook == {}
