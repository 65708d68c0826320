"""Who may start when, in virtual time."""

from running.limits.simulated import Server, limiter, run, virtually


def test_a_run_against_a_hidden_limit_comes_through() -> None:
    """Sixty a second are allowed and nobody says so; every article has its answer in about the time that takes."""
    server = Server(per_second=60, at_once=60, headers={"retry-after": "1"})

    async def scene() -> float:
        return await run(server, limiter(most=50), articles=600)

    assert virtually(scene()) < 600 / 60 * 1.2
