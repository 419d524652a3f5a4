"""``bot policies``: the packs that are loaded; ``check`` validates, ``affected`` compares two."""

import argparse

from bot.errors import UsageError
from bot.policies import affected, check, listing


def run(arguments: argparse.Namespace) -> int:
    """Print what was asked for; 1 where a pack has a fault."""
    lines, status = _answer(arguments)
    print("\n".join(lines))
    return status


def _answer(arguments: argparse.Namespace) -> tuple[list[str], int]:
    if arguments.action == "check":
        if arguments.sources is not None and not arguments.sources.is_dir():
            raise UsageError(f"there is no folder {arguments.sources}")
        return check(arguments.sources)
    if arguments.action == "affected":
        try:
            return affected(arguments.old, arguments.new, arguments.requests)
        except OSError as error:
            raise UsageError(f"cannot read {error.filename}: {error.strerror}") from error
    return listing(), 0
