"""Somebody else's client, zalo-sdk, against our fake: both readings of the documentation agree.

The client's own fixed address of OAuth and its requests are left as they are; it only sends.
"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

zalo_sdk = pytest.importorskip(
    "zalo_sdk", reason="zalo-sdk is not installed (requirements/dev.txt)"
)
oa_client = pytest.importorskip("zalo_sdk.oa.Client")
zns_client = pytest.importorskip("zalo_sdk.zns.Client")
messages = pytest.importorskip("zalo_sdk.oa.ZaloMessage")

from datetime import timedelta  # noqa: E402

from tests.channels.zalo_oa.fake import APP_ID, APP_SECRET, Fake  # noqa: E402
from tests.channels.zalo_oa.people import JPEG, Person  # noqa: E402

T = TypeVar("T")


class Peer:
    """The client in threads, for it waits."""

    def __init__(self, fake: Fake) -> None:
        given = {"app_id": APP_ID, "secret_key": APP_SECRET, "endpoint_prefix": fake.address}
        self.oa = oa_client.Client(access_token=fake.grant()["access_token"], **given)
        self.zns = zns_client.Client(access_token=self.oa.access_token, **given)

    async def do(self, call: Callable[..., T], *given: Any, **more: Any) -> T:
        """One call."""
        return await asyncio.to_thread(call, *given, **more)

    async def say(self, person: Person, text: str | None, attachment: Any = None) -> Any:
        """Send a message."""
        body = messages.ZaloMessageBody(text=text, attachment=attachment)
        to = messages.ZaloRecipient(user_id=person.id)
        return await self.do(self.oa.send_message, to, body)


def template(payload: dict[str, Any]) -> Any:
    return messages.ZaloAttachment("template", payload)


async def test_it_says_something_and_presses_buttons(fake: Fake) -> None:
    peer, person = Peer(fake), Person(fake)
    person.message()
    answer = await peer.say(person, "Chào chị")
    assert answer["data"]["user_id"] == person.id
    button = {"title": "Một", "type": "oa.query.hide", "payload": "#a"}
    await peer.say(person, "Chọn", template({"buttons": [button]}))
    assert person.titles == ["Một"]


async def test_it_uploads_and_sends_a_picture_and_a_file(fake: Fake) -> None:
    peer, person = Peer(fake), Person(fake)
    person.message()
    up = await peer.do(peer.oa.upload_file, JPEG, "image", "a.jpg", "image/jpeg")
    element = {"media_type": "image", "attachment_id": up["data"]["attachment_id"]}
    await peer.say(person, "Ảnh", template({"template_type": "media", "elements": [element]}))
    up = await peer.do(peer.oa.upload_file, b"%PDF", "file", "a.pdf", "application/pdf")
    token = {"token": up["data"]["token"]}
    await peer.say(person, None, messages.ZaloAttachment("file", token))
    assert len(person.chat.messages) == 2


async def test_it_asks_for_a_number_and_who_somebody_is(fake: Fake) -> None:
    peer, person = Peer(fake), Person(fake)
    person.message()
    element = {"title": "Số", "subtitle": "Bấm chia sẻ", "image_url": "https://a.vn/a.jpg"}
    card = {"template_type": "request_user_info", "elements": [element]}
    await peer.say(person, None, template(card))
    found = await peer.do(peer.oa.get_user_detail, person.id)
    assert found["data"]["user_id"] == person.id


async def test_it_is_refused_as_zalo_refuses(fake: Fake) -> None:
    peer, person = Peer(fake), Person(fake)
    person.message()
    with pytest.raises(zalo_sdk.ZaloOAException, match="-210"):
        await peer.say(person, "x" * 2001)
    fake.violations.clear()
    fake.clock.move(fake.clock.now() + timedelta(days=7))
    peer.oa.access_token = fake.grant()["access_token"]
    with pytest.raises(zalo_sdk.ZaloOAException, match="-230"):
        await peer.say(person, "Chào")
    fake.expire()
    with pytest.raises(zalo_sdk.ZaloOAException, match="-220"):
        await peer.say(person, "Chào")


async def test_it_sends_a_template_by_phone(fake: Fake) -> None:
    peer, person = Peer(fake), Person(fake)
    fake.phones["84901234567"] = person.chat
    fake.approved = {"400001": {"ten": 30}}
    send = peer.zns.send_zns_message
    await peer.do(send, "84901234567", "400001", {"ten": "Páo"}, "ma-1")
    assert person.chat.templates == [("400001", {"ten": "Páo"})]
    with pytest.raises(zalo_sdk.ZaloException, match="-118"):
        await peer.do(send, "84900000000", "400001", {"ten": "Páo"}, "ma-2")
