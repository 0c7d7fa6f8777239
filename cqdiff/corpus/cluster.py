"""The same work on a Dask cluster that runs somewhere else. Changes with dask.distributed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from cqdiff.corpus.engines import AHEAD, Done, Engine
from cqdiff.corpus.work import Batch, do
from cqdiff.errors import CorpusError

if TYPE_CHECKING:
    from distributed import Client, Future

_PATIENCE = 20
"""Seconds to wait for the scheduler, for its first worker, and for a sign of life when nothing gets finished."""
_GO_ON = "已经入库的不会丢，请恢复集群后重新运行，会接着做完"


@contextmanager
def on_cluster(address: str) -> Iterator[tuple[Engine, int]]:
    """An engine of the cluster at that address, and how many threads its workers have.

    A worker that dies is made good by the others. Raises CorpusError where the cluster can't be reached or is lost.
    """
    client = _client(address)
    try:
        threads = sum(client.nthreads().values())
        yield (lambda batches: _run(client, batches, threads)), threads
    finally:
        client.close()


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise CorpusError("--scheduler 需要另装组件；请运行 pip install 'cqdiff[cluster]'") from None
    for name in ("distributed", "distributed.client"):  # what matters of it is told in a line of ours
        logging.getLogger(name).setLevel(logging.CRITICAL)
    client = None
    try:
        client = Client(address, timeout=_PATIENCE)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        if client is not None:
            client.close()
        said = " ".join(str(error).split())
        raise CorpusError(
            f"{address}：连不上集群，或集群没有工作进程（{said}）；请检查地址，先启动 dask worker"
        ) from None
    return client


def _run(client: Client, batches: Iterable[Batch], threads: int) -> Iterator[Done]:
    """Batches in flight as many as keep all threads busy; their parts in the order in which they are finished."""
    from distributed import CancelledError, KilledWorker
    from distributed.comm import CommClosedError

    waiting = iter(batches)
    handed: dict[Future, Batch] = {}
    try:
        while True:
            for batch in islice(waiting, threads * AHEAD - len(handed)):
                # not pure: the cluster must not answer with what it did for an earlier run
                handed[client.submit(do, batch, pure=False)] = batch
            if not handed:
                return
            for future in _finished(client, handed):
                batch = handed.pop(future)
                try:
                    yield Done(batch, future.result())
                except KilledWorker:
                    yield Done(batch, None)
    except (CancelledError, CommClosedError):
        raise CorpusError(f"与集群失去联系；{_GO_ON}") from None
    finally:
        client.cancel(list(handed), force=True)


def _finished(client: Client, handed: Iterable[Future]) -> list[Future]:
    """Some that are finished, as soon as there are. Raises CorpusError where nobody works any more."""
    from distributed import wait

    while True:
        try:
            return list(wait(list(handed), timeout=_PATIENCE, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            if not client.nthreads():
                raise CorpusError(f"集群的工作进程都没有了；{_GO_ON}") from None
