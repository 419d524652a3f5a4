"""Sends what is to be said through a Zalo bot, each message once, and says how it ended."""

import asyncio
from contextlib import suppress
from typing import Final

from bot.channels.base import DeliveryError, Outgoing, Refused, Retryable, Unknown
from bot.channels.typing import Typing
from bot.channels.zalo_bot.api import Api, CallError, Failed
from bot.channels.zalo_bot.failures import QUOTA, meaning
from bot.channels.zalo_bot.quota import Quota
from bot.channels.zalo_bot.rendering import Call, Link, render

MOST_TRIES: Final = 6
"""Of a part of a message whose first part is out already."""


class ZaloBotChannel:
    """A ``Channel`` over one bot."""

    def __init__(self, api: Api, quota: Quota, link: Link) -> None:
        self._api = api
        self._quota = quota
        self._link = link

    async def send(self, message: Outgoing) -> None:
        """Send one message, whole.

        Raises:
            Retryable: nothing of it was taken.
            Refused: nothing of it will be taken.
            Unknown: some or all of it may be there.
        """
        first, *others = render(message, self._link)
        await self._make(first)
        for call in others:
            await self._go_on(call)

    def typing(self, chat: str) -> Typing:
        """From now on: after a second somebody is seen typing there, until it is stopped."""

        async def show() -> None:
            with suppress(CallError):
                await self._api.call("sendChatAction", {"chat_id": chat, "action": "typing"})

        return Typing(show)

    async def _make(self, call: Call) -> None:
        try:
            await self._api.call(call.method, call.given)
        except CallError as error:
            raise self._meaning(error) from None
        self._quota.taken()

    def _meaning(self, error: CallError) -> DeliveryError:
        if isinstance(error, Failed) and error.code == QUOTA and self._quota.denied():
            return Refused("quota")
        return meaning(error)

    async def _go_on(self, call: Call) -> None:
        """A further part: the first is out, so that the message must not begin anew."""
        for _ in range(MOST_TRIES):
            try:
                await self._make(call)
            except Retryable as error:
                await asyncio.sleep(error.after)
            except Refused as error:
                raise Unknown("a part was refused") from error
            else:
                return
        raise Unknown("a part was not taken")
