import { beadsOf } from "./beads.ts";
import { rgb } from "./colour.ts";
import type { Doc, Stroke, Walker } from "./doc.ts";
import { Fans } from "./gl/fans.ts";
import { type Layer, Layers } from "./gl/layers.ts";
import { type Spot, Stamps } from "./gl/stamps.ts";
import { type Pen, Strokes } from "./gl/strokes.ts";
import { type Box, strokeScale } from "./measure.ts";
import { type Course, type Scale, sharings, TANGLED, unshared } from "./sharing.ts";
import type { State } from "./state.ts";
import { type Along, along, isInside } from "./walk.ts";

/** What is left of a walker that the reader has faded. */
const FADED = 0.14;

/** Milliseconds without other walks after which it is looked for where they share a line. */
const REST = 150;

/** Radii of a head from its middle to the ring around most of its corners. */
const WIDEST = 1.25;

/** How much wider the walker is that the pointer is on. */
const POINTED = 1.3;

/** How a pane lays walkers and starts on its screen, in the screen's pixels. */
export type Stage = {
  /** The uniforms with which strokes are placed. */
  placing: Record<string, number | readonly number[]>;
  /** The rectangle that holds a walker's path and a margin. */
  box(walker: number, margin: number): Box | null;
  /** A place on a stroke, of what reaches so many pixels at 1280 × 720 from it. */
  spot(walker: Walker, at: Along, half: number): Spot;
  starts(): Spot[];
  /** Pixels of the layout for a unit of x and of y, with which lines shared are looked for. */
  units: [number, number];
  /** Pixels per pixel at 1280 × 720, and the screen's for each of the layout's. */
  scale: number;
  density: number;
  pixels: [number, number];
  /** How often what stands was drawn, over which all this comes. */
  times: number;
};

/** Runs under noise, paths, start dots, and heads over their shadows: what a pane draws anew for every step. */
export class Actors {
  readonly #strokes: Strokes;
  #fans: Fans | null = null;
  readonly #layers: Layers;
  readonly #stamps: Stamps;
  #laid: Walker[] | null = null;
  #key = "";
  #alone = "";
  /** When to look for shared lines, which takes as long as all else; 0 where it is done. */
  #due = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #courses = new WeakMap<Stroke, Course>();

  constructor(
    readonly gl: WebGL2RenderingContext,
    flat: boolean,
    stamps: Stamps,
    readonly redraw: () => void = () => undefined,
  ) {
    this.#strokes = new Strokes(gl, flat);
    this.#layers = new Layers(gl);
    this.#stamps = stamps;
  }

