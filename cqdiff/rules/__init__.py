"""The rules in force: where they stand and how they are asked for. The one package that knows YAML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from cqdiff.errors import OutputError, RulesError
from cqdiff.rules.built import read_built, write_built
from cqdiff.rules.model import KINDS, Entry, Indicator, RuleSet, Unit, WordList

# what reads YAML is imported where it is used: default rules that nobody changed since the package was built need none

__all__ = [
    "Entry",
    "Indicator",
    "RuleSet",
    "Unit",
    "WordList",
    "build_rules",
    "check_rules",
    "default_dir",
    "init_rules",
    "load_rules",
    "origin",
]

_PACKAGE = Path(__file__).resolve().parent.parent


def default_dir() -> Path:
    """Where the default rules stand: in the installed package, else beside it in a checkout."""
    for folder in (_PACKAGE / "_rules", _PACKAGE.parent / "rules"):
        if folder.is_dir():
            return folder
    raise RulesError(f"{_PACKAGE / '_rules'}: 没有默认规则；请重新安装 cqdiff。")


def load_rules(extra: Sequence[Path] = ()) -> RuleSet:
    """The default rules with those of `extra` folders laid over them, later ones winning by id.

    Raises RulesError with every fault. Loaded once for the same folders with the same files.
    """
    return _load(tuple((str(folder), _stamp(Path(folder))) for folder in extra))


def check_rules(extra: Sequence[Path] = ()) -> RuleSet:
    """As load_rules, but nothing is taken on trust: the default files too are all there and their patterns right."""
    from cqdiff.rules.layers import Layer, build

    layers = [Layer(default_dir(), "rules", default=True), *(Layer(Path(d), str(d)) for d in extra)]
    return build(layers)


def origin(rules: RuleSet, entry_id: str) -> tuple[str, ...]:
    """The file:line of every entry that shaped the rules of this id, the default first; empty where there is none."""
    return tuple(place for kind in KINDS for place in rules.origins.get(f"{kind}/{entry_id}", ()))


def init_rules(target: Path) -> tuple[Path, ...]:
    """Copy the default rules to a folder, to be changed there. Never overwrites a file."""
    import shutil

    sources = [source for kind in KINDS if (source := default_dir() / f"{kind}.yaml").is_file()]
    present = [source.name for source in sources if (target / source.name).exists()]
    if present:
        raise OutputError(f"{target}：已有 {'、'.join(present)}，不会覆盖；请换一个文件夹")
    try:
        target.mkdir(parents=True, exist_ok=True)
        return tuple(Path(shutil.copyfile(source, target / source.name)) for source in sources)
    except OSError as error:
        raise OutputError(f"{target}：写不了（{error.strerror}）；请换一个文件夹") from error


def build_rules() -> Path:
    """Check the default rules and keep them beside the code in the form that loads fast; used by the build.

    Gives the file. Raises RulesError with every fault.
    """
    return write_built(default_dir(), check_rules())


@lru_cache(maxsize=8)
def _load(extra: tuple[tuple[str, object], ...]) -> RuleSet:
    folder = default_dir()
    if not extra and (built := read_built(folder)) is not None:
        return built
    from cqdiff.rules.layers import Layer, build

    default = Layer(folder, "rules", default=True, thorough=False)
    return build([default, *(Layer(Path(folder), folder) for folder, _ in extra)])


def _stamp(folder: Path) -> object:
    """Changes when a file of the folder does, so that a notebook sees edited rules."""
    try:
        return str(folder.resolve()), tuple(sorted((p.name, p.stat().st_mtime_ns) for p in folder.glob("*.y*ml")))
    except OSError:
        return str(folder)
