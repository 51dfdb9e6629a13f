import assert from "node:assert/strict";
import { test } from "node:test";
import { captionAt, secondsOf, stepAt } from "../src/film/clock.ts";

const FILM = { duration: 10, seconds: [0, 1, 4, 5, 9, 10], shares: [0, 0, 0.5, 0.5, 1, 1], easing: 2 };

test("a film stands at its start, at a caption and at its end", () => {
  const steps = [0, 1, 4, 4.7, 5, 9, 10, 11].map((seconds) => stepAt(FILM, 100, seconds));
  assert.deepEqual(steps, [0, 0, 25, 25, 25, 100, 100, 100]);
});

test("the moment of a step is the first at which it is reached", () => {
  assert.equal(secondsOf(FILM, 100, 0), 0);
  assert.equal(secondsOf(FILM, 100, 25), 4);
  assert.equal(secondsOf(FILM, 100, 100), 9);
  for (let step = 1; step <= 100; step++) {
    const seconds = secondsOf(FILM, 100, step);
    assert.ok(Math.abs(stepAt(FILM, 100, seconds) - step) < 1e-9, `step ${step}`);
    assert.ok(stepAt(FILM, 100, seconds - 1e-3) < step);
  }
});

test("a film without holds begins and ends at once", () => {
  const plain = { duration: 4, seconds: [0, 4], shares: [0, 1], easing: 1 };
  assert.equal(stepAt(plain, 8, 1), 2);
  assert.equal(secondsOf(plain, 8, 2), 1);
  assert.equal(secondsOf(plain, 8, 8), 4);
});

test("a caption holds from its first moment to before its last, and to the end with the film", () => {
  const captions = [
    { from: 1, until: 3, text: "one" },
    { from: 8, until: 10, text: "two" },
  ];
  const told = [0, 1, 2.9, 3, 8, 10].map((seconds) => captionAt(captions, FILM, seconds));
  assert.deepEqual(told, [-1, 0, 0, -1, 1, 1]);
});
