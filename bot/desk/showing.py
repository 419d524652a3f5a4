"""What a turn says beside the conversation's own words: asides, "Vì sao?", lists to choose from.

Pure. Which of them it is, is ``bot.desk.turn``'s to say.
"""

from typing import Final

from bot.desk.memory import Stage
from bot.desk.scene import MORE
from bot.desk.walking import Walking
from bot.handlers.base import Offer
from bot.talk import Asking, Finished, Question, Say
from bot.understand import Why

CONFIRM: Final = "confirm"
MOST_CHOICES: Final = 7
WHY_PAGE: Final = 4
"""Messages of a "Vì sao?" that are shown at once."""


class Showing(Walking):
    """One turn's asides and lists."""

    def aside(self, say: Say, heard: str) -> None:
        """One sentence, then what is open once more: nobody stands before a closed door."""
        self.heard = heard
        walked = self.scene.walked
        if self.scene.memory.stage is Stage.OPEN and isinstance(walked, Asking):
            self.say(say)
            self.ask(walked.question)
        elif self.scene.memory.stage is Stage.CHOOSING:
            self.say(say)
            self.ask_change(self.scene.memory.table)
        else:
            self.with_offers(say)

    def why(self, start: int = 0) -> None:
        """Show what stands behind the answer, a page at a time."""
        walked = self.scene.walked
        behind = walked.result.why[start:] if isinstance(walked, Finished) else ()
        if not behind:
            self.aside(Say("nothing-behind", {}), "why_of_nothing")
            return
        page, rest = behind[:WHY_PAGE], behind[WHY_PAGE:]
        self.remember(page=start + WHY_PAGE)
        for say in page[:-1]:
            self.say(say)
        self.with_offers(page[-1], without=Offer.WHY, first=(Offer.MORE,) if rest else ())

    def ask_change(self, keys: tuple[str, ...]) -> None:
        """Ask which answer shall change, seven at a time; a yes is asked for anew anyway."""
        keys = tuple(key for key in keys if key != CONFIRM)
        if not keys:
            self.aside(Say("nothing-to-edit", {}), "nothing_to_edit")
            return
        fits = len(keys) <= MOST_CHOICES
        table = keys if fits else (*keys[: MOST_CHOICES - 1], MORE)
        self.remember(stage=Stage.CHOOSING, table=table, misses=0)
        self.speak(self.text(Say("which-answer", {})), self.scene.question)

    def ask_which(self, question: Question, options: tuple[str, ...]) -> None:
        """Ask back between close options; typed numbers then mean these."""
        self.heard = "did_you_mean"
        self.remember(table=options)
        self.which(question, options)

    def miss(self, question: Question, why: Why, said: str) -> None:
        """Say what was not understood, and ask the same question again."""
        self.heard = "not_understood"
        self.remember(misses=self.scene.memory.misses + 1, table=())
        self.missed(question, why, said)
