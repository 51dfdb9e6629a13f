import { Actors, scaleOf, type Stage } from "../actors.ts";
import { type Camera, DISTANCE } from "../camera.ts";
import type { Doc } from "../doc.ts";
import { Base } from "../gl/base.ts";
import { Depths } from "../gl/depths.ts";
import { Flows } from "../gl/flows.ts";
import { buffered, lens, lift } from "../gl/lens.ts";
import { isSoftware } from "../gl/software.ts";
import { type Spot, Stamps } from "../gl/stamps.ts";
import { markAt } from "../marks.ts";
import { boxIn, isolineWidth, strokeScale } from "../measure.ts";
import { nearest } from "../nearest.ts";
import { grown, Places } from "../places.ts";
import type { Pane, PaneOptions, Pick as Picked } from "../pane.ts";
import { Screen } from "../screen.ts";
import type { State } from "../state.ts";
import { Terrain } from "../terrain.ts";
import { along, between } from "../walk.ts";
import { floorAxes } from "./axes.ts";
import { Block } from "./block.ts";
import { Outlooks } from "./outlook.ts";

/** Milliseconds after which a camera rests. */
const REST = 150;

/** What lives in a WebGL context, and dies with it. */
class Kit {
  readonly block: Block;
  readonly base: Base;
  readonly depths: Depths;
  readonly stamps: Stamps;
  readonly actors: Actors;
  readonly flows: Flows;
  /** What the base shows, empty where it must be drawn anew; and whether its edges are rough. */
  drawn = "";
  rough = false;
  readonly slow: boolean;

  constructor(readonly gl: WebGL2RenderingContext, redraw?: () => void) {
    this.block = new Block(gl);
    this.depths = new Depths(gl);
    this.base = new Base(gl, this.depths.texture);
    this.stamps = new Stamps(gl);
    this.actors = new Actors(gl, false, this.stamps, redraw);
    this.flows = new Flows(gl, false);
    this.slow = isSoftware(gl);
  }
}

/** What the last drawing was of; pixels are CSS pixels. */
type Shown = {
  doc: Doc;
  terrain: Terrain;
  view: string;
  camera: Camera;
  places: Places;
  step: number;
  faded: ReadonlySet<number>;
};

