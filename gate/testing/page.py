"""Streamlit's side of a browser tab: asks for runs, and reads what they show."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection


def start_run(tab: ClientConnection) -> None:
    """Asks for a run, and returns as soon as it has begun."""
    tab.send(BackMsg(rerun_script=ClientState()).SerializeToString())
    while ForwardMsg.FromString(tab.recv(timeout=10)).WhichOneof("type") != "new_session":
        pass


def run_page(tab: ClientConnection, url: str | None = None, seconds: float = 10) -> tuple[str, list[str]]:
    """Asks for a run like the browser, and reads to its end: the session's id and the page's texts.

    `url` is the address bar, which the browser sends along. `seconds` may pass between two messages.
    """
    state = ClientState(context_info=ContextInfo(url=url))
    tab.send(BackMsg(rerun_script=state).SerializeToString())
    return read_run(tab, seconds)


def read_run(tab: ClientConnection, seconds: float = 10) -> tuple[str, list[str]]:
    session, texts = "", []
    while True:
        message = ForwardMsg.FromString(tab.recv(timeout=seconds))
        match message.WhichOneof("type"):
            case "new_session":
                session = message.new_session.initialize.session_id
            case "delta" if message.delta.new_element.text.body:
                texts.append(message.delta.new_element.text.body)
            case "script_finished":
                return session, texts
