import type { Doc } from "../src/doc.ts";
import type { Pane, PaneOptions, Pick } from "../src/pane.ts";
import type { State } from "../src/state.ts";

/** A plain map on a 2-D canvas, to try the page around it; a landscape is the map turned. */
export class StandIn implements Pane {
  private readonly canvas = document.createElement("canvas");
  private doc!: Doc;
  private state: State | null = null;

  constructor(private readonly host: HTMLElement, _options?: PaneOptions) {
    host.prepend(this.canvas);
  }

  show(doc: Doc): void {
    this.doc = doc;
  }

  draw(state: State): void {
    this.state = state;
    const { clientWidth: width, clientHeight: height } = this.host;
    Object.assign(this.canvas, { width, height });
    const brush = this.canvas.getContext("2d")!;
    const { theme, walkers } = this.doc;
    const [[left, top], [right, bottom]] = [this.pixel(-2, 2), this.pixel(2, -2)];
    brush.fillStyle = theme.ramp[1];
    brush.fillRect(left, top, right - left, bottom - top);
    brush.save();
    brush.beginPath();
    brush.rect(left, top, right - left, bottom - top);
    brush.clip();
    walkers.forEach((walker, index) => {
      brush.globalAlpha = state.faded.has(index) ? 0.15 : 1;
      brush.strokeStyle = walker.colour;
      brush.lineWidth = index === state.pointed ? 6 : 3;
      brush.beginPath();
      for (let step = 0; step <= state.step; step++) {
        brush.lineTo(...this.pixel(walker.points[2 * step], walker.points[2 * step + 1]));
      }
      brush.stroke();
    });
    brush.restore();
  }

  pick(x: number, y: number): Pick | null {
    let [best, found]: [number, Pick | null] = [8, null];
    this.doc.walkers.forEach((_, walker) => {
      for (let step = 0; step <= (this.state?.step ?? 0); step++) {
        const [a, b] = this.place(walker, step);
        const far = Math.hypot(a - x, b - y);
        if (far < best) [best, found] = [far, { walker, step }];
      }
    });
    return found;
  }

  place(walker: number, step: number): [number, number] {
    const { points } = this.doc.walkers[walker];
    return this.pixel(points[2 * step], points[2 * step + 1]);
  }

  ground(x: number, y: number): [number, number] | null {
    const [middle, centre, half] = this.frame;
    const [a, b] = [(2 * (x - middle)) / half, (-2 * (y - centre)) / half];
    return Math.abs(a) <= 2 && Math.abs(b) <= 2 ? [a, b] : null;
  }

  dispose(): void {
    this.canvas.remove();
  }

  private pixel(x: number, y: number): [number, number] {
    const [middle, centre, half] = this.frame;
    return [middle + (x / 2) * half, centre - (y / 2) * half];
  }

  private get frame(): [number, number, number] {
    const { clientWidth: width, clientHeight: height } = this.host;
    const near = this.host.id === "landscape" ? (this.state?.zoom ?? 1) : 1;
    return [width / 2, height / 2, (Math.min(width, height) / 2 - 4) * near];
  }
}
