import type { Doc, Form, Outcome, Span, Walker } from "../doc.ts";

/** An optimizer of the line-up, in a sweep with one of its values; a walker for each start. */
export type Runner = {
  label: string;
  colour: string;
  form: Form;
  hyperparameters: string;
  /** Places in `Doc.walkers`. */
  walkers: number[];
};

/** How an optimizer stands at a step: the value that it goes by, and the word for how it went. */
export type Standing = {
  /** With several starts the median; infinity for who diverged. */
  value: number;
  outcome: "" | Extract<Outcome, "left" | "diverged" | "undefined">;
  /** The step in which it diverged; null for others. */
  since: number | null;
  /** f where it is now, above all that the picture shows, for who left uphill; null for others. */
  climbed: number | null;
};

/** The line-up in its order. */
export function runnersOf(doc: Doc): Runner[] {
  const found = new Map<number, Runner>();
  doc.walkers.forEach((walker, index) => {
    const { colour, form, hyperparameters, optimizer, variant } = walker;
    const place = optimizer * doc.variants.length + variant;
    const label = [walker.label, doc.variants[variant]].filter(Boolean).join(", ");
    const known = found.get(place);
    if (known) known.walkers.push(index);
    else found.set(place, { label, colour, form, hyperparameters, walkers: [index] });
  });
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, runner]) => runner);
}

/** Where each runner stands at a whole step. */
export function standingOf(doc: Doc, runner: Runner, step: number): Standing {
  const walkers = runner.walkers.map((index) => doc.walkers[index]);
  const ends = walkers.map((one) => (one.stopped === null ? Infinity : one.stopped + 1));
  const since = Math.max(...ends);
  if (step >= since) {
    const undefined_ = walkers.every((one) => one.outcome === "undefined");
    const outcome = undefined_ ? "undefined" : "diverged";
    return { value: Infinity, outcome, since, climbed: null };
  }
  const last = lastInside(walkers, doc.domain, step);
  const value = median(walkers.map((one) => one.values[last ?? 0]));
  if (last === step) return { value, outcome: "", since: null, climbed: null };
  const now = median(walkers.map((one) => one.values[step]));
  return { value, outcome: "left", since: null, climbed: now > doc.ground.highest ? now : null };
}

/** The last step up to `step` in which any of the walkers is in the picture. */
function lastInside(walkers: Walker[], domain: Doc["domain"], step: number): number | null {
  for (let at = step; at >= 0; at--) {
    if (walkers.some(({ points }) => within(domain, points[2 * at], points[2 * at + 1]))) return at;
  }
  return null;
}

function within([[x0, x1], [y0, y1]]: [Span, Span], x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
