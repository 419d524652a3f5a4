"""Zalo's webhook and the way back from its consent page. Reads no event, keeps no token.

200 means durable; 503 that it could not be made durable now, so that Zalo repeats it.
"""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.zalo_oa.intake import Verdict
from bot.channels.zalo_oa.signature import Given

_LOG = logging.getLogger("bot.zalo")

PATH = "/zalo/webhook"
CALLBACK = "/zalo/callback"
SIGNATURE = "X-ZEvent-Signature"
TIMESTAMP = "X-ZEvent-Timestamp"
_STATUS = {Verdict.TAKEN: 200, Verdict.FORGED: 403, Verdict.LATER: 503}
_DONE = "Đã liên kết Official Account. Có thể đóng trang này.\nThe account is linked.\n"
_FAILED = (
    "Chưa liên kết được. Xem nhật ký của trợ lý, rồi mở lại liên kết từ: bot admin zalo link\n"
    "Not linked. See the assistant's log, then open the link of: bot admin zalo link\n"
)


def routes(
    take: Callable[[Given], Awaitable[Verdict]],
    consented: Callable[[str, str, str], Awaitable[bool]],
) -> list[web.RouteDef]:
    """The routes.

    Args:
        take: takes one delivery.
        consented: whether a code, with the account and the state that came along, gave tokens.
    """

    async def hook(request: web.Request) -> web.Response:
        body = await request.read()
        given = Given(body, request.headers.get(SIGNATURE, ""), request.headers.get(TIMESTAMP, ""))
        return web.Response(status=_STATUS[await take(given)])

    async def callback(request: web.Request) -> web.Response:
        query = request.query
        code, account, state = (query.get(name, "") for name in ("code", "oa_id", "state"))
        done = bool(code) and await consented(code, account, state)
        # The code stands in this address: nothing may be asked elsewhere with it.
        headers = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
        return web.Response(
            text=_DONE if done else _FAILED, status=200 if done else 400, headers=headers
        )

    return [web.post(PATH, hook), web.get(CALLBACK, callback)]
