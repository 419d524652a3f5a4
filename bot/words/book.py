"""The Fluent files of one language, parsed once. It formats; it knows no question and no law."""

from collections.abc import Mapping
from importlib import resources
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern

from bot.words.patterns import Arguments, Filled, Functions, MissingWords, Reader

__all__ = ["LANGUAGES", "Book", "MissingWords", "open_book", "sources"]

LANGUAGES: Final = ("vi", "en")


class Book:
    """One language's messages by id; each is made ready when it is first used."""

    def __init__(
        self, language: str, messages: Mapping[str, Message], functions: Functions
    ) -> None:
        self.language: Final = language
        self.ids: Final = frozenset(messages)
        self._messages = messages
        self._reader = Reader(functions, self._value)
        self._values: dict[str, str | Filled] = {}
        self._attributes: dict[str, dict[str, str | Filled]] = {}

    def text(self, id_: str, args: Arguments) -> str:
        """The message with its variables; raises MissingWords."""
        value = self._values.get(id_)
        if value is None:
            value = self._value(id_)
        return value if isinstance(value, str) else self._filled(id_, value, args)

    def attribute(self, id_: str, name: str, args: Arguments) -> str | None:
        """A message's attribute (such as ``.also``), or None where it has none."""
        attributes = self._attributes.get(id_)
        if attributes is None:
            found = self._message(id_).attributes
            attributes = {item.id.name: self._ready(id_, item.value) for item in found}
            self._attributes[id_] = attributes
        value = attributes.get(name)
        return self._filled(id_, value, args) if callable(value) else value

    def _value(self, id_: str) -> str | Filled:
        found = self._values.get(id_)
        if found is None:
            pattern = self._message(id_).value
            if pattern is None:
                raise MissingWords(f"{id_} has no text in {self.language}")
            found = self._values[id_] = self._ready(id_, pattern)
        return found

    def _message(self, id_: str) -> Message:
        try:
            return self._messages[id_]
        except KeyError:
            raise MissingWords(f"no words for {id_} in {self.language}") from None

    def _ready(self, id_: str, pattern: Pattern) -> str | Filled:
        try:
            return self._reader.ready(pattern)
        except MissingWords as error:
            raise MissingWords(f"{id_} in {self.language}: {error}") from None

    def _filled(self, id_: str, value: Filled, args: Arguments) -> str:
        try:
            return value(args)
        except MissingWords as error:
            raise MissingWords(f"{id_} in {self.language}: {error}") from error


def sources(language: str) -> Mapping[str, str]:
    """The text of every Fluent file of a language by its name."""
    folder = resources.files("bot.locales").joinpath(language)
    files = sorted((item for item in folder.iterdir()), key=lambda item: item.name)
    return {item.name: item.read_text("utf-8") for item in files if item.name.endswith(".ftl")}


def open_book(language: str, functions: Functions) -> Book:
    """The messages of a language, with the functions that they may call."""
    if language not in LANGUAGES:
        raise MissingWords(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    parser = FluentParser(with_spans=False)
    messages: dict[str, Message] = {}
    for text in sources(language).values():
        for entry in parser.parse(text).body:
            if isinstance(entry, Message):
                messages.setdefault(entry.id.name, entry)
    return Book(language, messages, functions)
