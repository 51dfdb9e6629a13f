"""How fast a preview follows a hand, in Chromium with software GL: from input to pixels.

Of seven optimizers with 500 steps, a slider of one is drawn, then their start, some
sixty times a second. An answer counts once the page has drawn it and the frame after it
has begun.
"""

import os
import shutil
import statistics

from playwright.sync_api import Page, sync_playwright
from preview import NEEDED, served

SECONDS = 6.0
DRAWS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")

LISTENS = """
let moved = 0;
const sent = new Map();
window.shown = [];
for (const kind of ["pointermove", "input"])
  addEventListener(kind, () => (moved = performance.now()), true);
window.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    this.addEventListener("message", ({ data }) => {
      const length = new DataView(data).getUint32(0, true);
      const told = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 4, length)));
      if (told.kind !== "update" || !told.walkers.length) return;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const now = performance.now();
          window.shown.push([now, now - sent.get(told.serial)]);
        }),
      );
    });
  }
  send(text) {
    sent.set(JSON.parse(text).serial, moved);
    super.send(text);
  }
};
"""
"""Notes when each answer is seen, and how long after the input that it answers, milliseconds."""


MOVES = """
async ([selector, reach, long]) => {
  const one = document.querySelector(selector);
  const { x, y, width, height } = one.getBoundingClientRect();
  const [left, top] = [x + width / 2, y + height / 2];
  const begin = performance.now();
  let step = 0;
  const at = (kind, shift) =>
    one.dispatchEvent(
      new PointerEvent(kind, {
        pointerId: 1, isPrimary: true, button: 0, buttons: 1, bubbles: true, cancelable: true,
        clientX: left - shift, clientY: top,
      }),
    );
  window.shown.length = 0;
  if (one.type !== "range") at("pointerdown", 0);
  while (performance.now() - begin < long) {
    await new Promise((next) => setTimeout(next, 16));
    const share = Math.abs((step++ % 40) - 20) / 20;
    if (one.type === "range") {
      one.valueAsNumber = Math.round(Number(one.max) * (0.5 + (0.4 * share * reach) / 50));
      one.dispatchEvent(new Event("input", { bubbles: true }));
    } else at("pointermove", reach * share);
  }
  if (one.type !== "range") at("pointerup", 0);
}
"""
"""What a hand does, sixty times a second: moves by way of a driver come too slowly."""


def drawn(page: Page, selector: str, reach: float) -> tuple[float, float]:
    """Updates a second, and the median of milliseconds, while something is drawn to and fro."""
    page.evaluate(MOVES, [selector, reach, 1000 * SECONDS])
    shown = page.evaluate("() => window.shown")
    page.wait_for_timeout(1000)
    times = [one[0] for one in shown]
    rate = (len(times) - 1) / (times[-1] - times[0]) * 1000
    return rate, statistics.median(one[1] for one in shown)


def main() -> None:
    """Prints a table."""
    chromium = shutil.which("chromium")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*DRAWS, *root])
        page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
        page.add_init_script(LISTENS)
        page.goto(address)
        page.locator("#contour .start").wait_for(timeout=120_000)
        print(f"{'':10}{'updates/s':>12}{'needed':>8}{'input to pixels':>18}")
        slider = "#lineup li:nth-child(2) input[type=range]"
        for what, selector, reach in (
            ("slider", slider, 50.0),
            ("start", "#contour .start", 60.0),
        ):
            rate, median = drawn(page, selector, reach)
            print(f"{what:10}{rate:>12.1f}{NEEDED[what]:>8}{median:>15.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
