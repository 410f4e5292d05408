"""CloudWatch: how much of a metric one request may ask for."""

from math import ceil

from ministack.services import cloudwatch

from .wrapping import wrap

MAX_DATAPOINTS = 1440
MINUTE = 60


def limit_datapoints() -> None:
    """Upstream answers any time range at once.

    Seen in cloudwatch._get_metric_statistics. AWS refuses a range that holds more than 1,440 periods,
    whether or not there is a value in each. The start of a range counts from its whole minute:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
    The words of the error: https://github.com/cloud-custodian/cloud-custodian/issues/7683
    """
    wrap(cloudwatch, "_get_metric_statistics", _get)


def _get(original, params, cbor_data, is_cbor, is_json=False):
    def value(name):
        return cbor_data.get(name) if is_cbor or is_json else cloudwatch._p(params, name)

    start, end = (cloudwatch._parse_ts(value(name)) for name in ("StartTime", "EndTime"))
    datapoints = ceil((end - start // MINUTE * MINUTE) / int(value("Period") or MINUTE))
    if datapoints > MAX_DATAPOINTS:
        message = (
            f"You have requested up to {datapoints:,} datapoints, which exceeds the limit of "
            f"{MAX_DATAPOINTS:,}. You may reduce the datapoints requested by increasing Period, or "
            "decreasing the time range."
        )
        code = "InvalidParameterCombination"
        return cloudwatch._error(code, message, 400, use_json=is_json, use_cbor=is_cbor)
    return original(params, cbor_data, is_cbor, is_json)
