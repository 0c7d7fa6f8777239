"""What every page is made with: shipped files, templates that escape, the security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined


def assets(names: Sequence[str]) -> str:
    """Files that are shipped beside this module, one after the other."""
    return "\n".join(_asset(name).strip() for name in names)


def policy_of(style: str, script: str = "") -> str:
    """The page's security policy: its own style and script, nothing that a report's text could add."""
    scripts = f"; script-src '{_digest(script)}'" if script else ""
    return f"default-src 'none'; style-src '{_digest(style)}'{scripts}; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=4)
def template(name: str) -> Any:
    """A template by the name of its file."""
    environment = Environment(
        autoescape=True,  # report text is untrusted
        loader=FunctionLoader(_asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _asset(name: str) -> str:
    return files("cqdiff.show.page").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
