"""CloudWatch Logs: what a metric filter makes of log lines."""

import json
import re

from ministack.services import cloudwatch, cloudwatch_logs

from .wrapping import wrap

_TERM = re.compile(r'\$\.(\w+) (?:= "([^"*]*)"|IS TRUE)')
_NUMBER = re.compile(r"\d+(\.\d+)?")
_FIELD = re.compile(r"\$\.\w+")


def evaluate_metric_filters() -> None:
    """Upstream stores metric filters, and evaluates none: no log line ever becomes a metric.

    Seen in cloudwatch_logs, which makes answers of _metric_filters and nothing else. Lines come in by
    _put_log_events and by lambda_svc._emit_lambda_logs; both end with _fanout_to_subscription_filters. On AWS
    a line that matches is a value of the metric, at the line's own time:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
    Of the patterns `{ $.field = "text" }`, `{ $.field IS TRUE }` and several joined by && are known here. Any
    other filter is refused: it is not known what it would count.
    """
    wrap(cloudwatch_logs, "_put_metric_filter", _put_metric_filter)
    wrap(cloudwatch_logs, "_fanout_to_subscription_filters", _take_lines)


def _put_metric_filter(original, data):
    try:
        _terms(data.get("filterPattern", ""))
        for transformation in data.get("metricTransformations", []):
            _refuse_unknown(transformation)
    except ValueError as error:
        return cloudwatch_logs.error_response_json("InvalidParameterException", str(error), 400)
    return original(data)


def _refuse_unknown(transformation):
    value, fields = transformation["metricValue"], transformation.get("dimensions", {}).values()
    if not (_NUMBER.fullmatch(value) or _FIELD.fullmatch(value)):
        raise ValueError(f"The preview evaluates a number or $.field, not the metric value {value}.")
    if not all(map(_FIELD.fullmatch, fields)):
        raise ValueError(f"The preview evaluates dimensions of $.field, not {', '.join(fields)}.")
    if "defaultValue" in transformation:
        raise ValueError("The preview publishes no default values.")


def _terms(pattern):
    """Field and text of each term; no text where the field is to be true."""
    inner = re.fullmatch(r"\s*\{(.*)\}\s*", pattern)
    found = [_TERM.fullmatch(term.strip()) for term in inner[1].split("&&")] if inner else [None]
    if not all(found):
        raise ValueError(
            f'The preview evaluates {{ $.field = "text" }}, {{ $.field IS TRUE }} and several joined by &&, '
            f"not the filter pattern {pattern}"
        )
    return [term.groups() for term in found]


def _take_lines(original, group, stream, events):
    filters = [each for (of, _), each in cloudwatch_logs._metric_filters.items() if of == group]
    values = [_publish(each, event) for each in filters for event in events]
    if any(values):
        cloudwatch._evaluate_all_alarms()  # as PutMetricData does
    return original(group, stream, events)


def _publish(filter_, event):
    """Whether the line became a value of any metric."""
    line = _object(event["message"])
    if not all(_holds(line, field, text) for field, text in _terms(filter_["filterPattern"])):
        return False
    return any([_record(each, line, event["timestamp"] / 1000) for each in filter_["metricTransformations"]])


def _object(message):
    """The line's fields; none where it is anything but a JSON object."""
    try:
        line = json.loads(message)
    except ValueError:
        return {}
    return line if isinstance(line, dict) else {}


def _holds(line, field, text):
    return line.get(field) is True if text is None else line.get(field) == text


def _record(transformation, line, timestamp):
    """A line without the value, or without one of the dimensions, is no value."""
    value = _resolved(transformation["metricValue"], line)
    dimensions = {name: line.get(of[2:]) for name, of in transformation.get("dimensions", {}).items()}
    if value is None or None in dimensions.values():
        return False
    cloudwatch._store_datum(
        transformation["metricNamespace"],
        transformation["metricName"],
        {name: str(of) for name, of in dimensions.items()},
        timestamp,
        transformation.get("unit", "None"),
        value,
        None,
        None,
        None,
    )
    return True


def _resolved(value, line):
    if not value.startswith("$."):
        return float(value)
    found = line.get(value[2:])
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None
