// SPDX-License-Identifier: Apache-2.0
// Selecting a frame replaces the panes instead of the page, so that the reader keeps place in the stack.

const LINKS = '.stack a.frame, a[data-frame], .variables a[href^="/"]';

export function enhanceFrames(document) {
  if (!document.getElementById('code')) {
    return;
  }
  showFailedLine(document);

  document.addEventListener('click', (event) => {
    const link = event.target.closest(LINKS);
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      show(link.href, true);
    }
  });

  let shown = location.pathname + location.search;
  window.addEventListener('popstate', () => {
    if (shown !== location.pathname + location.search) {
      show(location.href, false);
    }
  });

  async function show(address, remember) {
    const panes = document.getElementById('code');
    panes.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (remember) {
        history.pushState(null, '', address);
      }
      shown = location.pathname + location.search;
      replace(panes, page.getElementById('code'));
      showFailedLine(document);
      reveal(document, address);
    } catch {
      location.assign(address);
    } finally {
      panes.removeAttribute('aria-busy');
    }
  }
}

function replace(panes, fresh) {
  const scrolled = panes.querySelector('.stack').scrollTop;
  const open = [...panes.querySelectorAll('.stack details')].map((details) => details.open);
  const focused = document.activeElement?.closest?.('a.frame')?.getAttribute('href');
  panes.replaceChildren(...fresh.childNodes);
  panes.querySelectorAll('.stack details').forEach((details, index) => {
    details.open = details.open || Boolean(open[index]);
  });
  panes.querySelector('.stack').scrollTop = scrolled;
  if (focused) {
    panes.querySelector(`a.frame[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

// scrolls the pane, never the page
function showFailedLine(document) {
  const line = document.getElementById('failed');
  const box = line?.closest('.scroll');
  if (box) {
    box.scrollTop += line.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }
}

function reveal(document, address) {
  const id = decodeURIComponent(new URL(address, location.href).hash.slice(1));
  const target = id.startsWith('value-') ? document.getElementById(id) : null;
  for (let outer = target?.parentElement?.closest('details'); outer; outer = outer.parentElement.closest('details')) {
    outer.open = true;
  }
  target?.scrollIntoView({ block: 'center' });
}
