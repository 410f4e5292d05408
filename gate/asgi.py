"""What the task runs: `uvicorn gate.asgi:app` in the app's folder. Streamlit, and nothing before the gate."""

import os
from pathlib import Path

import streamlit as st

from gate.keys import load_balancer_keys, pool_keys
from gate.log import mask_streamlits_lines
from gate.middleware import Gate
from gate.options import ignore_parents, limit_uploads, log_warnings
from gate.proofs import Proofs
from gate.scratch import log_scratch
from gate.secrets import hide_secrets, take_secrets
from gate.settings import read_settings
from gate.tokens import Verifier
from gate.user import provide_user

folder = Path.cwd()
settings = read_settings(os.environ, folder)
log_scratch(settings.app)
mask_streamlits_lines()
verifier = Verifier(
    settings,
    load_balancer_keys(settings.load_balancer_keys_url),
    pool_keys(settings.pool_keys_url),
)
# What is deployed replaces what a secrets.toml has under the same key.
page = st.App(folder / settings.entry, secrets=take_secrets(os.environ), lifespan=hide_secrets(os.environ))
limit_uploads(settings.max_upload_mib)
ignore_parents()
provide_user()
log_warnings()
app = Gate(page, settings, Proofs(verifier))
