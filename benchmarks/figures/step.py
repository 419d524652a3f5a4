"""A durable conversation step against the floor and the peer, on SQLite and on PostgreSQL."""

from collections.abc import Iterator, Sequence

from benchmarks.databases import postgres, sqlite
from benchmarks.process import PEERS
from benchmarks.race import Round, System, race, ratios
from benchmarks.report import Options, Row, Spread, at_least, at_most
from benchmarks.scripts import FLOOR, OURS, PEER

FLOOR_GOAL = 0.55
PEER_GOAL = 3.6
ACKNOWLEDGED_GOAL = 500.0
MEMORY_GOAL = 120.0
QUIET = 85.0
"""Per cent of its core that the floor gets on a machine that does nothing else."""

FLOOR_SYSTEM = System("floor: bare aiohttp webhook", "floor", FLOOR)
PEER_SYSTEM = System("peer: ConversationHandler", "peer", PEER, python=PEERS)


def measure(options: Options) -> Iterator[Row]:
    """The rows of the durable step."""
    with postgres() as server:
        ours = [
            System("SQLite, synchronous=FULL", "ours", OURS, prepare=sqlite),
            System("PostgreSQL", "ours", OURS, prepare=server.fresh),
        ]
        rounds = race([FLOOR_SYSTEM, PEER_SYSTEM, *ours], options)
    floor, peer = rounds[FLOOR_SYSTEM.name], rounds[PEER_SYSTEM.name]
    for system in ours:
        mine = rounds[system.name]
        name = f"durable step, {system.name}"
        yield at_least(name, ratios(mine, floor), FLOOR_GOAL, "× floor")
        yield at_least(name, ratios(mine, peer), PEER_GOAL, "× peer")
    for system in ours:
        yield acknowledged(system.name, rounds[system.name])
    memory = Spread.of([r.resident_mib for r in rounds[ours[0].name]])
    yield at_most("memory under load, SQLite", memory, MEMORY_GOAL, "MiB")
    for name, measured in rounds.items():
        yield absolute(name, measured)
    yield from disturbed(floor)


def acknowledged(name: str, rounds: Sequence[Round]) -> Row:
    """How long a webhook waits for its acknowledgement, over all rounds."""
    times = sorted(second for r in rounds for second in r.rate.acknowledged)
    worst = times[min(int(len(times) * 0.999), len(times) - 1)] * 1000
    middle = times[len(times) // 2] * 1000
    return Row(
        f"webhook acknowledged, {name}",
        f"p99.9 {worst:.0f} ms (p50 {middle:.1f} ms, {len(times)} updates)",
        f"p99.9 < {ACKNOWLEDGED_GOAL:.0f} ms",
        worst < ACKNOWLEDGED_GOAL,
    )


def absolute(name: str, rounds: Sequence[Round]) -> Row:
    """Steps a second, the server's CPU a step, its share of a core: for reading, no goal."""
    steps = Spread.of([r.rate.steps for r in rounds])
    cpu = Spread.of([r.rate.cpu_us for r in rounds])
    busy = Spread.of([r.rate.steps * r.rate.cpu_us / 1e4 for r in rounds])
    shown = (
        f"{steps.text('.0f', 'steps/s')}, {cpu.median:.0f} µs CPU, {busy.median:.0f} % of a core"
    )
    return Row(f"  {name}", shown)


def disturbed(rounds: Sequence[Round]) -> Iterator[Row]:
    """A row that warns where the floor, which only computes, did not get its core to itself."""
    shares = [r.rate.steps * r.rate.cpu_us / 1e4 for r in rounds]
    if shares and 0 < min(shares) < QUIET:
        what = f"the floor once got only {min(shares):.0f} % of its core: measure again"
        yield Row("  NOTE: the machine was busy", what)
