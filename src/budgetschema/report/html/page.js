// What makes the page handier: language of the document, search, sorting, findings beside their cells.
"use strict";
(() => {
  const root = document.documentElement;
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text });
  const reveal = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };

  // Language: style shows it; the document says it.
  const title = document.querySelector("title");
  const titles = { "zh-CN": title.textContent, en: title.dataset.en };
  const speak = () => {
    root.lang = document.querySelector("[name=lang]:checked").value;
    document.title = titles[root.lang];
  };
  document.querySelector(".language").addEventListener("change", speak);
  speak();

  // A link may lead into something folded.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { reveal(target); target.scrollIntoView({ block: "center" }); }
  };
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();

  // Search: what does not match is hidden, what is folded around a match opens, and all is as before when it ends.
  const form = document.querySelector("[role=search]");
  const input = form.querySelector("input");
  const told = document.querySelector("#found");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const HOLDERS = "section.table, .layer, .department, .catalog, .layer details, details.project, .prose, main > section > details";
  let things = null;
  let opened = [];
  const gather = () => [...document.querySelectorAll(
    ".printed tbody tr, .catalogue tbody tr, article.finding, details.project, .prose > p, details.rule"
  )].map((element) => ({ element, text: plain(element.textContent) }));
  const search = () => {
    things ??= gather();
    const wanted = plain(input.value.trim());
    for (const each of opened) each.open = false;
    opened = [];
    root.classList.toggle("searching", Boolean(wanted));
    const holders = document.querySelectorAll(HOLDERS);
    let count = 0;
    for (const { element, text } of things) {
      const hit = !wanted || text.includes(wanted);
      element.hidden = !hit;
      if (!wanted || !hit) continue;
      count += 1;
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (at.tagName === "DETAILS" && !at.open) { at.open = true; opened.push(at); }
      }
    }
    for (const holder of holders) {
      if (holder.matches("details.project, details.rule")) continue;
      const own = holder.querySelectorAll(
        ".printed tbody tr, .catalogue tbody tr, article.finding, details.project, .prose > p, details.rule"
      );
      holder.hidden = Boolean(wanted) && own.length > 0 && [...own].every((each) => each.hidden);
    }
    told.querySelector(".number").textContent = String(count);
    told.classList.toggle("unseen", !wanted);
  };
  let waiting = 0;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.hidden = false;

  // Sorting: up, down, and as printed again. Blanks come last.
  const figure = /^[-−+]?[\d,.\s]+%?$/;
  const value = (text) => {
    const shown = text.normalize("NFKC").trim();
    return figure.test(shown) ? Number(shown.replace("−", "-").replace(/[^\d.-]/g, "")) : NaN;
  };
  const said = (cell) => [...(cell?.childNodes ?? [])].filter((each) => !each.classList?.contains("badge"))
    .map((each) => each.textContent).join("").trim();
  const compare = (one, two) => {
    if (!one || !two) return two ? 1 : one ? -1 : 0;
    const [first, second] = [value(one), value(two)];
    return Number.isNaN(first) || Number.isNaN(second) ? one.localeCompare(two, "zh") : first - second;
  };
  const sort = (table, header, printed) => {
    const next = { none: "ascending", ascending: "descending", descending: "none" };
    const way = next[header.getAttribute("aria-sort") ?? "none"];
    for (const each of table.querySelectorAll("[aria-sort]")) each.removeAttribute("aria-sort");
    if (way !== "none") header.setAttribute("aria-sort", way);
    const column = Number(header.dataset.column);
    const turn = way === "descending" ? -1 : 1;
    const keyed = printed.map((row) => [said(row.cells[column]), row]);
    if (way !== "none") keyed.sort(([one], [two]) => compare(one, two) * (one && two ? turn : 1));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  };
  for (const table of document.querySelectorAll(".printed.single")) {
    const printed = [...table.tBodies[0].rows];
    if (printed.length < 2) continue;
    for (const header of table.tHead.querySelectorAll("th[data-column]")) {
      const button = make("button", "sort", "");
      button.type = "button";
      button.append(...[...header.childNodes].filter((each) => !each.classList?.contains("badge")));
      header.prepend(button);
      button.addEventListener("click", () => sort(table, header, printed));
    }
  }

  // The finding beside the cell: on hover while hovered, on a tap or key until it is closed.
  const beside = make("div", "beside", "");
  beside.id = "beside";
  beside.setAttribute("role", "dialog");
  beside.tabIndex = -1;
  beside.hidden = true;
  document.body.append(beside);
  let origin = null;
  let pinned = false;
  let timer = 0;
  const close = (back) => {
    if (beside.hidden) return;
    beside.hidden = true;
    for (const each of document.querySelectorAll(".lit")) each.classList.remove("lit");
    origin?.setAttribute("aria-expanded", "false");
    if (back) origin?.focus();
    pinned = false;
  };
  const open = (badge, pin) => {
    const finding = document.getElementById(badge.hash.slice(1));
    if (!finding) return;
    close(false);
    const copy = finding.cloneNode(true);
    copy.removeAttribute("id");
    copy.hidden = false;
    for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
    const shut = make("button", "close", "");
    shut.type = "button";
    shut.append(...document.querySelector("#words-close").cloneNode(true).childNodes);
    shut.addEventListener("click", () => close(true));
    beside.replaceChildren(...(pin ? [shut] : []), copy);
    copy.querySelector("h4").setAttribute("role", "presentation"); // no heading of the page
    copy.querySelector(".sentence").id = "beside-sentence";
    beside.setAttribute("aria-labelledby", "beside-sentence");
    beside.hidden = false;
    const number = badge.hash.slice(2);
    for (const each of document.querySelectorAll(`[data-findings~="${number}"]`)) each.classList.add("lit");
    const box = badge.getBoundingClientRect();
    const below = box.bottom + beside.offsetHeight + 12 < innerHeight;
    const wanted = below ? box.bottom + 8 : box.top - beside.offsetHeight - 8;
    const top = Math.max(8, Math.min(wanted, innerHeight - beside.offsetHeight - 8));
    beside.style.left = `${Math.max(8, Math.min(box.left, innerWidth - beside.offsetWidth - 12))}px`;
    beside.style.top = `${top}px`;
    origin = badge;
    pinned = pin;
    // On a phone the note lies at the foot of the window; the cell stays in sight above it.
    const covered = box.bottom > beside.getBoundingClientRect().top && beside.offsetWidth >= innerWidth - 2;
    if (covered) scrollBy({ top: box.top - innerHeight / 4, behavior: "instant" });
    badge.setAttribute("aria-expanded", "true");
    if (pin) beside.focus({ preventScroll: true });
  };
  const badgeOf = (event) => event.target.closest?.("main a.badge");
  const cellOf = (event) => event.target.closest?.(".printed :is(td, th).marked")?.querySelector("a.badge");
  for (const badge of document.querySelectorAll("main a.badge")) {
    badge.setAttribute("role", "button");
    badge.setAttribute("aria-expanded", "false");
    badge.setAttribute("aria-controls", "beside");
  }
  document.addEventListener("click", (event) => {
    const badge = badgeOf(event) ?? (event.target.closest?.("a, button") ? null : cellOf(event));
    if (badge) { event.preventDefault(); open(badge, true); return; }
    const link = event.target.closest?.("a[href^='#']");
    if (link) {
      close(false);
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) { reveal(target); if (link.hash === location.hash) target.scrollIntoView({ block: "center" }); }
    } else if (!beside.contains(event.target)) close(false);
  });
  document.addEventListener("keydown", (event) => {
    const badge = badgeOf(event);
    if (event.key === "Escape") close(true);
    else if (badge && event.key === " ") { event.preventDefault(); open(badge, true); }
  });
  document.addEventListener("pointerover", (event) => {
    const badge = badgeOf(event) ?? cellOf(event);
    if (event.pointerType !== "mouse" || pinned) return;
    clearTimeout(timer);
    if (badge) timer = setTimeout(() => open(badge, false), 150);
    else if (!beside.contains(event.target)) timer = setTimeout(() => { if (!pinned) close(false); }, 250);
  });
  document.addEventListener("focusin", (event) => {
    const badge = badgeOf(event);
    if (badge && badge.matches(":focus-visible") && !pinned) open(badge, false);
  });
  document.addEventListener("focusout", (event) => { if (badgeOf(event) && !pinned) close(false); });
  document.addEventListener("scroll", () => { if (!pinned) close(false); }, { passive: true });
})();
