"""The look of index.html: colours with a meaning, a list that becomes cards on a telephone, and paper."""

STYLE = """
:root { --ink: #1f2d3d; --quiet: #56626f; --line: #d3dae1; --sheet: #fff; --desk: #f2f5f8; --blue: #1f4e79;
  --wrong: #a3201a; --wrong-on: #fdeceb; --asked: #8a4600; --asked-on: #fff1de; --good: #17603a; --good-on: #e5f2e9; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink);
  font: 1rem/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { max-width: 78rem; margin: 0 auto; padding: 1.75rem 1.25rem 4rem; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.35; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; }
p { margin: .25rem 0; }
a { color: var(--blue); }
a:focus-visible, button:focus-visible, summary:focus-visible, .box:focus-visible {
  outline: 2px solid var(--blue); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.states { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1rem 0;
  padding: 0; list-style: none; }
.states a { display: block; height: 100%; padding: .55rem .9rem .7rem; border: 1px solid var(--line);
  border-top: .3rem solid var(--line); border-radius: .4rem; background: var(--sheet); color: inherit;
  text-decoration: none; }
.states a:hover { border-color: var(--blue); }
.states strong { display: block; font-size: 1.7rem; line-height: 1.3; }
.states .wrong { border-top-color: var(--wrong); } .states .wrong strong { color: var(--wrong); }
.states .asked { border-top-color: #c96f12; } .states .asked strong { color: var(--asked); }
.states .good { border-top-color: #2f8a57; } .states .good strong { color: var(--good); }
.states .none strong { color: var(--quiet); } .states .none { border-top-color: var(--line); }
.badge { display: inline-block; padding: 0 .55rem; border-radius: .8rem; font-size: .875rem; white-space: nowrap; }
.badge.wrong, .late { background: var(--wrong-on); color: var(--wrong); }
.badge.asked { background: var(--asked-on); color: var(--asked); }
.badge.good { background: var(--good-on); color: var(--good); }
.late { padding: 0 .35rem; border-radius: .3rem; white-space: nowrap; }
.todo { margin: 0; padding: 0; list-style: none; }
.todo > li { margin: 0 0 .5rem; background: var(--sheet); border: 1px solid var(--line);
  border-left: .3rem solid var(--line); border-radius: .4rem; }
.todo > .wrong { border-left-color: var(--wrong); } .todo > .asked { border-left-color: #c96f12; }
.todo summary, .todo > li > p { margin: 0; padding: .6rem 1rem; }
.todo summary { cursor: pointer; }
.todo .more { margin: 0; padding: .1rem 1rem .8rem 2.2rem; }
.todo .more li { margin: .2rem 0; }
.box { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: .4rem; }
table { width: 100%; border-collapse: collapse; font-size: .925rem; }
th, td { padding: .45rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { min-width: 12em; font-weight: 400; }
thead th { background: #e3ecf5; color: var(--blue); white-space: nowrap; }
th button { all: unset; cursor: pointer; }
th button::after { content: " ↕"; color: var(--quiet); }
th[aria-sort] button::after { content: " ▲"; color: inherit; }
th[aria-sort="descending"] button::after { content: " ▼"; }
.count { font-variant-numeric: tabular-nums; }
.file { color: var(--quiet); overflow-wrap: anywhere; }
.some { font-weight: 700; }
.share { width: 32%; }
.share svg { display: block; width: 100%; height: 1.1rem; margin: .2rem 0; }
.share rect { fill: #6f94b8; }
.search { display: none; margin: 0 0 .6rem; }
.search input { width: min(24rem, 100%); padding: .45rem .7rem; border: 1px solid #7b8794; border-radius: .4rem;
  font: inherit; }
.scripted .search { display: block; }
@media screen and (max-width: 52rem) {
  main { padding: 1.1rem .8rem 3rem; }
  h1 { font-size: 1.3rem; }
  .states { grid-template-columns: repeat(4, 1fr); gap: .4rem; }
  .states a { padding: .3rem .4rem .4rem .5rem; }
  .box { overflow: visible; border: 0; background: none; }
  .cards thead { display: block; margin-bottom: .5rem; }
  .cards thead tr { display: flex; flex-wrap: wrap; gap: .3rem; }
  .cards thead th { padding: .15rem .6rem; border: 1px solid var(--line); border-radius: .8rem; font-size: .85rem; }
  html:not(.scripted) .cards thead, .cards.plain thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .cards, .cards tbody { display: block; }
  .cards tbody tr { display: flex; flex-wrap: wrap; gap: .1rem .9rem; align-items: baseline; margin: 0 0 .5rem;
    padding: .6rem .8rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .4rem; }
  .cards tbody tr[hidden] { display: none; }
  .cards tbody th, .cards tbody td { padding: 0; border: 0; text-align: left; }
  .cards tbody td:empty, .cards .number { display: none; }
  .cards tbody th { flex: 1 1 60%; min-width: 0; font-weight: 700; }
  .cards tbody td[data-head]::before { content: attr(data-head) " "; color: var(--quiet); }
  .cards .file, .cards .wide { flex: 1 1 100%; }
  .share { width: 100%; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { background: none; font-size: 9.5pt; line-height: 1.45; }
  th, td { padding: .25rem .5rem; }
  .states a { padding: .3rem .6rem; }
  .states strong { font-size: 1.4rem; }
  main { max-width: none; padding: 0; }
  .search, th button { display: none !important; }
  th[data-text]::before { content: attr(data-text); }
  .box { overflow: visible; border: 0; }
  tr, .todo > li, .states li { break-inside: avoid; }
  .states a, .badge, .late, thead th { print-color-adjust: exact; }
}
"""
