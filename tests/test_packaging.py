"""What is shipped: the wheel holds the rules and samples of the source tree, no more and no less, and works alone."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def sources(folder: str) -> set[str]:
    """The files of a folder that git knows or would take; outside of a repository, those that are there."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*")]
    return {name for name in listed if (ROOT / name).is_file() and "__pycache__" not in name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built as a release is: by way of the source distribution, with the build tools that are installed."""
    pytest.importorskip("build", reason="the package build is not installed")
    pytest.importorskip("hatchling", reason="the package hatchling is not installed")
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=target, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(("source", "shipped"), [("rules", "cqdiff/_rules"), ("samples", "cqdiff/_samples")])
def test_packaging_ships_folder(names: set[str], source: str, shipped: str) -> None:
    inside = {name.removeprefix(f"{shipped}/") for name in names if name.startswith(f"{shipped}/")}
    assert inside == {name.removeprefix(f"{source}/") for name in sources(source)}


def test_packaging_ships_code(names: set[str]) -> None:
    data = ("cqdiff/_rules/", "cqdiff/_samples/")
    code = {name for name in names if name.startswith("cqdiff/") and not name.startswith(data)}
    assert code == sources("cqdiff") | {"cqdiff/rules/built.json"}
    assert "cqdiff/py.typed" in code


def test_packaging_ships_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"cqdiff", "cqdiff-0.1.0.dist-info"}


def test_packaging_installed_finds_its_rules(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    # -P: the current folder is no place to import from; the unpacked wheel comes before any installed copy
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from cqdiff.rules import check_rules, default_dir;"
        "from cqdiff.rules.built import read_built;"
        "assert str(default_dir()).startswith(sys.argv[1]), default_dir();"
        "assert read_built(default_dir()).digest == check_rules().digest;"
        "print(len(check_rules().indicators))"
    )
    command = [sys.executable, "-P", "-c", code, str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 120


def test_packaging_dependencies_have_lower_bounds_and_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    extras = [r for needed in project["optional-dependencies"].values() for r in needed if not r.startswith("cqdiff[")]
    for requirement in (*project["dependencies"], *extras):
        bare = requirement.split(";")[0].strip()
        name = bare.split(">=")[0].lower().replace("_", "-")
        assert ">=" in bare or name.startswith("types-"), requirement
        assert f"\n{name}==" in pins, f"{name} is not pinned in constraints.txt"
