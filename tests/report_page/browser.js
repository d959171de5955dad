// Opens a page in Chromium at every size and scheme and says what happened, as JSON on standard output.
// node browser.js PAGE CHROMIUM PROFILE
"use strict";
const puppeteer = require("puppeteer-core");
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

const [, , page, executablePath, userDataDir] = process.argv;
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const scenes = JSON.parse(process.env.SCENES);
// As wide as key figures get: hundreds of millions of yuan.
const LONG = "164,978,640";
const SIZES = [[1280, 900], [390, 844], [360, 640]];
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"];

async function open(browser, width, height, scheme, javascript = true) {
  const tab = await browser.newPage();
  const said = [];
  tab.on("console", (message) => said.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => said.push(`error: ${error.message}`));
  tab.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on("request", (request) => {
    if (request.url() !== pathToFileURL(page).href) said.push(`request: ${request.url()}`);
  });
  await tab.setJavaScriptEnabled(javascript);
  await tab.setViewport({ width, height });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto(pathToFileURL(page).href);
  return { tab, said };
}

async function violations(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((each) => ({
    rule: each.id, impact: each.impact, nodes: each.nodes.length, first: each.nodes[0].html.slice(0, 300),
    why: each.nodes[0].failureSummary,
  }));
}

const shown = (tab, selector) => tab.$$eval(selector, (found) => found.filter((each) => each.checkVisibility()).length);

async function looks(browser) {
  const looked = [];
  for (const [width, height] of SIZES) {
    for (const scheme of ["light", "dark"]) {
      const { tab, said } = await open(browser, width, height, scheme);
      const seen = await tab.evaluate(() => document.documentElement.scrollWidth);
      const lines = await tab.evaluate((figure) => {
        const card = document.querySelector(".cards .figure");
        if (card) card.textContent = figure;
        return card ? [card.getClientRects().length, card.offsetWidth <= card.closest("dd").clientWidth] : null;
      }, LONG);
      looked.push({ width, scheme, said, lines, scrollWidth: seen, violations: scenes.axe ? await violations(tab) : null });
      await tab.close();
    }
  }
  return looked;
}

async function language(browser) {
  const { tab, said } = await open(browser, 1280, 900, "light");
  const state = async () => ({
    lang: await tab.evaluate(() => document.documentElement.lang), title: await tab.title(),
    zh: await shown(tab, "main .zh"), en: await shown(tab, "main .en"),
  });
  const before = await state();
  await tab.focus("#lang-zh");
  await tab.keyboard.press("ArrowRight");
  const after = await state();
  return { before, after, violations: await violations(tab), said };
}

async function search(browser, word) {
  const { tab, said } = await open(browser, 1280, 900, "light");
  const rows = () => shown(tab, ".printed tbody tr");
  const folded = () => tab.$$eval("details[open]", (found) => found.length);
  const before = { rows: await rows(), open: await folded() };
  await tab.type("#search", word);
  await tab.waitForFunction(() => document.documentElement.classList.contains("searching"));
  const hits = await tab.$$eval(".printed tbody tr", (found) =>
    found.filter((each) => each.checkVisibility()).map((each) => each.textContent));
  const told = await tab.$eval("#found", (each) => each.textContent);
  await tab.$eval("#search", (each) => { each.value = ""; });
  await tab.type("#search", " ");
  await tab.waitForFunction(() => !document.documentElement.classList.contains("searching"));
  return { before, hits, told, after: { rows: await rows(), open: await folded() }, said };
}

async function sort(browser, table) {
  const { tab, said } = await open(browser, 1280, 900, "light");
  const header = await tab.$(`${table} th[data-column]:last-of-type button.sort`);
  const column = await header.evaluate((each) => Number(each.parentElement.dataset.column));
  const state = async () => ({
    way: await header.evaluate((each) => each.parentElement.getAttribute("aria-sort")),
    cells: await tab.$$eval(`${table} tbody tr`, (rows, at) => rows.map((row) => row.cells[at].firstChild?.data ?? ""), column),
  });
  const states = [await state()];
  for (let turn = 0; turn < 3; turn += 1) {
    await header.focus();
    await tab.keyboard.press("Enter");
    states.push(await state());
  }
  return { states, said };
}

async function beside(browser, selector) {
  const { tab, said } = await open(browser, 1280, 900, "light");
  const state = () => tab.evaluate(() => {
    const note = document.querySelector("#beside");
    const box = note.getBoundingClientRect();
    return {
      open: !note.hidden, text: note.textContent, lit: document.querySelectorAll(".lit").length,
      inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
      focused: document.activeElement === note,
    };
  });
  const badge = await tab.$(selector);
  await badge.evaluate((each) => each.scrollIntoView({ block: "center" }));
  await badge.focus();
  await tab.keyboard.press("Enter");
  const opened = { ...await state(), violations: await violations(tab) };
  await tab.keyboard.press("Escape");
  const closed = { ...await state(), back: await badge.evaluate((each) => each === document.activeElement) };
  await badge.hover();
  await tab.waitForFunction(() => !document.querySelector("#beside").hidden);
  return { opened, closed, hovered: await state(), said };
}

async function plain(browser) {
  const { tab, said } = await open(browser, 1280, 900, "light", false);
  const seen = { rows: await shown(tab, ".printed tbody tr"), findings: await shown(tab, "article.finding") };
  await tab.click("label[for=lang-en]");
  return { ...seen, zh: await shown(tab, "main .zh"), en: await shown(tab, "main .en"), said };
}

(async () => {
  const browser = await puppeteer.launch({ executablePath, headless: true, userDataDir, args });
  const told = { looks: await looks(browser), plain: await plain(browser) };
  if (scenes.language) told.language = await language(browser);
  if (scenes.search) told.search = await search(browser, scenes.search);
  if (scenes.sort) told.sort = await sort(browser, scenes.sort);
  if (scenes.beside) told.beside = await beside(browser, scenes.beside);
  await browser.close();
  process.stdout.write(JSON.stringify(told));
})().catch((error) => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
