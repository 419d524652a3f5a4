"""Everyday questions find their passage; questions about other things find none."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluate import answers
from bot.policies import check
from bot.rules import Outcome, PackError, Policy, evaluate, load, synonyms
from bot.rules.counting import counted
from bot.rules.folding import fold
from bot.rules.loading import PASSAGES, passages, shipped, shipped_passages
from bot.rules.lookup import Shelf, is_of, open_points, search
from bot.rules.pack import read_pack
from bot.rules.passages import LARGEST, read_passages
from bot.rules.ranking import Document, Index
from bot.rules.said_day import said_day, without_days
from bot.rules.said_share import said_share
from bot.rules.spelling import syllables, typed_otherwise
from tests.rules.asked import (
    FRESH,
    LAST,
    PHONES,
    TUNED,
    UNSEEN,
    fresh,
    fresh_unrelated,
    quality,
    questions,
    unrelated,
    wrongly_answered,
)

ON = date(2024, 3, 1)
LANG_SON, DONG_NAI, SON_LA = "lang-son-33-2022", "dong-nai-15-2023", "son-la-2021"
BARRED = (
    "nợ", "nghĩa vụ", "vi phạm", "cưỡng chế", "chế tài", "chủ thể", "hồ sơ hợp lệ", "hệ thống",
    "thao tác", "xác thực", "vay", "đòi", "bạn", "quý khách", "người dân", "không hợp lệ",
    "bị từ chối", "rất tiếc", "có thể",
)  # fmt: skip
MOST_WORDS = 14  # of running text before a stop

quick = settings(max_examples=80, derandomize=True, deadline=None, database=None)


def first(query: str, policy: str = LANG_SON) -> str | None:
    found = search((load()[policy],), query).answers
    return found[0].id if found else None


def test_there_are_enough_questions_and_half_of_them_were_written_blind() -> None:
    asked = questions()
    assert len(asked) >= 300
    assert sum(one.blind for one in asked) * 2 >= len(asked)
    assert len({(one.policy, one.text) for one in asked}) == len(asked)
    assert len(unrelated()) >= 60


def test_every_expected_passage_is_there() -> None:
    held = {policy.id: {one.rule.id for one in passages(policy)} for policy in load().values()}
    for one in questions():
        assert set(one.expected) <= held[one.policy], one.text


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held out"])
def test_questions_find_their_passage(held_out: bool) -> None:
    asked = [one for one in questions() if one.held_out is held_out]
    found = quality(asked)
    assert (found.top_1 >= 0.9, found.top_3 >= 0.95) == (True, True), found


def test_with_all_documents_the_readers_province_comes_first() -> None:
    found = quality(questions(), everywhere=True)
    assert (found.top_1 >= 0.9, found.top_3 >= 0.95) == (True, True), found


def test_questions_that_nothing_was_tuned_on_find_their_passage() -> None:
    asked = fresh()
    found = quality(asked)
    assert (len(asked) >= 150, found.top_1 >= 0.88, found.top_3 >= 0.93) == (True,) * 3, found
    assert sum(one.text.isascii() for one in asked) >= 0.48 * len(asked)


def test_questions_of_every_set_find_their_passage_with_and_without_a_province() -> None:
    asked = fresh(UNSEEN)
    for everywhere in (False, True):
        found = quality(asked, everywhere=everywhere)
        assert (len(asked) >= 150, found.top_1 >= 0.9, found.top_3 >= 0.97) == (True,) * 3, found
        last = quality(fresh(UNSEEN, "last"), everywhere=everywhere)
        assert (last.top_1 >= 0.8, last.top_3 >= 0.88) == (True, True), last
    assert sum(one.text.isascii() for one in asked) >= 0.44 * len(asked)


def test_questions_as_they_are_typed_on_phones_find_their_passage() -> None:
    for everywhere in (False, True):
        for group in TUNED:
            asked = fresh(PHONES, group)
            found = quality(asked, everywhere=everywhere)
            assert (len(asked) >= 75, found.top_1 >= 0.9, found.top_3 >= 0.95) == (True,) * 3, group
        last = quality(fresh(PHONES, LAST), everywhere=everywhere)
        assert (last.top_1 >= 0.9, last.top_3 >= 0.95) == (True, True), last


def test_nothing_is_said_of_other_things_typed_on_phones() -> None:
    others = [text for of in (*TUNED, LAST) for text in fresh_unrelated(PHONES, f"{of}_unrelated")]
    assert len(others) >= 230
    assert len(wrongly_answered(others)) <= 0.03 * len(others)
    near = fresh_unrelated(PHONES, "near_unrelated")
    assert len(wrongly_answered(near)) <= 0.15 * len(near)


@pytest.mark.parametrize("query", ["20", "2026", "09:30", "123456", "Lạng Sơn", "dong nai"])
def test_figures_and_provinces_alone_ask_nothing(query: str) -> None:
    assert search(tuple(load().values()), query).answers == ()


@pytest.mark.parametrize("of", [FRESH, UNSEEN], ids=["fresh", "unseen"])
def test_questions_about_other_things_find_nothing(of: Path) -> None:
    assert len(wrongly_answered()) <= 0.03 * len(unrelated())
    assert len(wrongly_answered(fresh_unrelated(of))) <= 0.03 * len(fresh_unrelated(of))


@pytest.mark.parametrize(
    ("query", "share"),
    [
        ("mất 4 trên 10 con bò", 40),
        ("chết 16/40 con", 40),
        ("thiệt hại hai mươi lăm phần trăm", 25),
        ("lũ cuốn nửa đàn", 50),
        ("mat 7 con trong 20 con", 35),
        ("chết 3 trong tổng số 12 con", 25),
        ("chết 2 con trong 7 ngày", None),
        ("2 con trong", None),
        ("từ 30% hay 70%", None),
        ("chết 0/0 con", None),
        ("mất 200%", None),
        ("hạn nộp khi nào", None),
    ],
)
def test_the_part_that_is_lost_is_read_out_of_a_question(query: str, share: int | None) -> None:
    assert said_share(query) == share


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("du an ket thuc 30/6/2026 thi han nop la ngay nao", date(2026, 6, 30)),
        ("kết thúc ngày 30 tháng 11 năm 2026 thì bao giờ nộp", date(2026, 11, 30)),
        ("xong 1-2-2026, nộp trước ngày nào", date(2026, 2, 1)),
        ("xong 1.2.2026.", date(2026, 2, 1)),
        ("từ 1/1/2026 đến 30/6/2026", None),
        ("kết thúc 31/6/2026", None),
        ("kết thúc 30/6", None),
        ("Nghị định 15/2023/NĐ-CP ghi gì", None),
        ("quyết định 12/3/2022/7", None),
        ("hết 30/6-2026 nộp", None),
        ("", None),
    ],
)
def test_the_day_that_a_question_names(query: str, day: date | None) -> None:
    assert said_day(query) == day
    assert day is None or "2026" not in without_days(query)


@pytest.mark.parametrize(
    ("said", "counted_"),
    [
        ("hai mươi lăm phần trăm", "25 phần trăm"),
        ("ba chục con", "30 con"),
        ("mười lăm phần", "15 phần"),
        ("hai mươi năm", "20 năm"),
        ("ba tháng", "3 tháng"),
        ("ba tôi mất", "ba tôi mất"),
        ("muoi phan tram", "10 phan tram"),
        ("muoi dot", "muoi dot"),
    ],
)
def test_numbers_in_words_are_digits_where_something_is_counted(said: str, counted_: str) -> None:
    assert " ".join(counted(said.split())) == counted_


def test_marks_case_and_composition_do_not_matter() -> None:
    query = "Nuôi LỢN nộp lại mấy phần trăm?"
    assert first(query) == "rate_livestock"
    for other in (query.lower(), "nuoi lon nop lai may phan tram", "nuôi lợn nộp lại mấy %"):
        assert first(other) == "rate_livestock", other


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("nuôi heo thì nộp mấy phần", "rate_livestock"),
        ("trồng đậu phộng nộp bao nhiêu phần trăm", "rate_short_crop"),
        ("xin khất nộp", "extension"),
        ("hanj noopj laf khi naof", "deadline"),
        ("ha5n no6p2 tie6n2", "deadline"),
        ("giahạn tối đa bao lâu", "extension"),
        ("thièt hại trên 70%", "damage_over_70"),
        ("thiệt hại hai mươi lăm phần trăm có được giảm không", "damage_under_30"),
        ("thiệt hại 30 phần trăm có được giảm không", "damage_30_70"),
        ("chết 16/40 con lợn thì có được bớt không", "damage_30_70"),
        ("lợn chết 9 trên 10 con thì có phải nộp không", "damage_over_70"),
        ("thiệt hại dưới 30% có được giảm không", "damage_under_30"),
    ],
)
def test_everyday_regional_and_mistyped_words_are_understood(query: str, expected: str) -> None:
    assert first(query) == expected


def test_phone_words_are_written_out_and_marks_are_not_guessed_in_marked_text() -> None:
    assert [one.base for one in syllables("15tr dc bn k")] == [
        "15", "trieu", "duoc", "bao", "nhieu", "khong",
    ]  # fmt: skip
    table = synonyms.load()
    assert [one.length for one in table.find(syllables("cho tôi"), bare=False)] == []
    assert [one.concept for one in table.find(syllables("xây nhà văn hóa thôn"), bare=False)] == [
        one.concept for one in table.find(syllables("nhà văn hóa thôn"), bare=False)
    ]


def test_a_short_form_is_no_other_word() -> None:
    assert first("MTTQ làm gì", SON_LA) == "front_role"


def test_a_named_policy_answers_only_for_itself() -> None:
    assert first("làm đường giao thông nhà nước hỗ trợ bao nhiêu", "quang-ngai-08-2022")
    for policy in load().values():
        for found in search((policy,), "hạn nộp khi nào").answers:
            assert found.policy is policy


def test_the_readers_province_decides_between_equal_passages() -> None:
    policies = tuple(load().values())
    for province in ("dong-nai", "lang-son"):
        found = search(policies, "hạn nộp tiền là khi nào", province).answers[0]
        assert (found.policy.province, found.id) == (province, "deadline")


def test_a_policy_is_found_under_the_province_of_before_and_after_a_merger() -> None:
    policy = load()["soc-trang-2021"]
    assert is_of(policy, "soc-trang")
    assert is_of(policy, "can-tho")
    assert not is_of(policy, "lang-son")


def test_an_answer_is_best_first_at_most_five_and_has_a_place() -> None:
    found = search((load()[LANG_SON],), "thiệt hại").answers
    assert 1 < len(found) <= 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score <= 100 and one.citation.quote and one.text for one in found)


def test_without_an_answer_the_nearest_topics_are_named() -> None:
    findings = search((load()[LANG_SON],), "giống lợn nào tốt nhất thị trường hiện nay")
    assert findings.answers == ()
    assert findings.nearest


def test_the_answer_of_the_program_has_the_form_of_the_contract() -> None:
    asked = {
        "id": 1, "policy": LANG_SON, "ask": "lookup", "as_of": "2024-03-01",
        "facts": {"query": "hạn nộp khi nào"},
    }  # fmt: skip
    answer = json.loads(next(answers([json.dumps(asked)], ON)))
    best = answer["values"]["answers"][0]
    assert best.keys() == {"id", "title", "text", "score", "citation"}
    assert best["id"] == "deadline"
    assert best["citation"] == {
        "part": "regulation", "article": "5", "clause": "3", "point": "a",
        "quote": "Thời gian tối đa kể từ khi kết thúc dự án: không quá 03 tháng.",
    }  # fmt: skip
    assert best["citation"] in answer["citations"]


def test_open_points_of_a_passage_follow_the_day() -> None:
    found = search((load()[SON_LA],), "ai chủ trì kế hoạch theo quyết định 167").answers[0]
    before = {point.id for point in open_points(found, date(2025, 6, 30))}
    after = {point.id for point in open_points(found, date(2025, 7, 1))}
    assert after - before == {"merged_planning", "merged_agriculture"}


def test_a_policy_without_passages_does_not_answer() -> None:
    policy = replace(load()[LANG_SON], id="nowhere")
    assert passages(policy) == ()
    assert evaluate(policy, "lookup", {"query": "hạn nộp"}, ON).outcome is Outcome.NOT_COVERED


@quick
@given(st.text(max_size=200))
def test_any_text_is_answered_or_not_and_nothing_breaks(text: str) -> None:
    findings = search(tuple(load().values()), text)
    assert len(findings.answers) <= 5
    assert not (findings.answers and findings.nearest)


@quick
@given(st.sampled_from([one.text for one in questions()]))
def test_the_same_question_gets_the_same_answer(text: str) -> None:
    policy = load()[LANG_SON]
    assert Shelf((policy,)).search(text) == search((policy,), text)


def test_a_question_of_endless_words_is_cut() -> None:
    assert search((load()[LANG_SON],), "hạn nộp " * 500).answers


def test_common_words_do_not_make_a_large_index_slow_or_wrong() -> None:
    documents = [Document((f"việc số {n} mã{n}x",), "cộng đồng vốn hỗ trợ") for n in range(6_000)]
    index = Index(documents, synonyms.load())
    assert index.search("cộng đồng hỗ trợ mã4321x", 3)[0].place == 4321
    assert index.size == 6_000


def _texts(policy: Policy) -> Iterator[str]:
    content = shipped_passages(policy.id)
    assert content is not None
    yield from re.findall(r'^(?:text|title) = "(.*)"$', content.decode(), re.MULTILINE)


@pytest.mark.parametrize("policy", load().values(), ids=lambda policy: policy.id)
def test_passages_speak_shortly_and_quote_shortly(policy: Policy) -> None:
    for text in _texts(policy):
        longest = max(len(part.split()) for part in re.split(r"[.,;:?!()]", text))
        assert longest <= MOST_WORDS, text
        words = " " + re.sub(r"\W+", " ", text.lower()) + " "
        assert [word for word in BARRED if f" {word} " in words] == [], text
    for one in passages(policy):
        quote = one.rule.citation.quote
        assert fold(quote) == quote
        assert one.questions, one.rule.id
        assert len(one.title.split()) <= MOST_WORDS


def passage_file(passage: str, policy: str = LANG_SON, head: str = "schema = 1") -> bytes:
    return f'{head}\npolicy = "{policy}"\n[[passage]]\n{passage}\n'.encode()


CITED = 'citation = { part = "regulation", article = "4", quote = "bằng tiền" }'
WHOLE = f'id = "a"\ntitle = "A"\ntext = "B."\n{CITED}'


@pytest.mark.parametrize(
    ("content", "where", "words"),
    [
        (b"\xff", "", "not TOML"),
        (b"x" * (LARGEST + 1), "", "larger"),
        (passage_file(WHOLE, head="schema = 2"), "schema", "schema 1"),
        (passage_file(WHOLE, policy=DONG_NAI), "policy", "not one of"),
        (passage_file('id = "a"\ntext = "B."'), "passage[1].title", "missing"),
        (passage_file('id = "a"\ntitle = "A"\ntext = "B."'), "passage[1].citation", "missing"),
        (passage_file(f'{WHOLE}\nquestion = ["x"]'), "passage[1].question", "not a known key"),
        (passage_file(f'{WHOLE}\nquestions = ["x", "x"]'), "passage[1].questions", "twice"),
        (passage_file(f'{WHOLE}\nroles = ["king"]'), "passage[1].roles", "not a role"),
        (passage_file(f'{WHOLE}\nopen_points = ["x"]'), "passage[1].open_points", "open point"),
        (passage_file(f"{WHOLE}\n[[passage]]\n{WHOLE}"), "passage[2].id", "twice"),
        (passage_file('id = "a"\ntitle = "A"\nof = "task.x"'), "passage[1].of", "not one of"),
        (
            passage_file(f'id = "a"\ntitle = "A"\nof = "provision.scope"\n{CITED}'),
            "passage[1].citation",
            "not a known key",
        ),
    ],
)
def test_a_broken_file_of_passages_is_refused_at_its_place(
    content: bytes, where: str, words: str
) -> None:
    with pytest.raises(PackError) as caught:
        read_passages(content, load()[LANG_SON])
    assert caught.value.where.startswith(where)
    assert words in caught.value.message


def test_a_passage_may_take_words_and_place_of_a_rule() -> None:
    policy = load()[LANG_SON]
    (one,) = read_passages(passage_file('id = "a"\ntitle = "A"\nof = "provision.scope"'), policy)
    rule = policy.provisions["scope"].rule
    assert (one.rule.id, one.rule.text, one.rule.citation) == ("a", rule.text, rule.citation)
    (other,) = read_passages(
        passage_file('id = "a"\ntitle = "A"\nof = "provision.scope"\ntext = "Khác."'), policy
    )
    assert (other.rule.text, other.rule.citation) == ("Khác.", rule.citation)


def test_a_pack_that_its_passages_do_not_fit_is_refused_by_the_check() -> None:
    content = dict(shipped())[f"{LANG_SON}.toml"].decode()
    other = content.replace('"late_payment"', '"later_payment"')
    lines, status = check(packs=[(f"{LANG_SON}.toml", other.encode())])
    assert status == 1
    assert lines[0].startswith(f"answers/{LANG_SON}.toml: passage[")
    assert "late_payment" in lines[0]


def test_passages_belong_to_the_pack_that_ships() -> None:
    content = dict(shipped())[f"{LANG_SON}.toml"] + b"# another version\n"
    policy = read_pack(content)
    assert passages(policy) == ()
    assert check(packs=[(f"{LANG_SON}.toml", content)])[1] == 0


def test_every_policy_ships_a_file_of_passages() -> None:
    assert PASSAGES == "answers"
    assert {name for name in load() if shipped_passages(name) is None} == set()
    assert shipped_passages("nowhere") is None


@pytest.mark.parametrize(
    "content",
    [
        b'common = ["a"]\nother = 1',
        b'[[same]]\nwords = ["a"]\n[[same]]\nwords = ["a"]',
        b'[[same]]\nwords = ["?"]',
        b'[[same]]\nwords = ["a a a a a a a a a a"]',
    ],
    ids=["unknown key", "two groups", "no word", "too long"],
)
def test_a_broken_table_of_synonyms_is_refused(content: bytes) -> None:
    with pytest.raises(PackError):
        synonyms.Synonyms(content)


def test_syllables_know_tones_numbers_and_one_short_i() -> None:
    assert [(one.base, one.toned) for one in syllables("Hòa hoà kỹ KĨ 12.083,2 đường")] == [
        ("hoa", "hoa2"),
        ("hoa", "hoa2"),
        ("ki", "ki3"),
        ("ki", "ki3"),
        ("12083,2", "12083,2"),
        ("duong", "đương2"),
    ]
    assert syllables("hổ trợ")[0].toned == syllables("hỗ trợ")[0].toned


def test_words_typed_without_their_keyboard_are_read() -> None:
    assert "tien" in typed_otherwise("tieenf")
    assert "tien" in typed_otherwise("tie6n2")
    assert "duoc" in typed_otherwise("dduowcj")
