/** Where the reader looks from; degrees, and 1 for the film's own size. */
export type Look = { azimuth: number; elevation: number; zoom: number };

/** Degrees of a pixel dragged, of an arrow key pressed; what a press of + multiplies by. */
const [DRAGGED, PRESSED, NEARER] = [0.4, 5, 1.15];

const [LOWEST, HIGHEST] = [4, 89];
const [FARTHEST, NEAREST] = [0.5, 8];

/** The look after a drag over so many pixels. */
export function dragged(look: Look, right: number, down: number): Look {
  return turned(look, -right * DRAGGED, down * DRAGGED);
}

/** The look after arrow keys. */
export function pressed(look: Look, right: number, up: number): Look {
  return turned(look, right * PRESSED, up * PRESSED);
}

/** The look so many presses of + nearer. */
export function nearer(look: Look, presses: number): Look {
  return zoomed(look, NEARER ** presses);
}

/** The look so many times nearer, within bounds. */
export function zoomed(look: Look, times: number): Look {
  return { ...look, zoom: Math.min(NEAREST, Math.max(FARTHEST, look.zoom * times)) };
}

/** How many times nearer a turn of the wheel brings; pinching on a trackpad is a wheel with ctrl. */
export function wheeled(wheel: Pick<WheelEvent, "deltaY" | "deltaMode" | "ctrlKey">): number {
  const pixels = wheel.deltaY * [1, 16, 400][wheel.deltaMode];
  const bounded = Math.max(-120, Math.min(120, pixels));
  return Math.exp(-bounded * (wheel.ctrlKey && Math.abs(pixels) < 50 ? 0.01 : 0.0015));
}

/**
 * Whether the wheel zooms rather than scrolls: always with ctrl or once the picture has the focus,
 * else only where there is nothing to scroll, neither here nor in a page that embeds this one.
 */
export function zooms(wheel: { ctrlKey: boolean }, at: Scrolling): boolean {
  return wheel.ctrlKey || at.focused || !(at.embedded || at.scrolls);
}

export type Scrolling = { focused: boolean; embedded: boolean; scrolls: boolean };

function turned(look: Look, azimuth: number, elevation: number): Look {
  return {
    ...look,
    azimuth: (((look.azimuth + azimuth) % 360) + 360) % 360,
    elevation: Math.min(HIGHEST, Math.max(LOWEST, look.elevation + elevation)),
  };
}
