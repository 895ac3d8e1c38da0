// The durable form of the in-process engine: one line per batch of write commands, `[time, [command, …]]`. A line is
// whole or not there, so a transaction or script is too. Commands replay at the time they first ran: expiry, TTLs and
// automatic stream ids come out the same without being rewritten.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../engine.ts";

export type LoggedBatch = { timeMs: number; commands: readonly Command[] };

export type CommandLog = {
  append: (batch: LoggedBatch) => void;
  /** Replaces the whole log by `batches`, in one step that a crash cannot split. */
  rewrite: (batches: Iterable<LoggedBatch>) => void;
  /** Bytes appended since the last rewrite. */
  grownBytes: () => number;
  close: () => void;
};

const LOG_FILE = "commands.log";

/** Hands each batch found in `dir` to `replay` first. A torn last line, from a crash while writing, is cut off. */
export function openCommandLog(dir: string, replay: (batch: LoggedBatch) => void): CommandLog {
  const file = join(dir, LOG_FILE);
  if (existsSync(file)) replayFile(file, replay);
  let descriptor = openSync(file, "a", 0o600);
  let grown = 0;

  function rewrite(batches: Iterable<LoggedBatch>): void {
    const draft = `${file}.new`;
    const target = openSync(draft, "w", 0o600);
    for (const batch of batches) writeSync(target, toLine(batch));
    fsyncSync(target);
    closeSync(target);
    closeSync(descriptor);
    renameSync(draft, file);
    descriptor = openSync(file, "a", 0o600);
    grown = 0;
  }

  return {
    append: (batch) => {
      grown += writeSync(descriptor, toLine(batch));
    },
    rewrite,
    grownBytes: () => grown,
    close: () => {
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

function toLine({ timeMs, commands }: LoggedBatch): string {
  return `${JSON.stringify([timeMs, commands])}\n`;
}

function replayFile(file: string, replay: (batch: LoggedBatch) => void): void {
  const content = readFileSync(file);
  const end = content.lastIndexOf("\n") + 1;
  if (end < content.length) truncateSync(file, end);
  let start = 0;
  for (let number = 1; start < end; number += 1) {
    const lineEnd = content.indexOf("\n", start);
    replay(parseLine(content.toString("utf8", start, lineEnd), `${file}:${number}`));
    start = lineEnd + 1;
  }
}

function parseLine(line: string, place: string): LoggedBatch {
  const damaged = `${place} is damaged. Delete the file to start with an empty local Redis.`;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    throw new Error(damaged, { cause });
  }
  if (!Array.isArray(parsed) || typeof parsed[0] !== "number" || !Array.isArray(parsed[1])) throw new Error(damaged);
  const commands = parsed[1].map((command: unknown) => {
    if (!Array.isArray(command) || !command.every((word) => typeof word === "string")) throw new Error(damaged);
    return command;
  });
  return { timeMs: parsed[0], commands };
}
