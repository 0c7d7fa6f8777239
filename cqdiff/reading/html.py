"""Web pages → the article they carry, without what stands around it. Changes when articles hide in a new way."""

from __future__ import annotations

import re

from cqdiff.models import Remark, RemarkKind
from cqdiff.reading import limits
from cqdiff.reading.content import Content, Refused, need
from cqdiff.reading.html_decode import decode_html
from cqdiff.reading.html_lines import Lines, Node, children, is_shown
from cqdiff.reading.tables import Row, written

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FRAMES = frozenset("html body div section article main center form table tbody tr td header".split())
_HOLDS = 0.97
"""An element with this share of the page's prose is the article, or holds it."""
_LEAST = 200
"""Chinese characters outside links; a page with fewer carries no report."""
_NOISE_SHARE = 0.2
"""However it is called, an element with more of the prose than this is no furniture."""
_NOISE = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs sidebar aside share sharing bdshare social toolbar "
    "tools tool print printer related relate recommend footer foot copyright comment comments pagination pager qrcode "
    "ewm fontsize hidden advert ads search login toplink friendlink links".split()
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LINKED_MOST = 0.8
_TITLE_TAIL = re.compile(r"\s*[_|]\s*.*$|\s+[-–—]+\s*[^-–—]*$")
_TITLE_META = ("ArticleTitle", "articletitle", "og:title", "title")
_TITLE_WITHIN = 12
"""Lines of the article in which a title is looked for before the page's own is put above."""
_REPORT = re.compile(r"报告")


def read_html(data: bytes) -> Content:
    """The article of a saved page. Raises Refused for a page without one."""
    return article_of(decode_html(data))


def article_of(page: str) -> Content:
    """The article of a decoded page."""
    lexbor = need("selectolax.lexbor", "html", "网页（.html/.mhtml）")
    tree = lexbor.LexborHTMLParser(page)
    if tree.css_first('meta[name="generator"][content^="cqdiff "]') is not None:
        raise Refused("是 cqdiff 生成的页面，不是报告；请读它所比较的报告")
    body = tree.body
    if body is not None:
        _check_depth(body)
    prose = _Prose()
    total = prose.of(body) if body is not None else 0
    if body is None or total < _LEAST:
        raise Refused(
            "网页里没有报告正文（正文可能由脚本载入，或在附件里）；"
            "请在浏览器中打开后复制全文，存为 .txt，或下载附件再试"
        )
    article = _narrowed(body, prose, total)

    def keep(node: Node) -> bool:
        return is_shown(node) and not _is_noise(node, prose, total) and not _is_link_list(node, prose)

    lines = Lines(keep).of(article)
    title = _title(tree, article)
    first = [line.line if isinstance(line, Row) else line for line in lines[:_TITLE_WITHIN]]
    if title and not any(title in line or (len(line) > 5 and line in title) for line in first):
        lines.insert(0, title)
    text, tables = written(lines)
    around = total + prose.linked(body) - len(_CHINESE.findall(text))
    return Content(text, remarks=(Remark(RemarkKind.AROUND, 0, count=around),) if around > 0 else (), tables=tables)


class _Prose:
    """Chinese characters under a node, in links and elsewhere: where those elsewhere are, the article is."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}

    def of(self, node: Node) -> int:
        """Characters that are no link."""
        return self._count(node)[0]

    def linked(self, node: Node) -> int:
        """Characters inside links."""
        return self._count(node)[1]

    def _count(self, node: Node) -> tuple[int, int]:
        """Counted once for each node. Depth was checked, so that recursion is safe."""
        key = node.mem_id
        if key not in self._known:
            if node.tag == "-text":
                self._known[key] = len(_CHINESE.findall(node.text_content or "")), 0
            elif not is_shown(node):
                self._known[key] = 0, 0
            else:
                counts = [self._count(child) for child in children(node)]
                plain, linked = sum(c[0] for c in counts), sum(c[1] for c in counts)
                is_link = node.tag == "a" and "href" in node.attributes
                self._known[key] = (0, plain + linked) if is_link else (plain, linked)
        return self._known[key]


def _narrowed(body: Node, prose: _Prose, total: int) -> Node:
    """The innermost frame that still holds practically all prose."""
    node = body
    while True:
        inner = next(
            (c for c in children(node) if c.tag in _FRAMES and prose.of(c) >= total * _HOLDS),
            None,
        )
        if inner is None:
            return node
        node = inner


def _is_noise(node: Node, prose: _Prose, total: int) -> bool:
    """Whether an element is called like furniture (share, print, breadcrumb) and holds little."""
    if node.tag == "-text":
        return False
    given = node.attributes
    names = f"{given.get('class') or ''} {given.get('id') or ''} {given.get('role') or ''}"
    words = {word.lower() for word in _WORDS.findall(names)}
    return bool(words & _NOISE) and prose.of(node) <= total * _NOISE_SHARE


def _is_link_list(node: Node, prose: _Prose) -> bool:
    """Whether a list or block is made of links: further reading, channels."""
    if node.tag not in ("ul", "ol", "dl", "div", "p", "li"):
        return False
    linked = prose.linked(node)
    return linked > 0 and linked >= (linked + prose.of(node)) * _LINKED_MOST


def _check_depth(body: Node) -> None:
    """Refuse trees too deep to walk by recursion; this walk needs none."""
    node, depth = body, 0
    while node is not None:
        limits.check(depth, limits.HTML_DEPTH, "网页元素的嵌套", "层")
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and node.next is None and depth > 0:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None and depth > 0 else None


def _title(tree: Node, article: Node) -> str:
    """The page's own title: of its meta data, its first heading or its window."""
    for name in _TITLE_META:
        for meta in tree.css("meta"):
            given = meta.attributes
            told = (given.get("content") or "").strip()
            if name in (given.get("name"), given.get("property")) and _REPORT.search(told):
                return _plain(told)
    for heading in tree.css("h1"):
        if _REPORT.search(heading.text()):
            return _plain(heading.text())
    window = tree.css_first("title")
    told = _plain(window.text()) if window is not None else ""
    return _TITLE_TAIL.sub("", told) if _REPORT.search(_TITLE_TAIL.sub("", told)) else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
