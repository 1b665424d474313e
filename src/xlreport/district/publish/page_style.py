"""The look and the little script of index.html."""

STYLE = """
:root { --ink: #1f2328; --quiet: #57606a; --line: #d0d7de; --sheet: #fff; --desk: #f3f5f8; --blue: #1f5f99; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink);
  font: 1rem/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.15rem; }
p { margin: .25rem 0; }
.quiet { color: var(--quiet); }
.states { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0;
  padding: 0; list-style: none; }
.states li { padding: .8rem 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; }
.states strong { display: block; font-size: 1.7rem; line-height: 1.3; }
.box { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; }
.box:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .925rem; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tr:last-child td { border-bottom: 0; }
thead th { background: #eaeef3; white-space: nowrap; }
th button { all: unset; cursor: pointer; }
th button:focus-visible { outline: 2px solid var(--blue); }
th[aria-sort] button::after { content: " ▲"; }
th[aria-sort="descending"] button::after { content: " ▼"; }
td.count { font-variant-numeric: tabular-nums; text-align: right; }
a { color: var(--blue); }
.todo { margin: 0; padding: .75rem 1rem .75rem 2.25rem; background: var(--sheet); border: 1px solid var(--line);
  border-radius: .5rem; }
.todo li { margin: .3rem 0; }
.search { display: none; margin: 0 0 .75rem; }
.search input { width: min(24rem, 100%); padding: .45rem .7rem; border: 1px solid #8c959f; border-radius: .4rem;
  font: inherit; }
.scripted .search { display: block; }
.bars { margin: 0; padding: 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; }
.bars svg { display: block; width: 100%; height: auto; }
@media print { body { background: none; } .search { display: none !important; } .box { overflow: visible; } }
"""

_SCRIPT = """
(() => {
  document.documentElement.classList.add('scripted');
  const table = document.querySelector('#agencies');
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const found = document.querySelector('#found');
  const pattern = found.dataset.pattern;
  const search = document.querySelector('#search');
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = row.textContent.toLowerCase().includes(wanted);
      row.hidden = !fits;
      count += fits;
    }
    found.textContent = pattern.replace('{count}', count);
  };
  search.addEventListener('input', show);
  const key = (row, column) => row.cells[column].dataset.order || row.cells[column].textContent.trim();
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement('button');
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      rows.sort((a, b) => key(a, column).localeCompare(key(b, column), 'zh-CN', {numeric: true}) * (down ? -1 : 1));
      body.append(...rows);
    });
  });
  show();
})();
"""


def script_for(forms: int) -> str:
    """What sorts and searches the list of agencies: once for each form, by the ids of its own."""
    if forms == 1:
        return _SCRIPT
    return "".join(
        _SCRIPT.replace("'#agencies'", f"'#agencies-{number}'")
        .replace("'#found'", f"'#found-{number}'")
        .replace("'#search'", f"'#search-{number}'")
        for number in range(1, forms + 1)
    )
