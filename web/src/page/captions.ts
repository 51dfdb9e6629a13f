import type { Caption } from "../doc.ts";
import { made } from "./parts.ts";

/** The line below the picture: all captions in one place as high as the highest, one to be seen. */
export class Captions {
  private lines: HTMLElement[] = [];
  private captions: Caption[] | null = null;

  constructor(private readonly box: HTMLElement) {}

  /** Takes the captions of a film. */
  show(captions: Caption[]): void {
    if (captions === this.captions) return;
    this.captions = captions;
    this.lines = captions.map((one) => made("span", {}, one.text));
    this.box.replaceChildren(...this.lines);
    this.box.hidden = !captions.length;
  }

  /** Shows the caption of that place alone; -1 for none. */
  tell(place: number): void {
    this.lines.forEach((line, index) => line.classList.toggle("now", index === place));
  }
}
