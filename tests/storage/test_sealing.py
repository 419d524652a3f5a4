"""Sealed values open only where they belong; look-ups are equal only for equal inputs."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.errors import Unreadable
from bot.storage.sealing import Place, Sealer

SEALER = Sealer(bytes(range(32)))
ROWS = st.integers(0, 2**63 - 1)


@given(plain=st.binary(), row=ROWS, place=st.sampled_from(Place))
def test_sealed_value_opens_at_its_place(plain: bytes, row: int, place: Place) -> None:
    sealed = SEALER.seal(place, row, plain)
    assert SEALER.open(place, row, sealed) == plain
    assert len(sealed) == len(plain) + 33


@given(plain=st.binary(), row=ROWS, other=ROWS)
def test_sealed_value_does_not_open_at_another_row_or_place(
    plain: bytes, row: int, other: int
) -> None:
    sealed = SEALER.seal(Place.JOURNAL, row, plain)
    with pytest.raises(Unreadable):
        SEALER.open(Place.OUTBOX, row, sealed)
    if other != row:
        with pytest.raises(Unreadable):
            SEALER.open(Place.JOURNAL, other, sealed)


@given(plain=st.binary(max_size=40), data=st.data())
def test_changed_or_cut_value_does_not_open(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(SEALER.seal(Place.JOURNAL, 1, plain))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Unreadable):
        SEALER.open(Place.JOURNAL, 1, bytes(sealed))
    with pytest.raises(Unreadable):
        SEALER.open(Place.JOURNAL, 1, bytes(sealed[:at]))


def test_another_key_opens_nothing_and_says_so() -> None:
    sealed = SEALER.seal(Place.JOURNAL, 1, b"words")
    with pytest.raises(Unreadable, match="not sealed with this data key"):
        Sealer(bytes(32)).open(Place.JOURNAL, 1, sealed)


def test_same_words_are_sealed_differently_each_time() -> None:
    assert SEALER.seal(Place.JOURNAL, 1, b"x") != SEALER.seal(Place.JOURNAL, 1, b"x")


@given(parts=st.tuples(st.text(), st.text(), st.text()))
def test_chat_ids_are_63_bits_and_repeat(parts: tuple[str, str, str]) -> None:
    chat = SEALER.chat(*parts)
    assert 0 <= chat < 2**63
    assert chat == Sealer(bytes(range(32))).chat(*parts)
    assert chat != Sealer(bytes(32)).chat(*parts)


def test_parts_of_a_look_up_do_not_run_together() -> None:
    assert SEALER.chat("a", "bc", "d") != SEALER.chat("ab", "c", "d")
    assert SEALER.chat("a", "", "bc") != SEALER.chat("a", "bc", "")
    assert SEALER.event(1, "23") != SEALER.event(12, "3")
    assert SEALER.lookup("chat", "1", "2") != SEALER.lookup("event", "1", "2")


def test_key_of_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Sealer(b"short")


def test_no_nonce_comes_twice() -> None:
    sealed = [SEALER.seal(Place.JOURNAL, 1, b"") for _ in range(2000)]
    assert len({value[5:17] for value in sealed}) == 2000


def test_forked_process_does_not_use_the_nonces_of_its_parent() -> None:
    program = (
        "import os\n"
        "from bot.storage.sealing import Place, Sealer\n"
        "sealer = Sealer(bytes(32))\n"
        "sealer.seal(Place.JOURNAL, 1, b'')\n"
        "child = os.fork()\n"
        "for _ in range(5):\n"
        "    os.write(1, sealer.seal(Place.JOURNAL, 1, b'')[5:17].hex().encode() + b' ')\n"
        "child and os.waitpid(child, 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert len(set(done.stdout.split())) == 10


def test_secrets_differ_by_purpose_and_key() -> None:
    other = Sealer(bytes(32))
    secrets = {SEALER.secret("buttons"), SEALER.secret("cookies"), other.secret("buttons")}
    assert {len(secret) for secret in secrets} == {32}
    assert len(secrets) == 3
    assert SEALER.secret("buttons") == Sealer(bytes(range(32))).secret("buttons")
