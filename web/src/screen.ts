import { NoWebGL } from "./pane.ts";

/** CSS pixels of a pane, and how many of the screen's there are for each. */
export type Size = { width: number; height: number; density: number };

/**
 * The two canvases of a pane, one over the other: axes on the paper, what WebGL draws on the glass.
 *
 * Throws NoWebGL where the browser has no WebGL2.
 */
export class Screen {
  readonly paper: CanvasRenderingContext2D;
  readonly gl: WebGL2RenderingContext;
  readonly #glass: HTMLCanvasElement;
  readonly #off = new AbortController();

  constructor(
    readonly host: HTMLElement,
    restored: () => void,
  ) {
    const [below, glass] = [canvas(), canvas()];
    const settings: WebGLContextAttributes = { antialias: false, depth: false };
    const gl = glass.getContext("webgl2", settings);
    const paper = below.getContext("2d");
    if (!gl || !paper) throw new NoWebGL();
    if (getComputedStyle(host).position === "static") host.style.position = "relative";
    host.append(below, glass);
    [this.paper, this.gl, this.#glass] = [paper, gl, glass];
    const { signal } = this.#off;
    glass.addEventListener("webglcontextlost", (event) => event.preventDefault(), { signal });
    glass.addEventListener("webglcontextrestored", restored, { signal });
  }

  /** The pane's size; both canvases have it then, an unchanged one keeps its picture. */
  measured(): Size {
    const density = window.devicePixelRatio || 1;
    const width = Math.max(1, this.host.clientWidth);
    const height = Math.max(1, this.host.clientHeight);
    for (const one of [this.paper.canvas, this.#glass]) {
      const [columns, rows] = [Math.round(width * density), Math.round(height * density)];
      if (one.width !== columns) one.width = columns;
      if (one.height !== rows) one.height = rows;
    }
    return { width, height, density };
  }

  /** Pixels of the glass. */
  get pixels(): [number, number] {
    return [this.#glass.width, this.#glass.height];
  }

  /** The paper, empty, in CSS pixels. */
  cleared({ width, height, density }: Size): CanvasRenderingContext2D {
    this.paper.setTransform(density, 0, 0, density, 0, 0);
    this.paper.clearRect(0, 0, width, height);
    return this.paper;
  }

  /** The typeface of the element around it. */
  get face(): string {
    return getComputedStyle(this.host).fontFamily || "sans-serif";
  }

  dispose(): void {
    this.#off.abort();
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
    this.paper.canvas.remove();
    this.#glass.remove();
  }
}

function canvas(): HTMLCanvasElement {
  const one = document.createElement("canvas");
  one.setAttribute("aria-hidden", "true");
  one.style.cssText = "position:absolute;inset:0;width:100%;height:100%;pointer-events:none";
  return one;
}
