// `pnpm lighthouse [URL]`: Google's Lighthouse over the pages anybody sees, of a product that runs (URL) or one it starts. It is installed into
// a folder of its own; the command ends with 77 where the registry cannot be reached or no Chromium is found.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { endWithParent } from "../../local/end-with-parent.ts";
import { CHROMIUM_ADVICE, findChromium } from "../../local/find-executable.ts";
import { startAegis } from "../../local/start-aegis.ts";
import { installApart, isInstalledApart } from "../install-apart.ts";

const VERSION = "13.5.0";
const NOT_RUN = 77;
const RUN_TIMEOUT_MS = 180_000;
const FOLDER = path.resolve(".local/lighthouse");
const PROGRAM = path.join(FOLDER, "node_modules/lighthouse/cli/index.js");
const PAGES = ["/", "/login", "/health/dashboard", "/docs"] as const;
/** Of a hundred. A machine that runs the product, the database and the browser beside each other costs performance some. */
const LEAST = { performance: 90, accessibility: 95, "best-practices": 95, seo: 95 } as const;

const reportSchema = z.object({
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});

function install(): boolean {
  return isInstalledApart(FOLDER, "lighthouse", VERSION) || installApart(FOLDER, `lighthouse@${VERSION}`);
}

/** Whether every score of the page is high enough. */
function look(base: string, page: string, chromium: string): boolean {
  const file = path.join(FOLDER, `report${page.replaceAll("/", "-")}.json`);
  const flags = [
    "--quiet",
    "--preset=desktop",
    "--output=json",
    `--output-path=${file}`,
    "--chrome-flags=--headless --no-sandbox --disable-gpu",
  ];
  const only = `--only-categories=${Object.keys(LEAST).join()}`;
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, new URL(page, base).href, only, ...flags], {
    ...{ cwd: FOLDER, timeout: RUN_TIMEOUT_MS, encoding: "utf8" },
    env: { ...process.env, CHROME_PATH: chromium },
  });
  if (status !== 0) throw new Error(`Lighthouse could not look at ${page}.\n${stderr}`);
  const { categories, audits } = reportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const scores = Object.entries(LEAST).map(([name, least]) => ({ name, least, score: Math.round((categories[name]?.score ?? 0) * 100) }));
  const isMet = scores.every(({ score, least }) => score >= least);
  console.log(
    `${isMet ? "✓" : "✗"} ${page.padEnd(20)} ${scores.map(({ name, score, least }) => `${name} ${score} (≥ ${least})`).join(", ")}`,
  );
  if (!isMet) for (const { title, score } of Object.values(audits)) if (score !== null && score < 0.5) console.log(`    ${title}`);
  return isMet;
}

let close: () => Promise<void> = async () => undefined;
const end = endWithParent(async () => close());
try {
  const chromium = findChromium();
  if (chromium === null) console.error(CHROMIUM_ADVICE);
  if (chromium === null || !install()) end(NOT_RUN);
  else {
    const given = process.argv[2];
    const aegis = given === undefined ? await startAegis({ dataDir: null, port: 0, isSealed: true, onProgress: console.log }) : null;
    close = async () => aegis?.close();
    const base = given ?? aegis?.url ?? "";
    const met = PAGES.map((page) => look(base, page, chromium));
    end(met.every(Boolean) ? 0 : 1);
  }
} catch (error) {
  console.error(error);
  end(1);
}
