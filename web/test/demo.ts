/** The page with stand-ins for its panes, and with a preview that simulates by itself at `?live`. */
import type { Parameter } from "../src/doc.ts";
import { Contour } from "../src/contour/contour.ts";
import { Landscape } from "../src/landscape/landscape.ts";
import { start } from "../src/start.ts";
import { packed } from "./packed.ts";
import { rawOf, walkerOf, WALKS, type Walk } from "./scene.ts";

const walks: Walk[] = WALKS.map((walk) => ({ ...walk }));
let at: [number, number] = [-1.8, 0.9];

class Simulator extends EventTarget {
  readonly readyState = 1;
  binaryType = "";

  constructor() {
    super();
    setTimeout(() => {
      this.dispatchEvent(new Event("open"));
      this.tell({ ...rawOf(walks), live: { serial: 0, draggable: true, parameters: tuned() } });
      if (location.search.includes("broken")) {
        this.tell({ kind: "error", message: "scenes/ellipse.py:12: no optimizer 'Momentu'; did you mean 'Momentum'?" });
      }
    });
  }

  send(text: string): void {
    const message = JSON.parse(text) as Record<string, never>;
    if ("copy" in message) return this.tell({ kind: "source", text: "scene = Scene(…)\n" });
    if ("reset" in message) return;
    let changed = walks.map((_, index) => index);
    if ("set" in message) {
      const [index, name, value] = message["set"] as [number, "rate" | "beta", number];
      walks[index][name] = value;
      changed = [index];
    } else at = (message["start"] as number[]).slice(1) as [number, number];
    const walkers = changed.map((index) => ({ index, ...walkerOf(walks[index], index, at, 120) }));
    const update = { kind: "update", serial: message["serial"], walkers, settings: tuned() };
    setTimeout(() => this.tell({ ...update, starts: Float64Array.from(at) }), 15);
  }

  private tell(message: object): void {
    this.dispatchEvent(new MessageEvent("message", { data: packed(message) }));
  }
}

function tuned() {
  return walks.map(({ label, rate, beta }, walker) => {
    const parameters: Parameter[] = [
      { name: "rate", spoken: "learning rate", symbol: "η", value: rate, text: "", low: rate / 100, high: rate * 100, logarithmic: true },
      { name: "beta", spoken: "momentum", symbol: "β", value: beta, text: "", low: 0, high: 0.99, logarithmic: false },
    ];
    return { walker, label, parameters };
  });
}

if (location.search.includes("live")) {
  Object.assign(globalThis, { WebSocket: Object.assign(Simulator, { OPEN: 1 }) });
}
void start({ landscape: Landscape, contour: Contour });
