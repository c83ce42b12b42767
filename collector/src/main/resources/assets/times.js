// SPDX-License-Identifier: Apache-2.0
// Adds the reader's own time zone to the exact times, which the collector gives in UTC.

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

export function enhanceTimes(document) {
  document.querySelectorAll('time[datetime]').forEach((time) => {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.title = `${LOCAL.format(at)}\n${time.title}`;
    }
  });
}
