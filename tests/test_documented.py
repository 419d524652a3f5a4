"""What is public is documented: every command stands in the README, every start word works."""

import argparse
import re
from pathlib import Path

import pytest

from bot.__main__ import main, parser
from bot.handlers import CONVERSATIONS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return list(action.choices)
    return []


@pytest.mark.parametrize("command", commands())
def test_command_stands_in_the_readme_and_has_help(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"`bot {command}" in README
    with pytest.raises(SystemExit) as done:
        main([command, "--help"])
    assert done.value.code == 0
    assert "usage: bot" in capsys.readouterr().out


@pytest.mark.parametrize(
    "call", [[], ["serve", "--nonsense"], ["evaluate", "/no/such/file"], ["nothing"]]
)
def test_wrong_call_says_what_was_wrong_and_exits_with_2(
    call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: object = main(call)
    except SystemExit as done:
        status = done.code
    assert status == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("name", [n for n, own in CONVERSATIONS.items() if own.starts])
def test_start_words_stand_in_the_contract(name: str) -> None:
    first = CONVERSATIONS[name].starts[0]
    assert f"`{first}`" in CONTRACT


def test_documents_link_to_files_that_exist() -> None:
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        text = document.read_text(encoding="utf-8")
        links = re.findall(r'\]\(([^)#:]+)\)|src="([^":]+)"', text)
        missing = [a or b for a, b in links if not (document.parent / (a or b)).exists()]
        assert missing == [], document.name


def test_no_registry_host_stands_in_the_requirements() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        assert "://" not in text
        lines = [x for x in text.splitlines() if x and not x.startswith(("#", "-r "))]
        assert all(re.fullmatch(r"[\w.\-\[\],]+==[\w.+]+", line) for line in lines), file.name
