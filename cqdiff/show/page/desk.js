// Decisions of a reviewer: kept in this browser, shown beside the program's verdict, handed on as decisions.yaml.
(() => {
  const sample = document.getElementById("desk-form"), data = document.body.dataset;
  if (!sample) return;
  const bar = document.getElementById("desk"), badge = document.getElementById("desk-mark");
  const rows = [...document.querySelectorAll("details.row[data-key]")];
  const words = new Map([...sample.content.querySelectorAll("option")].map(o => [o.value, o.textContent]));
  const MOST = 8;  // sentences that a search shows
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(data.store)) || {}; } catch { /* none, or a private window */ }

  function save() {
    try { localStorage.setItem(data.store, JSON.stringify(kept)); } catch { /* kept until the page is closed */ }
    count();
  }
  function count() {
    const many = Object.values(kept).filter(d => d.verdict).length;
    bar.hidden = !many;
    document.getElementById("decided").textContent = many;
    document.getElementById("left").textContent = rows.filter(row => !("done" in row.dataset)).length;
    document.dispatchEvent(new Event("decided"));
  }
  const program = row => [...row.querySelector("summary .verdict").classList].find(name => name.startsWith("v-")).slice(2);
  function show(row) {
    const summary = row.querySelector("summary"), held = kept[row.dataset.key], given = summary.querySelector(".over:not(.mine)");
    summary.querySelector(".mine")?.remove();
    if (given) given.hidden = Boolean(held?.verdict);
    row.dataset.v = held?.verdict || row.dataset.verdict || program(row);
    if (held?.verdict || row.dataset.verdict) row.dataset.done = ""; else delete row.dataset.done;
    if (!held?.verdict) return;
    const mark = badge.content.firstElementChild.cloneNode(true), verdict = mark.querySelector(".verdict");
    verdict.classList.add("v-" + held.verdict);
    verdict.textContent = words.get(held.verdict);
    summary.querySelector(".verdict").after(mark);
  }
  // What a decision may rest on: the program's evidence, what a reviewer chose before, another passage of this row.
  function choices(row, held) {
    const before = JSON.parse(row.dataset.quotes || "[]"), picks = [...row.querySelectorAll(".proof.new, .candidates li")].map(e =>
      [{ line: Number(e.dataset.line), quote: [...e.querySelectorAll(".clause, mark")].map(part => part.textContent).join("") }]);
    const every = [[], before, held, ...picks].filter(quotes => quotes).map(quotes => JSON.stringify(quotes));
    return [...new Set(every)].map(text => JSON.parse(text));
  }
  const named = quotes => quotes.map(q => q.line + "「" + (q.quote.length > 30 ? q.quote.slice(0, 29) + "…" : q.quote) + "」").join(" ");
  function fill(row) {
    if (!row.dataset.key || row.querySelector(".decide")) return;
    // an applied decision is where one starts from, but whoever changes it signs with a name of their own
    const box = sample.content.firstElementChild.cloneNode(true), key = row.dataset.key, held = kept[key] || {};
    const field = name => box.querySelector(`[name=${name}]`), quotes = choices(row, held.quotes);
    quotes.slice(1).forEach((q, at) => field("quote").append(new Option(named(q), at + 1)));
    const start = JSON.stringify(held.quotes || JSON.parse(row.dataset.quotes || "[]"));
    field("quote").value = String(Math.max(0, quotes.findIndex(q => JSON.stringify(q) === start))).replace(/^0$/, "");
    function keep() {
      const verdict = field("verdict").value;
      kept[key] = {
        promise: row.dataset.brief || row.querySelector(".name").firstChild.textContent.trim(), at: stamp(),
        verdict, by: field("by").value, note: field("note").value, quotes: quotes[Number(field("quote").value)],
      };
      show(row);
      save();
    }
    for (const name of ["verdict", "by", "note", "quote"]) {
      if (name !== "quote") field(name).value = held[name] ?? (name === "by" ? kept[""] : row.dataset[name]) ?? "";
      field(name).addEventListener("change", () => {
        // evidence that was chosen goes with the verdict it was chosen for, as in `decisions import`
        if (name === "verdict" && field("verdict").value !== (row.dataset.verdict || field("verdict").value)) field("quote").value = "";
        if (name === "by") kept[""] = field("by").value;
        keep();
      });
    }
    field("accept").addEventListener("click", () => {
      if (field("verdict").value !== program(row)) field("quote").value = "";
      field("verdict").value = program(row);
      keep();
      go(row);
    });
    // a passage that the reviewer found becomes the evidence at once
    field("find").addEventListener("input", () => found(field("find").value, box.querySelector(".found"), quote => {
      quotes.push([quote]);
      field("quote").append(new Option(named([quote]), quotes.length - 1));
      field("quote").value = quotes.length - 1;
      keep();
    }));
    field("next").addEventListener("click", () => go(row));
    row.querySelector(".body").append(box);
  }
  // The new report in sentences: where the program found nothing, a reviewer looks for other words.
  let sentences = null;
  function told() {
    return sentences ??= [...document.querySelectorAll("#texts p[id^=new-L]")].flatMap(line => {
      const copy = line.cloneNode(true);
      for (const extra of copy.querySelectorAll(".no, .back, sup")) extra.remove();
      // some lines have no end of a sentence for pages
      const parts = copy.textContent.split(/(?<=[。；！？])/).flatMap(text => text.match(/.{1,400}/gsu) || []);
      return parts.map(text => ({ line: Number(line.id.slice(5)), quote: text.trim() }));
    });
  }
  function found(text, list, use) {
    const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (!terms.length) return;
    const hits = told().filter(s => terms.every(term => s.quote.toLowerCase().includes(term))).slice(0, MOST);
    if (!hits.length) list.append(document.getElementById("desk-none").content.cloneNode(true));
    for (const hit of hits) {
      const item = document.getElementById("desk-found").content.firstElementChild.cloneNode(true);
      item.querySelector("q").textContent = hit.quote;
      item.querySelector("a").href = "#new-L" + hit.line;
      item.querySelector("a span").textContent = hit.line;
      item.querySelector("button").addEventListener("click", () => use(hit));
      list.append(item);
    }
  }
  // To the next row that nobody decided, as the list is filtered and sorted now; from the end to its beginning.
  function go(row) {
    const all = [...row.parentElement.children], at = all.indexOf(row);
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find(r => !r.hidden && !("done" in r.dataset));
    row.open = false;
    if (!next) return row.querySelector("summary").focus();
    fill(next);
    next.open = true;
    next.scrollIntoView({ block: "start" });
    next.querySelector("[name=accept]").focus({ preventScroll: true });
  }
  function stamp() {
    const now = new Date(), off = -now.getTimezoneOffset(), pad = n => String(n).padStart(2, "0");
    const local = new Date(now.getTime() + off * 60000).toISOString().slice(0, 19), far = Math.abs(off);
    return local + (off < 0 ? "-" : "+") + pad(Math.trunc(far / 60)) + ":" + pad(far % 60);
  }
  // JSON's strings are YAML's, but for characters that YAML has no room for or takes for a line's end
  const quoted = value => JSON.stringify(String(value || "")).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    c => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  const evidence = quotes => quotes.length
    ? `  evidence: [${quotes.map(q => `{line: ${Number(q.line)}, quote: ${quoted(q.quote)}}`).join(", ")}]\n` : "";
  function yaml() {
    const rows = Object.entries(kept).filter(([key, d]) => key && d.verdict).sort(([a], [c]) => (a < c ? -1 : 1));
    if (!rows.length) return "version: 1\ndecisions: []\n";
    return "version: 1\ndecisions:\n" + rows.map(([key, d]) => Object.entries({
      key, place: data.place, plan_year: data.year, kind: data.kind, promise: d.promise, verdict: d.verdict, by: d.by, at: d.at, note: d.note,
    }).map(([name, value], n) => `${n ? "  " : "- "}${name}: ${quoted(value)}\n`).join("") + evidence(d.quotes || [])).join("");
  }
  document.addEventListener("toggle", event => {
    if (event.target.open && event.target.matches("details.row")) fill(event.target);
  }, true);
  document.getElementById("download").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([yaml()], { type: "text/yaml" }));
    link.download = "decisions.yaml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  for (const row of rows) if (kept[row.dataset.key]) show(row);
  for (const row of document.querySelectorAll("details.row[open]")) fill(row);
  count();
})();
