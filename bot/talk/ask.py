"""``Ask``: everything that a conversation may await.

Each method asks one question under a key and gives the typed answer, None for "Không biết".
Misuse is ``ConversationBroken`` at once: two questions with one key, a key with two meanings,
no possible answer, more than 200 questions. Nothing here sends or stores.
"""

from collections.abc import Coroutine, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, TypeVar, overload

from bot.talk.plain import fingerprint
from bot.talk.values import (
    CONFIRMATIONS,
    SKIP,
    YES_NO,
    Days,
    Json,
    Kind,
    Place,
    Question,
    Say,
    Share,
)
from bot.talk.walking import Pause, Walking, is_key, nothing_fits, wrong_options

MOST_ROUNDS: Final = 50
MOST_VND: Final = 10**13
LONGEST_TEXT: Final = 1000
MORE: Final = "more"

T = TypeVar("T")
Answer: TypeAlias = Coroutine[Any, Any, T]
"""What to await. Misuse: forgetting to (mypy and a warning say so)."""


class Ask:
    """The questions of one walk, or of one round of a group (``item2.`` before each key).

    Keyword arguments that are not named in a signature are variables for the question's words;
    ``ahead`` among them names the option that words mean which answer the question after it.
    """

    __slots__ = ("_prefix", "_walking")

    def __init__(self, walking: Walking, prefix: str = "") -> None:
        self._walking = walking
        self._prefix = prefix

    @overload
    def choice(
        self, key: str, options: Iterable[str], *, skip: Literal[False] = False, **context: Any
    ) -> Answer[str]: ...
    @overload
    def choice(
        self, key: str, options: Iterable[str], *, skip: bool, **context: Any
    ) -> Answer[str | None]: ...
    def choice(
        self, key: str, options: Iterable[str], *, skip: bool = False, **context: Any
    ) -> Answer[str | None]:
        """The id of the chosen option.

        Misuse: no option, the same one twice, or ``"skip"`` among them instead of ``skip=True``.
        """
        offered = tuple(options)
        if wrong := wrong_options(offered):
            raise self._walking.fail(f"{key!r}: {wrong}")
        return self._answer(key, Kind.CHOICE, skip, context, options=offered)

    @overload
    def yes_no(self, key: str, *, skip: Literal[False], **context: Any) -> Answer[bool]: ...
    @overload
    def yes_no(self, key: str, *, skip: bool = True, **context: Any) -> Answer[bool | None]: ...
    async def yes_no(self, key: str, *, skip: bool = True, **context: Any) -> bool | None:
        """True for yes. Misuse: ``if not await …`` also takes None, "Không biết", for no."""
        chosen = await self._answer(key, Kind.CHOICE, skip, context, options=YES_NO)
        return None if chosen is None else chosen == "yes"

    @overload
    def whole(
        self, key: str, *, least: int, most: int, skip: Literal[False], **context: Any
    ) -> Answer[int]: ...
    @overload
    def whole(
        self, key: str, *, least: int, most: int, skip: bool = True, **context: Any
    ) -> Answer[int | None]: ...
    def whole(
        self, key: str, *, least: int, most: int, skip: bool = True, **context: Any
    ) -> Answer[int | None]:
        """A count between ``least`` and ``most``, both allowed."""
        return self._answer(key, Kind.WHOLE, skip, context, least=least, most=most)

    @overload
    def money(
        self,
        key: str,
        *,
        least: int = 1,
        most: int = MOST_VND,
        skip: Literal[False],
        **context: Any,
    ) -> Answer[int]: ...
    @overload
    def money(
        self, key: str, *, least: int = 1, most: int = MOST_VND, skip: bool = True, **context: Any
    ) -> Answer[int | None]: ...
    def money(
        self, key: str, *, least: int = 1, most: int = MOST_VND, skip: bool = True, **context: Any
    ) -> Answer[int | None]:
        """Whole đồng between ``least`` and ``most``, both allowed."""
        return self._answer(key, Kind.MONEY, skip, context, least=least, most=most)

    @overload
    def rate(self, key: str, *, skip: Literal[False], **context: Any) -> Answer[Fraction]: ...
    @overload
    def rate(self, key: str, *, skip: bool = True, **context: Any) -> Answer[Fraction | None]: ...
    def rate(self, key: str, *, skip: bool = True, **context: Any) -> Answer[Fraction | None]:
        """A rate from 0 to 1, exact (15 % is 3/20)."""
        return self._answer(key, Kind.RATE, skip, context)

    @overload
    def share(self, key: str, *, skip: Literal[False], **context: Any) -> Answer[Share]: ...
    @overload
    def share(self, key: str, *, skip: bool = True, **context: Any) -> Answer[Share | None]: ...
    def share(self, key: str, *, skip: bool = True, **context: Any) -> Answer[Share | None]:
        """A part of a whole, exact ("12 of 40" is 30 %)."""
        return self._answer(key, Kind.SHARE, skip, context)

    @overload
    def day(
        self,
        key: str,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        skip: Literal[False],
        **context: Any,
    ) -> Answer[Days]: ...
    @overload
    def day(
        self,
        key: str,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        skip: bool = True,
        **context: Any,
    ) -> Answer[Days | None]: ...
    def day(
        self,
        key: str,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        skip: bool = True,
        **context: Any,
    ) -> Answer[Days | None]:
        """A day or an interval, cut to ``earliest`` and ``latest``, both allowed."""
        return self._answer(key, Kind.DAY, skip, context, earliest=earliest, latest=latest)

    @overload
    def text(
        self, key: str, *, longest: int = LONGEST_TEXT, skip: Literal[False] = False, **context: Any
    ) -> Answer[str]: ...
    @overload
    def text(
        self, key: str, *, longest: int = LONGEST_TEXT, skip: bool, **context: Any
    ) -> Answer[str | None]: ...
    def text(
        self, key: str, *, longest: int = LONGEST_TEXT, skip: bool = False, **context: Any
    ) -> Answer[str | None]:
        """The person's words, at most ``longest`` letters, never blank."""
        return self._answer(key, Kind.TEXT, skip, context, least=1, most=longest)

    @overload
    def files(
        self, key: str, *, least: int = 1, most: int = 10, skip: Literal[False], **context: Any
    ) -> Answer[tuple[str, ...]]: ...
    @overload
    def files(
        self, key: str, *, least: int = 1, most: int = 10, skip: bool = True, **context: Any
    ) -> Answer[tuple[str, ...] | None]: ...
    def files(
        self, key: str, *, least: int = 1, most: int = 10, skip: bool = True, **context: Any
    ) -> Answer[tuple[str, ...] | None]:
        """The ids of the files that were sent, ``least`` to ``most`` of them."""
        return self._answer(key, Kind.FILES, skip, context, least=least, most=most)

    @overload
    def place(self, key: str, *, skip: Literal[False], **context: Any) -> Answer[Place]: ...
    @overload
    def place(self, key: str, *, skip: bool = True, **context: Any) -> Answer[Place | None]: ...
    def place(self, key: str, *, skip: bool = True, **context: Any) -> Answer[Place | None]:
        """Where it is: a point, or words."""
        return self._answer(key, Kind.PLACE, skip, context)

    async def confirm(self, key: str, shown: tuple[Say, ...], **context: Any) -> str:
        """``"yes"``, ``"edit"`` or ``"no"`` to exactly what is shown.

        When what is shown moves, by an edit or by fresh facts, it is asked again.
        """
        try:
            digest = fingerprint(shown)
        except ValueError as error:
            raise self._walking.fail(f"{key!r} shows what is no plain data") from error
        asked = self._answer(
            key, Kind.CONFIRM, False, context, CONFIRMATIONS, shown=shown, digest=digest
        )
        chosen: str = await asked
        return chosen

    async def lookup(self, name: str, argument: Json) -> Json:
        """What the desk found for ``argument``, recorded with it: a copy that may be changed.

        For what steers questions. What only shows in the result comes with the facts.
        """
        self._check(name)
        found = self._walking.look(name, argument)
        return await found if type(found) is Pause else found

    def effect(self, key: str, command: Mapping[str, Json]) -> None:
        """Note what should happen, as plain data; the desk carries it out after the commit.

        Misuse: doing it here instead, or two effects with one key on one walk.
        """
        self._check(key)
        self._walking.effect(self._prefix + key, command)

    def group(self, name: str, n: int) -> "Ask":
        """The questions of round ``n`` (from 1) of a group: its keys begin ``item1.``."""
        if not 1 <= n <= MOST_ROUNDS or name[-1:].isdigit():
            raise self._walking.fail(f"{name!r}, round {n}, is no round of a group")
        self._check(name)
        return Ask(self._walking, f"{self._prefix}{name}{n}.")

    async def more(self, name: str, n: int, *, most: int, **context: Any) -> bool:
        """Whether another round follows round ``n``: asks ``item1.more``, or False at ``most``."""
        if most > MOST_ROUNDS:
            raise self._walking.fail(f"{name!r} may have {MOST_ROUNDS} rounds at most")
        if n >= most:
            return False
        return await self.group(name, n).yes_no(MORE, skip=False, **context)

    def rounds(self, name: str, *, most: int, **context: Any) -> "Rounds":
        """The rounds of a group, each an ``Ask``: ``async for item in ask.rounds("item", most=5)``.

        Between two rounds it asks ``item1.more``; ``context`` is for the words of that question.
        """
        return Rounds(self, name, most, context)

    async def _answer(
        self,
        key: str,
        kind: Kind,
        skip: bool,
        context: Mapping[str, Any],
        options: tuple[str, ...] = (),
        **bounds: Any,
    ) -> Any:
        walking = self._walking
        self._check(key)
        if skip:
            options = (*options, SKIP)
        elif nothing_fits(**bounds):
            raise walking.fail(f"{key!r} has no possible answer")
        question = Question(self._prefix + key, kind, options, context=context or None, **bounds)
        taken = walking.take(question)
        return await taken if type(taken) is Pause else taken

    def _check(self, key: str) -> None:
        if not is_key(key):
            raise self._walking.fail(f"{key!r} is no key: small letters, digits, underscores")


class Rounds:
    """The rounds of a group, in order; asks whether there is another before each next one."""

    __slots__ = ("_ask", "_context", "_most", "_n", "_name")

    # A class, since an async generator would tie itself to a running event loop.
    def __init__(self, ask: Ask, name: str, most: int, context: Mapping[str, Any]) -> None:
        self._ask = ask
        self._name = name
        self._most = most
        self._context = context
        self._n = 0

    def __aiter__(self) -> "Rounds":
        """The rounds themselves."""
        return self

    async def __anext__(self) -> Ask:
        """The next round, unless the last one was it."""
        if self._n and not await self._ask.more(
            self._name, self._n, most=self._most, **self._context
        ):
            raise StopAsyncIteration
        self._n += 1
        return self._ask.group(self._name, self._n)
