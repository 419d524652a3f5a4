"""A Zalo Official Account as a channel: webhook events in, OpenAPI calls out, on our own client.

codes, windows, signature             pure: what an error means, what is allowed when, whose event
payloads, reading, rendering          pure: events in, calls out
templates                             approved templates from a settings file
wire, oauth, tokens, api              the wire: calls, and the pair of tokens that lives by turns
pictures, uploads, downloads          files in both directions
channel, ways                         sending, and by which way
intake                                an event from its arrival to its commit
"""

from typing import Final

CHANNEL: Final = "zalo_oa"
"""The channel's name in chats' addresses, settings and figures."""
