"""The templates that Zalo has approved for the account, from an operator's file. Reads only.

One table for each kind of message ("reminder-near"), or for all of a family ("reminder", "alert"):
the template's ids and what goes into its fields. ``docs/zalo-templates.toml`` shows one.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from bot.channels.base import FACT
from bot.channels.texts import shortened
from bot.errors import SettingsError
from bot.records import record

LONGEST_VALUE: Final = 100
PRICE_BY_USER: Final = 200
PRICE_BY_PHONE: Final = 300
"""Đồng for one message where the file says nothing: more than what was quoted."""
_PLACE: Final = re.compile(r"\{([a-z_]+)\}")
_KEYS: Final = frozenset(
    {"by_user", "by_phone", "price_by_user", "price_by_phone", "data", "longest"}
)


@record
class Template:
    """A template's ids, "" where it has none, prices in đồng, and its fields."""

    by_user: str
    by_phone: str
    price_by_user: int
    price_by_phone: int
    data: Mapping[str, str]
    longest: int = LONGEST_VALUE

    def filled(self, facts: Mapping[str, str]) -> dict[str, str] | None:
        """The fields with their values; None where the message has not got all of them."""
        filled = {}
        for name, pattern in self.data.items():
            if any(place not in facts for place in _PLACE.findall(pattern)):
                return None
            value = _PLACE.sub(lambda match: facts[match[1]], pattern)
            filled[name] = shortened(" ".join(value.split()), self.longest)
        return filled


Templates = Mapping[str, Template]
NONE: Final[Templates] = MappingProxyType({})


def template_for(templates: Templates, kind: str) -> Template | None:
    """The template of a kind, else of its family ("reminder" of "reminder-near")."""
    return templates.get(kind) or templates.get(kind.partition("-")[0])


def facts_of(extra: Mapping[str, str]) -> dict[str, str]:
    """What a message offers to templates, by name."""
    return {k.removeprefix(FACT): v for k, v in extra.items() if k.startswith(FACT)}


def load(path: Path | None) -> Templates:
    """The templates of a file; none without one.

    Raises:
        SettingsError: what is wrong with it.
    """
    if path is None:
        return NONE
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"BOT_ZALO_TEMPLATES: {path} cannot be read ({type(error).__name__}: {error})."
            " docs/zalo-templates.toml shows what it holds."
        ) from None
    return MappingProxyType({kind: _template(kind, table) for kind, table in tables.items()})


def _template(kind: str, table: Any) -> Template:
    if not isinstance(table, dict) or table.keys() - _KEYS:
        raise _wrong(kind, f"each kind is a table with {', '.join(sorted(_KEYS))}")
    data = table.get("data", {})
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise _wrong(kind, "data maps the template's fields to texts")
    by_user, by_phone = _id(kind, table, "by_user"), _id(kind, table, "by_phone")
    if not by_user and not by_phone:
        raise _wrong(kind, "give by_user, by_phone or both: ids of approved templates")
    return Template(
        by_user,
        by_phone,
        _whole(kind, table, "price_by_user", PRICE_BY_USER),
        _whole(kind, table, "price_by_phone", PRICE_BY_PHONE),
        MappingProxyType(dict(data)),
        _whole(kind, table, "longest", LONGEST_VALUE),
    )


def _id(kind: str, table: Mapping[str, Any], name: str) -> str:
    value = table.get(name, "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _wrong(kind, f"{name} is the id of a template")
    return str(value)


def _whole(kind: str, table: Mapping[str, Any], name: str, otherwise: int) -> int:
    value = table.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _wrong(kind, f"{name} is a whole number")
    return value


def _wrong(kind: str, why: str) -> SettingsError:
    return SettingsError(f"BOT_ZALO_TEMPLATES, [{kind}]: {why}.")
