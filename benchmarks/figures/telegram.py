"""A durable step on Telegram, through python-telegram-bot's types and Bot, against three others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.databases import sqlite
from benchmarks.figures.step import (
    FLOOR_SYSTEM,
    PEER_SYSTEM,
    absolute,
    acknowledged,
    disturbed,
)
from benchmarks.process import ROOT
from benchmarks.race import System, race, ratios
from benchmarks.report import Options, Row, Spread, at_least
from benchmarks.scripts import OURS_TELEGRAM, PEER

FLOOR_GOAL = 0.33
PEER_GOAL = 2.2
AIOGRAM_GOAL = 2.0
LATENCY = 0.05
"""Seconds that the platform takes for each call; far from Vietnam it is more."""
LATE_CHATS = 8
"""So many times the chats at that latency: a chat's next message waits for the reply to its last
one, so that few chats would measure the waiting, which is the same for everybody."""

AIOGRAM_PYTHON: Path = ROOT / ".venv-bench-aiogram" / "bin" / "python"
OURS_SYSTEM = System("Telegram, SQLite", "ours_ptb", OURS_TELEGRAM, prepare=sqlite)
AIOGRAM_SYSTEM = System("peer: aiogram's FSM", "aiogram_fsm", PEER, python=AIOGRAM_PYTHON)


def measure(options: Options) -> Iterator[Row]:
    """The rows of Telegram."""
    at_once = race([FLOOR_SYSTEM, PEER_SYSTEM, OURS_SYSTEM], options)
    floor, ours = at_once[FLOOR_SYSTEM.name], at_once[OURS_SYSTEM.name]
    name = "durable step through python-telegram-bot"
    yield at_least(name, ratios(ours, floor), FLOOR_GOAL, "× floor")
    yield at_least(name, ratios(ours, at_once[PEER_SYSTEM.name]), PEER_GOAL, "× peer")
    yield acknowledged(OURS_SYSTEM.name, ours)
    many = replace(options, chats=LATE_CHATS * options.chats)
    late = race([AIOGRAM_SYSTEM, OURS_SYSTEM], many, latency=LATENCY)
    far = f"the same at {LATENCY * 1000:.0f} ms platform latency, {many.chats} chats"
    mine = late[OURS_SYSTEM.name]
    theirs = late[AIOGRAM_SYSTEM.name]
    yield at_least(far, ratios(mine, theirs), AIOGRAM_GOAL, "× aiogram")
    # A chat's next call waits for the answer to its last one, in both: so many chats reach no more.
    most = f"{many.chats / LATENCY:.0f} steps/s"
    yield Row("  what so many chats can reach at that latency", most)
    spent = [b.rate.cpu_us / a.rate.cpu_us for a, b in zip(mine, theirs, strict=True)]
    yield Row("  CPU of a step, aiogram's to ours", Spread.of(spent).text(".2f", "×"))
    yield acknowledged(f"{OURS_SYSTEM.name}, late platform", mine)
    for system, measured in at_once.items():
        yield absolute(system, measured)
    for system, measured in late.items():
        yield replace(absolute(system, measured), figure=f"  {system}, late platform")
    yield from disturbed(floor)
