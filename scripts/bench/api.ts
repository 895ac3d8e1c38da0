import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { ensureBuild } from "../local/page-build.ts";
import { startCloudProcess } from "../local/start-cloud-process.ts";
import { measureChat } from "./chat.ts";
import { findLoad } from "./load.ts";
import { compareMounts } from "./mounts.ts";

/** `pnpm bench:api`: first figures, one run. Compare the ratios; the absolute numbers are this machine's. */
type Row = { what: string; value: string; target: string; isMet: boolean };

const work = mkdtempSync(path.join(tmpdir(), "aegis-bench-"));
const load = findLoad();
const cloud = await startCloudProcess({ dir: null, appUrl: "http://localhost:3000", isSealed: true });
try {
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${load.name}`,
  );
  await ensureBuild(cloud.environment, undefined);
  const rates = new Map((await compareMounts(load, cloud.environment, work)).map((rate) => [rate.name, rate.requestsPerSecond]));
  for (const [name, rate] of rates) console.log(`${name.padEnd(26)} ${Math.round(rate)} requests/s`);
  const chat = await measureChat(cloud.environment);
  const ratio = (a: string, b: string) => (rates.get(a) ?? 0) / (rates.get(b) ?? Number.NaN);
  print([
    atLeast("local server / bare node:http", ratio("local server", "bare node:http"), 0.7),
    atLeast("built function / bare node:http", ratio("built function", "bare node:http"), 0.3),
    atLeast("local server / route inside next start", ratio("local server", "route inside next start"), 15),
    atMost("chat POST p50, ms", chat.acceptP50Ms, 50),
    atMost("chat POST p95, ms", chat.acceptP95Ms, 50),
    atMost("send to first token p50, ms", chat.firstTokenP50Ms, 150),
    atMost("send to first token p95, ms", chat.firstTokenP95Ms, 150),
    atMost(`Redis commands, answer of ${chat.answerSeconds.toFixed(1)} s`, chat.redisCommands, 150),
  ]);
} finally {
  await cloud.close();
  rmSync(work, { recursive: true, force: true });
}

function atLeast(what: string, value: number, target: number): Row {
  return { what, value: value.toFixed(2), target: `≥ ${target}`, isMet: value >= target };
}

function atMost(what: string, value: number, target: number): Row {
  return { what, value: value.toFixed(1), target: `≤ ${target}`, isMet: value <= target };
}

/** A missed target is a fact to look at, not a red build: a shared machine has bad minutes. */
function print(rows: readonly Row[]): void {
  for (const { what, value, target, isMet } of rows)
    console.log(`${isMet ? "✓" : "✗"} ${what.padEnd(44)} ${value.padStart(8)}   target ${target}`);
}
