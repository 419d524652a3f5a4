"""What an operator is told about packs: which there are, whether they hold, what a change moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.policies import affected, check, listing
from bot.rules import PackError, load
from bot.rules.loading import shipped

PACKS = dict(shipped())
LANG_SON, DONG_NAI = "lang-son-33-2022.toml", "dong-nai-15-2023.toml"


def changed(folder: Path, *edits: tuple[str, str], name: str = LANG_SON) -> tuple[Path, Path]:
    old, new = folder / "old.toml", folder / "new.toml"
    old.write_bytes(PACKS[name])
    text = PACKS[name].decode()
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    new.write_text(text, "utf-8")
    return old, new


def test_the_packs_are_listed_with_status_and_period() -> None:
    first, second, *_, draft, last = (line.split("  ") for line in listing())
    assert first == [
        "dong-nai-15-2023",
        "Đồng Nai",
        "15/2023/QĐ-UBND",
        "issued",
        "in force from 2023-04-20",
        "2023-01-01 to 2025-12-31",
    ]
    assert second[-2:] == ["in force from an unknown day", "no period in its title"]
    assert (draft[0], draft[3]) == ("soc-trang-2021", "draft")
    assert last[0] == "son-la-2021"


def test_the_packs_that_ship_have_no_fault() -> None:
    lines, status = check()
    assert status == 0
    assert [line.split(":")[0] for line in lines] == list(load())
    assert all(line.endswith("no fault") for line in lines)


def test_a_bad_pack_does_not_hide_the_next_one() -> None:
    lines, status = check(packs=[("x.toml", b"schema = 1"), (DONG_NAI, PACKS[DONG_NAI])])
    assert status == 1
    assert lines[0] == "x.toml: id: is missing"
    assert lines[1].startswith("dong-nai-15-2023: ")


def document(name: str) -> Iterator[str]:
    """Yield the quotes of a pack as a document with marks, bookmarks and broken lines."""
    from bot.rules.pack import read_pack

    for number, citation in enumerate(read_pack(PACKS[name]).citations):
        first, _, rest = citation.quote.partition(" ")
        yield f"#### **[bookmark: dieu_{number}]{first}**\n\n{rest}\n"


def test_quotes_are_found_in_a_document_with_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(document(LANG_SON)), "utf-8")
    (tmp_path / "b.txt").write_text("Khác hẳn", "utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    lines, status = check(tmp_path, [(LANG_SON, PACKS[LANG_SON])])
    assert status == 0
    assert lines[1].endswith("compared with a.txt")
    assert "no file has the SHA-256" in lines[1]
    assert lines[2].endswith("quotes stand in a.txt")


def test_a_quote_that_is_not_in_its_document_is_named_with_its_place(tmp_path: Path) -> None:
    text = "\n".join(document(LANG_SON)).replace("Thủy sản", "Thủy").replace("thủy sản", "thủy")
    (tmp_path / "a.md").write_text(text, "utf-8")
    lines, status = check(tmp_path, [(LANG_SON, PACKS[LANG_SON])])
    assert status == 1
    quote = "Dự án thủy sản: tỷ lệ thu hồi vốn tối thiểu là 10%."
    assert f'lang-son-33-2022: not in a.md: Điều 5 khoản 1 điểm d "{quote}"' in lines


def test_the_text_that_was_checked_is_known_by_its_digest(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "a.txt").write_text("\n".join(document(DONG_NAI)), "utf-8")
    digest = hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    text = PACKS[DONG_NAI].decode()
    start = text.index('sha256 = "') + len('sha256 = "')
    pack = (text[:start] + digest + text[start + 64 :]).encode()
    lines, status = check(tmp_path, [(DONG_NAI, pack)])
    assert (status, len(lines)) == (0, 2)


def test_a_folder_without_texts_is_a_fault(tmp_path: Path) -> None:
    lines, status = check(tmp_path, [(DONG_NAI, PACKS[DONG_NAI])])
    assert status == 1
    assert "holds no text" in lines[1]


def test_an_unchanged_pack_moves_nothing(tmp_path: Path) -> None:
    lines, status = affected(*changed(tmp_path))
    assert status == 0
    assert [line.split(" ")[0] for line in lines] == ["0", "0"]


def test_a_changed_rate_moves_figures(tmp_path: Path) -> None:
    edit = ('["forestry"]\nvalue = "0.25"', '["forestry"]\nvalue = "0.3"')
    lines, _ = affected(*changed(tmp_path, edit))
    assert any(
        "project_type forestry" in line and "values.amount_vnd: 5000000 → 6000000" in line
        for line in lines
    )
    assert not any("livestock" in line for line in lines)
    assert "  rates.rate[5].value: 0.25 → 0.3" in lines


def test_a_changed_deadline_moves_dates(tmp_path: Path) -> None:
    lines, _ = affected(*changed(tmp_path, ("months = 3\n", "months = 4\n")))
    moved = "values.pay_by: 2025-09-30 → 2025-10-30"
    assert any(line.startswith("  deadline on ") and moved in line for line in lines)


def test_a_changed_word_or_quote_is_named_by_its_place(tmp_path: Path) -> None:
    edits = (
        ("Tiền bán tận thu thuộc về ai, văn bản không ghi.", "Chưa rõ." * 40),
        ('[[provision]]\nid = "scope"', '[[provision]]\nid = "area"'),
    )
    lines, _ = affected(*changed(tmp_path, *edits))
    assert lines[0].startswith("0 figures")
    assert any(line.startswith("  open_point[salvage].text: Tiền bán tận thu") for line in lines)
    assert any(line.startswith("  provision[area].kind: nothing → scope") for line in lines)


def test_requests_of_a_file_are_compared_too(tmp_path: Path) -> None:
    requests = tmp_path / "requests.jsonl"
    requests.write_text(
        '{"id": "Páo", "ask": "minimum_rate", "facts": {"project_type": "forestry"}}\n'
        "\n{\n"
        '{"id": "x", "id": "x"}\n'
        '{"ask": "weather"}\n',
        "utf-8",
    )
    edit = ('["forestry"]\nvalue = "0.25"', '["forestry"]\nvalue = "0.3"')
    lines, _ = affected(*changed(tmp_path, edit), requests)
    assert "  Páo — values.rate: 0.25 → 0.3" in lines


def test_a_flood_of_differences_is_counted_not_listed(tmp_path: Path) -> None:
    edits = (
        ("months = 3\n", "months = 4\n"),
        ('["livestock_poultry"]\nvalue = "0.15"', '["livestock_poultry"]\nvalue = "0.2"'),
    )
    lines, _ = affected(*changed(tmp_path, *edits))
    assert any(line.startswith("  and ") and line.endswith(" more") for line in lines)


def test_what_is_no_pack_is_named(tmp_path: Path) -> None:
    old, new = changed(tmp_path)
    new.write_text("schema = 1")
    with pytest.raises(PackError, match=r"new\.toml: id: is missing"):
        affected(old, new)
