"""Traditional characters → simplified ones, character by character. Changes when another converter is used."""

from __future__ import annotations

from cqdiff.models import Remark, RemarkKind
from cqdiff.reading.content import need

# Frequent in reports, and of no use in simplified text: 餘 鍾 and the like stand in names there.
_MARKS = "國與產業發實現達經濟會計劃執說個萬億時這為動對進開體關機構設資農業點環"
_LEAST = 20
_LEAST_SHARE = 0.01
_SAMPLE = 20_000
_FIRST_HAN = "\u3400"


def simplified(text: str) -> tuple[str, tuple[Remark, ...]]:
    """A text in Traditional characters with as many simplified ones, any other text as it is.

    Raises Refused where the converter is not installed. A character that the converter would make two of stays.
    """
    sample = text[:_SAMPLE]
    found = sum(map(sample.count, _MARKS))
    if found < _LEAST or found < len(sample) * _LEAST_SHARE:
        return text, ()
    opencc = need("opencc", "traditional", "繁体字的文件")
    convert = opencc.OpenCC("t2s").convert
    # one by one: phrases could change their length, and offsets must go on pointing into the text
    table = {ord(sign): told for sign in sorted(set(text)) if sign >= _FIRST_HAN and len(told := convert(sign)) == 1}
    plain = text.translate(table)
    changed = [at for at, (old, new) in enumerate(zip(text, plain, strict=True)) if old != new]
    if not changed:
        return text, ()
    first = changed[0]
    return plain, (Remark(RemarkKind.TRADITIONAL, first, text[first], plain[first], len(changed)),)
