"""The chat over HTTP: what is stored is shown, twice is once, and hostile requests end politely."""

import asyncio
import gzip
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.base import ChatRef, Event
from bot.web.guard import allowed_hosts
from bot.web.limits import Limits, Rate
from bot.web.server import HEADERS, TROUBLE
from tests.web.conftest import Browser, Client, Open, visit
from tests.web.fake import PHOTO, PROVINCE, START, YES, FakeDesk, services

OTHER_FIELD = b'--x\r\nContent-Disposition: form-data; name="chat"\r\n\r\nlan\r\n--x--\r\n'
PNG = b"\x89PNG\r\n\x1a\n image"


async def _until(happened: Callable[[], bool]) -> None:
    for _ in range(500):
        if happened():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen within five seconds")


async def test_sent_text_is_answered_in_the_same_response(browser: Browser, desk: FakeDesk) -> None:
    answer = await (await browser.send(text="xin chào")).json()
    assert [(m["from"], m["text"]) for m in answer["messages"]] == [
        ("person", "xin chào"),
        ("assistant", PROVINCE),
    ]
    assert answer["cursor"] == answer["messages"][-1]["cursor"]
    assert desk.received[0].at == START


async def test_same_message_id_again_changes_nothing(browser: Browser, desk: FakeDesk) -> None:
    body = {"id": browser.new_id(), "text": "2"}
    headers = {"X-CSRF": browser.csrf}
    for _ in range(2):
        answer = await browser.client.post("/chat/send", json=body, headers=headers)
        assert len((await answer.json())["messages"]) == 2
    assert len(desk.received) == 1


async def test_tap_reaches_the_desk_with_its_tag(browser: Browser, desk: FakeDesk) -> None:
    await browser.send(tag="t.dong-nai", choose="dong-nai", question="province")
    assert (desk.received[0].event, desk.received[0].tag) == (Event.TAP, "t.dong-nai")


async def test_history_after_a_cursor_holds_only_what_is_newer(browser: Browser) -> None:
    first = await (await browser.send(text="xin chào")).json()
    await browser.send(text="2")
    newer = await browser.history(after=first["cursor"])
    assert [m["text"] for m in newer["messages"]] == ["2", YES]
    assert (await browser.history(after=newer["cursor"]))["messages"] == []


async def test_history_after_a_reload_is_the_newest_part(open_client: Open, desk: FakeDesk) -> None:
    browser = await visit(await open_client(services(desk, limits=Limits(history=3))))
    for text in ("một", "hai"):
        await browser.send(text=text)
    again = await visit(browser.client)
    assert [m["text"] for m in (await again.history())["messages"]] == [PROVINCE, "hai", PROVINCE]


async def test_waiting_reader_is_woken_by_a_commit_here(browser: Browser, desk: FakeDesk) -> None:
    seen = await (await browser.send(text="xin chào")).json()
    waiting = asyncio.create_task(browser.history(after=seen["cursor"], wait="20"))
    await _until(lambda: desk.wakes.waiting(desk.received[0].chat) > 0)
    desk.add(desk.received[0].chat, "Tin mới")
    desk.wakes.wake(desk.received[0].chat)
    assert [m["text"] for m in (await waiting)["messages"]] == ["Tin mới"]


async def test_waiting_reader_finds_what_another_process_commits(
    open_client: Open, desk: FakeDesk
) -> None:
    browser = await visit(await open_client(services(desk, limits=Limits(reread=0.05))))
    seen = await (await browser.send(text="xin chào")).json()
    waiting = asyncio.create_task(browser.history(after=seen["cursor"], wait="20"))
    await asyncio.sleep(0.1)
    desk.add(desk.received[0].chat, "Tin từ nơi khác")
    assert [m["text"] for m in (await waiting)["messages"]] == ["Tin từ nơi khác"]


