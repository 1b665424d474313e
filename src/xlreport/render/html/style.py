"""The look of the web page, on a screen, on a phone and on A4 paper."""

from collections.abc import Iterable
from string import Template

from xlreport.render.fonts import FANG_SONG, HEI, KAI, SONG, TITLE_SONG, css_fonts
from xlreport.render.setting import SetTable

_SHEET = Template("""
:root { --ink: #1c1c1c; --line: #5b5b5b; --sheet: #fff; --desk: #efece6; --mark: #b3261e; }
* { box-sizing: border-box; }
html { background: var(--desk); color: var(--ink); font: 1.125rem/1.9 $fang_song;
  -webkit-text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 58rem; margin: 2.5rem auto; padding: 4.5rem 4.75rem 5rem; background: var(--sheet);
  box-shadow: 0 1px 3px rgb(0 0 0 / .14), 0 8px 28px rgb(0 0 0 / .06); overflow-wrap: anywhere; }
h1, h2, h3 { break-after: avoid; line-break: strict; }
h1 { margin: 0 0 3rem; font: 700 1.75rem/1.5 $title_song; text-align: center; text-wrap: balance; }
h1 span { display: inline-block; }
h2 { margin: 2.25rem 0 .75rem; font: 700 1.1875rem/1.6 $hei; }
h3 { margin: 1.25rem 0 .25rem; font: 700 1.125rem/1.7 $kai; }
p { margin: .35rem 0; text-indent: 2em; text-align: justify; line-break: strict; orphans: 2; widows: 2; }
p strong { font-family: $kai; font-weight: 700; }
.signed { margin-top: 3.5rem; padding-right: 4em; break-inside: avoid; }
.signed p { text-align: right; text-indent: 0; }
.scroll { margin: 1rem 0 2rem; overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--line); outline-offset: 3px; }
table { width: 100%; border: 1.5px solid var(--ink); border-collapse: collapse;
  font: .875rem/1.45 $song; overflow-wrap: normal; }
.many table { min-width: 44rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
th, td { padding: .4em .35em; border: 1px solid var(--line); font-weight: 400; text-align: center; }
.few .figure { width: 25%; }
.many .figure { width: 3.9rem; }
.most .figure { width: 2.9rem; }
.many:not(.most) th.column { padding-inline: .8em; }
tbody th { text-align: left; }
.single tbody th, tbody th.across, tbody th.column { text-align: center; }
td.figure { font-variant-numeric: lining-nums tabular-nums; }
.draft { position: sticky; top: 0; z-index: 1; margin: 0; padding: .3rem 1rem; background: var(--mark);
  color: #fff; font: 700 1rem/1.6 $hei; letter-spacing: 1em; text-indent: 1em; text-align: center; }
@media (max-width: 44rem) {
  html { font-size: 1.0625rem; background: var(--sheet); }
  main { margin: 0; padding: 2rem 1.25rem 3rem; box-shadow: none; }
  h1 { margin-bottom: 2rem; font-size: 1.4375rem; }
  .signed { padding-right: 1em; }
}
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm;
    @bottom-center { content: "— " counter(page) " —"; font: 14pt $song; } }
  html { background: none; font-size: 16pt; line-height: 28.95pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  h1 { margin: 0 0 28pt; font-size: 22pt; font-weight: 400; line-height: 35pt; }
  h2, h3 { margin: 0; font-size: 16pt; font-weight: 400; line-height: 28.95pt; }
  h2, h3 { text-indent: 2em; }
  p { margin: 0; }
  p strong { font-weight: 400; }
  .scroll { margin: 0 0 6pt; overflow: visible; break-inside: avoid; }
  table, .many table { min-width: 0; font-size: 9pt; line-height: 12pt; }
  th, td { padding: 2pt 1.5pt; }
  tr { break-inside: avoid; }
  .many:not(.most) th.column { padding-inline: 1.6mm; }
  .many .figure { width: 11mm; }
  .most .figure { width: 10mm; }
  .draft { position: fixed; inset: 0; display: grid; place-items: center; padding: 0; background: none;
    color: rgb(0 0 0 / .13); font-size: 150pt; font-weight: 400; line-height: 1; letter-spacing: 0;
    text-indent: 0; transform: rotate(-45deg); print-color-adjust: exact; }
}
""")

_WIDE = """
.fitted table { width: max-content; min-width: 100%; }
.fitted .figure { width: 4.2rem; }
.fitted td.figure { white-space: nowrap; }
.continued { margin: 0 0 -.5rem; font-size: .875rem; text-align: center; text-indent: 0; }
@media print {
  @page turned { size: A4 landscape; }
  .turned { page: turned; }
  .fitted table { width: 100%; }
  .fitted .figure { width: auto; }
  .fitted th, .fitted td { padding-inline: 1.5pt; }
  .continued { margin: 0; font-size: 9pt; break-after: avoid; }
"""

WORDS = """
td.words { text-align: left; }
"""
"""Of a page with longer words in its tables."""

NOTES = """
.scroll:has(+ .note) { margin-bottom: .25rem; }
p.note { margin: .15rem 0; font-size: .875rem; line-height: 1.6; text-indent: 0; }
p.note + :not(.note) { margin-top: 1.5rem; }
@media print { p.note { font-size: 9pt; line-height: 13pt; } }
"""
"""Of a page with notes under its tables."""

_GENERAL = _SHEET.substitute(
    fang_song=css_fonts(FANG_SONG),
    title_song=css_fonts(TITLE_SONG),
    song=css_fonts(SONG),
    hei=css_fonts(HEI),
    kai=css_fonts(KAI),
)


def style_sheet(tables: Iterable[SetTable]) -> str:
    """The style sheet of a page with these tables."""
    sizes = sorted({table.size for table in tables if table.fitted})
    if not sizes:
        return _GENERAL
    rules = (
        f"  .{size_class(size)} table {{ font-size: {size / 2:g}pt; line-height: {size * 2 / 3:.1f}pt; }}\n"
        for size in sizes
    )
    return _GENERAL + _WIDE + "".join(rules) + "}\n"


def size_class(size: int) -> str:
    """The class of a table whose printed letters are so large, in half-points."""
    return f"size-{size}"
