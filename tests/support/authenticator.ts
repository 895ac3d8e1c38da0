import { createHmac } from "node:crypto";

/** An authenticator app, written from RFC 4226 §5.3 and RFC 6238 alone, so that it shares nothing with what it is held against. */
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

export function codeAt(secret: string, atMs: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)));
  const mac = createHmac("sha1", toBytes(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Right at no time near `atMs`. */
export function wrongCodeAt(secret: string, atMs: number): string {
  const right = new Set([-2, -1, 0, 1, 2].map((steps) => codeAt(secret, atMs + steps * STEP_MS)));
  const wrong = ["000001", "000002", "000003", "000004", "000005", "000006"].find((code) => !right.has(code));
  return wrong ?? "000000";
}

function toBytes(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(
    Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2)),
  );
}
