import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { findExecutable } from "../../local/find-executable.ts";
import { type Mode, questionOf } from "./exchange.ts";
import type { Side } from "./sides.ts";

/** As many whole answers a second as so many callers get who ask again at once. */
export type ClosedLoop = { name: string; run(side: Side, load: ClosedLoad): Promise<ClosedResult> };
export type ClosedLoad = { mode: Mode; connections: number; seconds: number };
export type ClosedResult = { answers: number; perSecond: number; failures: number };

export function findClosedLoop(): ClosedLoop {
  const wrk = findExecutable(["wrk"]);
  if (wrk) return { name: "wrk, 1 thread", run: (side, load) => runWrk(wrk, side, load) };
  return { name: "autocannon (install wrk for a generator that takes less of the machine)", run: runAutocannon };
}

async function runWrk(file: string, side: Side, { mode, connections, seconds }: ClosedLoad): Promise<ClosedResult> {
  const folder = mkdtempSync(path.join(tmpdir(), "aegis-wrk-"));
  try {
    const script = path.join(folder, "ask.lua");
    writeFileSync(script, toLua(await side.headers(), questionOf(mode)));
    const args = ["-t", "1", "-c", String(connections), "-d", `${seconds}s`, "--timeout", "10s", "-s", script, side.url];
    const { stdout } = await promisify(execFile)(file, args);
    const numberAfter = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
    const [, ...errors] = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout) ?? [];
    return {
      answers: numberAfter(/(\d+) requests in/),
      perSecond: numberAfter(/Requests\/sec:\s+([\d.]+)/),
      failures: numberAfter(/Non-2xx or 3xx responses: (\d+)/) + errors.reduce((sum, count) => sum + Number(count), 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The callers in turn. Requests are put together once: the generator must not spend the machine it measures. */
function toLua(callers: readonly Readonly<Record<string, string>>[], body: string): string {
  const quote = (text: string) => `"${text.replaceAll(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
  const formats = callers.map((headers) => {
    const fields = Object.entries({ ...headers, "content-type": "application/json" }).map(
      ([name, value]) => `[${quote(name)}] = ${quote(value)}`,
    );
    return `wrk.format("POST", nil, { ${fields.join(", ")} }, ${quote(body)})`;
  });
  return `local asks, at = {}, 0
function init()
  asks = { ${formats.join(",\n    ")} }
end
function request()
  at = at % #asks + 1
  return asks[at]
end
`;
}

async function runAutocannon(side: Side, { mode, connections, seconds }: ClosedLoad): Promise<ClosedResult> {
  const body = questionOf(mode);
  const requests = (await side.headers()).map((headers) => ({ headers: { ...headers, "content-type": "application/json" } }));
  const result = await autocannon({ url: side.url, method: "POST", body, requests, connections, duration: seconds });
  return { answers: result.requests.total, perSecond: result.requests.average, failures: result.non2xx + result.errors };
}
