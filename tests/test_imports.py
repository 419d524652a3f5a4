"""The direction of dependence: which of our packages may import which, read from the sources."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Module or package of ours → what it may import of ours; longest match wins.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "bot.errors": frozenset(),
    "bot.clock": frozenset(),
    "bot.logs": frozenset(),
    "bot.records": frozenset(),
    "bot.phones": frozenset(),
    "bot.metrics": frozenset(),
    "bot.settings": frozenset({"bot.errors"}),
    "bot.rules": frozenset({"bot.rules", "bot.errors", "bot.records"}),
    "bot.talk": frozenset({"bot.talk", "bot.errors", "bot.records"}),
    "bot.understand": frozenset({"bot.understand", "bot.talk", "bot.records", "bot.phones"}),
    "bot.words": frozenset(
        {"bot.words", "bot.talk", "bot.rules", "bot.understand", "bot.locales", "bot.errors"}
        | {"bot.records"}
    ),
    "bot.handlers": frozenset({"bot.handlers", "bot.talk", "bot.rules", "bot.records"}),
    "bot.access": frozenset({"bot.errors"}),
    # Registers and ledger keep what the pure rules work out, so they may call those.
    "bot.storage": frozenset(
        {"bot.storage", "bot.errors", "bot.access", "bot.rules", "bot.records", "bot.phones"}
    ),
    "bot.channels": frozenset({"bot.channels", "bot.errors", "bot.records"}),
}
LOWER = frozenset(MAY_IMPORT) | {"bot.locales"}
MAY_IMPORT |= {
    "bot.locales": frozenset(),
    "bot.evaluate": frozenset({"bot.evaluate", "bot.rules", "bot.errors"}),
    "bot.policies": frozenset({"bot.policies", "bot.evaluate", "bot.rules", "bot.errors"}),
    "bot.documents": LOWER | {"bot.documents"},
    "bot.importing": LOWER | {"bot.documents", "bot.importing"},
    "bot.explore": frozenset(
        {"bot.talk", "bot.handlers", "bot.rules", "bot.words", "bot.findings"}
    ),
    "bot.findings": frozenset({"bot.talk", "bot.findings"}),
    "bot.desk": LOWER
    | {"bot.desk", "bot.delivery", "bot.documents", "bot.importing", "bot.access"},
    "bot.delivery": LOWER | {"bot.delivery"},
    "bot.web": frozenset({"bot.web", "bot.desk", "bot.channels", "bot.storage", "bot.errors"})
    | {"bot.clock", "bot.logs", "bot.metrics", "bot.records"},
}

# The pure packages: nothing that tells the time, guesses, or reaches outside.
PURE = ("bot.rules", "bot.talk", "bot.understand", "bot.words", "bot.handlers")
IMPURE = {"random", "time", "socket", "subprocess", "threading", "asyncio", "os", "urllib", "http"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def allowed_for(module: str) -> frozenset[str] | None:
    matches = [package for package in MAY_IMPORT if within(module, package)]
    return MAY_IMPORT[max(matches, key=len)] if matches else None


SOURCES = sorted((ROOT / "bot").rglob("*.py"))
MODULES = {module_name(path): path for path in SOURCES}


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downward(module: str) -> None:
    allowed = allowed_for(module)
    if allowed is None:  # the composition root and the command line know everything
        return
    ours = {name for name in imports_of(MODULES[module]) if name in MODULES and name != "bot"}
    assert {name for name in ours if not any(within(name, package) for package in allowed)} == set()


def test_nobody_imports_the_composition_root() -> None:
    importers = {m for m, path in MODULES.items() if "bot.app" in imports_of(path)}
    commands = {m for m in MODULES if within(m, "bot.commands")}
    assert importers <= {"bot.app", "bot.bookkeeping", "bot.__main__"} | commands


@pytest.mark.parametrize("module", [m for m in MODULES if any(within(m, p) for p in PURE)])
def test_pure_modules_reach_for_no_clock_chance_or_outside(module: str) -> None:
    names = {name.split(".")[0] for name in imports_of(MODULES[module])}
    assert names & IMPURE == set()


def test_every_package_has_a_direction() -> None:
    roots = {"bot", "bot.app", "bot.bookkeeping", "bot.demo", "bot.__main__"}
    rest = {m for m in MODULES if m not in roots and not within(m, "bot.commands")}
    assert {m for m in rest if allowed_for(m) is None} == set()
