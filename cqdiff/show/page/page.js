"use strict";
// Reading needs none of this; it filters, sorts, keeps the state in the address and a reviewer's decisions at hand.
(() => {
  const root = document.documentElement, form = document.getElementById("filter");
  root.classList.add("on");
  const lists = [...document.querySelectorAll(".list")].map(el => ({
    el, key: el.dataset.l,
    rows: [...el.children].map((row, at) => ({ row, at, d: row.dataset, text: row.textContent.toLowerCase() })),
  }));
  const fields = ["q", "v", "p", "s", "k", "h", "b", "o"];
  let only = "";

  const isState = hash => hash.includes("=");
  function read() {
    const state = new URLSearchParams(isState(location.hash) ? location.hash.slice(1) : "");
    only = state.get("l") || "";
    for (const name of fields) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = state.has(name); else field.value = state.get(name) || "";
    }
    apply();
  }
  function write() {
    const state = new URLSearchParams();
    if (only) state.set("l", only);
    for (const name of fields) {
      const field = form.elements[name];
      if (field.type === "checkbox") { if (field.checked) state.set(name, "1"); } else if (field.value) state.set(name, field.value);
    }
    const text = state.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
    apply();
  }
  function apply() {
    const f = form.elements, q = f.q.value.trim().toLowerCase();
    const v = f.v.value, p = f.p.value, s = f.s.value, k = f.k.value, h = f.h.checked, b = f.b.checked;
    let shown = 0, all = 0;
    for (const list of lists) {
      const out = only && only !== list.key;
      for (const { row, d, text } of list.rows) {
        const hide = out || (v && d.v !== v) || (p && d.p !== p) || (k && d.k !== k) || (h && !("h" in d)) || (b && !("b" in d))
          || (s && d.s !== s && !d.s.startsWith(s + ".")) || (q && !text.includes(q));
        if (row.hidden !== hide) row.hidden = hide;
        all += 1; shown += !hide;
      }
      order(list, f.o.value);
    }
    document.getElementById("tally").textContent = shown + " / " + all;
    for (const chip of document.querySelectorAll(".chip")) {
      const on = chip.dataset.v === v && (!only || chip.dataset.l === only) && v !== "";
      on ? chip.setAttribute("aria-current", "true") : chip.removeAttribute("aria-current");
    }
  }
  function order(list, by) {
    if ((list.by || "") === by) return;
    list.by = by;
    const sorted = [...list.rows].sort((a, c) =>
      by === "n" ? a.d.n - c.d.n || a.at - c.at : by === "v" ? a.d.v.localeCompare(c.d.v) || a.at - c.at : a.at - c.at);
    list.el.append(...sorted.map(r => r.row));
  }
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", () => { only = form.elements.v.value ? only : ""; write(); });
  form.addEventListener("reset", () => setTimeout(() => { only = ""; write(); }));
  const toggle = open => () => { for (const l of lists) for (const { row } of l.rows) if (!row.hidden && row.tagName === "DETAILS") row.open = open; };
  document.getElementById("open").addEventListener("click", toggle(true));
  document.getElementById("close").addEventListener("click", toggle(false));

  function reveal() {
    if (isState(location.hash)) return read();
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") { target.hidden = false; target.open = true; target.scrollIntoView({ block: "center" }); }
  }
  addEventListener("hashchange", reveal);

  let before = [];
  addEventListener("beforeprint", () => { before = [...document.querySelectorAll("details:not([open])")]; for (const d of before) d.open = true; });
  addEventListener("afterprint", () => { for (const d of before) d.open = false; });

  // Decisions: kept in this browser, handed on as a file.
  const sample = document.getElementById("desk-form"), data = document.body.dataset;
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(data.store) || "{}"); } catch { kept = {}; }
  function save() {
    try { localStorage.setItem(data.store, JSON.stringify(kept)); } catch { /* a private window keeps nothing */ }
    count();
  }
  function count() {
    const many = Object.values(kept).filter(d => d.verdict).length, desk = document.getElementById("desk");
    if (!desk) return;
    desk.hidden = !many;
    document.getElementById("decided").textContent = many;
  }
  function desk(row) {
    if (!sample || !row.dataset.key || row.querySelector(".decide")) return;
    const box = sample.content.cloneNode(true).firstElementChild, held = kept[row.dataset.key] || {};
    for (const name of ["verdict", "by", "note"]) {
      const field = box.querySelector(`[name=${name}]`);
      field.value = held[name] || (name === "by" ? kept[""] || "" : "");
      field.addEventListener("change", () => {
        const d = kept[row.dataset.key] = { ...kept[row.dataset.key], promise: row.dataset.brief, at: stamp() };
        d[name] = field.value;
        if (name === "by") kept[""] = field.value;
        d.by = d.by || box.querySelector("[name=by]").value;
        save();
      });
    }
    row.querySelector(".body").append(box);
  }
  function stamp() {
    const now = new Date(), pad = n => String(Math.abs(n)).padStart(2, "0"), off = -now.getTimezoneOffset();
    const local = new Date(now.getTime() + off * 60000).toISOString().slice(0, 19);
    return local + (off < 0 ? "-" : "+") + pad(Math.trunc(off / 60)) + ":" + pad(off % 60);
  }
  function yaml() {
    const q = value => JSON.stringify(String(value || ""));
    const rows = Object.entries(kept).filter(([key, d]) => key && d.verdict).sort(([a], [c]) => (a < c ? -1 : 1));
    return "version: 1\ndecisions:\n" + rows.map(([key, d]) =>
      `- key: ${q(key)}\n  place: ${q(data.place)}\n  plan_year: ${q(data.year)}\n  kind: ${q(data.kind)}\n  promise: ${q(d.promise)}\n` +
      `  verdict: ${q(d.verdict)}\n  evidence: []\n  by: ${q(d.by)}\n  at: ${q(d.at)}\n  note: ${q(d.note)}\n`).join("");
  }
  document.addEventListener("toggle", event => { if (event.target.open && event.target.matches("details.row")) desk(event.target); }, true);
  const download = document.getElementById("download");
  if (download) download.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([yaml()], { type: "text/yaml" }));
    link.download = "decisions.yaml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  count();
  read();
  reveal();
})();
