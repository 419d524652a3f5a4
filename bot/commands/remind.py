"""``bot remind``: plans and hands over what is due at one instant, then stops; or counts steps."""

import argparse
import asyncio
import json
from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final

from bot import logs
from bot.app import App, compose
from bot.clock import StandingClock, SystemClock
from bot.delivery.planner import Planner, Tick
from bot.delivery.reminder_made import Said
from bot.desk.reminder_house import reminder_house
from bot.errors import UsageError
from bot.rules import load as policies
from bot.rules.reminders import household_steps
from bot.settings import load
from bot.storage import reminder_reach, reminders
from bot.storage.registers.base import SYSTEM, Book

REPORTED: Final = timedelta(days=365)
"""How long ago a step may have been settled that the report counts."""


def run(arguments: argparse.Namespace) -> int:
    """Remind, or set on which days a policy reminds; the exit status."""
    logs.start("error")
    if arguments.policy is not None:
        return asyncio.run(_set(arguments))
    if arguments.report:
        return asyncio.run(_report(arguments))
    if arguments.as_of is None:
        raise UsageError("give --as-of INSTANT, --report, or --policy ID with --days")
    return asyncio.run(_remind(arguments))


async def _remind(arguments: argparse.Namespace) -> int:
    app = await compose(load(), StandingClock(arguments.as_of))
    try:
        planner = _planner(app)
        now = arguments.as_of
        tick = await (planner.preview(now) if arguments.dry_run else planner.run(now))
        for said in tick.said:
            print(_line(said) if arguments.json else _shown(said), flush=True)
        if not arguments.json:
            print(_summary(tick, dry=arguments.dry_run))
        return 0
    finally:
        await app.close()


async def _report(arguments: argparse.Namespace) -> int:
    """Per step of the year before an instant: sent, delivered, answered, paid within 7 days."""
    app = await compose(load(), SystemClock())
    try:
        since = (arguments.as_of or app.clock.now()) - REPORTED
        rows = await Book(app.database).read(lambda view: reminder_reach.counts(view, None, since))
        for row in rows:
            form = asdict(row)
            print(json.dumps(form) if arguments.json else _counted(form), flush=True)
        return 0
    finally:
        await app.close()


def _counted(form: dict[str, Any]) -> str:
    counts = ", ".join(f"{name} {count}" for name, count in form.items() if name != "step")
    return f"{form['step']}: {counts}"


async def _set(arguments: argparse.Namespace) -> int:
    """Other days for one policy."""
    if arguments.policy not in policies():
        raise UsageError(f"there is no policy {arguments.policy!r}; bot policies lists them")
    try:
        days = [int(day) for day in (arguments.days or "").split(",") if day.strip()]
    except ValueError:
        raise UsageError(f"{arguments.days!r} are no days: write --days=-30,-7,-3,0,3") from None
    household_steps(days)
    app = await compose(load(), SystemClock())
    try:
        book, at = Book(app.database), app.clock.now()
        await book.write(
            app.writer, SYSTEM, at, lambda pen: reminders.set_days(pen, arguments.policy, days)
        )
        print(f"{arguments.policy}: households are reminded on {days or 'no day but the end'}.")
        return 0
    finally:
        await app.close()


def _planner(app: App) -> Planner:
    return Planner(app.writer, reminder_house(policies(), app.database.sealer))


def _line(said: Said) -> str:
    """One message as a line of JSON."""
    form: dict[str, Any] = {
        "recipient": str(said.recipient),
        "channel": said.reader.channel,
        "text": said.message.text,
        "options": [{"id": button.id, "label": button.label} for button in said.message.buttons],
        "steps": [
            {
                "about": str(due.line.about),
                "audience": due.line.audience.value,
                "step": due.step,
                "pay_by": due.pay_by.isoformat(),
            }
            for due in said.steps
        ],
    }
    return json.dumps(form, ensure_ascii=False)


def _shown(said: Said) -> str:
    steps = ", ".join(dict.fromkeys(due.step for due in said.steps))
    return f"— {said.reader.channel}, {said.recipient} ({steps})\n{said.message.text}\n"


def _summary(tick: Tick, *, dry: bool) -> str:
    done = "would be handed over" if dry else "handed over"
    return f"{len(tick.said)} messages {done}; {tick.waiting} people are answering a question."
