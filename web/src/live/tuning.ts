import type { Parameter, Tuned } from "../doc.ts";
import { made } from "../page/parts.ts";
import { NOTCHES, notchOf, shortest, typed, valueAt } from "./scale.ts";

/** What is told where a hyperparameter is set; whether one is still on its way. */
export type Setting = {
  set(optimizer: number, name: string, value: number): void;
  pending(optimizer: number, name: string): boolean;
};

type Row = {
  slider: HTMLInputElement;
  field: HTMLInputElement;
  parameter: Parameter;
  value: number;
};

let ids = 0;

/** The sliders of one optimizer. */
export class Tuning {
  readonly box: HTMLElement;
  private readonly rows = new Map<string, Row>();
  private readonly optimizer: number;

  constructor(
    tuned: Tuned,
    private readonly setting: Setting,
  ) {
    this.optimizer = tuned.walker;
    this.box = made("div", { class: "tuning", role: "group", "aria-label": tuned.label });
    for (const parameter of tuned.parameters) this.box.append(...this.row(parameter));
  }

  /** Takes over values; not those that the reader is setting. */
  show(tuned: Tuned): void {
    for (const parameter of tuned.parameters) {
      const row = this.rows.get(parameter.name);
      if (!row || parameter.value === null || parameter.value === row.value) continue;
      if (this.setting.pending(this.optimizer, parameter.name)) continue;
      put(row, parameter.value, row.field !== document.activeElement);
    }
  }

  private row(parameter: Parameter): Node[] {
    const id = `parameter-${++ids}`;
    const name = made("span", {}, parameter.spoken);
    const symbol = made("i", {}, parameter.symbol);
    if (parameter.value === null) {
      const told = made("span", { class: "schedule" }, parameter.text);
      return [made("span", { class: "told" }, name, " ", symbol), told];
    }
    const label = made("label", { for: id }, name, " ", symbol);
    const slider = made("input", { id, type: "range", min: "0", max: String(NOTCHES), step: "1" });
    const field = made("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": `${parameter.spoken}, as a number`,
    });
    const row = { slider, field, parameter, value: parameter.value };
    this.rows.set(parameter.name, row);
    put(row, parameter.value, true);
    const own = notchOf(parameter.value, parameter) / NOTCHES;
    slider.style.setProperty("--own", String(own));
    const back = `Double click: back to ${shortest(parameter.value)}`;
    label.title = slider.title = back;
    this.listen(row, label);
    return [label, slider, field];
  }

  private listen(row: Row, label: HTMLElement): void {
    const { slider, field, parameter } = row;
    slider.addEventListener("input", () => this.set(row, valueAt(slider.valueAsNumber, parameter)));
    field.addEventListener("change", () => {
      const value = typed(field.value);
      const { low, high } = parameter;
      if (value === null) put(row, row.value, true);
      else this.set(row, Math.min(high, Math.max(low, value)));
    });
    const back = () => this.set(row, parameter.value!);
    for (const one of [slider, label]) one.addEventListener("dblclick", back);
    slider.addEventListener("keydown", (event) => {
      if (event.key !== "Delete" && event.key !== "Backspace") return;
      event.preventDefault();
      back();
    });
  }

  private set(row: Row, value: number): void {
    put(row, value, true);
    this.setting.set(this.optimizer, row.parameter.name, value);
  }
}

function put(row: Row, value: number, written: boolean): void {
  const { slider, field, parameter } = row;
  row.value = value;
  const notch = notchOf(value, parameter);
  // A notch that stands for the value stays, so that a key's next press goes on from it.
  if (valueAt(slider.valueAsNumber, parameter) !== value) slider.value = String(notch);
  slider.style.setProperty("--share", String(notch / NOTCHES));
  slider.setAttribute("aria-valuetext", shortest(value));
  if (written) field.value = shortest(value);
}
