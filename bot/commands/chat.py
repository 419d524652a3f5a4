"""``bot chat``: the conversations in a terminal, for people and, with ``--json``, for programs."""

import argparse
import asyncio
import json
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from bot import demo, logs
from bot.app import CONSOLE, App, compose
from bot.bookkeeping import do_what_is_due, queue_broadcasts
from bot.channels.base import Event, Incoming, Outgoing
from bot.channels.console import ACCOUNT, BadEvent, chat_of, read, render
from bot.clock import StandingClock, SystemClock
from bot.delivery.sender import Posted
from bot.errors import BotError
from bot.settings import load
from bot.storage import retention

ATTACHMENTS = Path("data") / "chat"
GOODBYE = frozenset({"/thoat", "/quit", "/exit"})


def run(arguments: argparse.Namespace) -> int:
    """Talk until the input ends; the exit status."""
    logs.start("error")
    return asyncio.run(_talk(arguments))


async def _talk(arguments: argparse.Namespace) -> int:
    settings = load()
    if arguments.demo:
        demo.check(settings)
    clock = StandingClock(arguments.now) if arguments.now else SystemClock()
    waiting: list[Posted] = []
    app = await compose(settings, clock, readers={CONSOLE: waiting.append})
    try:
        if arguments.demo:
            people = demo.villagers()
            await demo.settle(app.desk, app.writer, people, CONSOLE, ACCOUNT, clock.now())
        terminal = _Terminal(app, clock, waiting)
        if arguments.repro:
            return await terminal.repro(arguments.user)
        if arguments.json:
            return await terminal.programs()
        return await terminal.people(arguments.user)
    finally:
        await app.close()


class _Terminal:
    """One run: reads events, waits for what they bring, writes it out."""

    def __init__(self, app: App, clock: SystemClock | StandingClock, waiting: list[Posted]) -> None:
        self._app = app
        self._clock = clock
        self._waiting = waiting
        self._run = secrets.token_hex(8)

    async def programs(self) -> int:
        """The line protocol; 1 where a line was no event."""
        status = 0
        for number, line in enumerate(lines_of(sys.stdin)):
            if not line.strip():
                continue
            try:
                await self._event(line, f"{self._run}:{number}")
            except BotError as error:
                status = 1
                self._print({"error": {"code": _code(error), "message": str(error)}})
            for row in self._taken():
                self._print(render(row.message, ATTACHMENTS))
            self._print({"done": True})
        return status

    async def people(self, user: str) -> int:
        """A conversation by hand: numbers or words choose."""
        chat = chat_of(user)
        hello = Incoming(chat, f"{self._run}:hello", self._clock.now(), Event.TEXT, "/start")
        await self._receive(hello)
        self._show()
        for number, line in enumerate(lines_of(sys.stdin, prompt="› ")):
            text = line.strip()
            if text in GOODBYE:
                break
            if text:
                at, id_ = self._clock.now(), f"{self._run}:{number}"
                await self._receive(Incoming(chat, id_, at, Event.TEXT, text))
                self._show()
        return 0

    async def repro(self, user: str) -> int:
        """Print the user's last conversation as a test case; 1 where there is none."""
        journal = await self._app.desk.conversation(chat_of(user))
        if journal is None:
            print(f"{user} has no conversation in this database.", file=sys.stderr)
            return 1
        from bot.explore import repro

        print(repro(journal))
        return 0

    async def _event(self, line: str, name: str) -> None:
        event = read(line, name, self._clock.now())
        if isinstance(event, Incoming):
            await self._receive(event)
        elif not isinstance(self._clock, StandingClock):
            raise BadEvent('"now" moves a standing clock: start with --now INSTANT')
        elif not self._clock.move(event.to):
            raise BadEvent('"now" lies before the clock: it only moves forward')
        else:
            await retention.expire(self._app.writer, event.to)
            await do_what_is_due(self._app)
            await self._app.planner().run(event.to)
            await self._app.delivery.catch_up()

    async def _receive(self, incoming: Incoming) -> None:
        await self._app.desk.receive(incoming)
        if await queue_broadcasts(self._app):
            await self._app.delivery.catch_up()

    def _taken(self) -> Iterator[Posted]:
        taken, self._waiting[:] = list(self._waiting), []
        return iter(taken)

    def _show(self) -> None:
        for row in self._taken():
            print(_for_people(row.message), end="\n\n", flush=True)

    @staticmethod
    def _print(line: dict[str, object]) -> None:
        print(json.dumps(line, ensure_ascii=False), flush=True)


def lines_of(source: TextIO, prompt: str = "") -> Iterator[str]:
    """The lines of a stream, each read when it is asked for."""
    while True:
        if prompt and source.isatty():
            print(prompt, end="", flush=True)
        line = source.readline()
        if not line:
            return
        yield line


def _for_people(message: Outgoing) -> str:
    choices = [f"  {n}. {button.label}" for n, button in enumerate(message.buttons, start=1)]
    return "\n".join((message.text, *choices))


def _code(error: BotError) -> str:
    return "bad_event" if isinstance(error, BadEvent) else "not_taken"
