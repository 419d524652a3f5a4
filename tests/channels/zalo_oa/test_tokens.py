"""The pair of tokens: kept before it is used, renewed by one, whoever asks and whatever breaks."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import timedelta
from itertools import count
from typing import Any, Self

import aiohttp
import pytest

from bot.channels.base import ChatRef, Outgoing, Retryable
from bot.channels.zalo_oa import CHANNEL, oauth
from bot.channels.zalo_oa.api import CONSULT, Api
from bot.channels.zalo_oa.tokens import NotNow, NoToken
from bot.channels.zalo_oa.wire import Wire, open_session
from bot.commands.zalo_book import StoredVault, account_of
from bot.commands.zalo_parts import api_of
from bot.storage.database import Database
from bot.storage.writer import Writer
from tests.channels.zalo_oa.fake import APP_SECRET, OA_ID, SEED, Fake, Fault
from tests.channels.zalo_oa.people import Person
from tests.channels.zalo_oa.running import Running, assistant, logged, settings_for
from tests.people import KEY


class Process:
    """One process's side of the account, without the rest of the assistant."""

    def __init__(self, fake: Fake, url: str) -> None:
        self.database = Database.open(url, key=KEY)
        self.writer = Writer(self.database)
        self.session = open_session()
        vault = StoredVault(self.writer, fake.clock, OA_ID)
        self.api: Api = api_of(settings_for(fake, url), Wire(self.session), vault, fake.clock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()
        await self.writer.close()
        self.database.close()

    async def say(self, user: str) -> None:
        await self.api.consult(user, {"text": "Chào"})


async def test_first_refresh_token_counts_once_and_the_pair_is_kept_sealed(
    fake: Fake, sqlite_url: str
) -> None:
    person = Person(fake)
    person.message()
    async with Process(fake, sqlite_url) as process:
        await process.say(person.id)
        assert SEED in fake.used
        kept = (await account_of(process.writer, OA_ID)).tokens
        assert kept is not None
        assert (kept.number, kept.refresh) == (1, fake.refresh)
        assert "sekret" not in repr(kept)
    path = sqlite_url.removeprefix("sqlite:///")
    for suffix in ("", "-wal"):
        try:
            with open(path + suffix, "rb") as file:  # noqa: ASYNC230, PTH123
                assert b"sekret" not in file.read()
        except FileNotFoundError:
            continue
    async with Process(fake, sqlite_url) as process:
        await process.say(person.id)
    assert fake.grants == 1


@pytest.mark.parametrize("kind", ["over", "removed", "401"])
async def test_dead_access_token_is_renewed_once_and_the_call_made_once_more(
    fake: Fake, sqlite_url: str, kind: str
) -> None:
    person = Person(fake)
    person.message()
    async with Process(fake, sqlite_url) as process:
        await process.say(person.id)
        if kind == "over":
            fake.access = dict.fromkeys(fake.access, fake.clock.now())
        elif kind == "removed":
            fake.expire()
        else:
            fake.faults["/v3.0/oa/message/cs"].append(Fault(status=401))
        await process.say(person.id)
        assert fake.grants == 2
        assert len(person.chat.messages) == 2


async def test_it_is_renewed_ahead_of_its_end(fake: Fake, bot: Running) -> None:
    person = Person(fake)
    person.say("/tinh")
    await person.hears("tỉnh nào")
    await bot.idle(fake)
    assert fake.grants == 1
    fake.clock.move(fake.clock.now() + timedelta(hours=23, minutes=1))
    tokens = bot.service._tokens
    assert tokens is not None
    keeping = asyncio.create_task(tokens.keep())
    async with asyncio.timeout(10):
        while fake.grants < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    keeping.cancel()
    before = len(fake.calls)
    person.say("lạng sơn")
    await person.hears("Dự án")
    assert len(fake.calls) == before + 1


async def test_token_dies_in_the_middle_of_a_burst_with_two_processes(
    fake: Fake, database_url: str
) -> None:
    people = [Person(fake) for _ in range(20)]
    for person in people:
        person.message()
    async with AsyncExitStack() as stack:
        processes = [await stack.enter_async_context(Process(fake, database_url)) for _ in range(2)]

        async def burst(process: Process) -> None:
            await asyncio.gather(*(process.say(person.id) for person in people))

        await asyncio.gather(*map(burst, processes))
        first = fake.grants
        for _ in range(3):
            sending = asyncio.gather(*map(burst, processes))
            await asyncio.sleep(0.02)
            fake.expire()
            await sending
        assert first == 1
        assert 2 <= fake.grants <= 4
    assert {len(person.chat.messages) for person in people} == {8}


async def test_process_that_slept_reads_on_while_another_renews_twice(
    fake: Fake, database_url: str
) -> None:
    person = Person(fake)
    person.message()
    async with Process(fake, database_url) as awake, Process(fake, database_url) as slept:
        await slept.say(person.id)
        await awake.say(person.id)
        fake.expire()
        await awake.say(person.id)
        fake.expire()  # the second pair is dead too, which nobody has noticed
        await slept.say(person.id)
        assert fake.grants == 3
        tries = 0

        async def call(head: Mapping[str, str]) -> dict[str, Any]:
            nonlocal tries
            tries += 1
            if tries <= 2:  # another pair counts by the time that the call arrives
                stored = await StoredVault(awake.writer, fake.clock, OA_ID).read()
                assert stored is not None
                await awake.api.tokens.renewed(stored.number)
            body = {"recipient": {"user_id": person.id}, "message": {"text": "Chào"}}
            return await slept.api.wire.post(f"{fake.address}{CONSULT}", head, json=body)

        await slept.api._with_token(call)
        assert (tries, fake.grants) == (3, 5)
    assert len(person.chat.messages) == 5


async def test_token_that_is_always_refused_is_renewed_once(fake: Fake, sqlite_url: str) -> None:
    person = Person(fake)
    person.message()
    async with Process(fake, sqlite_url) as process:
        await process.say(person.id)
        fake.faults[CONSULT].extend(Fault(code=-216) for _ in range(50))
        ends = await asyncio.gather(
            *(process.say(person.id) for _ in range(10)), return_exceptions=True
        )
        assert {str(end) for end in ends} == {"error -216"}
        assert fake.grants == 2


async def test_operator_is_called_where_new_tokens_are_refused_for_a_while(
    fake: Fake, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.zalo_oa.line.REFUSED_SECONDS", 0.2)
    async with assistant(fake, sqlite_url) as bot:
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")
        message = Outgoing(ChatRef(CHANNEL, OA_ID, person.id), "Chào")
        fake.faults[CONSULT].extend(Fault(code=-216) for _ in range(4))
        with pytest.raises(Retryable) as renewing:
            await bot.service.channel.send(message)
        assert (renewing.value.everyone, renewing.value.after) == (False, 1.0)
        assert (await account_of(bot.app.writer, OA_ID)).trouble is None
        await asyncio.sleep(0.3)
        with pytest.raises(Retryable) as stopped:
            await bot.service.channel.send(message)
        assert (stopped.value.everyone, stopped.value.after) == (True, 60.0)
        assert (await account_of(bot.app.writer, OA_ID)).trouble == "token_invalid"
    assert len(person.chat.messages) == 1


async def test_everything_goes_once_while_tokens_die_and_rotate_under_two_processes(
    fake: Fake, database_url: str
) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(assistant(fake, database_url))
        other = await stack.enter_async_context(assistant(fake, database_url))
        people = [Person(fake) for _ in range(12)]

        async def disturb() -> None:
            for turn in count():
                await asyncio.sleep(0.1)
                if turn % 2:
                    fake.expire()
                tokens = (one, other)[turn % 2].service._tokens
                stored = (await account_of(one.app.writer, OA_ID)).tokens
                assert tokens is not None
                assert stored is not None
                await tokens.renewed(stored.number)

        for said, heard in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án"), ("lợn", "tiền")):
            for person in people:
                person.say(said)
            disturbing = asyncio.create_task(disturb())
            await asyncio.sleep(0.6)
            disturbing.cancel()
            await asyncio.gather(*(person.hears(heard) for person in people))
        await one.idle(fake)
        assert {len(person.chat.messages) for person in people} == {3}


async def test_whole_conversations_go_on_while_the_token_dies_again_and_again(
    fake: Fake, sqlite_url: str
) -> None:
    async with assistant(fake, sqlite_url) as bot, assistant(fake, sqlite_url):
        people = [Person(fake) for _ in range(6)]
        for said, heard in (("/tinh", "tỉnh nào"), ("lạng sơn", "Dự án"), ("lợn", "tiền")):
            for person in people:
                person.say(said)
            fake.expire()
            await asyncio.gather(*(person.hears(heard) for person in people))
        await bot.idle(fake)
        assert {len(person.chat.messages) for person in people} == {3}


async def test_refused_refresh_token_stops_the_channel_and_calls_the_operator(
    fake: Fake, sqlite_url: str
) -> None:
    async with logged() as log, assistant(fake, sqlite_url) as bot:
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")
        fake.expire()
        fake.refresh = "another"
        message = Outgoing(ChatRef(CHANNEL, OA_ID, person.id), "Chào")
        with pytest.raises(Retryable) as stopped:
            await bot.service.channel.send(message)
        assert (stopped.value.everyone, stopped.value.after) == (True, 60.0)
        calls = len(fake.calls)
        with pytest.raises(Retryable):
            await bot.service.channel.send(message)
        assert len(fake.calls) == calls
        known = await account_of(bot.app.writer, OA_ID)
        assert known.trouble == "no_token"
    assert "operator_needed" in log.getvalue()
    assert "sekret" not in log.getvalue()


async def test_lost_answer_of_a_refresh_is_told_apart_from_a_refusal(
    fake: Fake, sqlite_url: str
) -> None:
    async with Process(fake, sqlite_url) as process:
        fake.faults["oauth"].append(Fault(drop=True))
        with pytest.raises(NotNow):
            await process.api.tokens.current()
        fake.faults["oauth"].append(Fault(code=-32))
        with pytest.raises(NotNow):
            await process.api.tokens.current()
        assert (await process.api.tokens.current()).number == 1


async def test_log_and_figures_warn_weeks_before_the_refresh_token_dies(
    fake: Fake, sqlite_url: str
) -> None:
    async with Process(fake, sqlite_url) as process:
        await process.api.tokens.current()
    fake.clock.move(fake.clock.now() + timedelta(days=61))
    fake.faults["oauth"].extend(Fault(status=503) for _ in range(50))
    async with logged() as log, assistant(fake, sqlite_url) as bot:
        async with asyncio.timeout(10):
            while b"refresh_token_days 29" not in bot.app.metrics.text():  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            while "refresh_token_will_die" not in log.getvalue():  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    assert '"event":"refresh_token_will_die","days":29' in log.getvalue()
    assert "sekret" not in log.getvalue()


async def test_stopping_in_the_middle_of_a_renewal_loses_no_pair(
    fake: Fake, sqlite_url: str
) -> None:
    for _ in range(3):
        async with assistant(fake, sqlite_url):
            await asyncio.sleep(0.01)
    async with assistant(fake, sqlite_url):
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")


async def test_new_seed_of_an_operator_replaces_a_dead_pair(fake: Fake, sqlite_url: str) -> None:
    async with Process(fake, sqlite_url) as process:
        await process.api.tokens.current()
        fake.refresh = "R-lost"
        fake.expire()
        with pytest.raises(NoToken):
            await process.api.tokens.renewed(1)
    fake.refresh = "R-new-sekret"
    async with Process(fake, sqlite_url) as process:
        process.api.tokens._seed = "R-new-sekret"
        assert (await process.api.tokens.renewed(1)).number == 2


async def test_consent_link_and_callback_give_the_first_pair(fake: Fake, sqlite_url: str) -> None:
    async with assistant(fake, sqlite_url, zalo_refresh_token=None) as bot:
        consent = bot.service._consent
        assert consent.link.startswith(f"{fake.address}/v4/oa/permission?app_id=")
        assert "redirect_uri=https%3A%2F%2Fbot.example%2Fzalo%2Fcallback" in consent.link
        fake.challenge = consent.challenge
        callback = f"{bot.address}/zalo/callback"
        async with aiohttp.ClientSession() as browser:
            for wrong in (
                {"code": "made-up"},
                {"code": fake.consent_code(), "oa_id": "1"},
                {"code": fake.consent_code(), "oa_id": OA_ID, "state": "x"},
                {},
            ):
                async with browser.get(callback, params=wrong) as answer:
                    assert answer.status == 400
            assert fake.grants == 0
            given = {"code": fake.consent_code(), "oa_id": OA_ID}
            async with browser.get(callback, params=given) as answer:
                assert (answer.status, "Đã liên kết" in await answer.text()) == (200, True)
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")


async def test_tokens_of_another_account_are_not_kept(
    fake: Fake, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with assistant(fake, sqlite_url, zalo_refresh_token=None) as bot:
        fake.challenge = bot.service._consent.challenge
        monkeypatch.setattr("tests.channels.zalo_oa.fake.OA_ID", "4444")
        assert not await bot.service._consented(fake.consent_code(), OA_ID, "")
        assert (await account_of(bot.app.writer, OA_ID)).tokens is None


async def test_calls_are_signed_where_the_console_asks_for_it(fake: Fake, sqlite_url: str) -> None:
    fake.requires_proof = True
    async with assistant(fake, sqlite_url, zalo_app_proof=True):
        person = Person(fake)
        person.say("/tinh")
        await person.hears("tỉnh nào")


def test_verifier_has_43_letters_and_its_challenge_is_its_hash() -> None:
    verifier = oauth.verifier_of(bytes(range(32)))
    assert len(verifier) == 43
    # RFC 7636, appendix B.
    known = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert oauth.challenge_of(known) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert APP_SECRET not in repr(oauth.Client(None, "", "", APP_SECRET))  # type: ignore[arg-type]
