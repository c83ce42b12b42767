// SPDX-License-Identifier: Apache-2.0
// The window of a timeline: drag across slots to choose them, its ends to resize it, its inside to move it.
// Each slot is a link, which is all that is needed without this.

export function enhanceTimeline(document) {
  const timeline = document.querySelector('.slots');
  if (!timeline) {
    return;
  }
  const slots = [...timeline.querySelectorAll('.slot')];
  let drag = null;

  const indexAt = (x) => {
    const box = timeline.getBoundingClientRect();
    const at = Math.floor(((x - box.left) / box.width) * slots.length);
    return Math.max(0, Math.min(slots.length - 1, at));
  };

  const begin = (at) => {
    const chosen = slots.map((slot, i) => (slot.dataset.chosen ? i : -1)).filter((i) => i >= 0);
    const [first, last] = [chosen[0], chosen[chosen.length - 1]];
    if (chosen.length > 1 && at === first) {
      return { anchor: last };
    }
    if (chosen.length > 1 && at === last) {
      return { anchor: first };
    }
    if (chosen.length > 1 && at > first && at < last) {
      return { grip: at - first, length: last - first };
    }
    return { anchor: at };
  };

  const range = (at) => {
    if (drag.anchor !== undefined) {
      return [Math.min(at, drag.anchor), Math.max(at, drag.anchor)];
    }
    const first = Math.max(0, Math.min(slots.length - 1 - drag.length, at - drag.grip));
    return [first, first + drag.length];
  };

  const show = ([first, last]) => slots.forEach((slot, i) => {
    if (i >= first && i <= last) {
      slot.dataset.chosen = 'true';
    } else {
      delete slot.dataset.chosen;
    }
  });

  timeline.addEventListener('pointerdown', (event) => {
    if (event.button === 0) {
      const at = indexAt(event.clientX);
      drag = { ...begin(at), start: at, moved: false };
    }
  });
  document.addEventListener('pointermove', (event) => {
    if (!drag) {
      return;
    }
    const at = indexAt(event.clientX);
    drag.moved ||= at !== drag.start;
    if (drag.moved) {
      show(range(at));
    }
  });
  document.addEventListener('pointerup', (event) => {
    if (!drag) {
      return;
    }
    const [first, last] = range(indexAt(event.clientX));
    const { moved } = drag;
    drag = null;
    if (moved) {
      const suppress = (click) => click.preventDefault();
      timeline.addEventListener('click', suppress, { capture: true, once: true });
      const { from } = slots[first].dataset;
      const { to } = slots[last].dataset;
      document.location.assign(`${timeline.dataset.base}&from=${from}&to=${to}`);
    }
  });
  document.addEventListener('pointercancel', () => { drag = null; });
}
