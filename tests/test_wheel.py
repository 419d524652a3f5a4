"""The wheel, installed into an empty environment, brings packs, words, migrations and pages."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("wheel")]

TALK = [
    {"user": "u1", "text": "/tinh"},
    {"user": "u1", "choose": "lang-son"},
]


def run(*command: object, cwd: Path, stdin: str = "") -> str:
    done = subprocess.run(
        [str(part) for part in command],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=300,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bot`` of an environment that holds the wheel and what it depends on, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    built = folder / "built"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    source = folder / "source"
    run("git", "-C", ROOT, "worktree", "list", cwd=folder)
    _copy_sources(source)
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", built, source, cwd=folder)
    empty = folder / "empty"
    venv.create(empty, with_pip=False, symlinks=True)
    python = empty / "bin" / "python"
    # The libraries of this environment are lent by a path file; ours comes from the wheel alone.
    site = next((empty / "lib").glob("python*")) / "site-packages"
    lent = folder / "lent"
    lent.mkdir()
    ours = {"bot", "tests", "benchmarks"}
    for item in Path(pytest.__file__).parents[1].iterdir():
        if "revolving_fund" not in item.name and item.name not in ours:
            (lent / item.name).symlink_to(item)
    (site / "lent.pth").write_text(f"{lent}\n")
    run(*pip, "--python", python, "install", "--no-deps", *built.glob("*.whl"), cwd=folder)
    return empty / "bin" / "bot"


def _copy_sources(target: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "bot", target / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, target / name)


def test_the_installed_wheel_checks_its_packs(installed: Path, tmp_path: Path) -> None:
    assert "lang-son-33-2022" in run(installed, "policies", cwd=tmp_path)
    run(installed, "policies", "check", cwd=tmp_path)


def test_the_installed_wheel_answers_in_a_conversation(installed: Path, tmp_path: Path) -> None:
    events = "".join(json.dumps(event) + "\n" for event in TALK)
    lines = [
        json.loads(line)
        for line in run(installed, "chat", "--json", cwd=tmp_path, stdin=events).splitlines()
    ]
    assert [line.get("question") for line in lines if line.get("question")] == [
        "province",
        "project_type",
    ]
    assert (tmp_path / "data" / "bot.db").is_file()


def test_the_installed_wheel_holds_the_pages(installed: Path, tmp_path: Path) -> None:
    code = (
        "from importlib.resources import files; "
        "print(files('bot.web').joinpath('pages/index.html').is_file())"
    )
    assert run(installed.parent / "python", "-c", code, cwd=tmp_path).strip() == "True"
