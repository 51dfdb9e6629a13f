import { captionAt, secondsOf, stepAt } from "../film/clock.ts";
import type { Doc } from "../doc.ts";
import { Lineup } from "../lineup/lineup.ts";
import { chosen } from "../lineup/order.ts";
import { seenOf } from "../lineup/sweep.ts";
import type { State } from "../state.ts";
import { Captions } from "./captions.ts";
import { Controls } from "./controls.ts";
import { showKeys } from "./dialogs.ts";
import { fitted } from "./fit.ts";
import { formulaOf } from "./formula.ts";
import type { Action, View } from "./keys.ts";
import { nearer, pressed, type Look } from "./orbit.ts";
import { made, part, still, write } from "./parts.ts";
import { Stage, type Panes } from "./stage.ts";
import { tabulate } from "./table.ts";
import { dress } from "./theme.ts";

/** Seconds that a frame may take on; a page that was hidden goes on where it was. */
const LONGEST_FRAME = 0.1;

/** Pixels of width in which both views have room beside each other. */
const ROOM = 520;

/** Steps of an arrow key with shift; milliseconds without a change after which all is told. */
const [FAR, SETTLED] = [10, 400];

/** The page: what is shown, at which time, and what the reader has chosen. */
export class Page {
  /** All of it, and what of it is seen: of a sweep, one value. */
  whole: Doc | null = null;
  private doc: Doc | null = null;
  private variant = 0;
  private readonly stage: Stage;
  private readonly controls: Controls;
  readonly lineup: Lineup;
  private readonly captions = new Captions(part("caption"));
  private seconds = 0;
  private playing = false;
  private last: number | null = null;
  /** Where the reader looks from; null for the film's own camera, which may turn. */
  private own: Look | null = null;
  private singled: Set<number> = new Set();
  private pointed: number | null = null;
  private frame = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private missing = false;

  constructor(panes: Panes, moveStart: (index: number, x: number, y: number) => void) {
    this.stage = new Stage(panes, {
      look: () => this.look,
      turn: (look) => this.turn(look),
      scrolled: () => undefined,
      moveStart,
      point: (walker) => this.point(walker),
      redraw: () => this.redraw(),
    });
    this.controls = new Controls({
      play: () => this.play(!this.playing),
      scrub: (step) => this.scrub(step),
      choose: (view) => this.choose(view),
      reset: () => this.reset(),
      keys: () => showKeys(Boolean(this.doc?.live)),
    });
    this.lineup = new Lineup(part("lineup"), {
      choose: (name, more) => this.single(name, more),
      point: (name) => this.point(name === null ? null : this.lineup.runners[name].walkers[0]),
    });
    addEventListener("resize", fitted);
  }

