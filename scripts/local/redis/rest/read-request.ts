import type { IncomingMessage } from "node:http";
import { PLATFORM_LIMITS } from "../../../../lib/platform/platform-limits.ts";
import { type Bytes, type Command, toBytes } from "../engine.ts";

export const MAX_REQUEST_BYTES = PLATFORM_LIMITS.redis.requestBytes;

export type RequestTarget = { segments: readonly string[]; query: URLSearchParams };

type BodyResult = { type: "read"; body: Buffer } | { type: "too_large"; sizeBytes: number };

/** Reads an oversized body to its end without keeping it, so that the client gets an answer and not a reset. */
export async function readBody(request: IncomingMessage): Promise<BodyResult> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    sizeBytes += chunk.length;
    if (sizeBytes <= MAX_REQUEST_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return sizeBytes > MAX_REQUEST_BYTES ? { type: "too_large", sizeBytes } : { type: "read", body: Buffer.concat(chunks) };
}

/** Null when the path is not valid percent-encoding. */
export function parseTarget(url: string): RequestTarget | null {
  const question = url.indexOf("?");
  const path = question < 0 ? url : url.slice(0, question);
  const query = new URLSearchParams(question < 0 ? "" : url.slice(question + 1));
  try {
    const segments = path.split("/").slice(1).map(decodeURIComponent);
    return { segments: segments.length === 1 && segments[0] === "" ? [] : segments, query };
  } catch {
    return null;
  }
}

/** Path style: `/set/key/value?EX=100`; a body, if any, is the argument after the path. */
export function parsePathCommand(target: RequestTarget, body: Buffer): Command {
  const command: Bytes[] = target.segments.map(toBytes);
  if (body.length > 0) command.push(body.toString("latin1"));
  for (const [name, value] of target.query) {
    if (name === "_token") continue;
    command.push(toBytes(name));
    if (value !== "") command.push(toBytes(value));
  }
  return command;
}

export function parseBodyCommand(body: Buffer): Command | null {
  return toCommand(parseJson(body));
}

export function parseBodyCommands(body: Buffer): readonly Command[] | null {
  const parsed = parseJson(body);
  if (!Array.isArray(parsed) || parsed.length === 0) return null;
  const commands: Command[] = [];
  for (const item of parsed) {
    const command = toCommand(item);
    if (!command) return null;
    commands.push(command);
  }
  return commands;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function toCommand(value: unknown): Command | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const command: Bytes[] = [];
  for (const argument of value) {
    if (typeof argument === "object" && argument !== null) return null;
    command.push(toBytes(String(argument)));
  }
  return command;
}
