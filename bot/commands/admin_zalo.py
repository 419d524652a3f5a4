"""``bot admin zalo``: the Official Account's consent, what its tokens are, its signature."""

import argparse
from datetime import datetime
from typing import Final

from bot.channels.zalo_oa.failures import STOPS
from bot.channels.zalo_oa.oauth import Rejected
from bot.channels.zalo_oa.tokens import REFRESH_LIVES, Tokens
from bot.channels.zalo_oa.wire import Wire, WireError, open_session
from bot.clock import VIETNAM, SystemClock
from bot.commands import zalo_parts as parts
from bot.commands.zalo_book import StoredVault, account_of, month_of
from bot.errors import UsageError
from bot.settings import Settings
from bot.storage import zalo
from bot.storage.writer import Writer


async def act(writer: Writer, settings: Settings, arguments: argparse.Namespace) -> int:
    """Carry out the action; the exit status.

    Raises:
        UsageError: a setting is missing, or the code is.
    """
    account = parts.account_of(settings)
    if arguments.does == "status":
        return await _status(writer, account.oa_id)
    if arguments.does == "unpin":
        await zalo.note(writer, account.oa_id, signature=None)
        print("The next signature that fits is pinned anew, once bot serve is restarted.")
        return 0
    session = open_session()
    try:
        consent = parts.consent_of(settings, Wire(session), writer.database.sealer)
        if arguments.does == "link":
            return _link(consent)
        return await _consent(writer, consent, arguments.code)
    finally:
        await session.close()


def _link(consent: parts.Consent) -> int:
    """What to save in the console, and what its administrator opens."""
    if not consent.public_url.startswith("https://"):
        raise UsageError("set BOT_PUBLIC_URL=https://… first: Zalo sends the administrator there")
    print(f"Callback URL for the console:    {consent.callback}")
    print(f"Code challenge for the console:  {consent.challenge}")
    print(f"An administrator of the account then opens:\n{consent.link}")
    return 0


async def _consent(writer: Writer, consent: parts.Consent, code: str | None) -> int:
    """Keep the pair that a code gives; 1 where Zalo gives none."""
    if not code:
        raise UsageError("zalo consent needs --code: it stands in the address Zalo came back with")
    clock = SystemClock()
    vault = StoredVault(writer, clock, consent.oa_id)
    try:
        granted = await consent.tokens_for(code, "", "")
    except (Rejected, WireError) as error:
        print(f"No tokens ({error}): a code lives ten minutes and counts once; open the link anew.")
        return 1
    await Tokens(consent.client, vault, clock.now).accept(granted)
    await zalo.well(writer, consent.oa_id, STOPS)
    print("The account is linked; its tokens are kept and renewed by bot serve.")
    return 0


async def _status(writer: Writer, oa_id: str) -> int:
    """What is known; 1 where there are no tokens."""
    known = await account_of(writer, oa_id)
    month = month_of(SystemClock().now())
    cost = await writer.database.read(lambda connection: zalo.spent(connection, oa_id, month))
    print(f"Signature: {known.signature or 'none seen yet'}")
    print(
        f"Spent in {month}: {cost.dong} VND ({cost.consult} billed messages,"
        f" {cost.by_user} templates by user, {cost.by_phone} by phone)"
    )
    if known.trouble is not None and known.trouble_at is not None:
        print(f"Trouble: {known.trouble} since {_shown(known.trouble_at)}")
    if known.tokens is None:
        print("Tokens: none; run bot admin zalo link")
        return 1
    ends = known.tokens.since + REFRESH_LIVES
    print(f"Access token until {_shown(known.tokens.ends_at)}, refresh token until {_shown(ends)}")
    return 0


def _shown(at: datetime) -> str:
    return at.astimezone(VIETNAM).strftime(_FORM)


_FORM: Final = "%d/%m/%Y %H:%M"
