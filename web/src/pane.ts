import type { Doc } from "./doc.ts";
import type { State } from "./state.ts";

/** A point of a walk, by the walker's place in `Doc.walkers`; the step is whole. */
export type Pick = { walker: number; step: number };

/**
 * A picture of a document inside an element that it fills; pixels are CSS pixels from its corner.
 *
 * `pick`, `place` and `ground` answer for the state last drawn. A pane reads its element's size
 * and the screen's density whenever it draws, and asks by `PaneOptions.redraw` to be drawn again
 * after a lost context was restored.
 */
export interface Pane {
  /** Takes a document; what stands is uploaded once. */
  show(doc: Doc): void;
  draw(state: State): void;
  /** The nearest point of a drawn path within 8 pixels. */
  pick(x: number, y: number): Pick | null;
  /** Where a walker's head stands at a step; null before `draw`. */
  place(walker: number, step: number): [x: number, y: number] | null;
  /** The point of the domain under a pixel, null beside it: for dragging a start. */
  ground(x: number, y: number): [x: number, y: number] | null;
  dispose(): void;
}

export type PaneOptions = {
  /** Called when the picture must be drawn again without a change of state. */
  redraw?: () => void;
  /** Pixels at 1280 × 720 kept free at each edge beyond what the axes take. */
  insets?: Insets;
  /** Pixels per pixel at 1280 × 720; without it those of a film of the element's size. */
  scale?: () => number;
};

export type Insets = { left: number; top: number; right: number; bottom: number };

/** `new Landscape(host, options)`, `new Contour(host, options)`; throws NoWebGL without WebGL2. */
export type PaneClass = new (host: HTMLElement, options?: PaneOptions) => Pane;

/** The browser gives no WebGL2: the page shows its poster. */
export class NoWebGL extends Error {
  constructor() {
    super("this browser has no WebGL2");
  }
}
