"""A Zalo Official Account beside everything else that ``bot serve`` runs, where it is configured.

Nothing here waits for Zalo: what it refuses or does not answer is tried again in the background
while the other channels serve.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from aiohttp import web

from bot.app import App
from bot.channels.base import ChatRef, Outgoing, Retryable
from bot.channels.zalo_oa import CHANNEL, templates
from bot.channels.zalo_oa.channel import Terms, ZaloChannel
from bot.channels.zalo_oa.downloads import Downloads
from bot.channels.zalo_oa.intake import Intake
from bot.channels.zalo_oa.intake import Settings as IntakeSettings
from bot.channels.zalo_oa.oauth import Rejected
from bot.channels.zalo_oa.payloads import Payloads
from bot.channels.zalo_oa.reading import Reader
from bot.channels.zalo_oa.seams import Seams
from bot.channels.zalo_oa.tokens import REFRESH_LIVES, Tokens
from bot.channels.zalo_oa.wire import Wire, WireError, open_session
from bot.clock import VIETNAM, Clock
from bot.commands import zalo_parts as parts
from bot.commands.erasing import erase
from bot.commands.inboxes import StoredInbox
from bot.commands.listening import PARTING_SECONDS, adopt
from bot.commands.zalo_book import (
    StoredBook,
    StoredVault,
    account_of,
    id_of,
    month_of,
)
from bot.commands.zalo_invitations import EVERY_SECONDS, template_of, way_of
from bot.desk.inviting import invite
from bot.errors import BotError, UsageError
from bot.logs import note
from bot.settings import Settings
from bot.storage import chats, zalo
from bot.storage.registers.base import SYSTEM
from bot.web.zalo import routes
from bot.words import LANGUAGES, Words

_LOG = logging.getLogger("bot.zalo")

RETRY_SECONDS: Final = 5.0
WATCH_SECONDS: Final = 60.0
FORGET_EVERY: Final = timedelta(hours=1)


class Gate:
    """The account's channel, which needs the database: closed until it is attached."""

    def __init__(self) -> None:
        self.within: ZaloChannel | None = None

    async def send(self, message: Outgoing) -> None:
        """Send one message.

        Raises:
            Retryable, Refused, Unknown: as the channel does.
        """
        if self.within is None:
            raise Retryable(RETRY_SECONDS, everyone=True)
        await self.within.send(message)


