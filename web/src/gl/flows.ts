import { rgb } from "../colour.ts";
import type { Doc, Stroke } from "../doc.ts";
import { strokeScale } from "../measure.ts";
import { Layers } from "./layers.ts";
import { NEVER, type Sharing, Strokes } from "./strokes.ts";

/** The length of a dash, as a share of that of a stripe. */
const DASH = 0.6;

/** The gradient flow from each start: dashed lines that belong to what stands. */
export class Flows {
  readonly #strokes: Strokes;
  readonly #layers: Layers;
  #laid: Stroke[] | null = null;
  #key = "";
  #sharings: Sharing[] = [];

  /** `flat` ones lie in the plane, others on the block. */
  constructor(gl: WebGL2RenderingContext, flat: boolean) {
    this.#strokes = new Strokes(gl, flat);
    this.#layers = new Layers(gl);
  }

  /** Draws them onto a buffer of so many `pixels`; the layout has `apart` for the block's units. */
  draw(
    { flows, theme }: Doc,
    stage: {
      placing: Record<string, number | readonly number[]>;
      scale: number;
      density: number;
      pixels: [number, number];
    },
    apart: [number, number],
    onto: WebGLFramebuffer,
  ): void {
    if (!flows.length) return;
    if (this.#laid !== flows || this.#key !== apart.join()) {
      [this.#laid, this.#key] = [flows, apart.join()];
      this.#sharings = flows.map((flow) => dashed(flow, apart));
      this.#strokes.show(flows, this.#sharings, [...apart, this.#strokes.flat ? 0 : apart[1]]);
    }
    const strokes = strokeScale(stage.scale);
    const [width, height] = stage.pixels;
    const pen = {
      width: theme.ghost * strokes * stage.density,
      casing: 0,
      hidden: theme.hidden,
      stripe: DASH * theme.stripe * strokes * stage.density,
      fading: 1,
      remains: 1,
      sharing: 1,
      density: stage.density,
    };
    const layers = flows.map((flow) => ({
      colour: rgb(theme.quiet),
      strength: theme.ghost_strength,
      box: { left: 0, top: 0, width, height },
      draw: () => this.#strokes.draw(flow, flow.steps.length, pen),
    }));
    const frame = {
      begin: () => this.#strokes.begin(stage.placing),
      end: () => this.#strokes.end(),
    };
    this.#layers.blend(layers, rgb(theme.casing), stage.pixels, frame, onto);
  }
}

/** A line that lies over one other all along, and so shows every second stretch. */
function dashed({ places, steps }: Stroke, [wide, long]: [number, number]): Sharing {
  const since = new Float32Array(4 * steps.length).fill(NEVER);
  const along = new Float32Array(steps.length);
  for (let k = 0; k < steps.length; k++) {
    since[4 * k] = 0;
    if (!k) continue;
    const [dx, dy] = [0, 1].map((axis) => places[3 * k + axis] - places[3 * k - 3 + axis]);
    along[k] = along[k - 1] + Math.hypot(dx * wide, dy * long);
  }
  return { since, along, worn: new Float32Array(steps.length).fill(NEVER) };
}
