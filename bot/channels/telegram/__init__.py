"""Telegram as a channel: updates become what the desk hears, messages become Bot API calls.

``python-telegram-bot`` gives the types and the calls; it is imported with the modules of this
package, and those only where a token is set.

    reading, keyboard, text, rendering    pure: updates in, calls out
    request, api, failures                the wire: python-telegram-bot's Bot over aiohttp
    channel, taps                         sending; what a tap gets besides an answer
    intake, groups                        an update from its arrival to its commit
    polling, hook, menu                   how updates arrive; the commands that people are shown
"""

from typing import Final

CHANNEL: Final = "telegram"
"""The channel's name in chats' addresses, settings and figures."""
