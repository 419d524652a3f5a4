"""A child process that carries a season of payments through the desk until it is killed.

Run as ``python -m tests.desk.paying URL FIRST``; every acknowledged event is printed by its number,
and the last acknowledged one is sent once more first, as a platform that retries would.
"""

import asyncio
import sys
from collections.abc import Iterator
from typing import Final

from bot.channels.base import Event
from tests.people import village

LEADER: Final = "mau-hoa"
OFFICER: Final = "mau-thu"
HOMES: Final = ("Páo", "Mẩy", "Sính", "Tài")
ROUNDS: Final = 4
EACH: Final = 10_000


def season() -> Iterator[tuple[str, str]]:
    """Who says what, in order: receipts for each household, then the account, then the officer."""
    for _ in range(ROUNDS):
        for home in HOMES:
            for said in ("/noptien", "=received", home, "=part", "10 nghìn", "=yes"):
                yield LEADER, said
        for said in ("/noptien", "=deposited", "=all", "=skip", "=yes"):
            yield LEADER, said
        for said in ("/viec", "1", "=yes", "=yes"):
            yield OFFICER, said


async def pay(url: str, first: int) -> None:
    """Go on from an event."""
    async with village(url) as here:
        await here.settle()
        people = {name: here.person(name) for name in (LEADER, OFFICER)}
        for number, (who, said) in enumerate(season()):
            if number < first:
                continue
            if said.startswith("="):
                await people[who].send(Event.CHOOSE, f"e{number}", option=said[1:])
            else:
                await people[who].send(Event.TEXT, f"e{number}", text=said)
            print(number, flush=True)


if __name__ == "__main__":
    asyncio.run(pay(sys.argv[1], int(sys.argv[2])))
