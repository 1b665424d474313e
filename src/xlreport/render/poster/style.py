"""The look of a poster as a web page, on a screen, on a phone and on paper."""

from string import Template

from xlreport.render.fonts import FANG_SONG, HEI, SONG, TITLE_SONG, css_fonts

PARTS = ("#174a6e", "#4f86a6", "#c49a45", "#7f9f8c", "#a65b4a", "#8d8aa3", "#5b6b77", "#b9ccd9")
"""Of shares, one after another; the same as in poster.typ."""

_SHEET = Template("""
:root { --ink: #22313c; --quiet: #566672; --deep: #174a6e; --pale: #b9ccd9; --wash: #f1f5f8; --line: #d5dee5;
  --seal: #b3312c; }
* { box-sizing: border-box; }
html { background: #e9eef2; color: var(--ink); font: 1rem/1.55 $hei; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 54rem; margin: 2rem auto; background: #fff; box-shadow: 0 1px 3px rgb(0 0 0 / .12);
  overflow-wrap: anywhere; }
header { padding: 2.25rem 4rem 2rem; border-bottom: 4px solid var(--seal); background: var(--deep); color: #fff;
  print-color-adjust: exact; }
header p { margin: 0 0 .75rem; letter-spacing: .25em; }
h1 { margin: 0; font: 400 1.9rem/1.45 $title_song; }
h1 span { display: inline-block; text-wrap: balance; }
.draft { float: right; padding: .1rem .6rem; background: var(--seal); letter-spacing: .2em; }
.blocks { display: grid; grid-template-columns: 1fr 1fr; gap: 1.75rem 2.25rem; padding: 1.75rem 4rem 2rem; }
section { grid-column: 1 / -1; break-inside: avoid; }
section.half { grid-column: auto; }
h2 { margin: 0 0 .6rem; padding-left: .6rem; border-left: 4px solid var(--seal); color: var(--deep);
  font: 700 1.15rem/1.2 $hei; }
section > p { margin: .25rem 0; font: 1.0625rem/1.7 $fang_song; text-align: justify; line-break: strict; }
section > p.whole { margin: 0 0 .5rem; color: var(--quiet); font: .9375rem/1.5 $hei; }
b { color: var(--deep); font-family: $song; font-variant-numeric: lining-nums tabular-nums; }
p.whole b { color: var(--ink); font-size: 1.1rem; }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin: 0; }
dl.two { grid-template-columns: repeat(2, 1fr); }
dl.four { grid-template-columns: repeat(4, 1fr); }
dl div { display: flex; flex-direction: column; padding: .7rem 1rem; background: var(--wash);
  print-color-adjust: exact; }
dt { flex: 1 0 auto; color: var(--quiet); font-size: .9375rem; }
dd { margin: 0; }
dd b { font-size: 1.9rem; line-height: 1.3; }
dl div.long b { font-size: 1.4rem; }
.last { color: var(--quiet); font-size: .875rem; }
svg { display: block; width: 100%; }
.share { height: 1.25rem; margin-bottom: .4rem; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
thead th { color: var(--quiet); font-size: .875rem; font-weight: 400; }
th { padding: .2rem 0; font-weight: 400; text-align: left; }
td, th.number { padding: .2rem 0 .2rem .6rem; text-align: right; white-space: nowrap; }
td { font-size: .9375rem; }
td.last { font-size: .875rem; }
p.whole .last { margin-left: .75rem; }
tr { border-bottom: 1px solid var(--line); }
td b { color: var(--ink); font-size: 1.05rem; }
.bars tbody tr { border: 0; }
.bars tbody tr { position: relative; }
.bars tbody th, .bars tbody td { padding-bottom: 1.25rem; vertical-align: baseline; }
.bar { position: absolute; bottom: .35rem; left: 0; width: 100%; height: .75rem; }
.swatch { display: inline-block; width: .7rem; height: .7rem; margin-right: .5rem; }
footer { margin: 0 4rem; padding: .75rem 0 1.75rem; border-top: 1px solid var(--line); color: var(--quiet);
  font: .875rem/1.6 $song; }
footer p { margin: 0; }
@media (max-width: 44rem) {
  main { margin: 0; box-shadow: none; }
  header { padding: 1.5rem 1.25rem 1.25rem; }
  h1 { font-size: min(1.5rem, 5.3vw); }
  .blocks { display: block; padding: 1.25rem 1.25rem 1.5rem; }
  section + section { margin-top: 1.75rem; }
  dl, dl.two, dl.four { grid-template-columns: repeat(2, 1fr); }
  dl div { padding: .6rem .75rem; }
  dd b { font-size: 1.5rem; }
  dl div.long b { font-size: 1.1rem; }
  footer { margin: 0 1.25rem; }
}
@media print {
  @page { size: A4; margin: 12mm; }
  html { background: none; font-size: 11pt; }
  main { max-width: none; margin: 0; box-shadow: none; }
}
""")

STYLE = _SHEET.substitute(
    fang_song=css_fonts(FANG_SONG), title_song=css_fonts(TITLE_SONG), song=css_fonts(SONG), hei=css_fonts(HEI)
)
