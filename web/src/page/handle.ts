import type { Doc, Span } from "../doc.ts";
import { significant } from "../lineup/number.ts";
import type { Pane } from "../pane.ts";
import { made } from "./parts.ts";

/** What is told where a start is moved, in x and y. */
export type Dragged = { moveStart(index: number, x: number, y: number): void };

/** Shares of the domain's sides that an arrow key moves a start by, and with shift. */
const [STEP, FAR] = [0.01, 0.1];

/** Milliseconds in which a key goes on from where the one before led, answered or not. */
const ON = 500;

const KEYS: Record<string, [right: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The ring about a start by which it is dragged. */
export class Handle {
  private readonly ring = made("button", { type: "button", class: "start" });
  private doc: Doc | null = null;
  private dragging = false;
  private led = { x: 0, y: 0, at: -Infinity };

  constructor(
    private readonly host: HTMLElement,
    private readonly pane: Pane,
    private readonly dragged: Dragged,
  ) {
    const { ring } = this;
    host.append(ring);
    ring.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      ring.setPointerCapture(event.pointerId);
      this.dragging = true;
    });
    ring.addEventListener("pointermove", (event) => {
      event.stopPropagation();
      if (this.dragging) this.drag(event);
    });
    const end = () => (this.dragging = false);
    ring.addEventListener("pointerup", end);
    ring.addEventListener("pointercancel", end);
    ring.addEventListener("click", (event) => event.stopPropagation());
    ring.addEventListener("keydown", (event) => this.press(event));
  }

  /** Puts the ring where the start was drawn last. */
  show(doc: Doc): void {
    this.doc = doc;
    const walker = doc.walkers.findIndex((one) => one.start === 0);
    const at = this.pane.place(walker, 0);
    this.ring.hidden = !at;
    if (at) this.ring.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
    const [x, y] = doc.starts;
    const told = `Start (${significant(x)}, ${significant(y)}); arrow keys move it`;
    this.ring.setAttribute("aria-label", told);
  }

  remove(): void {
    this.ring.remove();
  }

  private drag(event: PointerEvent): void {
    const { left, top } = this.host.getBoundingClientRect();
    const at = this.pane.ground(event.clientX - left, event.clientY - top);
    if (at) this.move(...at);
  }

  private press(event: KeyboardEvent): void {
    const way = KEYS[event.key];
    if (!way || !this.doc) return;
    event.preventDefault();
    event.stopPropagation();
    const share = event.shiftKey ? FAR : STEP;
    const goesOn = event.timeStamp - this.led.at < ON;
    const [x, y] = goesOn ? [this.led.x, this.led.y] : this.doc.starts;
    const [[x0, x1], [y0, y1]] = this.doc.domain;
    this.led.at = event.timeStamp;
    this.move(x + way[0] * share * (x1 - x0), y + way[1] * share * (y1 - y0));
  }

  private move(x: number, y: number): void {
    const [across, along] = this.doc!.domain;
    this.led = { ...this.led, x: rounded(x, across), y: rounded(y, along) };
    this.dragged.moveStart(0, this.led.x, this.led.y);
  }
}

/** A coordinate inside its span, with no more digits than a pixel tells. */
function rounded(value: number, [low, high]: Span): number {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(high - low)));
  return Number(Math.min(high, Math.max(low, value)).toFixed(Math.min(15, digits)));
}
