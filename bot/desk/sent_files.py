"""Files that answer a question: photos of one slip are one set, a sheet is one file. Pure."""

from typing import Final

from bot.channels.base import Incoming
from bot.desk.intents import Answer, Attach, Intent, Open, aside
from bot.desk.memory import Stage
from bot.desk.openings import paid
from bot.desk.saying import SHEET, wants
from bot.desk.scene import NeedsFiles, Scene
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Conversation
from bot.talk import Json, Kind, Question, Say

PHOTO: Final = "photo"
REPORT: Final = CONVERSATIONS["damage_report"]
"""What a photo begins where nothing else is open."""
VOICE: Final = "voice"
"""What a spoken message is kept as."""
SLIPS: Final = frozenset({"payment"})
"""After these a photo is rather a slip than a loss."""
SHEETS: Final = {"units_from": ("sheet", "units_sheet")}
"""Of a choice: the option that a sheet sent at once chooses, and the question that it answers."""
WRONG: Final = "wrong"
"""Stands for files that are none of what was asked for."""


def files(scene: Scene, incoming: Incoming) -> Intent | None:
    """Files answer the open question for files; more of them join those that were just sent."""
    if not incoming.files:
        return None
    question, before = asks_files(scene)
    if question is None:
        return _sheet(scene, incoming) or _photos(scene, incoming)
    if not incoming.kept:
        raise NeedsFiles(wants(question))
    if incoming.kept == (WRONG,):
        return aside("wrong-sheet" if wants(question) == SHEET else "wrong-photo")
    files = list(dict.fromkeys((*before, *incoming.kept)))
    if question.most is not None and len(files) > question.most:
        return aside("too-many-files")
    return Answer(question, files)


def _sheet(scene: Scene, incoming: Incoming) -> Intent | None:
    """A sheet sent where the open question asks whether one will be."""
    if scene.memory.stage is not Stage.OPEN or scene.question.key not in SHEETS:
        return None
    if not incoming.kept:
        raise NeedsFiles(SHEET)
    if incoming.kept == (WRONG,):
        return aside("wrong-sheet")
    option, key = SHEETS[scene.question.key]
    return Attach(key, list(incoming.kept[:1]), None, option)


def _photos(scene: Scene, incoming: Incoming) -> Intent | None:
    """Photos that nobody asked for: of the open report, or the beginning of one."""
    open_ = scene.memory.stage is Stage.OPEN
    if not open_ and scene.name in SLIPS:
        return None
    conversation = CONVERSATIONS.get(scene.name) if open_ else _begun(incoming.text)
    if conversation is None or not conversation.photos:
        return None
    if not incoming.kept:
        raise NeedsFiles(PHOTO)
    if incoming.kept == (WRONG,):
        return aside("wrong-photo")
    key = conversation.photos
    if not open_:
        answers: tuple[tuple[str, Json], ...] = ((key, list(incoming.kept)),)
        if conversation is REPORT:
            answers = (*answers, ("report_about", key))
        return Open(conversation.name, incoming.text, answers)
    held = scene.journal.answers.get(key) if scene.journal else None
    before = held if isinstance(held, list) else []
    found = tuple(dict.fromkeys((*before, *incoming.kept)))
    if len(found) > conversation.most_photos:
        return aside("too-many-files")
    return Attach(key, list(found), Say("photos-added", {"count": str(len(found))}))


def _begun(said: str) -> Conversation:
    """What photos begin, by the words that came with them: a payment, else a report of a loss."""
    return CONVERSATIONS["payment"] if paid(said) else REPORT


def voice(scene: Scene, incoming: Incoming) -> Intent | None:
    """Spoken words are kept as they are, with a report that is being made like its photos, else
    where the person agreed to that; only people listen."""
    reports = scene.memory.stage is Stage.OPEN and scene.name == REPORT.name
    if not incoming.files or not (reports or scene.memory.consent):
        return None
    if not incoming.kept:
        raise NeedsFiles(VOICE)
    if incoming.kept == (WRONG,):
        return aside("voice-unreadable")
    return aside("voice-with-report" if reports else "voice-kept")


def asks_files(scene: Scene) -> tuple[Question | None, tuple[str, ...]]:
    """The question that files answer now, and the files that it has already."""
    if scene.memory.stage is Stage.CHOOSING:  # "Sửa", and the right photo at once
        asked_for = (asked for asked, _ in reversed(scene.path) if asked.kind is Kind.FILES)
        return next(asked_for, None), ()
    if scene.memory.stage is not Stage.OPEN or scene.journal is None:
        return None, ()
    if scene.question.kind is Kind.FILES:
        return scene.question, ()
    asked, value = scene.path[-1] if scene.path else (None, None)
    if asked is None or asked.kind is not Kind.FILES or not isinstance(value, list):
        return None, ()
    return asked, tuple(value) if asked.most != 1 else ()
