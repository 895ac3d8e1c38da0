import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT, stopChild } from "../../local/child-script.ts";
import { freePort } from "../../local/ports.ts";
import type { Side } from "./sides.ts";

/** The gateway ours is compared with, in one version and outside the lockfile: the product does not need it. */
export const PORTKEY = "@portkey-ai/gateway@1.15.2";
const FOLDER = path.join(PROJECT_ROOT, ".local", "bench", "portkey", PORTKEY.slice(PORTKEY.lastIndexOf("@") + 1));
const ENTRY = path.join(FOLDER, "node_modules", "@portkey-ai", "gateway", "build", "start-server.js");
const PRELOAD = new URL("./portkey-preload.ts", import.meta.url).href;
const INSTALL_MS = 180_000;
const START_MS = 20_000;

/**
 * One rule of its own that looks for a key in the question: a small part of what our guards look for. A rule for the answer as
 * well would make it wait for the whole answer before the first piece.
 */
const GUARDRAIL = [{ "default.regexMatch": { rule: "sk-[A-Za-z0-9]{20,}", not: true }, deny: true }];

/** Null, with the reason said, where the package cannot be had. */
export async function startPortkey(upstream: string): Promise<Side | null> {
  if (!existsSync(ENTRY) && !install()) return null;
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", PRELOAD, ENTRY, `--port=${port}`, "--headless"], {
    cwd: FOLDER,
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production", TRUSTED_CUSTOM_HOSTS: "127.0.0.1,localhost" },
  });
  try {
    await answers(child, `http://127.0.0.1:${port}/`);
  } catch (error) {
    await stopChild(child);
    throw error;
  }
  const config = { provider: "openai", api_key: "bench", custom_host: upstream, input_guardrails: GUARDRAIL };
  return {
    name: "Portkey with a guardrail",
    url: `http://127.0.0.1:${port}/v1/chat/completions`,
    headers: async () => [{ "x-portkey-config": JSON.stringify(config) }],
    pid: child.pid ?? null,
    close: () => stopChild(child),
  };
}

function install(): boolean {
  try {
    const quiet = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    execFileSync("npm", ["install", "--prefix", FOLDER, ...quiet, PORTKEY], {
      stdio: ["ignore", "ignore", "inherit"],
      timeout: INSTALL_MS,
    });
    return existsSync(ENTRY);
  } catch {
    return false;
  }
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${PORTKEY} did not answer within ${START_MS / 1_000} s.`);
}
