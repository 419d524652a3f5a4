"""/nhac: what is planned is said, one change is asked, and becomes one effect."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from bot.handlers.base import Answered, Facts
from bot.handlers.reminder_help import reminder_seen
from bot.handlers.reminders import reminders
from bot.rules import load
from bot.talk import Asking, Finished, Header, Journal, Json, Looking, Question, look, play
from bot.words import LANGUAGES, Words

TODAY = date(2026, 8, 1)
NOBODY: dict[str, Json] = {
    "person": None,
    "minute": 450,
    "fewer": "all",
    "real": [],
    "own": [],
    "teams": [],
    "calculated": None,
}
CALCULATED = {"policy": "lang-son-33-2022", "ends": "2026-06-30", "until": "2026-09-30"}
OWN = [{"id": "8", "until": "2026-09-30"}, {"id": "9", "until": "2026-12-30"}]
REAL = [{"household": "Hộ Mẫu", "project": "Nuôi lợn Mẫu", "until": "2026-09-30"}]
TEAM = {"id": "5", "name": "Tổ lợn Mẫu", "proposed": "2026-09-16"}
LEADER = NOBODY | {"person": "7", "real": REAL, "teams": [TEAM]}


def walked(found: Mapping[str, Json], answers: Mapping[str, Json]) -> Asking | Finished[Answered]:
    header = Header("reminders", "0", f"{TODAY}T07:00:00+07:00", TODAY)
    journal = Journal(header, answers=dict(answers))
    while True:
        walk = play(reminders, journal, Facts(TODAY, load()))
        if not isinstance(walk, Looking):
            return walk
        assert walk.name == "reminders"
        journal = look(journal, walk.name, walk.argument, dict(found))


def question(found: Mapping[str, Json], answers: Mapping[str, Json] | None = None) -> Question:
    walk = walked(found, answers or {})
    assert isinstance(walk, Asking)
    return walk.question


def done(
    found: Mapping[str, Json], answers: Mapping[str, Json]
) -> tuple[list[str], list[dict[str, Any]]]:
    """What is said, by id, and the commands."""
    walk = walked(found, answers)
    assert isinstance(walk, Finished), walk
    return [say.id for say in walk.result.say], [dict(e.command) for e in walk.effects]


@pytest.mark.parametrize(
    ("found", "ways"),
    [
        (NOBODY, ("declare", "nothing")),
        (NOBODY | {"calculated": CALCULATED}, ("add", "declare", "nothing")),
        (NOBODY | {"own": OWN}, ("time", "fewer", "stop", "declare", "nothing")),
        (NOBODY | {"person": "7", "real": REAL}, ("time", "fewer", "nothing")),
        (LEADER, ("collection", "time", "fewer", "nothing")),
        (LEADER | {"calculated": CALCULATED}, ("collection", "time", "fewer", "nothing")),
    ],
)
def test_everybody_is_offered_what_they_can_change(
    found: Mapping[str, Json], ways: tuple[str, ...]
) -> None:
    assert question(found).options == ways


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_planned_is_said_first(language: str) -> None:
    words = Words.of(language)
    for found in (NOBODY, NOBODY | {"own": OWN, "calculated": CALCULATED}, LEADER):
        said = words.question("reminders", question(found))
        assert ("30/09/2026" in said) == (found is not NOBODY)
        assert words.options("reminders", question(found))
        assert words.example("reminders", question(found))


def test_a_calculated_date_is_kept_as_declared() -> None:
    found = NOBODY | {"calculated": CALCULATED}
    said, commands = done(found, {"reminder_what": "add"})
    assert said == ["reminders-added"]
    assert commands == [
        {"do": "remind_own", "policy": "lang-son-33-2022", "until": "2026-09-30"}
        | {"ends": "2026-06-30"}
    ]


def test_a_date_is_declared_by_province_and_the_projects_end() -> None:
    end = {"from": "2026-06-30", "to": "2026-06-30"}
    answers = {"reminder_what": "declare", "province": "lang-son", "reminder_end": end}
    said, commands = done(NOBODY, answers)
    assert said == ["reminders-added"]
    assert commands[0]["until"] == "2026-09-30"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ({"from": "2024-06-30", "to": "2024-06-30"}, "reminders-over"),
        ({"from": "2026-06-01", "to": "2026-06-30"}, "reminders-no-day"),
        ("skip", "reminders-no-day"),
    ],
)
def test_a_date_that_is_over_or_unknown_is_not_kept(end: Json, said: str) -> None:
    answers = {"reminder_what": "declare", "province": "lang-son", "reminder_end": end}
    assert done(NOBODY, answers) == ([said], [])


def test_the_time_of_day_and_how_many_are_chosen() -> None:
    answers = {"reminder_what": "time", "reminder_time": "evening"}
    assert done(LEADER, answers)[1] == [{"do": "remind_time", "minute": 1140}]
    answers = {"reminder_what": "fewer", "reminder_fewer": "none"}
    assert done(LEADER, answers)[1] == [{"do": "remind_fewer", "fewer": "none"}]


def test_one_of_several_own_dates_is_stopped() -> None:
    found = NOBODY | {"own": OWN}
    asked = question(found, {"reminder_what": "stop"})
    assert asked.options == ("8", "9")
    commands = done(found, {"reminder_what": "stop", "reminder_own": "9"})[1]
    assert commands == [{"do": "remind_stop", "own": "9"}]


def test_a_leader_sets_day_and_place_after_a_read_back() -> None:
    day = {"from": "2026-09-15", "to": "2026-09-15"}
    answers = {"reminder_what": "collection", "collection_day": day, "collection_place": "nhà A"}
    asked = question(LEADER, answers)
    assert asked.key == "confirm"
    assert "15/09/2026" in Words.of("vi").text(asked.shown[0])
    header = Header("reminders", "0", f"{TODAY}T07:00:00+07:00", TODAY)
    journal = Journal(
        header, answers=answers | {"confirm": "yes"}, confirmed={"confirm": asked.digest}
    )
    journal = look(journal, "reminders", None, LEADER)
    walk = play(reminders, journal, Facts(TODAY, load()))
    assert isinstance(walk, Finished)
    assert [dict(effect.command) for effect in walk.effects] == [
        {"do": "collection", "group": "5", "day": "2026-09-15", "place": "nhà A"}
    ]


def test_nothing_changes_where_nothing_is_wanted() -> None:
    assert done(LEADER, {"reminder_what": "nothing"}) == (["reminders-kept"], [])


def test_that_it_was_read_is_written_down() -> None:
    header = Header("reminder_seen", "0", f"{TODAY}T07:00:00+07:00", TODAY)
    walk = play(reminder_seen, Journal(header), Facts(TODAY, load()))
    assert isinstance(walk, Finished)
    assert [dict(effect.command) for effect in walk.effects] == [{"do": "remind_seen"}]
