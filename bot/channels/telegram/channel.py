"""Sends what is to be said in Telegram, each message once, and says how it ended."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from telegram import InputMediaDocument, InputMediaPhoto
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.base import SAME, ChatRef, Outgoing, Refused, Retryable, Unknown
from bot.channels.telegram.api import QuietBot
from bot.channels.telegram.failures import UNPARSABLE, meaning
from bot.channels.telegram.rendering import Call, render
from bot.channels.telegram.text import escape
from bot.channels.typing import Typing

_LOG = logging.getLogger("bot.telegram")

MOST_TRIES: Final = 6
"""Of a part of a message whose first part is out already."""
MOST_MOVES: Final = 3
MOST_NAMED: Final = 1000
"""Messages that may still grow; after a restart they are said anew."""
_NO_PREVIEW: Final = {"is_disabled": True}

Moved = Callable[[ChatRef, ChatRef], Awaitable[None]]


class TelegramChannel:
    """A ``Channel`` over one bot."""

    def __init__(self, bot: QuietBot, moved: Moved) -> None:
        """``moved`` is told of a group that became another chat."""
        self._bot = bot
        self._tell_moved = moved
        self._moved: dict[int, int] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    async def send(self, message: Outgoing) -> None:
        """Send one message, whole.

        Raises:
            Retryable: nothing of it was taken.
            Refused: nothing of it will be taken.
            Unknown: some or all of it may be there.
        """
        calls = render(message)
        same = message.extra.get(SAME, "")
        if same and await self._changed(calls[0], message.to, same):
            return
        number = await self._make(calls[0], message.to)
        if same and number is not None and len(calls) == 1:
            self._keep((message.to.id, same), number)
        for call in calls[1:]:
            await self._go_on(call, message.to)

    def _keep(self, named: tuple[str, str], number: int) -> None:
        self._numbers[named] = number
        while len(self._numbers) > MOST_NAMED:
            del self._numbers[next(iter(self._numbers))]

    async def _changed(self, call: Call, to: ChatRef, same: str) -> bool:
        """Whether the text stands in the place of the last one of its name; what is gone or too old
        to be changed is said anew.

        Raises:
            Retryable, Refused, Unknown: as ``send``; changing it once more does no harm.
        """
        number = self._numbers.get((to.id, same))
        if number is None or call.files:
            return False
        chat = self._moved.get(call.chat, call.chat)
        given: dict[str, Any] = {"chat_id": chat, "message_id": number, "text": escape(call.text)}
        given["parse_mode"] = str(ParseMode.HTML.value)
        if call.keyboard:
            given["reply_markup"] = call.keyboard
        try:
            await self._bot.change(given)
        except BadRequest as error:
            del self._numbers[to.id, same]
            return "not modified" in error.message.lower()
        except TelegramError as error:
            raise meaning(error) from None
        return True

    async def follow(self, old: ChatRef, new: ChatRef) -> None:
        """A group became another chat: what is meant for it goes there from now on."""
        known = self._moved.get(int(old.id))
        self._moved[int(old.id)] = int(new.id)
        if known != int(new.id):
            await self._tell_moved(old, new)

    async def _go_on(self, call: Call, to: ChatRef) -> None:
        """A further part: the first is out, so that the message must not begin anew."""
        for _ in range(MOST_TRIES):
            try:
                await self._make(call, to)
            except Retryable as error:
                await asyncio.sleep(error.after)
            except Refused as error:
                raise Unknown("a part was refused") from error
            else:
                return
        raise Unknown("a part was not taken")

    async def _make(self, call: Call, to: ChatRef) -> int | None:
        """One call, in the chat where the person is now; the number of a text that was sent."""
        chat = self._moved.get(call.chat, call.chat)
        mode: ParseMode | None = ParseMode.HTML
        for _ in range(MOST_MOVES):
            try:
                number = await self._call(call, chat, mode)
            except ChatMigrated as error:
                chat = error.new_chat_id
                await self.follow(to, ChatRef(to.channel, to.account, str(chat)))
            except TelegramError as error:
                failed = meaning(error)
                parsed = isinstance(failed, Refused) and failed.why == UNPARSABLE
                if not parsed or mode is None:
                    raise failed from None
                mode = None
            else:
                return number
        raise Refused("migrated")

    async def _call(self, call: Call, chat: int, mode: ParseMode | None) -> int | None:
        text = escape(call.text) if mode else call.text
        if call.files:
            await self._files(call, chat, text, mode)
            return None
        given: dict[str, Any] = {"chat_id": chat, "text": text}
        if mode:
            given["parse_mode"] = str(mode.value)
        if "://" in text:
            given["link_preview_options"] = _NO_PREVIEW
        if call.silent:
            given["disable_notification"] = True
        if call.keyboard:
            given["reply_markup"] = call.keyboard
        return await self._bot.say(given)

    async def _files(self, call: Call, chat: int, text: str, mode: ParseMode | None) -> None:
        if len(call.files) > 1:
            kind: Any = InputMediaPhoto if call.photo else InputMediaDocument
            media = [kind(file.content, filename=file.name) for file in call.files]
            try:
                await self._bot.send_media_group(chat, media, disable_notification=call.silent)
            except (TypeError, ValueError, KeyError) as error:
                # Telegram took the album, and answered in a form that the library cannot read.
                _LOG.warning("odd_answer", extra={"facts": {"error": type(error).__name__}})
            return
        file = call.files[0]
        given: dict[str, Any] = {
            "caption": text or None,
            "parse_mode": mode if text else None,
            "api_kwargs": _more(call),
            "filename": file.name,
        }
        if not call.photo:
            await self._bot.send_document(chat, file.content, **given)
            return
        try:
            await self._bot.send_photo(chat, file.content, **given)
        except BadRequest as error:
            # Too wide, too tall or no picture after all: as a file it still arrives.
            said = error.message.lower()
            if "photo" not in said and "image" not in said:
                raise
            await self._bot.send_document(chat, file.content, **given)

    def typing(self, chat: str) -> Typing:
        """From now on: after a second somebody is seen typing there, until it is stopped."""

        async def show() -> None:
            with suppress(TelegramError):
                await self._bot.send_chat_action(int(chat), ChatAction.TYPING)

        return Typing(show)


def _more(call: Call) -> dict[str, Any] | None:
    more: dict[str, Any] = {"reply_markup": call.keyboard} if call.keyboard else {}
    if call.silent:
        more["disable_notification"] = True
    return more or None
