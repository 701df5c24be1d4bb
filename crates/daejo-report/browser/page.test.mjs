// The HTML report as people use it: in a real Chromium, from the disk, driven by Playwright.
//
//   cargo build --release && cd crates/daejo-report/browser && npm ci && npm test
//
// DAEJO names the binary, CHROMIUM the browser, SHOTS a folder for screenshots to be looked at.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, "../../..");
const DAEJO = path.resolve(process.env.DAEJO ?? path.join(ROOT, "target/release/daejo"));
const AXE = fs.readFileSync(path.join(HERE, "node_modules/axe-core/axe.min.js"), "utf8");
const SHOTS = process.env.SHOTS;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "daejo-page-"));

let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser.close();
  fs.rmSync(folder, { recursive: true });
});

/** Runs the command; divergences are no error. */
function daejo(...args) {
  const run = spawnSync(DAEJO, args, { encoding: "utf8", cwd: folder });
  assert.ok(run.status === 0 || run.status === 1, `daejo ${args.join(" ")}: ${run.stderr}`);
  return run.stdout;
}

const gold = (name) => ["en.txt", "ko.txt"].map((file) => path.join(ROOT, "testdata/gold", name, file));

/** The page of two texts. */
function report(name, texts, ...args) {
  const file = path.join(folder, name + ".html");
  daejo("report", "--format", "html", "-o", file, ...args, ...texts);
  return file;
}

const cases = fs.readdirSync(path.join(ROOT, "testdata/gold")).filter((name) => /^[a-z]-\d+$/.test(name));

/** The sentences of several gold cases as one release, a paragraph each, without datelines and end marks. */
function strung(name, cases) {
  const all = cases.map((id) => JSON.parse(fs.readFileSync(path.join(ROOT, "testdata/gold", id, "gold.json"), "utf8")));
  return ["en", "ko"].map((side) => {
    const file = path.join(folder, `${name}.${side}.txt`);
    const text = ({ text }) => text.replace(/^.*\(KCNA\) --|^\(.*조선중앙통신\)|-0-|\(끝\)/g, "").trim();
    fs.writeFileSync(file, all.flatMap((gold) => gold[side].map(text)).join("\n\n") + "\n");
    return file;
  });
}

/** Opens a page and holds it to the promises that every page keeps: no request, no error. */
async function opened(file, options = {}, use) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("request", (request) => request.url().startsWith("file:") && request.isNavigationRequest() ? 0 : request.url().startsWith("blob:") ? 0 : faults.push(request.url()));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => (dialog.type() === "beforeunload" ? dialog.accept() : faults.push(dialog.message())));
  await page.goto(pathToFileURL(file).href);
  try {
    await use(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const shot = (page, name, options = {}) => SHOTS && page.screenshot({ path: path.join(SHOTS, name + ".png"), ...options });

async function accessible(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact));
  assert.deepEqual(grave.map((v) => `${what}: ${v.id}: ${v.nodes[0].html}`), []);
}