/** The surface as a block of terrain, its paths hidden where a hill stands before them. */
export class Landscape implements Pane {
  readonly #screen: Screen;
  readonly #options: PaneOptions;
  #kit: Kit;
  #doc: Doc | null = null;
  #terrain: Terrain | null = null;
  #bounds: Float32Array | null = null;
  #outlooks: { key: string; of: Outlooks } | null = null;
  #shown: Shown | null = null;
  #restful = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, options: PaneOptions = {}) {
    this.#options = options;
    this.#screen = new Screen(host, () => this.#restore());
    this.#kit = new Kit(this.#screen.gl, this.#options.redraw);
  }

  show(doc: Doc): void {
    const before = this.#doc;
    this.#doc = doc;
    this.#terrain = new Terrain(doc);
    if (before?.ground !== doc.ground || before.landscape !== doc.landscape) {
      this.#bounds = this.#terrain.bounds();
      this.#kit.drawn = "";
    }
    const same = (["theme", "marks", "flows"] as const).every((part) => before?.[part] === doc[part]);
    if (!same) this.#kit.drawn = "";
    this.#outlooks = null;
    this.#upload();
  }

  draw(state: State): void {
    const [doc, terrain, kit] = [this.#doc, this.#terrain, this.#kit];
    if (!doc || !terrain || kit.gl.isContextLost()) return;
    const size = this.#screen.measured();
    const { box, scale } = boxIn(size, this.#options);
    const key = `${Object.values(box).join()} ${scale}`;
    if (this.#outlooks?.key !== key) {
      this.#outlooks = { key, of: new Outlooks(doc, this.#bounds!, box, scale) };
    }
    const { inner } = this.#outlooks.of;
    const { camera, away } = this.#outlooks.of.of(state);
    const pixels = this.#screen.pixels;
    const dense = camera.denser(size.density);
    const spreadOf = (half: number) => (half * strokeScale(scale) + 0.7) / camera.zoom / DISTANCE;
    const spread = spreadOf(doc.theme.path / 2 + doc.theme.path_casing);
    const units = doc.domain.map(([low, high]) => inner.height / (high - low)) as [number, number];
    const placing = { ...lens(dense, ...pixels), spread };
    const stage = { scale, density: size.density, pixels, placing, units };
    const laid = (place: readonly number[], normal: readonly number[], reach = spread): Spot => {
      const [column, row, depth] = dense.project(place[0], place[1], place[2]);
      return { x: column, y: row, depth: buffered(depth - lift(dense, normal, reach)) };
    };
    const lying = (place: readonly number[]) => laid(place, terrain.normal(place[0], place[1]));
    const { azimuth, elevation, zoom, x, y } = dense;
    const view = `${[azimuth, elevation, zoom, x, y, ...pixels]}`;
    const rough = kit.slow && kit.drawn !== "" && kit.drawn !== view;
    if (kit.drawn !== view || (kit.rough && performance.now() >= this.#restful)) {
      this.#stand(doc, dense, { ...stage, rough }, lying);
      const paper = this.#screen.cleared(size);
      floorAxes(paper, doc, camera, { scale, away, face: this.#screen.face });
      kit.drawn = view;
      kit.rough = rough;
      if (rough) this.#settle();
    }
    const last = this.#shown;
    const places =
      last?.doc === doc && last.view === view
        ? last.places
        : new Places((walker) => projected(camera, doc.walkers[walker].path.places));
    kit.base.copy();
    kit.depths.bind();
    kit.actors.draw(doc, state, {
      ...{ ...stage, times: kit.base.times },
      box: (walker, margin) => grown(places.box(walker), margin, size.density),
      spot: ({ path }, at, half) => {
        const normal = between(path.normals, 3, at).map((one) => one / 127);
        return laid(between(path.places, 3, at), normal, spreadOf(half));
      },
      starts: () =>
        Array.from({ length: doc.laidStarts.length / 3 }, (_, k) =>
          lying([...doc.laidStarts.subarray(3 * k, 3 * k + 3)]),
        ),
    });
    this.#shown = { doc, terrain, view, camera, places, step: state.step, faded: state.faded };
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
    const [x, y, z] = between(path.places, 3, at);
    const [px, py] = this.#shown!.camera.project(x, y, z);
    return [px, py];
  }

  ground(x: number, y: number): [number, number] | null {
    return this.#shown ? this.#shown.terrain.under(this.#shown.camera, x, y) : null;
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#screen.dispose();
    this.#shown = null;
  }

  /** Draws what stands while the camera does: the block with its depths, the flow, and marks on it. */
  #stand(
    doc: Doc,
    camera: Camera,
    stage: Pick<Stage, "scale" | "density" | "pixels" | "placing" | "units"> & { rough: boolean },
    lying: (place: readonly number[]) => Spot,
  ): void {
    const { block, base, depths, stamps, flows } = this.#kit;
    const { scale, density, pixels, rough } = stage;
    block.prepare(camera, rough);
    depths.resize(...pixels);
    // The depths that a rough base leaves lie half a pixel beside, which nobody sees on the move.
    if (!rough) depths.fill(() => block.drawDepths(camera, pixels));
    const halfWidth = isolineWidth(doc.theme, scale) * density;
    base.draw(
      ...pixels,
      rough,
      () => block.draw(camera, pixels, halfWidth, density),
      (onto) => {
        depths.bind();
        flows.draw(doc, stage, scaleOf(doc, stage.units).pixels, onto);
        stamps.begin(...pixels);
        for (const { kind, laid } of doc.marks) {
          stamps.mark(markAt(kind, lying(laid), doc.theme, { scale, density }));
        }
        stamps.end();
      },
    );
  }

  /** Has the picture drawn with smooth edges once the camera rests. */
  #settle(): void {
    this.#restful = performance.now() + REST;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#options.redraw?.(), REST + 1);
  }

  #upload(): void {
    const doc = this.#doc;
    if (!doc || this.#kit.gl.isContextLost()) return;
    this.#kit.block.show(doc);
  }

  #restore(): void {
    this.#kit = new Kit(this.#screen.gl, this.#options.redraw);
    this.#upload();
    this.#options.redraw?.();
  }
}

/** Pixels of points (n × 3), two numbers each. */
function projected(camera: Camera, points: Float32Array): Float32Array {
  const found = new Float32Array((points.length / 3) * 2);
  for (let k = 0; k < points.length / 3; k++) {
    const [x, y] = camera.project(points[3 * k], points[3 * k + 1], points[3 * k + 2]);
    found[2 * k] = x;
    found[2 * k + 1] = y;
  }
  return found;
}
