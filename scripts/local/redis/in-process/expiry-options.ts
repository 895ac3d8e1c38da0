import { type Bytes, type ErrorReply, errorReply } from "../engine.ts";
import { MAX_INT64, MIN_INT64, NOT_AN_INTEGER, parseInt64 } from "./arguments.ts";

export type ExpiryUnit = "EX" | "PX" | "EXAT" | "PXAT";

/** The moment a key expires, in milliseconds since 1970; at or before `nowMs` it is already past. */
export function parseExpiry(text: Bytes | undefined, unit: ExpiryUnit, nowMs: number, commandName: string): number | ErrorReply {
  const given = parseInt64(text);
  if (given === null) return NOT_AN_INTEGER;
  const milliseconds = unit === "EX" || unit === "EXAT" ? given * 1000n : given;
  const moment = unit === "EX" || unit === "PX" ? milliseconds + BigInt(nowMs) : milliseconds;
  if (milliseconds > MAX_INT64 || milliseconds < MIN_INT64 || moment > MAX_INT64) return invalidExpireTime(commandName);
  return Number(moment);
}

export function invalidExpireTime(commandName: string): ErrorReply {
  return errorReply(`ERR invalid expire time in '${commandName}' command`);
}
