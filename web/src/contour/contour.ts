import { Actors, scaleOf, type Stage } from "../actors.ts";
import type { Doc, Mark } from "../doc.ts";
import { Base } from "../gl/base.ts";
import { Flows } from "../gl/flows.ts";
import { type Spot, Stamps } from "../gl/stamps.ts";
import { markAt } from "../marks.ts";
import { type Box, boxIn, isolineWidth } from "../measure.ts";
import { nearest } from "../nearest.ts";
import { grown, Places } from "../places.ts";
import type { Pane, PaneOptions, Pick as Picked } from "../pane.ts";
import { Screen } from "../screen.ts";
import type { State } from "../state.ts";
import { along, between } from "../walk.ts";
import { plotAxes } from "./axes.ts";
import { Bands } from "./bands.ts";
import { fit } from "./fit.ts";

/** What lives in a WebGL context, and dies with it. */
class Kit {
  readonly bands: Bands;
  readonly base: Base;
  readonly stamps: Stamps;
  readonly actors: Actors;
  readonly flows: Flows;
  /** What the base shows; empty where it must be drawn anew. */
  drawn = "";

  constructor(readonly gl: WebGL2RenderingContext, redraw?: () => void) {
    this.bands = new Bands(gl);
    this.base = new Base(gl, null);
    this.stamps = new Stamps(gl);
    this.actors = new Actors(gl, true, this.stamps, redraw);
    this.flows = new Flows(gl, true);
  }
}

/** What the last drawing was of; pixels are CSS pixels. */
type Shown = {
  doc: Doc;
  view: string;
  plot: Box;
  places: Places;
  step: number;
  faded: ReadonlySet<number>;
};

/** The surface from above, in bands between equal steps of height. */
export class Contour implements Pane {
  readonly #screen: Screen;
  readonly #options: PaneOptions;
  #kit: Kit;
  #doc: Doc | null = null;
  #shown: Shown | null = null;

  constructor(host: HTMLElement, options: PaneOptions = {}) {
    this.#options = options;
    this.#screen = new Screen(host, () => this.#restore());
    this.#kit = new Kit(this.#screen.gl, this.#options.redraw);
  }

  show(doc: Doc): void {
    const before = this.#doc;
    this.#doc = doc;
    const same = (["ground", "contour", "theme", "marks", "domain", "flows"] as const).every(
      (part) => before?.[part] === doc[part],
    );
    if (!same) this.#kit.drawn = "";
    this.#upload();
  }

