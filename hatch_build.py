"""Build hook: puts the default rules beside the code in the form that loads fast, in editable installations too."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltRules(BuildHookInterface):  # type: ignore[type-arg]
    """Reads and checks rules/ with the code of this tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from cqdiff.rules import build_rules

        built = build_rules().relative_to(Path(self.root).resolve())
        build_data["artifacts"].append(f"/{built.as_posix()}")
