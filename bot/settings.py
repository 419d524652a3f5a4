"""Settings from the environment and ``.env``: names, defaults, and what each must be.

Reads and checks only; composing what they switch on is ``bot.app``'s work. Every name stands in
``.env.example`` with one comment line (a test compares).
"""

import os
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from bot.errors import SettingsError

PREFIX = "BOT_"
_ZALO_URLS = ("zalo_api_url", "zalo_oauth_url", "zalo_business_url", "zalo_contact_image")


class Settings(BaseModel):
    """All settings, checked. Secrets never show in ``repr``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = "sqlite:///data/bot.db"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    timezone: str = "Asia/Ho_Chi_Minh"
    data_key: SecretStr | None = None
    public_url: str | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    messages_per_minute: Annotated[int, Field(ge=1, le=6000)] = 60
    epidemic_advice: Annotated[str, Field(max_length=300)] = ""
    upload_megabytes: Annotated[int, Field(ge=1, le=50)] = 10
    person_silence_hours: Annotated[int, Field(ge=1, le=720)] = 24

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secret: SecretStr | None = None

    zalo_oa_id: str | None = None
    zalo_app_id: str | None = None
    zalo_app_secret: SecretStr | None = None
    zalo_oa_secret: SecretStr | None = None
    zalo_refresh_token: SecretStr | None = None
    zalo_api_url: str = "https://openapi.zalo.me"
    zalo_oauth_url: str = "https://oauth.zaloapp.com"
    zalo_business_url: str = "https://business.openapi.zalo.me"
    zalo_app_proof: bool = False
    zalo_templates: Path | None = None
    zalo_message_price: Annotated[int, Field(ge=0, le=100_000)] = 55
    zalo_monthly_cap: Annotated[int, Field(ge=0, le=1_000_000_000)] = 200_000
    zalo_staff_hours: Annotated[int, Field(ge=1, le=168)] = 12
    zalo_file_hosts: str = "*.zdn.vn"
    zalo_trust_shared_phone: bool = True
    zalo_contact_image: str | None = None
    zalo_bot_token: SecretStr | None = None
    zalo_bot_api_url: str = "https://bot-api.zaloplatforms.com"
    zalo_bot_secret: SecretStr | None = None
    zalo_bot_messages_per_month: Annotated[int, Field(ge=1)] = 3000
    zalo_bot_people: Annotated[int, Field(ge=1)] = 50

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("must be a time zone such as Asia/Ho_Chi_Minh") from error
        return value

    @field_validator("public_url", "telegram_api_url", "zalo_bot_api_url", *_ZALO_URLS)
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if not value.startswith(("https://", "http://")):
            raise ValueError("must begin with https:// (or http:// for a local server)")
        return value.rstrip("/")

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
    return tuple(PREFIX + name.upper() for name in Settings.model_fields)


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
    given = {name.removeprefix(PREFIX).lower(): text for name, text in values.items() if text != ""}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None


def _dotenv(env_file: Path | None) -> dict[str, str]:
    if env_file is None or not env_file.is_file():
        return {}
    from dotenv import dotenv_values

    found = dotenv_values(env_file, interpolate=False)
    return {k: v or "" for k, v in found.items() if k.startswith(PREFIX)}


def _explain(error: ValidationError) -> str:
    lines = []
    for item in error.errors(include_input=False, include_url=False):
        name = PREFIX + str(item["loc"][0]).upper()
        reason = item["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {reason}. Correct it in the environment or in .env.")
    return "\n".join(lines)
