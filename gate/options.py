"""Options of Streamlit that the gate sets, with what an app's config.toml says about them.

Once `st.App` is made: it is what tells Streamlit where config.toml is. Not by environment variables:
Streamlit reads those of its options only under `streamlit run`.
"""

from streamlit import config, logger

_UPLOAD = "server.maxUploadSize"
_MESSAGES = "client.allowedOrigins"
_LEVEL = "logger.level"


def limit_uploads(max_mib: int) -> None:
    """How large an upload may be: what fits into the task's memory, or less where config.toml says so.

    Streamlit keeps an upload in memory, and a page that reads it has a second copy. What does not fit ends
    the task, and with it everyone's session. https://github.com/streamlit/streamlit/issues/9218
    """
    own = config.get_option(_UPLOAD) if config.is_manually_set(_UPLOAD) else None
    config.set_option(_UPLOAD, smaller(own, max_mib))


def smaller(own: object, max_mib: int) -> int:
    """What config.toml says, if that is a size at all and fits."""
    return own if type(own) is int and 0 <= own < max_mib else max_mib


def ignore_parents() -> None:
    """No page that frames the app can drive it, unless config.toml names its origin.

    Streamlit's default lists the origins of its own cloud, where anybody can publish a page.
    """
    if not config.is_manually_set(_MESSAGES):
        config.set_option(_MESSAGES, [])


def log_warnings() -> None:
    """No log line for every request, which would have its query, unless config.toml wants more or less.

    `--no-access-log` does not help: Streamlit gives uvicorn's access log a handler of its own.
    """
    if not config.is_manually_set(_LEVEL):
        config.set_option(_LEVEL, "warning")
        logger.set_log_level("warning")
