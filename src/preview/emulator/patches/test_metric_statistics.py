"""How much of a metric one request may ask for."""

import time
from typing import Any

import pytest

from .conftest import Emulators, Server, refused

MINUTE = time.time() // 60 * 60


@pytest.mark.parametrize(
    ("seconds", "period", "expected"),
    [
        (1440 * 60, 60, "accepted"),
        (1441 * 60, 60, "InvalidParameterCombination"),
        (1440 * 60 + 30, 60, "InvalidParameterCombination"),
        (1441 * 60, 120, "accepted"),
    ],
)
def test_no_more_than_1440_datapoints_at_once(
    emulators: Emulators, seconds: int, period: int, expected: str
) -> None:
    def answered(server: Server) -> str:
        return ask(server, MINUTE - seconds, period)

    if expected == "accepted":
        assert [answered(server) for server in emulators] == [expected, expected]
    else:
        emulators.assert_corrected(answered, expected, "limit_datapoints")


def test_a_range_begins_with_the_whole_minute(emulators: Emulators) -> None:
    def answered(server: Server) -> str:
        return ask(server, MINUTE - 1440 * 60 + 1 - 60, 60)

    emulators.assert_corrected(answered, "InvalidParameterCombination", "limit_datapoints")


def ask(server: Server, start: float, period: int) -> Any:
    return refused(
        server.client("cloudwatch").get_metric_statistics,
        Namespace="streamgate",
        MetricName="Sessions",
        StartTime=start,
        EndTime=MINUTE,
        Period=period,
        Statistics=["Maximum"],
    )
