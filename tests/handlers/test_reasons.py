"""Every answer that cites a document shows its words under "Vì sao?"."""

from itertools import islice

import pytest

from bot.explore import facts_of, trails
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Facts, Offer
from bot.handlers.reasons import Run, behind, cited, reasoned
from bot.talk import Ask, Finished, Header, Journal, Say, play
from tests.rules.test_lookup import ON

MOST_TRAILS = 1500
FACTS = facts_of(Header("calculation", "0", f"{ON.isoformat()}T07:00:00+07:00", ON))
PLACES = tuple(step.rule.citation for step in FACTS.policies["lang-son-33-2022"].payments)


@pytest.mark.parametrize("name", list(CONVERSATIONS))
def test_answers_that_cite_have_reasons_and_show_the_button(name: str) -> None:
    for trail in islice(trails(CONVERSATIONS[name], 1), MOST_TRAILS):
        answer = trail.walk.result
        if tuple(cited(answer.say)):
            assert answer.why, answer.say
            assert answer.why[0].id == "why-document", answer.say
            assert Offer.WHY in answer.offers, answer.say
        assert len(answer.offers) <= 7, answer.offers


def test_reasons_name_the_document_quote_it_and_say_what_is_open() -> None:
    said = behind(FACTS, PLACES)
    assert [say.id for say in said[:2]] == ["why-document", "why-passages"]
    assert said[-1].id == "why-open"


async def cites(_: Ask, __: Facts) -> Answered:
    line = Say("lookup-topic", {"cite": PLACES[0]})
    return Answered((Say("lookup-others", {"lines": (line,)}),), offers=tuple(Offer)[1:8])


async def tells(_: Ask, __: Facts) -> Answered:
    return Answered((Say("lookup-nothing", {}),), offers=(Offer.PERSON,))


def walked(conversation: Run) -> Answered:
    header = Header("calculation", "0", f"{ON.isoformat()}T07:00:00+07:00", ON)
    came = play(conversation, Journal(header), FACTS)
    assert isinstance(came, Finished)
    return came.result


def test_places_in_lines_are_found_and_a_full_row_of_buttons_stays() -> None:
    answer = walked(reasoned(cites))
    assert (answer.why[0].id, len(answer.offers)) == ("why-document", 7)
    assert Offer.WHY not in answer.offers


def test_an_answer_without_an_article_stays_as_it_is() -> None:
    answer = walked(reasoned(tells))
    assert (answer.why, answer.offers) == ((), (Offer.PERSON,))
