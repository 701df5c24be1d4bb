"use strict";
// Filters, keys, highlights, verdicts and corrections. The markup is the truth at the start; what a reader does is a
// journal of acts on it, so that undoing is leaving out the last one, and a reload loses nothing.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const SIDES = ["en", "ko"];
  const PAGE = "daejo:" + document.documentElement.dataset.id;

  // --- Journal -----------------------------------------------------------------------------------------------------
  // An act is {judge: id, verdict, remark} or {fix: [{en: [numbers], ko: [numbers]}, ...]}.

  const journal = (() => {
    try {
      return JSON.parse(localStorage.getItem(PAGE)) ?? [];
    } catch {
      return [];
    }
  })();
  let unsaved = false;

  function keep() {
    try {
      journal.length ? localStorage.setItem(PAGE, JSON.stringify(journal)) : localStorage.removeItem(PAGE);
    } catch {
      // Without storage the page works until it is closed; `unsaved` warns then.
    }
  }

  function act(act) {
    journal.push(act);
    unsaved = true;
    keep();
    show(act);
  }

  function undo() {
    const last = journal.pop();
    if (!last) return;
    unsaved = journal.length > 0;
    keep();
    show(last);
  }

  /** Shows what an act has changed, done or undone. */
  function show(changed) {
    if (changed.fix) showLadder();
    if (changed.judge) showVerdict(cards.find((c) => c.dataset.id === changed.judge));
    $('[data-do="undo"]').disabled = journal.length === 0;
    filter();
  }

  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  // --- Beads -------------------------------------------------------------------------------------------------------

  const rows = $("#texts .rows");
  const sentences = Object.fromEntries(SIDES.map((side) => [side, []]));
  const given = [...rows.children].map((row) => {
    const bead = { row, moved: row.classList.contains("moved"), fixed: row.classList.contains("fixed"), number: Number(row.id.slice(1)) };
    for (const side of SIDES) {
      bead[side] = [...cell(row, side).children].filter((p) => p.id).map((p) => {
        const n = Number(p.id.slice(1));
        sentences[side][n] = p;
        return n;
      });
    }
    row.bead = bead;
    return bead;
  });
  let ladder = given;

  /** A row's English or Korean; by place, for a selector is too slow for thousands of rows. */
  function cell(row, side) {
    return row.children[1 + SIDES.indexOf(side)];
  }

  const key = (bead) => bead.en.join(",") + "|" + bead.ko.join(",");

  /** The ladder after all fixes of the journal. */
  function corrected() {
    let beads = given;
    for (const { fix } of journal) {
      if (fix) beads = fixed(beads, fix);
    }
    return beads;
  }

  /** Takes the sentences of some beads out of all others, and puts those beads in. */
  function fixed(beads, fix) {
    const taken = Object.fromEntries(SIDES.map((side) => [side, new Set(fix.flatMap((bead) => bead[side]))]));
    const left = beads.flatMap((bead) => {
      const rest = { ...bead };
      for (const side of SIDES) rest[side] = bead[side].filter((n) => !taken[side].has(n));
      if (key(rest) === key(bead)) return [bead];
      if (!rest.en.length && !rest.ko.length) return [];
      return [{ en: rest.en, ko: rest.ko, moved: false, fixed: false }];
    });
    return ordered([...left, ...fix.map((bead) => ({ en: bead.en, ko: bead.ko, moved: false, fixed: true }))]);
  }

  /** English order; Korean sentences without English follow the one before them. Beads that cross are moved. */
  function ordered(beads) {
    const english = beads.filter((b) => b.en.length).sort((a, b) => a.en[0] - b.en[0]);
    const both = english.filter((b) => b.ko.length);
    const kept = new Set(chain(both));
    const out = english.map((b) => (b.ko.length ? { ...b, moved: !kept.has(b) } : b));
    const alone = beads.filter((b) => !b.en.length).sort((a, b) => a.ko[0] - b.ko[0]);
    for (const bead of alone) {
      const before = out.findLastIndex((b) => !b.moved && b.ko.length && b.ko[0] < bead.ko[0]);
      out.splice(before + 1, 0, bead);
    }
    // The rows that stay keep their beads, so that they are not drawn anew.
    const old = new Map(beads.map((b) => [key(b) + b.moved + b.fixed, b]));
    return out.map((b) => old.get(key(b) + b.moved + b.fixed) ?? b);
  }

  /** The heaviest chain of beads that are in order on both sides, by sentences (quadratic only in moved text). */
  function chain(beads) {
    const ends = []; // Per last Korean sentence, ascending, with rising weight: {last, weight, bead, before}.
    for (const bead of beads) {
      const weight = bead.en.length + bead.ko.length;
      const first = Math.min(...bead.ko), last = Math.max(...bead.ko);
      let at = ends.length;
      while (at > 0 && ends[at - 1].last >= first) at--;
      const before = ends[at - 1];
      const entry = { last, weight: (before?.weight ?? 0) + weight, bead, before };
      let to = ends.length;
      while (to > 0 && ends[to - 1].last > last) to--;
      if (ends[to - 1]?.weight >= entry.weight) continue;
      let end = to;
      while (end < ends.length && ends[end].weight <= entry.weight) end++;
      ends.splice(to, end - to, entry);
    }
    const out = [];
    for (let entry = ends.at(-1); entry; entry = entry.before) out.push(entry.bead);
    return out;
  }

  /** Numbers as the report writes them: 3 / 3,4 / 3-5. */
  function numbers(list) {
    if (!list.length) return "–";
    const run = list.length > 2 && list.at(-1) - list[0] + 1 === list.length;
    return run ? list[0] + "-" + list.at(-1) : list.join(",");
  }

  const state = (bead) => (!bead.en.length ? "omitted" : !bead.ko.length ? "added" : bead.moved ? "moved" : "");

  /** Brings the rows in line with the ladder: rows that stay are kept, sentences move into new ones. */
  function showLadder() {
    ladder = corrected();
    const stay = new Set(ladder.map((bead) => (bead.row ??= newRow(bead))));
    for (const row of [...rows.children]) {
      if (!stay.has(row)) row.remove();
    }
    let next = rows.firstElementChild;
    ladder.forEach((bead, n) => {
      const { row } = bead;
      for (const side of SIDES) {
        const wanted = bead[side].map((s) => sentences[side][s]);
        const place = cell(row, side);
        if (wanted.length && wanted.some((p, i) => place.children[i] !== p)) place.replaceChildren(...wanted);
      }
      if (row === next) next = row.nextElementSibling;
      else rows.insertBefore(row, next);
      if (row.id === "b" + n) return;
      row.id = "b" + n;
      const link = row.firstElementChild.firstElementChild;
      link.href = "#b" + n;
      link.textContent = n;
    });
    for (const card of cards) {
      const bead = given[Number(card.dataset.bead)];
      const gone = !stay.has(bead?.row);
      $(".to", card).href = "#" + (gone ? firstSentence(bead) : bead.row.id);
      $(".stale-bead", card).hidden = !gone;
    }
  }

  const firstSentence = (bead) => (bead?.en.length ? "e" + bead.en[0] : "k" + bead?.ko[0]);

  function newRow(bead) {
    const row = $("#row").content.firstElementChild.cloneNode(true);
    const name = state(bead);
    row.className = ["bead", name, bead.fixed && "fixed"].filter(Boolean).join(" ");
    $(".sides", row).textContent = numbers(bead.en) + " ⇄ " + numbers(bead.ko);
    $(".conf", row).textContent = "";
    if (name) {
      const label = document.createElement("span");
      label.className = "state";
      label.textContent = name;
      $(".no", row).append(" ", label);
    }
    row.bead = bead;
    return row;
  }

  const rowOf = (node) => node?.closest?.("#texts .bead");
  const currentRow = () => $(".bead.current", rows);

  function enter(row, focus = true) {
    if (!row) return;
    currentRow()?.classList.remove("current");
    row.classList.add("current");
    if (focus) {
      $(".nr", row).focus({ preventScroll: true });
      row.scrollIntoView({ block: "center" });
    }
  }

  // --- Linked words ------------------------------------------------------------------------------------------------

  const why = $("#why");
  let lit = [];

  function light(row, k) {
    lit.forEach((node) => node.classList.remove("on"));
    // In a row made by hand the links of the old ones mean nothing.
    const reason = row?.dataset.links.split("|")[k];
    lit = reason ? $$(`[data-l~="${k}"]`, row) : [];
    lit.forEach((node) => node.classList.add("on"));
    const text = (side) => lit.filter((n) => n.closest("." + side)).map((n) => n.textContent).join("");
    why.hidden = lit.length === 0 || editing();
    if (lit.length) {
      const [by, entry] = reason.split(/:(.*)/s);
      why.replaceChildren(
        quoted(text("ko"), "ko-KP"), " = ", quoted(text("en"), "en"),
        " · linked by " + by + (entry ? " entry " : ""), ...(entry ? [quoted(entry, "ko-KP")] : []),
      );
    }
  }

  function quoted(text, lang) {
    const span = document.createElement("span");
    span.lang = lang;
    span.textContent = "“" + text + "”";
    return span;
  }

  rows.addEventListener("pointerover", (event) => {
    const word = event.target.closest("[data-l]");
    light(rowOf(word), word?.dataset.l.split(" ")[0]);
  });
  rows.addEventListener("pointerleave", () => light());

  /** The next or previous link of the row, in the order of its English words. */
  function step(row, by) {
    const order = [...new Set($$(".en [data-l]", row).flatMap((n) => n.dataset.l.split(" ")))];
    if (!order.length) return;
    const now = lit.length && rowOf(lit[0]) === row ? order.findIndex((k) => lit[0].dataset.l.split(" ").includes(k)) : -1;
    light(row, order[(now + by + order.length + (now < 0 && by < 0 ? 1 : 0)) % order.length]);
  }

  // --- Findings ----------------------------------------------------------------------------------------------------

  const cards = $$(".finding");
  const form = $(".filters");
  const ofCard = new Map();

  for (const card of cards) {
    ofCard.set(card, card.textContent.toLowerCase());
    card.given = { verdict: card.dataset.verdict ?? "", remark: card.dataset.remark ?? "" };
    const actions = document.createElement("div");
    actions.className = "actions";
    for (const [name, text] of [["accepted", "Accept"], ["dismissed", "Dismiss"], ["remark", "Remark"], ["copy", "Copy"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.dataset.judge = name;
      button.setAttribute("aria-label", text + " finding " + $(".n", card).textContent);
      actions.append(button);
    }
    const stale = document.createElement("p");
    stale.className = "stale-bead";
    stale.hidden = true;
    stale.textContent = "The alignment here was corrected: save the ladder and compare anew.";
    card.append(stale, actions);
  }

  /** What was decided last about a finding. */
  function decided(card) {
    const acts = journal.filter((a) => a.judge === card.dataset.id);
    return acts.reduce((all, a) => ({ ...all, ...a }), card.given);
  }

  function showVerdict(card) {
    const { verdict, remark } = decided(card);
    verdict ? (card.dataset.verdict = verdict) : delete card.dataset.verdict;
    const place = $(".verdict", card);
    const strong = document.createElement("strong");
    strong.textContent = verdict;
    place.replaceChildren(...(verdict ? [strong, remark ? ": " + remark : ""] : []));
    for (const button of $$("[data-judge]", card)) {
      const name = button.dataset.judge;
      if (name === "accepted" || name === "dismissed") button.setAttribute("aria-pressed", name === verdict);
    }
  }

  function judge(card, verdict) {
    const now = decided(card);
    if (now.verdict !== verdict) act({ judge: card.dataset.id, verdict, remark: now.remark });
  }

  function remark(card) {
    if ($("textarea", card)) return $("textarea", card).focus();
    const area = document.createElement("textarea");
    area.rows = 2;
    area.setAttribute("aria-label", "Remark; Ctrl and Enter keep it, Escape leaves it");
    area.value = decided(card).remark;
    let left = false;
    const leave = (keepIt) => {
      if (left) return;
      left = true;
      const text = area.value.trim();
      area.remove();
      const now = decided(card);
      if (keepIt && text !== now.remark) act({ judge: card.dataset.id, verdict: now.verdict || "noted", remark: text });
    };
    area.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const keeps = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (keeps || event.key === "Escape") {
        leave(keeps);
        select(card);
      }
    });
    area.addEventListener("blur", () => leave(true));
    $(".actions", card).append(area);
    area.focus();
  }

  /** A finding as plain text, to be cited. */
  function citation(card) {
    const quotes = $$("figure", card).map((figure) => {
      const words = $("blockquote", figure)?.dataset.cited;
      return $("figcaption", figure).textContent.trim() + (words ? ": “" + words + "”" : "");
    });
    return [
      [card.dataset.kind, card.dataset.severity, "confidence " + card.dataset.confidence].join(", "),
      $(".message", card).textContent, ...quotes, "id " + card.dataset.id,
    ].join("\n");
  }

  async function copy(card, button) {
    try {
      await navigator.clipboard.writeText(citation(card));
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser forbids copying";
    }
  }

  const visible = () => cards.filter((card) => !card.hidden);
  const currentCard = () => $(".finding.current") ?? $(".finding:target");

  function select(card, focus = true) {
    if (!card) return;
    $(".finding.current")?.classList.remove("current");
    card.classList.add("current");
    card.scrollIntoView({ block: "nearest" });
    if (focus) $(".self", card).focus({ preventScroll: true });
    enter(beadRow(card), false);
    if (matchMedia("(min-width: 75rem)").matches) beadRow(card)?.scrollIntoView({ block: "center" });
  }

  /** The row of a finding, or the one that has its first sentence now. */
  function beadRow(card) {
    const bead = given[Number(card.dataset.bead)];
    return bead?.row?.isConnected ? bead.row : rowOf(document.getElementById(firstSentence(bead)));
  }

  function nextCard(by) {
    const list = visible();
    const now = list.indexOf(currentCard());
    select(list[now < 0 ? (by > 0 ? 0 : list.length - 1) : (now + by + list.length) % list.length]);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-judge]");
    if (!button) return;
    const card = button.closest(".finding");
    const name = button.dataset.judge;
    if (name === "remark") remark(card);
    else if (name === "copy") copy(card, button);
    else judge(card, decided(card).verdict === name ? "" : name);
  });

  function filter() {
    const data = new FormData(form);
    const kinds = new Set(data.getAll("kind"));
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number(data.get("confidence"));
    for (const card of cards) {
      const { kind, severity, confidence } = card.dataset;
      card.hidden = !(
        kinds.has(kind) &&
        (!data.get("severity") || severity === data.get("severity")) &&
        Number(confidence) >= least &&
        !(data.get("open") && card.dataset.verdict) &&
        words.every((word) => ofCard.get(card).includes(word))
      );
    }
    form.elements.least.value = least.toFixed(2);
    const shown = visible();
    $(".count", form).textContent = shown.length + " of " + cards.length + " findings";
    document.body.classList.toggle("only-divergent", Boolean(data.get("divergent")));
    $$(".bead.shown", rows).forEach((row) => row.classList.remove("shown"));
    shown.forEach((card) => beadRow(card)?.classList.add("shown"));
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  // --- Correcting --------------------------------------------------------------------------------------------------

  const bench = $("#bench");
  const hint = $(".hint", bench);
  const editing = () => document.body.classList.contains("editing");
  const chosen = () => Object.fromEntries(SIDES.map((side) => [side, sentences[side].flatMap((p, n) => (p.ariaChecked === "true" ? [n] : []))]));

  function edit() {
    const on = document.body.classList.toggle("editing");
    bench.hidden = !on;
    $('[data-do="edit"]').setAttribute("aria-pressed", on);
    light();
    for (const p of SIDES.flatMap((side) => sentences[side])) {
      if (on) {
        p.setAttribute("role", "checkbox");
        p.ariaChecked = "false";
        p.tabIndex = 0;
      } else {
        for (const name of ["role", "aria-checked", "tabindex"]) p.removeAttribute(name);
      }
    }
    tell();
  }

  function choose(p) {
    p.ariaChecked = p.ariaChecked === "true" ? "false" : "true";
    enter(rowOf(p), false);
    tell();
  }

  function clear() {
    for (const p of SIDES.flatMap((side) => sentences[side])) p.ariaChecked = "false";
    tell();
  }

  function tell(text) {
    const { en, ko } = chosen();
    hint.textContent = text ?? (en.length || ko.length ? "Chosen: " + numbers(en) + " ⇄ " + numbers(ko) : "Choose sentences, or a bead by its number.");
  }

  function fix(beads, done) {
    if (!beads.length) return tell(done);
    act({ fix: beads.map(({ en, ko }) => ({ en, ko })) });
    if (editing()) clear();
    const first = beads[0];
    enter(rowOf(first.en.length ? sentences.en[first.en[0]] : sentences.ko[first.ko[0]]));
    tell(done);
  }

  const ascending = (list) => [...list].sort((a, b) => a - b);
  const bead = () => currentRow()?.bead;

  const corrections = {
    link() {
      const { en, ko } = chosen();
      if (!en.length && !ko.length) return tell("Choose the sentences that belong together first.");
      fix([{ en, ko }], numbers(en) + " ⇄ " + numbers(ko) + " are one bead now.");
    },
    merge() {
      const next = ladder[ladder.indexOf(bead()) + 1];
      if (!bead() || !next) return tell("Choose a bead that has another one below it.");
      const both = { en: ascending([...bead().en, ...next.en]), ko: ascending([...bead().ko, ...next.ko]) };
      fix([both], "Merged.");
    },
    split() {
      const { en, ko } = bead() ?? { en: [], ko: [] };
      if (en.length + ko.length < 2 || (en.length === 1 && ko.length === 1)) return tell("Choose a bead of several sentences; Unlink takes one and one apart.");
      const count = Math.max(en.length, ko.length);
      const parts = Array.from({ length: count }, (_, i) => ({ en: en.slice(i, i + 1), ko: ko.slice(i, i + 1) }));
      fix(parts, "Split into " + count + ", in order.");
    },
    unlink() {
      const { en, ko } = bead() ?? { en: [], ko: [] };
      if (!en.length || !ko.length) return tell("Choose a bead that has both sides.");
      fix([...en.map((n) => ({ en: [n], ko: [] })), ...ko.map((n) => ({ en: [], ko: [n] }))], "Unlinked.");
    },
    clear,
  };

  rows.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    if (row) enter(row, false);
    const p = event.target.closest("p[id]");
    if (editing() && p && !event.target.closest("a")) choose(p);
  });

  // --- Saving ------------------------------------------------------------------------------------------------------

  function save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
  }

  /** A verdict a line, as `daejo report --verdicts` reads them. */
  function verdicts() {
    const lines = cards.flatMap((card) => {
      const { verdict, remark } = decided(card);
      if (!verdict) return [];
      const [en, ko] = ["en", "ko-KP"].map((lang) => $(`blockquote[lang="${lang}"]`, card)?.dataset.cited || undefined);
      return [JSON.stringify({ fingerprint: card.dataset.id, verdict, remark: remark || undefined, kind: card.dataset.kind, en, ko })];
    });
    const stale = $$("[data-line]").map((item) => item.dataset.line);
    save("verdicts.jsonl", [...stale, ...lines].map((line) => line + "\n").join(""));
  }

  /** A row a bead, as `daejo align --fixed` reads them: rows that are fixed stay, the rest is aligned around them. */
  function table() {
    const lines = ladder.map((bead) => {
      const conf = bead.fixed ? "1.00" : bead.number === undefined ? "0.00" : $(".conf", bead.row).textContent;
      const texts = SIDES.map((side) => bead[side].map((n) => words(sentences[side][n])));
      const lengths = texts.map((list) => list.map((text) => [...text].length).join(","));
      return [bead.en.join(","), bead.ko.join(","), conf, bead.moved, ...texts.map((t) => t.join(" ")), ...lengths, bead.fixed].join("\t");
    });
    const head = ["en", "ko", "confidence", "moved", "en_text", "ko_text", "en_lengths", "ko_lengths", "fixed"];
    save("ladder.tsv", [head.join("\t"), ...lines, ""].join("\n"));
  }

  /** The words of a sentence without the numbers of findings. */
  function words(p) {
    const copy = p.cloneNode(true);
    $$("sup", copy).forEach((sup) => sup.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // --- Buttons and keys --------------------------------------------------------------------------------------------

  function theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }

  const commands = { edit, undo, verdicts, ladder: table, theme, help: () => $("#keys").showModal(), ...corrections };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) commands[button.dataset.do]();
  });

  function nextRow(by) {
    const list = $$(".bead", rows).filter((row) => row.getClientRects().length);
    const now = list.indexOf(currentRow());
    enter(list[now < 0 ? 0 : Math.min(Math.max(now + by, 0), list.length - 1)]);
  }

  const onCard = (run) => () => currentCard() && run(currentCard());
  const keys = {
    n: () => nextCard(1),
    p: () => nextCard(-1),
    j: () => nextRow(1),
    k: () => nextRow(-1),
    a: onCard((card) => judge(card, "accepted")),
    d: onCard((card) => judge(card, "dismissed")),
    r: onCard(remark),
    u: undo,
    e: edit,
    "/": () => form.elements.text.focus(),
    "?": commands.help,
    l: () => editing() && corrections.link(),
    m: () => editing() && corrections.merge(),
    s: () => editing() && corrections.split(),
    x: () => editing() && corrections.unlink(),
    ArrowRight: (target) => rowOf(target) && (step(rowOf(target), 1), true),
    ArrowLeft: (target) => rowOf(target) && (step(rowOf(target), -1), true),
    Escape: () => light(),
    " ": (target) => editing() && target.matches("p[id]") && (choose(target), true),
    Enter: (target) => target.matches(".finding .self") && (enter(beadRow(target.closest(".finding"))), true),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox], [type=range]), textarea, select");
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || $("#keys").open) return;
    const run = keys[event.key];
    // Keys that do something elsewhere, too, are taken only where they did something here.
    if (run && (run(event.target) || event.key.length === 1 && event.key !== " ")) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#d-"]');
    if (link && !link.matches(".self")) select(document.getElementById(link.hash.slice(1)));
    const to = event.target.closest('a.to, .about a[href^="#b"], #strip a');
    const row = to && (to.matches(".to") ? beadRow(to.closest(".finding")) : document.getElementById(to.getAttribute("href").slice(1)));
    if (row) {
      event.preventDefault();
      enter(row);
    }
  });

  // --- Start -------------------------------------------------------------------------------------------------------

  for (const part of $$(".tools, .filters")) part.hidden = false;
  form.hidden = cards.length === 0;
  cards.forEach(showVerdict);
  if (journal.some((a) => a.fix)) showLadder();
  $('[data-do="undo"]').disabled = journal.length === 0;
  if (cards.length) filter();
  if (location.hash.startsWith("#d-")) select(document.getElementById(location.hash.slice(1)), false);
})();
