import { updated, type Doc, type Message } from "../doc.ts";
import { expanded } from "../expand.ts";
import { showSource } from "../page/dialogs.ts";
import type { Page } from "../page/page.ts";
import { part, write } from "../page/parts.ts";
import { addressOf, Connection } from "./connection.ts";
import { keyOf, Outbox, type Sent } from "./outbox.ts";
import { Tuning } from "./tuning.ts";

const LOST =
  "The preview does not answer; trying again. If it was started anew, open the address that it printed.";

/** Milliseconds for which a button says what it did. */
const SAID = 1600;

/** The live half of a page: what is heard from the preview, and what is told to it. */
export class Preview {
  private readonly connection: Connection;
  private readonly outbox: Outbox;
  private tunings = new Map<number, Tuning>();
  private frame = 0;
  private failure = "";
  private lost = "";

  constructor(private readonly page: Page) {
    write(part("caption"), "Reading the scene …");
    this.outbox = new Outbox((text) => this.connection.send(text));
    this.connection = new Connection(addressOf(location), {
      message: (message) => this.hear(expanded(message, this.page.whole ?? undefined)),
      open: (isOpen, why) => this.opened(isOpen, why),
    });
    part("copy").addEventListener("click", () => this.ask({ copy: true }));
    part("undo").addEventListener("click", () => {
      this.outbox.clear();
      this.ask({ reset: true });
    });
  }

  /** Moves a start, and everyone who starts there. */
  moveStart(index: number, x: number, y: number): void {
    this.put({ start: [index, x, y] });
  }

  private put(message: Sent): void {
    this.page.finish();
    this.outbox.put(message);
    this.flushLater();
  }

  private ask(message: { copy: true } | { reset: true }): void {
    this.connection.send(JSON.stringify(message));
  }

  private flushLater(): void {
    this.frame ||= requestAnimationFrame((now) => {
      this.frame = 0;
      if (this.outbox.flush(now) && !this.lost) this.flushLater();
    });
  }

  private hear(message: Message): void {
    switch (message.kind) {
      case "scene":
        this.outbox.clear();
        this.failure = "";
        this.tunings.clear();
        return this.shown(message, true);
      case "update":
        this.outbox.answered(message.serial);
        this.outbox.flush(performance.now());
        if (this.page.whole) this.shown(updated(this.page.whole, message), false);
        return;
      case "error":
        this.failure = message.message;
        if (!this.page.whole) write(part("caption"), "");
        return this.warn();
      case "source":
        return void this.copy(message.text);
    }
  }

  private shown(doc: Doc, isNew: boolean): void {
    this.page.show(doc);
    part("tools").hidden = false;
    document.body.classList.add("live");
    for (const tuned of doc.live?.parameters ?? []) {
      const known = this.tunings.get(tuned.walker);
      if (known && !isNew) known.show(tuned);
      else this.tune(tuned.walker, doc);
    }
    this.warn();
  }

  private tune(optimizer: number, doc: Doc): void {
    const { lineup } = this.page;
    const tuned = doc.live!.parameters.find((one) => one.walker === optimizer)!;
    const name = lineup.runners.findIndex((runner) => runner.optimizer === optimizer);
    if (name < 0) return;
    const tuning = new Tuning(tuned, {
      set: (...set) => this.put({ set }),
      pending: (...[place, parameter]) => this.outbox.pending(keyOf({ set: [place, parameter, 0] })),
    });
    this.tunings.set(optimizer, tuning);
    const item = lineup.item(name);
    item.querySelector(".tuning")?.remove();
    item.append(tuning.box);
  }

  private opened(isOpen: boolean, why: string): void {
    this.lost = isOpen ? "" : why ? `The preview has closed the connection: ${why}.` : LOST;
    if (isOpen) this.flushLater();
    else this.outbox.clear();
    this.warn();
  }

  private warn(): void {
    const banner = part("banner");
    const told = this.lost || this.failure;
    banner.hidden = !told;
    write(banner, told);
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      showSource(text);
      return;
    }
    const button = part("copy");
    const before = "Copy as scene";
    write(button, "Copied");
    write(part("said"), "The scene is copied.");
    setTimeout(() => write(button, before), SAID);
  }
}
