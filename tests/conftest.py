"""What several test modules share: the default rules, rules folders made on the spot, real reports."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from cqdiff.rules import RuleSet, load_rules

ROOT = Path(__file__).resolve().parent.parent

# a busy machine is no failure, and what CI says of a change must not hang on chance
settings.register_profile("cqdiff", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("cqdiff")


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """The default rules."""
    return load_rules()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real reports, which are no part of the project."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("needs the corpus of real reports beside the repository (../shared/corpus)")
    return folder


@pytest.fixture
def rules_dir(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of rules: rules_dir(units="- id: …", phrasing=…)."""

    def make(folder: str = "mine", /, **files: str) -> Path:
        target = tmp_path / folder
        target.mkdir(exist_ok=True)
        for kind, text in files.items():
            (target / f"{kind}.yaml").write_text(text, encoding="utf-8")
        return target

    return make


def pytest_configure() -> None:
    """`make test &` in a script starts us deaf to Ctrl-C, and so every command that a test interrupts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
