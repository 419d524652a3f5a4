"""What a first sentence wants: a conversation, what is written, or nothing; and its sums."""

from collections.abc import AsyncIterator

import pytest

from bot.desk.emergencies import in_danger
from bot.desk.openings import is_place, means, paid, pays_later, support_in, wonders
from tests.people import Village, village

GOT = {
    "tinh giup toi: nha nuoc cho 15tr nuoi ga, bi lut chet het ga": "15tr",
    "Nhà tôi được hỗ trợ nuôi lợn 20 triệu, phải nộp lại bao nhiêu": "20 triệu",
    "nhận 12.000.000đ trồng cây": "12.000.000đ",
    "nha nuoc ho tro cho nha toi 1,5 triệu": "1,5 triệu",
    "được cấp con giống trị giá 8 triệu": "8 triệu",
}
NOT_GOT = (
    "đã nộp 3 triệu",
    "được hỗ trợ rồi nộp 3 triệu còn bao nhiêu",
    "được hỗ trợ 20 triệu đã nộp 2 triệu",
    "tôi được cấp con giống phải nộp 2 triệu à",
    "được giảm còn 3 triệu",
    "nhận 12 con heo",
    "nhận 12.000 con cá",
    "nhận 1.000.0000đ",
    "",
)


@pytest.mark.parametrize(("sentence", "sum_"), GOT.items())
def test_sum_that_a_household_got_is_its_support(sentence: str, sum_: str) -> None:
    assert support_in(sentence) == sum_


@pytest.mark.parametrize("sentence", NOT_GOT)
def test_other_sums_are_no_support(sentence: str) -> None:
    assert support_in(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("em đóng tiền hôm qua rồi đó", True),
        ("tui gởi tiền cho anh tổ trưởng rồi", True),
        ("toi chuyen tien roi nha", True),
        ("nộp tiền rồi thì có giấy gì không", False),
        ("gửi tiền rồi đi đâu", False),
        ("phải nộp tiền", False),
        ("nop mot phan 500k", True),
        ("Nộp trước 1.000.000 đồng", True),
        ("hôm nay em đóng 1 triệu rồi nha", True),
        ("nộp 3 triệu được không", False),
        ("phải nộp 3 triệu", False),
        ("nộp 15%", False),
        ("nộp 3 tháng sau", False),
        ("tôi nộp 3 triệu cho chị Hoa rồi", True),
    ],
)
def test_money_that_was_handed_over_is_told(sentence: str, is_one: bool) -> None:
    assert paid(sentence) is is_one


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Thôn Mẫu Một, xã Mẫu", True),
        ("thon mau mot", True),
        ("xã 14 tiêu chí", False),
        ("xã làm gì", False),
        ("xã nào được ưu tiên", False),
        ("lợn chết", False),
    ],
)
def test_the_name_of_a_place_is_no_question(sentence: str, is_one: bool) -> None:
    assert is_place(sentence) is is_one


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("mai tôi mới nộp được", True),
        ("tuan sau em moi dong dc", True),
        ("chưa nộp được", True),
        ("mới nộp hôm qua", False),
        ("em mới đóng 1 triệu rồi", False),
        ("chưa nộp hết, mới nộp 1 triệu rồi", False),
    ],
)
def test_a_payment_to_come_is_none_yet(sentence: str, is_one: bool) -> None:
    assert pays_later(sentence) is is_one


def test_questions_are_told_from_reports() -> None:
    assert wonders("heo chết phải báo cho ai")
    assert wonders("lợn chết có được giảm không")
    assert not wonders("lợn nhà tôi chết rồi")
    assert means("vốn quay vòng là cái chi")
    assert not means("tính vốn quay vòng")


@pytest.mark.parametrize(
    "said",
    [
        "nước lên nhanh quá, nhà tôi mắc kẹt trên nóc",
        "lật thuyền rồi",
        "con em uống thuốc sâu",
        "nuoc tran vao nha",
    ],
)
def test_danger_is_heard_in_more_ways(said: str) -> None:
    assert in_danger(said, asked=False)


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Village]:
    async with village(sqlite_url) as made:
        yield made


