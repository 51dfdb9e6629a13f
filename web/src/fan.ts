import type { Doc, Fan } from "./doc.ts";
import { Terrain } from "./terrain.ts";

/** What a packet tells of a walker's runs under noise: the corners of each, one after the other. */
export type RawFan = {
  strength: number;
  begins: Uint32Array;
  places: Uint16Array;
  steps: Uint32Array;
  joined: Uint8Array;
};

/** Steps along each side of the domain in which a packet tells places, and parts of a step. */
const FINE = 4095;
const PARTS = 256;

/** The longest piece of a stroke, as a share of the domain's diagonal, so that it hugs the ground. */
const FINENESS = 0.008;

/** Runs on the ground that is drawn, cut as finely as a film cuts paths. */
export function fanOf(raw: RawFan, base: Pick<Doc, "domain" | "landscape" | "ground">): Fan {
  const terrain = new Terrain(base);
  const spans = base.domain.map(([low, high]) => high - low);
  const longest = FINENESS * Math.hypot(...spans);
  const begins: number[] = [];
  const [places, normals, steps, joined]: number[][] = [[], [], [], []];
  const lay = (across: number, up: number, step: number, leads: number) => {
    const [x, y] = terrain.placed([0, 1].map((axis) => {
      return base.domain[axis][0] + ((axis ? up : across) / FINE) * spans[axis];
    }) as [number, number]);
    places.push(x, y, terrain.z(x, y));
    normals.push(...terrain.normal(x, y).map((one) => Math.round(127 * one)));
    steps.push(step / PARTS);
    joined.push(leads);
  };
  let run = 0;
  for (let k = 0; k <= raw.steps.length; k++) {
    while (raw.begins[run] === k) {
      begins.push(steps.length);
      run++;
    }
    if (k === raw.steps.length) break;
    const [x, y, step] = [raw.places[2 * k], raw.places[2 * k + 1], raw.steps[k]];
    const leads = k && raw.joined[k] && begins[run - 1] < steps.length ? 1 : 0;
    if (leads) {
      const [x0, y0] = [raw.places[2 * k - 2], raw.places[2 * k - 1]];
      // Of a walk that stood meanwhile, the last step alone leads on.
      const begun = Math.max(raw.steps[k - 1], step - PARTS);
      const length = Math.hypot(((x - x0) / FINE) * spans[0], ((y - y0) / FINE) * spans[1]);
      const pieces = Math.ceil(length / longest);
      if (begun > raw.steps[k - 1]) lay(x0, y0, begun, 1);
      for (let piece = 1; piece < pieces; piece++) {
        const share = piece / pieces;
        lay(x0 + share * (x - x0), y0 + share * (y - y0), begun + share * (step - begun), 1);
      }
    }
    lay(x, y, step, leads);
  }
  return {
    strength: raw.strength,
    begins: Uint32Array.from(begins),
    stroke: {
      places: Float32Array.from(places),
      steps: Float32Array.from(steps),
      joined: Uint8Array.from(joined),
      normals: Int8Array.from(normals),
    },
  };
}
