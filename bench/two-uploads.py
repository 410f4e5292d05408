"""Two people upload a file of so many MiB at once, and then another one. Prints the peak memory, in MiB.

The app is the shipped one, behind its gate, started as the task starts it.
"""

import resource
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.server import running
from gate.testing.uploads import MIB, Page, upload

mebibytes = int(sys.argv[1])
size = mebibytes * MIB - 1000  # a request is larger than its file, and Streamlit compares the request
limit = {"STREAMGATE_MAX_UPLOAD_MIB": str(mebibytes)}

with TemporaryDirectory() as folder:
    mint = Mint()
    visitor = proof(mint.data(), mint.access())
    with (
        running(mint, Path(folder), "app.py", secrets=limit) as server,
        server.open(visitor) as one,
        server.open(visitor) as other,
    ):
        pages = [Page(one), Page(other)]
        for page in pages:
            page.run()
        for file in ("first", "second"):
            send = partial(upload, server, visitor, size=size, file=file)
            with ThreadPoolExecutor() as both:
                answers = [answer.status for answer in both.map(send, [page.session for page in pages])]
            texts = [page.run(size, file) for page in pages]
            if answers != [204, 204] or any(f"{size:,} bytes" not in " ".join(shown) for shown in texts):
                sys.exit(f"The uploads were answered with {answers}, and the pages show {texts}.")

# Of all that it started and has ended: the server. macOS counts bytes.
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak / (MIB if sys.platform == "darwin" else 1024))
