"""The Fluent files of one language, parsed once. It formats; it knows no question and no law."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Final

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import TextElement
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.errors import BotError

LANGUAGES: Final = ("vi", "en")


class MissingWords(BotError):
    """A message, or a variable in one, is not there: our mistake, never shown to a person."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """One language's messages by id."""

    language: str
    bundle: Any
    ids: frozenset[str]
    _static: dict[str, str] = field(default_factory=dict)
    _attributes: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def text(self, id_: str, args: Mapping[str, Any]) -> str:
        """The message with its variables; raises MissingWords."""
        static = self._static.get(id_)
        if static is not None:
            return static
        pattern = self._message(id_).value
        text = self._format(id_, pattern, args)
        if isinstance(pattern, TextElement):
            self._static[id_] = text
        return text

    def attribute(self, id_: str, name: str, args: Mapping[str, Any]) -> str | None:
        """A message's attribute (such as ``.also``), or None where it has none; without variables
        it is made once."""
        key = (id_, name)
        if key in self._attributes:
            return self._attributes[key]
        pattern = self._message(id_).attributes.get(name)
        text = None if pattern is None else self._format(id_, pattern, args)
        if pattern is None or isinstance(pattern, TextElement):
            self._attributes[key] = text
        return text

    def _message(self, id_: str) -> Any:
        try:
            return self.bundle.get_message(id_)
        except LookupError:
            raise MissingWords(f"no words for {id_} in {self.language}") from None

    def _format(self, id_: str, pattern: Any, args: Mapping[str, Any]) -> str:
        if pattern is None:
            raise MissingWords(f"{id_} has no text in {self.language}")
        text, errors = self.bundle.format_pattern(pattern, args)
        if errors:
            raise MissingWords(f"{id_} in {self.language}: {errors[0]}")
        return str(text)


def sources(language: str) -> Mapping[str, str]:
    """The text of every Fluent file of a language by its name."""
    folder = resources.files("bot.locales").joinpath(language)
    files = sorted((item for item in folder.iterdir()), key=lambda item: item.name)
    return {item.name: item.read_text("utf-8") for item in files if item.name.endswith(".ftl")}


def open_book(language: str, functions: Mapping[str, Callable[..., Any]]) -> Book:
    """The messages of a language, with the functions that they may call."""
    if language not in LANGUAGES:
        raise MissingWords(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    bundle = FluentBundle([language], functions=dict(functions), use_isolating=False)
    parser = FluentParser(with_spans=False)
    ids: set[str] = set()
    for text in sources(language).values():
        parsed = parser.parse(text)
        bundle.add_resource(parsed)
        ids |= {entry.id.name for entry in parsed.body if isinstance(entry, Message)}
    return Book(language, bundle, frozenset(ids))
