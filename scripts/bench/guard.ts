import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type GuardFigures, guardFiguresSchema } from "../../lib/guard/report.ts";
import { findLosses } from "./guard/compare-figures.ts";
import { measureInjection } from "./guard/injection.ts";
import { measurePersonalData } from "./guard/pii.ts";
import { describeDetection } from "./guard/print-figures.ts";
import { NO_FIGURES, readReport, writeFigures } from "./guard/report-file.ts";
import { measureSecrets, readSecretRows } from "./guard/secrets.ts";
import { describeSpeed, measureSpeed } from "./guard/speed.ts";

/**
 * `pnpm bench:guard --data FILE.jsonl`: what the guard finds in texts whose nature is known, through the product's own path.
 * `--secrets FILE.jsonl`: what becomes of secrets, of unlisted and disguised ones, and of harmless look-alikes.
 * `--pii FILE.jsonl`: what becomes of personal data, and of numbers that only look like it.
 * `--speed`: how long it takes, on ordinary and on hostile texts.
 * Without any of these it reads the development set. With `--json` the last line is one object; parts that were not run are null.
 * `--write` puts the figures into the report, `--check` fails when they are a point worse than those in it.
 */
const DEVELOPMENT_SET = "../shared/data/injection/dev.jsonl";
/** A gate that ends so could not be run on this machine. */
const NOT_RUN = 77;
const { values } = parseArgs({
  options: {
    data: { type: "string" },
    secrets: { type: "string" },
    pii: { type: "string" },
    speed: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

const figures: GuardFigures = { ...NO_FIGURES };

if (values.speed) {
  const report = await measureSpeed();
  figures.speed = report.speed;
  for (const line of describeSpeed(report)) console.log(line);
}

const data = values.data ?? DEVELOPMENT_SET;
const isInjection = values.data !== undefined || (!values.speed && values.secrets === undefined && values.pii === undefined);
if (isInjection && existsSync(data)) {
  Object.assign(figures, measureInjection(data));
  for (const line of describeDetection(figures)) console.log(line);
} else if (values.data) throw new Error(`There is no file ${data}.`);
else if (isInjection) {
  console.log(`Skipped: ${data} is not part of this checkout; name a file with --data.`);
  if (values.check) process.exitCode = NOT_RUN;
}

if (values.secrets) {
  const measured = measureSecrets(readSecretRows(values.secrets));
  figures.secrets = measured.figures;
  for (const line of measured.lines) console.log(line);
}
if (values.pii) {
  const measured = measurePersonalData(values.pii);
  figures.pii = measured.figures;
  for (const line of measured.lines) console.log(line);
}

if (values.write) writeFigures("development", figures);
if (values.check && process.exitCode !== NOT_RUN) {
  const losses = findLosses(readReport().releases[0]?.development ?? NO_FIGURES, figures);
  for (const loss of losses) console.log(`worse than docs/guard/report.json: ${loss}`);
  if (losses.length > 0) process.exitCode = 1;
}
if (values.json) console.log(JSON.stringify(guardFiguresSchema.parse(figures)));
