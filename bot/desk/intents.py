"""What a person may want of one event: an answer, a command, a choice, or a reason why not.

Values only. ``bot.desk.hearing`` finds them out, ``bot.desk.turn`` carries them out.
"""

from typing import TypeAlias

from bot.records import record
from bot.talk import Json, Question, Say
from bot.understand import Why


@record
class Answer:
    """A value for a question of this walk: the open one, or an earlier one (an edit);
    ``sentence`` is what was said where it answers the next question too."""

    question: Question
    value: Json
    sentence: str = ""


@record
class Open:
    """A conversation is asked for; ``sentence`` is what was said where it may hold answers,
    ``answers`` are those that the event itself gives, by key."""

    name: str
    sentence: str = ""
    answers: tuple[tuple[str, Json], ...] = ()


@record
class Attach:
    """Photos or a place for a question that is not the open one: asked later, or answered before.

    ``said`` is what is said of it; ``chosen`` is what the file itself answers of the open question.
    """

    key: str
    value: Json
    said: Say | None
    chosen: str = ""


@record
class Choose:
    """Something that may follow an answer."""

    offer: str


@record
class Change:
    """An earlier answer is to be asked again, by its key."""

    key: str


@record
class GoBack:
    """The last answer is to be asked again."""


@record
class Cancel:
    """The open conversation is to end."""


@record
class Meant:
    """Close options: which one?"""

    question: Question
    options: tuple[str, ...]


@record
class Missed:
    """Words that do not answer the open question, and why."""

    question: Question
    why: Why
    said: str


@record
class Aside:
    """Something that fits nothing here: one sentence, then what is open once more."""

    say: Say
    heard: str


Intent: TypeAlias = (
    Answer | Open | Attach | Choose | Change | GoBack | Cancel | Meant | Missed | Aside
)


def aside(id_: str) -> Aside:
    """One sentence by its id; the same name counts in the figures."""
    return Aside(Say(id_, {}), id_.replace("-", "_"))
