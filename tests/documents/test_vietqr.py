"""VietQR payloads: known ones, laws of the form, and what is refused."""

import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.documents.errors import NoTransferCode
from bot.documents.pictures import transfer
from bot.documents.vietqr import BANKS, Transfer, bin_of, crc, memo_of, payload, transfer_to

KNOWN = "00020101021{}38530010A0000007270123000697041601092576788590208QRIBFTTA5303704{}"
TRANSFERS = st.builds(
    Transfer,
    st.from_regex("[0-9]{6}", fullmatch=True).filter(str.isascii),
    st.text(string.ascii_letters + string.digits, min_size=1, max_size=19),
    st.one_of(st.none(), st.integers(1, 10**13 - 1)),
    st.one_of(st.just(""), st.text(string.ascii_letters + string.digits, min_size=1, max_size=25)),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Transfer("970416", "257678859"), KNOWN.format("1", "5802VN6304AE9F")),
        (
            Transfer("970416", "257678859", 1000, "Chuyen tien"),
            KNOWN.format("2", "540410005802VN62150811Chuyen tien6304BBB8"),
        ),
        (
            Transfer("970416", "257678859", 10000, "Chuyen tien"),
            KNOWN.format("2", "5405100005802VN62150811Chuyen tien630453E6"),
        ),
    ],
)
def test_known_transfers_give_the_known_payloads(order: Transfer, expected: str) -> None:
    assert payload(order) == expected


def test_the_check_of_the_standard_is_right() -> None:
    assert crc(b"123456789") == 0x29B1
    assert crc(b"") == 0xFFFF


def divided(data: bytes) -> int:
    """The same check by long division of the message, with nothing in common with ours."""
    bits = "".join(f"{byte:08b}" for byte in data) + "0" * 16
    remainder = int(bits, 2) ^ (0xFFFF << (len(bits) - 16))
    for place in range(len(bits) - 17, -1, -1):
        if remainder >> (place + 16) & 1:
            remainder ^= 0x11021 << place
    return remainder


@given(st.binary(min_size=2, max_size=60))
def test_the_check_is_the_remainder_of_a_division(data: bytes) -> None:
    assert crc(data) == divided(data)


def fields(text: str) -> dict[str, str]:
    """The fields of a payload; fails where a length does not fit."""
    found: dict[str, str] = {}
    while text:
        name, length = text[:2], int(text[2:4])
        found[name], text = text[4 : 4 + length], text[4 + length :]
        assert len(found[name]) == length
    return found


@given(TRANSFERS)
def test_a_payload_says_exactly_the_transfer(order: Transfer) -> None:
    found = fields(payload(order))
    assert list(found) == sorted(found)
    merchant = fields(found["38"])
    to = fields(merchant["01"])
    assert (to["00"], to["01"], merchant["02"]) == (order.bin, order.account, "QRIBFTTA")
    assert found.get("54") == (None if order.amount_vnd is None else str(order.amount_vnd))
    assert fields(found.get("62", "")).get("08", "") == order.memo
    assert found["63"] == f"{crc(payload(order)[:-4].encode()):04X}"


@given(TRANSFERS, st.data())
def test_one_wrong_character_is_noticed(order: Transfer, data: st.DataObject) -> None:
    text = payload(order)
    place = data.draw(st.integers(0, len(text) - 5))
    other = data.draw(st.sampled_from([c for c in "0129AZ" if c != text[place]]))
    wrong = text[:place] + other + text[place + 1 :]
    assert f"{crc(wrong[:-4].encode()):04X}" != text[-4:]


@pytest.mark.parametrize(
    ("bin_", "account", "amount", "memo"),
    [
        ("97041", "1", 1, ""),
        ("97041６", "1", 1, ""),
        ("970416", "", 1, ""),
        ("970416", "1" * 20, 1, ""),
        ("970416", "12 34", 1, ""),
        ("970416", "1", 0, ""),
        ("970416", "1", -5, ""),
        ("970416", "1", 10**13, ""),
        ("970416", "1", 1, "a" * 26),
        ("970416", "1", 1, "Hộ Páo"),
        ("970416", "1", 1, "a\nb"),
        ("970416", "1\n", 1, "a"),
    ],
)
def test_what_a_payload_cannot_hold_is_refused_and_never_cut(
    bin_: str, account: str, amount: int, memo: str
) -> None:
    with pytest.raises(NoTransferCode):
        Transfer(bin_, account, amount, memo)


def test_an_account_at_the_treasury_has_no_code() -> None:
    options = {"account": "3713.0.1234567", "amount_vnd": 3_000_000, "memo": "QV 7K2M4QX9"}
    assert transfer_to(kind="treasury", number="970405", **options) is None  # type: ignore[arg-type]
    assert transfer_to(kind="bank", number=None, **options) is None  # type: ignore[arg-type]
    order = transfer_to(kind="bank", number="970405", **options)  # type: ignore[arg-type]
    assert order == Transfer("970405", "371301234567", 3_000_000, "QV 7K2M4QX9")


def test_a_memo_loses_marks_and_signs_but_no_letter() -> None:
    assert memo_of("Hộ Đặng Thị Ưởng, vốn QV-7K2M!") == "Ho Dang Thi Uong von QV 7K2M"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Agribank Lộc Bình", "970405"),
        ("NH Agribank", "970405"),
        ("Ngân hàng BIDV, chi nhánh Lạng Sơn", "970418"),
        ("MB", "970422"),
        ("Co-opBank", "970446"),
        ("MBV", None),
        ("Kho bạc Nhà nước", None),
        ("", None),
    ],
)
def test_a_bank_is_known_by_its_name(name: str, number: str | None) -> None:
    assert bin_of(name) == number


def test_banks_have_numbers_of_six_digits_and_no_two_have_one() -> None:
    assert all(len(number) == 6 and number.isdecimal() for number in BANKS.values())
    assert len(set(BANKS.values())) == len(BANKS)


def test_the_picture_has_a_code_and_its_text() -> None:
    order = Transfer("970405", "8400205000000", 3_000_000, "QV 7K2M4QX9")
    made = transfer(order, holder="Phòng Kinh tế " * 6, bank="Agribank", officer="Lý Thị Cán")
    image = Image.open(io.BytesIO(made))
    assert image.format == "PNG"
    assert image.width == 900
    assert image.height > image.width
