"""/danhsach and /nhap: an officer's area as a sheet, and a filled sheet read in.

A sheet is looked through before anything of it is written; the officer says yes to what was found.
"""

from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.people import Me, ask_me, ask_one, confirmed, not_yours, stranger
from bot.talk import Ask, Say

NEXT = (Offer.AREA, Offer.TASKS, Offer.PERSON)


async def area(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """The area's households, projects and sums as a sheet."""
    me = await ask_me(ask)
    if (refused := _refused(me, exports=True)) is not None:
        return refused
    where = await ask_one(ask, "area", (*me.areas, *me.desks))
    found = await ask.lookup("sheet", where.id)
    shown = {"area": where.name, "count": str(found["count"])}
    return Answered((Say("area-sheet", shown),), (), NEXT[1:], (found["file"],))


async def importing(ask: Ask, facts: Facts) -> Answered:  # noqa: ARG001 - one shape for all
    """Read a filled sheet: what it would change, its errors by row, then all of it or nothing."""
    me = await ask_me(ask)
    if (refused := _refused(me)) is not None:
        return refused
    where = await ask_one(ask, "area", me.areas)
    form = await ask.lookup("form", None)
    sheet = await ask.files("sheet", least=1, most=1, skip=False, files=(form["file"],))
    found = await ask.lookup("dry_run", {"area": where.id, "file": sheet[0]})
    counts = {name: str(found[name]) for name in ("rows", "projects", "households", "errors")}
    files = (found["report"],) if found["report"] else ()
    if not found["readable"]:
        why = {"why": found.get("why") or ""}
        return Answered((Say("import-unreadable", why),), (), (Offer.IMPORTING, Offer.PERSON))
    if found["errors"]:
        return Answered((Say("import-errors", counts),), (), (Offer.IMPORTING, Offer.PERSON), files)
    shown = (Say("readback-import", counts | {"area": where.name}),)
    if (instead := await confirmed(ask, shown)) is not None:
        return instead
    ask.effect("import", {"do": "import", "area": where.id, "file": sheet[0]})
    return Answered((Say("import-done", {}),), offers=NEXT)


def _refused(me: Me, *, exports: bool = False) -> Answered | None:
    if me.person is None:
        return stranger()
    return None if me.areas or (exports and me.desks) else not_yours("officer")
