import { made, part } from "./parts.ts";

const KEYS: [keys: string, does: string][] = [
  ["Space", "play, pause"],
  ["← →", "a step back, a step on"],
  ["Shift ← →", "ten steps"],
  ["Home, End", "the first step, the last"],
  ["1 … 9", "single out a name by its place; with Shift one more"],
  ["0, Esc", "all names again"],
  ["L, C, B", "landscape, contour, both"],
  ["drag", "turn the landscape; with the focus on it the arrow keys do"],
  ["+ −, wheel, pinch", "nearer, farther; over a page that scrolls the wheel needs a click or Ctrl"],
  ["F", "the film’s own view"],
  ["?", "this list"],
];

const TUNING: [keys: string, does: string][] = [
  ["drag a slider", "another hyperparameter; a double click or Delete brings back the scene’s own"],
  ["drag the ring", "another start; with the focus on it the arrow keys do"],
];

/** Opens the list of keys. */
export function showKeys(live: boolean): void {
  const list = part("keys").querySelector("dl")!;
  const told = live ? [...KEYS, ...TUNING] : KEYS;
  list.replaceChildren(
    ...told.flatMap(([keys, does]) => [made("dt", {}, keys), made("dd", {}, does)]),
  );
  const dialog = open("keys");
  dialog.focus();
  dialog.scrollTop = 0;
}

/** Shows a source to be copied by hand. */
export function showSource(text: string): void {
  open("source");
  const field = part("source").querySelector("textarea")!;
  field.value = text;
  field.select();
}

function open(id: string): HTMLDialogElement {
  const dialog = part<HTMLDialogElement>(id);
  if (!dialog.open) dialog.showModal();
  return dialog;
}
