import type { Parameter } from "../doc.ts";

type Ends = Pick<Parameter, "low" | "high" | "logarithmic">;

/** The parts of a slider. */
export const NOTCHES = 400;

/** Where a value stands on its slider, in notches from the lower end; beyond the ends at them. */
export function notchOf(value: number, { low, high, logarithmic }: Ends): number {
  const share = logarithmic
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
  return Math.round(NOTCHES * Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share)));
}

/** The value at a notch, with no more digits than the slider can tell; its ends are exact. */
export function valueAt(notch: number, { low, high, logarithmic }: Ends): number {
  if (notch <= 0) return low;
  if (notch >= NOTCHES) return high;
  const share = notch / NOTCHES;
  if (logarithmic) return Number((low * (high / low) ** share).toPrecision(3));
  const digits = Math.max(0, Math.ceil(-Math.log10((high - low) / NOTCHES)) + 1);
  return Number((low + (high - low) * share).toFixed(Math.min(20, digits)));
}

/** A number as a reader may type it: with a comma, a true minus, a power of ten; null for none. */
export function typed(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, "-").replace(",", ".").replace(/\s/g, "");
  const value = plain === "" ? NaN : Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** A parameter's value in as few digits as tell it: 0.01, 1e−8. */
export function shortest(value: number): string {
  const plain = String(Number(value.toPrecision(6)));
  return plain.replace("e+", "e").replace(/-/g, "−");
}
