"""People open the shipped page, and each moves its slider a number of times. Prints what the server used.

`clicks.py <gate.asgi:app, or without:app for no gate> <people> <clicks>`
"""

import json
import resource
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.server import running

WITHOUT = """import streamlit as st
from gate.options import log_warnings

app = st.App("app.py")
log_warnings()
"""

app, people, clicks = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def run(tab, slider: str = "", value: int = 0) -> str:
    """Runs the page, with its slider moved if one is named. Returns the slider's name."""
    message = BackMsg(rerun_script=ClientState())
    if slider:
        message.rerun_script.widget_states.widgets.add(id=slider).double_array_value.data.append(value)
    tab.send(message.SerializeToString())
    while True:
        shown = ForwardMsg.FromString(tab.recv(timeout=60))
        slider = shown.delta.new_element.slider.id or slider
        if shown.WhichOneof("type") == "script_finished":
            return slider


with TemporaryDirectory() as folder, ExitStack() as open_tabs:
    (Path(folder) / "without.py").write_text(WITHOUT)
    mint = Mint()
    server = open_tabs.enter_context(running(mint, Path(folder), "app.py", app=app))
    visitor = proof(mint.data(), mint.access())
    for _ in range(people):
        tab = open_tabs.enter_context(server.open(visitor))
        slider = run(tab)
        for click in range(clicks):
            run(tab, slider, 14 + click % 76)

# Of all that it started and has ended: the server. macOS counts bytes.
used = resource.getrusage(resource.RUSAGE_CHILDREN)
mebibyte = 2**20 if sys.platform == "darwin" else 1024
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "mebibytes": used.ru_maxrss / mebibyte}))
