"""The whole assistant in a real browser on a phone's screen: an eligibility check, a calculation
with damage, a kind refusal, and the guided steps. Its pictures are those of the README."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.chromium import PHONE, TWO_PHONES, WIDE, executable, findings, launched, look
from tests.web.running import assistant

if executable() is None:
    if os.environ.get("CI") == "true":
        pytest.fail("The whole chat's test needs a browser: install Chromium or set CHROMIUM.")
    pytest.skip("no browser: the whole chat is not tested (set CHROMIUM)", allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("whole")]

expect.set_options(timeout=15_000)

HEADINGS = "Mã dự án *,Tổ nhóm,Chủ hộ *,Thôn *,Đối tượng,Vốn nhà nước hỗ trợ *,Vốn của hộ"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("serve")
    with assistant(folder, "--demo", "--now", "2026-08-01T09:00+07:00") as url:
        yield url


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    options = {"viewport": PHONE, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
    opened = chromium.new_context(**options).new_page()  # type: ignore[arg-type]
    opened.goto(address)
    yield opened
    opened.context.close()


def last(page: Page) -> Locator:
    return page.locator("#log .message").last


def say(page: Page, text: str) -> None:
    page.fill("#write", text)
    page.press("#write", "Enter")


def tap(page: Page, label: str) -> None:
    last(page).get_by_role("button", name=label, exact=True).click()


def become(page: Page, name: str) -> None:
    """Be somebody of the sample village."""
    page.click("#demo-open")
    page.locator("#people button", has_text=name).click()


def test_household_learns_whether_it_may_be_supported(page: Page) -> None:
    say(page, "nha toi can ngheo co duoc khong")
    expect(last(page)).to_contain_text("tỉnh nào")
    tap(page, "Đồng Nai")
    expect(last(page)).to_contain_text("2023–2025")
    tap(page, "Trong 2023–2025")
    expect(last(page)).to_contain_text("01/07/2025")
    tap(page, "Đồng Nai")
    expect(last(page)).to_contain_text("lao động")
    say(page, "hai nguoi")
    expect(last(page)).to_contain_text("thuộc đối tượng được xét: hộ cận nghèo")
    expect(last(page)).to_contain_text("Điều 1 khoản 2 điểm a, QĐ 15/2023, Đồng Nai")
    assert findings(page) == []
    look(page, "eligibility")
    page.reload()
    expect(last(page)).to_contain_text("thuộc đối tượng được xét")
    tap(page, "Vì sao?")
    expect(page.locator("#log")).to_contain_text("có ít nhất một thành viên có khả năng lao động")
    look(page, "why")


def test_calculation_with_damage_shows_every_reading(page: Page) -> None:
    say(page, "/tinh")
    expect(last(page)).to_contain_text("tỉnh nào")
    say(page, "lang son")
    expect(last(page)).to_contain_text("Dự án")
    tap(page, "Lợn (heo), gà, dê")
    expect(last(page)).to_contain_text("bao nhiêu tiền")
    say(page, "20tr")
    expect(last(page)).to_contain_text("tỷ lệ")
    say(page, "18%")
    expect(last(page)).to_contain_text("kết thúc ngày nào")
    say(page, "30/6/2026")
    expect(last(page)).to_contain_text("thiệt hại")
    tap(page, "Có thiệt hại")
    expect(last(page)).to_contain_text("do đâu")
    tap(page, "Dịch bệnh")
    expect(last(page)).to_contain_text("bao nhiêu phần")
    say(page, "mất gần hết")
    expect(last(page)).to_contain_text('chưa hiểu "mất gần hết"')
    look(page, "unclear")
    say(page, "16/40")
    log = page.locator("#log")
    for figure in ("2.160.000 đ", "1.800.000 đ", "2.400.000 đ", "30/09/2026"):
        expect(log).to_contain_text(figure)
    assert findings(page) == []
    page.locator("#log .message", has_text="2.160.000 đ").last.scroll_into_view_if_needed()
    look(page, "calculation")


def test_answer_is_changed_by_going_back_and_by_an_older_button(page: Page) -> None:
    say(page, "/tinh")
    expect(last(page)).to_contain_text("tỉnh nào")
    tap(page, "Lạng Sơn")
    expect(last(page)).to_contain_text("Dự án")
    tap(page, "Trồng rừng")
    expect(last(page)).to_contain_text("bao nhiêu tiền")
    say(page, "/lui")
    expect(last(page)).to_contain_text("Dự án")
    tap(page, "Cây trồng")
    expect(page.locator("#log")).to_contain_text("từ lâm nghiệp thành cây trồng")


def test_guided_steps_play_in_under_a_minute_each(chromium: Browser, address: str) -> None:
    options = {"viewport": WIDE, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
    page = chromium.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(address)
    expect(page.get_by_text("Dữ liệu mẫu, không có thật").first).to_be_visible()
    log = page.locator("#log")
    for step, said in (
        ("Hỏi bằng lời thường", "Điều 1 khoản 2 điểm a, QĐ 15/2023"),
        ("Tính khi lợn chết 16/40", "Gia súc, gia cầm: tỷ lệ thu hồi vốn tối thiểu là 15%."),
        ("Khi câu trả lời chưa rõ", 'chưa hiểu "mất gần hết"'),
    ):
        page.get_by_role("button", name=step).first.click()
        expect(log).to_contain_text(said, timeout=60_000)
        page.wait_for_timeout(500)
    look(page, "demo")
    page.context.close()


def test_officer_reads_a_sheet_in_from_the_browser(page: Page) -> None:
    become(page, "chị Thu")
    say(page, "/nhap")
    expect(last(page)).to_contain_text("Gửi tệp .xlsx hoặc .csv")
    expect(last(page).get_by_role("link", name="mau-danh-sach.xlsx")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        tap(page, "Chọn tệp")
    row = "MAU-LS-1,Tổ lợn thôn Mẫu Một,Vàng Thị Mới,thôn Mẫu Một,Hộ nghèo,10000000,0"
    sheet = f"{HEADINGS}\n{row}\n".encode("utf-16")
    chooser.value.set_files({"name": "ds.csv", "mimeType": "text/csv", "buffer": sheet})
    expect(last(page)).to_contain_text("Xã Mẫu Sơn: 1 dòng, 0 dự án, 1 hộ")
    assert findings(page) == []
    look(page, "import")
    tap(page, "Đúng, ghi lại")
    expect(page.locator("#log")).to_contain_text("Đã nhập: ")


def test_household_sends_a_pdf_slip_from_the_menu_of_photos(page: Page) -> None:
    become(page, "chị Lan")
    say(page, "/noptien")
    tap(page, "Nộp hết")
    tap(page, "Tài khoản cơ quan")
    tap(page, "Ngân hàng")
    expect(last(page)).to_contain_text("ảnh giấy nộp tiền")
    page.click("#photo-open")
    with page.expect_file_chooser() as chooser:
        page.click("#paper-pick")
    slip = {"name": "uy nhiem chi.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 slip"}
    chooser.value.set_files(slip)  # type: ignore[arg-type]
    expect(last(page)).to_contain_text("1 ảnh")
    tap(page, "Đúng, ghi lại")
    expect(page.locator("#log")).to_contain_text("Đã ghi")


def test_report_with_a_photo_reaches_the_officer_s_phone_beside(
    chromium: Browser, address: str
) -> None:
    options = {"viewport": TWO_PHONES, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
    page = chromium.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(address)
    page.get_by_role("button", name="Báo thiệt hại, gửi ảnh").click()
    expect(page.locator("#other-title")).to_have_text("Điện thoại cán bộ xã, chị Thu")
    log, officer = page.locator("#log"), page.frame_locator("#other iframe")
    expect(log).to_contain_text("Đã gửi. Mã tin báo", timeout=60_000)
    alert = officer.locator("#log .message", has_text="BÁO THIỆT HẠI").last
    expect(alert).to_contain_text("lợn (heo) mất 12/40 con")
    expect(alert).to_contain_text("1 ảnh")
    alert.get_by_role("button", name="Nhận việc").click()
    expect(log).to_contain_text("Vi Thị Thu đã nhận việc này")
    look(page, "damage")
    page.context.close()
