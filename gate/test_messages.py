"""The kind of a message, read without decoding it, is the one that Streamlit's own decoder finds."""

import random

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gate.messages import fields

KINDS = [
    (message, field)
    for message in (ForwardMsg, BackMsg)
    for field in message.DESCRIPTOR.oneofs_by_name["type"].fields
]


@pytest.mark.parametrize(("message", "field"), KINDS, ids=lambda part: getattr(part, "name", None))
def test_every_kind_of_message_is_told_apart(message: type, field: object) -> None:
    sent = message()
    if isinstance(sent, ForwardMsg):
        sent.hash, sent.metadata.active_script_hash = "h" * 300, "page"
    if field.message_type:
        getattr(sent, field.name).SetInParent()
    else:
        setattr(sent, field.name, "x" if field.type == field.TYPE_STRING else 1)
    kinds = [number for number, _ in fields(sent.SerializeToString()) if number not in (1, 2)]
    assert kinds == [field.number]


@pytest.mark.parametrize("status", ForwardMsg.ScriptFinishedStatus.values())
def test_how_a_run_finished_is_read_even_if_it_is_zero(status: int) -> None:
    sent = ForwardMsg(hash="h", script_finished=status).SerializeToString()
    assert list(fields(sent))[-1] == (ForwardMsg.SCRIPT_FINISHED_FIELD_NUMBER, status)


def test_megabytes_are_skipped_not_read() -> None:
    sent = ForwardMsg()
    sent.delta.new_element.text.body = "x" * 3_000_000
    [(number, length)] = fields(sent.SerializeToString())
    assert number == ForwardMsg.DELTA_FIELD_NUMBER
    assert length > 3_000_000


def test_fixed_sizes_and_long_numbers_are_skipped_too() -> None:
    message = b"\x09" + bytes(8) + b"\x15" + bytes(4) + b"\x18" + b"\xff" * 9 + b"\x01" + b"\x30\x02"
    assert list(fields(message)) == [(1, 8), (2, 4), (3, 2**64 - 1), (6, 2)]


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff",
        b"\x2a",
        b"\x2a\x05abc",
        b"\x30",
        b"\x33",
        b"\x37\x00",
        b"\x30" + b"\xff" * 11,
        b"\x29\x00",
    ],
)
def test_what_is_no_message_has_no_fields(message: bytes) -> None:
    assert list(fields(message)) == []


def test_noise_raises_nothing() -> None:
    noise = random.Random(1)  # noqa: S311  # the same noise at every run
    for _ in range(2000):
        list(fields(noise.randbytes(noise.randrange(40))))
