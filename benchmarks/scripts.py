"""The conversations that the systems are led through: five questions, then the answer."""

from benchmarks.dialects import PLAIN, TELEGRAM
from benchmarks.load import Script, Turn
from benchmarks.words import DONE, QUESTIONS, VERDICT

_ANSWERS = tuple(question.answer for question in QUESTIONS)
_TEXTS = (*(question.text for question in QUESTIONS), DONE)

FLOOR = Script(TELEGRAM, tuple(Turn(text, text) for text in _TEXTS))
"""The bare webhook has no state: it says what it is told."""

PEER = Script(
    TELEGRAM, tuple(Turn(*pair) for pair in zip(("/start", *_ANSWERS), _TEXTS, strict=True))
)

OURS = Script(
    PLAIN,
    (
        *(
            Turn(text, question.key)
            for text, question in zip(("/dieukien", *_ANSWERS), QUESTIONS, strict=False)
        ),
        Turn(_ANSWERS[-1], VERDICT, whole=False),
    ),
)
"""Each reply is one message: the question by its key, at the end the rules' verdict."""

OURS_TELEGRAM = Script(
    TELEGRAM,
    (
        *(
            Turn(said, question.text)
            for said, question in zip(("/dieukien", *_ANSWERS), QUESTIONS, strict=False)
        ),
        Turn(_ANSWERS[-1], VERDICT, whole=False),
    ),
)
"""The same on Telegram, where a reply has words only."""
