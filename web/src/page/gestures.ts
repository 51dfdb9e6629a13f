import { dragged, wheeled, zoomed, zooms, type Look, type Scrolling } from "./orbit.ts";

/** What gestures on a landscape change. */
export type Looked = {
  look(): Look;
  turn(look: Look): void;
  /** The wheel was turned where it scrolls. */
  scrolled(): void;
};

type Place = { x: number; y: number };

/** Where a pointer is, and where it was pressed. */
type Finger = Place & { from: Place };

/** Pixels that a pointer moves before a press becomes a drag. */
const SLACK = 4;

/**
 * Drag to orbit, wheel and pinch to zoom.
 *
 * One finger orbits sideways only until the landscape has the focus, so that up and down scroll
 * the page; with the focus it orbits every way. The wheel is taken as `zooms` says.
 */
export function orbits(host: HTMLElement, looked: Looked): void {
  const fingers = new Map<number, Finger>();
  let moved = 0;

  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const { clientX: x, clientY: y } = event;
    fingers.set(event.pointerId, { x, y, from: { x, y } });
    if (fingers.size === 1) moved = 0;
  });

  host.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const { clientX: x, clientY: y } = event;
    const [right, down] = [x - last.x, y - last.y];
    const sideways = event.pointerType === "touch" && fingers.size === 1 && !focused(host);
    if (sideways && Math.abs(x - last.from.x) < Math.abs(y - last.from.y)) return;
    moved += Math.hypot(right, down);
    if (moved < SLACK) return;
    if (!host.hasPointerCapture(event.pointerId)) host.setPointerCapture(event.pointerId);
    host.classList.add("turning");
    const before = spread(fingers);
    fingers.set(event.pointerId, { ...last, x, y });
    const share = fingers.size;
    let look = dragged(looked.look(), right / share, sideways ? 0 : down / share);
    if (share === 2 && before > 0) look = zoomed(look, spread(fingers) / before);
    looked.turn(look);
  });

  const lift = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (!fingers.size) host.classList.remove("turning");
  };
  host.addEventListener("pointerup", lift);
  host.addEventListener("pointercancel", lift);

  host.addEventListener(
    "wheel",
    (event) => {
      if (!zooms(event, scrolling(host))) {
        looked.scrolled();
        return;
      }
      const before = looked.look();
      const after = zoomed(before, wheeled(event));
      // At its bounds the wheel is the page's again, but with ctrl never the browser's zoom.
      if (after.zoom !== before.zoom || event.ctrlKey) event.preventDefault();
      looked.turn(after);
    },
    { passive: false },
  );
}

function scrolling(host: HTMLElement): Scrolling {
  const { scrollHeight, clientHeight } = document.documentElement;
  return {
    focused: focused(host),
    embedded: window.parent !== window,
    scrolls: scrollHeight > clientHeight + 1,
  };
}

const focused = (host: HTMLElement): boolean => document.activeElement === host;

/** How far apart the first two fingers are, in pixels. */
function spread(fingers: Map<number, Finger>): number {
  const [one, other] = [...fingers.values()];
  return other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}