class ZaloService:
    """One account: give ``channel`` to the composition, then ``attach``, ``start``, ``close``."""

    name: Final = CHANNEL

    def __init__(self, settings: Settings) -> None:
        """Must be made on the event loop. Calls nothing.

        Raises:
            UsageError: a setting is missing.
            SettingsError: the file of templates is wrong.
        """
        self._settings = settings
        self._account = parts.account_of(settings)
        self._templates = templates.load(settings.zalo_templates)
        self._session = open_session()
        self._wire = Wire(self._session)
        self.channel = Gate()
        self._intake: Intake | None = None
        self._tokens: Tokens | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._consenting = asyncio.Lock()

    def attach(self, app: App, pages: web.Application) -> None:
        """Let events reach the desk; add the webhook and the way back from consent."""
        self._app = app
        for language in LANGUAGES:
            # Reading the words takes most of a second, which the first event does not have.
            Words.of(language)
        settings, account = self._settings, self._account
        clock, writer = app.clock, app.writer
        vault = StoredVault(writer, clock, account.oa_id)
        api = parts.api_of(settings, self._wire, vault, clock)
        self._tokens = api.tokens
        self._book = StoredBook(writer, clock, account.oa_id, settings.zalo_monthly_cap)
        payloads = Payloads(app.database.sealer.secret(CHANNEL))
        terms = Terms(
            self._templates, settings.zalo_message_price, settings.zalo_contact_image or ""
        )
        here = partial(_in_vietnam, clock)
        self.channel.within = ZaloChannel(api, payloads, terms, self._book, here)
        seams = Seams(
            now=clock.now,
            receive=app.desk.receive,
            knows=self._knows,
            closed=self._closed,
            erase=self._erase,
            inbox=StoredInbox(app, CHANNEL),
            book=self._book,
        )
        largest = settings.upload_megabytes * 1024 * 1024
        hosts = [host.strip() for host in settings.zalo_file_hosts.split(",") if host.strip()]
        self._intake = Intake(
            Reader(account.oa_id, payloads, settings.zalo_trust_shared_phone),
            seams,
            Downloads(self._session, hosts, settings.zalo_api_url, largest),
            IntakeSettings(account.keys, timedelta(hours=settings.zalo_staff_hours)),
            self._pin,
        )
        self._consent = parts.consent_of(settings, self._wire, app.database.sealer)
        pages.router.add_routes(routes(self._intake.take, self._consented))

    def start(self) -> None:
        """Begin to keep tokens and to work off what waits; returns at once."""
        if self._intake is None or self._tokens is None:
            raise RuntimeError("attach before start")
        resume = partial(self._resume, self._intake)
        work = (adopt(resume, _LOG), self._tokens.keep(), self._watch(), self._invite())
        self._tasks = {asyncio.create_task(one) for one in work}
        note(_LOG, "zalo_oa", templates=len(self._templates))

    async def close(self) -> None:
        """Stop listening; before the writer is closed, and after it ``hang_up``."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._tokens is not None:
            await self._tokens.finish()
        if self._intake is not None:
            await self._intake.background.close(PARTING_SECONDS)
            await self._book.finish()

    async def hang_up(self) -> None:
        """Close the connections, once nothing is sent any more."""
        if self._intake is not None:
            await self._book.finish()
        await self._session.close()

    # What runs

    async def _resume(self, intake: Intake) -> None:
        """Go on with what dead processes left, by the variant of the signature that they found."""
        if not intake.pinned:
            await self._find_pin(intake)
        await intake.resume()

    async def _find_pin(self, intake: Intake) -> None:
        known = await account_of(self._app.writer, self._account.oa_id)
        if not intake.pinned:  # an event may have come meanwhile
            intake.pinned = known.signature

    async def _watch(self) -> None:
        """Show how the account is, and forget chats whose week is long over."""
        gauge = self._app.metrics.gauge
        days = gauge("bot_zalo_refresh_token_days", "Days until the refresh token dies")
        dong = gauge("bot_zalo_spent_dong", "Spent on Zalo this month, in dong")
        trouble = gauge("bot_zalo_trouble", "1: an operator must look")
        forgot: datetime | None = None
        while True:
            now = self._app.clock.now()
            try:
                known = await account_of(self._app.writer, self._account.oa_id)
                if known.tokens is not None:
                    left = known.tokens.since + REFRESH_LIVES - now
                    days.set(left.total_seconds() / 86_400)
                trouble.set(known.trouble is not None)
                dong.set((await self._spent(now)).dong)
                if forgot is None or now - forgot >= FORGET_EVERY:
                    await zalo.forget_old(self._app.writer, now)
                    forgot = now
            except Exception:  # noqa: BLE001  (the next round tries again)
                _LOG.exception("watching_failed")
            await asyncio.sleep(WATCH_SECONDS)

    async def _invite(self) -> None:
        """Invite numbers of the registers, where officers switched it on and a template is set."""
        template = template_of(self._templates)
        if template is None:
            return
        database, cap = self._app.database, self._settings.zalo_monthly_cap

        async def spent() -> int:
            return (await self._spent(self._app.clock.now())).dong

        way = way_of(database, self._account.oa_id, template, cap, spent)
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            try:
                if await invite(self._app.writer, way, self._app.clock.now()):
                    self._app.delivery.wake()
            except Exception:  # noqa: BLE001  (the next round tries again)
                _LOG.exception("inviting_failed")

    async def _spent(self, now: datetime) -> zalo.Spent:
        account, month = self._account.oa_id, month_of(now)
        return await self._app.database.read(
            lambda connection: zalo.spent(connection, account, month)
        )

    # What the intake and the web ask

    async def _knows(self, ref: ChatRef) -> bool:
        return await self._app.desk.conversation(ref) is not None

    async def _closed(self, ref: ChatRef, why: str | None) -> None:
        app = self._app
        await chats.set_closed(app.writer, id_of(app.writer, ref), why, app.clock.now())
        note(_LOG, "reachable" if why is None else "not_reachable")

    async def _erase(self, ref: ChatRef) -> None:
        app = self._app
        erased = await erase(app.writer, SYSTEM, id_of(app.writer, ref), app.clock.now())
        for chat in erased:
            app.desk.forget(chat)
        note(_LOG, "erased", chats=len(erased))

    async def _pin(self, variant: str) -> None:
        await zalo.note(self._app.writer, self._account.oa_id, signature=variant)

    async def _consented(self, code: str, account: str, state: str) -> bool:
        if self._tokens is None:
            return False
        async with self._consenting:
            try:
                granted = await self._consent.tokens_for(code, account, state)
                await self._tokens.accept(granted)
                await self._book.well()
                if self.channel.within is not None:
                    self.channel.within.line.resume()
            except (Rejected, WireError, UsageError) as error:
                facts = {"why": str(error)}
                _LOG.warning("consent_failed", extra={"facts": facts})
                return False
            except BotError as error:
                facts = {"why": type(error).__name__}
                _LOG.warning("consent_failed", extra={"facts": facts})
                return False
        note(_LOG, "consented")
        return True


def _in_vietnam(clock: Clock) -> datetime:
    return clock.now().astimezone(VIETNAM)
