"""Whether an instance can write where it may: `/tmp` is all that a read-only task has."""

from tempfile import TemporaryFile

from gate.log import log


def log_scratch(app: str, folder: str = "/tmp") -> None:  # noqa: S108
    """One line at the start. An app that needs no file works without, so a failure only says so.

    `npx sls verify` reads it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
    """
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(b"streamgate")
            file.flush()
    except OSError:
        log("scratch", app=app, writable=False)
    else:
        log("scratch", app=app, writable=True)
