// Runs redis-server as a child that cannot outlive us. An exit handler ends it, and beside it a small shell reads a pipe
// that only we hold open: however we die, it sees the end of the pipe and ends the server. So no signal handler is
// needed that would have to agree with everybody else's. A pid file in `dir` covers the case that the shell died too.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { readIdentity } from "../directory-claim.ts";
import { identifyProcess, isAlive, readCommandLine } from "../process-identity.ts";
import { openConnection } from "./connection.ts";

export type ServerProcess = { port: number; password: string; pids: readonly number[]; stop: () => Promise<void> };

const START_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 5_000;
const START_ATTEMPTS = 3;
const PID_FILE = "redis-server.json";

/** Without `dir` the server keeps its data in memory only. */
export async function startServerProcess(binary: string, dir: string | undefined): Promise<ServerProcess> {
  if (dir !== undefined) await endLeftover(join(dir, PID_FILE));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(binary, dir, await findFreePort());
    } catch (error) {
      // Between choosing the port and binding it another process may take it.
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

async function startOnce(binary: string, dir: string | undefined, port: number): Promise<ServerProcess> {
  const password = randomBytes(24).toString("hex");
  // Detached: Ctrl-C in the terminal must not take the server away before we have finished with it.
  const child = spawn(binary, ["-"], { stdio: ["pipe", "pipe", "pipe"], detached: true });
  const output = collectOutput(child);
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  // Through standard input, so that the password is not in the list of processes.
  child.stdin?.on("error", () => {});
  child.stdin?.end(configuration(port, dir, password));
  const release = child.pid === undefined ? () => {} : guardChild(child, child.pid, dir);
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
    release();
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answersPing(port, password))) {
    if (child.exitCode === null && failure === undefined && Date.now() < deadline) continue;
    if (child.pid !== undefined) await stop();
    throw new Error(`redis-server (${binary}) did not start: ${failure?.message ?? output().trim().slice(-800)}`);
  }
  return { port, password, pids: child.pid === undefined ? [] : [child.pid], stop };
}

function configuration(port: number, dir: string | undefined, password: string): string {
  const lines = ["bind 127.0.0.1", `port ${port}`, `requirepass ${password}`, "protected-mode yes", 'save ""', "tcp-backlog 511"];
  if (dir === undefined) lines.push("appendonly no");
  else lines.push("appendonly yes", "appendfsync everysec", `dir ${JSON.stringify(dir)}`);
  return `${lines.join("\n")}\n`;
}

/** Only the end of the log is of interest, and only when the start fails. */
function collectOutput(child: ChildProcess): () => string {
  let text = "";
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString("utf8")).slice(-4096);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return () => text;
}

async function answersPing(port: number, password: string): Promise<boolean> {
  const connection = openConnection({ port, password });
  try {
    const [reply] = await connection.send([["PING"]]);
    if (reply?.type === "status" && reply.text === "PONG") return true;
  } catch {
    // Not listening yet.
  } finally {
    connection.close();
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  return false;
}

/** Returns what takes the guards away again, once the child is gone. */
function guardChild(child: ChildProcess, pid: number, dir: string | undefined): () => void {
  const pidFile = dir === undefined ? undefined : join(dir, PID_FILE);
  const identity = identifyProcess(pid);
  if (pidFile !== undefined && identity) writeFileSync(pidFile, JSON.stringify(identity));
  const watcher = spawn("sh", ["-c", 'read -r _; kill -TERM "$0" 2>/dev/null', String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.on("error", () => {});
  watcher.stdin?.on("error", () => {});
  watcher.unref();
  const endChild = (): void => {
    child.kill("SIGTERM");
  };
  process.once("exit", endChild);
  const release = (): void => {
    process.removeListener("exit", endChild);
    watcher.kill("SIGKILL");
    if (pidFile !== undefined) rmSync(pidFile, { force: true });
  };
  child.once("exit", release);
  return release;
}

/** Ends the server of an earlier run that was killed, after making sure that the process really is that server. */
async function endLeftover(pidFile: string): Promise<void> {
  const leftover = readIdentity(pidFile);
  if (leftover && isAlive(leftover) && readCommandLine(leftover.pid).includes("redis-server")) {
    process.kill(leftover.pid, "SIGTERM");
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (isAlive(leftover)) {
      if (Date.now() > deadline) process.kill(leftover.pid, "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  rmSync(pidFile, { force: true });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port on 127.0.0.1."))));
    });
  });
}
