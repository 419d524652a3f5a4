"""Files at signed addresses, for platforms that fetch what we send. Checks nothing itself."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.base import File
from bot.web.chat import file_answer


def route(path: str, find: Callable[[str], Awaitable[File | None]]) -> web.RouteDef:
    """The route below ``path``; ``find`` gives the file of a token that holds, else None."""

    async def fetch(request: web.Request) -> web.Response:
        """The file; 404 where the token is forged or no longer holds, or the file is gone."""
        found = await find(request.match_info["token"])
        if found is None:
            raise web.HTTPNotFound
        return file_answer(found)

    return web.get(path + "/{token}/{name}", fetch)
