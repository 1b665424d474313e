"""The little script of index.html: it sorts and searches. Without it the page says the same."""

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
  for (const card of document.querySelectorAll('#states a')) {
    card.addEventListener('click', () => {
      search.value = card.dataset.state;
      show();
    });
  }
  const key = (row, column) => row.cells[column].dataset.order || row.cells[column].textContent.trim();
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.dataset.text = head.textContent;
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
    own = ("agencies", "found", "search", "states")
    scripts = []
    for number in range(1, forms + 1):
        script = _SCRIPT
        for name in own:
            script = script.replace(f"'#{name}", f"'#{name}-{number}")
        scripts.append(script)
    return "".join(scripts)
