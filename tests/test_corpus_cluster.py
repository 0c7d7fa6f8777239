"""The same work on a Dask cluster of separate worker processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from corpora import cqdiff_corpus, rows_of
from variation import write_reports

from cqdiff import Corpus, CorpusError

pytest.importorskip("duckdb", reason="needs cqdiff[corpus]")
distributed = pytest.importorskip("distributed", reason="needs cqdiff[cluster]")

REPORTS = 24


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of two threads, each a process of its own that a nanny starts again when it dies."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None) as running:
        yield running


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    write_reports(folder, REPORTS, years=4)
    (folder / "note.txt").write_text("这不是报告", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def clean(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of them."""
    path = tmp_path_factory.mktemp("clean") / "clean.duckdb"
    with Corpus(path) as corpus:
        corpus.add(reports, processes=1)
        corpus.compare(processes=1)
    return path


def worker_pids(address: str) -> list[int]:
    with distributed.Client(address) as client:
        return sorted(client.run(os.getpid).values())


class KillOnce:
    """Kills a worker as soon as the first batch is done, while others are at work."""

    def __init__(self, address: str) -> None:
        self.pids = worker_pids(address)
        self.at = -1

    def __call__(self, done: int, total: int, name: str) -> None:
        if self.at < 0:
            self.at = done
            os.kill(self.pids[0], signal.SIGKILL)


def test_corpus_cluster_with_a_killed_worker_gives_the_same_rows(
    cluster: Any, reports: Path, clean: Path, tmp_path: Path
) -> None:
    path, address = tmp_path / "c.duckdb", cluster.scheduler_address
    with Corpus(path) as corpus:
        for work in (lambda kill: corpus.add(reports, scheduler=address, progress=kill),
                     lambda kill: corpus.compare(scheduler=address, progress=kill)):  # fmt: skip
            kill = KillOnce(address)
            done = work(kill)
            assert 0 < kill.at < REPORTS // 2
            assert len(done.failed) == (1 if hasattr(done, "added") else 0)
        assert rows_of(path) == rows_of(clean)
        # what the killed worker wrote without telling is no loss and no double
        assert corpus.add(reports, processes=1).known == REPORTS
    assert rows_of(path) == rows_of(clean)
    assert not list(tmp_path.glob("*.parts"))


def test_corpus_cluster_reads_urls_and_writes_parts_to_one(
    cluster: Any, reports: Path, clean: Path, tmp_path: Path
) -> None:
    path, parts = tmp_path / "c.duckdb", tmp_path / "parts"
    arguments = "--db", str(path), "--scheduler", cluster.scheduler_address, "--parts", parts.as_uri()
    done = cqdiff_corpus("add", reports.as_uri(), *arguments, cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("25个文件：新读入24"), done.stderr
    again = cqdiff_corpus("add", reports.as_uri(), *arguments, cwd=tmp_path)
    assert "新读入0，已在库中24" in again.stdout, again.stderr
    assert cqdiff_corpus("compare", *arguments, cwd=tmp_path).stdout.startswith("18对相连的年份：新比较18")
    names = "sources", "reports", "failures", "about"
    assert rows_of(path, *names) == rows_of(clean, *names)
    assert not any(parts.iterdir())


def test_corpus_cluster_that_is_not_there(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cqdiff.corpus import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(CorpusError, match="连不上集群") as caught:
        Corpus(tmp_path / "c.duckdb").add(reports, scheduler="tcp://127.0.0.1:1")
    assert "\n" not in str(caught.value)
