"""The browser's side of an upload: the request that a file uploader sends, and the run that follows it."""

from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from gate.headers import Headers
from gate.testing.server import Server

MIB = 1024 * 1024

_HEAD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="f.bin"\r\n\r\n'
_TAIL = b"\r\n--b--\r\n"
_PART = b"\xa5" * MIB


def upload(
    server: Server, visitor: Headers, session: str, size: int, chunked: bool = False, file: str = "file"
) -> HTTPResponse:
    """Sends a file of `size` bytes piece by piece. `chunked`: without a Content-Length."""
    cookies = SimpleCookie(server.get("/_stcore/health", visitor).getheader("set-cookie"))
    token = cookies["_streamlit_xsrf"].value
    headers = {name.decode(): value.decode() for name, value in visitor}
    headers |= {"cookie": f"_streamlit_xsrf={token}", "x-xsrftoken": token}
    headers |= {"content-type": "multipart/form-data; boundary=b"}
    if not chunked:
        headers["content-length"] = str(len(_HEAD) + size + len(_TAIL))
    body = (_HEAD, *[_PART] * (size // MIB), _PART[: size % MIB], _TAIL)
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        path = f"/_stcore/upload_file/{session}/{file}"
        with suppress(OSError):  # refused before all of it was sent
            connection.request("PUT", path, iter(body), headers, encode_chunked=chunked)
        response = connection.getresponse()
        response.text = response.read().decode()
        return response
    finally:
        connection.close()


@dataclass(slots=True)
class Page:
    """An open page with a file uploader."""

    tab: ClientConnection
    session: str = ""
    uploader: str = ""

    def run(self, size: int | None = None, file: str = "file") -> list[str]:
        """Runs it, with an uploaded file if `size` says so. Returns the texts of its alerts."""
        message = BackMsg(rerun_script=ClientState())
        if size is not None:
            widget = message.rerun_script.widget_states.widgets.add(id=self.uploader)
            info = widget.file_uploader_state_value.uploaded_file_info.add(
                file_id=file, name="f.bin", size=size
            )
            info.file_urls.file_id = file
        self.tab.send(message.SerializeToString())
        alerts = []
        while True:
            shown = ForwardMsg.FromString(self.tab.recv(timeout=60))
            element = shown.delta.new_element
            match shown.WhichOneof("type"):
                case "new_session":
                    self.session = shown.new_session.initialize.session_id
                case "delta" if element.file_uploader.id:
                    self.uploader = element.file_uploader.id
                case "delta" if element.alert.body:
                    alerts.append(element.alert.body)
                case "script_finished":
                    return alerts