SAID = [
    ("muon noi chuyen voi can bo", "UBND xã"),
    ("xin số điện thoại cán bộ xã", "UBND xã"),
    ("vốn quay vòng là cái chi rứa", "quay vòng"),
    ("heo bị bệnh chết phải báo cho ai", "tổ trưởng"),
    ("ba con bo nha em bi set danh", "tất cả bao nhiêu con"),
    ("cây keo bị gãy hết do bão số 3 tuần trước", "trên tổng số"),
    ("em đóng tiền hôm qua rồi đó", "chưa biết bà con là ai"),
    ("chừng nào phải đóng tiền lại", "3 tháng"),
    ("nhắc tui trước 3 ngày nghe", "Bà con muốn đổi gì"),
    ("không đồng ý với quyết định", "chưa biết bà con là ai"),
    ("cán bộ ơi giúp với", "UBND xã"),
    ("tôi không biết chữ", "UBND xã"),
    ("tui ko muon nhan tin nua", "Bà con muốn đổi gì"),
    ("xoa het thong tin cua toi", "Trợ lý sẽ xóa"),
    ("co phai lua dao ko", "không hỏi mật khẩu"),
    ("du an ket thuc 30/6/2026 thi han nop la ngay nao", "30/09/2026"),
    ("dự án kết thúc ngày 30 tháng 11 năm 2026 thì bao giờ nộp", "28/02/2027"),
    ("tôi là tổ trưởng tổ 3", "bằng cách nào"),
    ("tổ trưởng ăn chặn tiền", "UBND xã"),
    ("muốn đăng ký nuôi bò", "ở tỉnh nào"),
    ("con no bao nhieu", "chưa biết bà con là ai"),
    ("thon mau mot", "Chào bà con"),
    ("cam on nha", "Chào bà con"),
    ("xổ số hôm nay bao nhiêu", "Chào bà con"),
]


@pytest.mark.parametrize(("sentence", "answer"), SAID)
async def test_first_sentences_lead_where_they_want(
    here: Village, sentence: str, answer: str
) -> None:
    assert answer in await here.person().say(sentence)


async def test_question_that_no_document_answers_is_told_so(here: Village) -> None:
    person = here.person()
    await person.say("chào")
    assert "chưa tìm thấy câu trả lời trong văn bản" in await person.say(
        "giá heo hơi hôm nay bao nhiêu"
    )
    await person.say("1")
    assert person.question == "query"
    await person.say("/huy")
    await person.say("mấy giờ họp thôn vậy?")
    await person.say("tra van ban")
    assert person.question == "query"


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("nhà tôi phải nộp lại bao nhiêu", "Nhà Trần Thị Lan"),
        ("nộp bao nhiêu", "Nhà Trần Thị Lan"),
        ("tôi nộp 1 triệu rồi", "Nộp hết hay một phần"),
        ("nuôi lợn nộp mấy phần trăm", "15%"),
        ("gà chết có phải nộp lại bao nhiêu", "ở tỉnh nào"),
        ("nhận 20 triệu thì nộp lại bao nhiêu", "ở tỉnh nào"),
    ],
)
async def test_household_that_is_known_hears_its_own_sum_and_reports_no_payment(
    here: Village, sentence: str, answer: str
) -> None:
    await here.settle()
    lan = here.person("mau-lan")
    await lan.say("/start")
    assert answer in await lan.say(sentence)


async def test_who_is_linked_is_not_asked_to_link_again(here: Village) -> None:
    await here.settle()
    leader = here.person("mau-hoa")
    assert "phải nộp lại" in await leader.say("tôi là tổ trưởng, muốn xem ai đã nộp")


async def test_a_call_for_help_while_a_question_is_open_is_not_said_to_be_unclear(
    here: Village,
) -> None:
    person = here.person()
    await person.say("/hotro")
    text = await person.say("nguoi bi vui lap cuu voi")
    assert text.startswith("Đang nguy hiểm")
    assert "chưa hiểu" not in text
    assert person.question == "works"


async def test_what_is_short_shows_its_article(here: Village) -> None:
    person = here.person()
    await person.do("/doiung", "100 tỷ", "149,9 tỷ")
    assert "Điều 6" in await person.say("vì sao")


async def test_a_question_is_answered_while_a_number_is_asked_for(here: Village) -> None:
    person = here.person()
    await person.do("/tinh", "=lang-son", "=livestock_poultry")
    for said in ("vậy nộp lại mấy phần trăm", "có lãi không"):
        assert "QĐ 33/2022" in await person.say(said), said
        assert person.question == "support_vnd"
