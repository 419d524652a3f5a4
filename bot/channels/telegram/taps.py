"""What a tap gets besides an answer: its spinner stops, and the choice is marked where it was made.

Neither matters enough to hold up a person's answer; both happen beside it.
"""

import asyncio
from collections import OrderedDict
from typing import Final

from telegram import Bot, CallbackQuery, Message
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channels.background import Background
from bot.channels.telegram.failures import seconds
from bot.channels.telegram.keyboard import Markup, chosen

PRIVATELY: Final = "Trợ lý trả lời riêng. Chưa thấy tin thì mở trợ lý rồi bấm Bắt đầu."
MARK_AFTER_SECONDS: Final = 0.8
"""The answer goes first: Telegram lets a chat hear about one thing a second."""
MOST_TRIES: Final = 4
_REMEMBERED: Final = 10_000


class Taps:
    """Answers callback queries, each once, and marks what was chosen."""

    def __init__(self, bot: Bot, background: Background) -> None:
        self._bot = bot
        self._background = background
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._marks: dict[tuple[int, int], Markup] = {}

    def answer(self, query: CallbackQuery, *, private: bool) -> None:
        """Let the button's spinner stop; returns at once."""
        if query.id in self._answered:
            return
        self._answered[query.id] = None
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        self._background.start(self._answer(query.id, None if private else PRIVATELY))

    async def _answer(self, id_: str, text: str | None) -> None:
        """Again where the connection broke: twice answered does no harm, never answered does."""
        for attempt in range(MOST_TRIES):
            try:
                await self._bot.answer_callback_query(id_, text)
            except RetryAfter as error:
                await asyncio.sleep(seconds(error.retry_after))
            except BadRequest:
                return  # too old, or answered by another process
            except NetworkError:
                await asyncio.sleep(0.5 * 2**attempt)
            except TelegramError:
                return
            else:
                return

    def mark(self, query: CallbackQuery) -> None:
        """Mark the tapped choice under its question, a little later."""
        message, data = query.message, query.data
        if not isinstance(message, Message) or message.reply_markup is None or data is None:
            return
        marked = chosen(message.reply_markup, data)
        if marked is None:
            return
        key = (message.chat.id, message.message_id)
        waiting = key in self._marks
        self._marks[key] = marked
        if not waiting:
            self._background.start(self._mark(key))

    async def _mark(self, key: tuple[int, int]) -> None:
        """The last of several taps on one question counts."""
        await asyncio.sleep(MARK_AFTER_SECONDS)
        marked = self._marks.pop(key)
        try:
            await self._bot.edit_message_reply_markup(
                chat_id=key[0], message_id=key[1], api_kwargs={"reply_markup": marked}
            )
        except TelegramError:
            return  # only looks
