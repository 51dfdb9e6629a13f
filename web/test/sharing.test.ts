import assert from "node:assert/strict";
import { test } from "node:test";
import { NEVER, type Sharing } from "../src/gl/strokes.ts";
import { loosened } from "../src/loosened.ts";
import { type Scale, sharings } from "../src/sharing.ts";
import { strokeThrough } from "./strokes.ts";

const SCALE: Scale = { middle: [0, 0], pixels: [50, 50] };

const under = ({ since }: Sharing, k: number) => [...since.subarray(4 * k, 4 * k + 4)];

test("a path lies over those before it from when both have come by", () => {
  const [first, second] = sharings(
    [strokeThrough([[1, 1], [5, 1]], 80), strokeThrough([[1, 3], [3, 1], [5, 1], [9, 1]], 80)],
    SCALE,
  );
  assert.ok(first.since.every((step) => step === NEVER));
  // The second comes down to the first at its step 1 and follows it to the first's end.
  assert.equal(under(second, 40)[0], NEVER);
  assert.ok(Math.abs(under(second, 120)[0] - 0.75) < 0.02);
  assert.ok(Math.abs(second.along[120] - 150) < 2, "lengths are those along the path below");
  assert.equal(under(second, 200)[0], NEVER);
});

test("a crossing is no shared line", () => {
  const [, second] = sharings(
    [strokeThrough([[1, 1], [5, 1]], 80), strokeThrough([[3, 0], [3, 2]], 80)],
    SCALE,
  );
  assert.ok(second.since.every((step) => step === NEVER));
});

test("of many under one point the four that came first are told", () => {
  const line = () => strokeThrough([[1, 1], [5, 1]], 80);
  const found = sharings(Array.from({ length: 6 }, line), SCALE);
  assert.ok(under(found[5], 40).every((step) => step < NEVER));
  assert.equal(under(found[2], 40).filter((step) => step < NEVER).length, 2);
});

test("a path is worn where its walker comes by again", () => {
  const [there] = sharings([strokeThrough([[1, 1], [9, 1], [1, 1.02]], 80)], SCALE);
  assert.ok(Math.abs(there.worn[20] - 1.75) < 0.05);
  assert.equal(there.worn.at(-1), NEVER);
});

test("points go that even pace passes by, and no others", () => {
  const stroke = strokeThrough([[0, 0], [4, 0], [4, 1]], 20);
  const plain = sharings([stroke], SCALE)[0];
  const kept = loosened(stroke, [50, 50, 50], plain);
  assert.ok(kept.length <= 6, `${kept.length} of ${stroke.steps.length} are left`);
  // The corner, where way and pace turn, stays, and so do the ends.
  assert.ok([0, 20, 40].every((k) => kept.includes(k)));
  const slower = { ...stroke, steps: stroke.steps.map((step) => step * step) };
  assert.ok(loosened(slower, [50, 50, 50], plain).length > 20);
  const parted = { ...stroke, joined: stroke.joined.slice() };
  parted.joined[10] = 0;
  const apart = loosened(parted, [50, 50, 50], plain);
  assert.ok(apart.includes(9) && apart.includes(10));
});

test("a path that is alone lies neither over others nor under them", () => {
  const line = () => strokeThrough([[1, 1], [5, 1]], 80);
  const [, second, third] = sharings([line(), line(), line()], SCALE, new WeakMap(), new Set([1]));
  assert.ok(second.since.every((step) => step === NEVER));
  assert.equal(under(third, 40).filter((step) => step < NEVER).length, 1);
});
