import type { Doc, Form } from "../src/doc.ts";
import { expanded } from "../src/expand.ts";

/** A walk of momentum down x² + 25y², as the tests' scenes have it. */
export type Walk = { label: string; colour: string; form: Form; rate: number; beta: number };

const SQUARE: Form = { corners: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]], bar: "" };
const UP: Form = { corners: [[0, -1.5], [1.3, 0.75], [-1.3, 0.75]], bar: "" };
const DISC: Form = { corners: [], bar: "" };

export const WALKS: Walk[] = [
  { label: "SGD", colour: "#544a4d", form: DISC, rate: 0.01, beta: 0 },
  { label: "Momentum", colour: "#871800", form: SQUARE, rate: 0.004, beta: 0.9 },
  { label: "Nesterov", colour: "#d57cf1", form: UP, rate: 0.006, beta: 0.8 },
  { label: "AdaGrad", colour: "#16c082", form: { ...DISC, bar: "across" }, rate: 0.002, beta: 0.4 },
  { label: "RMSProp", colour: "#328391", form: { ...SQUARE, bar: "upright" }, rate: 0.03, beta: 0 },
  { label: "AdaDelta", colour: "#b56d00", form: DISC, rate: 0.001, beta: 0 },
  { label: "Adam", colour: "#7c14e2", form: UP, rate: 0.02, beta: 0.5 },
];

/** f of the tests' scenes. */
export const f = (x: number, y: number): number => x * x + 25 * y * y;

/** A scene of walks down the ellipse, as the page has it. */
export const sceneOf = (...of: Parameters<typeof rawOf>): Doc =>
  expanded(rawOf(...of) as unknown as Doc) as Doc;

/** A scene of walks down the ellipse, as a packet has it. */
export function rawOf(walks: Walk[], start: [number, number] = [-1.8, 0.9], steps = 120) {
  return {
    kind: "scene",
    version: 1,
    title: "Seven ways down an ellipse",
    note: "",
    formula: FORMULA,
    spoken: "f(x, y) = x² + 25 y²",
    description: "Seven paths down a long bowl",
    domain: [[-2, 2], [-2, 2]],
    steps,
    shown: "landscape",
    variants: [""],
    film: { duration: 10, seconds: [0, 0.6, 4, 5, 8.4, 10], shares: [0, 0, 0.4, 0.4, 1, 1], easing: 1 },
    captions: [
      { from: 0, until: 2, text: "A ravine: steep across, almost flat along" },
      { from: 4, until: 6, text: "Momentum has crossed the floor and comes back" },
    ],
    theme: LIGHT,
    ground: groundOf(),
    landscape: {
      ...{ azimuth: 55, elevation: 34, turn: 0, rise: 0.8, scale: "sqrt", sides: [1, 1], floor: -0.5 },
      ...{ isolines: 14, note: "" },
    },
    contour: { count: 14, scale: "sqrt", ramp: LIGHT.ramp, note: "", toScale: true, minima: [] },
    starts: Float64Array.from(start),
    laidStarts: laid(...start),
    flows: [],
    marks: [],
    walkers: walks.map((walk, index) => walkerOf(walk, index, start, steps)),
  };
}

/** One walk of so many steps, as a packet has it. */
export function walkerOf(walk: Walk, index: number, start: [number, number], steps: number) {
  const shares = new Float64Array(2 * steps + 2);
  const values = new Float64Array(steps + 1);
  let [[x, y], [u, v]] = [start, [0, 0]];
  let stopped: number | null = null;
  for (let step = 0; step <= steps; step++) {
    shares.set([x / 4 + 0.5, y / 4 + 0.5], 2 * step);
    values[step] = f(x, y);
    [u, v] = [walk.beta * u - walk.rate * 2 * x, walk.beta * v - walk.rate * 50 * y];
    if (f(x + u, y + v) > 1e12) stopped ??= step;
    if (stopped === null) [x, y] = [x + u, y + v];
  }
  const { label, colour, form, rate, beta } = walk;
  const outcome = stopped === null ? "wandering" : "diverged";
  const inside = Array.from({ length: steps + 1 }, (_, step) => step).filter((step) =>
    [0, 1].every((axis) => Math.abs(shares[2 * step + axis] - 0.5) <= 0.5),
  );
  return {
    ...{ label, colour, form, optimizer: index, start: 0, variant: 0, stopped, outcome },
    ...{ shares, values },
    hyperparameters: `learning rate ${rate}, β ${beta}`,
    sentence: `${outcome}: so it ended`,
    path: {
      places: Uint16Array.from(
        inside.flatMap((step) => [...laid(4 * shares[2 * step] - 2, 4 * shares[2 * step + 1] - 2)]),
      ),
      steps: Uint32Array.from(inside, (step) => 256 * step),
      joined: Uint8Array.from(inside, (_, k) => (k ? 1 : 0)),
    },
  };
}

/** Where a point lies on the block, in 65535 steps. */
function laid(x: number, y: number): Uint16Array {
  const height = 0.8 * (Math.sqrt(f(x, y) / 104) - 0.5);
  return Uint16Array.from([x / 2, y / 2, height], (one) => Math.round((65535 * (one + 1)) / 2));
}

function groundOf() {
  const side = 201;
  const heights = Uint16Array.from({ length: side * side }, (_, k) => {
    const [x, y] = [(k % side) / 50 - 2, Math.floor(k / side) / 50 - 2];
    return Math.round(65535 * Math.sqrt(f(x, y) / 104));
  });
  return { cells: side - 1, heights, scale: "sqrt", lowest: 0, highest: 104 };
}

const FORMULA =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -80 300 100" style="width:3em" ' +
  'fill="currentColor"><path d="M0 0H300V-10H0z"/></svg>';

const LENGTHS = {
  ...{ line: 1, path: 4.3, path_casing: 1.4, hidden: 0.3, head: 6, ring: 1.8, shadow: 13 },
  ...{ shadow_strength: 0.34, worn: 0.55, start: 3, bead: 4.2, bead_casing: 1.2, bead_every: 64 },
  ...{ run: 1.3, ghost: 2.4, ghost_strength: 0.6 },
  ...{ stripe: 11, shortest_stripe: 8, isoline: 0.55, thinnest_isoline: 0.4 },
  ...{ isoline_strength: 0.16, title_size: 29, word_size: 19, caption_size: 21, tick_size: 16 },
  ...{ name_size: 16, smallest_size: 14 },
};

const LIGHT: Doc["theme"] = {
  ...LENGTHS,
  ...{ ground: "#fbfaf7", ink: "#22262b", quiet: "#6b7178", casing: "#ffffff", wall: "#e9e5dc" },
  warning: "#c2410c",
  ramp: ["#7fa3bd", "#a9c3d1", "#d3dfe3", "#ece8df", "#f3dfc8", "#efcfae"],
};
