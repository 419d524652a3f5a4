"""A Zalo Official Account as a channel: webhook events in, OpenAPI calls out, on our own client.

codes, windows, signature                pure: what an error means, what is allowed, whose event
payloads, contents, reading, rendering   pure: events in, calls out
templates, ways                          approved templates; by which way a message may go
wire, oauth, tokens, api                 calls, and the pair of tokens that lives by turns
pictures, uploads, downloads             files in both directions
line, failures, channel                  what failed calls mean; sending
intake                                   an event from its arrival to its commit
"""

from typing import Final

CHANNEL: Final = "zalo_oa"
"""The channel's name in chats' addresses, settings and figures."""
