import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identifyProcess, isAlive, type ProcessIdentity } from "./process-identity.ts";

type DirectoryClaim = { release: () => void };

const CLAIM_FILE = "owner.json";

/** One process at a time may keep its state in `dir`; a claim left by a killed process is taken over. */
export function claimDirectory(dir: string): DirectoryClaim {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, CLAIM_FILE);
  const self = identifyProcess(process.pid);
  if (!self) throw new Error("Cannot read this process's own start time; local Redis cannot guard its data directory.");
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(self));
  try {
    if (!tryLink(draft, file)) {
      const owner = readIdentity(file);
      if (owner && isAlive(owner)) throw new Error(inUse(dir, owner));
      rmSync(file, { force: true });
      if (!tryLink(draft, file))
        throw new Error(`Another process took ${dir} at the same moment. Start again or choose another directory.`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** Null for a missing or unreadable file: it then names nobody. */
export function readIdentity(file: string): ProcessIdentity | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof parsed !== "object" || parsed === null || !("pid" in parsed) || !("startedAt" in parsed)) return null;
    const { pid, startedAt } = parsed;
    return typeof pid === "number" && typeof startedAt === "string" ? { pid, startedAt } : null;
  } catch {
    return null;
  }
}

function inUse(dir: string, owner: ProcessIdentity): string {
  return `${dir} is in use by process ${owner.pid}. Stop that process or choose another data directory.`;
}

/** Linking is atomic: of two processes only one gets the name. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
