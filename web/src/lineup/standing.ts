import type { Doc, Form, Outcome, Span, Walker } from "../doc.ts";

/** An optimizer of the line-up with its walkers, one for each start. */
export type Runner = {
  /** Its place in the line-up. */
  optimizer: number;
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
    const { label, colour, form, hyperparameters, optimizer } = walker;
    const known = found.get(optimizer);
    if (known) known.walkers.push(index);
    else {
      const walkers = [index];
      found.set(optimizer, { optimizer, label, colour, form, hyperparameters, walkers });
    }
  });
  return [...found.values()].sort((one, other) => one.optimizer - other.optimizer);
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
