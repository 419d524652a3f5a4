"""What ``bot serve`` holds when it begins to serve: nothing that only some later message needs.

The start has a budget (`python -m benchmarks start`). Where this fails, import the module where it
is used first, inside the function; what soon some message needs is named in ``bot.app.LATER``.
"""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.web.running import address_of

ROOT = Path(__file__).parents[1]

# Loaded by the first message, job or command that needs them, or by a platform that is configured.
LATER = (
    "PIL",
    "alembic",
    "babel",
    "bot.bookkeeping",
    "bot.channels.telegram",
    "bot.channels.zalo_bot",
    "bot.channels.zalo_oa",
    "bot.delivery.broadcast",
    "bot.delivery.planner",
    "bot.delivery.reminder_mail",
    "bot.demo",
    "bot.desk.carrying",
    "bot.desk.effects",
    "bot.desk.lookups",
    "bot.desk.making",
    "bot.documents",
    "bot.evaluate",
    "bot.explore",
    "bot.findings",
    "bot.importing",
    "bot.policies",
    "bot.storage.audit",
    "bot.storage.ledger",
    "bot.storage.registers.",
    "bot.storage.reminders",
    "docx",
    "httpx",
    "lxml",
    "openpyxl",
    "psycopg",
    "pydantic",
    "segno",
    "sqlalchemy.orm",
    "sqlmodel",
    "telegram",
)

_SERVE = """
import atexit, json, sys
atexit.register(lambda: open("modules.json", "w").write(json.dumps(list(sys.modules))))
import bot.commands.serve
bot.commands.serve.START_TAKES = 3600
from bot.__main__ import main
sys.exit(main(["serve"]))
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules of a server on a new SQLite database, without tokens, that serves."""
    folder = tmp_path_factory.mktemp("start")
    log = folder / "serve.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE],
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "BOT_PORT": "0", "PYTHONPATH": str(ROOT)},
            stderr=errors,
        )
    try:
        # An answer comes when the start is over and a signal ends it in order.
        urllib.request.urlopen(f"{address_of(process, log)}/healthz", timeout=30).close()
    finally:
        process.terminate()
        process.wait(20)
    return frozenset(json.loads((folder / "modules.json").read_text("utf-8")))


@pytest.mark.parametrize("name", LATER)
def test_start_does_not_load(held: frozenset[str], name: str) -> None:
    package = name.removesuffix(".")
    found = {m for m in held if m.startswith(package + ".") or (m == package == name)}
    assert found == set()


def test_start_loads_what_a_message_needs(held: frozenset[str]) -> None:
    assert {"bot.desk.desk", "bot.handlers.eligibility", "aiohttp.web"} <= held
