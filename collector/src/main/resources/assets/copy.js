// SPDX-License-Identifier: Apache-2.0
// Puts the plain trace on the clipboard. Browsers allow it on https and on localhost; elsewhere the link to the text remains.

export function enhanceCopying(document) {
  if (!navigator.clipboard) {
    return;
  }
  document.querySelectorAll('[data-copy]').forEach((place) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = place.dataset.copyLabel;
    button.addEventListener('click', async () => {
      try {
        const answer = await fetch(place.dataset.copy);
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        await navigator.clipboard.writeText(await answer.text());
        said(button, 'Copied');
      } catch {
        said(button, 'Not copied: open the plain trace instead');
      }
    });
    place.replaceChildren(button);
  });
}

function said(button, text) {
  const before = button.textContent;
  button.textContent = text;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
