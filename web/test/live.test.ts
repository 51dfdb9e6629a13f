import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, pause } from "../src/live/connection.ts";
import { keyOf, Outbox, type Sent } from "../src/live/outbox.ts";
import { NOTCHES, notchOf, shortest, typed, valueAt } from "../src/live/scale.ts";

const rate = (value: number, optimizer = 0): Sent => ({ set: [optimizer, "learning_rate", value] });

function outbox() {
  const sent: { set: unknown; serial: number }[] = [];
  return { sent, box: new Outbox((text) => (sent.push(JSON.parse(text)), true)) };
}

test("of one parameter the latest wins, and one goes ahead of an answer, no more", () => {
  const { sent, box } = outbox();
  for (const value of [1, 2, 3]) box.put(rate(value));
  assert.equal(box.flush(0), false);
  box.put(rate(4));
  assert.equal(box.flush(8), false);
  box.put(rate(5));
  box.put(rate(6));
  assert.equal(box.flush(16), true);
  assert.deepEqual(sent.map(({ set }) => (set as number[])[2]), [3, 4]);
  box.answered(1);
  assert.equal(box.flush(20), false);
  assert.deepEqual(sent[2], { set: [0, "learning_rate", 6], serial: 3 });
  box.put(rate(7));
  box.answered(3);
  assert.equal(box.flush(24), false);
  assert.equal(sent.length, 4);
});

test("parameters do not wait for one another, and all messages have serials of their own", () => {
  const { sent, box } = outbox();
  box.put(rate(1));
  box.put(rate(1, 1));
  box.put({ start: [0, 0.5, 0.25] });
  box.flush(0);
  assert.deepEqual(sent.map((one) => one.serial), [1, 2, 3]);
  box.answered(2);
  assert.ok(!box.pending(keyOf(rate(1, 1))) && box.pending("start.0"));
});

test("a message without an answer holds up the next for a moment only", () => {
  const { sent, box } = outbox();
  box.put(rate(1));
  box.flush(0);
  box.put(rate(2));
  box.flush(0);
  box.put(rate(3));
  assert.equal(box.flush(100), true);
  assert.equal(box.flush(1000), false);
  assert.equal(sent.length, 3);
});

test("what cannot be sent waits with the serial that it would have had", () => {
  let open = false;
  const sent: string[] = [];
  const box = new Outbox((text) => open && sent.push(text) > 0);
  box.put(rate(1));
  assert.equal(box.flush(0), true);
  open = true;
  assert.equal(box.flush(10), false);
  assert.equal(JSON.parse(sent[0]).serial, 1);
});

const RATE = { low: 1e-4, high: 1, logarithmic: true };
const SHARE = { low: 0, high: 0.999, logarithmic: false };

test("a slider's ends and middle are where they should be, by shares or by factors", () => {
  assert.deepEqual([0, NOTCHES / 2, NOTCHES].map((one) => valueAt(one, RATE)), [1e-4, 0.01, 1]);
  assert.deepEqual([0, NOTCHES].map((one) => valueAt(one, SHARE)), [0, 0.999]);
  assert.equal(notchOf(5, RATE), NOTCHES);
  assert.equal(notchOf(-1, RATE), 0);
});

test("every notch has a value of its own, and finds its way back", () => {
  for (const ends of [RATE, SHARE]) {
    for (let notch = 0; notch <= NOTCHES; notch++) {
      assert.equal(notchOf(valueAt(notch, ends), ends), notch);
    }
  }
});

test("numbers are taken as people type them", () => {
  assert.deepEqual(["0,5", "−1", " 1e-3 ", "1e−3", "", "x"].map(typed), [0.5, -1, 1e-3, 1e-3, null, null]);
  assert.deepEqual([0.01, 1e-8, 0.1 + 0.2].map(shortest), ["0.01", "1e−8", "0.3"]);
});

test("the socket is that of the page's own host, with its token", () => {
  const page = { protocol: "http:", host: "127.0.0.1:8000", search: "?token=a%26b" };
  assert.equal(addressOf(page), "ws://127.0.0.1:8000/live?token=a%26b");
});

test("attempts to come back grow rarer, up to a bound", () => {
  assert.deepEqual([0, 1, 2, 9].map(pause), [250, 500, 1000, 4000]);
});
