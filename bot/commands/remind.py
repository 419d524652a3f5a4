"""``bot remind``: plans and hands over what is due at one instant, then stops."""

import argparse
import asyncio
import json
from typing import Any

from bot import logs
from bot.app import App, compose
from bot.clock import StandingClock, SystemClock
from bot.delivery.planner import Planner, Tick
from bot.delivery.reminder_mail import Said
from bot.desk.reminder_house import reminder_house
from bot.errors import UsageError
from bot.rules import load as policies
from bot.rules.reminders import household_steps
from bot.settings import load
from bot.storage import reminders
from bot.storage.registers.base import SYSTEM, Book


def run(arguments: argparse.Namespace) -> int:
    """Remind, or set on which days a policy reminds; the exit status."""
    logs.start("error")
    if arguments.policy is not None:
        return asyncio.run(_set(arguments))
    if arguments.as_of is None:
        raise UsageError("give --as-of INSTANT, or --policy ID with --days")
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
