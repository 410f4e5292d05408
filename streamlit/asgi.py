"""What the task runs: `uvicorn asgi:app`, in this folder. Streamlit, and nothing before the gate."""

import os
from pathlib import Path

import streamlit as st
from gate.keys import load_balancer_keys, pool_keys
from gate.middleware import Gate
from gate.proofs import Proofs
from gate.settings import read_settings
from gate.tokens import Verifier

folder = Path(__file__).parent
settings = read_settings(os.environ, folder)
verifier = Verifier(
    settings,
    load_balancer_keys(settings.load_balancer_keys_url),
    pool_keys(settings.pool_keys_url),
)
app = Gate(st.App(folder / settings.entry), settings, Proofs(verifier))
