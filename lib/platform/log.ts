import pino from "pino";

/** Structured logger: the object first, a constant sentence second. Text of messages and secrets never go in. */
export type Logger = {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
  child(fields: object): Logger;
};

export const LOG_LEVELS = ["error", "warn", "info", "debug", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Fields with these names are cut at any depth, whoever logs them; numbers (a count of tokens) stay. */
const SECRET_NAMES = /password|secret|token|authorization|cookie|api[-_]?key|e-?mail|^(?:content|text|message|prompt|title|name|body)$/i;
const DEPTH_MAX = 6;
const CUT = "[cut]";

export function createLogger(options: { level: LogLevel; write?: (line: string) => void }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: (fields: object) => cutFields(fields) },
  };
  return toLogger(options.write ? pino(settings, { write: options.write }) : pino(settings));
}

/** pino does not format what a child is bound to, so that is cut here. */
function toLogger(inner: pino.Logger): Logger {
  return {
    error: (fields, message) => inner.error(fields, message),
    warn: (fields, message) => inner.warn(fields, message),
    info: (fields, message) => inner.info(fields, message),
    debug: (fields, message) => inner.debug(fields, message),
    child: (fields) => toLogger(inner.child(cutFields(fields))),
  };
}

function cutFields(fields: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]: [string, unknown]) => [name, cutField(name, value, depth)]));
}

function cutField(name: string, value: unknown, depth: number): unknown {
  if (isSecretField(name, value)) return CUT;
  // Whatever was thrown: a library may throw its words as a plain string.
  return name === "error" || name === "err" ? describeError(value) : cutValue(value, depth + 1);
}

function isSecretField(name: string, value: unknown): boolean {
  return (typeof value === "string" || (typeof value === "object" && value !== null)) && SECRET_NAMES.test(name);
}

function cutValue(value: unknown, depth: number): unknown {
  // Addresses of people, and the credentials in a connection string.
  if (typeof value === "string") return value.includes("@") ? value.replaceAll(/[^\s"'<>@]{1,64}@[^\s"'<>@]{1,255}/g, CUT) : value;
  if (value instanceof Error) return describeError(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= DEPTH_MAX) return "[deep]";
  return Array.isArray(value) ? value.map((item) => cutValue(item, depth + 1)) : cutFields(value, depth);
}

/** A driver's message may quote the document it failed on: an error keeps its name, code and stack frames, not its words. */
export function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = codeOf(error);
  // The message stands in the stack too, and its own lines can look like frames.
  const frames = (error.stack ?? "")
    .replace(error.message, () => "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  const hasMore = depth < DEPTH_MAX;
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    stack: frames.slice(0, 12).join("\n"),
    ...(hasMore && error.cause !== undefined && { cause: describeError(error.cause, depth + 1) }),
    ...(hasMore && error instanceof AggregateError && { errors: error.errors.slice(0, 5).map((each) => describeError(each, depth + 1)) }),
  };
}

/** What a system or a driver calls it: one word, never a sentence. */
export function codeOf(error: Error): string | number | undefined {
  if (!("code" in error)) return undefined;
  const { code } = error;
  return typeof code === "number" || (typeof code === "string" && /^[\w.-]{1,64}$/.test(code)) ? code : undefined;
}

/** A child that costs nothing until it writes: most requests log nothing. */
export function withFields(log: Logger, fields: object): Logger {
  return {
    error: (more, message) => log.child(fields).error(more, message),
    warn: (more, message) => log.child(fields).warn(more, message),
    info: (more, message) => log.child(fields).info(more, message),
    debug: (more, message) => log.child(fields).debug(more, message),
    child: (more) => log.child({ ...fields, ...more }),
  };
}
