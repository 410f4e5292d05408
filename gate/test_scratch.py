"""An instance says at its start whether it can write to its one folder."""

import json
from pathlib import Path

import pytest

from gate.scratch import log_scratch


def test_a_folder_that_can_be_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log_scratch("sales", str(tmp_path))
    assert json.loads(capsys.readouterr().out) == {"event": "scratch", "app": "sales", "writable": True}
    assert list(tmp_path.iterdir()) == []


def test_one_that_cannot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As root may write everywhere, a folder that is none stands for one that is read-only."""
    file = tmp_path / "file"
    file.touch()
    log_scratch("sales", str(file))
    assert json.loads(capsys.readouterr().out) == {"event": "scratch", "app": "sales", "writable": False}
