"""AWS's patterns, as what they are written for understands them."""

import pytest
import regex

from .models import load
from .operations import called_operations
from .patterns import NOT_TRANSLATED, matcher, translate

COGNITO = r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+"


def patterns() -> set[str]:
    """All patterns of the services that this project calls."""
    services = {service for service, _ in called_operations()} | {"scheduler", "events", "sns", "sqs"}
    shapes = [
        shape for service in services for shape in load(service)._service_description["shapes"].values()
    ]
    return {shape["pattern"] for shape in shapes if "pattern" in shape}


def test_the_rest_is_compared() -> None:
    found = patterns()
    assert len(found) > 300
    assert all(matcher(pattern) for pattern in found - NOT_TRANSLATED.keys())


def test_what_is_left_out_is_used_and_could_not_be_compared() -> None:
    assert NOT_TRANSLATED.keys() <= patterns()
    for pattern, (_, accepted) in NOT_TRANSLATED.items():
        assert matcher(pattern) is None
        assert not regex.fullmatch(translate(pattern), accepted)


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ("[a-z]+", ["abc"], ["abc1", "1abc", "abc\n"]),  # the whole string, without anchors
        ("^[a-z]+$", ["abc"], ["abc\n"]),
        (r"[\w-.]+", ["a-_.9"], ["é", "٣"]),  # a dash beside a class is no range
        (r"[.-\w]+", ["a-._"], ["/", ":"]),
        (r"\d{12}", ["0" * 12], ["٣" * 12]),
        (".*", ["a b", ""], ["a\nb", "a\u2028b"]),
        ("(?s).*", ["a\nb"], []),
        (r"[\s\S]*", ["a\nb", ""], []),
        (r"\S+", ["a\u00a0b"], ["a b"]),
        (COGNITO, ["Zugang für Öl\n", "ご招待します。", "5 €"], ["a\u00a0b", "ご招待\u3000します", "\u200d"]),
        (r"\p{Print}+", ["a~"], ["é", "\t"]),
        (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", ["a\t\U0001f600"], ["\n"]),
        (r"(?!^[0-9]+$)([a-zA-Z0-9-_]+)", ["v1", "a-_"], ["12", "a.b"]),
    ],
)
def test_means_what_aws_means(pattern: str, fits: list[str], does_not: list[str]) -> None:
    matches = matcher(pattern)
    assert [text for text in fits if not matches(text)] == []
    assert [text for text in does_not if matches(text)] == []
