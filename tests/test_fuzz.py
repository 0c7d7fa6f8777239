"""Damaged samples in every format: an error of one line, or results that hold."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import BASES, FORMATS, Step, check, mutated

SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), derandomize=True)

steps = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 20_000), st.integers(0, 20_000)), min_size=1, max_size=12)


@pytest.mark.parametrize("kind", range(len(FORMATS)), ids=[name for name, _ in FORMATS])
@given(base=st.sampled_from([text[:4000] for text in BASES]), steps=steps)
@SLOW
def test_a_damaged_sample_is_read_or_refused(kind: int, base: str, steps: list[Step]) -> None:
    name, made = FORMATS[kind]
    check(name, made(mutated(base, steps), steps))


@given(data=st.binary(max_size=400), name=st.sampled_from([".txt", ".docx", ".html", ".mhtml"]))
@SLOW
def test_bytes_without_sense_are_refused(data: bytes, name: str) -> None:
    check(name, data)


@given(text=st.text(alphabet="一二十是、（）。，；：“”《》—%0159.万亿年增长达到至比上元个新建\n　 ", max_size=600))
@SLOW
def test_signs_of_reports_in_any_order_are_read(text: str) -> None:
    check(".txt", (BASES[0][:1200] + text).encode())


@given(
    cuts=st.lists(
        st.tuples(st.integers(0, 1 << 20), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
    )
)
@settings(SLOW, max_examples=12)
def test_a_damaged_pdf_is_read_or_refused(cuts: list[tuple[int, int, bytes]]) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    data = _printed()
    for where, size, scrap in cuts:
        at = where % len(data)
        data = data[:at] + scrap + data[at + size :]
    check(".pdf", b"%PDF-1.4" + data)


@lru_cache(maxsize=1)
def _printed() -> bytes:
    from pdf_files import typeset

    return typeset(BASES[0][:1500])
