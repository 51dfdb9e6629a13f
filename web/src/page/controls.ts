import type { View } from "./keys.ts";
import { part, write } from "./parts.ts";

/** What the controls below the picture ask for. */
export type Asked = {
  play(): void;
  scrub(step: number): void;
  choose(view: View): void;
  reset(): void;
  keys(): void;
};

const [PLAY, PAUSE, AGAIN] = [
  "M7 4.5v15l12.5-7.5z",
  "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
  "M12 5V1.5L6.5 6 12 10.5V7.2a5.3 5.3 0 1 1-5.3 5.3H4.5A7.5 7.5 0 1 0 12 5z",
];

/** The line of time, and the buttons beside it. */
export class Controls {
  private readonly play = part<HTMLButtonElement>("play");
  private readonly time = part<HTMLInputElement>("time");
  private readonly views = [...part("views").querySelectorAll("button")];
  private readonly number = part("now").querySelector("b")!;

  constructor(asked: Asked) {
    this.play.addEventListener("click", () => asked.play());
    this.time.addEventListener("input", () => asked.scrub(this.time.valueAsNumber));
    for (const button of this.views) {
      button.addEventListener("click", () => asked.choose(button.dataset["view"] as View));
    }
    part("reset").addEventListener("click", () => asked.reset());
    part("help").addEventListener("click", () => asked.keys());
  }

  /** Shows the step, whole, of so many, and what the button does now. */
  tell(step: number, steps: number, playing: boolean): void {
    this.time.max = String(steps);
    this.time.value = String(step);
    this.time.setAttribute("aria-valuetext", `step ${step} of ${steps}`);
    this.time.style.setProperty("--share", String(steps ? step / steps : 0));
    write(this.number, String(step));
    const [label, path] = playing
      ? ["Pause", PAUSE]
      : step >= steps
        ? ["Play again", AGAIN]
        : ["Play", PLAY];
    if (this.play.getAttribute("aria-label") === label) return;
    this.play.setAttribute("aria-label", label);
    this.play.querySelector("path")!.setAttribute("d", path);
  }

  /** Shows which view is chosen. */
  tellView(view: View): void {
    for (const button of this.views) {
      button.setAttribute("aria-pressed", String(button.dataset["view"] === view));
    }
  }

  /** Whether the reader is at the line of time. */
  get timed(): boolean {
    return document.activeElement === this.time;
  }
}