/** What a click makes the browser save. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-do="${name}"]`)]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

describe("a report", () => {
  let file, data;
  before(() => {
    file = report("d-07", gold("d-07"));
    data = JSON.parse(daejo("report", "--format", "json", ...gold("d-07")));
    // As the page lists them: by severity, then as in the text.
    data.divergences = ["major", "minor"].flatMap((severity) => data.divergences.filter((d) => d.severity === severity));
  });

  test("has every finding with its evidence, and every sentence", () =>
    opened(file, { javaScriptEnabled: false }, async (page) => {
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      assert.equal(await page.locator(".finding:visible").count(), data.divergences.length);
      for (const d of data.divergences) assert.ok(text.includes(d.message) && text.includes(d.fingerprint), d.message);
      for (const side of ["en", "ko"]) {
        const sentences = await page.locator(`#texts .${side} p[id]`).evaluateAll((list) => list.map((p) => {
          p.querySelectorAll("sup").forEach((sup) => sup.remove());
          return p.textContent.replace(/\s+/g, " ").trim();
        }));
        assert.deepEqual(sentences.sort(), data[side].sentences.map((s) => s.text.replace(/\s+/g, " ").trim()).sort());
      }
      assert.equal(await page.locator(".tools:visible, .filters:visible, #bench:visible").count(), 0, "nothing is offered that needs the script");
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      assert.equal(await page.locator('#texts .ko:not([lang="ko-KP"])').count(), 0);
    }));

  test("is accessible by day and by night, narrow and while it is corrected", async () => {
    for (const colorScheme of ["light", "dark"]) {
      await opened(file, { colorScheme }, async (page) => {
        await accessible(page, colorScheme);
        await shot(page, "page-" + colorScheme);
        await page.keyboard.press("n");
        await page.keyboard.press("d");
        await page.keyboard.press("e");
        await accessible(page, colorScheme + ", correcting");
      });
    }
    await opened(file, { viewport: { width: 390, height: 800 } }, async (page) => {
      await accessible(page, "narrow");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide}`);
      await shot(page, "page-narrow");
    });
  });

  test("is filtered by kind, severity, confidence and words", () =>
    opened(file, {}, async (page) => {
      const shown = () => page.locator(".finding:visible").evaluateAll((list) => list.map((c) => c.dataset.id));
      const expected = (keep) => data.divergences.filter(keep).map((d) => d.fingerprint);
      const kind = data.divergences[0].kind;
      await page.uncheck(`input[name="kind"][value="${kind}"]`);
      assert.deepEqual(await shown(), expected((d) => d.kind !== kind));
      await page.check(`input[name="kind"][value="${kind}"]`);
      await page.selectOption('select[name="severity"]', "major");
      assert.deepEqual(await shown(), expected((d) => d.severity === "major"));
      await page.selectOption('select[name="severity"]', "");
      await page.fill('input[name="confidence"]', "0.9");
      assert.deepEqual(await shown(), expected((d) => d.confidence >= 0.9));
      await page.fill('input[name="confidence"]', "0");
      const last = data.divergences.at(-1);
      await page.fill('input[name="text"]', last.fingerprint.slice(0, 9));
      assert.deepEqual(await shown(), [last.fingerprint]);
      assert.match(await page.locator(".filters .count").innerText(), /^1 of \d+ findings$/);
      await page.check('input[name="divergent"]');
      assert.equal(await page.locator("#texts .bead:visible").count(), 1);
      await shot(page, "page-filtered");
    }));

  test("is walked through by keys, and each finding has its address", () =>
    opened(file, {}, async (page) => {
      const current = () => page.locator(".finding.current").getAttribute("data-id");
      await page.keyboard.press("n");
      assert.equal(await current(), data.divergences[0].fingerprint);
      await page.keyboard.press("n");
      assert.equal(await current(), data.divergences[1].fingerprint);
      await page.keyboard.press("p");
      assert.equal(await current(), data.divergences[0].fingerprint);
      await page.keyboard.press("Enter");
      const row = "#b" + data.divergences[0].bead;
      assert.ok(await page.locator(row).evaluate((r) => r.classList.contains("current") && r.contains(document.activeElement)));
      await page.goto(pathToFileURL(file).href + "#d-" + data.divergences[2].fingerprint);
      await page.reload();
      assert.equal(await current(), data.divergences[2].fingerprint);
      await page.keyboard.press("?");
      assert.ok(await page.locator("#keys").isVisible());
      await page.keyboard.press("Escape");
      assert.ok(!(await page.locator("#keys").isVisible()));
    }));

  test("shows linked words on both sides, by pointer and by key", () =>
    opened(file, {}, async (page) => {
      const lit = () => page.locator(".on").evaluateAll((list) => new Set(list.map((n) => n.closest(".en") ? "en" : "ko")).size);
      await page.locator("#b1 .en [data-l]").first().hover();
      assert.equal(await lit(), 2);
      assert.match(await page.locator("#why").innerText(), /linked by (lexicon|name|number|date)/);
      await shot(page, "page-linked");
      await page.mouse.move(0, 0);
      await page.locator("#b1 .nr").focus();
      await page.keyboard.press("ArrowRight");
      const first = await page.locator("#why").innerText();
      await page.keyboard.press("ArrowRight");
      assert.notEqual(await page.locator("#why").innerText(), first);
      assert.equal(await lit(), 2);
    }));

  test("keeps verdicts, undoes them, and saves what the command reads", () =>
    opened(file, {}, async (page) => {
      const [first, second, third] = data.divergences.map((d) => page.locator(`[data-id="${d.fingerprint}"]`));
      await first.getByRole("button", { name: /^Dismiss/ }).click();
      await second.getByRole("button", { name: /^Accept/ }).click();
      await third.getByRole("button", { name: /^Remark/ }).click();
      await page.keyboard.type("look at \"this\" <again>");
      await page.keyboard.press("Control+Enter");
      await second.getByRole("button", { name: /^Accept/ }).click();
      assert.equal(await second.getAttribute("data-verdict"), null, "a second click takes it back");
      await page.click('[data-do="undo"]');
      assert.equal(await second.getAttribute("data-verdict"), "accepted");
      await page.reload();
      assert.equal(await first.getAttribute("data-verdict"), "dismissed", "a reload loses nothing");
      await shot(page, "page-verdicts");
      const verdicts = await saved(page, "verdicts");
      const after = JSON.parse(daejo("report", "--format", "json", "--verdicts", verdicts, ...gold("d-07")));
      assert.equal(after.hidden.dismissed, 1);
      assert.equal(after.stale, undefined);
      const judged = after.divergences.filter((d) => d.verdict).map((d) => [d.fingerprint, d.verdict.verdict, d.verdict.remark]);
      assert.deepEqual(judged, [[data.divergences[1].fingerprint, "accepted", undefined], [data.divergences[2].fingerprint, "noted", 'look at "this" <again>']]);
      const again = report("again", gold("d-07"), "--verdicts", verdicts);
      await opened(again, {}, async (page) => {
        const one = await saved(page, "verdicts");
        assert.equal(fs.readFileSync(one, "utf8").trim().split("\n").length, 3, "what was dismissed is saved again");
      });
    }));

  test("prints without what only a screen can use", () =>
    opened(file, {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".tools:visible, .filters:visible, .actions:visible, #strip:visible, #bench:visible").count(), 0);
      const pdf = await page.pdf({ format: "A4" });
      assert.ok(pdf.length > 10_000);
      if (SHOTS) fs.writeFileSync(path.join(SHOTS, "page.pdf"), pdf);
    }));
});

describe("a corrected alignment", () => {
  const ladder = (page) => page.locator("#texts .bead .sides").allInnerTexts();
  const choose = async (page, ...ids) => {
    for (const id of ids) await page.locator("#" + id).focus().then(() => page.keyboard.press("Space"));
  };

  test("is split, merged, linked, unlinked and undone, and goes back into the command", async () => {
    const file = report("e-03", gold("e-03"));
    await opened(file, {}, async (page) => {
      const at = async (sides) => page.locator("#texts .bead", { has: page.locator(`.sides:text-is("${sides}")`) });
      const given = await ladder(page);
      await page.keyboard.press("e");

      const wide = given.find((sides) => /^\d+,\d+ ⇄ \d+$/.test(sides));
      const [, one, two, ko] = /^(\d+),(\d+) ⇄ (\d+)$/.exec(wide);
      await (await at(wide)).locator(".nr").click();
      await page.keyboard.press("s");
      assert.deepEqual((await ladder(page)).filter((s) => [`${one} ⇄ ${ko}`, `${two} ⇄ –`].includes(s)), [`${one} ⇄ ${ko}`, `${two} ⇄ –`]);
      await page.keyboard.press("m");
      assert.deepEqual(await ladder(page), given, "merged again");

      await (await at("0 ⇄ 0")).locator(".nr").click();
      await page.keyboard.press("x");
      assert.deepEqual((await ladder(page)).slice(0, 2).sort(), ["0 ⇄ –", "– ⇄ 0"].sort());
      await choose(page, "e0", "k0");
      await page.keyboard.press("l");
      assert.deepEqual(await ladder(page), given);

      await choose(page, "e1", "k2");
      await page.keyboard.press("l");
      assert.ok((await ladder(page)).includes("1 ⇄ 2"));
      await shot(page, "page-correcting");
      await page.keyboard.press("u");
      assert.deepEqual(await ladder(page), given);
      await choose(page, "e1", "k2");
      await page.keyboard.press("l");

      const tsv = await saved(page, "ladder");
      const fixed = JSON.parse(daejo("align", "--format", "json", "--fixed", tsv, ...gold("e-03")));
      const bead = fixed.beads.find((b) => b.en.includes(1));
      assert.deepEqual([bead.en, bead.ko, bead.fixed], [[1], [2], true]);
      assert.deepEqual(fixed.beads.find((b) => b.en.includes(0)).ko, [0]);
      const again = report("fixed", gold("e-03"), "--fixed", tsv);
      await opened(again, {}, async (page) => {
        assert.ok((await ladder(page)).includes("1 ⇄ 2"));
        assert.ok(await page.locator("#texts .bead.fixed").count() >= 2);
      });
    });
  });

  test("moves a bead that crosses others", async () => {
    const file = report("d-10", gold("d-10"));
    await opened(file, {}, async (page) => {
      await page.keyboard.press("e");
      await choose(page, "e1", "k7");
      await page.keyboard.press("l");
      assert.equal(await page.locator("#texts .bead.moved.fixed .sides").innerText(), "1 ⇄ 7");
    });
  });
});

describe("any release", () => {
  test("of sixty beads is small and quickly shown", async () => {
    const file = report("sixty", strung("sixty", ["d-01", "d-07", "e-03", "g-02"]));
    await opened(file, {}, async (page) => {
      const beads = await page.locator("#texts .bead").count();
      const size = fs.statSync(file).size;
      const shown = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
      console.log(`${beads} beads, ${size} bytes, shown in ${shown.toFixed(0)} ms`);
      assert.ok(beads >= 60, `${beads} beads`);
      assert.ok(size / beads < 5_000, `${size} bytes for ${beads} beads`);
      assert.ok(shown < 2_000, `${shown} ms`);
    });
  });

  test("of thousands of beads still opens, scrolls and filters", async () => {
    const file = report("long", strung("long", Array.from({ length: 8 }, () => cases).flat()));
    await opened(file, {}, async (page) => {
      const beads = await page.locator("#texts .bead").count();
      assert.ok(beads > 3_000, `${beads} beads`);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.locator("#texts .bead").last().waitFor({ state: "visible" });
      await page.keyboard.press("n");
      await page.fill('input[name="text"]', "omission");
      assert.ok(await page.locator(".finding:visible").count() > 10);
    });
  });

  test("that is hostile stays text", async () => {
    const files = ["en", "ko"].map((side) => path.join(folder, `hostile.${side}.txt`));
    const wild = `<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} </style></script> javascript:alert(3)`;
    fs.writeFileSync(files[0], `Team Wins ${wild}\n\nThe team won 3:1 ${wild}. The ${wild} was added here in English only.\n`);
    fs.writeFileSync(files[1], `팀이 우승 ${wild}\n\n팀이 3:2로 이겼다 ${wild}. ${"경기는 수도의 경기장에서 진행되였으며 많은 사람들이 관람하였다. ".repeat(9)}\n`);
    await opened(report("hostile", files), {}, async (page) => {
      await page.keyboard.press("n");
      assert.equal(await page.locator("img").count(), 0);
      assert.equal(await page.locator("script").count(), 1);
      assert.ok((await page.locator("body").innerText()).includes("<script>alert(1)</script>"));
    });
  });

  test("without divergences says so", async () => {
    const files = ["en", "ko"].map((side) => path.join(folder, `same.${side}.txt`));
    fs.writeFileSync(files[0], "The team won 3:1.\n");
    fs.writeFileSync(files[1], "팀이 3:1로 이겼다.\n");
    await opened(report("same", files), {}, async (page) => {
      assert.ok(await page.getByText("No divergence was found.").isVisible());
      await accessible(page, "empty");
    });
  });
});
