"""Sends what is to be said from the account, each message once, by a way that is allowed now."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.channels.base import TELEPHONE, Outgoing, Refused, Retryable, Unknown
from bot.channels.zalo_oa.api import Api, Failed
from bot.channels.zalo_oa.failures import OUT_OF_REACH_SECONDS, Elsewhere
from bot.channels.zalo_oa.line import Line
from bot.channels.zalo_oa.payloads import Payloads
from bot.channels.zalo_oa.rendering import (
    AskContact,
    Call,
    Document,
    Photo,
    Text,
    card_of,
    file_of,
    picture_of,
    render,
    words_of,
)
from bot.channels.zalo_oa.seams import Book, Contact
from bot.channels.zalo_oa.templates import Templates
from bot.channels.zalo_oa.uploads import DOCUMENT, PICTURE, Uploads
from bot.channels.zalo_oa.ways import NO_TEMPLATE, OVER_BUDGET, Step, Way, steps, tracking_of
from bot.channels.zalo_oa.windows import Window, window
from bot.errors import BotError
from bot.records import record

_LOG = logging.getLogger("bot.zalo")

MOST_TRIES: Final = 6
"""Of a part of a message whose first part is out already."""


@record
class Terms:
    """What an operator has set: approved templates, and what a billed message costs in đồng."""

    templates: Templates
    price: int
    image_url: str = ""


class ZaloChannel:
    """A ``Channel`` over one account."""

    def __init__(
        self,
        api: Api,
        payloads: Payloads,
        terms: Terms,
        book: Book,
        now: Callable[[], datetime],
    ) -> None:
        """``now`` is in the zone whose nights count."""
        self._api = api
        self._payloads = payloads
        self._terms = terms
        self._known = book
        self._now = now
        self._uploads = Uploads(api, now)
        self.line = Line(book, now)

    async def send(self, message: Outgoing) -> None:
        """Send one message, whole.

        Raises:
            Retryable: nothing of it was taken.
            Refused: nothing of it will be taken.
            Unknown: some or all of it may be there.
        """
        self.line.check()
        calls = render(message, self._payloads)
        terms, why = self._terms, NO_TEMPLATE
        for step in steps(message, await self._window(message), terms.templates, terms.price):
            try:
                await self._go(step, message, calls)
            except Elsewhere as error:
                why = error.why
                if error.over:
                    await self.line.written(self._known.over(message.to, self._now()))
            else:
                return
        raise Refused(why)

    async def _window(self, message: Outgoing) -> Window:
        try:
            contact = await self._known.contact(message.to)
        except BotError:
            # The database is away; Zalo itself knows the window and says so.
            contact = Contact(self._now())
        return window(contact.last, self._now())

    async def _go(self, step: Step, message: Outgoing, calls: tuple[Call, ...]) -> None:
        """One way; what was not sent is not spent.

        Raises:
            Elsewhere: another way may be open.
        """
        dong = step.dong * (len(calls) if step.way is Way.CONSULT else 1)
        if dong and not await self.line.asked(self._known.spend(step.way, dong)):
            _LOG.warning("over_budget")
            raise Elsewhere(OVER_BUDGET)
        try:
            if step.way is Way.CONSULT:
                await self._consult(message, calls)
            else:
                await self._template(step, message)
        except (Retryable, Refused, Elsewhere):
            if dong:
                await self.line.written(self._known.unspend(step.way, dong))
            raise

    async def _template(self, step: Step, message: Outgoing) -> None:
        data = dict(step.data)
        if step.way is Way.BY_USER:
            await self.line.call(self._api.by_user, message.to.id, step.template, data)
            return
        if message.to.id.startswith(TELEPHONE):
            phone: str | None = message.to.id.removeprefix(TELEPHONE)
        else:
            phone = await self.line.asked(self._known.phone(message.to))
        if phone is None:
            raise Elsewhere("no_phone")
        number, tracking = phone.removeprefix("+"), tracking_of(message)
        await self.line.call(self._api.by_phone, number, step.template, data, tracking)

    async def _consult(self, message: Outgoing, calls: tuple[Call, ...]) -> None:
        out = False
        for call in calls:
            if not out:
                out = await self._first(call, message, alone=len(calls) == 1)
            else:
                await self._go_on(call, message)
        if not out:
            raise Refused("nothing_goes")

    async def _first(self, call: Call, message: Outgoing, *, alone: bool) -> bool:
        """Whether it went; a file that Zalo does not take is left out, its words still go."""
        try:
            await self._make(call, message)
        except Refused as error:
            if alone or not isinstance(call, Photo | Document):
                raise
            _LOG.warning("file_left_out", extra={"facts": {"why": error.why}})
            return False
        return True

    async def _go_on(self, call: Call, message: Outgoing) -> None:
        """A further part: the first is out, so that the message must not begin anew."""
        for _ in range(MOST_TRIES):
            try:
                await self._make(call, message)
            except Retryable as error:
                await asyncio.sleep(min(error.after, OUT_OF_REACH_SECONDS))
            except (Refused, Elsewhere) as error:
                if isinstance(error, Refused) and isinstance(call, Photo | Document):
                    _LOG.warning("file_left_out", extra={"facts": {"why": error.why}})
                    return
                raise Unknown("a part was refused") from None
            else:
                return
        raise Unknown("a part was not taken")

    async def _make(self, call: Call, message: Outgoing) -> None:
        """One call; an attachment that Zalo no longer has goes up once more."""
        try:
            body = await self._body(call)
            answer = await self.line.call(self._api.consult, message.to.id, body, uploaded=True)
        except Failed:
            body = await self._body(call, anew=True)
            answer = await self.line.call(self._api.consult, message.to.id, body)
        id_ = answer.get("message_id")
        if isinstance(id_, str | int) and id_:
            await self._known.sent(message.to, str(id_))

    async def _body(self, call: Call, *, anew: bool = False) -> dict[str, object]:
        match call:
            case Text():
                return words_of(call)
            case Photo(file, text):
                return picture_of(await self._upload(PICTURE, file, anew=anew), text)
            case Document(file):
                return file_of(await self._upload(DOCUMENT, file, anew=anew))
            case AskContact():
                return card_of(call, self._terms.image_url)

    async def _upload(self, kind: str, file: object, *, anew: bool) -> str:
        """The id of an upload; where it broke, nobody was told anything."""
        try:
            return await self.line.call(self._uploads.id_of, kind, file, anew=anew)
        except Unknown:
            raise Retryable(OUT_OF_REACH_SECONDS) from None
