"""The Zalo bot beside everything else that ``bot serve`` runs: wired where its token is set.

Nothing here waits for Zalo: what it refuses or does not answer is tried again in the background
while the other channels serve.
"""

import asyncio
import logging
from datetime import datetime
from functools import partial
from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.app import App
from bot.channels.base import File
from bot.channels.zalo_bot import CHANNEL, hook, links
from bot.channels.zalo_bot.api import connect
from bot.channels.zalo_bot.channel import ZaloBotChannel
from bot.channels.zalo_bot.intake import Intake, Seams
from bot.channels.zalo_bot.photos import Photos
from bot.channels.zalo_bot.polling import Poller
from bot.channels.zalo_bot.quota import Quota
from bot.clock import legal_day
from bot.commands.inboxes import StoredInbox
from bot.commands.listening import PARTING_SECONDS, Turn, adopt
from bot.desk import numbers
from bot.desk.papers import attached, id_of
from bot.errors import BotError, UsageError
from bot.logs import note
from bot.settings import Settings
from bot.storage import counts
from bot.storage.files import find
from bot.web.hooks import route
from bot.web.signed_files import route as file_route

_LOG = logging.getLogger("bot.zalo_bot")

COUNT_SECONDS: Final = 10.0


class ZaloBotService:
    """One bot: give ``channel`` to the composition, then ``attach``, ``start`` and ``close``."""

    name: Final = CHANNEL

    def __init__(self, settings: Settings) -> None:
        """Must be made on the event loop, where a token is set. Calls nothing.

        Raises:
            UsageError: the webhook's secret is none that Zalo takes.
        """
        if settings.zalo_bot_token is None:
            raise ValueError("no token")
        secret = settings.zalo_bot_secret
        self._secret = secret.get_secret_value() if secret else ""
        if self._secret and not hook.fits(self._secret):
            raise UsageError(
                "BOT_ZALO_BOT_SECRET must have 8 to 256 plain letters: Zalo takes no other."
                " To make one: openssl rand -hex 32"
            )
        self._public_url = settings.public_url or ""
        self._api = connect(settings.zalo_bot_token.get_secret_value(), settings.zalo_bot_api_url)
        self._limits = settings.zalo_bot_messages_per_month, settings.zalo_bot_people
        self._app: App | None = None
        self._quota = Quota(*self._limits, now=self._now)
        self.channel = ZaloBotChannel(self._api, self._quota, self._link)
        self._intake: Intake | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def by_webhook(self) -> bool:
        """Whether Zalo calls us; without address or secret we ask it."""
        return bool(self._public_url and self._secret)

    def attach(self, app: App, pages: web.Application) -> None:
        """Let events reach the desk; add the webhook and our files (before the server starts)."""
        self._app = app
        photos = Photos(
            self._api.session, app.settings.upload_megabytes * 1024 * 1024, self._api.host
        )
        self._intake = Intake(
            Seams(
                account=self._api.account,
                now=app.clock.now,
                receive=app.desk.receive,
                meant=partial(numbers.meant, app.database),
                fetch=photos.fetch,
                send=self.channel.send,
                typing=self.channel.typing,
                inbox=StoredInbox(app, CHANNEL),
            )
        )
        if self.by_webhook:
            take = self._intake.take
            pages.router.add_routes([route(hook.PATH, hook.HEADER, self._secret, take)])
        if self._public_url:
            pages.router.add_routes([file_route(links.PATH, self._file)])

    def start(self) -> None:
        """Begin to listen; returns at once."""
        if self._intake is None:
            raise RuntimeError("attach before start")
        work = [adopt(self._intake.resume, _LOG), self._count(self._intake)]
        if self.by_webhook:
            heard = partial(getattr, self._intake, "heard_at")
            work.append(hook.keep(self._api, self._public_url, self._secret, heard, self._now))
        else:
            work.append(self._poll(self._intake))
        self._tasks = {asyncio.create_task(one) for one in work}
        note(_LOG, "zalo_bot", webhook=self.by_webhook)

    async def close(self) -> None:
        """Stop listening; before the writer is closed, and after it ``hang_up``."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._intake is not None:
            await self._intake.background.close(PARTING_SECONDS)
            await self._write_down(self._intake)

    async def hang_up(self) -> None:
        """Close the connections, once nothing is sent any more."""
        await self._api.close()

    # How events arrive

    async def _poll(self, intake: Intake) -> None:
        turn = Turn(self._running, f"{CHANNEL}/{self._api.account}/poll")
        await Poller(self._api, intake.take, turn.hold, turn.let_go).run()

    # What is used of the plan

    async def _count(self, intake: Intake) -> None:
        while True:
            await self._write_down(intake)
            await asyncio.sleep(COUNT_SECONDS)

    async def _write_down(self, intake: Intake) -> None:
        """Add what was sent to the month's count, read it back, show both."""
        app, account, quota = self._running, self._api.account, self._quota
        more = quota.unsaved
        name = counts.month(CHANNEL, account, legal_day(app.clock.now()))
        try:
            used = await counts.add(app.writer, name, more)
            people = await counts.chats(app.database, CHANNEL, account)
        except BotError:
            return  # the next round adds it
        quota.unsaved -= more
        quota.read(used, people)
        plan = app.metrics.plan
        for counted, value, limit in zip(
            ("messages", "people"), (used, people), self._limits, strict=True
        ):
            plan.set(value, CHANNEL, counted, "used")
            plan.set(limit, CHANNEL, counted, "limit")
        if intake.heard_at is not None:
            app.metrics.heard_at.set(intake.heard_at.timestamp(), CHANNEL)

    # Our files for Zalo

    def _link(self, file: File) -> str:
        """The address at which Zalo finds a stored file for a while."""
        if not (self._public_url and file.kept):
            return ""
        token = links.token(self._file_secret, id_of(file.kept), self._now())
        return f"{self._public_url}{links.PATH}/{token}/{quote(file.name)}"

    async def _file(self, token: str) -> File | None:
        database = self._running.database
        id_ = links.opened(self._file_secret, token, self._now())
        stored = None if id_ is None else await find(database, id_)
        if stored is None:
            return None
        return next(iter(await attached(database, [f"{stored.id}/{stored.name}"])), None)

    @property
    def _file_secret(self) -> bytes:
        return self._running.database.sealer.secret("zalo-bot-files")

    # The house

    @property
    def _running(self) -> App:
        if self._app is None:
            raise RuntimeError("attach first")
        return self._app

    def _now(self) -> datetime:
        return self._running.clock.now()
