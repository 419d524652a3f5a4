"""What the web chat needs, from the composed app."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.app import App
from bot.channels.base import ChatRef, File
from bot.channels.web import Attached, Shown
from bot.desk.papers import id_of, is_photo, name_of
from bot.desk.posts import from_bytes
from bot.storage import files, outbox
from bot.storage.errors import StorageError
from bot.storage.ids import span
from bot.storage.outbox import StoredMessage
from bot.storage.sealing import Place, Sealer
from bot.web.guard import allowed_hosts
from bot.web.limits import Limits, Rate
from bot.web.services import DemoPerson, Services
from bot.web.wakes import Wakes

if TYPE_CHECKING:
    from bot.demo import Villager

ACCOUNT = "web"
LONGEST_ID = 19
"""Digits of a file's id."""
OVERLAP = timedelta(seconds=10)
"""How much later another process may commit a row with a lower id."""


def services_for(
    app: App,
    wakes: Wakes,
    people: "Iterable[Villager] | None",
    demo_day: Callable[[str], Awaitable[bool]] | None = None,
) -> Services:
    """The web's seams over this app; ``demo_day`` moves the sample village to a day."""
    settings = app.settings
    per_second = settings.messages_per_minute / 60
    return Services(
        receive=app.desk.receive,
        history=_history(app),
        language=app.desk.language,
        file=_file(app),
        ready=_ready(app),
        metrics=lambda: app.metrics.text().decode(),
        clock=app.clock.now,
        secret=app.database.sealer.secret("web"),
        wakes=wakes,
        account=ACCOUNT,
        demo=_cast(people) if people else None,
        demo_day=demo_day,
        public_url=settings.public_url or "",
        hosts=allowed_hosts(settings.host, settings.public_url or ""),
        overlap=span(OVERLAP),
        limits=Limits(
            photo=settings.upload_megabytes * 1024 * 1024,
            person_sends=Rate(burst=max(10.0, per_second * 30), per_second=per_second),
        ),
    )


def _cast(people: "Iterable[Villager]") -> tuple[DemoPerson, ...]:
    return tuple(DemoPerson(p.id, p.name, p.role, p.province, p.beside) for p in people)


def _history(app: App) -> Callable[[ChatRef, int, int], Awaitable[Sequence[Shown]]]:
    async def history(ref: ChatRef, after: int, limit: int) -> Sequence[Shown]:
        sealer = app.database.sealer
        chat = sealer.chat(ref.channel, ref.account, ref.id)
        rows = await outbox.shown(app.database, chat, limit)
        return [_shown(sealer, row) for row in rows if row.id > after]

    return history


def _shown(sealer: Sealer, row: StoredMessage) -> Shown:
    post = from_bytes(sealer.open(Place.OUTBOX, row.id, row.payload))
    spoken = post.spoken
    return Shown(
        id=post.event if post.mine else str(row.id),
        cursor=row.id,
        at=row.due,
        text=spoken.text,
        mine=post.mine,
        question=spoken.question,
        buttons=spoken.buttons,
        wants=spoken.wants,
        attachments=tuple(map(_attached, spoken.files)),
    )


def _attached(reference: str) -> Attached:
    kind = "photo" if is_photo(reference) else "document"
    return Attached(str(id_of(reference)), kind, name_of(reference))


def _ready(app: App) -> Callable[[], Awaitable[Mapping[str, bool]]]:
    async def ready() -> Mapping[str, bool]:
        try:
            await app.database.read(lambda connection: connection.execute(_ONE).scalar())
        except StorageError:
            return {"database": False}
        return {"database": True}

    return ready


def _file(app: App) -> Callable[[ChatRef, str], Awaitable[File | None]]:
    async def file(ref: ChatRef, id_: str) -> File | None:
        """A file of this chat; those of others read as if they were not there."""
        number = int(id_) if id_.isdecimal() and len(id_) <= LONGEST_ID else 0
        found = await files.find(app.database, number) if number else None
        if found is None or found.chat != app.database.sealer.chat(
            ref.channel, ref.account, ref.id
        ):
            return None
        return File(found.name, await files.content(app.database, found.id))

    return file


_ONE = text("SELECT 1")