  /** Uploads what is new of a document's paths; faded ones share no line with others. */
  #show(doc: Doc, units: [number, number], faded: ReadonlySet<number>): void {
    const key = `${doc.domain} ${doc.landscape.sides} ${units}`;
    const alone = [...faded].sort().join();
    const [moved, due] = [this.#laid !== doc.walkers, this.#due && performance.now() >= this.#due];
    if (!moved && !due && this.#key === key && this.#alone === alone) return;
    if (this.#key !== key) this.#courses = new WeakMap();
    const again = moved && this.#laid?.length === doc.walkers.length;
    [this.#laid, this.#key, this.#alone] = [doc.walkers, key, alone];
    const paths = doc.walkers.map(({ path }) => path);
    const scale = scaleOf(doc, units);
    const high = this.#strokes.flat ? 0 : scale.pixels[1];
    if (again) this.#settle();
    else if (due) this.#due = 0;
    const found = this.#due ? paths.map(unshared) : sharings(paths, scale, this.#courses, faded);
    this.#strokes.show(paths, found, [...scale.pixels, high]);
  }

  /** Has shared lines looked for once walks stay as they are. */
  #settle(): void {
    this.#due = performance.now() + REST;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.redraw(), REST + 1);
  }

  draw(doc: Doc, state: State, stage: Stage): void {
    const { theme } = doc;
    this.#show(doc, stage.units, state.faded);
    const strokes = strokeScale(stage.scale) * stage.density;
    const strengthOf = (walker: number) => (state.faded.has(walker) ? FADED : 1);
    this.#runs(doc, state, stage, strengthOf);
    const layers = inOrder(doc, state).map((k): Layer => {
      const walker = doc.walkers[k];
      const pen = penOf(doc, stage, k === state.pointed);
      return {
        colour: rgb(walker.colour),
        strength: strengthOf(k),
        box: stage.box(k, pen.width / 2 + pen.casing + 1),
        draw: () => this.#strokes.draw(walker.path, state.step, pen),
      };
    });
    this.#layers.blend(layers, rgb(theme.casing), stage.pixels, {
      begin: () => this.#strokes.begin(stage.placing),
      end: () => this.#strokes.end(),
    });
    this.#stamps.begin(...stage.pixels);
    this.#beads(doc, state, stage, strengthOf);
    for (const start of stage.starts()) {
      this.#stamps.marker({
        ...start,
        radius: theme.start * strokes,
        colour: rgb(theme.ink),
        form: { corners: [], bar: "" },
        ring: rgb(theme.casing),
        ringWidth: theme.path_casing * strokes,
        hollow: false,
        hidden: theme.hidden,
        strength: 1,
      });
    }
    this.#heads(doc, state, stage, strengthOf);
    this.#stamps.end();
  }

  #runs(doc: Doc, state: State, stage: Stage, strengthOf: (walker: number) => number): void {
    const { theme, walkers } = doc;
    const runs = walkers.flatMap(({ fan, colour }, k) =>
      fan ? [{ fan, colour: rgb(colour), strength: fan.strength * strengthOf(k) }] : [],
    );
    if (!runs.length) return;
    const width = theme.run * strokeScale(stage.scale) * stage.density;
    this.#fans ??= new Fans(this.gl, this.#strokes.flat, this.redraw);
    const key = `${stage.times} ${state.step} ${[...state.faded].sort()}`;
    const pen = { width, hidden: theme.hidden };
    const apart = scaleOf(doc, stage.units).pixels;
    this.#fans.draw(runs, state.step, pen, { ...stage, apart }, key);
  }

  #beads(doc: Doc, state: State, stage: Stage, strengthOf: (walker: number) => number): void {
    const { theme } = doc;
    const half = theme.path / 2 + theme.path_casing;
    const strokes = strokeScale(stage.scale);
    const { pixels } = scaleOf(doc, stage.units);
    for (const one of inOrder(doc, state)) {
      const walker = doc.walkers[one];
      if (!walker.beaded) continue;
      for (const k of beadsOf(walker.path, pixels, theme.bead_every * strokes)) {
        if (walker.path.steps[k] > state.step) break;
        this.#stamps.marker({
          ...stage.spot(walker, { from: k, to: k, share: 0 }, half),
          radius: theme.bead * strokes * stage.density,
          colour: rgb(walker.colour),
          form: walker.form,
          ring: rgb(theme.casing),
          ringWidth: theme.bead_casing * strokes * stage.density,
          hollow: false,
          hidden: theme.hidden,
          strength: strengthOf(one),
        });
      }
    }
  }

  #heads(doc: Doc, state: State, stage: Stage, strengthOf: (walker: number) => number): void {
    const { theme } = doc;
    const half = WIDEST * theme.head + theme.ring;
    const strokes = strokeScale(stage.scale) * stage.density;
    const spots = doc.walkers.map((walker) => {
      const at = along(walker.path, state.step);
      return at && stage.spot(walker, at, half);
    });
    const order = inOrder(doc, state);
    for (const k of order) {
      const spot = spots[k];
      if (!spot) continue;
      this.#stamps.shadow({
        x: spot.x + 0.3 * theme.head * strokes,
        y: spot.y + 0.45 * theme.head * strokes,
        depth: spot.depth,
        radius: theme.shadow * strokes,
        strength: theme.shadow_strength * strengthOf(k),
        hidden: theme.hidden,
      });
    }
    for (const k of order) {
      const spot = spots[k];
      if (!spot) continue;
      const { colour, form, points, stopped } = doc.walkers[k];
      this.#stamps.marker({
        ...spot,
        radius: theme.head * strokes * (k === state.pointed ? POINTED : 1),
        colour: rgb(colour),
        form,
        ring: rgb(theme.casing),
        ringWidth: theme.ring * strokes,
        hollow: !isInside(points, state.step, stopped, doc.domain),
        hidden: theme.hidden,
        strength: strengthOf(k),
      });
    }
  }
}

/** From the block to the layout, seen from above, with `units` pixels for a unit of x and of y. */
export function scaleOf({ domain, landscape }: Pick<Doc, "domain" | "landscape">, units: [number, number]): Scale {
  const axis = (k: 0 | 1) => {
    const [[low, high], side] = [domain[k], landscape.sides[k]];
    const pixels = (units[k] * (high - low)) / 2 / side;
    // Whole cells of any size are left off, so that cells begin where those of films do.
    return { pixels, middle: side * pixels + (low * units[k]) % TANGLED };
  };
  const [x, y] = [axis(0), axis(1)];
  return { pixels: [x.pixels, y.pixels], middle: [x.middle, y.middle] };
}

/** Walkers, the hindmost first: faded ones, others, and the one that the pointer is on. */
function inOrder({ walkers }: Doc, { faded, pointed }: State): number[] {
  const rank = (walker: number) => (walker === pointed ? 2 : faded.has(walker) ? 0 : 1);
  return [...walkers.keys()].sort((a, b) => rank(a) - rank(b));
}

function penOf({ theme, steps }: Doc, { scale, density }: Stage, pointed: boolean): Pen {
  const strokes = strokeScale(scale);
  return {
    width: theme.path * strokes * density * (pointed ? POINTED : 1),
    casing: theme.path_casing * strokes * density,
    hidden: theme.hidden,
    stripe: Math.max(theme.stripe * strokes, theme.shortest_stripe) * density,
    fading: Math.max(1, 0.05 * steps),
    remains: theme.worn,
    sharing: pointed ? 0 : 1,
    density,
  };
}
