import { countSkip, type Skipped } from "./parsed-chat.ts";

const TITLE_MAX_CHARS = 120;
/** Far above what anybody says at once, far below what one document may hold. */
const TEXT_MAX_CHARS = 200_000;
const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Seconds as ChatGPT writes them, or a time as JSON does. Null for what cannot be a time. */
export function toTime(value: unknown): number | null {
  const at = typeof value === "number" ? Math.round(value * 1_000) : typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) && at >= EARLIEST && at < LATEST ? at : null;
}

/** One line without the characters that change how others are shown. */
export function toTitle(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const line = value
    .slice(0, 4 * TITLE_MAX_CHARS)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  const characters = [...line];
  if (characters.length === 0) return null;
  return characters.length <= TITLE_MAX_CHARS ? line : `${characters.slice(0, TITLE_MAX_CHARS - 1).join("")}…`;
}

export function cleanText(text: string, skipped: Skipped): string {
  const whole = text.toWellFormed().replaceAll("\u0000", "").trim();
  if (whole.length <= TEXT_MAX_CHARS) return whole;
  countSkip(skipped, "text_shortened");
  return whole.slice(0, TEXT_MAX_CHARS).toWellFormed();
}
