// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

/**
 * Finds text that is too faint: below 4.5 : 1 against the ground that it stands on (WCAG 2.2 AA), 3
 * : 1 if it is large.
 */
final class Contrast {
  private Contrast() {}

  static final String SCRIPT =
      """
      const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return { rgb: m.slice(0, 3), alpha: m.length > 3 ? m[3] : 1 }; };
      const channel = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
      const luminance = rgb => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
      const over = (top, alpha, ground) => top.map((v, i) => v * alpha + ground[i] * (1 - alpha));
      const ground = element => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) {
          const c = parse(getComputedStyle(e).backgroundColor);
          if (c.alpha > 0) { layers.push(c); }
          if (c.alpha === 1) { break; }
        }
        return layers.reverse().reduce((under, c) => over(c.rgb, c.alpha, under), [255, 255, 255]);
      };
      const faint = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const box = element.getBoundingClientRect();
        if (!walker.currentNode.data.trim() || box.width < 2 || !element.checkVisibility()) { continue; }
        const style = getComputedStyle(element);
        let alpha = 1;
        for (let e = element; e; e = e.parentElement) { alpha *= Number(getComputedStyle(e).opacity); }
        const under = ground(element);
        const ink = parse(style.color);
        const [a, b] = [luminance(over(ink.rgb, ink.alpha * alpha, under)), luminance(under)];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5)) {
          faint.push(ratio.toFixed(2) + ' ' + element.tagName + '.' + element.className + ' ' + walker.currentNode.data.trim().slice(0, 30));
        }
      }
      return [...new Set(faint)].slice(0, 10);
      """;
}
