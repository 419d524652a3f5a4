"""The pair of tokens that a whole installation shares: kept before it is used, renewed by one.

A refresh token counts once and its use kills the access token, so that one process renews at a
time, holding a lease, and every other reads what it has saved.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.channels.zalo_oa.oauth import Client, Granted, Rejected
from bot.channels.zalo_oa.wire import WireError
from bot.errors import BotError

_LOG = logging.getLogger("bot.zalo")

AHEAD: Final = timedelta(hours=2)
"""How long before an access token ends the next pair is fetched."""
REFRESH_LIVES: Final = timedelta(days=90)
WARN_BEFORE: Final = timedelta(days=30)
"""How long before a refresh token ends an operator is warned: nothing was refreshed for weeks."""
PATIENCE: Final = 20.0
LOOK_SECONDS: Final = 0.1
LOOKS_EVERY: Final = 60.0


class NoToken(BotError):
    """There is no pair that counts: an administrator of the account must consent (again)."""


class NotNow(BotError):
    """The pair could not be renewed now; later it may."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Both tokens, with when the access token ends; ``number`` counts the pairs of an account."""

    number: int
    access: str = field(repr=False)
    refresh: str = field(repr=False)
    ends_at: datetime
    since: datetime

    @property
    def refresh_ends_at(self) -> datetime:
        """When the refresh token dies unused."""
        return self.since + REFRESH_LIVES


class Vault(Protocol):
    """Where the pair is kept, for all processes."""

    async def read(self) -> Pair | None:
        """The pair that counts, None where there is none yet."""

    async def save(self, pair: Pair) -> None:
        """Return when the pair is durable and the only one."""

    async def hold(self) -> bool:
        """Whether this process may renew now, alone."""

    async def let_go(self) -> None:
        """Let others renew."""

    async def sown(self, seed: str) -> bool:
        """Whether this first refresh token was tried before."""

    async def sow(self, seed: str) -> None:
        """Remember that it was."""


class Tokens:
    """The pair of one account, in one process."""

    def __init__(
        self,
        client: Client,
        vault: Vault,
        now: Callable[[], datetime],
        seed: str = "",
    ) -> None:
        """``seed`` is a refresh token that an operator has set; it is tried once."""
        self._client = client
        self._vault = vault
        self._now = now
        self._seed = seed
        self._known: Pair | None = None
        self._dead = 0
        self._told = ""
        self._turn = asyncio.Lock()
        self._renewing: set[asyncio.Future[Pair]] = set()

    async def current(self) -> Pair:
        """A pair whose access token counts, as far as we know.

        Raises:
            NoToken, NotNow.
        """
        pair = self._known
        if pair is None:
            pair = self._known = await self._vault.read()
        if pair is None or pair.ends_at <= self._now():
            return await self.renewed(0 if pair is None else pair.number)
        return pair

    async def renewed(self, after: int) -> Pair:
        """The pair that follows number ``after``: another process's, or a new one of ours.

        Raises:
            NoToken: only a new consent helps.
            NotNow: Zalo did not answer, or another process is at it for too long.
        """
        # Whoever stops waiting must not stop a renewal: its answer comes once.
        renewing = asyncio.ensure_future(self._renewed(after))
        self._renewing.add(renewing)
        renewing.add_done_callback(self._renewing.discard)
        return await asyncio.shield(renewing)

    async def finish(self) -> None:
        """Return when no renewal is under way: a pair that nobody keeps is lost for good."""
        while self._renewing:
            await asyncio.gather(*self._renewing, return_exceptions=True)

    async def _renewed(self, after: int) -> Pair:
        async with self._turn:
            ends = asyncio.get_running_loop().time() + PATIENCE
            while (pair := await self.newer(after)) is None:
                if await self._vault.hold():
                    try:
                        return await self.newer(after) or await self._next(after)
                    finally:
                        await self._vault.let_go()
                if asyncio.get_running_loop().time() > ends:
                    raise NotNow("another process is renewing the tokens")
                await asyncio.sleep(LOOK_SECONDS)
            return pair

    async def keep(self) -> None:
        """Renew ahead of time, until cancelled; what fails is tried again."""
        while True:
            try:
                pair = self._known = await self._vault.read()
                if pair is None or pair.ends_at - self._now() <= AHEAD or await self._new_seed():
                    await self.renewed(0 if pair is None else pair.number)
                    _LOG.info("tokens_renewed")
                self._told = ""
            except (NoToken, NotNow) as error:
                self._tell("tokens_not_renewed", why=str(error))
            except Exception:  # noqa: BLE001  (the next round tries again)
                _LOG.exception("tokens_broke")
            self._warn()
            await asyncio.sleep(LOOKS_EVERY)

    def _warn(self) -> None:
        """Say weeks ahead that the refresh token will die, once a day."""
        pair = self._known
        if pair is not None and pair.refresh_ends_at - self._now() <= WARN_BEFORE:
            self._tell("refresh_token_will_die", days=(pair.refresh_ends_at - self._now()).days)

    def _tell(self, event: str, **facts: object) -> None:
        """A warning that is not repeated while it stays the same."""
        told = f"{event} {facts}"
        if told != self._told:
            self._told = told
            _LOG.warning(event, extra={"facts": facts})

    async def accept(self, granted: Granted) -> Pair:
        """Keep a pair that a consent has brought, whatever was there before."""
        async with self._turn:
            before = await self._vault.read()
            return await self._save(0 if before is None else before.number, granted)

    async def newer(self, after: int) -> Pair | None:
        """The pair that counts where it is not number ``after``: another process has renewed."""
        pair = await self._vault.read()
        if pair is None or pair.number == after:
            return None
        self._known = pair
        return pair

    async def _new_seed(self) -> bool:
        return bool(self._seed) and not await self._vault.sown(self._seed)

    async def _next(self, after: int) -> Pair:
        """A new pair from an operator's fresh token, else from the pair that we have."""
        before = await self._vault.read()
        if await self._new_seed():
            granted = await self._try(self._seed)
            await self._vault.sow(self._seed)
            if granted is not None:
                return await self._save(after, granted)
        if before is None:
            raise NoToken("no_consent_yet")
        if before.number == self._dead:
            raise NoToken("refresh_token_dead")
        granted = await self._try(before.refresh)
        if granted is None:
            self._dead = before.number
            raise NoToken("refresh_token_dead")
        return await self._save(after, granted)

    async def _try(self, token: str) -> Granted | None:
        """A pair for a refresh token; None where Zalo takes it never again."""
        try:
            return await self._client.refresh(token)
        except Rejected as error:
            _LOG.error("refresh_refused", extra={"facts": {"code": error.code}})
            return None
        except WireError as error:
            raise NotNow(f"no answer ({type(error).__name__})") from None

    async def _save(self, after: int, granted: Granted) -> Pair:
        """Durable first; only then anybody may use it."""
        now = self._now()
        ends = now + timedelta(seconds=granted.seconds)
        pair = Pair(after + 1, granted.access, granted.refresh, ends, now)
        await self._vault.save(pair)
        self._known = pair
        self._dead = 0
        return pair
