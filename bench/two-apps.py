"""The demo app twice, with the gate and without. Says where, and with which headers, as JSON.

Both end when their standard input does.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from gate.testing.mint import Mint
from gate.testing.server import running

WITHOUT = """import streamlit as st
from gate.options import log_warnings

app = st.App("app.py")
log_warnings()
"""

with TemporaryDirectory() as one, TemporaryDirectory() as other:
    mint = Mint()
    (Path(other) / "without.py").write_text(WITHOUT)
    with (
        running(mint, Path(one), "app.py") as gated,
        running(mint, Path(other), "app.py", app="without:app") as bare,
    ):
        headers = {"x-amzn-oidc-data": mint.data(), "x-amzn-oidc-accesstoken": mint.access()}
        print(json.dumps({"gated": gated.port, "bare": bare.port, "headers": headers}), flush=True)
        sys.stdin.read()
