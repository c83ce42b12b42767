// SPDX-License-Identifier: Apache-2.0
// Puts the plain trace, or a text, on the clipboard. Browsers allow it on https and on localhost; elsewhere the link to the text remains.

export function enhanceCopying(document) {
  if (!navigator.clipboard) {
    return;
  }
  document.querySelectorAll('[data-copy]').forEach((place) => {
    addButton(place, place.dataset.copyLabel, 'Not copied: open the plain trace instead', async () => {
      const answer = await fetch(place.dataset.copy);
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.text();
    });
  });
  document.querySelectorAll('[data-copy-text]').forEach((place) => {
    addButton(place, 'Copy', 'Not copied', async () => place.dataset.copyText);
  });
}

function addButton(place, label, failure, text) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(await text());
      said(button, 'Copied');
    } catch {
      said(button, failure);
    }
  });
  place.replaceChildren(button);
}

function said(button, text) {
  const before = button.textContent;
  button.textContent = text;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
