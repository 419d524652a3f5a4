"""A child process that plays a season of one damage case until it is killed.

Run as ``python -m tests.desk.crashing_case URL COUNT``: ``COUNT`` events were acknowledged before;
the last of them is sent once more first, as a platform that retries would. Every acknowledged event
is printed by its number.
"""

import asyncio
import sys

from bot.app import PAGES
from bot.channels.base import Event, File
from bot.desk.case_rounds import bring_cases
from tests.desk.reported import MONDAY
from tests.people import village

LAN, BINH, MINH = "mau-lan", "mau-binh", "mau-minh"
SEASON: tuple[tuple[str, str], ...] = (
    (LAN, "heo chết 12 con hôm qua"), (LAN, "=unknown"), (LAN, "40"), (LAN, "=skip"),
    (LAN, "ấp Mẫu Hai"), (LAN, "=yes"),
    (BINH, "/vu"), (BINH, "1"), (BINH, "=confirmed"), (BINH, "=yes"),
    (MINH, "/vu"), (MINH, "1"), (MINH, "=taken"),
    (MINH, "/vu"), (MINH, "1"), (MINH, "=asked"), (MINH, "còn sống mấy con?"), (MINH, "=yes"),
    (LAN, "/vu"), (LAN, "1"), (LAN, "=replied"), (LAN, "còn 28 con"), (LAN, "=skip"),
    (MINH, "/vu"), (MINH, "1"), (MINH, "=record_called"), (MINH, "7/8/2026"),
    (MINH, "tại chuồng, 8 giờ"), (MINH, "=yes"),
    (MINH, "/vu"), (MINH, "1"), (MINH, "=record_signed"), (MINH, "=commune_chair"),
    (MINH, "=yes"), (MINH, "=objective"), (MINH, "12/BB"), (MINH, "@bb.pdf"), (MINH, "=yes"),
    (MINH, "/vu"), (MINH, "1"), (MINH, "=sent_to_commune"), (MINH, "=yes"),
    (MINH, "/vu"), (MINH, "1"), (MINH, "=submitted"), (MINH, "=yes"),
    (MINH, "/quyetdinh"), (MINH, "=extension"), (MINH, "Lan"), (MINH, "15/QĐ-UBND"),
    (MINH, "3/8/2026"), (MINH, "UBND xã Mẫu"), (MINH, "30/12/2026"), (MINH, "=skip"),
    (MINH, "=yes"),
)  # fmt: skip
"""Who types what; what begins with "=" is chosen by its id, with "@" it is a signed scan."""


async def play(url: str, acknowledged: int) -> None:
    """Go on with the season to its end; the clock's minute runs after every event."""
    async with village(url, MONDAY) as here:
        await here.settle()
        for number in range(max(0, acknowledged - 1), len(SEASON)):
            name, said = SEASON[number]
            person = here.person(name)
            if said.startswith("="):
                await person.send(Event.CHOOSE, f"e{number}", option=said[1:])
            elif said.startswith("@"):
                scan = File(said[1:], b"%PDF-1.7 signed record")
                await person.send(Event.DOCUMENT, f"e{number}", files=(scan,))
            else:
                await person.send(Event.TEXT, f"e{number}", text=said)
            print(number, flush=True)
            await bring_cases(here.app.writer, PAGES, here.clock.now())
            await here.app.delivery.catch_up()


if __name__ == "__main__":
    asyncio.run(play(sys.argv[1], int(sys.argv[2])))