async def test_late_commit_below_the_cursor_is_found_and_known_ids_are_not_repeated(
    open_client: Open, desk: FakeDesk
) -> None:
    browser = await visit(await open_client(services(desk, overlap=10)))
    seen = await (await browser.send(text="xin chào")).json()
    have = ",".join(m["id"] for m in seen["messages"])
    assert (await browser.history(after=seen["cursor"], have=have))["messages"] == []
    stored = desk.messages[desk.received[0].chat]
    stored.insert(0, replace(stored[1], id="late", cursor=stored[1].cursor - 5))
    late = await browser.history(after=seen["cursor"], have=have, wait="20")
    assert [m["id"] for m in late["messages"]] == ["late"]
    assert late["cursor"] == seen["cursor"]


async def test_stopping_lets_waiting_readers_go(open_client: Open, desk: FakeDesk) -> None:
    browser = await visit(await open_client(services(desk)))
    waiting = asyncio.create_task(browser.history(wait="20"))
    await _until(lambda: bool(desk.wakes.chats))
    desk.wakes.close()
    assert (await waiting)["messages"] == []
    assert desk.wakes.chats == 0


async def test_too_many_readers_of_one_chat_are_answered_at_once(
    open_client: Open, desk: FakeDesk
) -> None:
    browser = await visit(await open_client(services(desk, limits=Limits(waiting_per_chat=0))))
    assert (await browser.history(wait="20"))["messages"] == []


@pytest.mark.parametrize(
    "query",
    [
        "after=x",
        "after=-1",
        "after=9223372036854775808",
        "after=" + "9" * 5000,
        "wait=nan",
        "wait=-1",
        "wait=inf",
        "wait=soon",
        "have=" + "a," * 100,
    ],
)
async def test_history_with_nonsense_is_a_bad_request(browser: Browser, query: str) -> None:
    assert (await browser.client.get("/chat/history?" + query)).status == 400


async def test_two_browsers_see_only_their_own_chat(open_client: Open, desk: FakeDesk) -> None:
    given = services(desk)
    first, second = await visit(await open_client(given)), await visit(await open_client(given))
    await first.send(text="của tôi")
    assert (await second.history())["messages"] == []
    assert len((await first.history())["messages"]) == 2


