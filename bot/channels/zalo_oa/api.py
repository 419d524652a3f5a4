"""Calls of the OpenAPI with the account's token; a dead one is renewed once, then called again.

Which codes mean what is ``codes``'s; what follows for a message is the channel's.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from bot.channels.zalo_oa.codes import TOKEN_CODES
from bot.channels.zalo_oa.oauth import error_of, proof_of
from bot.channels.zalo_oa.tokens import Pair, Tokens
from bot.channels.zalo_oa.wire import Unauthorised, Upload, Wire
from bot.errors import BotError

CONSULT: Final = "/v3.0/oa/message/cs"
BY_USER: Final = "/v3.0/oa/message/template"
BY_PHONE: Final = "/message/template"
UPLOADS: Final = "/v2.0/oa/upload/"
PROFILE: Final = "/v2.0/oa/getoa"
NO_TOKEN_TAKEN: Final = -216
MOST_PAIRS: Final = 4
"""Pairs that one call tries while others keep renewing them."""

Answer = dict[str, Any]


class Failed(BotError):
    """Zalo answered with an error; ``by_phone`` says on which of its servers."""

    def __init__(self, code: int, *, by_phone: bool = False) -> None:
        super().__init__(f"error {code}")
        self.code = code
        self.by_phone = by_phone


@dataclass(frozen=True, slots=True)
class Api:
    """The servers of one account. ``app_secret`` signs each call where the console asks for it."""

    wire: Wire
    tokens: Tokens
    url: str
    business_url: str
    app_secret: str = ""

    async def consult(self, user: str, message: Mapping[str, Any]) -> Answer:
        """Say something to somebody; the answer's data.

        Raises:
            Failed, WireError, NoToken, NotNow.
        """
        return await self._post(
            self.url + CONSULT, {"recipient": {"user_id": user}, "message": message}
        )

    async def by_user(self, user: str, template: str, data: Mapping[str, str]) -> Answer:
        """Send an approved template to somebody; the answer's data."""
        body = {"user_id": user, "template_id": template, "template_data": data}
        return await self._post(self.url + BY_USER, body)

    async def by_phone(
        self, phone: str, template: str, data: Mapping[str, str], tracking: str
    ) -> Answer:
        """Send an approved template to a telephone number (84…); the answer's data."""
        body = {
            "phone": phone,
            "template_id": template,
            "template_data": data,
            "tracking_id": tracking,
        }
        return await self._post(self.business_url + BY_PHONE, body, by_phone=True)

    async def upload(self, kind: str, upload: Upload) -> Answer:
        """Give Zalo a picture ("image") or a file ("file"); the answer's data."""
        url = f"{self.url}{UPLOADS}{kind}"
        return await self._with_token(lambda head: self.wire.post(url, head, upload=upload))

    async def profile(self) -> Answer:
        """What Zalo says of the account."""
        url = self.url + PROFILE
        return await self._with_token(lambda head: self.wire.get(url, head))

    async def detail(self, user: str) -> Answer:
        """What Zalo says of somebody; parameters travel as one JSON value."""
        asked = {"data": orjson.dumps({"user_id": user}).decode()}
        url = f"{self.url}/v3.0/oa/user/detail"
        return await self._with_token(lambda head: self.wire.get(url, head, asked))

    async def _post(self, url: str, body: Mapping[str, Any], *, by_phone: bool = False) -> Answer:
        return await self._with_token(
            lambda head: self.wire.post(url, head, json=body), by_phone=by_phone
        )

    async def _with_token(
        self, make: Callable[[Mapping[str, str]], Awaitable[Answer]], *, by_phone: bool = False
    ) -> Answer:
        pair: Pair | None = await self.tokens.current()
        code, answer = NO_TOKEN_TAKEN, dict[str, Any]()
        renewed = False
        for _ in range(MOST_PAIRS):
            if pair is None:
                break
            code, answer = await self._once(make, pair)
            if code not in TOKEN_CODES:
                break
            # Others may have renewed it, even twice; only the pair that counts is renewed, once.
            refused, pair = pair, await self.tokens.newer(pair.number)
            if pair is None and not renewed:
                renewed = True
                pair = await self.tokens.renewed(refused.number)
        if code:
            raise Failed(code, by_phone=by_phone)
        data = answer.get("data")
        return data if isinstance(data, dict) else {}

    async def _once(
        self, make: Callable[[Mapping[str, str]], Awaitable[Answer]], pair: Pair
    ) -> tuple[int, Answer]:
        head = {"access_token": pair.access}
        if self.app_secret:
            head["appsecret_proof"] = proof_of(self.app_secret, pair.access)
        try:
            answer = await make(head)
        except Unauthorised:
            return NO_TOKEN_TAKEN, {}
        return error_of(answer), answer
