"""Two seasons in two provinces, walked day by day by ``bot remind --as-of``.

One deadline falls into Tết, the other on a holiday; the machine is off for a month and for a day.
What comes out is compared, day by day and person by person, with what the documents ask for.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.commands import remind
from bot.rules.reminder_days import moment
from bot.storage.database import Database
from tests.delivery.expected import (
    Story,
    after,
    holiday,
    leader_steps,
    office,
    officer_steps,
    steps,
    walk,
    working,
)
from tests.delivery.lives import EXTENDED, Season
from tests.delivery.test_remind_command import KEY, call
from tests.storage.village import DONG_NAI, LANG_SON, Village

FIRST, LAST = date(2025, 11, 17), date(2026, 7, 15)
ENDS = (date(2025, 11, 18), date(2026, 1, 30))
"""When the projects end: three months later it is Tết, and the eve of the first of May."""
DAY = timedelta(days=1)
DOWN = {date(2025, 12, 20) + n * DAY for n in range(30)} | {date(2026, 4, 22)}
LATE = {date(2026, 2, 10): time(11), date(2026, 3, 30): time(20)}
"""Days on which the machine was off until then."""
Told = dict[tuple[date, int], set[tuple[int, str]]]


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Village]:
    """A village in the database of the settings."""
    url = f"sqlite:///{tmp_path}/bot.db"
    monkeypatch.setenv("BOT_DATABASE_URL", url)
    monkeypatch.setenv("BOT_DATA_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    database = Database.open(url, key=KEY)
    try:
        yield Village(database, moment(FIRST - 5 * DAY, time(9)))
    finally:
        database.close()


@pytest.mark.long
def test_everybody_hears_what_the_documents_ask_for_on_its_day(
    village: Village, capsys: pytest.CaptureFixture[str]
) -> None:
    seasons = [Season(village, policy, ends) for ends in ENDS for policy in (LANG_SON, DONG_NAI)]
    told: Told = defaultdict(set)
    texts: dict[tuple[date, int], str] = {}
    for day in _days():
        for season in seasons:
            season.live(day)
        if not _up(day):
            continue
        now = moment(day, LATE.get(day, time(8)))
        assert remind.run(call(as_of=now)) == 0
        for line in map(json.loads, capsys.readouterr().out.splitlines()):
            who = day, int(line["recipient"])
            assert who not in texts, "two messages to one person on a day"
            texts[who] = line["text"]
            told[who] = {(int(step["about"]), step["step"]) for step in line["steps"]}
    wanted: Told = defaultdict(set)
    for season in seasons:
        _expect(season, wanted)
    assert _shown(told) == _shown(wanted)
    for season in seasons:
        for number, story in enumerate(season.stories):
            _read(season, number, story, texts)


def _days() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += DAY


def _up(day: date) -> bool:
    return day not in DOWN


def _shown(told: Told) -> list[tuple[date, int, list[tuple[int, str]]]]:
    return sorted((day, who, sorted(said)) for (day, who), said in told.items() if said)


def _expect(season: Season, wanted: Told) -> None:
    """Who hears of what on which day."""
    for number, story in enumerate(season.stories):
        hear = [(season.people[number], steps), (season.officer, officer_steps)]
        if number in season.agreed:
            hear.append((season.leader(number), leader_steps))
        for person, plan in hear:
            told = walk(story, FIRST, LAST, _up, plan)
            for day, name, _, _ in told:
                wanted[day, person].add((season.obligations[number], name))
    _expect_of_payments(season, wanted)


def _expect_of_payments(season: Season, wanted: Told) -> None:
    """A leader hears of money that lies with them, an officer each morning of what waits."""
    for number, since, until in season.held:
        day = after(since, 5)
        while holiday(day) or not _up(day):
            day += DAY
        if day < until:
            wanted[day, season.leader(number)].add((season.obligations[number], "deposit"))
    for day in filter(working, filter(_up, _days())):
        if any(since <= day < until for since, until in season.waits):
            wanted[day, season.officer].add((0, "morning"))


def _read(season: Season, number: int, story: Story, texts: dict[tuple[date, int], str]) -> None:
    """The words say what is true on the day."""
    for day, name, left, owes in walk(story, FIRST, LAST, _up):
        text = texts[day, season.people[number]]
        assert f"{owes:,} đ".replace(",", ".") in text
        if left > 0 and name != "end":
            assert f"còn {left} ngày" in text
        assert ("đang chờ quyết định" in text) == bool(story.of(story.case, day))
        part = owes < season.owed and name not in {"end", "after_3"}
        assert ("Sổ đã ghi" in text) == part
        moved = story.of(story.pay_by, day) != season.pay_by
        assert ("hạn đã lùi theo quyết định" in text) == moved
        assert number == EXTENDED or not moved
        last = story.of(story.pay_by, day)
        assert isinstance(last, date)
        assert f"{office(last):%d/%m/%Y}" in text or left in range(1, 8) or name == "after_3"
