"""The page's files, read without a browser: fit for old phones, and nothing fetched elsewhere."""

import json
import re
from importlib import resources

import pytest

from bot.commands.demo_days import DAYS
from bot.web.assets import load

FOLDER = resources.files("bot.web") / "pages"
SCRIPTS = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".js"))
BARRED_WORDS = (
    "bạn",
    "quý khách",
    "người dân",
    "nợ",
    "nghĩa vụ",
    "vi phạm",
    "cưỡng chế",
    "chế tài",
    "chủ thể",
    "hệ thống",
    "thao tác",
    "xác thực",
    "không hợp lệ",
    "rất tiếc",
)

DEMO_ALONE = {"sample.jpg"}
"""What only a step of the demo fetches."""


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize(
    "newer",
    [
        r"\?\.[\w(\[]",
        r"\?\?",
        r"\|\|=|&&=",
        r"\.(?:replaceAll|at|replaceChildren)\(",
        r"randomUUID",
        r"#\w+ ?[=(;]",
        r"\bstatic\b",
        r"\d_\d",
        r"\d+n\b",
        r"\bimport\(",
        r"^(?:const|let) .*= await",
    ],
)
def test_script_uses_nothing_newer_than_es2019(name: str, newer: str) -> None:
    code = re.sub(r'"(?:[^"\\]|\\.)*"|//.*', "", text_of(name))
    assert re.findall(newer, code) == []


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize(
    "danger",
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("],
)
def test_no_text_can_become_markup_or_code(name: str, danger: str) -> None:
    assert danger not in text_of(name)


@pytest.mark.parametrize("newer", ["inset:", "aspect-ratio", ":is(", ":where(", ":has(", "@layer"])
def test_style_uses_nothing_that_an_old_webview_lacks(newer: str) -> None:
    style = text_of("chat.css").split("*/", 1)[1]
    assert newer not in style
    assert not re.search(r"^\s*gap:", style, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(set(load().files) - DEMO_ALONE))
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    addresses = set(re.findall(r"https?://[^\s\"')]+", text_of(name)))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in text_of(name)


def test_page_has_no_inline_script_style_or_handler() -> None:
    page = text_of("index.html")
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []


def test_whole_page_is_small_on_a_slow_network() -> None:
    files = load().files
    mine = set(files) - {"demo.json", *DEMO_ALONE}
    packed = sum(len(files[name].packed or files[name].content) for name in mine)
    assert packed < 30_000


@pytest.mark.parametrize("name", [*SCRIPTS, "index.html", "demo.json"])
def test_page_s_own_words_keep_to_the_voice(name: str) -> None:
    words = re.sub(r"//.*", "", text_of(name)).lower()
    assert [word for word in BARRED_WORDS if re.search(rf"\b{word}\b", words)] == []


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    words = text_of("words.js")
    table = words[words.index("const WORDS") : words.index("const ZONE")]
    entries = re.findall(r'^  "?[\w/]+"?: \{(.*?)\},$', table, re.MULTILINE | re.DOTALL)
    assert len(entries) > 25
    assert [entry for entry in entries if "vi:" not in entry or "en:" not in entry] == []
    used = set(re.findall(r'\bsay\(\s*(?:mine \? )?"(\w+)"', "".join(map(text_of, SCRIPTS))))
    known = set(re.findall(r"^  (\w+): \{", table, re.MULTILINE))
    assert used <= known
    rest = "".join(text_of(name) for name in SCRIPTS if name != "words.js")
    unused = {word for word in known if f'"{word}"' not in rest and f"say({word}" not in rest}
    assert unused <= {"today", "yesterday"}


def test_marked_elements_speak_english_too() -> None:
    page = text_of("index.html")
    spoken = re.findall(r">([^<>{}\n]*[ạ-ỹà-ýđ][^<>{}\n]*)<", page, re.IGNORECASE)
    for words in spoken:
        before = page[: page.index(f">{words}<")].rsplit("<", 1)[1]
        assert "data-en=" in before or before.startswith(("title", 'p class="noscript')), (
            words or before
        )


def test_demo_s_script_is_steps_of_plain_events() -> None:
    script = json.loads(text_of("demo.json"))
    assert [step["id"] for step in script["steps"]] == ["ask", "calculate", "unclear", "report"]
    assert [day["id"] for day in script["days"]] == list(DAYS)
    for step in script["steps"]:
        assert set(step) - {"as"} == {"id", "title", "note", "events"}
        for event in step["events"]:
            assert event.keys() <= {"when", "text", "choose", "photo", "question"}
            assert len(event.keys() & {"text", "choose", "photo"}) == 1
