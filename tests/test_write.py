"""Files are written whole or not at all, and never over a report."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time

import pytest

from cqdiff.errors import OutputError
from cqdiff.show import write
from cqdiff.show.write import write_text


def test_write_makes_a_file_with_ordinary_rights(tmp_path):
    target = write_text(tmp_path / "out.svg", "内容")
    assert target.read_text(encoding="utf-8") == "内容"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_write_keeps_the_rights_of_what_it_replaces(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(0o640)
    write_text(target, "new")
    assert target.read_text() == "new" and stat.S_IMODE(target.stat().st_mode) == 0o640


def test_write_failing_leaves_the_old_file_and_no_debris(tmp_path, monkeypatch):
    target = tmp_path / "out.txt"
    target.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write.os, "replace", full)
    with pytest.raises(OutputError, match=r"out\.txt"):
        write_text(target, "new")
    assert target.read_text() == "old" and os.listdir(tmp_path) == ["out.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_write_killed_at_any_moment_leaves_the_old_or_the_new_file(tmp_path):
    """Texts of 2 MB, so that a kill falls into the writing; each is one letter throughout."""
    target = tmp_path / "decisions.yaml"
    endless = (
        "import sys; from cqdiff.show.write import write_text\n"
        "write_text(sys.argv[1], 'a' * 2_000_000); print('go', flush=True)\n"
        "while True:\n  for c in 'ba': write_text(sys.argv[1], c * 2_000_000)"
    )
    for wait in (0.0, 0.003, 0.007, 0.012, 0.02):
        with subprocess.Popen([sys.executable, "-c", endless, str(target)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline()
            time.sleep(wait)
            writer.kill()
        text = target.read_text(encoding="utf-8")
        assert text in ("a" * 2_000_000, "b" * 2_000_000)


def test_write_never_over_an_input(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("报告")
    link = tmp_path / "link.txt"
    link.symlink_to(report)
    for path in (report, tmp_path / "." / "report.txt", link):
        with pytest.raises(OutputError, match="不会覆盖"):
            write_text(path, "x", inputs=["-", str(tmp_path / "absent"), str(report)])
    assert report.read_text() == "报告"


def test_write_behind_a_link_keeps_the_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink() and real.read_text() == "new"


def test_write_into_a_missing_folder_or_onto_a_folder(tmp_path):
    with pytest.raises(OutputError, match="文件夹"):
        write_text(tmp_path / "none" / "x.txt", "x")
    with pytest.raises(OutputError, match="是文件夹"):
        write_text(tmp_path, "x")


def test_write_to_a_device_does_not_replace_it():
    write_text(os.devnull, "x")
    assert not os.path.isfile(os.devnull)
