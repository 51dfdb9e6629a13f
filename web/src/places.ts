import type { Box } from "./measure.ts";

/** Where the points of all paths lie on the screen: worked out when asked for, once for a view. */
export class Places {
  readonly #found = new Map<number, Float32Array>();
  readonly #boxes = new Map<number, Box | null>();

  /** `find` gives the pixels of a walker's points, two numbers each. */
  constructor(readonly find: (walker: number) => Float32Array) {}

  /** The pixels of a walker's points, two numbers each. */
  of(walker: number): Float32Array {
    const found = this.#found.get(walker) ?? this.find(walker);
    this.#found.set(walker, found);
    return found;
  }

  /** The rectangle that holds a walker's points; null where it has none. */
  box(walker: number): Box | null {
    let box = this.#boxes.get(walker);
    if (box === undefined) {
      box = holding(this.of(walker));
      this.#boxes.set(walker, box);
    }
    return box;
  }
}

/** The rectangle that holds two. */
export function joined(one: Box | null, other: Box | null): Box | null {
  if (!one || !other) return one ?? other;
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  const right = Math.max(one.left + one.width, other.left + other.width);
  const bottom = Math.max(one.top + one.height, other.top + other.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** A rectangle in a screen's pixels, `density` for each, with a margin of so many. */
export function grown(box: Box | null, margin: number, density: number): Box | null {
  if (!box) return null;
  const [left, top] = [box.left * density - margin, box.top * density - margin];
  const [width, height] = [box.width, box.height].map((one) => one * density + 2 * margin);
  return { left, top, width, height };
}

function holding(pixels: Float32Array): Box | null {
  if (!pixels.length) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < pixels.length; k += 2) {
    left = Math.min(left, pixels[k]);
    right = Math.max(right, pixels[k]);
    top = Math.min(top, pixels[k + 1]);
    bottom = Math.max(bottom, pixels[k + 1]);
  }
  return { left, top, width: right - left, height: bottom - top };
}
