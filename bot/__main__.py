"""The command line: ``bot --help`` lists the commands; a wrong call says what was wrong, exits 2.

Parses only; each command's body is a module of ``bot.commands``, loaded when it is called.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Final

from bot.errors import BotError, UsageError

LOADED_OBJECTS: Final = 200_000
"""New objects between two searches for garbage: more than a start loads, which is next to none."""
_MODULES = {"import": "bot.commands.imports", "export": "bot.commands.export"}
"""Modules that are not named like their command."""


def instant(text: str) -> datetime:
    """An instant in ISO 8601 with its offset, e.g. 2026-11-20T07:30+07:00."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        value = None
    if value is None or value.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not an instant: write ISO 8601 with an offset, "
            "e.g. 2026-11-20T07:30+07:00"
        )
    return value


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="bot", description="Assistant for the revolving fund of community production support."
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _serve(commands.add_parser("serve", help="serve everything that is configured"))
    _chat(commands.add_parser("chat", help="talk to the assistant in the terminal"))
    _evaluate(commands.add_parser("evaluate", help="the rules alone: JSON Lines in, out"))
    _policies(commands.add_parser("policies", help="list and check the policy packs"))
    _admin(commands.add_parser("admin", help="roles, codes, backups, erasure"))
    _import(commands.add_parser("import", help="participants and projects from a filled sheet"))
    _export(commands.add_parser("export", help="the empty sheet, registers and reports"))
    _remind(commands.add_parser("remind", help="plan and hand over what is due"))
    doctor = commands.add_parser("doctor", help="what is configured, missing and wrong")
    doctor.add_argument("--language", choices=("vi", "en"), default="vi", help="default: vi")
    return top


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--demo", action="store_true", help="fill an empty database with the sample village"
    )
    command.add_argument(
        "--now", type=instant, metavar="INSTANT", help="with --demo: the clock starts there"
    )


def _chat(command: argparse.ArgumentParser) -> None:
    command.add_argument("--user", metavar="ID", default="me", help="who is speaking (default: me)")
    command.add_argument("--json", action="store_true", help="one JSON event per line")
    command.add_argument("--demo", action="store_true", help="with the sample village")
    command.add_argument(
        "--now", type=instant, metavar="INSTANT", help="the clock stands there until it is moved"
    )
    command.add_argument(
        "--repro", action="store_true", help="print the user's last conversation as a test case"
    )


def _evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="?", type=Path, help="JSON Lines (default: standard input)")
    command.add_argument(
        "--replay", action="store_true", help="the lines are past answers: repeat, byte for byte"
    )
    command.add_argument(
        "--record", action="store_true", help="write answers that --replay can repeat"
    )
    command.add_argument(
        "--packs", type=Path, metavar="FOLDER", help="with --replay: where older packs lie"
    )


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=".xlsx or .csv")
    command.add_argument("--dry-run", action="store_true", help="do all of it, then undo it")
    command.add_argument("--report", type=Path, metavar="FILE", help="where the marked copy goes")
    command.add_argument("--language", choices=("vi", "en"), default="vi", help="default: vi")


def _export(command: argparse.ArgumentParser) -> None:
    kinds = ("template", "area", "questions", "participants", "projects", "standing")
    one_of = f"one of {', '.join(kinds)}"
    command.add_argument("what", choices=kinds, metavar="WHAT", help=one_of)
    command.add_argument("--output", type=Path, metavar="FILE", help="default: a name of its own")
    command.add_argument("--format", choices=("xlsx", "csv"), help="default: by the name, or xlsx")
    command.add_argument("--commune", action="append", metavar="NAME", help="only this; repeatable")
    command.add_argument("--masked", action="store_true", help="without personal values")


def _remind(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=instant, metavar="INSTANT", help="what is due then")
    command.add_argument("--dry-run", action="store_true", help="show, and hand over nothing")
    command.add_argument("--json", action="store_true", help="one line of JSON per message")
    command.add_argument("--report", action="store_true", help="counts per step, of a year")
    command.add_argument("--policy", metavar="ID", help="with --days: set a policy's steps")
    command.add_argument("--days", help="such as --days=-30,-7,-3,0,3")


def _policies(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", metavar="ACTION")
    check = actions.add_parser("check", help="validate every pack")
    check.add_argument("--sources", type=Path, metavar="FOLDER", help="compare the quotes too")
    affected = actions.add_parser("affected", help="what a changed pack moves")
    affected.add_argument("old", type=Path)
    affected.add_argument("new", type=Path)
    affected.add_argument("--requests", type=Path, metavar="FILE", help="JSON Lines to compare")


def _admin(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("migrate", help="bring the database to this version's schema")
    for name, does in (("grant", "give a chat's person a role"), ("revoke", "take it away")):
        action = actions.add_parser(name, help=does)
        action.add_argument("--user", required=True, metavar="CHANNEL:ID", help="whose chat")
        action.add_argument("--role", required=True, help="such as officer or group_leader")
        action.add_argument("--scope", required=True, metavar="KIND:ID", help="or: all")
        if name == "grant":
            action.add_argument("--name", help="what a person is called who is new")
    code = actions.add_parser("code", help="a one-time code that links a chat to a person")
    code.add_argument("--person", required=True, metavar="WHO", help="phone, full name or id")
    actions.add_parser("verify", help="check ledger and audit trail")
    backup = actions.add_parser("backup", help="copy a SQLite database, its key and files")
    backup.add_argument("folder", type=Path)
    restore = actions.add_parser("restore", help="put such a copy in place")
    restore.add_argument("folder", type=Path)
    for name, does in (
        ("erase", "erase what is kept of a chat and its person"),
        ("export", "write what is kept of a person into a file for them"),
    ):
        action = actions.add_parser(name, help=does)
        whose = action.add_mutually_exclusive_group(required=True)
        whose.add_argument("--user", metavar="CHANNEL:ID", help="whose data, by a chat")
        whose.add_argument("--person", metavar="WHO", help="phone, full name or id")
        if name == "export":
            where = "default: du-lieu-ca-nhan.xlsx; .json by its name"
            action.add_argument("--output", type=Path, metavar="FILE", help=where)
    zalo = actions.add_parser("zalo", help="the Official Account's consent and tokens")
    zalo.add_argument("does", choices=("link", "consent", "status", "unpin"))
    zalo.add_argument("--code", help="with consent: the code that Zalo's page came back with")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of one call: 0 done, 1 something is wrong, 2 called wrongly."""
    arguments = parser().parse_args(argv)
    gc.set_threshold(LOADED_OBJECTS)
    try:
        module = _MODULES.get(arguments.command, f"bot.commands.{arguments.command}")
        return int(import_module(module).run(arguments))
    except UsageError as error:
        print(f"bot {arguments.command}: {error}", file=sys.stderr)
        return 2
    except BotError as error:
        print(f"bot: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our lines left; nothing is wrong here
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
