import assert from "node:assert/strict";
import { test } from "node:test";
import { beadsOf } from "../src/beads.ts";
import { strokeThrough } from "./strokes.ts";

test("beads stand evenly along a path, the first half as far on", () => {
  // 100 pixels in pieces of one.
  const stroke = strokeThrough([[0, 0], [10, 0]], 100);
  assert.deepEqual(beadsOf(stroke, [10, 10], 20), [10, 30, 50, 70, 90]);
});

test("a long path has no more than a short one may", () => {
  const stroke = strokeThrough([[0, 0], [1000, 0]], 1000);
  assert.equal(beadsOf(stroke, [10, 10], 20).length, 24);
});

test("a way outside the domain has no beads", () => {
  const stroke = strokeThrough([[0, 0], [10, 0]], 10);
  stroke.joined.fill(0);
  assert.deepEqual(beadsOf(stroke, [10, 10], 20), []);
});
