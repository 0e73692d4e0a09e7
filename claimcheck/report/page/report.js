"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("#findings > .card")];
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const help = document.getElementById("help");
  const keysOn = document.getElementById("keys-on");
  const levels = [...form.elements.severity];
  const told = cards.map((card) => ({
    card,
    rule: card.dataset.rule,
    severity: card.dataset.severity,
    articles: card.dataset.articles.split(" "),
    names: card.dataset.names.split(" "),
    words: null,
  }));
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  let current = -1;

  const apply = () => {
    const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
    const severities = new Set(levels.filter((box) => box.checked).map((box) => box.value));
    const { rule, article, name } = Object.fromEntries(["rule", "article", "name"].map((key) => [key, form.elements[key].value]));
    let number = 0;
    for (const one of told) {
      let fits = severities.has(one.severity) && (!rule || one.rule === rule) && (!article || one.articles.includes(article)) && (!name || one.names.includes(name));
      if (fits && words.length) {
        one.words ??= fold(one.card.textContent);
        fits = words.every((word) => one.words.includes(word));
      }
      if (one.card.hidden === fits) one.card.hidden = !fits;
      number += fits;
    }
    shown.textContent = number === told.length ? `All ${number} findings` : `${number} of ${told.length} findings`;
    nothing.hidden = number > 0 || told.length === 0;
  };

  const state = () => {
    const entries = [["q", form.elements.q.value.trim()], ...["rule", "article", "name"].map((key) => [key, form.elements[key].value])];
    const kept = levels.filter((box) => box.checked).map((box) => box.value);
    if (kept.length < levels.length) entries.push(["severity", kept.join(",")]);
    return new URLSearchParams(entries.filter(([key, value]) => value || key === "severity")).toString();
  };
  const remember = () => history.replaceState(null, "", `#${state() || "findings"}`);

  // What has not been painted yet has only a guessed height: once it is known, the place is another.
  const bring = (node) => {
    node.scrollIntoView();
    requestAnimationFrame(() => requestAnimationFrame(() => node.scrollIntoView()));
  };

  let waiting = 0;
  const change = () => { clearTimeout(waiting); waiting = setTimeout(() => { apply(); remember(); }, 80); };

  const restore = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (anchor.includes("=")) {
      const wanted = new URLSearchParams(location.hash.slice(1));
      form.reset();
      for (const key of ["q", "rule", "article", "name"]) form.elements[key].value = wanted.get(key) ?? "";
      if (wanted.has("severity")) for (const box of levels) box.checked = wanted.get("severity").split(",").includes(box.value);
      apply();
      bring(document.getElementById("findings"));
      return;
    }
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    for (let node = target.parentElement; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const index = cards.indexOf(target);
    if (index >= 0) {
      if (target.hidden) { form.reset(); apply(); }
      select(index);
    } else {
      bring(target);
    }
  };

  // Thousands of buttons would slow the opening down: a finding gets its own when it comes near.
  const equip = (card) => {
    seen.unobserve(card);
    if (card.querySelector("button.copy")) return;
    for (const code of card.querySelectorAll(".commands code")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      code.after(button);
      offer(button, "Copy", `Copy: ${code.textContent}`);
    }
  };
  const offer = (button, words, label) => {
    button.textContent = words;
    button.setAttribute("aria-label", label);
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) equip(entry.target);
  }, { rootMargin: "600px" });

  const select = (index) => {
    cards[current]?.classList.remove("current");
    current = index;
    cards[current].classList.add("current");
    equip(cards[current]);
    cards[current].focus({ preventScroll: true });
    bring(cards[current]);
  };
  const step = (by) => {
    for (let at = current + by; at >= 0 && at < cards.length; at += by) if (!cards[at].hidden) return select(at);
  };
  const copy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      (help.open ? help : document.body).append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    if (button) {
      offer(button, "Copied", "Copied");
      setTimeout(() => offer(button, "Copy", `Copy: ${text}`), 2000);
    }
  };
  const acts = {
    "/": () => { form.elements.q.focus(); form.elements.q.select(); },
    j: () => step(1),
    k: () => step(-1),
    c: () => { const code = cards[current]?.querySelector(".accept code"); if (code) copy(code.textContent, code.parentElement.querySelector("button")); },
    l: () => { if (current >= 0) { history.replaceState(null, "", `#${cards[current].id}`); copy(location.href); } },
    x: () => form.reset(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.closest("input, select, textarea");
    if (typing) {
      if (event.key === "Escape") {
        if (typing.type === "search") { event.preventDefault(); typing.value = ""; change(); }
        typing.blur();
      }
      return;
    }
    if (!keysOn.checked && event.key !== "?") return;
    const act = acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(button.previousElementSibling.textContent, button);
  });
  const folds = () => document.querySelectorAll("details:not([open])");
  addEventListener("beforeprint", () => { for (const fold of folds()) { fold.open = true; fold.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const fold of document.querySelectorAll("[data-printed]")) { fold.open = false; delete fold.dataset.printed; } });

  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  document.getElementById("all").addEventListener("click", () => form.reset());
  document.getElementById("keys").addEventListener("click", () => help.showModal());
  addEventListener("hashchange", restore);

  for (const card of document.querySelectorAll(".card")) seen.observe(card);
  form.hidden = told.length === 0;
  apply();
  if (location.hash) restore();
})();
