"""``bot remind``: what is due at an instant, once; a rehearsal changes nothing."""

import argparse
import json
from datetime import datetime
from pathlib import Path

import pytest

from bot.commands import remind
from bot.errors import UsageError
from bot.storage.database import Database
from bot.storage.registers import people
from bot.storage.registers.people import ChatAddress, How
from tests.storage.village import Village, settle

KEY = "5a" * 32


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Somebody with a chat who owes, in the database of the settings."""
    url = f"sqlite:///{tmp_path}/bot.db"
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    monkeypatch.setenv("BOT_DATA_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    database = Database.open(url, key=KEY)
    village = Village(database)
    project = settle(village, homes=1)
    address = ChatAddress(database.sealer.chat("web", "web", "x"), "web", "web", "x")
    village.write(lambda pen: people.link(pen, project.people[0], address, How.CODE))
    database.close()
    return project.people[0]


def call(**changes: object) -> argparse.Namespace:
    plain = {"dry_run": False, "json": True, "policy": None, "days": None, "report": False}
    as_of = datetime.fromisoformat("2026-09-23T08:00+07:00")
    return argparse.Namespace(**{"as_of": as_of, **plain, **changes})


def test_what_is_due_is_handed_over_once(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert remind.run(call()) == 0
    (line,) = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    assert line["recipient"] == str(person)
    assert "còn 7 ngày" in line["text"]
    assert [step["step"] for step in line["steps"]] == ["before_7"]
    assert [option["id"] for option in line["options"]] == [
        "reminder_seen",
        "payment",
        "reminder_help",
    ]
    assert remind.run(call()) == 0
    assert capsys.readouterr().out == ""


def test_a_rehearsal_says_the_same_and_changes_nothing(
    person: int, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for dry in (True, True, False):
        assert remind.run(call(dry_run=dry)) == 0
        said.append(json.loads(capsys.readouterr().out)["text"])
    assert len(set(said)) == 1


def test_people_read_it_too(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert remind.run(call(json=False)) == 0
    out = capsys.readouterr().out
    assert "before_7" in out
    assert "1 messages handed over" in out


def test_a_policy_is_given_other_days(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert remind.run(call(policy="lang-son-33-2022", days="-6,0")) == 0
    capsys.readouterr()
    later = datetime.fromisoformat("2026-09-24T08:00+07:00")
    assert remind.run(call(as_of=later)) == 0
    assert json.loads(capsys.readouterr().out)["steps"][0]["step"] == "before_6"


@pytest.mark.parametrize(
    "wrong", [{"as_of": None}, {"policy": "nowhere"}, {"policy": "lang-son-33-2022", "days": "x"}]
)
def test_a_wrong_call_says_so(person: int, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        remind.run(call(**wrong))


def test_steps_are_counted(person: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert remind.run(call()) == 0
    capsys.readouterr()
    assert remind.run(call(report=True)) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    names = {"step", "sent", "delivered", "unknown", "lost", "answered", "paid"}
    assert rows
    assert all(row.keys() == names for row in rows)
    assert {row["lost"] for row in rows if row["step"].startswith("week")} == {1}  # no chat
    assert remind.run(call(report=True, json=False)) == 0
    assert "sent 0, delivered 0, unknown 0, lost 1" in capsys.readouterr().out
