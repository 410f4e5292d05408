"""Runs a command that must not outlive whoever started it: `leash.py command [argument ...]`.

The starter holds the other end of our stdin. When it is gone, by SIGKILL too, that pipe ends, and so does the
command: TERM, then KILL, and KILL for all that is left of its process group. Exits as a shell would tell.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 5


def main(command):
    child = None
    asked = []  # a signal may come before the command has started

    def hand_through(number, _frame=None):
        asked.append(number)
        if child:
            child.send_signal(number)
            signal.alarm(GRACE_SECONDS)

    def kill_group(*_):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS: EPERM for an empty group
            os.killpg(child.pid, signal.SIGKILL)

    signal.signal(signal.SIGTERM, hand_through)
    signal.signal(signal.SIGINT, hand_through)
    signal.signal(signal.SIGALRM, kill_group)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    if asked:
        hand_through(asked[-1])
    threading.Thread(target=end_with_stdin, daemon=True).start()
    code = child.wait()
    kill_group()
    return code if code >= 0 else 128 - code


def end_with_stdin():
    while os.read(0, 1024):
        pass
    signal.pthread_kill(threading.main_thread().ident, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
