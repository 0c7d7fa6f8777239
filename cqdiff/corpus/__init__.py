"""Many reports in one database file: add them, compare years, ask. `Corpus` is the door; the rest is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from cqdiff.corpus_models import Added, Compared, Status, UnknownName
from cqdiff.frames.table import Table

if TYPE_CHECKING:
    import duckdb

    from cqdiff.corpus.engines import Engine
    from cqdiff.corpus.running import Progress
    from cqdiff.corpus.work import Settings
    from cqdiff.models import Comparison, Report
    from cqdiff.rules import RuleSet

__all__ = ["Added", "Compared", "Corpus", "Status", "UnknownName"]


class Corpus:
    """A database of reports. Needs `cqdiff[corpus]`.

        with Corpus("reports.duckdb") as corpus:
            corpus.add("folder")
            corpus.compare()
            corpus.query(indicator="gdp", role="target").to_pandas()

    `add` and `compare` keep the file for themselves while they run; questions may be asked by several processes at
    once. Every method raises CorpusError, one line, where the file can't be used.
    """

    def __init__(self, path: str | Path, rules: RuleSet | None = None) -> None:
        """The database at `path`; `add` makes it where there is none. `rules` are the default ones if left out."""
        from cqdiff.rules import load_rules

        self.path = Path(path)
        self.rules = rules or load_rules()
        self._reading: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. The next question opens it again."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def add(
        self,
        *places: str | Path,
        processes: int | None = None,
        scheduler: str = "",
        parts: str = "",
        progress: Progress | None = None,
    ) -> Added:
        """Read the reports under folders, files or URLs into the database; what is known already is left alone.

        Work is done in `processes` (as many as there are processors; 1 is this process) or on the Dask cluster at
        `scheduler`, whose workers read the places and write `parts` (a folder or URL that they and this machine
        reach; beside the database if left out). What cannot be read is in the summary, never the end of the run. A run
        that is cut short loses nothing: the next one goes on where it ended. Raises InputError for a place without
        reports. In a script with several processes, call it under `if __name__ == "__main__":`.
        """
        from cqdiff.corpus.adding import add
        from cqdiff.corpus.files import found_in

        settings = self._settings(parts)
        files = list(found_in([str(place) for place in places]))  # first: a wrong path makes no database
        with _engine(processes, scheduler) as (engine, workers), self._writing() as connection:
            return add(connection, files, settings, engine, workers, progress or _unwatched)

    def compare(
        self,
        *,
        processes: int | None = None,
        scheduler: str = "",
        parts: str = "",
        progress: Progress | None = None,
    ) -> Compared:
        """Compare the consecutive years of every place; pairs that were compared before are left alone.

        A report is paired with the next year's of its kind, else with the other kind's. Arguments as of `add`.
        """
        from cqdiff.corpus.comparing import compare_all
        from cqdiff.corpus.store import require_file

        settings = self._settings(parts)
        require_file(self.path)
        with _engine(processes, scheduler) as (engine, workers), self._writing() as connection:
            return compare_all(connection, settings, engine, workers, progress or _unwatched)

    def query(
        self, *, indicator: str = "", place: str = "", year: int | None = None, role: str = "", verdict: str = ""
    ) -> Table:
        """Figures that fit all that is given; with `verdict` targets and promises with that verdict.

        Of two reports of one place, kind and plan year (.docx and .txt) the first by name answers; a number that a
        table repeats is told once.

        `indicator` is an id, name or alias of the rules, or else a part of a name; `place` with
        or without its rank; `year` the year that the figure or
        target is about; `role` result, target or baseline. Values stand in `unit`, `base_value` in the base unit of
        `family`: rows of one family compare by it whatever unit the place uses.
        """
        from cqdiff.corpus.asking import Question, answer

        return answer(self._read(), Question(indicator, place, year, role, verdict), self.rules)

    def sql(self, statement: str) -> Table:
        """The rows of an SQL statement, which can change nothing. Tables and columns: `cqdiff corpus schema`."""
        from cqdiff.corpus.asking import answer_sql

        return answer_sql(self._read(), statement)

    def rates(self, place: str = "") -> Table:
        """How many promises of each pair came to what, by place and year; `rate` is the share kept of those judged."""
        from cqdiff.corpus.asking import answer_rates

        return answer_rates(self._read(), place)

    def report(self, sha256: str) -> Report:
        """The report of that sha256 (`reports.sha256`), as read_report gave it."""
        from cqdiff.corpus.rebuilding import reports_of

        return reports_of(self._read(), [sha256])[sha256]

    def comparison(self, old: str, new: str) -> Comparison:
        """Two reports by their sha256, compared, as `compare` does it with both files."""
        from cqdiff.corpus.rebuilding import reports_of
        from cqdiff.pipeline import compare

        found = reports_of(self._read(), [old, new])
        return compare(found[old], found[new], self.rules)

    def unknown(self, limit: int = 50) -> tuple[UnknownName, ...]:
        """Names that no indicator of the rules covers, the most frequent first, each with its nearest entries."""
        from cqdiff.corpus.unknown import unknown_names

        return unknown_names(self._read(), self.rules, limit)

    def status(self) -> Status:
        """What the database holds, in numbers."""
        import cqdiff
        from cqdiff.corpus.status import status_of

        return status_of(self._read(), self.path, cqdiff.__version__, self.rules.digest)

    def export(self, folder: str | Path) -> tuple[Path, ...]:
        """Every table as a Parquet file in that folder; gives back the files. Raises OutputError."""
        from cqdiff.corpus.exporting import export
        from cqdiff.corpus.store import open_to_copy

        self.close()
        connection = open_to_copy(self.path)
        try:
            return export(connection, Path(folder))
        finally:
            connection.close()

    def _settings(self, parts: str) -> Settings:
        from cqdiff.corpus.work import settings_of

        return settings_of(self.rules, parts or f"{self.path.resolve()}.parts")

    def _read(self) -> duckdb.DuckDBPyConnection:
        from cqdiff.corpus.store import open_to_read

        if self._reading is None:
            self._reading = open_to_read(self.path)
        return self._reading

    @contextmanager
    def _writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The file for this process alone; questions that were asked before let go of it."""
        from cqdiff.corpus.store import open_to_write

        self.close()
        connection = open_to_write(self.path)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def _engine(processes: int | None, scheduler: str) -> Iterator[tuple[Engine, int]]:
    """Where the work is done, and by how many."""
    from cqdiff.corpus.engines import here, in_processes, processors

    if scheduler:
        from cqdiff.corpus.cluster import on_cluster

        with on_cluster(scheduler) as found:
            yield found
        return
    count = processes or processors()
    yield (here if count == 1 else in_processes(count)), count


def _unwatched(done: int, total: int, name: str) -> None:
    """Nobody looks on."""
