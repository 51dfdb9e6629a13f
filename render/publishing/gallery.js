(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const made = (name, properties) => Object.assign(document.createElement(name), properties);
  const form = one("#filter"), cards = all(".card"), count = one("#count"), none = one("#none");
  const dialog = one("#large"), large = one("video", dialog), scheme = one("#scheme");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // One film plays at a time: the one element goes to where it plays.
  const small = made("video", { muted: true, loop: true, playsInline: true, tabIndex: -1 });
  small.setAttribute("aria-hidden", "true");
  let playing = null, waiting = 0;

  function play(video, frame) {
    video.replaceChildren(...JSON.parse(frame.dataset.sources).map((its) => made("source", its)));
    video.load();
    video.play().catch(() => {}); // stopped before it began, or not let: its poster stands
  }

  function empty(video) {
    video.pause();
    video.replaceChildren();
    video.load();
  }

  function stop() {
    clearTimeout(waiting);
    if (!playing) return;
    playing.classList.remove("playing");
    playing = null;
    small.remove();
    empty(small);
  }

  function glance(frame) {
    stop();
    playing = frame;
    frame.classList.add("playing");
    frame.insertBefore(small, one(".play", frame));
    play(small, frame);
  }

  function enlarge(card) {
    stop();
    const frame = one(".frame", card), more = one(".more", card).cloneNode(true);
    all("[data-at]", more).forEach((part) => {
      const time = one(".time", part);
      const button = made("button", { type: "button", className: "time", textContent: time.textContent });
      button.setAttribute("aria-label", "Go to " + time.textContent);
      button.addEventListener("click", () => { large.currentTime = Number(part.dataset.at); });
      time.replaceWith(button);
    });
    const happenings = one(".happenings", more);
    if (happenings) more.prepend(happenings);
    one("#large-title").textContent = one("h2", card).textContent;
    one("#large-more").replaceChildren(more);
    const still = one("img", frame);
    large.poster = still ? still.src : "";
    large.setAttribute("aria-label", one(".play", frame).getAttribute("aria-label").slice(5));
    large.style.setProperty("--film", frame.style.getPropertyValue("--film"));
    dialog.showModal();
    large.focus();
    play(large, frame);
  }

  for (const card of cards) {
    const frame = one(".frame", card), button = one(".play", frame);
    button.hidden = false;
    button.addEventListener("click", () => enlarge(card));
    frame.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse" || calm.matches) return;
      clearTimeout(waiting);
      waiting = setTimeout(glance, 120, frame);
    });
    frame.addEventListener("pointerleave", stop);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
  one("#close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => empty(large));

  // What is chosen stands in the address, after #.
  const whole = count.textContent;
  function choose() {
    const chosen = new FormData(form), kinds = chosen.getAll("optimizer");
    const words = chosen.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const its = card.dataset, own = its.optimizers.split(" ");
      const fits = (!chosen.get("surface") || its.surface === chosen.get("surface"))
        && (!chosen.get("view") || its.view === chosen.get("view"))
        && kinds.every((kind) => own.includes(kind))
        && words.every((word) => its.words.includes(word));
      card.hidden = !fits;
      shown += fits;
    }
    if (playing && playing.closest(".card").hidden) stop();
    count.textContent = shown === cards.length ? whole : `${shown} of ${cards.length} films`;
    none.hidden = shown > 0 || !cards.length;
    return new URLSearchParams([...chosen].filter(([, value]) => value)).toString();
  }

  function keep() {
    history.replaceState(null, "", "#" + choose());
  }

  function recall() {
    const told = new URLSearchParams(location.hash.slice(1));
    for (const name of ["words", "surface", "view"]) {
      const field = form.elements[name];
      field.value = told.get(name) || "";
      if (field.selectedIndex < 0) field.value = ""; // no such surface or view
    }
    const kinds = told.getAll("optimizer");
    all("[name=optimizer]", form).forEach((box) => { box.checked = kinds.includes(box.value); });
    choose();
  }

  form.hidden = false;
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));
  addEventListener("hashchange", recall);
  recall();

  function isDark() {
    return root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches;
  }

  function tell() {
    scheme.setAttribute("aria-pressed", String(isDark()));
  }

  try { // a browser may keep nothing for a file
    const kept = localStorage.getItem("steepest-scheme");
    if (kept === "dark" || kept === "light") root.dataset.scheme = kept;
  } catch { /* then the system's stands */ }
  scheme.hidden = false;
  scheme.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try { localStorage.setItem("steepest-scheme", root.dataset.scheme); } catch { /* as above */ }
    tell();
  });
  dark.addEventListener("change", tell);
  tell();
})();
