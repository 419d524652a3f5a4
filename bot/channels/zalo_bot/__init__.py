"""The Zalo Bot Platform as a channel, for officers and leaders. Over aiohttp, with no library.

A bot there has no buttons, no edits and no files but photos at public addresses; it may talk to
few people and send few messages a month. So every choice goes by its number or by words.

    reading, rendering          pure: events in, calls out
    api, failures               the wire: one POST for each call, errors as one table
    channel, quota              sending; how much of the plan is used
    intake, photos              an event from its arrival to its commit
    hook, polling               how events arrive
    links                       signed addresses under which Zalo fetches our files
"""

from typing import Final

CHANNEL: Final = "zalo_bot"
"""The channel's name in chats' addresses, settings and figures."""
