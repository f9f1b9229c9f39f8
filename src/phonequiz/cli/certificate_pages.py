"""A certificate as a page of HTML or PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from phonequiz.analysis.certificates import Certificate
from phonequiz.cli.page import digest
from phonequiz.cli.plots import text
from phonequiz.problems import PhonequizError, safe
from phonequiz.wording import Words, percent

STYLE = """
:root { color-scheme: light dark; --back: #fff; --ink: #1a1a1a; --faint: #555; --line: #1f6f8b; }
@media (prefers-color-scheme: dark) { :root { --back: #16181a; --ink: #e8e8e8; --faint: #a6a6a6; --line: #5fb3cf; } }
body { margin: 0; background: var(--back); color: var(--ink); font: 1.1rem/1.6 Georgia, serif; }
main { box-sizing: border-box; max-width: 44rem; margin: 2rem auto; padding: 3rem; border: 3px double var(--line); }
h1 { margin: 0 0 2rem; font-weight: 400; letter-spacing: 0.05em; }
.name { margin: 0; font-size: 1.6rem; }
.blank { border-bottom: 1px solid var(--ink); min-height: 2.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 2rem; margin: 2rem 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
.note { margin: 0; color: var(--faint); font-size: 0.9rem; }
@media print { :root { --back: #fff; --ink: #000; --faint: #444; --line: #444; } @page { margin: 2cm; }
  main { margin: 0; max-width: none; } }
"""
# Where systems keep a font with more letters than the 224 that PDF brings along.
_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
)


def rows(certificate: Certificate, words: Words) -> list[tuple[str, str]]:
    """What it says, name by name, but for whom it is of."""
    score = words(
        "score.short", right=certificate.right, total=certificate.questions, percent=percent(certificate.score)
    )
    if certificate.pass_mark is not None:
        score += ", " + words("certificate.pass_mark", percent=percent(certificate.pass_mark))
    until = certificate.valid_until
    return [
        (words("certificate.bank"), f"{certificate.title} ({certificate.bank})"),
        (words("certificate.version" if certificate.whole else "certificate.asked"), certificate.version),
        (words("certificate.date"), _date(certificate.finished, words)),
        (words("certificate.score"), score),
        (words("certificate.until"), _date(until, words) if until is not None else words("certificate.no_end")),
        (words("certificate.id"), certificate.id),
    ]


def html(certificate: Certificate, words: Words) -> str:
    """The certificate as a page that needs nothing else."""
    name = certificate.learner
    whose = f'<p class="name">{text(name)}</p>' if name else '<p class="name blank"></p>'
    facts = "".join(f"<dt>{text(key)}</dt><dd>{text(value)}</dd>" for key, value in rows(certificate, words))
    title = text(words("certificate.title"))
    policy = f"default-src 'none'; style-src '{digest(STYLE)}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{whose}\n"
        f"<p>{text(words('certificate.passed'))}</p>\n<dl>{facts}</dl>\n"
        f'<p class="note">{text(words("certificate.honest"))}</p>\n</main>\n</body>\n</html>\n'
    )


def pdf(certificate: Certificate, words: Words) -> bytes:
    """The certificate as a PDF of one page.

    Raises ``PhonequizError`` where fpdf2 is not installed, or no font has the letters that are needed.
    """
    try:
        from fpdf import FPDF
    except ImportError:
        what, remedy = "needs the package fpdf2", "install it with: pip install 'phonequiz[pdf]', or write .html"
        raise PhonequizError.at("-o FILE.pdf", what, remedy) from None
    facts = rows(certificate, words)
    said = [certificate.learner or "", words("certificate.honest"), *(part for row in facts for part in row)]
    page = FPDF(format="A4")
    page.set_title(words("certificate.title"))
    page.set_lang(words.language)
    page.set_margin(25)
    page.add_page()
    font = _font(page, "".join(said))
    width = page.epw
    page.rect(15, 15, page.w - 30, page.h - 30)
    page.set_y(40)
    _line(page, font, 26, words("certificate.title"))
    page.ln(12)
    if certificate.learner:
        _line(page, font, 20, certificate.learner)
    else:
        page.ln(10)
        page.line(25, page.get_y(), 25 + width, page.get_y())
    page.ln(4)
    _line(page, font, 12, words("certificate.passed"))
    page.ln(8)
    for key, value in facts:
        page.set_font(font, size=9)
        page.set_text_color(90)
        page.multi_cell(width, 5, safe(key), new_x="LMARGIN", new_y="NEXT")
        page.set_text_color(0)
        _line(page, font, 12, value)
        page.ln(2)
    page.ln(8)
    page.set_text_color(90)
    _line(page, font, 9, words("certificate.honest"))
    return bytes(page.output())


def _line(page: Any, font: str, size: int, value: str) -> None:  # noqa: ANN401
    page.set_font(font, size=size)
    page.multi_cell(page.epw, size * 0.5, " ".join(safe(value).split()), new_x="LMARGIN", new_y="NEXT")


def _font(page: Any, said: str) -> str:  # noqa: ANN401
    """The name of a font that has every letter of a text: the plain one, else one of the system's."""
    try:
        safe(said).encode("latin-1")
    except UnicodeEncodeError:
        for path in _FONTS:
            if Path(path).exists():
                page.add_font("wide", fname=path)
                return "wide"
        what = "no font of this system has the letters that are needed"
        raise PhonequizError.at("-o FILE.pdf", what, "write .html and print it to PDF") from None
    return "helvetica"


def _date(moment: datetime, words: Words) -> str:
    local = moment.astimezone()
    return words("date", day=local.day, month=local.month, year=local.year)
