// SPDX-License-Identifier: Apache-2.0
// The links to the parts of a snapshot become tabs: one part is shown at a time, and the address says which.

export function enhanceTabs(document) {
  const bar = document.querySelector('nav.tabs');
  if (!bar) {
    return;
  }
  const tabs = [...bar.querySelectorAll('a')];
  const parts = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));

  bar.setAttribute('role', 'tablist');
  tabs.forEach((tab, index) => {
    tab.setAttribute('role', 'tab');
    tab.id = `tab-${parts[index].id}`;
    tab.setAttribute('aria-controls', parts[index].id);
    parts[index].setAttribute('role', 'tabpanel');
    parts[index].setAttribute('aria-labelledby', tab.id);
  });

  function select(chosen) {
    tabs.forEach((tab, index) => {
      tab.setAttribute('aria-selected', String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      parts[index].hidden = index !== chosen;
    });
    parts[chosen].dispatchEvent(new CustomEvent('part-shown'));
  }

  // a link to something within a part shows that part
  function fromAddress() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const index = target ? parts.findIndex((part) => part.contains(target)) : -1;
    select(Math.max(0, index));
    if (target && index >= 0 && target !== parts[index]) {
      target.scrollIntoView({ block: 'center' });
    }
  }

  bar.addEventListener('click', (event) => {
    const index = tabs.indexOf(event.target.closest('a'));
    if (index >= 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(history.state, '', tabs[index].hash);
      select(index);
    }
  });

  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.indexOf(document.activeElement);
    if (step && at >= 0) {
      event.preventDefault();
      const next = (at + step + tabs.length) % tabs.length;
      history.replaceState(history.state, '', tabs[next].hash);
      select(next);
      tabs[next].focus();
    }
  });

  window.addEventListener('hashchange', fromAddress);
  fromAddress();
}
