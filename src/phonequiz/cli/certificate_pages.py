"""A certificate as a page of HTML."""

from __future__ import annotations

from datetime import datetime

from phonequiz.analysis.certificates import Certificate
from phonequiz.cli.page import digest
from phonequiz.cli.plots import text
from phonequiz.wording import Words, percent

STYLE = """
:root { color-scheme: light dark; --back: #fff; --ink: #1c1e21; --faint: #5c6166; --line: #1f6f8b; }
@media (prefers-color-scheme: dark) { :root { --back: #16181a; --ink: #e6e8ea; --faint: #a3a8ad; --line: #5fb3cf; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem; background: var(--back); color: var(--ink); font: 1.05rem/1.5 Georgia, serif;
  text-align: center; overflow-wrap: anywhere; }
main { display: flex; flex-direction: column; max-width: 44rem; min-height: 58rem; margin: 0 auto;
  padding: 5rem 3.5rem 3rem; border: 5px double var(--line); }
h1 { margin: 0 0 4rem; color: var(--line); font-size: 2.6rem; font-weight: 400; letter-spacing: 0.06em; }
h1::after { content: ""; display: block; width: 8rem; margin: 1.25rem auto 0; border-top: 1px solid var(--line); }
p { margin: 0; }
.name { margin-bottom: 1.25rem; font-size: 1.9rem; line-height: 1.25; }
.blank { width: 24rem; max-width: 100%; height: 2.6rem; margin-inline: auto; border-bottom: 1px solid var(--ink); }
dl { display: grid; grid-template-columns: 2fr 3fr; gap: 0.4rem 1.5rem; margin: 1.25rem 0 3rem; }
dt, dd { font-size: 0.95rem; }
dt { color: var(--faint); text-align: right; }
dd { margin: 0; text-align: left; }
dt:first-of-type { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
dd:first-of-type { grid-column: 1 / -1; margin-bottom: 2.5rem; font-size: 1.4rem; line-height: 1.3;
  text-align: center; }
.note { margin-top: auto; color: var(--faint); font-size: 0.9rem; }
@media screen and (max-width: 36rem) {
  body { padding: 0.5rem; }
  main { min-height: 0; padding: 2.5rem 1.25rem 1.5rem; }
  h1 { margin-bottom: 2.5rem; font-size: 2rem; }
  .name { font-size: 1.5rem; }
  dl { grid-template-columns: 1fr; gap: 0; margin-bottom: 2rem; }
  dt, dd { text-align: center; }
  dd { margin-bottom: 0.75rem; }
  dd:first-of-type { margin-bottom: 1.5rem; font-size: 1.2rem; }
}
@media print { :root { --back: #fff; --ink: #000; --faint: #444; --line: #1f6f8b; } @page { size: A4; margin: 1.2cm; }
  body { padding: 0; } main { max-width: none; min-height: 27cm; } * { print-color-adjust: exact; } }
"""


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


def _date(moment: datetime, words: Words) -> str:
    local = moment.astimezone()
    return words("date", day=local.day, month=local.month, year=local.year)
