import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { endWithParent } from "../local/end-with-parent.ts";
import { ensureBuild } from "../local/page-build.ts";
import { startCloudProcess } from "../local/start-cloud-process.ts";
import { findLoad } from "./load.ts";
import { compareMounts, type MountRate } from "./mounts.ts";
import { type Figure, printFigures } from "./report/figures.ts";
import { describeRun, writeSection } from "./report/write-section.ts";
import { median } from "./statistics.ts";

/** `pnpm bench:api`: one small route behind four servers. Compare the ratios; the rates are this machine's. */
const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
});

const work = mkdtempSync(path.join(tmpdir(), "aegis-bench-"));
const load = findLoad();
const end = endWithParent(async () => rmSync(work, { recursive: true, force: true }));
try {
  if (values.write && values.quick) throw new Error("--quick is too short for docs/benchmarks.md; leave one of the two out.");
  const figures = toFigures(await measure());
  console.log(describeRun([load.name]));
  printFigures(figures);
  if (values.write) writeSection({ name: "api", tools: [load.name], figures });
  end(0);
} catch (error) {
  console.error(error);
  end(1);
}

async function measure(): Promise<MountRate[]> {
  const cloud = await startCloudProcess({ dir: null, appUrl: "http://localhost:3000", isSealed: true });
  try {
    await ensureBuild(cloud.environment, undefined);
    return await compareMounts(load, cloud.environment, work, values.quick ? { rounds: 3, seconds: 1 } : { rounds: 5, seconds: 3 });
  } finally {
    await cloud.close();
  }
}

function toFigures(rates: readonly MountRate[]): Figure[] {
  const rounds = new Map(rates.map((rate) => [rate.name, rate.rounds]));
  // The two sides of a ratio ran within seconds of each other, so it is taken round by round.
  const ratio = (name: string, base: string) =>
    median((rounds.get(name) ?? []).map((rate, round) => rate / (rounds.get(base)?.[round] ?? Number.NaN)));
  const atLeast = (name: string, base: string, least: number): Figure => ({
    what: `${name} ÷ ${base}`,
    value: ratio(name, base),
    unit: "",
    target: { type: "at-least", value: least },
  });
  return [
    ...rates.map(({ name, requestsPerSecond }): Figure => ({ what: name, value: requestsPerSecond, unit: "/s", target: null })),
    atLeast("local server", "bare node:http", 0.7),
    atLeast("built function", "bare node:http", 0.3),
    atLeast("local server", "route inside next start", 15),
  ];
}
