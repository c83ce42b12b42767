// SPDX-License-Identifier: Apache-2.0
// The log statements can be searched, and the one that the event is about comes into sight by itself.

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'];

export function enhanceLog(document) {
  const form = document.querySelector('.log-filters');
  if (!form) {
    return;
  }
  const rows = [...document.querySelectorAll('.log tbody tr')].map((row) => ({
    row,
    level: LEVELS.indexOf(row.dataset.level),
    text: row.textContent.toLowerCase(),
  }));
  const said = form.querySelector('output');

  function filter() {
    const text = form.elements.text.value.trim().toLowerCase();
    const least = LEVELS.indexOf(form.elements.level.value);
    let shown = 0;
    rows.forEach(({ row, level, text: all }) => {
      // a level that isn't known is never below another
      const fits = (level < 0 || level >= least) && all.includes(text);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    said.textContent = shown === rows.length ? '' : `${shown} of ${rows.length} statements`;
  }

  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('log').addEventListener('part-shown', () => showCurrent(document));
}

// scrolls the box, never the page
function showCurrent(document) {
  const box = document.querySelector('.log-box');
  const row = box?.querySelector('tr[aria-current]') ?? box?.querySelector('tbody tr:last-child');
  if (row) {
    box.scrollTop += row.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom + box.clientHeight / 6;
  }
}
