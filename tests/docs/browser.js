// Serves the built site on this machine, opens pages in Chromium and says what happened, as JSON on standard output.
// node browser.js SITE CHROMIUM PROFILE; what is to be done stands in SCENES.
"use strict";
const puppeteer = require("puppeteer-core");
const { createServer } = require("node:http");
const { readFile } = require("node:fs/promises");
const { readFileSync } = require("node:fs");
const { extname, join, normalize } = require("node:path");

const [, , site, executablePath, userDataDir] = process.argv;
const { pages, queries } = JSON.parse(process.env.SCENES);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const SIZES = [[1280, 900], [390, 844]];
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"];

async function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
  try {
    const data = await readFile(join(site, path));
    response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream" }).end(data);
  } catch {
    response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
  }
}

async function open(browser, address, width = 1280, height = 900, scheme = "light") {
  const tab = await browser.newPage();
  const said = [];
  const here = new URL(address).origin;
  tab.on("console", (message) => said.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => said.push(`error: ${error.message}`));
  tab.on("request", (request) => {
    if (!request.url().startsWith(here) && !request.url().startsWith("data:")) said.push(`request: ${request.url()}`);
  });
  await tab.setViewport({ width, height });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto(address, { waitUntil: "load" });
  return { tab, said };
}

async function violations(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => globalThis.axe.run("article", { resultTypes: ["violations"] }));
  return found.violations.map((each) => `${each.id}: ${each.nodes.length} ${each.nodes[0].html.slice(0, 200)}`);
}

async function looks(browser, root) {
  const looked = [];
  for (const page of pages) {
    for (const [width, height] of SIZES) {
      for (const scheme of ["light", "dark"]) {
        const { tab, said } = await open(browser, `${root}/${page}`, width, height, scheme);
        const scrollWidth = await tab.evaluate(() => document.documentElement.scrollWidth);
        looked.push({ page, width, scheme, said, scrollWidth, violations: await violations(tab) });
        await tab.close();
      }
    }
  }
  return looked;
}

async function turn(browser, root, page) {
  const { tab, said } = await open(browser, `${root}/${page}`, 390, 844);
  await Promise.all([tab.waitForNavigation(), tab.click(".languages a")]);
  const result = { page, url: tab.url().slice(root.length + 1), lang: await tab.$eval("html", (each) => each.lang), said };
  await tab.close();
  return result;
}

async function search(browser, root, language, query) {
  const { tab, said } = await open(browser, `${root}/${language}/search.html?q=${encodeURIComponent(query)}`);
  const done = () => /[0-9]/.test(document.querySelector(".search-summary")?.textContent ?? "");
  await tab.waitForFunction(done, { timeout: 20000 }).catch((error) => said.push(`error: ${error.message}`));
  const hits = await tab.$$eval("#search-results li a", (links) => links.map((each) => each.getAttribute("href")));
  const summary = "#search-results li p";
  await tab.waitForSelector(summary, { timeout: 20000 }).catch((error) => said.push(`error: ${error.message}`));
  const texts = await tab.$$eval(summary, (found) => found.map((each) => each.textContent));
  await tab.close();
  return { language, query, hits, texts, said };
}

const server = createServer(serve).listen(0, "127.0.0.1", async () => {
  const root = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({ executablePath, headless: true, userDataDir, args });
  try {
    const searches = [];
    for (const [language, query] of queries) searches.push(await search(browser, root, language, query));
    const turns = [];
    for (const page of [...pages, "zh/search.html?q=S106"]) turns.push(await turn(browser, root, page));
    const { tab } = await open(browser, `${root}/index.html`);
    await tab.waitForFunction(() => location.pathname.endsWith("/en/index.html"), { timeout: 20000 });
    process.stdout.write(JSON.stringify({ looks: await looks(browser, root), turns, searches }));
  } catch (error) {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  } finally {
    await browser.close();
    server.close();
  }
});
