import { rgb } from "./colour.ts";
import type { Doc, Stroke, Walker } from "./doc.ts";
import { type Layer, Layers } from "./gl/layers.ts";
import { type Spot, Stamps } from "./gl/stamps.ts";
import { type Pen, Strokes } from "./gl/strokes.ts";
import { type Box, strokeScale } from "./measure.ts";
import { type Course, type Scale, sharings } from "./sharing.ts";
import type { State } from "./state.ts";
import { type Along, along, isInside } from "./walk.ts";

/** What is left of a walker that the reader has faded. */
const FADED = 0.14;

/** How much wider the walker is that the pointer is on. */
const POINTED = 1.3;

/** How a pane lays walkers and starts on its screen, in the screen's pixels. */
export type Stage = {
  /** The uniforms with which strokes are placed. */
  placing: Record<string, number | readonly number[]>;
  /** The rectangle that holds a walker's path and a margin. */
  box(walker: number, margin: number): Box | null;
  head(walker: Walker, at: Along): Spot;
  starts(): Spot[];
  /** Pixels of the layout for a unit of x and of y, with which lines shared are looked for. */
  units: [number, number];
  /** Pixels per pixel at 1280 × 720, and the screen's for each of the layout's. */
  scale: number;
  density: number;
  pixels: [number, number];
};

/** Paths, start dots, and heads over their shadows: what a pane draws anew for every step. */
export class Actors {
  readonly #strokes: Strokes;
  readonly #layers: Layers;
  readonly #stamps: Stamps;
  #laid: Walker[] | null = null;
  #key = "";
  #courses = new WeakMap<Stroke, Course>();

  constructor(
    readonly gl: WebGL2RenderingContext,
    flat: boolean,
    stamps: Stamps,
  ) {
    this.#strokes = new Strokes(gl, flat);
    this.#layers = new Layers(gl);
    this.#stamps = stamps;
  }

  /** Uploads what is new of a document's paths; see `Stage.units`. */
  #show(doc: Doc, units: [number, number]): void {
    const key = `${doc.domain} ${units}`;
    if (this.#laid === doc.walkers && this.#key === key) return;
    if (this.#key !== key) this.#courses = new WeakMap();
    [this.#laid, this.#key] = [doc.walkers, key];
    const paths = doc.walkers.map(({ path }) => path);
    const scale: Scale = { low: [doc.domain[0][0], doc.domain[1][0]], pixels: units };
    const high = (units[1] * (doc.domain[1][1] - doc.domain[1][0])) / 2 / doc.landscape.sides[1];
    const pixels = this.#strokes.flat ? units : [high, high, high];
    this.#strokes.show(paths, sharings(paths, scale, this.#courses), pixels);
  }

  draw(doc: Doc, state: State, stage: Stage): void {
    const { theme } = doc;
    this.#show(doc, stage.units);
    const strokes = strokeScale(stage.scale) * stage.density;
    const strengthOf = (walker: number) => (state.faded.has(walker) ? FADED : 1);
    const layers = doc.walkers.map((walker, k): Layer => {
      const wider = k === state.pointed ? POINTED : 1;
      const pen = penOf(doc, stage, wider);
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

  #heads(doc: Doc, state: State, stage: Stage, strengthOf: (walker: number) => number): void {
    const { theme } = doc;
    const strokes = strokeScale(stage.scale) * stage.density;
    const spots = doc.walkers.map((walker) => {
      const at = along(walker.path, state.step);
      return at && stage.head(walker, at);
    });
    spots.forEach((spot, k) => {
      if (!spot) return;
      this.#stamps.shadow({
        x: spot.x + 0.3 * theme.head * strokes,
        y: spot.y + 0.45 * theme.head * strokes,
        depth: spot.depth,
        radius: theme.shadow * strokes,
        strength: theme.shadow_strength * strengthOf(k),
        hidden: theme.hidden,
      });
    });
    spots.forEach((spot, k) => {
      if (!spot) return;
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
    });
  }
}

function penOf({ theme, steps }: Doc, { scale, density }: Stage, wider: number): Pen {
  const strokes = strokeScale(scale);
  return {
    width: theme.path * strokes * density * wider,
    casing: theme.path_casing * strokes * density,
    hidden: theme.hidden,
    stripe: Math.max(theme.stripe * strokes, theme.shortest_stripe) * density,
    fading: Math.max(1, 0.05 * steps),
    left: theme.worn,
    density,
  };
}
