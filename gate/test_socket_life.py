"""When a socket ends: a table of what happened, and how long after that it is looked at again."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession

from gate.socket_life import SocketLife

RERUN = BackMsg(rerun_script=ClientState(query_string="q"))
STOP = BackMsg(stop_script=True)
BEAT = BackMsg(app_heartbeat=True)
ASK = BackMsg()
ASK.backend_operation_request.SetInParent()
FILES = BackMsg()
FILES.file_urls_request.SetInParent()

STARTED = ForwardMsg(new_session=NewSession(name="app"))
DONE = ForwardMsg(hash="h", script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
BROKEN = ForwardMsg(script_finished=ForwardMsg.FINISHED_WITH_COMPILE_ERROR)
PART = ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
AGAIN = ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN)
TEXT = ForwardMsg()
TEXT.delta.new_element.text.body = "x"
ACK = ForwardMsg(heartbeat_ack=True)
ANSWER = ForwardMsg()
ANSWER.backend_operation_response.SetInParent()

# Opened at 0, its token expires at 100, and 900 later it is over at any rate.
EXPIRES, LATEST, QUIET = 100, 1000, 5

TABLE = [
    # Before the expiry nothing counts but the expiry
    ("just opened", [], 0, 100),
    ("busy long before", [(1, RERUN), (2, STARTED)], 90, 10),
    ("almost expired", [], 99.5, 0.5),
    # Quiet at the expiry: at once
    ("nothing ever happened", [], 100, -95),
    ("a run was over", [(10, RERUN), (11, STARTED), (90, DONE)], 100, -5),
    ("noticed late", [], 400, -395),
    # Quiet after it: five seconds later
    ("something moved just before", [(10, RERUN), (99, DONE)], 100, 4),
    ("a run ends after it", [(99, RERUN), (99, STARTED), (300, DONE)], 300, 5),
    ("and five seconds later", [(99, RERUN), (99, STARTED), (300, DONE)], 305, 0),
    ("a run that broke has ended", [(99, RERUN), (200, BROKEN)], 205, 0),
    ("a fragment's run has ended", [(99, RERUN), (200, PART)], 205, 0),
    ("an element comes after the end", [(99, RERUN), (200, DONE), (203, TEXT)], 205, 3),
    ("the browser asks for files", [(200, FILES)], 202, 3),
    # Running: looked at every five seconds, until it is too late
    ("a run was asked for", [(99, RERUN)], 500, 5),
    ("a run began by itself", [(99, STARTED)], 500, 5),
    ("a run is asked for after the expiry", [(101, RERUN)], 500, 5),
    ("a run ended for the next", [(99, RERUN), (99, STARTED), (110, AGAIN)], 500, 5),
    ("the next one runs", [(99, RERUN), (110, AGAIN), (110, STARTED)], 500, 5),
    ("a run is asked to stop", [(99, RERUN), (110, STOP)], 500, 5),
    ("the latest is near", [(99, RERUN)], 998, 2),
    ("the latest is there", [(99, RERUN)], 1000, 0),
    ("data is being fetched", [(99, ASK)], 500, 5),
    ("two of one fetched", [(99, ASK), (99, ASK), (120, ANSWER)], 500, 5),
    ("all is fetched", [(99, ASK), (120, ANSWER)], 125, 0),
    ("an answer to nothing", [(120, ANSWER), (121, ASK)], 500, 5),
    # Always something moving: until it is too late
    ("quiet never comes", [(998, TEXT)], 999, 1),
    ("and is not waited for", [(998, TEXT)], 1000, 0),
    # Heartbeats are no life
    ("the browser's heartbeat", [(98, BEAT)], 100, -95),
    ("and its answer", [(98, BEAT), (98, ACK)], 100, -95),
    # What is no message is movement, and Streamlit closes the socket itself
    ("noise", [(98, b"\xff\xff")], 100, 3),
]


@pytest.mark.parametrize(("events", "now", "wait"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_socket_ends_when_it_should(events: list, now: float, wait: float) -> None:
    life = SocketLife(EXPIRES, LATEST, QUIET, moved=0)
    for at, message in events:
        raw = message if isinstance(message, bytes) else message.SerializeToString()
        if isinstance(message, ForwardMsg):
            life.from_streamlit(raw, at)
        else:
            life.from_browser(raw, at)
    assert life.wait(now) == wait


def test_a_proof_that_was_old_already_ends_in_time() -> None:
    assert SocketLife(EXPIRES, LATEST, QUIET, moved=158).wait(160) == 3
    assert SocketLife(EXPIRES, LATEST, QUIET, moved=1005).wait(1005) < 0
