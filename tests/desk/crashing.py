"""A child process that carries many conversations at once until it is killed.

Run as ``python -m tests.desk.crashing URL``; standard input says how far each chat was acknowledged
(JSON: a list of counts), every acknowledged event is printed as ``chat number``. The last
acknowledged event of each chat is sent once more first, as a platform that retries would.
"""

import asyncio
import json
import sys

from bot.channels.base import Event
from tests.people import village

SAID = ("/tinh", "lạng sơn", "lợn", "20 triệu", "không biết")
TOGETHER = 64


async def carry(url: str, counts: list[int]) -> None:
    """Bring every chat to its end."""
    gate = asyncio.Semaphore(TOGETHER)
    async with village(url) as here:

        async def chat(number: int, acknowledged: int) -> None:
            async with gate:
                person = here.person(f"p{number}")
                for event in range(max(0, acknowledged - 1), len(SAID)):
                    await person.send(Event.TEXT, f"e{event}", text=SAID[event])
                    print(number, event, flush=True)

        await asyncio.gather(*(chat(n, count) for n, count in enumerate(counts)))


if __name__ == "__main__":
    asyncio.run(carry(sys.argv[1], json.load(sys.stdin)))
