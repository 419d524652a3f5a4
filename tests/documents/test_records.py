"""The on-site record and the submission, opened again and read."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.shared import Mm

from bot.documents.errors import CannotPrint
from bot.documents.letter_parts import ADDED, MOTTO, PREPARED, STATE
from bot.documents.records import (
    PARTIES,
    Case,
    Lost,
    OnSiteRecord,
    Party,
    Submission,
    on_site_record,
    submission,
)
from bot.rules import evaluate, load
from tests.documents.opened import words_of

DONG_NAI = "Điều 5 khoản 5, QĐ 15/2023, Đồng Nai"
FIELDS = frozenset({"place", "cause", "responsibility", "salvage_sale"})
CASE = Case(
    "TH-0412", "Trần Thị Lan", "ấp Mẫu Hai", "Xã Mẫu Thủy", "Tổ gà ấp Mẫu Hai",
    "Nuôi gà Mẫu Hai", "Hộ khai chưa rõ nguyên nhân", "từ 19/11/2026", date(2026, 11, 20),
    (Lost("Lợn (heo)", "12 con", "40 con"), Lost("Ngô (bắp)", "3 sào", "5 sào")), 4,
    "02/QĐ-MẪU ngày 01/06/2025", 20_000_000, 2_000_000, date(2027, 3, 31),
)  # fmt: skip
RECORD = OnSiteRecord(
    CASE,
    "Phòng Mẫu Đồng Nai",
    (Party("household", "Trần Thị Lan"), Party("group_leader"), Party("commune", "", False)),
    DONG_NAI,
    FIELDS,
)  # fmt: skip
MAY = (f"Gia hạn thu hồi ({DONG_NAI})", f"Miễn thu hồi ({DONG_NAI})")
PAPER = Submission(
    CASE, "UBND Xã Mẫu Thủy", "", DONG_NAI, MAY, proposal=True, papers=("Biên bản tại chỗ",)
)
HOSTILE = 'A{{ 7*7 }}</w:t><w:br/>"&<x>\u202e\x07\nDòng hai {% raw %} =1+1'


@pytest.mark.parametrize("content", [on_site_record(RECORD), submission(PAPER)])
def test_state_motto_place_day_and_the_label_stand_on_the_paper(content: bytes) -> None:
    words = words_of(content)
    for part in (STATE, MOTTO, "Xã Mẫu Thủy, ngày", "Nơi nhận:", "Số: ", f"{PREPARED}."):
        assert part in words
    section = Document(io.BytesIO(content)).sections[0]
    width, height = section.page_width, section.page_height
    assert width
    assert height
    assert (round(width / Mm(1)), round(height / Mm(1))) == (210, 297)


def test_record_has_the_fields_that_the_text_names_and_marks_the_others() -> None:
    words = words_of(on_site_record(RECORD))
    for named in ("Tại: ", "Xác định nguyên nhân:", "nội quy, cam kết", "Tổ chức bán tận thu:"):
        assert named in words
    for added in ("Lúc (*)", "Dự án (*)", "Ảnh hộ đã gửi (*)", "Số tiền thu được (*)", ADDED):
        assert added in words
    assert "12 con" in words
    assert "40 con" in words


def test_record_without_a_text_of_the_province_marks_every_field() -> None:
    words = words_of(on_site_record(replace(RECORD, basis=None, named=frozenset())))
    assert "Văn bản của tỉnh không nêu biên bản này" in words
    for added in ("Tại (*)", "Chủ hộ, cá nhân (*)", "Xác định nguyên nhân (*)", "nhóm (*)"):
        assert added in words


def test_nobody_ticks_the_cause_before_an_officer_entered_it() -> None:
    assert "☒" not in words_of(on_site_record(RECORD))
    subjective = words_of(on_site_record(replace(RECORD, objective=False)))
    assert "☒ Chủ quan" in subjective
    assert "☐ Khách quan" in subjective


def test_every_participant_of_the_rules_has_a_title_and_a_place_to_sign() -> None:
    policy = load()["dong-nai-15-2023"]
    facts: dict[str, object] = {"approved_by": "district_chair"}
    found = evaluate(policy, "record_participants", facts, date(2026, 11, 20)).values
    parties = [Party(role) for role in found["required"]]
    parties += [Party(role, needed=False) for role in found["optional"]]
    words = words_of(on_site_record(replace(RECORD, parties=tuple(parties))))
    assert len(parties) == len(PARTIES)
    for role in PARTIES.values():
        assert role.upper() in words
    assert "(NẾU CẦN)" in words


def test_submission_leaves_what_is_decided_to_the_authority() -> None:
    words = words_of(submission(PAPER))
    assert "TỜ TRÌNH" in words
    assert "2.000.000 đ" in words
    assert words.count("☐") == 4  # two causes, two decisions
    assert "☒" not in words


def test_official_letter_has_its_subject_in_the_head_and_no_title() -> None:
    words = words_of(submission(replace(PAPER, proposal=False, to="Cơ quan Mẫu")))
    assert "V/v xem xét thiệt hại" in words
    assert "Kính gửi: Cơ quan Mẫu" in words
    assert "TỜ TRÌNH" not in words


def test_a_name_is_only_ever_a_name() -> None:
    """No tag, field, second line or hidden mark comes out of what a person typed."""
    case = replace(CASE, household=HOSTILE, lost=(Lost(HOSTILE, HOSTILE, HOSTILE),))
    party = (Party("household", HOSTILE),)
    made = (
        on_site_record(replace(RECORD, case=case, parties=party, place=HOSTILE)),
        submission(replace(PAPER, case=case, to=HOSTILE)),
    )
    for content in made:
        words = words_of(content)
        assert "{{ 7*7 }}</w:t><w:br/>" in words
        assert "\u202e" not in words
        assert "\x07" not in words
        body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        assert "<w:br/>" not in body
        assert "instr" not in body


def test_without_participants_or_a_possible_decision_nothing_is_printed() -> None:
    with pytest.raises(CannotPrint):
        on_site_record(replace(RECORD, parties=()))
    with pytest.raises(CannotPrint):
        submission(replace(PAPER, may=()))
