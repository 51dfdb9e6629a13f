import type { Theme } from "./doc.ts";
import type { PaneOptions } from "./pane.ts";

/** Below so many pixels per pixel at 1280 × 720 a picture has no room for type. */
const WORDLESS = 0.34;

/** A rectangle in pixels from the upper left corner. */
export type Box = { left: number; top: number; width: number; height: number };

/** Pixels per pixel at 1280 × 720, for a film of this width and height. */
export function scaleOf(width: number, height: number): number {
  const wide = width >= 1.2 * height;
  return wide ? Math.min(width / 1280, height / 720) : Math.min(width / 800, height / 1000);
}

/** What paths and heads are scaled by; in a small picture they stay easy to follow. */
export function strokeScale(scale: number): number {
  return Math.max(scale, scale ** 0.7);
}

/** Pixels of type, `nominal` at 1280 × 720; never too small. */
export function typeSize(theme: Theme, nominal: number, scale: number): number {
  return Math.max(theme.smallest_size, nominal * scale);
}

/** Pixels to each side of an isoline's middle; in a small picture it still shows. */
export function isolineWidth(theme: Theme, scale: number): number {
  return Math.max(theme.isoline * scale, theme.thinnest_isoline);
}

/** Whether a picture has room for type at all. */
export function worded(scale: number): boolean {
  return scale >= WORDLESS;
}

/** Where a pane's picture lies in its element, in CSS pixels, and its scale. */
export function boxIn(
  { width, height }: { width: number; height: number },
  { insets, scale: given }: PaneOptions,
): { box: Box; scale: number } {
  const scale = given?.() ?? scaleOf(width, height);
  const [left, top] = [(insets?.left ?? 0) * scale, (insets?.top ?? 0) * scale];
  const [right, bottom] = [(insets?.right ?? 0) * scale, (insets?.bottom ?? 0) * scale];
  const across = Math.max(1, width - left - right);
  const down = Math.max(1, height - top - bottom);
  return { box: { left, top, width: across, height: down }, scale };
}
