"""Settings from the environment and ``.env``: names, defaults, and what each must be.

Reads and checks only; composing what they switch on is ``bot.app``'s work. Every name stands in
``.env.example`` with one comment line (a test compares).
"""

# ruff: noqa: RUF009  (each default stands beside what reads the setting)

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from bot.errors import SettingsError

PREFIX = "BOT_"
_WHOLE: Final = re.compile(r"[0-9]{1,18}")
_ON: Final = frozenset({"1", "true", "yes", "on"})
_OFF: Final = frozenset({"0", "false", "no", "off"})
_LEVELS: Final = ("debug", "info", "warning", "error")

Read = Callable[[Any], Any]
"""From what is given to the value.

Raises:
    ValueError: what it must be; never what it is, which may be a secret.
"""


class Secret:
    """A text that shows itself to nobody who does not ask for it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def get_secret_value(self) -> str:
        """The text."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "Secret('**********')"


def _words(given: Any) -> str:
    if isinstance(given, str):
        return given
    raise ValueError("must be a text")


def _short(given: Any) -> str:
    if len(_words(given)) > 300:
        raise ValueError("must have at most 300 letters")
    return str(given)


def _secret(given: Any) -> Secret:
    return given if isinstance(given, Secret) else Secret(_words(given))


def _folder(given: Any) -> Path:
    return given if isinstance(given, Path) else Path(_words(given))


def _flag(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    text = str(given).strip().lower()
    if text not in _ON | _OFF:
        raise ValueError("must be true or false")
    return text in _ON


def _whole(least: int, most: int) -> Read:
    def read(given: Any) -> int:
        text = "" if isinstance(given, bool) else str(given).strip()
        if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return read


def _database(given: Any) -> str:
    if not _words(given).startswith(("sqlite:///", "postgresql://")):
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return str(given)


def _zone(given: Any) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(_words(given))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be a time zone such as Asia/Ho_Chi_Minh") from None
    return str(given)


def _level(given: Any) -> str:
    if given not in _LEVELS:
        raise ValueError(f"must be one of {', '.join(_LEVELS)}")
    return str(given)


def _address(given: Any) -> str:
    if not _words(given).startswith(("https://", "http://")):
        raise ValueError("must begin with https:// (or http:// for a local server)")
    return str(given).rstrip("/")


def _set(default: Any, read: Read) -> Any:
    return field(default=default, metadata={"read": read})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, checked. Secrets never show in ``repr``.

    Raises:
        SettingsError: each value that is none, with what it must be.
    """

    database_url: str = _set("sqlite:///data/bot.db", _database)
    host: str = _set("127.0.0.1", _words)
    port: int = _set(8080, _whole(0, 65535))
    timezone: str = _set("Asia/Ho_Chi_Minh", _zone)
    data_key: Secret | None = _set(None, _secret)
    public_url: str | None = _set(None, _address)
    log_level: str = _set("info", _level)
    messages_per_minute: int = _set(60, _whole(1, 6000))
    epidemic_advice: str = _set("", _short)
    upload_megabytes: int = _set(10, _whole(1, 50))
    person_silence_hours: int = _set(24, _whole(1, 720))

    telegram_token: Secret | None = _set(None, _secret)
    telegram_api_url: str = _set("https://api.telegram.org", _address)
    telegram_webhook_secret: Secret | None = _set(None, _secret)

    zalo_oa_id: str | None = _set(None, _words)
    zalo_app_id: str | None = _set(None, _words)
    zalo_app_secret: Secret | None = _set(None, _secret)
    zalo_oa_secret: Secret | None = _set(None, _secret)
    zalo_refresh_token: Secret | None = _set(None, _secret)
    zalo_api_url: str = _set("https://openapi.zalo.me", _address)
    zalo_oauth_url: str = _set("https://oauth.zaloapp.com", _address)
    zalo_business_url: str = _set("https://business.openapi.zalo.me", _address)
    zalo_app_proof: bool = _set(False, _flag)
    zalo_templates: Path | None = _set(None, _folder)
    zalo_message_price: int = _set(55, _whole(0, 100_000))
    zalo_monthly_cap: int = _set(200_000, _whole(0, 1_000_000_000))
    zalo_staff_hours: int = _set(12, _whole(1, 168))
    zalo_file_hosts: str = _set("*.zdn.vn", _words)
    zalo_trust_shared_phone: bool = _set(True, _flag)
    zalo_contact_image: str | None = _set(None, _address)
    zalo_bot_token: Secret | None = _set(None, _secret)
    zalo_bot_api_url: str = _set("https://bot-api.zaloplatforms.com", _address)
    zalo_bot_secret: Secret | None = _set(None, _secret)
    zalo_bot_messages_per_month: int = _set(3000, _whole(1, 10**9))
    zalo_bot_people: int = _set(50, _whole(1, 10**9))

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Settings":
        """The settings with these values, as texts or as what they are."""
        return cls(**given)

    def __post_init__(self) -> None:
        wrong = []
        for item in fields(self):
            given = getattr(self, item.name)
            if given is item.default:
                continue
            try:
                object.__setattr__(self, item.name, item.metadata["read"](given))
            except ValueError as error:
                name = PREFIX + item.name.upper()
                wrong.append(f"{name}: {error}. Correct it in the environment or in .env.")
        if wrong:
            raise SettingsError("\n".join(wrong))

    @property
    def channel_tokens(self) -> tuple[str, ...]:
        """Names of the channel secrets that are set."""
        secrets = ("telegram_token", "zalo_refresh_token", "zalo_app_secret", "zalo_bot_token")
        return tuple(PREFIX + name.upper() for name in secrets if getattr(self, name) is not None)

    @property
    def zalo_oa(self) -> bool:
        """Whether the Official Account is meant to run: one of its secrets is set."""
        secrets = (self.zalo_app_secret, self.zalo_oa_secret, self.zalo_refresh_token)
        return any(secret is not None for secret in secrets)

    @property
    def loopback(self) -> bool:
        """Whether the server listens on this machine alone."""
        return self.host in {"127.0.0.1", "::1", "localhost"}


def setting_names() -> tuple[str, ...]:
    """Every environment name that the settings know, in their order."""
    return tuple(PREFIX + item.name.upper() for item in fields(Settings))


def load(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: an unknown ``BOT_`` name or a bad value: what, why and what to do.
    """
    values = _dotenv(env_file) | {k: v for k, v in os.environ.items() if k.startswith(PREFIX)}
    known = setting_names()
    if unknown := sorted(set(values) - set(known)):
        raise SettingsError(
            f"Unknown setting {', '.join(unknown)}. Known names: {', '.join(known)}. "
            "Correct the name, or remove it from the environment and .env."
        )
    given: dict[str, Any] = {
        name.removeprefix(PREFIX).lower(): text for name, text in values.items() if text != ""
    }
    return Settings.of(given)


def _dotenv(env_file: Path | None) -> dict[str, str]:
    if env_file is None or not env_file.is_file():
        return {}
    from dotenv import dotenv_values

    found = dotenv_values(env_file, interpolate=False)
    return {k: v or "" for k, v in found.items() if k.startswith(PREFIX)}
