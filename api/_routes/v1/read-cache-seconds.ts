import { AppError } from "../../../lib/platform/errors.ts";

const DAY_SECONDS = 86_400;

/** `x-aegis-cache: 300` lets an equal request of the same organization be answered from what was answered in the last 300 s. */
export function readCacheSeconds(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,5}$/.test(header) ? Number(header) : -1;
  if (seconds < 0 || seconds > DAY_SECONDS)
    throw new AppError("malformed", "gateway.invalid_parameter", `x-aegis-cache takes whole seconds, at most ${DAY_SECONDS}.`);
  return seconds === 0 ? null : seconds;
}
