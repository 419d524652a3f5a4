"""Twenty thousand messages under fire: none is lost, none comes twice, all are accounted for."""

from pathlib import Path

import pytest

from tests.delivery.proof import Proof

SENDS = 20_000
KILLS = 6
WRONG = 0.02


@pytest.mark.long
def test_everything_planned_is_accounted_for_and_nothing_comes_twice(
    database_url: str, tmp_path: Path
) -> None:
    processes = 1 if database_url.startswith("sqlite") else 4
    counts = Proof(database_url, tmp_path, SENDS, processes, KILLS).run(WRONG)
    assert counts.wrong == []
    assert counts.killed == KILLS
    assert counts.in_flight > 0
    assert {"sent", "refused", "unknown", "dropped"} == set(counts.states), counts.text()
