"""Settings: every name documented, every wrong one named with what to do."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Secret, Settings, load, setting_names

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)


def test_every_setting_stands_in_the_example_with_one_comment_line() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {
        match[1]: lines[number - 1]
        for number, line in enumerate(lines)
        if (match := re.match(r"#(BOT_[A-Z_]+)=", line))
    }
    assert tuple(named) == setting_names()
    assert all(re.match(r"# \S.*\.$", comment) for comment in named.values())


def test_example_shows_the_defaults() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#(BOT_[A-Z_]+)=(.*)$", example, re.MULTILINE))
    defaults = {"BOT_" + field.name.upper(): field.default for field in fields(Settings)}
    assert {k: "" if v is None else str(v) for k, v in defaults.items()} == shown


def test_unknown_name_is_an_error_that_lists_the_known_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_DATABSE_URL", "sqlite:///x.db")
    with pytest.raises(SettingsError, match=r"BOT_DATABSE_URL.*BOT_DATABASE_URL"):
        load(None)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("BOT_PORT", "eighty", "whole number"),
        ("BOT_PORT", "99999", "from 0 to 65535"),
        ("BOT_DATABASE_URL", "mysql://x", "sqlite:///"),
        ("BOT_TIMEZONE", "Asia/Saigon2", "time zone"),
        ("BOT_TIMEZONE", "../../etc/passwd", "time zone"),
        ("BOT_PUBLIC_URL", "example.vn", "https://"),
        ("BOT_LOG_LEVEL", "loud", "debug"),
        ("BOT_PORT", "-1", "from 0 to 65535"),
        ("BOT_PORT", "8_0", "whole number"),
        ("BOT_PORT", "٣", "whole number"),
        ("BOT_PORT", "9" * 5000, "whole number"),
        ("BOT_TIMEZONE", "Asia", "time zone"),
        ("BOT_EPIDEMIC_ADVICE", "x" * 301, "300"),
        ("BOT_ZALO_APP_PROOF", "perhaps", "true or false"),
    ],
)
def test_bad_value_names_the_setting_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load(None)
    assert name in str(error.value)
    assert why in str(error.value)
    assert "Correct it" in str(error.value)


def test_secrets_never_stand_in_an_error_or_a_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TELEGRAM_TOKEN", "12345:sekret")
    monkeypatch.setenv("BOT_ZALO_BOT_SECRET", "sekret-too")
    assert "sekret" not in repr(load(None))
    monkeypatch.setenv("BOT_PORT", "x")
    with pytest.raises(SettingsError) as error:
        load(None)
    assert "sekret" not in str(error.value)


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_PORT=1111\nBOT_HOST=0.0.0.0\nOTHER=1\n")
    monkeypatch.setenv("BOT_PORT", "2222")
    settings = load(file)
    assert (settings.port, settings.host, settings.loopback) == (2222, "0.0.0.0", False)


def test_unknown_name_in_the_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_TELEGRAM_TOKN=1\n")
    with pytest.raises(SettingsError, match="BOT_TELEGRAM_TOKN"):
        load(file)


def test_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_DATA_KEY", "")
    assert load(None).data_key is None


def test_every_wrong_value_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        Settings(port="x", log_level="loud")  # type: ignore[arg-type]
    assert str(error.value).count("Correct it") == 2


@pytest.mark.parametrize(("text", "on"), [("true", True), ("0", False), ("Yes", True)])
def test_a_switch_is_read_from_words(monkeypatch: pytest.MonkeyPatch, text: str, on: bool) -> None:
    monkeypatch.setenv("BOT_ZALO_APP_PROOF", text)
    assert load(None).zalo_app_proof is on


def test_secrets_are_compared_by_what_they_hold() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert len({Secret("a"), Secret("a")}) == 1
