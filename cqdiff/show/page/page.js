"use strict";
// Reading needs none of this; it filters, sorts, keeps the state in the address and opens what a link leads to.
(() => {
  const form = document.getElementById("filter"), f = form.elements;
  const tally = document.getElementById("tally"), empty = document.getElementById("empty");
  const chips = [...document.querySelectorAll(".chip")];
  const lists = [...document.querySelectorAll(".list")].map(el => {
    const section = el.closest("section"), count = section.querySelector("h2 small");
    return {
      el, section, count, key: el.dataset.l, said: count.textContent, by: "",
      rows: [...el.children].map((row, at) => ({ row, at, d: row.dataset, homes: row.dataset.s.split(" "), text: null })),
    };
  });
  const fields = ["q", "v", "p", "s", "k", "r", "h", "b", "o"].filter(name => f[name]);
  let only = "";
  document.documentElement.classList.add("on");

  const isState = hash => hash.includes("=");
  function read() {
    const state = new URLSearchParams(isState(location.hash) ? location.hash.slice(1) : "");
    only = state.get("l") || "";
    for (const name of fields) {
      if (f[name].type === "checkbox") f[name].checked = state.has(name); else f[name].value = state.get(name) || "";
    }
    apply();
  }
  function state() {
    const now = new URLSearchParams();
    if (only) now.set("l", only);
    for (const name of fields) {
      if (f[name].type === "checkbox") { if (f[name].checked) now.set(name, "1"); }
      else if (f[name].value) now.set(name, f[name].value);
    }
    return now.toString();
  }
  function write() {
    const text = state();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    apply();
  }
  // What a row itself says and rests on; the rest of its paragraphs would make every search hit its neighbours.
  function textOf(r) {
    if (r.text === null) {
      const parts = r.row.querySelectorAll("summary, .why, .decision, figcaption, blockquote > :not(.rest), .candidates");
      r.text = (parts.length ? [...parts].map(e => e.textContent).join("") : r.row.textContent).toLowerCase();
    }
    return r.text;
  }
  // Gathered while nobody waits, so that the first search is as fast as the next.
  const waiting = lists.flatMap(list => list.rows);
  function gather(idle) {
    while (waiting.length && idle.timeRemaining() > 2) textOf(waiting.pop());
    if (waiting.length) requestIdleCallback(gather);
  }
  if (window.requestIdleCallback) requestIdleCallback(gather);
  function apply() {
    const q = f.q.value.trim().toLowerCase(), v = f.v.value, p = f.p.value, s = f.s.value, k = f.k ? f.k.value : "", w = f.r ? f.r.value : "";
    const h = f.h.checked, b = f.b.checked;
    let shown = 0, all = 0;
    for (const list of lists) {
      const out = only && only !== list.key;
      let here = 0;
      for (const r of list.rows) {
        const d = r.d;
        const hide = out || (v && d.v !== v) || (p && d.p !== p) || (k && d.k !== k) || (w && (!d.key || (w === "done") !== ("done" in d))) || (h && !("h" in d)) || (b && !("b" in d))
          || (s && !r.homes.some(home => home === s || home.startsWith(s + "."))) || (q && !textOf(r).includes(q));
        if (r.row.hidden !== Boolean(hide)) r.row.hidden = Boolean(hide);
        if (!hide) here += 1;
      }
      list.section.hidden = !here;
      list.count.textContent = here === list.rows.length ? list.said : here + " / " + list.said;
      shown += here;
      all += list.rows.length;
      order(list, f.o.value);
    }
    tally.textContent = shown + " / " + all;
    empty.hidden = shown > 0;
    for (const chip of chips) {
      if (isOn(chip)) chip.setAttribute("aria-current", "true"); else chip.removeAttribute("aria-current");
    }
  }
  // Decisions are taken while the page is open: a chip counts the verdicts that stand at this moment.
  function recount() {
    for (const chip of chips) {
      const many = lists.find(list => list.key === chip.dataset.l).rows.filter(r => r.d.v === chip.dataset.v).length;
      chip.querySelector("b").textContent = many;
      chip.hidden = !many;
    }
  }
  document.addEventListener("decided", recount);
  function order(list, by) {
    if (list.by === by) return;
    list.by = by;
    const sorted = [...list.rows].sort((a, c) =>
      by === "n" ? a.d.n - c.d.n || a.at - c.at : by === "v" ? a.d.v.localeCompare(c.d.v) || a.at - c.at : a.at - c.at);
    list.el.replaceChildren();  // Chromium moves 1,000 rows in 290 ms, but empties and fills the list in 20
    list.el.replaceChildren(...sorted.map(r => r.row));
  }
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", event => { if (event.target === f.v) only = ""; write(); });
  form.addEventListener("reset", () => setTimeout(() => { only = ""; write(); }));

  // A chip filters one list by one verdict, and clicked again no more; its address can be copied like any link's.
  function isOn(chip) { return f.v.value === chip.dataset.v && (!only || only === chip.dataset.l); }
  for (const chip of chips) {
    const section = chip.getAttribute("href").slice(1);
    chip.href = "#" + new URLSearchParams({ l: chip.dataset.l, v: chip.dataset.v });
    chip.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const was = isOn(chip);
      only = was ? "" : chip.dataset.l;
      f.v.value = was ? "" : chip.dataset.v;
      write();
      if (!was) document.getElementById(section).scrollIntoView();
    });
  }
  // What a link leads to shall not lie under the filter, which grows with the window's narrowness and with decisions.
  const bar = new ResizeObserver(() => {
    const stuck = getComputedStyle(form).position === "sticky";
    document.documentElement.style.scrollPaddingTop = stuck ? form.offsetHeight + 8 + "px" : "";
  });
  bar.observe(form);
  function toggle(open) {
    for (const list of lists) for (const { row } of list.rows) if (!row.hidden && row.tagName === "DETAILS") row.open = open;
  }
  document.getElementById("open").addEventListener("click", () => toggle(true));
  document.getElementById("close").addEventListener("click", () => toggle(false));

  // A link to a row opens it, whatever the filter; other links go where they lead, and the filter stays.
  function reveal() {
    if (!location.hash || isState(location.hash)) return read();
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const section = target.closest("main section");
    if (section) section.hidden = false;
    if (target.classList.contains("row")) target.hidden = false;
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView({ block: target.classList.contains("row") ? "center" : "start" });
  }
  addEventListener("hashchange", reveal);

  // Where the texts stand beside the lists, they turn to the evidence of the row that a reader opened.
  function turn(row) {
    if (getComputedStyle(document.getElementById("texts")).position !== "sticky") return;
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    for (const side of ["old", "new"]) {
      const link = row.querySelector(`.proof.${side} figcaption a`), place = link && document.getElementById(link.hash.slice(1));
      const text = place && place.closest("article");
      if (!text) continue;
      place.classList.add("here");
      let left = 12;  // frames: paragraphs on the way get their true height only when they come into view
      const move = () => {
        text.scrollTop += place.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
        if (left--) requestAnimationFrame(move);
      };
      move();
    }
  }
  // Of a long paragraph the neighbourhood is shown, and all of it on demand: it stands in the full text already.
  const unfold = document.getElementById("unfold").content.firstElementChild;
  document.addEventListener("toggle", event => {
    if (!event.target.open || !event.target.matches("details.row")) return;
    if (event.target.contains(document.activeElement)) turn(event.target);
    for (const proof of event.target.querySelectorAll(".proof:has(.cut):not(:has(.unfold))")) offer(proof);
  }, true);
  function offer(proof) {
    const [before, after] = around(proof), button = unfold.cloneNode(true), quote = proof.querySelector("blockquote");
    if (before === undefined) return;
    const far = [before, after].map(text => {
      const span = document.createElement("span");
      span.className = "far";
      span.textContent = text;
      return span;
    });
    button.addEventListener("click", () => {
      if (!far[0].isConnected) { quote.prepend(far[0]); quote.append(far[1]); }
      button.setAttribute("aria-expanded", proof.classList.toggle("whole"));
    });
    proof.querySelector("figcaption").append(" ", button);
  }
  // What stands before and after an excerpt in its paragraph.
  function around(proof) {
    const side = proof.classList.contains("new") ? "new" : "old";
    const line = document.getElementById(side + "-L" + proof.dataset.line) || document.getElementById("old-L" + proof.dataset.line);
    if (!line) return [];
    const copy = line.cloneNode(true);
    for (const extra of copy.querySelectorAll(".no, .back, sup")) extra.remove();
    const whole = copy.textContent;
    const near = [...proof.querySelectorAll("blockquote > :not(.cut, .far)")].map(piece => piece.textContent).join("");
    const at = whole.indexOf(near);
    return at < 0 ? [] : [whole.slice(0, at).trimStart(), whole.slice(at + near.length).trimEnd()];
  }

  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details:not([open])")];
    for (const d of shut) { d.classList.add("shut"); d.open = true; }
  });
  addEventListener("afterprint", () => { for (const d of shut) { d.open = false; d.classList.remove("shut"); } });

  read();
  if (location.hash && !isState(location.hash)) reveal();
})();
