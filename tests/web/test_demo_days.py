"""The demo's days in a real browser: a reminder, "Đã nộp", the leader's receipt. Forward only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.chromium import PHONE, executable, findings, launched, look
from tests.web.running import assistant

if executable() is None:
    if os.environ.get("CI") == "true":
        pytest.fail("The demo's test needs a browser: install Chromium or set CHROMIUM.")
    pytest.skip("no browser: the demo is not tested (set CHROMIUM)", allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("days")]

expect.set_options(timeout=15_000)
CHROME = {"viewport": PHONE, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def opened(chromium: Browser, url: str) -> Page:
    page = chromium.new_context(**CHROME).new_page()  # type: ignore[arg-type]
    page.goto(url)
    return page


def last(page: Page) -> Locator:
    return page.locator("#log .message").last


def tap(page: Page, *labels: str) -> None:
    for label in labels:
        last(page).get_by_role("button", name=label, exact=True).click()


def go(page: Page, day: str) -> None:
    page.click("#demo-open")
    page.get_by_role("button", name=day, exact=True).click()


def become(page: Page, name: str) -> None:
    page.click("#demo-open")
    page.locator("#people button", has_text=name).click()


def test_reminders_by_day_then_paid_then_the_leaders_receipt(
    chromium: Browser, tmp_path: Path
) -> None:
    with assistant(tmp_path, "--demo", "--now", "2026-08-01T09:00+07:00") as url:
        page = opened(chromium, url)
        page.click("#demo-open")
        assert findings(page) == []
        look(page, "demo-days")
        page.get_by_role("button", name="Còn 30 ngày", exact=True).click()
        expect(last(page)).to_contain_text("20.000.000 đ × 15% = 3.000.000 đ")
        expect(last(page)).to_contain_text("thứ Ba 15/09/2026, còn 30 ngày")
        go(page, "Còn 3 ngày")
        expect(last(page)).to_contain_text("Anh Páo ơi, còn 3 ngày")
        go(page, "Quá 3 ngày")
        expect(last(page)).to_contain_text("hạn 15/09/2026 đã qua 3 ngày")
        expect(last(page)).to_contain_text("sổ ghi chậm cũng nên")
        assert findings(page) == []
        look(page, "reminder-overdue")
        tap(page, "Đã nộp rồi", "Nộp hết", "Tổ trưởng", "Chưa có ảnh", "Đúng, ghi lại")
        expect(last(page)).to_contain_text("Tổ trưởng nộp tiếp vào tài khoản")
        become(page, "chị Hoa")
        expect(last(page)).to_contain_text("Nhà Hoàng Văn Páo, thôn Mẫu Một báo đã nộp 3.000.000 đ")
        tap(page, "Việc đang chờ")
        last(page).get_by_role("button", name="Hoàng Văn Páo").click()
        tap(page, "Nhận đủ số ấy", "Đúng, ghi lại")
        expect(page.locator("#log")).to_contain_text("Phiếu nhận số 1")
        look(page, "receipt-of-the-leader")
        become(page, "anh Páo")
        expect(last(page)).to_contain_text("Lê Thị Hoa, tổ trưởng, đã nhận 3.000.000 đ")
        expect(last(page)).to_contain_text("Còn 0 đ")
        look(page, "receipt")
        page.context.close()


def test_a_village_that_was_moved_goes_on_from_its_day(chromium: Browser, tmp_path: Path) -> None:
    with assistant(tmp_path, "--demo", "--now", "2026-08-01T09:00+07:00") as url:
        page = opened(chromium, url)
        go(page, "Còn 3 ngày")
        expect(last(page)).to_contain_text("còn 3 ngày")
        page.context.close()
    with assistant(tmp_path, "--demo", "--now", "2026-08-01T10:00+07:00") as url:
        page = opened(chromium, url)
        become(page, "anh Páo")
        expect(last(page)).to_contain_text("còn 3 ngày")
        page.fill("#write", "/nhac")
        page.press("#write", "Enter")
        expect(last(page)).to_contain_text("hạn 15/09/2026")
        page.context.close()
