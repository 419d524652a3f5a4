"""A Zalo Official Account's parts from the settings: for serving, the doctor and consent."""

import hmac
from dataclasses import dataclass
from typing import Final

from bot.channels.zalo_oa import oauth
from bot.channels.zalo_oa.api import PROFILE, Api
from bot.channels.zalo_oa.oauth import Client, Granted
from bot.channels.zalo_oa.signature import Keys
from bot.channels.zalo_oa.tokens import Tokens, Vault
from bot.channels.zalo_oa.wire import Wire, WireError
from bot.clock import Clock
from bot.errors import UsageError
from bot.settings import Secret, Settings
from bot.storage.sealing import Sealer

CALLBACK: Final = "/zalo/callback"


@dataclass(frozen=True, slots=True)
class Account:
    """The ids and secrets of an account, all there."""

    oa_id: str
    keys: Keys
    app_secret: str
    seed: str


def missing(settings: Settings) -> list[str]:
    """The names of the settings without which the account cannot run."""
    needed = ("zalo_oa_id", "zalo_app_id", "zalo_app_secret", "zalo_oa_secret")
    return [f"BOT_{name.upper()}" for name in needed if not getattr(settings, name)]


def account_of(settings: Settings) -> Account:
    """The account.

    Raises:
        UsageError: a setting is missing.
    """
    if left := missing(settings):
        raise UsageError(
            f"Zalo Official Account: {', '.join(left)} must be set too. The README says where each"
            " stands in Zalo's console; without Zalo remove every BOT_ZALO_ setting of it."
        )
    app_secret, seed = _plain(settings.zalo_app_secret), _plain(settings.zalo_refresh_token)
    oa_id, app_id = settings.zalo_oa_id or "", settings.zalo_app_id or ""
    keys = Keys(app_id, oa_id, _plain(settings.zalo_oa_secret), app_secret)
    return Account(oa_id, keys, app_secret, seed)


def _plain(secret: Secret | None) -> str:
    return "" if secret is None else secret.get_secret_value()


@dataclass(frozen=True, slots=True)
class Consent:
    """The administrator's consent: the link to it, and what follows from its code."""

    client: Client
    wire: Wire
    api_url: str
    oa_id: str
    secret: bytes
    public_url: str

    @property
    def challenge(self) -> str:
        """What is saved in the console beside the callback."""
        return oauth.challenge_of(self._verifier)

    @property
    def callback(self) -> str:
        """Where Zalo sends the administrator back to; saved in the console, letter by letter."""
        return f"{self.public_url}{CALLBACK}"

    @property
    def link(self) -> str:
        """What the administrator opens."""
        return self.client.consent(self.callback, self.challenge, self.state)

    @property
    def state(self) -> str:
        """What says that the way began here; Zalo does not always send it back."""
        return hmac.new(self.secret, b"state", "sha256").hexdigest()[:32]

    async def tokens_for(self, code: str, account: str, state: str) -> Granted:
        """The pair that a code gives, where it is our account's.

        Raises:
            Rejected, WireError: Zalo gives none.
            UsageError: it is for another account, or began elsewhere.
        """
        if account and account != self.oa_id:
            raise UsageError("the consent is for another account than BOT_ZALO_OA_ID")
        if state and not hmac.compare_digest(state.encode(), self.state.encode()):
            raise UsageError("the consent did not begin with our link")
        granted = await self.client.exchange(code, self._verifier)
        if await self._another(granted):
            raise UsageError("the tokens are of another account than BOT_ZALO_OA_ID")
        return granted

    async def _another(self, granted: Granted) -> bool:
        """Whether Zalo says that the tokens are of another account."""
        head = {"access_token": granted.access}
        try:
            answer = await self.wire.get(self.api_url + PROFILE, head)
        except WireError:
            return False
        data = answer.get("data")
        named = data.get("oaid", data.get("oa_id")) if isinstance(data, dict) else None
        return named is not None and str(named) != self.oa_id

    @property
    def _verifier(self) -> str:
        return oauth.verifier_of(self.secret)


def consent_of(settings: Settings, wire: Wire, sealer: Sealer) -> Consent:
    """The consent of the settings' account."""
    return Consent(
        client_of(settings, wire),
        wire,
        settings.zalo_api_url,
        account_of(settings).oa_id,
        sealer.secret("zalo consent"),
        settings.public_url or "",
    )


def client_of(settings: Settings, wire: Wire) -> Client:
    """The application's side of OAuth."""
    account = account_of(settings)
    return Client(wire, settings.zalo_oauth_url, account.keys.app_id, account.app_secret)


def api_of(settings: Settings, wire: Wire, vault: Vault, clock: Clock) -> Api:
    """The calls of the account."""
    account = account_of(settings)
    tokens = Tokens(client_of(settings, wire), vault, clock.now, account.seed)
    proof = account.app_secret if settings.zalo_app_proof else ""
    return Api(wire, tokens, settings.zalo_api_url, settings.zalo_business_url, proof)
