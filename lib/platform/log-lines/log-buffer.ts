// Lines that wait to be kept. Errors, warnings, failed and slow answers come before the rest, of which a second keeps a few: a flood fills
// neither the memory nor the database, and what went wrong in it is still found.

import type { Clock } from "../clock.ts";
import { codeOf, type Logger } from "../log.ts";
import type { LineLevel, LogLine } from "./log-line.ts";

export type LogBuffer = { note(level: LineLevel, fields: object, message: string): void; take(): LogLine[] };

const WAITING_MAX = 1_000;
const TROUBLES_PER_SECOND = 50;
const OTHERS_PER_SECOND = 5;
const WORD_MAX = 200;

export function createLogBuffer(clock: Pick<Clock, "now">): LogBuffer {
  let waiting: LogLine[] = [];
  let second = 0;
  let kept = { troubles: 0, others: 0 };
  const isWanted = (level: LineLevel, now: number): boolean => {
    if (Math.floor(now / 1_000) !== second) kept = { troubles: 0, others: 0 };
    second = Math.floor(now / 1_000);
    if (level === "info") return ++kept.others <= OTHERS_PER_SECOND;
    return ++kept.troubles <= TROUBLES_PER_SECOND;
  };
  return {
    note(level, fields, message) {
      const now = clock.now();
      if (!isWanted(level, now) || waiting.length >= WAITING_MAX) return;
      waiting.push(toLine({ at: new Date(now), level, message }, new Map(Object.entries(fields))));
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

/** What is written is kept as well: every warning and error, and of the rest the answered requests. */
export function keepLines(log: Logger, buffer: LogBuffer, bound: object = {}): Logger {
  const note = (level: LineLevel, fields: object, message: string) => buffer.note(level, { ...bound, ...fields }, message);
  return {
    error(fields, message) {
      note("error", fields, message);
      log.error(fields, message);
    },
    warn(fields, message) {
      note("warn", fields, message);
      log.warn(fields, message);
    },
    info(fields, message) {
      if ("durationMs" in fields && "route" in fields) note("info", fields, message);
      log.info(fields, message);
    },
    debug: (fields, message) => log.debug(fields, message),
    child: (fields) => keepLines(log.child(fields), buffer, { ...bound, ...fields }),
  };
}

/** By name, so that a field somebody adds to a line tomorrow is not kept before somebody has looked at it. */
function toLine(line: Pick<LogLine, "at" | "level" | "message">, fields: ReadonlyMap<string, unknown>): LogLine {
  const word = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === "string" && WORD.test(value) ? value.slice(0, WORD_MAX) : null;
  };
  const number = (name: string): number | null => {
    const value = fields.get(name);
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  };
  return {
    ...line,
    requestId: word("requestId"),
    route: word("route"),
    method: word("method"),
    status: number("status"),
    durationMs: number("durationMs"),
    organization: word("organization"),
    user: word("user"),
    code: word("code"),
    job: word("job"),
    error: kindOf(fields.get("error")),
  };
}

/** Ids, declared paths and codes. */
const WORD = /^[\w.:/{}-]+$/;

function kindOf(error: unknown): string | null {
  if (!(error instanceof Error)) return error === undefined ? null : typeof error;
  const code = codeOf(error);
  const name = /^[A-Z]\w{0,60}$/.test(error.name) ? error.name : "Error";
  return code === undefined ? name : `${name} ${code}`;
}