  /** Shows a document, the first or another; the step, the look and the view stay. */
  show(whole: Doc): void {
    const before = this.doc;
    if (this.whole?.variants.join() !== whole.variants.join()) this.sweep(whole);
    this.whole = whole;
    const doc = seenOf(whole, this.variant);
    const step = this.step;
    this.doc = doc;
    if (before?.theme !== doc.theme) dress(doc.theme);
    if (before?.title !== doc.title || before.formula !== doc.formula || before.note !== doc.note) this.head(doc);
    this.stage.show(doc);
    this.captions.show(doc.captions);
    if (this.lineup.show(doc)) this.singled = new Set();
    if (!before) this.open(doc);
    else if (before.film !== doc.film) {
      const ended = step >= before.steps;
      this.seconds = ended ? doc.film.duration : secondsOf(doc.film, doc.steps, step);
    }
    if (!before || !doc.live) fitted();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.tabulate(), before ? SETTLED : 0);
    this.redraw();
  }

  /** Plays from the beginning, if the reader has not moved on meanwhile. */
  begin(): void {
    if (this.doc && !this.missing && this.seconds === 0) this.play(true);
  }

  /** Goes to the end of a film that is playing, where a walk is seen wholly. */
  finish(): void {
    if (!this.playing || !this.doc) return;
    this.playing = false;
    this.seconds = this.doc.film.duration;
    this.redraw();
  }

  /** Does what a key asks for. */
  act(action: Action): void {
    if (!this.doc) return;
    if (action.do === "keys") showKeys(Boolean(this.doc.live));
    else if (this.missing) return;
    else if (action.do === "all") this.singled = new Set();
    else if (action.do === "name") {
      const name = this.doc.live ? action.place : this.lineup.at(action.place);
      if (name !== undefined && name in this.lineup.runners) this.single(name, action.more);
    } else this.move(action);
    this.redraw();
  }

  private move(action: Exclude<Action, { do: "keys" | "all" | "name" }>): void {
    const steps = this.doc!.steps;
    switch (action.do) {
      case "play":
        return this.play(!this.playing);
      case "first":
        return this.scrub(0);
      case "last":
        return this.scrub(steps);
      case "step":
        return this.scrub(this.step + action.by * (action.far ? FAR : 1));
      case "orbit":
        return this.turn(pressed(this.look, action.right, action.up));
      case "zoom":
        return this.turn(nearer(this.look, action.by));
      case "view":
        return this.choose(action.view);
      case "reset":
        return this.reset();
    }
  }

  private get step(): number {
    if (!this.doc) return 0;
    return Math.floor(stepAt(this.doc.film, this.doc.steps, this.seconds) + 1e-6);
  }

  private get look(): Look {
    if (this.own) return this.own;
    const { azimuth, elevation, turn } = this.doc!.landscape;
    const share = this.seconds / this.doc!.film.duration;
    return { azimuth: azimuth + turn * share, elevation, zoom: 1 };
  }

  private play(playing: boolean): void {
    const { film, steps } = this.doc!;
    if (playing && this.seconds >= secondsOf(film, steps, steps)) this.seconds = 0;
    this.playing = playing;
    this.last = null;
    this.redraw();
  }

  private scrub(step: number): void {
    const { film, steps } = this.doc!;
    const whole = Math.min(steps, Math.max(0, step));
    this.playing = false;
    this.seconds = secondsOf(film, steps, whole);
    if (!this.controls.timed) write(part("said"), `step ${whole}`);
    this.redraw();
  }

  private turn(look: Look): void {
    this.own = look;
    this.redraw();
  }

  private reset(): void {
    this.own = null;
    this.redraw();
  }

  private choose(view: View): void {
    this.stage.view = view;
    this.redraw();
  }

  private single(name: number, more: boolean): void {
    this.singled = chosen(this.singled, name, more);
    this.redraw();
  }

  private point(walker: number | null): void {
    if (walker === this.pointed) return;
    this.pointed = walker;
    this.redraw();
  }

  private open(doc: Doc): void {
    for (const id of ["now", "side", "controls", "results"]) part(id).hidden = false;
    if (still() || doc.live) this.seconds = doc.film.duration;
    const wide = part("stage").clientWidth > ROOM;
    const shown = doc.live && wide ? "both" : doc.shown;
    this.stage.view = shown === "both" && !wide ? "landscape" : shown;
  }

  private sweep({ variants }: Doc): void {
    const choice = part<HTMLSelectElement>("sweep");
    this.variant = 0;
    choice.hidden = variants.length < 2;
    choice.replaceChildren(...variants.map((caption) => made("option", {}, caption)));
    choice.onchange = () => {
      this.variant = choice.selectedIndex;
      this.show(this.whole!);
    };
  }

  private head(doc: Doc): void {
    document.title = doc.title;
    write(document.querySelector("h1")!, doc.title);
    const [box, drawing] = [part("formula"), doc.formula ? formulaOf(doc.formula) : null];
    write(part("note"), doc.note);
    box.hidden = !drawing;
    box.setAttribute("aria-label", doc.spoken);
    box.replaceChildren(...(drawing ? [drawing] : []));
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }

  private tabulate(): void {
    tabulate(part("results").querySelector("table")!, this.whole!);
  }

  redraw(): void {
    this.frame ||= requestAnimationFrame((now) => this.drawn(now / 1000));
  }

  private drawn(now: number): void {
    this.frame = 0;
    const { doc } = this;
    if (!doc) return;
    if (this.playing) {
      this.seconds += Math.min(LONGEST_FRAME, now - (this.last ?? now));
      this.last = now;
      if (this.seconds >= doc.film.duration) this.playing = false;
      this.seconds = Math.min(doc.film.duration, this.seconds);
    }
    const step = this.step;
    this.controls.tell(step, doc.steps, this.playing);
    this.controls.tellView(this.stage.view);
    this.lineup.tell(doc, step, this.singled, this.playing);
    this.captions.tell(captionAt(doc.captions, doc.film, this.seconds));
    if (!this.missing) this.draw(doc);
    if (this.playing) this.redraw();
  }

  private draw(doc: Doc): void {
    const step = stepAt(doc.film, doc.steps, this.seconds);
    const state: State = { step, ...this.look, faded: this.faded(), pointed: this.pointed };
    try {
      this.stage.draw(state);
    } catch (error) {
      if (!Stage.isMissing(error)) reportError(error);
      this.missing = true;
      this.playing = false;
      this.seconds = doc.film.duration;
      document.body.classList.add("still");
      this.lineup.rest();
      this.redraw();
    }
  }

  private faded(): Set<number> {
    const { runners } = this.lineup;
    if (!this.singled.size) return new Set();
    return new Set(runners.flatMap((one, k) => (this.singled.has(k) ? [] : one.walkers)));
  }
}
