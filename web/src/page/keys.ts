/** What a key asks for. */
export type Action =
  | { do: "play" | "first" | "last" | "reset" | "keys" | "all" }
  | { do: "step"; by: number; far: boolean }
  | { do: "orbit"; right: number; up: number }
  | { do: "zoom"; by: number }
  | { do: "view"; view: View }
  | { do: "name"; place: number; more: boolean };

export type View = "landscape" | "contour" | "both";

/**
 * Where the focus is: `field` takes its keys itself, `button` only what presses it, `slider` what
 * moves it.
 */
export type Focus = "page" | "landscape" | "button" | "slider" | "field";

export type Key = Pick<KeyboardEvent, "key" | "code" | "shiftKey"> & {
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
};

const VIEWS: Record<string, View> = { l: "landscape", c: "contour", b: "both" };

const ARROWS: Record<string, [right: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The action of a key, null where the browser or the focused control is to have it. */
export function actionOf(key: Key, focus: Focus): Action | null {
  if (key.ctrlKey || key.altKey || key.metaKey || focus === "field") return null;
  const pressed = key.key;
  if (focus === "slider" && /^Arrow|^Home$|^End$|^[-+]$/.test(pressed)) return null;
  if (pressed in ARROWS) return arrow(ARROWS[pressed], key.shiftKey, focus);
  if (pressed === " " || pressed === "Enter") {
    return focus === "button" || pressed === "Enter" ? null : { do: "play" };
  }
  if (pressed === "Home") return { do: "first" };
  if (pressed === "End") return { do: "last" };
  if (pressed === "+" || pressed === "=") return { do: "zoom", by: 1 };
  if (pressed === "-" || pressed === "_") return { do: "zoom", by: -1 };
  if (pressed === "?") return { do: "keys" };
  const letter = pressed.toLowerCase();
  if (letter in VIEWS) return { do: "view", view: VIEWS[letter] };
  if (letter === "f") return { do: "reset" };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(key.code)?.[1] ?? /^\d$/.exec(pressed)?.[0];
  if (digit === "0" || pressed === "Escape") return { do: "all" };
  return digit ? { do: "name", place: Number(digit) - 1, more: key.shiftKey } : null;
}

/** With the focus on the landscape plain arrows orbit; elsewhere they step, by ten with shift. */
function arrow([right, up]: [number, number], shift: boolean, focus: Focus): Action | null {
  if (focus === "landscape" && !shift) return { do: "orbit", right, up };
  return right ? { do: "step", by: right, far: shift } : null;
}
