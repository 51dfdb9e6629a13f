/** What the page may say; every key of `Outbox` has one of these waiting at most. */
export type Sent =
  | { set: [optimizer: number, name: string, value: number] }
  | { start: [index: number, x: number, y: number] };

/** Milliseconds after which a message is taken for lost, and the next may follow. */
const PATIENCE = 400;

/** Messages of one parameter without an answer: while one is done, the next is there already. */
const AHEAD = 2;

/**
 * Messages on their way: of one parameter the latest wins, and no more are sent than the one that is
 * worked on and one after it, so that slow answers never pile up.
 */
export class Outbox {
  private serial = 0;
  private readonly waiting = new Map<string, Sent>();
  private readonly flying = new Map<string, { serial: number; at: number }[]>();

  /** `send` gives a text away; false where nothing can be sent now. */
  constructor(private readonly send: (text: string) => boolean) {}

  /** Keeps the message to be sent in the next `flush`, in place of one that still waits. */
  put(message: Sent): void {
    this.waiting.set(keyOf(message), message);
  }

  /** Sends what may be sent at a time in milliseconds; whether something still waits. */
  flush(now: number): boolean {
    for (const [key, message] of this.waiting) {
      const flying = this.flying.get(key) ?? [];
      if (flying.length >= AHEAD && now - flying.at(-1)!.at < PATIENCE) continue;
      const serial = this.serial + 1;
      if (!this.send(JSON.stringify({ ...message, serial }))) return true;
      this.serial = serial;
      this.flying.set(key, [...flying.slice(1 - AHEAD), { serial, at: now }]);
      this.waiting.delete(key);
    }
    return this.waiting.size > 0;
  }

  /** Takes note that all messages up to a serial are accounted for. */
  answered(serial: number): void {
    for (const [key, flying] of this.flying) {
      const left = flying.filter((one) => one.serial > serial);
      if (left.length) this.flying.set(key, left);
      else this.flying.delete(key);
    }
  }

  /** Whether a parameter's last word has not been answered, so that what is shown is newer. */
  pending(key: string): boolean {
    return this.waiting.has(key) || this.flying.has(key);
  }

  /** Forgets everything, as after a new scene or a lost connection. */
  clear(): void {
    this.waiting.clear();
    this.flying.clear();
  }
}

/** What of two messages at once only the later counts. */
export function keyOf(message: Sent): string {
  return "set" in message ? `${message.set[0]}.${message.set[1]}` : `start.${message.start[0]}`;
}
