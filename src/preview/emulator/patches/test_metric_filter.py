"""What a metric filter makes of the lines of its log group."""

import json
import time
from typing import Any

import pytest

from .conftest import Emulators, Server, function, refused, resource

SESSIONS, TROUBLE = '{ $.event = "sessions" }', '{ $.event = "power" && $.notHealthy IS TRUE }'
PER_APP = {"Dimensions": [{"Key": "App", "Value": "$.app"}]}


def template(group: str, pattern: str, value: str, **more: Any) -> dict[str, Any]:
    metric = {"MetricNamespace": group, "MetricName": "Counted", "MetricValue": value} | more
    return {
        "Group": resource("Logs::LogGroup", LogGroupName=group),
        "Filter": resource(
            "Logs::MetricFilter",
            LogGroupName={"Ref": "Group"},
            FilterPattern=pattern,
            MetricTransformations=[metric],
        ),
    }


def statistics(server: Server, namespace: str, dimensions: dict[str, str]) -> list[tuple[float, float]]:
    """Of each minute how much there was at most, and how often."""
    answer = server.client("cloudwatch").get_metric_statistics(
        Namespace=namespace,
        MetricName="Counted",
        Dimensions=[{"Name": name, "Value": value} for name, value in dimensions.items()],
        StartTime=time.time() - 3600,
        EndTime=time.time() + 60,
        Period=60,
        Statistics=["Maximum", "SampleCount"],
    )
    found = sorted(answer["Datapoints"], key=lambda point: point["Timestamp"])
    return [(point["Maximum"], point["SampleCount"]) for point in found]


def write(server: Server, group: str, *lines: tuple[float, Any]) -> None:
    """Lines and how many minutes ago they were written."""
    logs = server.client("logs")
    logs.create_log_stream(logGroupName=group, logStreamName=f"{time.time()}")
    [stream, *_] = logs.describe_log_streams(logGroupName=group)["logStreams"]
    start = time.time() // 60 * 60
    events = [
        {
            "timestamp": int((start - minutes * 60) * 1000),
            "message": line if isinstance(line, str) else json.dumps(line),
        }
        for minutes, line in lines
    ]
    logs.put_log_events(logGroupName=group, logStreamName=stream["logStreamName"], logEvents=events)


def test_a_line_that_names_another_app_is_no_value_of_either(emulators: Emulators) -> None:
    def counted(server: Server) -> list[Any]:
        own = '{ $.event = "sessions" && $.app = "sales" }'
        server.deploy("create", "own", template("own", own, "$.sessions", **PER_APP))
        line = {"event": "sessions", "sessions": 4242}
        write(server, "own", (9, line | {"app": "finance"}), (8, line | {"app": "sales", "sessions": 1}))
        return [statistics(server, "own", {"App": app}) for app in ("sales", "finance")]

    emulators.assert_corrected(counted, [[(1, 1)], []], "evaluate_metric_filters")


def test_a_value_of_each_line_at_its_time_by_dimension(emulators: Emulators) -> None:
    def counted(server: Server) -> list[Any]:
        server.deploy("create", "sessions", template("sessions", SESSIONS, "$.sessions", **PER_APP))
        sales = {"event": "sessions", "app": "sales"}
        write(
            server,
            "sessions",
            (9, sales | {"sessions": 2}),
            (9, sales | {"sessions": 3}),
            (8, sales | {"app": "finance", "sessions": 7}),
            (7, sales | {"event": "admitted", "sessions": 9}),
            (6, sales | {"sessions": "9"}),
            (6, sales | {"sessions": True}),
            (5, {"event": "sessions", "sessions": 9}),
            (4, "sessions"),
            (4, '["sessions"]'),
            (3, sales | {"sessions": 0}),
        )
        return [statistics(server, "sessions", {"App": app}) for app in ("sales", "finance")]

    emulators.assert_corrected(counted, [[(3, 2), (0, 1)], [(7, 1)]], "evaluate_metric_filters")


def test_every_term_has_to_hold_and_a_number_is_counted_as_it_is(emulators: Emulators) -> None:
    def counted(server: Server) -> list[tuple[float, float]]:
        server.deploy("create", "trouble", template("trouble", TROUBLE, "2"))
        held = {"event": "power", "notHealthy": True}
        near = [{"notHealthy": False}, {"notHealthy": "true"}, {"notHealthy": 1}, {"event": "wake"}]
        write(server, "trouble", (1, held), *((1, held | other) for other in near), (1, held))
        return statistics(server, "trouble", {})

    emulators.assert_corrected(counted, [(2, 2)], "evaluate_metric_filters")


def test_lines_of_a_function_count_and_an_alarm_sees_them(emulators: Emulators) -> None:
    def seen(server: Server) -> list[Any]:
        group = "/aws/lambda/reconciler"
        line = json.dumps({"event": "power", "notHealthy": True})
        function(
            server, "reconciler", f"exports.handler = async () => process.stdout.write('{line}' + '\\n');"
        )
        alarm = resource(
            "CloudWatch::Alarm",
            AlarmName="trouble",
            Namespace=group,
            MetricName="Counted",
            Statistic="Sum",
            Period=60,
            EvaluationPeriods=1,
            Threshold=1,
            ComparisonOperator="GreaterThanOrEqualToThreshold",
        )
        server.deploy("create", "function", template(group, TROUBLE, "1") | {"Alarm": alarm})
        server.client("lambda").invoke(FunctionName="reconciler")
        history = server.client("cloudwatch").describe_alarm_history(AlarmName="trouble")
        changes = [item["HistorySummary"] for item in history["AlarmHistoryItems"]]
        return [statistics(server, group, {}), changes[:1]]

    expected = [[(1, 1)], ["Alarm updated from INSUFFICIENT_DATA to ALARM"]]
    emulators.assert_corrected(seen, expected, "evaluate_metric_filters")


@pytest.mark.parametrize(
    ("pattern", "value", "more"),
    [
        ("ERROR", "1", {}),
        ("", "1", {}),
        ("{ $.sessions > 3 }", "1", {}),
        ('{ $.event = "power" || $.notHealthy IS TRUE }', "1", {}),
        ('{ $.event = "po*" }', "1", {}),
        ('{ $.a.b = "power" }', "1", {}),
        (SESSIONS, "$.a.b", {}),
        (SESSIONS, "sessions", {}),
        (SESSIONS, "1", {"defaultValue": 0.0}),
        (SESSIONS, "1", {"dimensions": {"App": "$.of.app"}}),
    ],
)
def test_what_is_not_known_here_is_refused(
    emulators: Emulators, pattern: str, value: str, more: dict[str, Any]
) -> None:
    def answered(server: Server) -> str:
        logs = server.client("logs")
        if not logs.describe_log_groups(logGroupNamePrefix="refusing")["logGroups"]:
            logs.create_log_group(logGroupName="refusing")
        metric = {"metricNamespace": "refusing", "metricName": "Counted", "metricValue": value} | more
        return refused(
            logs.put_metric_filter,
            logGroupName="refusing",
            filterName="filter",
            filterPattern=pattern,
            metricTransformations=[metric],
        )

    emulators.assert_corrected(answered, "InvalidParameterException", "evaluate_metric_filters")
