import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { SENTINEL_VERSION } from "../../../lib/guard/inspect-text.ts";
import { type GuardFigures, type GuardRelease, type GuardReport, guardReportSchema } from "../../../lib/guard/report.ts";
import { RULES_VERSION } from "../../../lib/guard/rules-version.ts";
import { PROJECT_ROOT } from "../../local/child-script.ts";

const FILE = path.join(PROJECT_ROOT, "docs", "guard", "report.json");

export const NO_FIGURES: GuardFigures = {
  core: null,
  all: null,
  shipped: null,
  disguised: null,
  secrets: null,
  pii: null,
  hard: null,
  languages: null,
  sources: null,
  speed: null,
};

export function readReport(): GuardReport {
  return guardReportSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));
}

/** Figures of the release this checkout is; what was not measured now stays as it was. */
export function writeFigures(side: "crossValidated" | "development", measured: GuardFigures): void {
  const report = readReport();
  const release = currentRelease();
  const known: GuardRelease = report.releases.find((each) => each.release === release) ?? {
    release,
    date: today(),
    rulesVersion: RULES_VERSION,
    modelVersion: SENTINEL_VERSION,
    crossValidated: NO_FIGURES,
    development: NO_FIGURES,
  };
  const updated = {
    ...known,
    date: today(),
    rulesVersion: RULES_VERSION,
    modelVersion: SENTINEL_VERSION,
    [side]: merge(known[side], measured),
  };
  const releases = [updated, ...report.releases.filter((each) => each.release !== release)];
  writeFileSync(FILE, `${JSON.stringify(guardReportSchema.parse({ releases }), null, 2)}\n`);
  console.log(`docs/guard/report.json: ${side} of ${release} rewritten.`);
}

function merge(known: GuardFigures, measured: GuardFigures): GuardFigures {
  const taken = Object.entries(measured).filter(([, value]) => value !== null);
  return { ...known, ...Object.fromEntries(taken) };
}

function currentRelease(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
