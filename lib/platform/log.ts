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

const SECRET_NAMES = [
  "password",
  "currentPassword",
  "newPassword",
  "token",
  "authorization",
  "cookie",
  "secret",
  "apiKey",
  "content",
  "text",
  "message",
  "prompt",
  "title",
  "email",
  "name",
];

/** Fields with these names are cut at any of the first three levels, whoever logs them. */
const REDACTED_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export function createLogger(options: { level: LogLevel; write?: (line: string) => void }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED_PATHS, censor: "[cut]" },
    // A driver's error message may quote the document it failed on: keep its name, code and stack frames, not its words.
    serializers: { error: describeError },
  };
  return options.write ? pino(settings, { write: options.write }) : pino(settings);
}

export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && (typeof error.code === "string" || typeof error.code === "number") ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    stack: frames.slice(0, 12).join("\n"),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
