"""OAuth v4 of an Official Account: the consent link, and pairs of tokens for a code or a token.

Both tokens are secrets: no error and no ``repr`` holds one.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode

from bot.channels.zalo_oa.codes import Act, meaning
from bot.channels.zalo_oa.wire import Broken, Trouble, Wire
from bot.errors import BotError

ACCESS_SECONDS: Final = 25 * 3600
"""How long an access token lives where the answer does not say."""
_CONSENT: Final = "/v4/oa/permission"
_TOKENS: Final = "/v4/oa/access_token"


class Rejected(BotError):
    """Zalo takes this code or refresh token never again; ``code`` is its error."""

    def __init__(self, code: int) -> None:
        super().__init__(f"error {code}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Granted:
    """A new pair; the old one is dead from now on."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    seconds: int


@dataclass(frozen=True, slots=True)
class Client:
    """The application's side of OAuth."""

    wire: Wire
    url: str
    app_id: str
    secret: str = field(repr=False)

    def consent(self, callback: str, challenge: str, state: str = "") -> str:
        """The address that an administrator of the account opens."""
        asked = {"app_id": self.app_id, "redirect_uri": callback, "code_challenge": challenge}
        if state:
            asked["state"] = state
        return f"{self.url}{_CONSENT}?{urlencode(asked)}"

    async def exchange(self, code: str, verifier: str) -> Granted:
        """The first pair, for a code that lives ten minutes and counts once.

        Raises:
            Rejected, WireError.
        """
        return await self._ask(
            {"code": code, "grant_type": "authorization_code", "code_verifier": verifier}
        )

    async def refresh(self, token: str) -> Granted:
        """The next pair; the given token is used up with this.

        Raises:
            Rejected, WireError.
        """
        return await self._ask({"refresh_token": token, "grant_type": "refresh_token"})

    async def _ask(self, fields: Mapping[str, str]) -> Granted:
        answer = await self.wire.post(
            f"{self.url}{_TOKENS}",
            {"secret_key": self.secret},
            form={"app_id": self.app_id, **fields},
        )
        code = error_of(answer)
        if code and meaning(code).act is Act.RETRY:
            raise Trouble(429)
        if code:
            raise Rejected(code)
        return _granted(answer)


def verifier_of(secret: bytes) -> str:
    """The one verifier of an installation, 43 letters: the console holds one challenge only."""
    return urlsafe_b64encode(secret).rstrip(b"=").decode()


def challenge_of(verifier: str) -> str:
    """What stands in the consent link and in the console for a verifier."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def proof_of(secret: str, access: str) -> str:
    """The proof that a call comes from the application itself, where the console asks for it."""
    return hmac.new(secret.encode(), access.encode(), sha256).hexdigest()


def error_of(answer: Mapping[str, Any]) -> int:
    """The error of an answer, 0 where there is none."""
    error = answer.get("error", 0)
    if isinstance(error, str):
        error = int(error) if error.lstrip("-").isdecimal() else -1
    return error if isinstance(error, int) else -1


def _granted(answer: Mapping[str, Any]) -> Granted:
    access, refresh = answer.get("access_token"), answer.get("refresh_token")
    if not isinstance(access, str) or not isinstance(refresh, str) or not access or not refresh:
        raise Broken("no tokens in the answer")
    seconds = str(answer.get("expires_in") or ACCESS_SECONDS)
    return Granted(access, refresh, int(seconds) if seconds.isdecimal() else ACCESS_SECONDS)
