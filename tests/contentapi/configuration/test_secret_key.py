"""The secret key: made once, kept by its owner alone, and never a damaged one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from contentapi.configuration.environment import WrongSetting
from contentapi.configuration.variables import SECRET_KEY_MINIMUM
from tests.contentapi.configuration.surroundings import (
    PROJECT,
    STRONG_KEY,
    read,
)

pytestmark = pytest.mark.slow


def test_the_data_folder_and_the_secret_key_are_their_owners_alone(tmp_path: Path) -> None:
    given = read(tmp_path)
    assert given.data_dir.stat().st_mode & 0o777 == 0o700
    assert (given.data_dir / "secret_key").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in given.data_dir.iterdir()) == ["logs", "secret_key", "static"]


def test_the_secret_key_is_kept(tmp_path: Path) -> None:
    first = read(tmp_path).secret_key
    assert len(first) >= SECRET_KEY_MINIMUM
    assert read(tmp_path).secret_key == first
    assert read(tmp_path / "elsewhere").secret_key != first


def test_processes_that_start_at_once_agree_on_one_secret_key(tmp_path: Path) -> None:
    read_key = "from contentapi import settings; print(settings.SECRET_KEY)"
    variables = {**os.environ, "DATA_DIR": str(tmp_path / "var")}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", read_key], cwd=PROJECT, env=variables, stdout=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    keys = {process.communicate(timeout=60)[0] for process in started}
    assert keys == {read(tmp_path).secret_key + "\n"}


def test_a_damaged_secret_key_stops_the_start(tmp_path: Path) -> None:
    path = read(tmp_path).data_dir / "secret_key"
    for damage in (b"", b"half a key", b"\xff" * 60):
        path.write_bytes(damage)
        with pytest.raises(WrongSetting, match=r"^DATA_DIR holds a secret_key"):
            read(tmp_path)


def test_a_given_secret_key_is_used_and_none_is_kept(tmp_path: Path) -> None:
    given = read(tmp_path, SECRET_KEY=STRONG_KEY)
    assert given.secret_key == STRONG_KEY
    assert not (given.data_dir / "secret_key").exists()