  draw(state: State): void {
    const [doc, kit] = [this.#doc, this.#kit];
    if (!doc || kit.gl.isContextLost()) return;
    const size = this.#screen.measured();
    const { density } = size;
    const { box, scale } = boxIn(size, this.#options);
    const plot = fit(doc, box, scale);
    const pixels = this.#screen.pixels;
    const dense = Object.fromEntries(
      Object.entries(plot).map(([side, length]) => [side, Math.round(length * density)]),
    ) as Box;
    const spot = (point: ArrayLike<number>): Spot => {
      const [x, y] = placed(doc, dense, point[0], point[1]);
      return { x, y, depth: null };
    };
    const view = `${Object.values(dense).join()} ${scale} ${pixels}`;
    const [[x0, x1], [y0, y1]] = doc.domain;
    const [left, bottom] = laid(doc, dense, 0, 0);
    const [right, top] = laid(doc, dense, 1, 1);
    const placing = { plane: [left, bottom, right - left, top - bottom], size: pixels };
    const units: [number, number] = [plot.width / (x1 - x0), plot.height / (y1 - y0)];
    if (kit.drawn !== view) {
      this.#stand(doc, dense, { scale, density, pixels, placing, units }, spot);
      plotAxes(this.#screen.cleared(size), doc, plot, { scale, face: this.#screen.face });
      kit.drawn = view;
    }
    const last = this.#shown;
    const places =
      last?.doc === doc && last.view === view
        ? last.places
        : new Places((walker) => all(doc, plot, doc.walkers[walker].path.places));
    kit.base.copy();
    kit.actors.draw(doc, state, {
      ...{ scale, density, pixels, placing, units, times: kit.base.times },
      box: (walker, margin) => grown(places.box(walker), margin, density),
      spot: ({ path }, at) => {
        const [across, up] = between(path.places, 3, at);
        const [x, y] = laid(doc, dense, across, up);
        return { x, y, depth: null };
      },
      starts: () =>
        Array.from({ length: doc.starts.length / 2 }, (_, k) =>
          spot(doc.starts.subarray(2 * k, 2 * k + 2)),
        ),
    });
    this.#shown = { doc, view, plot, places, step: state.step, faded: state.faded };
  }

  pick(x: number, y: number): Picked | null {
    if (!this.#shown) return null;
    const { doc, places, step, faded } = this.#shown;
    return nearest(doc, places, [x, y], step, faded);
  }

  place(walker: number, step: number): [number, number] | null {
    const path = this.#shown?.doc.walkers[walker]?.path;
    const at = path && along(path, step);
    if (!at) return null;
    const [x, y] = between(path.places, 3, at);
    return laid(this.#shown!.doc, this.#shown!.plot, x, y);
  }

  ground(x: number, y: number): [number, number] | null {
    if (!this.#shown) return null;
    const { doc, plot } = this.#shown;
    const [across, up] = [(x - plot.left) / plot.width, 1 - (y - plot.top) / plot.height];
    if (across < 0 || across > 1 || up < 0 || up > 1) return null;
    const [[x0, x1], [y0, y1]] = doc.domain;
    return [x0 + across * (x1 - x0), y0 + up * (y1 - y0)];
  }

  dispose(): void {
    this.#screen.dispose();
    this.#shown = null;
  }

  /** Draws what stands: the bands, the flow, and marks on them. */
  #stand(
    doc: Doc,
    plot: Box,
    stage: Pick<Stage, "scale" | "density" | "pixels" | "placing" | "units">,
    spot: (point: ArrayLike<number>) => Spot,
  ): void {
    const { bands, base, stamps, flows } = this.#kit;
    const { scale, density, pixels } = stage;
    const halfWidth = isolineWidth(doc.theme, scale) * density;
    base.draw(
      ...pixels,
      true,
      () => bands.draw(plot, pixels, halfWidth, density),
      (onto) => {
        flows.draw(doc, stage, scaleOf(doc, stage.units).pixels, onto);
        stamps.begin(...pixels);
        for (const { kind, at } of marksOf(doc)) {
          stamps.mark(markAt(kind, spot(at), doc.theme, { scale, density }));
        }
        stamps.end();
      },
    );
  }

  #upload(): void {
    const doc = this.#doc;
    if (!doc || this.#kit.gl.isContextLost()) return;
    this.#kit.bands.show(doc);
  }

  #restore(): void {
    this.#kit = new Kit(this.#screen.gl, this.#options.redraw);
    this.#upload();
    this.#options.redraw?.();
  }
}

/** The critical points that a map marks. */
function marksOf({ marks, contour }: Doc): Pick<Mark, "kind" | "at">[] {
  const { minima } = contour;
  const crosses = minima.map((at) => ({ kind: "minimum" as const, at }));
  return [...crosses, ...marks.filter(({ kind }) => kind !== "minimum")];
}

/** The pixel of a point of the domain. */
function placed({ domain }: Doc, plot: Box, x: number, y: number): [number, number] {
  const [[x0, x1], [y0, y1]] = domain;
  const across = ((x - x0) / (x1 - x0)) * plot.width;
  const up = ((y - y0) / (y1 - y0)) * plot.height;
  return [plot.left + across, plot.top + plot.height - up];
}

/** The pixel of a point of the block, which is as wide as the plot. */
function laid({ landscape }: Doc, plot: Box, x: number, y: number): [number, number] {
  const [across, up] = [x / landscape.sides[0] + 1, y / landscape.sides[1] + 1];
  return [plot.left + (across * plot.width) / 2, plot.top + plot.height * (1 - up / 2)];
}

/** Pixels of points of the block (n × 3), two numbers each. */
function all(doc: Doc, plot: Box, points: Float32Array): Float32Array {
  const found = new Float32Array((points.length / 3) * 2);
  for (let k = 0; k < points.length / 3; k++) {
    const [x, y] = laid(doc, plot, points[3 * k], points[3 * k + 1]);
    found[2 * k] = x;
    found[2 * k + 1] = y;
  }
  return found;
}
