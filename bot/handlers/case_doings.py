"""What may be done with a damage case besides the steps of its document: ids, closed lists."""

from typing import Final

CONVERSATION: Final = "case_work"
CASE: Final = "case"
DOING: Final = "case_doing"
MORE: Final = "case_more"

TAKEN, ASSIGNED, ASKED, REPLIED = "taken", "assigned", "asked", "replied"
CONFIRMED, ADDED, DISAGREED = "confirmed", "added", "disagreed"
DETAILS, PAPERS, NOTED, JOINED = "details", "papers", "noted", "joined"
UNDONE, SET_ASIDE, OTHERS = "undone", "set_aside", "others"
OPEN: Final = "open"

LEADER_ANSWERS: Final = (CONFIRMED, ADDED, DISAGREED)
RARE: Final = (NOTED, JOINED, UNDONE, SET_ASIDE)
"""What stands behind "Việc khác"."""
DOINGS: Final = (
    *(TAKEN, ASSIGNED, ASKED, REPLIED, CONFIRMED, ADDED, DISAGREED),
    *(DETAILS, PAPERS, OPEN),
)
"""What a button of a message may open."""
