/** A scene as the page has it: the packet's header with its arrays in place. */
export type Doc = {
  kind: "scene";
  version: 1;
  title: string;
  /** What thin lines are, "" where there are none. */
  note: string;
  /** Inline `<svg>` in currentColor, or "". */
  formula: string;
  /** The formula in words or TeX. */
  spoken: string;
  /** What an image's alt text would say. */
  description: string;
  /** x and y shown. */
  domain: [Span, Span];
  /** Of every walk. */
  steps: number;
  /** What the page opens with. */
  shown: "landscape" | "contour" | "both";
  film: Timing;
  captions: Caption[];
  theme: Theme;
  ground: Ground;
  landscape: LandscapeDoc;
  contour: ContourDoc;
  /** (starts, 2): x, y. */
  starts: Float64Array;
  /** (starts, 3) in the block's coordinates. */
  laidStarts: Float32Array;
  /** The gradient flow from each start, where the map is to show it. */
  flows: Stroke[];
  marks: Mark[];
  /** A caption for each value of the scene's sweep; one, empty, for none. */
  variants: string[];
  walkers: Walker[];
  live?: Live;
};

export type Span = [low: number, high: number];

/** At `t` seconds the step is `steps * interp(t, seconds, shares) ** easing`. */
export type Timing = { duration: number; seconds: number[]; shares: number[]; easing: number };

/** A sentence with the seconds of the film between which it stands. */
export type Caption = { from: number; until: number; text: string };

/** Colours are #rrggbb; lengths and type sizes are pixels at 1280 × 720. */
export type Theme = {
  ground: string;
  ink: string;
  quiet: string;
  casing: string;
  wall: string;
  warning: string;
  ramp: string[];
  line: number;
  path: number;
  path_casing: number;
  hidden: number;
  head: number;
  ring: number;
  shadow: number;
  shadow_strength: number;
  worn: number;
  start: number;
  bead: number;
  bead_casing: number;
  bead_every: number;
  run: number;
  ghost: number;
  ghost_strength: number;
  stripe: number;
  shortest_stripe: number;
  isoline: number;
  thinnest_isoline: number;
  isoline_strength: number;
  /** The length of an arm of a critical point's mark; 6 where the document does not say. */
  cross?: number;
  title_size: number;
  word_size: number;
  caption_size: number;
  tick_size: number;
  name_size: number;
  smallest_size: number;
};

/** A grid of (cells + 1)² points, row 0 at the lowest y. */
export type Ground = {
  cells: number;
  /** The landscape's scaled height, 0 to 1. */
  heights: Float32Array;
  /** Unit normals × 127, in the block's coordinates, three a point. */
  normals: Int8Array;
  /** The contour's scaled height, 0 to 1. */
  levels: Float32Array;
  lowest: number;
  highest: number;
};

/** The block is `sides` × `rise` in halves of its longer side, with walls down to `floor`. */
export type LandscapeDoc = {
  azimuth: number;
  elevation: number;
  turn: number;
  rise: number;
  sides: [number, number];
  floor: number;
  isolines: number;
  note: string;
};

/** Flat bands, one for each colour of `ramp`. */
export type ContourDoc = {
  count: number;
  ramp: string[];
  note: string;
  toScale: boolean;
  /** Where a map has its crosses. */
  minima: [x: number, y: number][];
};

export type Mark = {
  kind: "minimum" | "maximum" | "saddle" | "flat";
  at: [x: number, y: number];
  laid: [x: number, y: number, z: number];
  label: string;
};

export type Outcome = "converged" | "left" | "wandering" | "diverged" | "undefined";

/** Corners beside a disc of radius 1, y down; none is the disc itself. */
export type Form = { corners: [number, number][]; bar: "" | "across" | "upright" };

export type Walker = {
  label: string;
  colour: string;
  form: Form;
  /** Whether its form stands along its path as well. */
  beaded: boolean;
  /** Its optimizer's place in the line-up, and its start's among the starts. */
  optimizer: number;
  start: number;
  /** Its place in `Doc.variants`. */
  variant: number;
  /** "learning rate 0.1, β 0.9". */
  hyperparameters: string;
  outcome: Outcome;
  sentence: string;
  /** The step of the last finite point. */
  stopped: number | null;
  /** (steps + 1, 2): x, y at each step. */
  points: Float64Array;
  /** (steps + 1): f at each step. */
  values: Float64Array;
  path: Stroke;
  /** Its runs under noise. */
  fan?: Fan;
};

/** Runs of one walker: thin strokes one after the other, each `strength` strong. */
export type Fan = {
  strength: number;
  /** (runs): each one's first point. */
  begins: Uint32Array;
  stroke: Stroke;
};

/** n points of a walk on the ground, each step cut so finely that it hugs it. */
export type Stroke = {
  /** (n, 3) in the block's coordinates. */
  places: Float32Array;
  /** (n) rising, with fractions. */
  steps: Float32Array;
  /** (n): whether the stroke leads here from the point before. */
  joined: Uint8Array;
  /** (n, 3): the ground's unit normal × 127. */
  normals: Int8Array;
};

/** What the preview lets the reader tune. */
export type Live = {
  serial: number;
  parameters: Tuned[];
  /** Whether the one start can be dragged. */
  draggable: boolean;
};

/** An optimizer's parameters; `walker` is its place in the line-up. */
export type Tuned = { walker: number; label: string; parameters: Parameter[] };

export type Parameter = {
  name: string;
  spoken: string;
  symbol: string;
  /** Null for a schedule, which is shown and not tuned. */
  value: number | null;
  text: string;
  /** The slider's ends. */
  low: number;
  high: number;
  logarithmic: boolean;
};

/** A walker as an update brings it: the fields that changed. */
export type Change = { index: number } & Partial<Walker>;

export type Update = {
  kind: "update";
  serial: number;
  walkers: Change[];
  starts?: Float64Array;
  laidStarts?: Float32Array;
  flows?: Stroke[];
  captions?: Caption[];
  settings?: Tuned[];
};

export type Failure = { kind: "error"; message: string };

export type Source = { kind: "source"; text: string };

export type Message = Doc | Update | Failure | Source;

/** The document after an update; walkers that did not change stay the same objects. */
export function updated(doc: Doc, update: Update): Doc {
  const walkers = [...doc.walkers];
  for (const { index, ...changed } of update.walkers) {
    if (walkers[index]) walkers[index] = { ...walkers[index], ...changed };
  }
  const settings = update.settings ?? doc.live?.parameters ?? [];
  return {
    ...doc,
    walkers,
    captions: update.captions ?? doc.captions,
    starts: update.starts ?? doc.starts,
    laidStarts: update.laidStarts ?? doc.laidStarts,
    flows: update.flows ?? doc.flows,
    ...(doc.live && { live: { ...doc.live, serial: update.serial, parameters: settings } }),
  };
}
