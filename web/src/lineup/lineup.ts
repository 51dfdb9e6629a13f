import type { Doc } from "../doc.ts";
import { made, still, write } from "../page/parts.ts";
import { asRead, significant } from "./number.ts";
import { ranks, settled } from "./order.ts";
import { runnersOf, standingOf, type Runner, type Standing } from "./standing.ts";
import { swatch } from "./swatch.ts";

/** What a reader does with the names. */
export type Named = { choose(name: number, more: boolean): void; point(name: number | null): void };

type Row = {
  item: HTMLLIElement;
  name: HTMLButtonElement;
  rank: HTMLElement;
  value: HTMLElement;
};

/** Milliseconds between two changes of the order while the film plays, and in which rows move. */
const [EVERY, MOVE] = [400, 220];

/** The line-up: names by rank with their values; in a preview in its own order. */
export class Lineup {
  runners: Runner[] = [];
  private rows: Row[] = [];
  private order: number[] = [];
  private changed = -Infinity;
  private signature = "";

  constructor(
    private readonly list: HTMLElement,
    private readonly named: Named,
  ) {}

  /** Takes a document; rows stay as they are where the names do. Whether they are new. */
  show(doc: Doc): boolean {
    this.runners = runnersOf(doc);
    const told = this.runners.map(({ label, colour, form }) => [label, colour, form]);
    const signature = JSON.stringify([told, Boolean(doc.live)]);
    if (signature === this.signature) {
      this.rows.forEach(({ name }, k) => (name.title = titled(this.runners[k])));
      return false;
    }
    this.signature = signature;
    const head = this.runners.some((one) => one.walkers.length > 1) ? "median f" : "f";
    this.list.dataset["measure"] = head;
    this.list.style.setProperty("--widest", `${widest(doc, this.runners)}ch`);
    this.list.classList.toggle("ranked", !doc.live);
    this.rows = this.runners.map((runner, index) => this.row(runner, index));
    this.list.replaceChildren(...this.rows.map((row) => row.item));
    this.order = this.runners.map((_, index) => index);
    this.changed = -Infinity;
    return true;
  }

  /** The item of a name, to put what tunes it into. */
  item(name: number): HTMLElement {
    return this.rows[name].item;
  }

  /** Leaves the names as words, where there is nothing to be singled out. */
  rest(): void {
    for (const { name } of this.rows) name.disabled = true;
  }

  /** The name at a place from the top, 0 for the first. */
  at(place: number): number | undefined {
    return this.order[place];
  }

  /** Tells how all stand at a step; while it `plays`, the order is not restless. */
  tell(doc: Doc, step: number, chosen: ReadonlySet<number>, plays: boolean): void {
    const standings = this.runners.map((runner) => standingOf(doc, runner, step));
    // Who left uphill stands in a film by its last value inside; one that is tuned has none.
    const out = (one: Standing) => doc.live && one.climbed !== null;
    const read = standings.map((one) => (out(one) ? Infinity : asRead(one.value)));
    const places = ranks(read);
    this.rows.forEach((row, index) => {
      const standing = standings[index];
      const lost = standing.since !== null || standing.climbed !== null;
      row.item.classList.toggle("lost", lost);
      row.item.classList.toggle("faded", chosen.size > 0 && !chosen.has(index));
      row.name.setAttribute("aria-pressed", String(chosen.has(index)));
      write(row.rank, lost ? "" : `${places[index]}.`);
      write(row.value, word(standing));
    });
    if (!doc.live) this.arrange(read, plays);
  }

  private arrange(read: number[], plays: boolean): void {
    const now = performance.now();
    if (plays && now - this.changed < EVERY) return;
    const order = settled(this.order, read);
    if (order.every((row, place) => row === this.order[place])) return;
    this.order = order;
    this.changed = now;
    const items = this.rows.map((row) => row.item);
    const before = still() ? [] : items.map((item) => item.getBoundingClientRect());
    order.forEach((row, place) => (items[row].style.order = String(place)));
    before.forEach(({ left, top }, row) => {
      const after = items[row].getBoundingClientRect();
      const [x, y] = [left - after.left, top - after.top];
      if (!x && !y) return;
      items[row].animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], {
        duration: MOVE,
        easing: "ease-out",
      });
    });
  }

  private row(runner: Runner, index: number): Row {
    const { label, colour, form } = runner;
    const name = made(
      "button",
      { type: "button", class: "name", title: titled(runner) },
      swatch(colour, form),
      made("span", {}, label),
    );
    const [rank, value] = [made("span", { class: "rank" }), made("span", { class: "value" })];
    const head = made("div", { class: "runner" }, name, rank, value);
    const item = made("li", {}, head);
    item.style.setProperty("--colour", colour);
    name.addEventListener("click", (event) => this.named.choose(index, event.shiftKey));
    head.addEventListener("pointerenter", () => this.named.point(index));
    head.addEventListener("pointerleave", () => this.named.point(null));
    return { item, name, rank, value };
  }
}

/** A name in full, as it may be cut, and its numbers. */
function titled({ label, hyperparameters }: Runner): string {
  return [label, hyperparameters].filter(Boolean).join(": ");
}

/** The width in digits of the longest word that stands in the end, for which room is kept. */
function widest(doc: Doc, runners: Runner[]): number {
  const words = runners.map((runner) => word(standingOf(doc, runner, doc.steps)));
  return doc.live ? 0 : Math.max(...words.map(({ length }) => Math.min(length, 2 + 0.75 * length)));
}

function word({ outcome, value, since, climbed }: Standing): string {
  if (since !== null) return `${outcome} at step ${since}`;
  if (climbed !== null) return `${outcome}: ${significant(climbed)}`;
  return outcome || significant(value);
}
