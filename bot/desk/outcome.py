"""What one event comes to: the value that the desk commits. Pure."""

from datetime import date

from bot.desk.saying import Saying, Spoken
from bot.desk.scene import Held, House, Scene
from bot.records import record
from bot.storage.steps import Status
from bot.talk import EffectRow, Journal, Say


@record
class Turn:
    """What one event comes to.

    ``ended`` are journals whose conversation was given up; ``commands`` what a finished
    conversation wants done or corrected beyond this chat's memory; ``heard`` and ``finished`` are
    for figures.
    """

    held: Held
    spoken: tuple[Spoken, ...]
    ended: tuple[tuple[Journal, Status], ...]
    commands: tuple[EffectRow, ...]
    heard: str
    finished: str = ""
    echo: str = ""
    erases: bool = False


def sentence(house: House, held: Held, today: date, id_: str) -> Turn:
    """The turn that says one plain sentence and leaves everything as it was: where ours broke, or
    where somebody writes too fast."""
    scene = Scene(house, held.memory, held.journal, held.draft, None, today)
    saying = Saying(scene)
    saying.say(Say(id_, {}))
    return Turn(held, tuple(saying.spoken), (), (), id_.replace("-", "_"))
