import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/*
 * A file of JSON lines, one line per commit. A line reaches the operating system before the commit returns, so a killed process
 * loses nothing it answered for; a line torn by the kill has no newline and is dropped. Opening rewrites the file to the state
 * it describes, and so does growing past REWRITE_BYTES.
 */

const FILE_NAME = "qstash.jsonl";
const REWRITE_BYTES = 64 * 1024 * 1024;

export type Journal = {
  /** Writes one line or throws and leaves the file as it was. */
  append(entry: unknown): void;
  close(): void;
};

/** Calls `replay` for every line of an earlier run, then keeps the file short with the lines of `snapshot`. */
export function openJournal(dir: string, replay: (entry: unknown, lineNumber: number) => void, snapshot: () => Iterable<unknown>): Journal {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, FILE_NAME);
  readLines(path).forEach((line, index) => {
    replay(parseLine(path, line, index + 1), index + 1);
  });
  let file = rewrite(path, snapshot());
  return {
    append: (entry) => {
      if (file.sizeBytes > REWRITE_BYTES) {
        closeSync(file.descriptor);
        file = rewrite(path, snapshot());
      }
      try {
        file.sizeBytes += writeLine(file.descriptor, entry);
      } catch (cause) {
        ftruncateSync(file.descriptor, file.sizeBytes);
        throw cause;
      }
    },
    close: () => closeSync(file.descriptor),
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n").slice(0, -1);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  }
}

function parseLine(path: string, line: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`Line ${lineNumber} of ${path} is damaged. Move the file away to start with empty queues.`, { cause });
  }
}

/** The rename makes the switch atomic: a kill in between leaves either the old file or the new one. */
function rewrite(path: string, entries: Iterable<unknown>): { descriptor: number; sizeBytes: number } {
  const descriptor = openSync(`${path}.new`, "w", 0o600);
  let sizeBytes = 0;
  for (const entry of entries) sizeBytes += writeLine(descriptor, entry);
  fsyncSync(descriptor);
  renameSync(`${path}.new`, path);
  return { descriptor, sizeBytes };
}

function writeLine(descriptor: number, entry: unknown): number {
  const line = Buffer.from(`${JSON.stringify(entry)}\n`);
  let written = 0;
  while (written < line.length) written += writeSync(descriptor, line, written);
  return line.length;
}
