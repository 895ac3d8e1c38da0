import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey } from "../internal/derive-key.ts";

/**
 * A cookie that says on which accounts this browser has signed in before; it signs nobody in. Each entry is `<random>.<time>.<mac>`, the
 * mac binds it to one account, so nothing is stored for it and no entry tells whose it is. Whoever steals one may guess past the limits
 * for strangers, but not past the wait that grows with each failure.
 */
export const DEVICE_COOKIE = "auth_device";
export const DEVICE_MAX_AGE_SECONDS = 180 * 24 * 60 * 60;

const MOST_ENTRIES = 5;
const SEPARATOR = "~";
const ENTRY = /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{43})$/;

/** The random part of the entry for this account, or null. */
export function findKnownDevice(secret: string, cookie: string | null, emailNormalized: string, nowMs: number): string | null {
  return entriesOf(cookie).find((entry) => isFor(secret, entry, emailNormalized, nowMs))?.random ?? null;
}

/** The cookie with a fresh entry for this account first; the oldest of too many are dropped. */
export function rememberDevice(secret: string, cookie: string | null, emailNormalized: string, nowMs: number): string {
  const others = entriesOf(cookie).filter((entry) => !isFor(secret, entry, emailNormalized, nowMs));
  const random = findKnownDevice(secret, cookie, emailNormalized, nowMs) ?? randomBytes(16).toString("base64url");
  const at = Math.floor(nowMs / 1_000).toString(36);
  const entry = { random, at, mac: macOf(secret, emailNormalized, random, at) };
  return [entry, ...others].slice(0, MOST_ENTRIES).map(toText).join(SEPARATOR);
}

type Entry = { random: string; at: string; mac: string };

const toText = ({ random, at, mac }: Entry) => `${random}.${at}.${mac}`;

function entriesOf(cookie: string | null): Entry[] {
  const texts = (cookie ?? "").split(SEPARATOR, MOST_ENTRIES);
  return texts.flatMap((text) => {
    const [, random, at, mac] = ENTRY.exec(text) ?? [];
    return random !== undefined && at !== undefined && mac !== undefined ? [{ random, at, mac }] : [];
  });
}

function isFor(secret: string, { random, at, mac }: Entry, emailNormalized: string, nowMs: number): boolean {
  const isAuthentic = timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, emailNormalized, random, at)));
  return isAuthentic && nowMs / 1_000 - Number.parseInt(at, 36) < DEVICE_MAX_AGE_SECONDS;
}

function macOf(secret: string, emailNormalized: string, random: string, at: string): string {
  return createHmac("sha256", deriveKey(secret, "known-device"))
    .update(JSON.stringify([emailNormalized, random, at]))
    .digest("base64url");
}
