"""Wrong usage in the language of everything else: typer says it in English alone. Changes with typer's wording."""

from __future__ import annotations

import re
from typing import Any

_SAID = (
    (r"Invalid value: (.*)", r"\1"),
    (r"Missing argument '(.*)'\.", r"缺少 \1"),
    (r"Missing option '(.*?)'(?: \(env var: '(.*)'\))?\.", r"缺少选项 \1"),
    (r"No such option: (\S+) \(Possible options: (.*)\)", r"没有选项 \1；相近的有 \2"),
    (r"No such option: (\S+)(?: Did you mean (\S+)\?)?", r"没有选项 \1"),
    (r"No such command '(.*?)'\. Did you mean '?(.*?)'?\?", r"没有命令 \1；相近的有 \2"),
    (r"No such command '(.*)'\.", r"没有命令 \1"),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)", r"多出的参数：\1"),
    (r"Option '(.*)' requires an argument\.", r"选项 \1 后面要有值"),
    (r"Option '(.*)' does not take a value\.", r"选项 \1 后面不带值"),
    (r"Invalid value for '(.*?)': '(.*)' is not one of (.*)\.", r"\1：没有“\2”；可用：\3"),
    (r"Invalid value for '(.*?)': '?(.*?)'? is not a valid int(?:eger)?(?: range)?\.", r"\1：“\2”不是整数"),
    (r"Invalid value for '(.*?)': (\S+) is not in the range (.*)\.", r"\1：\2 不在范围内（\3）"),
    (r"Invalid value for '(.*?)': (.*)", r"\1：\2"),
)
"""typer's sentences and ours; one that is not listed stays as it is."""


def usage_text(error: Any) -> str:
    """What a typer error of usage says, with the command that lists the right one."""
    told = str(error.format_message())
    for pattern, ours in _SAID:
        if found := re.fullmatch(pattern, told, re.DOTALL):
            told = found.expand(ours)
            break
    context = getattr(error, "ctx", None)
    return f"{told}（{context.command_path if context else 'cqdiff'} --help 列出用法）"
