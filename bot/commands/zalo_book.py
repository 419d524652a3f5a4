"""What a Zalo Official Account keeps in the database: tokens, windows, costs, our messages."""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from bot.channels.base import ChatRef
from bot.channels.zalo_oa import CHANNEL
from bot.channels.zalo_oa.failures import STOPS
from bot.channels.zalo_oa.seams import Contact
from bot.channels.zalo_oa.tokens import Pair
from bot.clock import VIETNAM, Clock
from bot.storage import leases, zalo
from bot.storage.errors import StorageError
from bot.storage.registers import people
from bot.storage.registers.base import Book, View
from bot.storage.registers.errors import RegisterError
from bot.storage.writer import Writer

RENEWING_FOR: Final = timedelta(seconds=30)
"""How long nobody renews after the process that did was killed."""
TOGETHER_SECONDS: Final = 0.5
_REMEMBERED: Final = 10_000


class StoredVault:
    """The pair of tokens in the database (``tokens.Vault``)."""

    def __init__(self, writer: Writer, clock: Clock, account: str) -> None:
        self._writer = writer
        self._clock = clock
        self._account = account
        self._lease = f"{CHANNEL}/{account}/tokens"

    async def read(self) -> Pair | None:
        """The pair that counts."""
        found = (await account_of(self._writer, self._account)).tokens
        if found is None:
            return None
        return Pair(found.number, found.access, found.refresh, found.ends_at, found.since)

    async def save(self, pair: Pair) -> None:
        """Return when the pair is durable."""
        kept = zalo.Tokens(pair.number, pair.access, pair.refresh, pair.ends_at, pair.since)
        await zalo.save(self._writer, self._account, kept)

    async def hold(self) -> bool:
        """Whether this process may renew now."""
        now = self._clock.now()
        return await leases.take(self._writer, self._lease, now, now + RENEWING_FOR)

    async def let_go(self) -> None:
        """Let others renew."""
        await leases.release(self._writer, self._lease)

    async def sown(self, seed: str) -> bool:
        """Whether this first refresh token was tried before."""
        known = (await account_of(self._writer, self._account)).seed
        return known == zalo.seed_of(self._writer.database, seed)

    async def sow(self, seed: str) -> None:
        """Remember that it was."""
        kept = zalo.seed_of(self._writer.database, seed)
        await zalo.note(self._writer, self._account, seed=kept)


class StoredBook:
    """Windows, staff, costs and our own messages (``seams.Book``)."""

    def __init__(self, writer: Writer, clock: Clock, account: str, cap: int) -> None:
        self._writer = writer
        self._clock = clock
        self._account = account
        self._cap = cap
        self._own: OrderedDict[tuple[int, int], None] = OrderedDict()
        self._waiting: list[tuple[int, int]] = []
        self._writing: asyncio.Task[None] | None = None

    async def contact(self, chat: ChatRef) -> Contact:
        """What is known of a chat."""
        row = id_of(self._writer, chat)
        known = await self._writer.database.read(lambda connection: zalo.known(connection, row))
        return Contact(known.last, known.staff_until)

    async def touch(self, chat: ChatRef, at: datetime) -> None:
        """The person did something."""
        await zalo.touch(self._writer, id_of(self._writer, chat), at)

    async def over(self, chat: ChatRef, at: datetime) -> None:
        """Zalo says that the week is over."""
        await zalo.over(self._writer, id_of(self._writer, chat), at)

    async def staff(self, chat: ChatRef, until: datetime | None) -> None:
        """Staff has the chat until then."""
        await zalo.staff(self._writer, id_of(self._writer, chat), until)

    async def sent(self, chat: ChatRef, message: str) -> None:
        """A message is ours; written down soon, many together."""
        key = self._key(chat, message)
        self._own[key] = None
        if len(self._own) > _REMEMBERED:
            self._own.popitem(last=False)
        self._waiting.append(key)
        if self._writing is None:
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def ours(self, chat: ChatRef, message: str) -> bool:
        """Whether a message is the assistant's."""
        key = self._key(chat, message)
        if key in self._own:
            return True
        return await self._writer.database.read(
            lambda connection: zalo.remembered(connection, *key)
        )

    async def phone(self, chat: ChatRef) -> str | None:
        """The number of the person that the chat speaks for."""
        row = id_of(self._writer, chat)

        def look(view: View) -> str | None:
            linked = people.linked(view, row)
            return None if linked is None else people.get(view, linked.person).phone

        try:
            return await Book(self._writer.database).read(look)
        except RegisterError:
            return None

    async def spend(self, way: str, dong: int) -> bool:
        """Whether the month's cap leaves so much."""
        month = month_of(self._clock.now())
        return await zalo.spend(self._writer, self._account, month, way, dong, self._cap)

    async def unspend(self, way: str, dong: int) -> None:
        """It was not spent after all."""
        month = month_of(self._clock.now())
        await zalo.spend(self._writer, self._account, month, way, -dong, self._cap)

    async def trouble(self, why: str) -> None:
        """What an operator must look at."""
        at = self._clock.now()
        await zalo.note(self._writer, self._account, trouble=why, trouble_at=at)

    async def well(self) -> None:
        """The account takes messages: what had stopped it is over."""
        await zalo.well(self._writer, self._account, STOPS)

    async def finish(self) -> None:
        """Return when every message of ours is written down."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(TOGETHER_SECONDS)
                part, self._waiting = self._waiting, []
                await zalo.remember(self._writer, part, self._clock.now())
        except (StorageError, RuntimeError):
            return  # then an echo of a dead process's message may count as staff's
        finally:
            self._writing = None

    def _key(self, chat: ChatRef, message: str) -> tuple[int, int]:
        row = id_of(self._writer, chat)
        return row, self._writer.database.sealer.event(row, f"sent:{message}")


def id_of(writer: Writer, chat: ChatRef) -> int:
    """The id of a chat's row."""
    return writer.database.sealer.chat(chat.channel, chat.account, chat.id)


async def account_of(writer: Writer, account: str) -> zalo.Account:
    """What is known of an account."""
    database = writer.database
    return await database.read(lambda connection: zalo.account(connection, database, account))


def month_of(now: datetime) -> str:
    """The month of an instant in Vietnam, whose bill it is on."""
    return now.astimezone(VIETNAM).strftime("%Y-%m")
