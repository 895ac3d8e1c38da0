// One process per folder. The lock names its owner, so that a second one can be told where to connect instead.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";

interface Owner {
  pid: number;
  /** 0 until the owner listens. */
  port: number;
}

export interface LockFile {
  announce(port: number): void;
  release(): void;
}

export async function acquireLock(file: string, dir: string): Promise<LockFile> {
  const mine = (port: number): string => JSON.stringify({ pid: process.pid, port });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine(0), { flag: "wx" });
      return { announce: (port) => replaceFile(file, mine(port)), release: () => rmSync(file, { force: true }) };
    } catch (cause) {
      if (!isExisting(cause)) throw cause;
    }
    const owner = readOwner(file);
    if (owner !== null && (await isAlive(owner))) throw new Error(inUse(dir, owner));
    rmSync(file, { force: true });
  }
  throw new Error(`The lock ${file} keeps coming back: another process is starting on ${dir}. Try again in a moment.`);
}

function inUse(dir: string, { pid, port }: Owner): string {
  const advice =
    port === 0 ? "wait until it listens" : `connect to it at mongodb://127.0.0.1:${port}/?replicaSet=rs0&directConnection=true`;
  return `The data folder ${dir} is in use by process ${pid} on port ${port}: ${advice}, or stop that process.`;
}

function isExisting(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "EEXIST";
}

/** Readers see the old content or the new, never half of it. */
function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

function readOwner(file: string): Owner | null {
  try {
    const owner: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof owner !== "object" || owner === null || !("pid" in owner) || !("port" in owner)) return null;
    return typeof owner.pid === "number" && typeof owner.port === "number" ? { pid: owner.pid, port: owner.port } : null;
  } catch {
    return null;
  }
}

/** A process id may have been given to someone else since: an owner that listens must also accept a connection. */
async function isAlive({ pid, port }: Owner): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EPERM")) return false;
  }
  if (pid === process.pid && port === 0) return true;
  return port === 0 || (await accepts(port));
}

function accepts(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: "127.0.0.1", port });
  socket.once("connect", () => resolve(true));
  socket.once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
