import { Preview } from "./live/preview.ts";
import type { Doc } from "./doc.ts";
import { expanded } from "./expand.ts";
import { inflated, unpacked } from "./packet.ts";
import { actionOf, type Focus } from "./page/keys.ts";
import { Page } from "./page/page.ts";
import { part, still } from "./page/parts.ts";
import type { Panes } from "./page/stage.ts";

/** Share of the page that is seen before its film begins. */
const SEEN = 0.4;

/** Brings the page to life: with the scene that stands in it, or with that of a preview. */
export async function start(panes: Panes): Promise<void> {
  let preview: Preview | null = null;
  const page = new Page(panes, (...moved) => preview?.moveStart(...moved));
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const action = actionOf(event, focusOf(event.target as Element));
    if (!action) return;
    event.preventDefault();
    page.act(action);
  });
  const held = part("scene").textContent!.trim();
  if (!held) {
    preview = new Preview(page);
    return;
  }
  try {
    page.show(expanded(unpacked(await inflated(held))) as Doc);
  } catch (error) {
    document.body.classList.add("still");
    throw error;
  }
  if (!still()) whenSeen(() => page.begin());
}

function focusOf(target: Element): Focus {
  if (target.id === "landscape") return "landscape";
  if (target.matches("#time")) return "page";
  if (target.matches("[type=range]")) return "slider";
  if (target.matches("input, textarea, select")) return "field";
  return target.matches("button, summary, a") ? "button" : "page";
}

/** Calls once as soon as the picture is seen, as in a page that embeds this one far below. */
function whenSeen(then: () => void): void {
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { threshold: SEEN },
  );
  observer.observe(part("stage"));
}
