import type { Change, Doc, Ground, LandscapeDoc, Message, Span, Stroke, Update } from "./doc.ts";
import { fanOf, type RawFan } from "./fan.ts";

/** What a packet tells of the ground: 16-bit heights, in the scale that lifts low ground most. */
type Scale = "linear" | "sqrt" | "log";
type RawGround = { cells: number; heights: Uint16Array; scale: Scale; lowest: number; highest: number };
type RawStroke = { places: Uint16Array; steps: Uint32Array; joined: Uint8Array };
type RawWalk = {
  shares?: ArrayLike<number>;
  values?: ArrayLike<number>;
  path?: RawStroke;
  fan?: RawFan;
};
type RawFlow = { places: Uint16Array };
type RawLandscape = LandscapeDoc & { scale: Scale };

/** Parts of a step in which a packet tells when a point is reached. */
const PARTS = 256;

/** What is needed to lay a walker on the ground. */
type Base = Pick<Doc, "domain" | "landscape" | "ground">;

/** A message as the page uses it: places in the plane and on the block, and the ground's normals. */
export function expanded(message: Message, base?: Base): Message {
  if (message.kind === "scene") return expandedScene(message);
  if (message.kind === "update" && base) return expandedUpdate(message, base);
  return message;
}

function expandedScene(doc: Doc): Doc {
  const raw = doc.ground as unknown as RawGround;
  const landscape = doc.landscape as RawLandscape;
  const contour = doc.contour as Doc["contour"] & { scale: Scale };
  const span = raw.highest - raw.lowest;
  const heights = rescaled(raw, landscape.scale, span);
  const ground: Ground = {
    cells: raw.cells,
    heights,
    normals: normalsOf(heights, raw.cells, landscape),
    levels: rescaled(raw, contour.scale, span),
    lowest: raw.lowest,
    highest: raw.highest,
  };
  const base: Base = { domain: doc.domain, landscape, ground };
  return {
    ...doc,
    ground,
    starts: Float64Array.from(doc.starts),
    laidStarts: coordinates(doc.laidStarts as unknown as Uint16Array),
    flows: flows(doc.flows as unknown as RawFlow[], base),
    walkers: doc.walkers.map((walker) => ({ ...walker, ...walk(walker as unknown as RawWalk, base) })),
  };
}

function expandedUpdate(update: Update, base: Base): Update {
  return {
    ...update,
    ...(update.laidStarts && {
      laidStarts: coordinates(update.laidStarts as unknown as Uint16Array),
    }),
    ...(update.flows && { flows: flows(update.flows as unknown as RawFlow[], base) }),
    walkers: update.walkers.map((change) => ({ ...change, ...walk(change as unknown as RawWalk, base) })),
  };
}

function walk(raw: RawWalk, base: Base): Partial<Change> {
  return {
    ...(raw.shares && { points: inDomain(raw.shares, base.domain) }),
    ...(raw.values && { values: Float64Array.from(raw.values) }),
    ...(raw.path && { path: stroke(raw.path, base) }),
    ...(raw.fan && { fan: fanOf(raw.fan, base) }),
  };
}

/** Lines that stand: their points are counted as steps. */
function flows(raw: RawFlow[], base: Base): Stroke[] {
  return raw.map(({ places }) => {
    const count = places.length / 3;
    const steps = Uint32Array.from({ length: count }, (_, k) => PARTS * k);
    return stroke({ places, steps, joined: new Uint8Array(count).fill(1, 1) }, base);
  });
}

/** Heights 0 to 1 in another scale than that in which they are told. */
function rescaled(raw: RawGround, scale: Scale, span: number): Float32Array {
  const found = new Float32Array(raw.heights.length);
  const whole = Math.log1p(span);
  for (let k = 0; k < found.length; k++) {
    const told = (raw.heights[k] ?? 0) / 65535;
    if (scale === raw.scale || !(span > 0)) {
      found[k] = told;
      continue;
    }
    let share = told;
    if (raw.scale === "sqrt") share = told * told;
    else if (raw.scale === "log") share = Math.expm1(told * whole) / span;
    if (scale === "sqrt") share = Math.sqrt(share);
    else if (scale === "log") share = Math.log1p(share * span) / whole;
    found[k] = share;
  }
  return found;
}

/** Unit normals × 127 on the grid, from the heights beside each point. */
function normalsOf(heights: Float32Array, cells: number, landscape: LandscapeDoc): Int8Array {
  const side = cells + 1;
  const found = new Int8Array(3 * side * side);
  for (let row = 0; row < side; row++) {
    const [south, north] = [Math.max(0, row - 1), Math.min(cells, row + 1)];
    for (let column = 0; column < side; column++) {
      const [west, east] = [Math.max(0, column - 1), Math.min(cells, column + 1)];
      const at = (r: number, c: number) => heights[r * side + c] ?? 0;
      const across = (2 * landscape.sides[0] * (east - west)) / cells;
      const along = (2 * landscape.sides[1] * (north - south)) / cells;
      const x = (-landscape.rise * (at(row, east) - at(row, west))) / across;
      const y = (-landscape.rise * (at(north, column) - at(south, column))) / along;
      const length = Math.hypot(x, y, 1) / 127;
      found.set([x, y, 1].map((one) => Math.round(one / length)), 3 * (row * side + column));
    }
  }
  return found;
}

/** The block's coordinates, -1 to 1, that are told in 65535 steps. */
function coordinates(told: Uint16Array): Float32Array {
  const found = new Float32Array(told.length);
  for (let k = 0; k < found.length; k++) found[k] = (2 * told[k]) / 65535 - 1;
  return found;
}

function inDomain(shares: ArrayLike<number>, domain: [Span, Span]): Float64Array {
  const found = new Float64Array(shares.length);
  for (let k = 0; k < found.length; k++) {
    const [low, high] = domain[k % 2] as Span;
    found[k] = low + (shares[k] ?? 0) * (high - low);
  }
  return found;
}

function stroke(raw: RawStroke, { landscape, ground }: Base): Stroke {
  const places = coordinates(raw.places);
  const count = raw.steps.length;
  const normals = new Int8Array(3 * count);
  const { cells } = ground;
  const nearest = (place: number, side: number) =>
    Math.min(cells, Math.max(0, Math.round(((place / side + 1) / 2) * cells)));
  const [wide, long] = landscape.sides;
  for (let k = 0; k < count; k++) {
    const [column, row] = [nearest(places[3 * k], wide), nearest(places[3 * k + 1], long)];
    const at = 3 * (row * (cells + 1) + column);
    for (let axis = 0; axis < 3; axis++) normals[3 * k + axis] = ground.normals[at + axis];
  }
  const steps = Float32Array.from(raw.steps, (one) => one / PARTS);
  return { places, steps, joined: raw.joined, normals };
}
