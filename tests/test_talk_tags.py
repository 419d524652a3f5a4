"""Button tags: what a tap means, and every way in which it means nothing."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest

from bot.talk import (
    Forged,
    Kind,
    NotAsked,
    NotOffered,
    OtherConversation,
    Question,
    Tapped,
    TappedOlder,
    resolve,
    sign,
)

SECRET = b"k" * 32
STATUS = Question("status", Kind.CHOICE, ("poor", "near_poor", "none", "skip"))
MEMBERS = Question("able_members", Kind.WHOLE, ("skip",), least=0, most=30)
PATH = ((STATUS, "poor"),)


def test_tag_fits_every_platform() -> None:
    tag = sign(SECRET, "9" * 19, STATUS, "near_poor")
    assert len(tag) == 40
    assert tag.isascii()


def test_tap_on_the_open_question_is_an_answer() -> None:
    tag = sign(SECRET, "1", STATUS, "near_poor")
    assert resolve(SECRET, "1", tag, STATUS, ()) == Tapped(STATUS, "near_poor")


def test_skip_of_a_question_of_values_is_a_tap_too() -> None:
    tag = sign(SECRET, "1", MEMBERS, "skip")
    assert resolve(SECRET, "1", tag, MEMBERS, PATH) == Tapped(MEMBERS, "skip")


def test_tap_on_an_older_question_is_an_edit_of_that_answer() -> None:
    tag = sign(SECRET, "1", STATUS, "none")
    assert resolve(SECRET, "1", tag, MEMBERS, PATH) == TappedOlder(STATUS, "none", "poor")


def test_tap_after_the_end_is_an_edit_too() -> None:
    tag = sign(SECRET, "1", MEMBERS, "skip")
    path = (*PATH, (MEMBERS, 2))
    assert resolve(SECRET, "1", tag, None, path) == TappedOlder(MEMBERS, "skip", 2)


def test_tap_on_another_conversation_says_so() -> None:
    tag = sign(SECRET, "2", STATUS, "none")
    assert resolve(SECRET, "1", tag, STATUS, ()) == OtherConversation()


def test_tap_on_a_question_that_is_not_on_the_way_says_so() -> None:
    tag = sign(SECRET, "1", MEMBERS, "skip")
    assert resolve(SECRET, "1", tag, STATUS, ()) == NotAsked()
    assert resolve(SECRET, "1", tag, None, PATH) == NotAsked()


@pytest.mark.parametrize("path", [(), PATH])
def test_option_that_is_no_longer_offered_says_so(path: tuple[tuple[Question, str], ...]) -> None:
    tag = sign(SECRET, "1", STATUS, "escaped")
    open_question = MEMBERS if path else STATUS
    assert resolve(SECRET, "1", tag, open_question, path) == NotOffered(STATUS)


def test_confirmation_of_older_figures_is_not_offered_any_more() -> None:
    older = Question("confirm", Kind.CONFIRM, ("yes", "no"), digest="aa")
    newer = Question("confirm", Kind.CONFIRM, ("yes", "no"), digest="bb")
    tag = sign(SECRET, "1", older, "yes")
    assert resolve(SECRET, "1", tag, older, ()) == Tapped(older, "yes")
    assert resolve(SECRET, "1", tag, newer, ()) == NotOffered(newer)


@pytest.mark.parametrize("tag", ["", "a" * 39, "a" * 40, "a" * 41, "ộ" * 40, "=" * 40, "!" * 40])
def test_what_is_no_tag_is_forged(tag: str) -> None:
    assert resolve(SECRET, "1", tag, STATUS, ()) == Forged()


def test_tag_of_another_secret_is_forged() -> None:
    tag = sign(b"other", "1", STATUS, "poor")
    assert resolve(SECRET, "1", tag, STATUS, ()) == Forged()


@pytest.mark.parametrize("place", range(30))
def test_tag_with_one_bit_changed_is_forged(place: int) -> None:
    raw = bytearray(urlsafe_b64decode(sign(SECRET, "1", STATUS, "poor")))
    raw[place] ^= 1
    tag = urlsafe_b64encode(raw).decode()
    assert resolve(SECRET, "1", tag, STATUS, ()) == Forged()
