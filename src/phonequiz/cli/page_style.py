"""How the page of a report looks, and the script by which its tables are sorted."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --back: #fff; --ink: #1c1e21; --faint: #5c6166; --line: #d9dcdf; --bar: #1f6f8b;
  --bad: #b3441e; --rest: #eceef0; --head: #f4f5f6; --here: #e6f1f5; --shade: #0006; }
@media (prefers-color-scheme: dark) { :root { --back: #16181a; --ink: #e6e8ea; --faint: #a3a8ad; --line: #363a3e;
  --bar: #5fb3cf; --bad: #f0875c; --rest: #2a2e32; --head: #202326; --here: #1d333c; --shade: #fff6; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 78rem; background: var(--back); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 3rem 0 0.75rem; font-size: 1.25rem; }
a { color: var(--bar); }
.kind { margin: 0 0 0.25rem; color: var(--faint); }
.headline { margin: 0.25rem 0 1.25rem; color: var(--bar); font-size: 1.4rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.75rem 3rem; margin: 0 0 1.25rem; }
.facts dt, .note, figcaption span, .few, .id { color: var(--faint); }
.facts dt, .note { font-size: 0.9rem; }
.facts dd { margin: 0; font-size: 1.15rem; }
.note { margin: 0; }
.few { font-style: italic; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 1.5rem; padding: 0.6rem 0;
  border: solid var(--line); border-width: 1px 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.skip:not(:focus), caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 2rem 2.5rem; }
figure { margin: 0; }
figcaption { margin-bottom: 0.5rem; font-weight: 600; }
figcaption span { display: block; font-weight: 400; font-size: 0.9rem; }
svg { display: block; width: 100%; height: auto; overflow: visible; font-size: 11px; }
svg text { fill: var(--ink); }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.bar, .dot { fill: var(--bar); }
.bad { fill: var(--bad); }
.dot { fill-opacity: 0.75; }
.rest { fill: var(--rest); }
.grid { stroke: var(--line); stroke-width: 0.5; }
.axis { stroke: var(--ink); }
.point { outline: none; }
.point .label { visibility: hidden; pointer-events: none; paint-order: stroke; stroke: var(--back); stroke-width: 4px;
  stroke-linejoin: round; }
.point .always, .point:hover .label, .point:focus .label { visibility: visible; }
.point:hover .dot, .point:focus .dot { fill-opacity: 1; stroke: var(--ink); stroke-width: 1.5px; }
.point:hover .label, .point:focus .label { font-weight: 600; }
.point:hover ~ .point .dot, .point:focus ~ .point .dot { fill-opacity: 0.2; }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.9rem; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--head); vertical-align: bottom; line-height: 1.25; }
tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 7.5rem; }
tbody tr:hover > * { background: var(--head); }
tbody tr:target > * { background: var(--here); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.time { min-width: 9.5rem; overflow-wrap: anywhere; }
thead button { all: unset; cursor: pointer; font-weight: 600; }
thead button:focus-visible { outline: 3px solid var(--bar); }
thead button::after { content: "\u00a0↕"; color: var(--faint); font-weight: 400; opacity: 0.5; }
[aria-sort=ascending] button::after { content: "\u00a0↑"; color: inherit; opacity: 1; }
[aria-sort=descending] button::after { content: "\u00a0↓"; color: inherit; opacity: 1; }
.wide { min-width: 12rem; overflow-wrap: anywhere; }
.stem { display: block; white-space: pre-wrap; }
.id { font-size: 0.85em; overflow-wrap: anywhere; }
td.id { font-family: ui-monospace, monospace; font-size: 0.75em; line-height: 2; }
#table-attempts td.id { max-width: 6rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.key > * { font-weight: 600; }
#table-questions tbody th { width: 38%; }
.failed { color: var(--bad); }
.serious { color: var(--bad); font-weight: 600; }
.serious::before { content: "▲\u00a0"; }
.mild { color: var(--faint); font-weight: 400; }
.whole { display: grid; grid-template-columns: max-content max-content; gap: 0.3rem 2rem; margin: 0; }
.whole dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
@media screen and (max-width: 76rem) {
  .scroll { overflow: auto; max-height: 85vh; border-bottom: 1px solid var(--line);
    background: linear-gradient(to left, var(--back) 50%, transparent) right / 3rem 100% no-repeat local,
      linear-gradient(to left, var(--shade), transparent) right / 1.25rem 100% no-repeat; }
  tbody th { position: sticky; left: 0; background: var(--back); }
}
@media screen and (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.4rem; }
  svg { font-size: 13px; }
  th, td { padding: 0.4rem 0.5rem; }
  tbody th { min-width: 7rem; max-width: 42vw; }
  #table-questions tbody th, .wide { min-width: 9.5rem; }
}
@media print {
  :root { color-scheme: light; --back: #fff; --ink: #000; --faint: #444; --line: #bbb; --bar: #1f6f8b; --bad: #b3441e;
    --rest: #e8e8e8; --head: #fff; --here: #fff; }
  @page { size: A4; margin: 1.4cm; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  h1 { font-size: 16pt; }
  figcaption span, .note, .facts dt { font-size: 8pt; }
  .facts dd { font-size: 11pt; }
  h2 { margin-top: 1.5rem; break-after: avoid; }
  nav, .skip, thead button::after { display: none; }
  thead button { display: contents; }
  .plots { grid-template-columns: 1fr 1fr; }
  table { font-size: 8pt; }
  th, td { padding: 0.2rem 0.4rem; }
  tbody th, .wide, .time { min-width: 0; }
  td.id { font-size: 6pt; }
  #table-attempts td.id { max-width: none; line-height: 1.4; white-space: normal; }
  thead { display: table-header-group; }
  thead th { position: static; border-bottom: 1px solid var(--ink); }
  tr, figure { break-inside: avoid; }
  * { print-color-adjust: exact; }
}
"""

SCRIPT = """
for (const button of document.querySelectorAll("thead button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th"), table = head.closest("table"), body = table.tBodies[0];
    const column = head.cellIndex;
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    for (const other of head.parentNode.cells) { other.setAttribute("aria-sort", "none"); }
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const keys = new Map(Array.from(body.rows, (row) => {
      const cell = row.cells[column], value = cell.dataset.value;
      return [row, value === undefined ? cell.textContent : value === "" ? null : Number(value)];
    }));
    const compare = (a, b) => {
      const x = keys.get(a), y = keys.get(b);
      if (x === null || y === null) { return (x === null) - (y === null); }
      const found = typeof x === "number" && typeof y === "number" ? x - y : order.compare(x, y);
      return ascending ? found : -found;
    };
    body.append(...Array.from(body.rows).sort(compare));
  });
}
"""
