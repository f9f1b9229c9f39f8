"""A certificate as a PDF of one page, laid out like the page of HTML."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from phonequiz.analysis.certificates import Certificate
from phonequiz.cli.certificate_pages import rows
from phonequiz.problems import PhonequizError, safe
from phonequiz.wording import Words

INK, FAINT, LINE = (28, 30, 33), (92, 97, 102), (31, 111, 139)
# Where systems keep a font with more letters than the 224 that PDF brings along.
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/dejavu-serif-fonts/DejaVuSerif.ttf",
    "/usr/share/fonts/TTF/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/times.ttf",
    "C:/Windows/Fonts/arial.ttf",
)
_MARGIN = 28
_REMEDY = "write .html and print it to PDF"


class Pdf(NamedTuple):
    """A certificate as PDF, and whether its name or title had to be cut."""

    content: bytes
    cut: bool


def pdf(certificate: Certificate, words: Words) -> Pdf:
    """The certificate as a PDF of one page; the same certificate gives the same bytes.

    Raises ``PhonequizError`` where fpdf2 is not installed, no font has the letters that are needed, or these have to be
    joined or run from right to left.
    """
    try:
        from fpdf import FPDF
    except ImportError:
        what, remedy = "needs the package fpdf2", "install it with: pip install 'phonequiz[pdf]', or write .html"
        raise PhonequizError.at("-o FILE.pdf", what, remedy) from None
    name, (bank, *facts) = _line(certificate.learner or ""), rows(certificate, words)
    texts = [words("certificate.title"), words("certificate.passed"), words("certificate.honest")]
    texts += [name, *(part for row in (bank, *facts) for part in row)]
    page = FPDF(format="A4")
    page.set_creation_date(certificate.finished)
    page.set_title(words("certificate.title"))
    page.set_lang(words.language)
    page.set_margins(_MARGIN, _MARGIN)
    page.set_auto_page_break(False)
    page.add_page()
    page.set_font(_font(page, "".join(map(_line, texts))))
    _border(page)
    page.set_y(52)
    _centred(page, words("certificate.title"), 34, LINE)
    _rule(page, page.get_y() + 6, 36, LINE)
    page.set_y(100)
    cut = False
    if name:
        cut = _fitted(page, name, (26, 22, 18, 14, 11), 3)
    else:
        page.ln(10)
        _rule(page, page.get_y(), 110, INK)
    page.ln(5)
    _centred(page, words("certificate.passed"), 12, INK)
    page.ln(6)
    cut |= _fitted(page, bank[1], (18, 15, 12), 3)
    page.set_y(max(page.get_y() + 12, 165))
    for key, value in facts:
        _fact(page, key, value)
    _at_the_foot(page, words("certificate.honest"))
    return Pdf(bytes(page.output()), cut)


def _line(text: str) -> str:
    return " ".join(safe(text).split())


def _border(page: Any) -> None:  # noqa: ANN401
    page.set_draw_color(*LINE)
    for inset, width in ((12, 0.9), (14, 0.3)):
        page.set_line_width(width)
        page.rect(inset, inset, page.w - 2 * inset, page.h - 2 * inset)


def _rule(page: Any, y: float, width: float, colour: tuple[int, int, int]) -> None:  # noqa: ANN401
    page.set_draw_color(*colour)
    page.set_line_width(0.3)
    page.line((page.w - width) / 2, y, (page.w + width) / 2, y)


def _centred(page: Any, text: str, size: float, colour: tuple[int, int, int]) -> None:  # noqa: ANN401
    page.set_font(size=size)
    page.set_text_color(*colour)
    page.multi_cell(page.epw, size * 0.48, text, align="C", new_x="LMARGIN", new_y="NEXT")


def _fitted(page: Any, text: str, sizes: Sequence[float], most: int) -> bool:  # noqa: ANN401
    """A text in the first of these sizes in which it has no more than so many lines; gives whether it had to be cut."""
    lines: list[str] = []
    for size in sizes:
        page.set_font(size=size)
        lines = page.multi_cell(page.epw, size * 0.48, _line(text), dry_run=True, output="LINES")
        if len(lines) <= most:
            break
    cut = len(lines) > most
    if cut:
        lines = [*lines[: most - 1], lines[most - 1][:-3] + "..."]
    _centred(page, "\n".join(lines), size, INK)
    return cut


def _fact(page: Any, key: str, value: str) -> None:  # noqa: ANN401
    left, top = page.epw * 0.42, page.get_y()
    page.set_font(size=11)
    page.set_text_color(*FAINT)
    page.multi_cell(left, 6, key, align="R", new_x="RIGHT", new_y="TOP")
    page.set_x(page.l_margin + left + 6)
    page.set_text_color(*INK)
    page.multi_cell(page.epw - left - 6, 6, _line(value), align="L", new_x="LMARGIN", new_y="NEXT")
    page.set_y(max(page.get_y(), top + 6) + 2)


def _at_the_foot(page: Any, text: str) -> None:  # noqa: ANN401
    page.set_font(size=9)
    height = page.multi_cell(page.epw, 4.4, text, align="C", dry_run=True, output="HEIGHT")
    page.set_y(page.h - _MARGIN + 2 - height)
    page.set_text_color(*FAINT)
    page.multi_cell(page.epw, 4.4, text, align="C")


def _font(page: Any, said: str) -> str:  # noqa: ANN401
    """The name of a font that has every letter of a text: the plain one, else one of the system's."""
    if any(_is_joined(letter) for letter in unicodedata.normalize("NFC", said)):
        raise PhonequizError.at("-o FILE.pdf", "cannot join letters or set them from right to left", _REMEDY)
    try:
        said.encode("latin-1")
    except UnicodeEncodeError:
        for path in filter(Path.exists, map(Path, FONTS)):
            if _has(path, said):
                page.add_font("wide", fname=path)
                return "wide"
        what = "no font of this system has the letters that are needed"
        raise PhonequizError.at("-o FILE.pdf", what, _REMEDY) from None
    return "times"


def _is_joined(letter: str) -> bool:
    """Whether a letter is one whose shape or place depends on its neighbours."""
    return unicodedata.bidirectional(letter) in {"R", "AL"} or unicodedata.category(letter) in {"Mn", "Mc"}


def _has(path: Path, said: str) -> bool:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        letters = font.getBestCmap() or {}
        return all(ord(letter) in letters for letter in said)
