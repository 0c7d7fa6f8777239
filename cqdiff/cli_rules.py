"""`cqdiff rules`: what a domain expert does with the rules files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cqdiff.cli_bounds import bounded
from cqdiff.cli_io import emit, load, rule_dirs, show_help
from cqdiff.errors import CqdiffError

if TYPE_CHECKING:
    from cqdiff.corpus_models import Near
    from cqdiff.rules import RuleSet

RulesDirs = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹，可重复")]

_NEAR, _SHOWN = 55, 3
"""Names less alike (in percent) share no more than a word; so many indicators are shown."""

KINDS = ("indicators", "units", "phrasing", "headings")


def rules_app() -> typer.Typer:
    """The commands under `cqdiff rules`."""
    app = typer.Typer(rich_markup_mode=None)
    app.callback(invoke_without_command=True)(root)
    app.command("check")(check_command)
    app.command("show")(show_command)
    app.command("init")(init_command)
    app.command("unknown")(unknown_command)
    return app


def root(context: typer.Context) -> None:
    """检查、查看、改写规则（指标、单位、用语、标题）"""
    if context.invoked_subcommand is None:
        show_help(context)


def check_command(
    directories: Annotated[list[Path] | None, typer.Argument(metavar="DIR…", help="另外要检查的规则文件夹")] = None,
    rules_dirs: RulesDirs = None,
) -> None:
    """检查规则文件；有错时逐条列出文件和行号。"""
    from cqdiff.rules import check_rules

    rules = check_rules(rule_dirs([*(rules_dirs or ()), *(directories or ())]))
    counts = "，".join(f"{kind} {len(getattr(rules, kind))}" for kind in KINDS)
    lines = [f"规则无误：{counts}", f"摘要 {rules.digest}"]
    if rules.overridden:
        lines.append(f"改写 {len(rules.overridden)} 条：{'、'.join(rules.overridden)}")
    emit("\n".join(lines) + "\n")


def show_command(
    entry_id: Annotated[str | None, typer.Argument(metavar="ID", help="条目的 id、名称或别名；不给则列出全部")] = None,
    rules_dirs: RulesDirs = None,
) -> None:
    """显示生效的规则：全部条目一览，或其中一条的全部内容。"""

    rules = load(rules_dirs)
    if entry_id is None:
        emit("".join(f"{kind}\t{entry.id}\t{_summary(entry)}\n" for kind, entry in _entries(rules)))
        return
    found = [(kind, entry) for kind, entry in _entries(rules) if _named(entry, entry_id)]
    if not found:
        raise CqdiffError(f"没有规则“{entry_id}”；cqdiff rules show 列出全部条目")
    emit("\n".join(_whole(kind, entry, rules) for kind, entry in found))


def init_command(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="新文件夹；已有的规则文件不会被覆盖")],
) -> None:
    """把默认规则复制到一个文件夹，供修改后用 --rules 载入。"""
    from cqdiff.rules import init_rules

    emit("".join(f"{path}\n" for path in init_rules(directory)))


def unknown_command(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="报告文件")],
    rules_dirs: RulesDirs = None,
) -> None:
    """列出没有指标规则覆盖的名称，出现最多的在前：次数、名称、最近的指标、例子。"""
    from cqdiff.pipeline import read_report
    from cqdiff.rules.nearest import nearest_indicators
    from cqdiff.show.plain import one_line, shorten

    rules = load(rules_dirs)
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for path in reports:
        with bounded(path):
            report = read_report(path, rules)
        for figure in report.figures:
            if figure.indicator is None and figure.name:
                name = one_line(figure.name)
                counts[name] += 1
                start, end = figure.clause
                clause = shorten(one_line(report.text[start:end]), 40)
                examples.setdefault(name, f"{one_line(path)}:{figure.line} {clause}")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    nearest = nearest_indicators(rules)
    lines = (f"{count}\t{name}\t{_near(nearest(name, _SHOWN))}\t{examples[name]}\n" for name, count in ranked)
    emit("".join(lines))


def _near(found: Sequence[Near]) -> str:
    """Those alike enough to be worth a look."""
    return "、".join(f"{near.indicator}（{near.zh}）" for near in found if near.likeness >= _NEAR)


def _entries(rules: RuleSet) -> Iterator[tuple[str, Any]]:
    for kind in KINDS:
        entries: Mapping[str, Any] = getattr(rules, kind)
        yield from ((kind, entry) for entry in entries.values())


def _named(entry: Any, word: str) -> bool:
    return word in (entry.id, getattr(entry, "zh", None), *getattr(entry, "aliases", ()))


def _summary(entry: Any) -> str:
    words = getattr(entry, "words", ()) or (getattr(entry, "zh", ""), *getattr(entry, "aliases", ()))
    return "、".join(word for word in words if word)


def _whole(kind: str, entry: Any, rules: RuleSet) -> str:
    """The entry as YAML that could stand in a rules file."""
    changed = "  （已改写）" if entry.id in rules.overridden else ""
    lines = [f"# {kind}.yaml{changed}"]
    for at, name in enumerate(entry.__struct_fields__):
        value = _plain(getattr(entry, name))
        if value not in ("", [], None):
            # JSON is YAML, and quoting by JSON's rules is always safe
            lines.append(f"{'- ' if at == 0 else '  '}{name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
