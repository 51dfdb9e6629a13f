import type { Doc } from "../doc.ts";
import { NoWebGL, type Pane, type PaneClass, type Pick } from "../pane.ts";
import type { State } from "../state.ts";
import { orbits, type Looked } from "./gestures.ts";
import type { View } from "./keys.ts";
import { part } from "./parts.ts";
import { place, tell } from "./tip.ts";
import { Handle, type Dragged } from "./handle.ts";

export type Panes = Record<Which, PaneClass>;

type Which = "landscape" | "contour";

const WHICH: Which[] = ["landscape", "contour"];

/** Pixels at 1280 × 720 that are kept free: a contour's last number reaches beyond its edge. */
const INSETS = {
  landscape: { left: 0, top: 12, right: 0, bottom: 0 },
  contour: { left: 0, top: 8, right: 18, bottom: 0 },
};

/** What the stage tells of. */
export type Staged = Looked & Dragged & { point(walker: number | null): void; redraw(): void };

type Pointer = { which: Which; x: number; y: number; finger: boolean };

/** Where beside a finger's middle a path is looked for as well, in pixels: a finger is broad. */
const AROUND = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
  const turn = (eighth * Math.PI) / 4;
  return [10 * Math.cos(turn), 10 * Math.sin(turn)];
});

/** Milliseconds for which a hint stays. */
const HINT = 1800;

/** Pixels at 1280 × 720 below which a picture's lengths shrink with it, and to which share. */
const [ROOM, SMALLEST] = [[600, 420], 0.7];

/** The picture: a landscape, a contour, or both beside each other. */
export class Stage {
  private readonly hosts = { landscape: part("landscape"), contour: part("contour") };
  private readonly panes: Partial<Record<Which, Pane>> = {};
  private readonly handles: Partial<Record<Which, Handle>> = {};
  private readonly shown: Partial<Record<Which, Doc>> = {};
  private readonly tip = part("tip");
  private readonly box = part("panes");
  private hint: ReturnType<typeof setTimeout> | undefined;
  private pointer: Pointer | null = null;
  private doc: Doc | null = null;
  view: View = "landscape";

  constructor(
    private readonly classes: Panes,
    private readonly staged: Staged,
  ) {
    const scrolled = () => this.tellHow();
    orbits(this.hosts.landscape, { ...looked(staged), scrolled });
    for (const which of WHICH) this.listen(which);
    new ResizeObserver(() => staged.redraw()).observe(this.box);
    addEventListener("resize", () => staged.redraw());
  }

  /** Takes a document; the panes that are seen take it when they are drawn next. */
  show(doc: Doc): void {
    this.doc = doc;
    this.hosts.landscape.setAttribute("aria-label", `${doc.title}, landscape; arrow keys turn it`);
    this.hosts.contour.setAttribute("aria-label", `${doc.title}, contour`);
    this.tip.removeAttribute("data-told");
  }

  /** Draws what is seen. Throws NoWebGL where nothing can be. */
  draw(state: State): void {
    if (!this.doc) return;
    const { clientWidth, clientHeight } = this.box;
    this.box.classList.toggle("beside", clientWidth > 1.15 * clientHeight);
    this.box.dataset["view"] = this.view;
    const seen = WHICH.filter((which) => this.view === which || this.view === "both");
    for (const which of WHICH) this.hosts[which].hidden = !seen.includes(which);
    for (const which of seen) this.drawOne(which, this.doc, state);
    this.point();
  }

  /** Why nothing can be drawn, if it is so. */
  static isMissing(error: unknown): boolean {
    return error instanceof NoWebGL;
  }

  private drawOne(which: Which, doc: Doc, state: State): void {
    const host = this.hosts[which];
    const redraw = () => this.staged.redraw();
    const options = { redraw, scale: () => scaleOf(host), insets: INSETS[which] };
    const pane = (this.panes[which] ??= new this.classes[which](host, options));
    if (this.shown[which] !== doc) pane.show(doc);
    this.shown[which] = doc;
    pane.draw(state);
    if (doc.live?.draggable) {
      const handle = (this.handles[which] ??= new Handle(host, pane, this.staged));
      handle.show(doc);
    } else {
      this.handles[which]?.remove();
      delete this.handles[which];
    }
  }

  private listen(which: Which): void {
    const host = this.hosts[which];
    const at = (event: PointerEvent) => {
      const { left, top } = host.getBoundingClientRect();
      const finger = event.pointerType === "touch";
      this.pointer = { which, x: event.clientX - left, y: event.clientY - top, finger };
      this.point();
    };
    host.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" && !event.buttons) at(event);
      else this.leave();
    });
    host.addEventListener("click", (event) => at(event as PointerEvent));
    host.addEventListener("pointerleave", () => this.leave());
  }

  private leave(): void {
    this.pointer = null;
    this.point();
  }

  /** Tells of the path under the pointer; anew after each drawing, as what is there may change. */
  private point(): void {
    const { pointer, tip, doc } = this;
    const pick = pointer && this.pick(pointer);
    tip.hidden = !pick;
    this.staged.point(pick?.walker ?? null);
    if (!pick || !pointer || !doc) return;
    tell(tip, doc, pick);
    const host = this.hosts[pointer.which];
    place(tip, pointer.x + host.offsetLeft, pointer.y + host.offsetTop);
  }

  private pick({ which, x, y, finger }: Pointer): Pick | null {
    for (const [right, down] of [[0, 0], ...(finger ? AROUND : [])]) {
      const pick = this.panes[which]?.pick(x + right, y + down);
      if (pick) return pick;
    }
    return null;
  }

  /** Says how to zoom where the wheel scrolls. */
  private tellHow(): void {
    const hint = part("hint");
    hint.textContent = "Click first, or hold Ctrl, to zoom with the wheel";
    hint.hidden = false;
    clearTimeout(this.hint);
    this.hint = setTimeout(() => (hint.hidden = true), HINT);
  }
}

/** What lengths at 1280 × 720 are multiplied by: as the page's type, less in a small picture. */
function scaleOf({ clientWidth, clientHeight }: HTMLElement): number {
  const type = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const share = Math.min(clientWidth / ROOM[0], clientHeight / ROOM[1]) / type;
  return type * Math.min(1, Math.max(SMALLEST, share));
}

function looked(staged: Staged): Looked {
  return {
    look: () => staged.look(),
    turn: (look) => staged.turn(look),
    scrolled: () => staged.scrolled(),
  };
}