async def test_cookie_is_random_http_only_and_never_a_chat_s_id(
    browser: Browser, desk: FakeDesk
) -> None:
    answer = await browser.client.session.get(browser.client.make_url("/"), cookies={})
    cookie = answer.cookies["person"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert not cookie["secure"]
    await browser.send(text="xin chào")
    chat = desk.received[0].chat
    assert len(chat.id) == 22
    assert chat.id not in cookie.value


async def test_cookie_is_secure_and_bound_to_the_host_behind_https(
    open_client: Open, desk: FakeDesk
) -> None:
    client = await open_client(services(desk, public_url="https://von.example.vn"))
    cookie = (await client.get("/")).cookies["__Host-person"]
    assert cookie["secure"]
    assert not cookie["domain"]


@pytest.mark.parametrize("cookie", ["", "a", "a.b", "x" * 32 + ".y", "x" * 5000, "é.é"])
async def test_forged_cookie_makes_a_new_person(
    open_client: Open, desk: FakeDesk, cookie: str
) -> None:
    client = await open_client(services(desk))
    answer = await client.get("/chat/history", headers={"Cookie": f"person={cookie}"})
    assert answer.status == 200
    assert answer.cookies["person"].value != cookie


async def test_post_without_the_page_s_token_is_refused(browser: Browser, desk: FakeDesk) -> None:
    body = {"id": browser.new_id(), "text": "a"}
    for headers in ({}, {"X-CSRF": ""}, {"X-CSRF": "x" * 22}, {"X-CSRF": browser.csrf + "a"}):
        answer = await browser.client.post("/chat/send", json=body, headers=headers)
        assert (answer.status, answer.content_type) == (403, "text/plain")
    assert desk.received == []


async def test_token_of_another_person_is_refused(open_client: Open, desk: FakeDesk) -> None:
    given = services(desk)
    first, second = await visit(await open_client(given)), await visit(await open_client(given))
    first.csrf = second.csrf
    assert (await first.send(text="a")).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_post_from_another_site_is_refused(
    browser: Browser, desk: FakeDesk, headers: dict[str, str]
) -> None:
    body = {"id": browser.new_id(), "text": "a"}
    answer = await browser.client.post(
        "/chat/send", json=body, headers={"X-CSRF": browser.csrf, **headers}
    )
    assert answer.status == 403
    assert desk.received == []


async def test_post_from_our_own_page_is_taken(browser: Browser) -> None:
    origin = str(browser.client.make_url("/")).rstrip("/")
    headers = {"X-CSRF": browser.csrf, "Origin": origin, "Sec-Fetch-Site": "same-origin"}
    body = {"id": browser.new_id(), "text": "a"}
    assert (await browser.client.post("/chat/send", json=body, headers=headers)).status == 200


async def test_public_address_is_our_own_page_whatever_name_the_proxy_sends(
    open_client: Open, desk: FakeDesk
) -> None:
    browser = await visit(await open_client(services(desk, public_url="http://von.example.vn")))
    body = {"id": browser.new_id(), "text": "a"}
    for origin, status in (("http://von.example.vn", 200), ("http://example.vn", 403)):
        headers = {"X-CSRF": browser.csrf, "Origin": origin}
        answer = await browser.client.post("/chat/send", json=body, headers=headers)
        assert answer.status == status


async def test_unknown_host_is_turned_away_but_health_answers(
    open_client: Open, desk: FakeDesk
) -> None:
    client = await open_client(services(desk, hosts=frozenset(("127.0.0.1",))))
    evil = {"Host": "rebound.example:8080"}
    for path in ("/", "/chat/history", "/chat/demo", "/chat/file/p1"):
        assert (await client.get(path, headers=evil)).status == 421
    assert (await client.post("/chat/send", json={}, headers=evil)).status == 421
    assert (await client.get("/healthz", headers=evil)).status == 200
    assert (await client.get("/chat/history")).status == 200


@pytest.mark.parametrize(
    ("host", "url", "expected"),
    [
        ("127.0.0.1", "", {"127.0.0.1", "localhost", "::1"}),
        ("0.0.0.0", "https://Von.Example.vn/", {"von.example.vn", "127.0.0.1", "localhost", "::1"}),
        ("0.0.0.0", "", None),
    ],
)
def test_hosts_follow_from_the_settings(host: str, url: str, expected: set[str] | None) -> None:
    assert allowed_hosts(host, url) == expected


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff", b'{"id": 1}', b"[" * 10_000, b'{"id": "0123456789abcdef"}'],
)
async def test_malformed_body_is_a_plain_sentence(
    browser: Browser, desk: FakeDesk, body: bytes
) -> None:
    answer = await browser.client.post("/chat/send", data=body, headers={"X-CSRF": browser.csrf})
    assert (answer.status, answer.content_type) == (400, "text/plain")
    assert "Traceback" not in await answer.text()
    assert desk.received == []


async def test_large_body_is_refused_before_it_is_read(browser: Browser) -> None:
    answer = await browser.send(text="a" * 20_000)
    assert (answer.status, await answer.text()) == (
        413,
        "Tin này dài quá. Bà con viết ngắn lại hoặc chia làm hai tin.",
    )


async def test_photos_arrive_typed_by_content_and_named_by_us(
    browser: Browser, desk: FakeDesk
) -> None:
    answer = await browser.upload(PHOTO, PNG)
    assert answer.status == 200
    assert [(f.name, f.content) for f in desk.received[0].files] == [
        ("anh-1.jpg", PHOTO),
        ("anh-2.png", PNG),
    ]


async def test_file_that_is_no_photo_is_refused_by_name_or_not(
    browser: Browser, desk: FakeDesk
) -> None:
    answer = await browser.upload(b"<html><script>alert(1)</script>")
    assert answer.status == 400
    assert (await answer.text()).startswith("Tệp này không phải ảnh")
    assert desk.received == []


async def test_document_arrives_alone_and_named_by_us(browser: Browser, desk: FakeDesk) -> None:
    answer = await browser.upload(document=b"%PDF-1.7")
    assert answer.status == 200
    assert [(f.name, f.content) for f in desk.received[0].files] == [("tep.pdf", b"%PDF-1.7")]
    assert (await browser.upload(PHOTO, document=b"%PDF-1.7")).status == 400
    assert (await browser.upload(document=b"\x7fELF\0")).status == 400


@pytest.mark.parametrize(
    "limits", [Limits(photo=10), Limits(photos=1), Limits(upload=30), Limits(upload=100, photo=13)]
)
async def test_upload_above_a_limit_is_refused(
    open_client: Open, desk: FakeDesk, limits: Limits
) -> None:
    browser = await visit(await open_client(services(desk, limits=limits)))
    answer = await browser.upload(PHOTO, PHOTO)
    assert answer.status == 413
    assert desk.received == []


async def test_uploads_together_are_bounded_and_count_only_while_they_are_read(
    open_client: Open, desk: FakeDesk
) -> None:
    browser = await visit(await open_client(services(desk, limits=Limits(uploads_together=60))))
    crowded = await browser.upload(PHOTO, PHOTO, PHOTO)
    assert (crowded.status, crowded.headers["Retry-After"]) == (503, "20")
    assert [(await browser.upload(PHOTO)).status for _ in range(3)] == [200, 200, 200]


async def test_body_that_drips_in_is_given_up(open_client: Open, desk: FakeDesk) -> None:
    browser = await visit(await open_client(services(desk, limits=Limits(body_time=0.05))))

    async def drip() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(0.5)

    answer = await browser.client.post("/chat/send", data=drip(), headers={"X-CSRF": browser.csrf})
    assert answer.status == 408


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x\r\nnothing"),
        ("multipart/form-data; boundary=x", b"--y\r\n\r\n--y--"),
        (
            "multipart/mixed; boundary=x",
            b"--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n",
        ),
        ("multipart/form-data; boundary=" + "x" * 100, b"--x--"),
        ("multipart/form-data; boundary=x", OTHER_FIELD),
    ],
)
async def test_broken_multipart_is_a_bad_request(
    browser: Browser, content_type: str, data: bytes
) -> None:
    headers = {"X-CSRF": browser.csrf, "Content-Type": content_type}
    answer = await browser.client.post("/chat/upload", data=data, headers=headers)
    assert answer.status == 400, await answer.text()


