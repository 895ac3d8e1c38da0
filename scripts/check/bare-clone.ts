import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exitOf, PROJECT_ROOT } from "../local/child-script.ts";
import { endWithParent } from "../local/end-with-parent.ts";
import { freePort } from "../local/ports.ts";

/**
 * What a newcomer does, timed: a fresh clone, an empty package cache, one command. `demo` also starts a clone on the
 * then warm cache, starts again, and looks for processes left behind; `test` runs the whole suite.
 */
const LIMIT_SECONDS = { warm: 90, again: 10 } as const;
const READY_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 20_000;

const work = mkdtempSync(path.join(tmpdir(), "aegis-clone-"));
let running: ChildProcess | null = null;
const end = endWithParent(async () => {
  if (running) await endGroup(running, "SIGTERM");
  rmSync(work, { recursive: true, force: true });
});

try {
  end(process.argv[2] === "test" ? await timeTests() : await timeDemo());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  end(1);
}

async function timeTests(): Promise<number> {
  const folder = clone("test");
  const startedAt = performance.now();
  running = spawn("npm", ["test"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    env: environment("cache-test"),
    detached: true,
  });
  const code = await exitOf(running);
  console.error(`npm test on a bare clone with an empty package cache: ${seconds(startedAt)} s`);
  return code;
}

async function timeDemo(): Promise<number> {
  const first = clone("demo");
  const cold = await startAndStop(first, "empty package cache");
  const again = await startAndStop(first, "second start");
  const warm = await startAndStop(clone("warm"), "warm package cache");
  const late = [
    ...(warm > LIMIT_SECONDS.warm ? [`a bare clone took ${warm} s, more than ${LIMIT_SECONDS.warm}`] : []),
    ...(again > LIMIT_SECONDS.again ? [`a later start took ${again} s, more than ${LIMIT_SECONDS.again}`] : []),
  ];
  for (const words of late) console.error(words);
  console.log(
    `npm run demo on a bare clone: ${cold} s with an empty package cache, ${warm} s with a warm one, ${again} s on the next start`,
  );
  return late.length === 0 ? 0 : 1;
}

function clone(name: string): string {
  const folder = path.join(work, name);
  execFileSync("git", ["clone", "--quiet", "--no-hardlinks", PROJECT_ROOT, folder]);
  return folder;
}

/** The search path of a newcomer: without this project's own tools. */
function environment(cache: string): NodeJS.ProcessEnv {
  const searchPath = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => !folder.startsWith(PROJECT_ROOT));
  const folders = { npm_config_cache: "npm", XDG_DATA_HOME: "data", XDG_CACHE_HOME: "cache" };
  const own = Object.entries(folders).map(([name, folder]) => [name, path.join(work, cache, folder)]);
  mkdirSync(path.join(work, cache), { recursive: true });
  const { PNPM_HOME: _ours, ...outer } = process.env;
  return { ...outer, ...Object.fromEntries(own), PATH: searchPath.join(path.delimiter) };
}

async function startAndStop(folder: string, what: string): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn("npm", ["run", "demo", "--", "--port", String(port)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: environment("cache"),
    detached: true,
  });
  running = child;
  await readiness(child, port);
  const taken = seconds(startedAt);
  console.log(`${what}: ready after ${taken} s`);
  const started = processesIn(folder);
  await endGroup(child, "SIGINT");
  await delay(500);
  const left = processesIn(folder);
  if (left.length > 0) throw new Error(`Left behind of ${started.length} processes:\n${left.join("\n")}`);
  return taken;
}

async function readiness(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let output = "";
  child.stdout?.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  while (!output.includes("Aegis is ready at")) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The demo did not become ready:\n${output}`);
    await delay(100);
  }
  const health = await fetch(`http://localhost:${port}/api/health`, { signal: AbortSignal.timeout(5_000) });
  if (!health.ok) throw new Error(`The demo's health answers ${health.status}.`);
}

/** A Ctrl-C goes to the terminal's whole foreground group, and npm counts on that. */
async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, signal);
  await Promise.race([exitOf(child), delay(STOP_TIMEOUT_MS)]);
}

/** Linux only, where CI runs; elsewhere the list is empty. */
function processesIn(folder: string): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return command.includes(folder) ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}

function delay(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

function seconds(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 100) / 10;
}
