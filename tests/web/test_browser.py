"""The page in a real browser on a cheap phone's screen: taps, words, keys, reload, no network."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from bot.channels.base import Event
from bot.web.limits import Limits, Rate
from bot.web.server import make_app
from tests.web.chromium import PHONE, TWO_PHONES, WIDE, executable, findings, launched, look
from tests.web.fake import FakeDesk, services
from tests.web.serving import serving

if executable() is None:
    if os.environ.get("CI") == "true":
        pytest.fail(
            "The page's tests need a browser: install Chromium or set CHROMIUM to its path."
        )
    pytest.skip("no browser: the page is not tested (set CHROMIUM)", allow_module_level=True)

pytestmark = pytest.mark.browser

expect.set_options(timeout=15_000)

Served = Callable[..., str]
Opened = Callable[..., Page]
OFFLINE = "Đang mất mạng. Tin sẽ gửi khi có mạng lại."


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def served(desk: FakeDesk) -> Iterator[Served]:
    """``served(demo=True)`` starts the application under test and gives its address."""
    with ExitStack() as stack:
        yield lambda **given: stack.enter_context(
            serving(lambda: make_app(services(desk, **given)))
        )


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opened]:
    """``opened(url)`` is a fresh browser on a phone's screen; it may ask our own server only."""
    pages: list[Page] = []
    asked: set[str] = set()
    errors: list[str] = []

    def start(url: str, **given: Any) -> Page:
        options = {"viewport": PHONE, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **given}
        page = chromium.new_context(**options).new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda request: asked.add(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Policy" in line.text else None)
        pages.append(page)
        page.goto(url)
        return page

    yield start
    for page in pages:
        page.context.close()
    assert errors == []
    foreign = [a for a in asked if not a.startswith(("http://127.0.0.1:", "data:", "blob:"))]
    assert foreign == []


def say(page: Page, text: str) -> None:
    page.fill("#write", text)
    page.press("#write", "Enter")


def last(page: Page) -> Any:
    return page.locator("#log .message").last


def bubbles(page: Page) -> list[str]:
    return page.locator("#log .mine .bubble").all_text_contents()


def tap(page: Page, label: str) -> None:
    last(page).get_by_role("button", name=label, exact=True).click()


def check_eligibility(page: Page) -> None:
    page.locator("#welcome").get_by_role("button", name="Xem có được xét").click()
    expect(last(page)).to_contain_text("tỉnh nào")
    tap(page, "Đồng Nai")
    expect(last(page)).to_contain_text("công nhận")
    tap(page, "Hộ cận nghèo")
    expect(last(page)).to_contain_text("mấy người")
    say(page, "2")
    expect(last(page)).to_contain_text("thuộc đối tượng được xét")


def test_household_gets_its_answer_by_taps_and_words(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served(), has_touch=True)
    check_eligibility(page)
    look(page, "eligibility")
    tap(page, "Vì sao?")
    expect(last(page).locator("blockquote")).to_contain_text("Gia súc, gia cầm")
    look(page, "why")
    events = [incoming.event for incoming in desk.received]
    assert events == [Event.TEXT, Event.TAP, Event.TAP, Event.TEXT, Event.TAP]
    assert desk.received[1].tag == "t.dong-nai"


def test_figures_and_lists_stand_out_and_markup_stays_text(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    say(page, "16/40")
    expect(last(page).locator("li")).to_have_count(2)
    expect(last(page).locator("cite")).to_have_text("(Điều 5 khoản 4 điểm a, QĐ 33/2022, Lạng Sơn)")
    expect(last(page).locator("b").first).to_have_text("20.000.000 đ")
    look(page, "calculation")
    chat = desk.received[0].chat
    desk.add(chat, "»Tỷ lệ là 15%.\n“Hạn là 3 tháng.”\n• Điều 5: có hai cách hiểu")
    expect(last(page).locator("blockquote")).to_have_text(["Tỷ lệ là 15%.", "“Hạn là 3 tháng.”"])
    expect(last(page).locator("li")).to_have_text("Điều 5: có hai cách hiểu")
    desk.add(chat, "<img src=x onerror=alert(1)><b>đậm</b>\n• <script>alert(2)</script>")
    expect(last(page)).to_contain_text("<img src=x onerror=alert(1)><b>đậm</b>")
    assert last(page).locator("img, script").count() == 0
    assert last(page).locator("b").count() == 0


def test_reload_keeps_the_conversation(served: Served, opened: Opened) -> None:
    page = opened(served())
    check_eligibility(page)
    before = page.locator("#log .bubble").all_inner_texts()
    page.reload()
    expect(last(page)).to_contain_text("thuộc đối tượng được xét")
    assert page.locator("#log .bubble").all_inner_texts() == before
    expect(last(page).get_by_role("button", name="Vì sao?")).to_be_visible()
    expect(page.locator("#welcome")).to_be_hidden()


def test_offline_message_waits_says_so_and_is_sent_once(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    page.context.set_offline(True)
    say(page, "20 triệu")
    expect(page.locator("#status")).to_have_text(OFFLINE)
    expect(last(page)).to_contain_text("Chờ gửi")
    look(page, "offline")
    page.context.set_offline(False)
    expect(last(page)).to_contain_text("Số con mất")
    expect(page.locator("#status")).to_be_hidden()
    assert [incoming.text for incoming in desk.received] == ["16/40", "20 triệu"]
    assert bubbles(page)[-1].endswith("20 triệu")


def test_answer_that_was_lost_on_the_way_is_not_sent_twice(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    lost: list[str] = []

    def lose_first(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.post_data)
        route.fetch()
        route.abort("connectionreset")

    page.route("**/chat/send*", lose_first)
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    expect(page.locator("#log .waiting")).to_have_count(0)
    assert len(desk.received) == 1
    assert page.locator("#log .message").count() == 2


def test_unsent_message_survives_a_reload(served: Served, opened: Opened, desk: FakeDesk) -> None:
    page = opened(served())
    page.route("**/chat/send*", lambda route: route.abort())
    say(page, "16/40")
    expect(page.locator("#status")).to_have_text(OFFLINE)
    page.unroute("**/chat/send*")
    page.reload()
    expect(last(page)).to_contain_text("hai cách hiểu")
    assert [incoming.text for incoming in desk.received] == ["16/40"]


def test_server_in_trouble_is_tried_again_with_the_same_message(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    desk.failures.append(RuntimeError("busy"))
    say(page, "16/40")
    expect(page.locator("#status")).to_contain_text("trục trặc")
    expect(last(page)).to_contain_text("hai cách hiểu")
    assert len(desk.received) == 1


def test_message_that_the_server_refuses_is_marked_and_the_next_one_goes_on(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    page.locator("#album").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no photo at all"}
    )
    expect(page.locator("#tray img")).to_have_count(1)
    page.click("#send")
    expect(page.locator("#log .failed")).to_contain_text("Chưa gửi được. Tệp này không phải ảnh")
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    assert findings(page) == []


def test_too_many_messages_wait_their_turn(served: Served, opened: Opened, desk: FakeDesk) -> None:
    limits = Limits(person_sends=Rate(burst=1, per_second=2))
    page = opened(served(limits=limits))
    for text in ("một", "hai", "16/40"):
        say(page, text)
    expect(last(page)).to_contain_text("hai cách hiểu")
    assert [incoming.text for incoming in desk.received] == ["một", "hai", "16/40"]


def test_keyboard_alone_is_enough(served: Served, opened: Opened) -> None:
    page = opened(served())
    expect(page.locator("#welcome")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.locator("#write").focus()
    page.keyboard.type("xin chào")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("tỉnh nào")
    expect(page.locator("#write")).to_be_focused()
    page.locator("#write").press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(last(page).get_by_role("button", name="Quay lại")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    expect(last(page).get_by_role("button", name="Đồng Nai")).to_be_focused()
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("công nhận")
    expect(last(page).get_by_role("button", name="Hộ nghèo", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(last(page)).to_contain_text("mấy người")


def test_menu_opens_closes_and_gives_the_focus_back(served: Served, opened: Opened) -> None:
    page = opened(served())
    page.locator("#menu-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    assert findings(page) == []
    look(page, "menu")
    page.keyboard.press("Escape")
    expect(page.locator("#menu-open")).to_be_focused()
    page.click("#menu-open")
    page.locator("#menu").get_by_role("button", name="Tính vốn nộp lại").click()
    expect(last(page)).to_contain_text("nuôi, trồng gì")
    assert bubbles(page) == ["Bà con: Tính vốn nộp lại"]


def test_enter_of_an_input_method_does_not_send(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    page.fill("#write", "xin chào")
    page.evaluate(
        """() => document.getElementById("write").dispatchEvent(
          new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true}))"""
    )
    page.press("#write", "Shift+Enter")
    assert page.input_value("#write") == "xin chào\n"
    assert desk.received == []


def test_screen_reader_hears_new_messages_and_who_speaks(served: Served, opened: Opened) -> None:
    page = opened(served())
    say(page, "xin chào")
    expect(last(page)).to_contain_text("tỉnh nào")
    log = page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite"
    assert page.locator("html").get_attribute("lang") == "vi"
    texts = page.locator("#log .bubble").all_text_contents()
    assert [text.split(":")[0] for text in texts] == ["Bà con", "Trợ lý"]
    assert "button" in last(page).aria_snapshot()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_is_large_clear_and_named(served: Served, opened: Opened, scheme: str) -> None:
    page = opened(served(demo=True), color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("#bar")).to_be_visible()
    assert findings(page) == []
    page.click("#demo-open")
    assert findings(page) == []
    page.keyboard.press("Escape")
    check_eligibility(page)
    tap(page, "Vì sao?")
    expect(last(page)).to_contain_text("Gia súc")
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    assert findings(page) == []
    page.context.set_offline(True)
    say(page, "20 triệu")
    expect(page.locator("#status")).to_have_text(OFFLINE)
    assert findings(page) == []


def test_narrow_screen_and_large_letters_need_no_sideways_scrolling(
    served: Served, opened: Opened
) -> None:
    page = opened(served(), viewport={"width": 320, "height": 568})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    check_eligibility(page)
    assert findings(page) == []


def test_reduced_motion_is_respected(served: Served, opened: Opened) -> None:
    page = opened(served(), reduced_motion="reduce")
    say(page, "xin chào")
    expect(last(page)).to_contain_text("tỉnh nào")
    assert last(page).evaluate("e => getComputedStyle(e).animationName") == "none"


def test_older_button_steps_back_and_still_edits_that_answer(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    check_eligibility(page)
    older = page.locator("#log .theirs", has_text="tỉnh nào")
    chosen = older.get_by_role("button", name="Đã chọn: Đồng Nai")
    expect(chosen).to_have_text("Đồng Nai")
    older.get_by_role("button", name="Lạng Sơn").click()
    expect(last(page)).to_contain_text("công nhận")
    assert (desk.received[-1].option, desk.received[-1].question) == ("lang-son", "province")


def test_each_answer_has_its_edit_button(served: Served, opened: Opened, desk: FakeDesk) -> None:
    page = opened(served())
    check_eligibility(page)
    page.get_by_role("button", name="Sửa: Hộ cận nghèo").click()
    expect(last(page)).to_contain_text("công nhận")
    assert (desk.received[-1].event, desk.received[-1].question) == (Event.EDIT, "household_status")


def test_back_button_stands_under_the_open_question_only(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    say(page, "xin chào")
    expect(last(page)).to_contain_text("tỉnh nào")
    tap(page, "Đồng Nai")
    expect(last(page)).to_contain_text("công nhận")
    assert page.get_by_role("button", name="Quay lại").count() == 1
    tap(page, "Quay lại")
    expect(page.locator("#log .mine").last).to_contain_text("Quay lại")
    expect(page.locator("#log .message")).to_have_count(6)
    assert desk.received[-1].event is Event.BACK


def test_trembling_finger_is_one_tap(served: Served, opened: Opened, desk: FakeDesk) -> None:
    page = opened(served())
    say(page, "xin chào")
    expect(last(page)).to_contain_text("tỉnh nào")
    last(page).get_by_role("button", name="Đồng Nai").dblclick()
    expect(last(page)).to_contain_text("công nhận")
    assert len(desk.received) == 2


def test_large_photos_are_made_smaller_before_they_are_sent(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    content = io.BytesIO()
    Image.effect_noise((2400, 1200), 60).convert("RGB").save(content, "JPEG")
    photo: FilePayload = {
        "name": "a.jpg",
        "mimeType": "image/jpeg",
        "buffer": content.getvalue(),
    }
    small = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(small, "PNG")
    green: FilePayload = {"name": "b.png", "mimeType": "image/png", "buffer": small.getvalue()}
    page = opened(served())
    page.locator("#album").set_input_files([photo, green, photo])
    expect(page.locator("#tray img")).to_have_count(3)
    assert findings(page) == []
    look(page, "photos")
    page.get_by_role("button", name="Bỏ ảnh 3").click()
    expect(page.locator("#tray img")).to_have_count(2)
    page.click("#send")
    expect(last(page)).to_contain_text("đã nhận 2 ảnh")
    expect(page.locator("#log .mine img")).to_have_count(2)
    first, second = desk.received[0].files
    assert Image.open(io.BytesIO(first.content)).size == (1600, 800)
    assert (second.name, second.content) == ("anh-2.png", small.getvalue())


def test_location_is_offered_where_it_is_asked(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(
        served(),
        geolocation={"latitude": 21.85, "longitude": 106.76},
        permissions=["geolocation"],
    )
    say(page, "ở đâu")
    expect(last(page)).to_contain_text("thôn nào")
    tap(page, "Gửi vị trí")
    expect(page.locator("#log .message")).to_have_count(4)
    assert (desk.received[-1].latitude, desk.received[-1].longitude) == (21.85, 106.76)


def test_page_speaks_english_when_the_chat_does(served: Served, opened: Opened) -> None:
    page = opened(served())
    page.click("#menu-open")
    page.locator("#menu").get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Revolving fund assistant")
    expect(last(page).get_by_role("button", name="Back")).to_be_visible()
    expect(page.get_by_label("Write to the assistant")).to_be_visible()
    page.reload()
    expect(page.locator("h1")).to_have_text("Revolving fund assistant")


def test_lost_cookie_begins_anew_without_a_dead_end(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served())
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    page.context.clear_cookies()
    say(page, "20 triệu")
    expect(last(page)).to_contain_text("Số con mất")
    assert len({incoming.chat for incoming in desk.received}) == 2


def test_demo_plays_its_three_steps(served: Served, opened: Opened) -> None:
    page = opened(served(demo=True))
    expect(page.locator("#bar")).to_contain_text("Dữ liệu mẫu, không có thật")
    look(page, "demo")
    for step, answer in ((1, "thuộc đối tượng"), (2, "tối thiểu là 15%"), (3, "chưa hiểu")):
        page.click("#demo-open")
        page.locator(f"#steps li:nth-child({step}) button").click()
        expect(last(page)).to_contain_text(answer)
        expect(page.locator("#demo-open")).to_be_visible()


def test_demo_can_be_stopped(served: Served, opened: Opened, desk: FakeDesk) -> None:
    page = opened(served(demo=True))
    page.click("#demo-open")
    page.locator("#steps li:nth-child(2) button").click()
    page.get_by_role("button", name="Dừng bước 2").click()
    expect(page.locator("#demo-open")).to_be_visible()
    page.wait_for_timeout(1500)
    assert len(desk.received) <= 2


def test_demo_s_person_is_kept_by_the_tab(served: Served, opened: Opened, desk: FakeDesk) -> None:
    page = opened(served(demo=True))
    say(page, "xin chào")
    expect(last(page)).to_contain_text("tỉnh nào")
    page.click("#demo-open")
    page.get_by_role("button", name="Vàng A Páo").click()
    expect(page.locator("#welcome")).to_be_visible()
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    page.reload()
    expect(last(page)).to_contain_text("hai cách hiểu")
    page.click("#demo-open")
    expect(page.get_by_role("button", name="Vàng A Páo")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Khách").click()
    expect(last(page)).to_contain_text("tỉnh nào")
    assert [incoming.chat.id == "pao" for incoming in desk.received] == [False, True]


def test_wide_screen_shows_the_demo_beside_the_phone(served: Served, opened: Opened) -> None:
    page = opened(served(demo=True), viewport=WIDE)
    expect(page.locator("#side")).to_be_visible()
    page.locator("#steps li:nth-child(2) button").click()
    expect(last(page)).to_contain_text("tối thiểu là 15%")
    expect(page.locator("#demo-open")).to_be_hidden()
    side, phone = page.locator("#side").bounding_box(), page.locator("#phone").bounding_box()
    assert side is not None
    assert phone is not None
    assert side["x"] + side["width"] < phone["x"]
    assert abs(side["x"] - (WIDE["width"] - phone["x"] - phone["width"])) <= 1
    assert findings(page) == []
    look(page, "demo-wide")


def test_very_wide_screen_shows_the_officer_s_phone_too(
    served: Served, opened: Opened, desk: FakeDesk
) -> None:
    page = opened(served(demo=True), viewport=TWO_PHONES)
    expect(page.locator("#other")).to_be_hidden()
    page.get_by_role("button", name="Vàng A Páo").click()
    expect(page.locator("#other-title")).to_have_text("Điện thoại cán bộ xã, Nông Thị Hoa")
    other = page.frame_locator("#other iframe")
    other.locator("#write").fill("xin chào")
    other.locator("#write").press("Enter")
    expect(other.locator("#log .message").last).to_contain_text("tỉnh nào")
    say(page, "16/40")
    expect(last(page)).to_contain_text("hai cách hiểu")
    assert [incoming.chat.id for incoming in desk.received] == ["hoa", "pao"]
    assert findings(page) == []


def test_page_is_framed_by_nobody_without_the_demo(served: Served, opened: Opened) -> None:
    page = opened(served())
    answer = page.request.get(page.url)
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