async def test_stored_file_is_given_to_its_own_chat_only(open_client: Open, desk: FakeDesk) -> None:
    given = services(desk)
    first, second = await visit(await open_client(given)), await visit(await open_client(given))
    uploaded = await (await first.upload(PHOTO)).json()
    url = uploaded["messages"][0]["attachments"][0]["url"]
    mine = await first.client.get(url)
    assert (mine.status, mine.content_type, await mine.read()) == (200, "image/jpeg", PHOTO)
    assert (await second.client.get(url)).status == 404


async def test_too_many_messages_are_asked_to_wait(open_client: Open, desk: FakeDesk) -> None:
    limits = Limits(person_sends=Rate(burst=2, per_second=0.01))
    browser = await visit(await open_client(services(desk, limits=limits)))
    statuses = [(await browser.send(text="a")).status for _ in range(2)]
    refused = await browser.send(text="a")
    assert [*statuses, refused.status] == [200, 200, 429]
    assert await refused.text() == "Bà con gửi hơi nhanh. Đợi một chút rồi gửi tiếp nhé."
    assert 90 <= int(refused.headers["Retry-After"]) <= 100


async def test_new_cookies_do_not_escape_the_address_s_limit(
    open_client: Open, desk: FakeDesk
) -> None:
    limits = Limits(address_reads=Rate(burst=2, per_second=0.01))
    client = await open_client(services(desk, limits=limits))
    statuses = []
    for _ in range(3):
        client.session.cookie_jar.clear()
        statuses.append((await client.get("/chat/history")).status)
    assert statuses == [200, 200, 429]


