"""Token buckets and the addresses that they count."""

import pytest

from bot.web.limits import Buckets, Rate, address_key

RATE = Rate(burst=2, per_second=0.5)


def test_burst_is_allowed_then_the_next_waits_for_a_token() -> None:
    buckets = Buckets()
    assert [buckets.take("sends", "a", RATE, 10.0) for _ in range(3)] == [0.0, 0.0, 2.0]
    assert buckets.take("sends", "a", RATE, 12.0) == 0.0


def test_refused_request_takes_nothing() -> None:
    buckets = Buckets()
    assert buckets.take("sends", "a", RATE, 0.0, cost=2) == 0.0
    assert [buckets.take("sends", "a", RATE, 1.0) for _ in range(2)] == [1.0, 1.0]


def test_keys_and_kinds_do_not_share_tokens() -> None:
    buckets = Buckets()
    assert buckets.take("sends", "a", RATE, 0.0, cost=2) == 0.0
    assert buckets.take("sends", "b", RATE, 0.0) == 0.0
    assert buckets.take("reads", "a", RATE, 0.0) == 0.0


def test_clock_that_steps_back_gives_no_tokens() -> None:
    buckets = Buckets()
    buckets.take("sends", "a", RATE, 100.0, cost=2)
    assert buckets.take("sends", "a", RATE, 50.0) == 2.0


def test_a_flood_of_keys_keeps_memory_bounded() -> None:
    buckets = Buckets()
    for number in range(20_100):
        buckets.take("sends", str(number), RATE, 0.0)
    assert len(buckets) == 20_000


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "key"),
    [
        ("10.0.0.1", "", 0, "10.0.0.1"),
        ("10.0.0.1", "1.2.3.4", 0, "10.0.0.1"),
        ("10.0.0.1", "9.9.9.9, 1.2.3.4", 1, "1.2.3.4"),
        ("10.0.0.1", "9.9.9.9, 1.2.3.4, 10.0.0.9", 2, "1.2.3.4"),
        ("10.0.0.1", "1.2.3.4", 2, "10.0.0.1"),
        ("10.0.0.1", "no address", 1, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("::ffff:1.2.3.4", "", 0, "::ffff:102:304"),
        ("127.0.0.1", "9.9.9.9, 1.2.3.4", 0, "1.2.3.4"),
        ("127.0.0.1", "", 0, "127.0.0.1"),
        (None, "", 0, "unknown"),
        ("unix", "", 0, "unix"),
    ],
)
def test_address_is_the_one_our_own_proxy_saw(
    remote: str | None, forwarded: str, proxies: int, key: str
) -> None:
    assert (
        address_key(remote, forwarded, proxies).replace("::ffff:1.2.3.4", "::ffff:102:304") == key
    )
