"""A message becomes calls: the keyboard last, files before words, one call where one is enough."""

import pytest

from bot.channels.base import Button, ChatRef, File, Outgoing, Refused
from bot.channels.telegram.rendering import LARGEST_FILE, render

TO = ChatRef("telegram", "123456", "700001")
YES_NO = (Button("yes", "Có", "T" * 40), Button("no", "Không", "U" * 40))


def message(text: str = "Đúng chưa?", **more: object) -> Outgoing:
    return Outgoing(TO, text, **more)  # type: ignore[arg-type]


def test_short_buttons_share_a_row_and_carry_their_tags() -> None:
    [call] = render(message(buttons=YES_NO))
    assert call.keyboard == {
        "inline_keyboard": [
            [
                {"text": "Có", "callback_data": "T" * 40},
                {"text": "Không", "callback_data": "U" * 40},
            ]
        ]
    }


def test_long_labels_get_rows_of_their_own() -> None:
    labels = ("Chăn nuôi gia súc, gia cầm", "Trồng rừng", "Cây trồng", "Khác")
    [call] = render(message(buttons=tuple(Button(x, x, x) for x in labels)))
    assert call.keyboard is not None
    rows = [[button["text"] for button in row] for row in call.keyboard["inline_keyboard"]]
    assert rows == [[labels[0]], [*labels[1:]]]


def test_choice_without_a_tag_counts_as_typed() -> None:
    [call] = render(message(buttons=(Button("help", "Trợ giúp"),)))
    assert call.keyboard is not None
    assert call.keyboard["inline_keyboard"][0][0]["callback_data"] == "=help"


def test_button_that_telegram_would_refuse_is_left_to_typing() -> None:
    [call] = render(message(buttons=(Button("x", "Dài", "ế" * 30), Button("y", " ", "t"))))
    assert call.keyboard is None


@pytest.mark.parametrize(
    ("wants", "asks"), [("contact", "request_contact"), ("place", "request_location")]
)
def test_own_number_and_place_are_asked_of_the_phone(wants: str, asks: str) -> None:
    [call] = render(message(extra={"wants": wants}, buttons=YES_NO))
    assert call.keyboard is not None
    first, *others = call.keyboard["keyboard"]
    assert first[0][asks] is True
    assert others == [[{"text": "Có"}], [{"text": "Không"}]]


def test_long_text_is_cut_and_the_keyboard_stands_under_its_end() -> None:
    first, last = render(message("a" * 4000 + "\n\n" + "b" * 4000, buttons=YES_NO))
    assert (first.text, first.keyboard) == ("a" * 4000, None)
    assert (last.text, last.keyboard is None) == ("b" * 4000, False)


def test_photo_with_short_words_is_one_call() -> None:
    [call] = render(message(attachments=(File("qr.png", b"x"),), buttons=YES_NO))
    assert (call.text, call.photo, call.keyboard is None) == ("Đúng chưa?", True, False)


def test_several_files_are_albums_by_kind_before_the_words() -> None:
    files = (*(File(f"{n}.jpg", b"x") for n in range(11)), File("a.docx", b"x"))
    calls = render(message(attachments=files))
    assert [(len(call.files), call.photo, call.text) for call in calls] == [
        (10, True, ""),
        (1, True, ""),
        (1, False, ""),
        (0, False, "Đúng chưa?"),
    ]


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (Outgoing(TO, " \x00 "), "empty"),
        (Outgoing(ChatRef("telegram", "1", "x"), "a"), "not_found"),
        (Outgoing(TO, "a", attachments=(File("a", bytes(LARGEST_FILE + 1)),)), "file_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_telegram_would_never_take_is_refused_here(refused: Outgoing, why: str) -> None:
    with pytest.raises(Refused) as error:
        render(refused)
    assert error.value.why == why
