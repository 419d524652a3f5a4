"""Telegram beside everything else that ``bot serve`` runs: wired where a token is set.

Nothing here waits for Telegram: what it refuses or does not answer is tried again in the
background while the other channels serve.
"""

import asyncio
import logging
from typing import Final

from aiohttp import web

from bot.access import Role
from bot.app import App
from bot.channels.base import ChatRef
from bot.channels.telegram import CHANNEL, hook, menu
from bot.channels.telegram.api import Api, connect
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.reading import InGroup
from bot.channels.telegram.seams import Answers, Menu, Seams
from bot.commands.inboxes import StoredInbox
from bot.commands.listening import PARTING_SECONDS, Turn, adopt
from bot.commands.menus import menu_of
from bot.desk.group_chats import GroupChats
from bot.errors import UsageError
from bot.logs import note
from bot.settings import Settings
from bot.storage import chats
from bot.storage.registers.base import Book
from bot.web.hooks import route
from bot.words import LANGUAGES

_LOG = logging.getLogger("bot.telegram")

RETRY_SECONDS: Final = 60.0
DEFAULT_LANGUAGE: Final = "vi"
OTHERS: Final = frozenset(role.value for role in Role) - {Role.HOUSEHOLD.value}
"""Roles of people who work for others."""


class TelegramService:
    """One bot: give ``channel`` to the composition, then ``attach``, ``start`` and ``close``."""

    name: Final = CHANNEL

    def __init__(self, settings: Settings) -> None:
        """Must be made on the event loop, where a token is set. Calls nothing.

        Raises:
            UsageError: the webhook's secret is none that Telegram takes.
        """
        if settings.telegram_token is None:
            raise ValueError("no token")
        secret = settings.telegram_webhook_secret
        self._secret = secret.get_secret_value() if secret else ""
        if self._secret and not hook.fits(self._secret):
            raise UsageError(
                "BOT_TELEGRAM_WEBHOOK_SECRET must have 1 to 256 letters of A-Z, a-z, 0-9, _ and -:"
                " Telegram takes no other. To make one: openssl rand -hex 32"
            )
        self._public_url = settings.public_url or ""
        self._api: Api = connect(
            settings.telegram_token.get_secret_value(), settings.telegram_api_url
        )
        self.channel = TelegramChannel(self._api.bot, self._moved)
        self._intake: Intake | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def by_webhook(self) -> bool:
        """Whether Telegram calls us; without address or secret we ask it."""
        return bool(self._public_url and self._secret)

    def attach(self, app: App, pages: web.Application) -> None:
        """Let updates reach the desk; with a webhook, add its route (before the server starts)."""
        self._app = app
        self._groups = GroupChats(Book(app.database), app.writer)
        seams = Seams(
            now=app.clock.now,
            receive=app.desk.receive,
            answers=self._answers,
            reachable=self._reachable,
            moved=self._moved,
            group=self._group,
            show_menu=self._show_menu,
            inbox=StoredInbox(app, CHANNEL),
            largest_file=app.settings.upload_megabytes * 1024 * 1024,
        )
        self._intake = Intake(self._api, self.channel, seams)
        if self.by_webhook:
            take = self._intake.take
            pages.router.add_routes([route(hook.PATH, hook.HEADER, self._secret, take)])

    def start(self) -> None:
        """Begin to listen; returns at once."""
        if self._intake is None:
            raise RuntimeError("attach before start")
        work = [adopt(self._intake.resume, _LOG), self._introduce(self._intake)]
        if self.by_webhook:
            work.append(hook.keep(self._api.bot, self._public_url, self._secret))
        else:
            work.append(self._poll(self._intake))
        self._tasks = {asyncio.create_task(one) for one in work}
        note(_LOG, "telegram", webhook=self.by_webhook)

    async def take(self, update: bytes) -> None:
        """Take one update as it came; returns when it is durable.

        Raises:
            BotError: it could not be made durable now; it may come again.
        """
        if self._intake is None:
            raise RuntimeError("attach before an update is taken")
        await self._intake.take(update)

    async def close(self) -> None:
        """Stop listening; before the writer is closed, and after it ``hang_up``."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._intake is not None:
            await self._intake.background.close(PARTING_SECONDS)

    async def hang_up(self) -> None:
        """Close the connections, once nothing is sent any more."""
        await self._api.close()

    # What runs

    async def _poll(self, intake: Intake) -> None:
        turn = Turn(self._app, f"{CHANNEL}/{self._api.account}")
        await self._api.without_webhook()
        await Poller(self._api, intake.take_all, turn.hold, turn.let_go).run()

    async def _introduce(self, intake: Intake) -> None:
        """Learn our name and show the menus; both can wait."""
        menus = {language: menu_of(language) for language in LANGUAGES}
        shown = False
        while not (shown and intake.groups.username):
            intake.groups.username = intake.groups.username or await self._api.name()
            shown = shown or await menu.show(self._api.bot, menus, DEFAULT_LANGUAGE)
            await asyncio.sleep(RETRY_SECONDS)

    # What the intake asks

    async def _answers(self, ref: ChatRef) -> Answers:
        journal, memory = await self._app.desk.held(ref)
        shown = memory.language, not OTHERS.isdisjoint(memory.roles)
        if journal is None:
            return "", {}, shown
        return journal.header.id, journal.answers, shown

    async def _show_menu(self, ref: ChatRef, shown: Menu) -> None:
        language, works = shown
        await menu.show_to(self._api.bot, ref.id, menu_of(language, works=works))

    async def _reachable(self, ref: ChatRef, reachable: bool) -> None:
        app, now = self._app, self._app.clock.now()
        chat = app.database.sealer.chat(ref.channel, ref.account, ref.id)
        why = None if reachable else "blocked"
        await chats.set_closed(app.writer, chat, why, now)
        if is_group(ref) and not reachable:
            await self._groups.left(ref, now)
        note(_LOG, "reachable" if reachable else "blocked")

    async def _moved(self, old: ChatRef, new: ChatRef) -> None:
        app, now = self._app, self._app.clock.now()
        await app.desk.introduce(new, "", now)
        linked = await self._groups.moved(old, new, now)
        note(_LOG, "group_moved", linked=linked)

    async def _group(self, said: InGroup) -> str | None:
        now = self._app.clock.now()
        sentence = await self._groups.heard(said.group, said.by, said.text, now)
        if sentence is not None:
            await self._app.desk.introduce(said.group, "", now)  # where alerts are tried again
        return sentence


def is_group(ref: ChatRef) -> bool:
    """Whether a chat is a group: Telegram numbers those below zero."""
    return ref.id.startswith("-")
