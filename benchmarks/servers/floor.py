"""The floor: a bare aiohttp webhook that answers every message with one aiohttp sendMessage.

No state, no rules, no words: what any assistant on aiohttp pays before it does anything.
"""

import aiohttp
from aiohttp import web

from benchmarks.servers.base import arguments, run, serve


async def main() -> None:
    """Serve until ended."""
    url = f"{arguments().platform}/bot1:bench/sendMessage"
    async with aiohttp.ClientSession() as session:

        async def hook(request: web.Request) -> web.Response:
            message = (await request.json())["message"]
            call = {"chat_id": message["chat"]["id"], "text": message["text"]}
            async with session.post(url, json=call) as response:
                await response.json()
            return web.Response()

        await serve(hook)


if __name__ == "__main__":
    run(main)
