import { execFile } from "node:child_process";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { findExecutable } from "../local/find-executable.ts";

/** Requests a second of one address. wrk when it is installed, since a generator written in the same language as the server competes with it. */
export type Load = { name: string; run(url: string, seconds: number): Promise<number> };

const CONNECTIONS = 32;

export function findLoad(): Load {
  const wrk = findExecutable(["wrk"]);
  if (wrk) return { name: "wrk, 1 thread, 32 connections", run: (url, seconds) => runWrk(wrk, url, seconds) };
  return { name: "autocannon, 32 connections (install wrk for a generator that does not compete with the server)", run: runAutocannon };
}

async function runWrk(file: string, url: string, seconds: number): Promise<number> {
  const { stdout } = await promisify(execFile)(file, ["-t", "1", "-c", String(CONNECTIONS), "-d", `${seconds}s`, url]);
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
  if (!Number.isFinite(rate) || /Non-2xx/.test(stdout)) throw new Error(`${url} did not answer as it should:\n${stdout}`);
  return rate;
}

async function runAutocannon(url: string, seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} answered ${result.non2xx} times with an error.`);
  return result.requests.average;
}