async def test_failing_desk_is_a_plain_sentence_and_the_words_stay_out_of_the_log(
    browser: Browser, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.failures.append(RuntimeError("anh Páo 0912345678"))
    answer = await browser.send(text="a")
    assert (answer.status, await answer.text()) == (500, TROUBLE)
    assert "Páo" not in caplog.text
    assert caplog.records[-1].__dict__["error"] == "RuntimeError"


async def test_every_answer_carries_the_security_headers(browser: Browser) -> None:
    for path in ("/", "/chat/history", "/nothing", "/console", "/healthz", "/static/x/y"):
        answer = await browser.client.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        if not path.startswith("/static"):
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/console", 404),
        ("POST", "/", 405),
        ("GET", "/chat/send", 405),
        ("GET", "/chat/demo", 404),
        ("GET", "/static/x/index.html", 404),
        ("GET", "/static/x/..%2f..%2fserver.py", 404),
        ("GET", "/static/x/%2e%2e/server.py", 404),
        ("GET", "/chat/file/..%2f..", 404),
    ],
)
async def test_unknown_page_is_a_plain_sentence(
    browser: Browser, method: str, path: str, status: int
) -> None:
    answer = await browser.client.request(method, path)
    assert (answer.status, await answer.text()) == (status, "Không có trang này.")


async def test_page_s_files_are_kept_for_a_year_under_their_version(browser: Browser) -> None:
    page = await (await browser.client.get("/")).text()
    assert "{{" not in page
    addresses = set(re.findall(r'(?:href|src)="(/[^"]+)"', page))
    assert len(addresses) == 3
    for address in addresses:
        answer = await browser.client.get(address)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert len(await answer.read()) > 500
    old = await browser.client.get("/static/older/chat.js")
    assert (old.status, old.headers["Cache-Control"]) == (200, "no-cache")


async def test_page_s_files_are_packed_for_who_can_read_it(browser: Browser) -> None:
    client: Client = browser.client
    plain = await client.get("/static/x/chat.css", headers={"Accept-Encoding": "identity"})
    packed = await client.get(
        "/static/x/chat.css", headers={"Accept-Encoding": "gzip"}, auto_decompress=False
    )
    assert gzip.decompress(await packed.read()) == await plain.read()
    assert plain.content_type == "text/css"


async def test_health_readiness_and_metrics_answer(browser: Browser, desk: FakeDesk) -> None:
    assert await (await browser.client.get("/healthz")).text() == "ok\n"
    assert (await browser.client.get("/readyz")).status == 200
    desk.parts["database"] = False
    ready = await browser.client.get("/readyz")
    assert (ready.status, await ready.json()) == (503, {"database": False})
    metrics = await browser.client.get("/metrics")
    assert metrics.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert await metrics.text() == "bot_messages_total 1\n"


async def test_language_of_the_chat_is_told_to_the_page(browser: Browser) -> None:
    assert (await browser.history())["language"] == "vi"
    assert (await (await browser.send(text="/ngonngu")).json())["language"] == "en"


async def test_demo_gives_the_village_and_lets_a_tab_be_someone(
    open_client: Open, desk: FakeDesk
) -> None:
    browser = await visit(await open_client(services(desk, demo=True)))
    demo: Any = await (await browser.client.get("/chat/demo")).json()
    assert demo["people"][1] == {
        "id": "pao",
        "name": "Vàng A Páo",
        "role": "Hộ nghèo, nuôi lợn (heo)",
        "province": "Lạng Sơn",
        "beside": "hoa",
    }
    assert len(demo["steps"]) == 4
    await browser.send("?as=pao", text="xin chào")
    assert desk.received[0].chat == ChatRef("web", "web", "pao")
    assert (await browser.history())["messages"] == []
    assert len((await browser.history(**{"as": "pao"}))["messages"]) == 2


async def test_without_demo_nobody_can_be_someone_else(browser: Browser, desk: FakeDesk) -> None:
    await browser.send("?as=pao", text="xin chào")
    assert desk.received[0].chat.id != "pao"


async def test_in_the_demo_a_stranger_s_id_is_nobody(open_client: Open, desk: FakeDesk) -> None:
    browser = await visit(await open_client(services(desk, demo=True)))
    await browser.send("?as=nobody", text="xin chào")
    assert desk.received[0].chat.id not in ("nobody", "")
