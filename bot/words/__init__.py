"""Messages, questions and button labels in the reader's language, from the Fluent files.

It turns values into words and decides nothing. A message or a variable that is not there is an
error of ours and raises ``MissingWords``: nobody is sent half a sentence.

Ids: a question is ``<conversation>-<key>``, else ``ask-<key>``; an option
``<conversation>-<key>-<option>``, else ``<key>-<option>``, else ``option-<option>`` (``.also``
holds its synonyms, ``.said`` the form inside a sentence); ``<key>-example`` says how to answer;
``name-<key>`` is what the question is about. Of a group's key ``item2.kind`` the id is
``item-kind`` and the round is ``$n``. Options that are people or projects bring their own labels:
``named`` in the question's context, option to label.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar

from bot.talk import SKIP, Kind, Label, Money, Percent, Question, Say
from bot.words.book import LANGUAGES, MissingWords, sources
from bot.words.shown import Shown, Values

__all__ = ["GLOBALS", "LANGUAGES", "MissingWords", "Words", "named_options", "sources"]

GLOBALS: Final = ("who", "Who")
"""Variables that every message may use: how the reader is addressed, and with a capital."""

_GROUP_KEY = re.compile(r"([a-z_]+?)(\d+)\.([a-z_]+)")
_LONGEST_ECHO = 40
MOST_BUTTONS: Final = 7
"""Choices that are shown at once; further ones are typed by name or number."""
_LONGEST_CHOICE = 60  # a string that messages choose by is shorter; longer ones only appear
_MOST_READERS = 64  # whose words are kept at hand
_MOST_MADE = 200  # texts of questions that are kept for one reader

T = TypeVar("T")


def _once(make: Callable[["Words", str, Question], T]) -> Callable[["Words", str, Question], T]:
    """``make``, done once for questions that say the same: most have no variables but years."""

    @wraps(make)
    def made(self: "Words", conversation: str, question: Question) -> T:
        where: tuple[object, ...] = (make, conversation, question.key, question.options)
        if question.context:
            for value in question.context.values():
                if type(value) is not str:
                    return make(self, conversation, question)
            where += tuple(question.context.items())
        found: T | None = self.made.get(where)
        if found is None:
            if len(self.made) >= _MOST_MADE:
                self.made.clear()
            found = self.made[where] = make(self, conversation, question)
        return found

    return made


class Words:
    """One language's words, for one reader."""

    def __init__(self, language: str, address: str | None = None) -> None:
        """``address`` is how the reader asked to be called ("anh Páo"); None says "bà con"."""
        self.language: Final = language
        self._values = _values(language)
        self._book = self._values.book
        who = address or self._book.text("address-unknown", {})
        self._globals = {"who": who, "Who": who[:1].upper() + who[1:]}
        self.made: dict[tuple[object, ...], Any] = {}

    @classmethod
    def of(cls, language: str, address: str | None = None) -> "Words":
        """The words of a language ("vi", "en"); its files are read once."""
        return _words(language, address)

    def text(self, say: Say) -> str:
        """One message."""
        return self._book.text(say.id, self._arguments(say.args))

    @_once
    def question(self, conversation: str, question: Question) -> str:
        """What is asked."""
        id_, n = _plain(question.key)
        found = self._first(f"{conversation}-{id_}", f"ask-{id_}")
        return self._book.text(found, self._arguments(question.context or {}, n))

    def example(self, conversation: str, question: Question) -> str:
        """How to answer, with an example."""
        id_, n = _plain(question.key)
        found = self._first(f"{conversation}-{id_}-example", f"{id_}-example")
        return self._book.text(found, self._arguments(question.context or {}, n))

    @_once
    def options(self, conversation: str, question: Question) -> tuple[tuple[str, str], ...]:
        """Each option's id with its button label, in the question's order.

        An option with ``.hidden`` is taken when it is typed but has no button: seven are enough.
        """
        args = self._arguments(question.context or {})
        named = named_options(question)
        ids = self._options(conversation, question)
        own = [(option, clip(label)) for option, label in named.items()]
        shown = [
            (option, self._book.text(id_, args))
            for option, id_ in ids.items()
            if self._book.attribute(id_, "hidden", args) is None
        ]
        return (*own[: MOST_BUTTONS - len(shown)], *shown)

    @_once
    def labels(self, conversation: str, question: Question) -> Mapping[str, tuple[str, ...]]:
        """Each option's label followed by its synonyms, for ``bot.understand``."""
        args = self._arguments(question.context or {})
        ids = self._options(conversation, question)
        own = _with_short_names(named_options(question))
        return own | {
            option: (self._book.text(id_, args), *self._synonyms(id_, args))
            for option, id_ in ids.items()
        }

    def name(self, key: str) -> str:
        """What a question is about, in a few words ("ngày kết thúc dự án")."""
        id_, n = _plain(key)
        return self._book.text(f"name-{id_}", self._arguments({}, n))

    def answer(self, conversation: str, question: Question, value: object) -> str:
        """An answer's typed value as the reader would say it ("không biết" for None)."""
        if value is None or question.kind in (Kind.CHOICE, Kind.CONFIRM):
            option = SKIP if value is None else str(value)
            if (own := named_options(question).get(option)) is not None:
                return own
            return self._said(self._option(conversation, question.key, option), question.context)
        if question.kind is Kind.FILES and isinstance(value, tuple):
            return self._book.text("files-count", {"count": str(len(value))})
        shown = _WRAPPED.get(question.kind)
        return self._values.text(shown(value) if shown else value)

    def offer(self, offer: str) -> str:
        """The button label of an offer ("why" → "Vì sao?")."""
        return self._book.text(f"offer-{offer}", self._globals)

    def offer_labels(self, offers: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Each offer's label followed by its synonyms, for ``bot.understand``."""
        args = self._globals
        return {
            offer: (self.offer(offer), *self._synonyms(f"offer-{offer}", args)) for offer in offers
        }

    def openings(self) -> dict[str, tuple[str, ...]]:
        """By conversation, the phrases by which a first sentence asks for it."""
        prefix = "opening-"
        found = (id_ for id_ in self._book.ids if id_.startswith(prefix))
        return {id_.removeprefix(prefix): _split(self._book.text(id_, {})) for id_ in found}

    def misunderstood(
        self, conversation: str, question: Question, why: str, said: str, *, again: bool = False
    ) -> str:
        """One sentence on what was not understood and why, with an example; shorter ``again``."""
        example = self.example(conversation, question)
        if again:
            return self.text(Say("not-understood-again", {"example": example}))
        reason = f"not-understood-{why.replace('_', '-')}"
        id_ = self._first(reason, "not-understood")
        return self.text(Say(id_, {"said": clip(said), "example": example}))

    def _arguments(self, args: Mapping[str, Any], n: str | None = None) -> dict[str, Any]:
        shown = {name: self._argument(value) for name, value in args.items()}
        if n is not None:
            shown["n"] = n
        return shown | self._globals

    def _argument(self, value: object) -> object:
        """Short strings stay strings, so that a message can choose by them."""
        match value:
            case str() if len(value) <= _LONGEST_CHOICE:
                return value
            case Say():
                return self.text(value)
            case Label():
                return self._said(self._option("", value.question, value.option), None)
            case tuple() if value and isinstance(value[0], Say):
                return "\n".join(self.text(say) for say in value)
            case _:
                return Shown(value, self._values)

    def _said(self, id_: str, context: Mapping[str, Any] | None) -> str:
        args = self._arguments(context or {})
        inside = self._book.attribute(id_, "said", args)
        return inside or self._book.text(id_, args)

    def _synonyms(self, id_: str, args: Mapping[str, Any]) -> tuple[str, ...]:
        also = self._book.attribute(id_, "also", args)
        return _split(also) if also else ()

    def _options(self, conversation: str, question: Question) -> dict[str, str]:
        key, named = question.key, named_options(question)
        return {
            option: self._option(conversation, key, option)
            for option in question.options
            if option not in named
        }

    def _option(self, conversation: str, key: str, option: str) -> str:
        id_, _ = _plain(key)
        return self._first(f"{conversation}-{id_}-{option}", f"{id_}-{option}", f"option-{option}")

    def _first(self, *ids: str) -> str:
        for id_ in ids:
            if id_ in self._book.ids:
                return id_
        raise MissingWords(f"no words for any of {', '.join(ids)} in {self.language}")


def named_options(question: Question) -> Mapping[str, str]:
    """The labels that options bring along: names of people, households, projects."""
    named: Mapping[str, str] = (question.context or {}).get("named", {})
    return named


def _with_short_names(named: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Labels with what people call them: "Hoàng Văn Páo, thôn 1" is "Hoàng Văn Páo", or "Páo".

    A short name that two of them have is no name of either.
    """
    found: dict[str, tuple[str, ...]] = {}
    short = {option: _short_names(label) for option, label in named.items()}
    every = [name for names in short.values() for name in names]
    for option, label in named.items():
        found[option] = (label, *(name for name in short[option] if every.count(name) == 1))
    return found


def _short_names(label: str) -> list[str]:
    whole = label.partition(",")[0].strip()
    last = whole.split()[-1:] if " " in whole else []
    return list(dict.fromkeys([whole, *last]))


def clip(said: str) -> str:
    """A person's own words, short enough to be shown back."""
    one_line = " ".join(said.split())
    return one_line if len(one_line) <= _LONGEST_ECHO else one_line[: _LONGEST_ECHO - 1] + "…"


@lru_cache(maxsize=4096)
def _split(phrases: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases.split("|"))


@lru_cache(maxsize=4096)
def _plain(key: str) -> tuple[str, str | None]:
    """A question key as an id, and the round where it is in a group."""
    found = _GROUP_KEY.fullmatch(key)
    return (f"{found[1]}-{found[3]}", found[2]) if found else (key, None)


@lru_cache(maxsize=len(LANGUAGES))
def _values(language: str) -> Values:
    return Values(language)


@lru_cache(maxsize=_MOST_READERS)
def _words(language: str, address: str | None) -> Words:
    return Words(language, address)


_WRAPPED: Final[Mapping[Kind, Callable[[Any], object]]] = {Kind.MONEY: Money, Kind.RATE: Percent}
