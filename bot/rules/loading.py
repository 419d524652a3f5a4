"""The policies that ship with the package.

Duty: read every pack once and find a policy by id, or those of a province.
Must not: fall back to another policy where one is asked for that is not there.
"""

from collections.abc import Iterable, Iterator, Mapping, ValuesView
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from bot.rules.errors import PackError
from bot.rules.pack import read_pack
from bot.rules.passages import read_passages
from bot.rules.policy import Policy
from bot.rules.terms import Entry

FOLDER = "policies"
PASSAGES = "answers"


class Policies(Mapping[str, Policy]):
    """Policies by id, in the order of their ids."""

    __slots__ = ("_by_id",)

    def __init__(self, policies: Iterable[Policy]) -> None:
        """Take policies.

        Raises: PackError where two have the same id.
        """
        self._by_id: dict[str, Policy] = {}
        for policy in sorted(policies, key=lambda item: item.id):
            if policy.id in self._by_id:
                raise PackError("id", f"{policy.id!r} is in two packs")
            self._by_id[policy.id] = policy

    def __getitem__(self, name: str) -> Policy:
        """Return the policy of an id."""
        return self._by_id[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._by_id)

    def values(self) -> ValuesView[Policy]:
        """Return the policies, in the order of their ids."""
        return self._by_id.values()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._by_id)

    def of_province(self, province: str, on: date | None = None) -> tuple[Policy, ...]:
        """Return the policies that hold somewhere in a province, on a day or as issued.

        After a merger an old province's policy is found under the new province; whether a
        household lives where it holds is for ``Policy.territory_on(day).former`` to ask.
        """
        return tuple(
            policy
            for policy in self._by_id.values()
            if (policy.province if on is None else policy.territory_on(on).province) == province
        )


def read_all(packs: Iterable[tuple[str, bytes]]) -> Policies:
    """Return the policies of named pack files.

    Raises: PackError whose place begins with the file's name.
    """
    found = []
    for name, content in packs:
        try:
            policy = read_pack(content)
        except PackError as error:
            raise PackError(f"{name}: {error.where}".rstrip(": "), error.message) from None
        if f"{policy.id}.toml" != name:
            raise PackError(f"{name}: id", f"must be {name.removesuffix('.toml')!r}")
        found.append(policy)
    return Policies(found)


def shipped(folder: Traversable | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each pack file of the package, or of another folder."""
    held = resources.files("bot.rules").joinpath(FOLDER) if folder is None else folder
    for item in sorted(held.iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".toml"):
            yield item.name, item.read_bytes()


@cache
def load() -> Policies:
    """Return the policies that ship with the package, read once."""
    return read_all(shipped())


def shipped_passages(name: str) -> bytes | None:
    """Return the file of passages that ships for a policy, None where there is none."""
    file = resources.files("bot.rules").joinpath(PASSAGES).joinpath(f"{name}.toml")
    return file.read_bytes() if file.is_file() else None


@lru_cache(maxsize=64)
def passages(policy: Policy) -> tuple[Entry, ...]:
    """Return everything of a policy that a question can find; its file is read once.

    The file belongs to the pack that ships: another version of it has only its own entries.
    """
    ours = load().get(policy.id)
    content = shipped_passages(policy.id) if ours and ours.version == policy.version else None
    return policy.entries + (read_passages(content, policy) if content is not None else ())
