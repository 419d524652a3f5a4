"""The peer: aiogram's finite state machine in memory, the same five questions.

As its documentation shows it: a form of states, answers kept with the state in `MemoryStorage`,
nothing durable, each chat's messages one after the other; its own aiohttp session. The webhook is
its own `SimpleRequestHandler` with its defaults. Runs in an environment of its own, because of
aiogram's older pydantic.
"""

from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import (
    MemoryStorage,
    SimpleEventIsolation,
)
from aiogram.types import KeyboardButton, ReplyKeyboardMarkup
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from benchmarks.servers.base import arguments, run, serve
from benchmarks.words import DONE, OFFERS, QUESTIONS


class Form(StatesGroup):  # type: ignore[misc]
    """One state for each question."""

    province = State()
    project_when = State()
    former_province = State()
    household_status = State()
    able_members = State()


STATES = (
    Form.province,
    Form.project_when,
    Form.former_province,
    Form.household_status,
    Form.able_members,
)
router = Router()


@router.message(CommandStart())  # type: ignore[untyped-decorator]
async def start(message: Any, state: Any) -> None:
    """Ask the first question."""
    await state.set_data({})
    await ask(message, state, 0)


async def answered(message: Any, state: Any) -> None:
    """Keep an answer, ask the next question, or end."""
    data = await state.update_data({f"answer{len(await state.get_data())}": message.text})
    if len(data) < len(QUESTIONS):
        await ask(message, state, len(data))
        return
    await state.clear()
    await message.answer(DONE, reply_markup=keyboard(OFFERS))


for _state in STATES:
    router.message.register(answered, _state)


async def ask(message: Any, state: Any, number: int) -> None:
    """Send one question, with its choices as a keyboard."""
    question = QUESTIONS[number]
    await state.set_state(STATES[number])
    await message.answer(question.text, reply_markup=keyboard(question.choices))


def keyboard(choices: tuple[str, ...]) -> Any:
    """One button a row."""
    rows = [[KeyboardButton(text=choice)] for choice in choices]
    return ReplyKeyboardMarkup(keyboard=rows, one_time_keyboard=True)


async def main() -> None:
    """Serve until ended."""
    server = TelegramAPIServer.from_base(arguments().platform)
    bot = Bot("1:bench", session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=MemoryStorage(), events_isolation=SimpleEventIsolation())
    dispatcher.include_router(router)
    handler = SimpleRequestHandler(dispatcher, bot)

    async def hook(request: web.Request) -> web.Response:
        answer = await handler.handle(request)
        assert isinstance(answer, web.Response)
        return answer

    await serve(hook)
    await bot.session.close()


if __name__ == "__main__":
    run(main)
