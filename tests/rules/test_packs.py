"""The packs that ship hold, and every way to break one is refused at its place."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.rules import PackError, Policies, load
from bot.rules.folding import fold
from bot.rules.loading import read_all, shipped
from bot.rules.pack import LARGEST, read_pack
from bot.rules.policy import Policy
from bot.rules.table import MOST

PACKS = dict(shipped())
DONG_NAI = PACKS["dong-nai-15-2023.toml"].decode()
LANG_SON = PACKS["lang-son-33-2022.toml"].decode()

# Words that voice.md keeps away from households.
BARRED = (
    "nợ", "nghĩa vụ", "vi phạm", "cưỡng chế", "chế tài", "chủ thể", "hồ sơ hợp lệ", "hệ thống",
    "thao tác", "xác thực", "vay", "đòi", "bạn", "quý khách", "không hợp lệ", "bị từ chối",
    "rất tiếc", "có thể",
)  # fmt: skip
MOST_WORDS = 14  # of running text before a stop


def broken(text: str, *edits: Sequence[str]) -> bytes:
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()


def fault(content: bytes) -> PackError:
    with pytest.raises(PackError) as caught:
        read_pack(content)
    return caught.value


def texts(policy: Policy) -> dict[str, str]:
    """Return everything that a pack says to people, by the place where it stands."""
    content = PACKS[f"{policy.id}.toml"].decode()
    found = re.findall(r'^(text|unmet|unknown) = "(.*)"$', content, re.MULTILINE)
    return {f"{number} {key}": text for number, (key, text) in enumerate(found)}


def test_the_packs_are_loaded_once_and_found_by_id_and_by_province() -> None:
    held = load()
    assert list(held) == [
        "dong-nai-15-2023",
        "lang-son-33-2022",
        "quang-ngai-08-2022",
        "soc-trang-2021",
        "son-la-2021",
    ]
    assert load() is held
    assert len(held) == 5
    assert held.of_province("lang-son") == (held["lang-son-33-2022"],)
    assert held.of_province("dong-nai", date(2026, 1, 1)) == (held["dong-nai-15-2023"],)
    assert held.of_province("ha-noi") == ()


def test_a_policy_says_who_it_is_and_what_it_turns_on() -> None:
    policy = load()["dong-nai-15-2023"]
    assert policy.starts == date(2023, 4, 20)
    assert policy.categories == ("poor", "near_poor", "escaped_poverty", "disabled_person")
    assert policy.needs("able_members", "poor")
    assert not policy.needs("able_members", "escaped_poverty")
    assert not policy.needs("able_members", "rich")
    lang_son = load()["lang-son-33-2022"]
    assert lang_son.starts == lang_son.issued == date(2022, 12, 12)
    assert lang_son.categories == ()
    assert not lang_son.needs("able_members", "poor")


def test_old_dong_nai_is_not_the_province_of_today() -> None:
    policy = load()["dong-nai-15-2023"]
    assert policy.territory_on(date(2025, 6, 30)).former == ()
    covered = {former.id: former.covered for former in policy.territory_on(date(2025, 7, 1)).former}
    assert covered == {"dong-nai": True, "binh-phuoc": False}
    assert policy.territory_on(date(2020, 1, 1)) is policy.territory[0]


def test_the_district_has_no_holder_after_june_2025() -> None:
    policy = load()["dong-nai-15-2023"]
    assert policy.holder("damage_decision", date(2025, 6, 30)) == "UBND cấp huyện"
    assert policy.holder("damage_decision", date(2025, 7, 1)) is None
    assert policy.holder("damage_decision", date(2020, 1, 1)) == "UBND cấp huyện"
    assert policy.holder("nobody", date(2025, 7, 1)) is None


@pytest.mark.parametrize("policy", load().values(), ids=lambda policy: policy.id)
def test_texts_are_short_and_use_no_barred_word(policy: Policy) -> None:
    for place, text in texts(policy).items():
        longest = max(len(part.split()) for part in re.split(r"[.,;:?!()]", text))
        assert longest <= MOST_WORDS, (place, text)
        words = " " + re.sub(r"\W+", " ", text.lower()) + " "
        assert [word for word in BARRED if f" {word} " in words] == [], (place, text)


@pytest.mark.parametrize("policy", load().values(), ids=lambda policy: policy.id)
def test_no_quote_begins_with_a_mark_that_folding_may_drop(policy: Policy) -> None:
    for citation in policy.citations:
        assert fold(citation.quote) == citation.quote
        assert citation.quote[0] not in "-#*"
        assert (citation.article is None) == (citation.heading is not None)


def test_every_border_and_figure_is_in_the_packs() -> None:
    rates = load()["lang-son-33-2022"].rates
    assert rates is not None
    assert [str(row.value) for row in rates.rows] == [
        "1/10", "3/20", "3/20", "1/5", "1/4", "1/10", "1/5",
    ]  # fmt: skip
    dong_nai = load()["dong-nai-15-2023"]
    assert dong_nai.support is not None
    assert dong_nai.support.value == 20_000_000
    assert dong_nai.damage is not None
    assert dong_nai.damage.bands == ()
    assert dong_nai.extension is not None
    assert dong_nai.extension.maximum_months is None


def test_folding_drops_marks_and_keeps_letters() -> None:
    text = "[bookmark: a_1]##### **3.**  Thời\n\tgian - `x`\n- a) Thie\u0302\u0323t hại C# *"
    assert fold(text) == "3. Thời gian - x - a) Thiệt hại C#"
    assert fold("#### 1. Tỷ lệ\n[bookmark: _GoBack]Sau") == "1. Tỷ lệ Sau"


BROKEN = tomllib.loads(Path(__file__).with_name("broken_packs.toml").read_text("utf-8"))["broken"]


@pytest.mark.parametrize("case", BROKEN, ids=[case["name"] for case in BROKEN])
def test_a_broken_pack_is_refused_at_its_place(case: dict[str, Any]) -> None:
    text = PACKS[f"{case['pack']}.toml"].decode()
    error = fault(broken(text, *case["edits"]))
    assert error.where.startswith(case["where"])
    assert case["words"] in error.message


def test_a_text_without_end_is_refused() -> None:
    error = fault(broken(DONG_NAI, ("Tiền bán tận thu được ghi vào biên bản.", "a" * 5_000)))
    assert (error.where, "at most" in error.message) == ("salvage.text", True)


def without(text: str, section: str) -> str:
    """Return a pack without a section and its sub-sections."""
    pattern = rf"^\[+{section}(\.[a-z_.]+)?\]+\n(?:(?!\[).*\n)*"
    return re.sub(pattern, "", text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "section", "where"),
    [
        (LANG_SON, "deadline", "rates"),
        (without(LANG_SON, "rates"), "deadline", "extension"),
        (LANG_SON, "damage", "extension"),
    ],
)
def test_a_section_without_the_one_it_builds_on_is_refused(
    text: str, section: str, where: str
) -> None:
    lost = without(text, section)
    used = set(re.findall(r'"([a-z0-9_]+)"', lost.split("# --- Điều văn bản để ngỏ")[0]))
    points = re.findall(r'\[\[open_point\]\]\nid = "([a-z0-9_]+)"\ntext = .*\n', lost)
    for name in points:
        if name not in used:
            lost = re.sub(rf'\[\[open_point\]\]\nid = "{name}"\ntext = .*\n', "", lost)
    error = fault(lost.encode())
    assert (error.where, "needs the section" in error.message) == (where, True)


def test_rates_without_a_rate_are_refused() -> None:
    start = DONG_NAI.index("[[rates.rate]]")
    end = DONG_NAI.index("[base]")
    assert fault((DONG_NAI[:start] + DONG_NAI[end:]).encode()).where == "rates.rate"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"schema = ",
        b"schema = 1\nid = 1",
        b"a = " + b"[" * 20_000,
        b"a." * 3_000 + b"b = 1",
        b"schema = 1e999",
        b"schema = " + b"9" * 5_000,
        b"schema = 1\x00",
        b"x" * (LARGEST + 1),
        ("schema = 1\nid = 'x'\nterritory = [" + "1," * (MOST + 1) + "]").encode(),
    ],
    ids=["empty", "not utf-8", "no value", "bad id", "deep list", "deep key", "infinite", "digits",
         "nul", "large", "long list"],
)  # fmt: skip
def test_hostile_files_are_refused(content: bytes) -> None:
    fault(content)


def test_a_list_without_end_is_refused() -> None:
    items = ", ".join(f'"p{number}"' for number in range(MOST + 1))
    error = fault(broken(DONG_NAI, ('open_points = ["same_number"]', f"open_points = [{items}]")))
    assert (error.where, error.message) == (
        "identity.open_points", f"must be a list of at most {MOST} items",
    )  # fmt: skip


def test_a_pack_is_named_by_its_id() -> None:
    content = DONG_NAI.encode()
    with pytest.raises(PackError, match=r"other\.toml: id: must be 'other'"):
        read_all([("other.toml", content)])
    with pytest.raises(PackError, match=r"x\.toml: schema: is missing"):
        read_all([("x.toml", b"")])
    with pytest.raises(PackError, match="is in two packs"):
        Policies([read_pack(content), read_pack(content)])


def test_a_pack_error_without_a_place_is_only_its_message() -> None:
    assert str(PackError("", "too large")) == "too large"


ENTRY = """
[[lookup]]
id = "rate"
title = "Tỷ lệ"
keywords = ["tỷ lệ", "bao nhiêu phần trăm"]
text = "Nộp lại 10%."
citation = { part = "regulation", section = "II.1", quote = "Hình thức" }
"""


def test_a_pack_may_hold_passages_to_look_up() -> None:
    policy = read_pack((DONG_NAI + ENTRY).encode())
    assert [(entry.title, entry.rule.citation.section) for entry in policy.entries] == [
        ("Tỷ lệ", "II.1")
    ]
