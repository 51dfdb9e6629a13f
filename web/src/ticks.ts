import type { Span } from "./doc.ts";

/** A value on an axis and how it is written. */
export type Tick = [value: number, text: string];

/** Steps between round numbers, each times a power of ten. */
const STEPS = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20];

/** Round numbers from low to high, `most` steps between them at most, as films choose them. */
export function ticks([low, high]: Span, most: number): Tick[] {
  const way = high - low;
  const scale = 10 ** Math.floor(Math.log10(way / most));
  const first = STEPS.findIndex((step) => step * scale >= (way / most) * (1 - 1e-10));
  const slack = 1e-9 * way;
  for (let k = first; k >= 0; k--) {
    const step = STEPS[k] * scale;
    const begin = Math.ceil((low - slack) / step);
    const end = Math.floor((high + slack) / step);
    if (end - begin < 1) continue;
    const count = end - begin + 1;
    const digits = digitsOf(Math.max(Math.abs(begin), Math.abs(end)) * step, step);
    return Array.from({ length: count }, (_, at) => written((begin + at) * step, step, digits));
  }
  const digits = digitsOf(Math.max(Math.abs(low), Math.abs(high)), way);
  return [written(low, way, digits), written(high, way, digits)];
}

/** How many digits tell a number so large from the next, six at least. */
function digitsOf(largest: number, step: number): number {
  const told = 2 + Math.floor(Math.log10(largest)) - Math.floor(Math.log10(step));
  return Math.min(17, Math.max(6, largest ? told : 0));
}

/** A number among others so far apart, with a true minus sign. */
function written(value: number, step: number, digits: number): Tick {
  const whole = Math.abs(value) < 1e-9 * step ? 0 : Number(value.toPrecision(digits));
  const text = String(whole).replace(/e([+-])(\d)$/, "e$10$2");
  return [value, text.replaceAll("-", "−")];
}
