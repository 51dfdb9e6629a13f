import assert from "node:assert/strict";
import { test } from "node:test";
import { ticks } from "../src/ticks.ts";

const texts = (low: number, high: number, most: number) =>
  ticks([low, high], most).map(([, text]) => text);

test("ticks are those of films", () => {
  assert.deepEqual(texts(-1, 1, 4), ["−1", "−0.5", "0", "0.5", "1"]);
  assert.deepEqual(texts(-5, 5, 4), ["−5", "−2.5", "0", "2.5", "5"]);
  assert.deepEqual(texts(-5, 5, 5), ["−4", "−2", "0", "2", "4"]);
  assert.deepEqual(texts(-4.5, 4.5, 5), ["−4", "−2", "0", "2", "4"]);
  assert.deepEqual(texts(-1200, 3400, 3), ["0", "2000"]);
  assert.deepEqual(texts(0.001, 0.0042, 4), ["0.001", "0.002", "0.003", "0.004"]);
});

test("far from zero numbers are told apart", () => {
  assert.deepEqual(texts(1e6 - 1, 1e6 + 1, 4), ["999999", "999999.5", "1000000", "1000000.5", "1000001"]);
});

test("an axis has two numbers at least", () => {
  for (const [low, high] of [[-0.3, 0.7], [100.2, 100.9], [-15, -5]]) {
    assert.ok(ticks([low, high], 1).length >= 2);
  }
});
