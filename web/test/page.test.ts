import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, readable } from "../src/page/colour.ts";
import { actionOf, type Focus } from "../src/page/keys.ts";
import { dragged, nearer, pressed, wheeled, zoomed, zooms } from "../src/page/orbit.ts";

const key = (key: string, more = {}) => ({ key, code: "", shiftKey: false, ...more });
const at = (focus: Focus, ...keys: string[]) => keys.map((one) => actionOf(key(one), focus));

test("arrows step, and turn the landscape where it has the focus", () => {
  assert.deepEqual(actionOf(key("ArrowRight"), "page"), { do: "step", by: 1, far: false });
  assert.deepEqual(actionOf(key("ArrowUp"), "page"), null);
  assert.deepEqual(actionOf(key("ArrowUp"), "landscape"), { do: "orbit", right: 0, up: 1 });
  const far = { do: "step", by: -1, far: true };
  for (const focus of ["page", "landscape"] as const) {
    assert.deepEqual(actionOf(key("ArrowLeft", { shiftKey: true }), focus), far);
  }
});

test("a field keeps its keys, a button those that press it, a slider those that move it", () => {
  assert.deepEqual(at("field", " ", "l", "1", "ArrowLeft"), [null, null, null, null]);
  assert.deepEqual(at("button", " ", "Enter"), [null, null]);
  assert.deepEqual(at("button", "l"), [{ do: "view", view: "landscape" }]);
  assert.deepEqual(at("slider", "ArrowLeft", "Home", "-"), [null, null, null]);
  assert.deepEqual(at("slider", " "), [{ do: "play" }]);
});

test("keys with ctrl, alt or meta are the browser's", () => {
  for (const held of ["ctrlKey", "altKey", "metaKey"]) {
    assert.equal(actionOf(key("f", { [held]: true }), "page"), null);
  }
});

test("digits choose names by place, with shift one more, and 0 all", () => {
  assert.deepEqual(actionOf(key("3", { code: "Digit3" }), "page"), { do: "name", place: 2, more: false });
  const shifted = key("#", { code: "Digit3", shiftKey: true });
  assert.deepEqual(actionOf(shifted, "page"), { do: "name", place: 2, more: true });
  assert.deepEqual(at("page", "0", "Escape"), [{ do: "all" }, { do: "all" }]);
});

test("a key that says a sign says it also where it stands on a digit", () => {
  const plus = key("+", { code: "Digit1", shiftKey: true });
  assert.deepEqual(actionOf(plus, "page"), { do: "zoom", by: 1 });
});

const LOOK = { azimuth: 350, elevation: 34, zoom: 1 };

test("a look turns all around, and neither below the ground nor over the top", () => {
  assert.equal(pressed(LOOK, 3, 0).azimuth, 5);
  assert.equal(dragged({ ...LOOK, azimuth: 1 }, 10, 0).azimuth, 357);
  assert.equal(pressed(LOOK, 0, 100).elevation, 89);
  assert.equal(dragged(LOOK, 0, -1000).elevation, 4);
});

test("a zoom is taken back by as much the other way, and has bounds", () => {
  assert.ok(Math.abs(nearer(nearer(LOOK, 1), -1).zoom - 1) < 1e-12);
  assert.equal(zoomed(LOOK, 1e3).zoom, 8);
  assert.equal(zoomed(LOOK, 1e-3).zoom, 0.5);
});

test("the wheel brings nearer as it is turned away, by lines as by pixels", () => {
  assert.ok(wheeled({ deltaY: -100, deltaMode: 0, ctrlKey: false }) > 1.1);
  assert.ok(wheeled({ deltaY: 3, deltaMode: 1, ctrlKey: false }) < 1);
  const pinch = wheeled({ deltaY: -4, deltaMode: 0, ctrlKey: true });
  assert.ok(pinch > wheeled({ deltaY: -4, deltaMode: 0, ctrlKey: false }));
});

test("the wheel scrolls a page that scrolls or is embedded until the picture has the focus", () => {
  const plain = { focused: false, embedded: false, scrolls: false };
  assert.ok(zooms({ ctrlKey: false }, plain));
  assert.ok(!zooms({ ctrlKey: false }, { ...plain, embedded: true }));
  assert.ok(!zooms({ ctrlKey: false }, { ...plain, scrolls: true }));
  assert.ok(zooms({ ctrlKey: true }, { ...plain, embedded: true }));
  assert.ok(zooms({ ctrlKey: false }, { ...plain, embedded: true, focused: true }));
});

test("contrasts are WCAG's, and words are made readable by no more ink than they need", () => {
  assert.ok(Math.abs(contrast("#000000", "#ffffff") - 21) < 1e-9);
  assert.ok(Math.abs(contrast("#777777", "#ffffff") - 4.48) < 0.01);
  assert.equal(readable("#6b7178", "#fbfaf7", "#22262b"), "#6b7178");
  const found = readable("#cccccc", "#ffffff", "#000000");
  assert.ok(contrast(found, "#ffffff") >= 4.5 && contrast(found, "#ffffff") < 6);
});
