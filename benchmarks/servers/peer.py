"""The peer: python-telegram-bot's ConversationHandler with PicklePersistence, five questions.

As its documentation shows it: its own HTTPX request, answers kept in user_data, names and states
persisted. Our own aiohttp webhook stands in front, as behind ``Application.updater(None)``: it
fills the update queue, which the application works off one by one, its default. (Handling chats
side by side instead makes it eight times slower: httpx's pool searches all its connections.)
Runs in the peers' environment, with ``sniffio`` (without it every call searches for it).
"""

import tempfile
from pathlib import Path
from typing import Any

import sniffio
from aiohttp import web
from telegram import (
    ReplyKeyboardMarkup,
    Update,
)
from telegram.ext import (
    Application,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.servers.base import arguments, run, serve
from benchmarks.words import DONE, OFFERS, QUESTIONS


async def start(update: Any, context: Any) -> int:
    """Ask the first question."""
    context.user_data.clear()
    await ask(update, 0)
    return 1


async def answered(update: Any, context: Any) -> int:
    """Keep an answer, ask the next question, or end."""
    number = len(context.user_data) + 1
    context.user_data[f"answer{number}"] = update.message.text
    if number < len(QUESTIONS):
        await ask(update, number)
        return number + 1
    await update.message.reply_text(DONE, reply_markup=keyboard(OFFERS))
    return int(ConversationHandler.END)


async def ask(update: Any, number: int) -> None:
    """Send one question, with its choices as a keyboard."""
    question = QUESTIONS[number]
    await update.message.reply_text(question.text, reply_markup=keyboard(question.choices))


def keyboard(choices: tuple[str, ...]) -> Any:
    """One button a row."""
    return ReplyKeyboardMarkup([[choice] for choice in choices], one_time_keyboard=True)


def application(platform: str, folder: Path) -> Any:
    """The bot as its documentation builds one, sending to the local platform."""
    words: Any = MessageHandler(filters.TEXT & ~filters.COMMAND, answered)
    conversation = ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={number: [words] for number in range(1, len(QUESTIONS) + 1)},
        fallbacks=[],
        name="bench",
        persistent=True,
    )
    builder = Application.builder().token("1:bench").base_url(f"{platform}/bot").updater(None)
    app = builder.persistence(PicklePersistence(folder / "bench.pickle")).build()
    app.add_handler(conversation)
    return app


async def main() -> None:
    """Serve until ended."""
    assert sniffio.__version__
    with tempfile.TemporaryDirectory() as folder:
        app = application(arguments().platform, Path(folder))

        async def hook(request: web.Request) -> web.Response:
            await app.update_queue.put(Update.de_json(await request.json(), app.bot))
            return web.Response()

        async with app:
            await app.start()
            await serve(hook)
            await app.stop()


if __name__ == "__main__":
    run(main)
