import type { Doc } from "../doc.ts";
import { significant } from "../lineup/number.ts";
import { swatch } from "../lineup/swatch.ts";
import type { Pick } from "../pane.ts";
import { made } from "./parts.ts";

/** Pixels from what is pointed at to the words beside it. */
const BESIDE = 14;

/** What stands beside a point of a path: whose it is, its step, where it lies, its value. */
export function tell(tip: HTMLElement, doc: Doc, { walker, step }: Pick): void {
  const told = `${walker}.${step}`;
  if (tip.dataset["told"] === told) return;
  tip.dataset["told"] = told;
  const one = doc.walkers[walker];
  const [x, y] = one.points.subarray(2 * step, 2 * step + 2);
  const numbers = { x, y, f: one.values[step] };
  tip.replaceChildren(
    made("b", {}, swatch(one.colour, one.form), one.label),
    made("span", {}, `step ${step}`),
    made(
      "dl",
      {},
      ...Object.entries(numbers).flatMap(([name, value]) => [
        made("dt", {}, name),
        made("dd", {}, significant(value)),
      ]),
    ),
  );
}

/** Puts the words beside a point of their parent, in pixels, inside of it but never on the point. */
export function place(tip: HTMLElement, x: number, y: number): void {
  const { clientWidth, clientHeight } = tip.parentElement!;
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const left = x + BESIDE + width <= clientWidth ? x + BESIDE : Math.max(0, x - BESIDE - width);
  const isBeside = left > x || left + width < x;
  const above = y - height - BESIDE;
  const within = Math.max(0, Math.min(above, clientHeight - height));
  const top = above >= 0 || isBeside ? within : y + BESIDE;
  tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}
