"""The pinned version, and that nothing runs with any other."""

import subprocess
import sys
from pathlib import Path

import emulator

EMULATOR = Path(__file__).parent
REQUIREMENTS = EMULATOR.parents[2] / "requirements-tools.in"


def run(program: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", program], cwd=EMULATOR, capture_output=True, text=True)  # noqa: S603


def test_requirements_pin_the_patched_version() -> None:
    assert f"ministack=={emulator.MINISTACK}\n" in REQUIREMENTS.read_text()


def test_refuses_another_version_before_loading_it() -> None:
    ended = run(
        "import atexit, emulator, sys\n"
        "emulator.version = lambda _: '1.5.34'\n"
        "atexit.register(lambda: print([name for name in sys.modules if 'ministack' in name]))\n"
        "emulator.main()"
    )
    assert ended.returncode == 1
    assert "ministack 1.5.34 is installed, but its patches are for 1.5.33 only" in ended.stderr
    assert ended.stdout == "[]\n"
