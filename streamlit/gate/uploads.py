"""How large an upload may be: what fits into the task's memory, or less where the app's config.toml says so.

Streamlit keeps an upload in memory, and a page that reads it has a second copy. What does not fit ends the
task, and with it everyone's session. https://github.com/streamlit/streamlit/issues/9218
"""

from streamlit import config

_OPTION = "server.maxUploadSize"


def limit_uploads(max_mib: int) -> None:
    """Once `st.App` is made: it is what tells Streamlit where config.toml is.

    Not by an environment variable: Streamlit reads those of its options only under `streamlit run`.
    """
    own = config.get_option(_OPTION) if config.is_manually_set(_OPTION) else None
    config.set_option(_OPTION, smaller(own, max_mib))


def smaller(own: object, max_mib: int) -> int:
    """What config.toml says, if that is a size at all and fits."""
    return own if type(own) is int and 0 <= own < max_mib else max_mib
