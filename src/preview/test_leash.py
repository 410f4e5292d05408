"""The leash from outside: exit codes, signals, and the end of whoever held it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LEASH = Path(__file__).with_name("leash.py")
STUBBORN = "import signal,time; signal.signal(signal.SIGTERM, lambda *_: print('asked', flush=True)); "


def leashed(program: str) -> subprocess.Popen:
    command = [sys.executable, str(LEASH), sys.executable, "-c", program]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_exit_code_is_the_commands() -> None:
    assert leashed("raise SystemExit(3)").wait(5) == 3


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_are_handed_through(number: int) -> None:
    program = "import signal,sys,time; print('up', flush=True)\n"
    program += f"signal.signal({int(number)}, lambda *_: sys.exit(7))\ntime.sleep(30)"
    process = leashed("import time\n" + program)
    process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(number)
    assert process.wait(5) == 7


def test_ends_when_stdin_ends() -> None:
    process = leashed("import time; time.sleep(30)")
    process.stdin.close()
    assert process.wait(5) == 128 + signal.SIGTERM


def test_kills_what_will_not_end_and_all_it_started() -> None:
    program = STUBBORN + (
        "import subprocess,sys; child = subprocess.Popen(['sleep', '60']); print(child.pid, flush=True)\n"
        "while True: time.sleep(1)"
    )
    process = leashed(program)
    grandchild = int(process.stdout.readline())
    started = time.monotonic()
    process.stdin.close()
    assert process.wait(8) == 128 + signal.SIGKILL
    assert time.monotonic() - started > 4
    assert process.stdout.readline() == "asked\n"
    assert not alive(grandchild)


def test_ends_when_the_starter_is_killed() -> None:
    starter = (
        "import subprocess,sys,time; "
        f"p = subprocess.Popen([sys.executable, {str(LEASH)!r}, 'sleep', '60'], stdin=subprocess.PIPE); "
        "print(p.pid, flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", starter], stdout=subprocess.PIPE, text=True)  # noqa: S603
    leash = int(process.stdout.readline())
    process.kill()
    process.wait()
    end = time.monotonic() + 5
    while alive(leash) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(leash)
