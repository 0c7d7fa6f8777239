"""Tell whose length or traffic a number is: 铁路新增120公里，运营里程达5200公里 is of the railways."""

from __future__ import annotations

import re

from cqdiff.figures.subject import Subject

_LENGTHS = ("里程", "流量", "运量")
_ELIDED = (
    "(?:新增)?(?:在建|在运|运营|运行|营运|通车|营业|开通)?总?里程"
    "|(?:运营|日均|年均)?(?:日均|最高|最大|单日最高)?客[流运]总?量"
)
_IN_USE = "(?:运营|通车|营运)里程$"
_NETWORKS = (
    ("轨道交通", "轨道交通"),
    ("地铁", "地铁"),
    ("号线", "轨道交通"),
    ("高速公路", "高速公路"),
    ("高速铁路", "高速铁路"),
    ("高铁", "高铁"),
    ("铁路", "铁路"),
)
"""What a clause that speaks of it says, and what it is called; 号线 is that of a city's railway (7号线二期)."""


def of_network(core: str, subject: Subject) -> str:
    """The name of a length or a traffic alone, with the network that the sentence told before; empty where none is."""
    if not core.endswith(_LENGTHS) or re.fullmatch(_ELIDED, core) is None:
        return ""
    told = subject.held or subject.name or subject.clause
    if core == "总里程" and re.search(_IN_USE, told):
        return told.replace("新增", "", 1)[: -len("里程")] + core  # 地铁新增运营里程3公里，总里程达879公里
    network = next((name for word, name in _NETWORKS if word in told), "")
    return network + core if network else ""
