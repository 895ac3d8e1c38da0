import type { Random } from "./random.ts";

/** Ways to get a key past somebody who looks for it; each still lets a person or a program put it together again. */
export const EVASIONS: readonly { name: string; hide(secret: string, random: Random): string }[] = [
  { name: "zero-width", hide: (s, r) => everyFew(s, r, "\u200b") },
  { name: "zero-width-all", hide: (s) => Array.from(s).join("\u2060") },
  { name: "soft-hyphen", hide: (s, r) => everyFew(s, r, "\u00ad") },
  { name: "line-break", hide: (s, r) => inside(s, r, "\n") },
  { name: "line-break-indent", hide: (s, r) => inside(s, r, "\n    ") },
  { name: "bold", hide: (s, r) => around(s, r, "**") },
  { name: "code", hide: (s, r) => around(s, r, "`") },
  { name: "quotes", hide: (s, r) => inside(s, r, '" + "') },
  { name: "url-encoded", hide: (s) => Array.from(s, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`).join("") },
  { name: "url-encoded-marks", hide: (s) => s.replace(/[^A-Za-z0-9]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`) },
  { name: "html-entities", hide: (s) => Array.from(s, (c) => `&#${c.charCodeAt(0)};`).join("") },
  { name: "html-entities-hex", hide: (s) => s.replace(/[^A-Za-z]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`) },
  { name: "base64", hide: (s) => Buffer.from(s).toString("base64") },
  { name: "hex", hide: (s) => Buffer.from(s).toString("hex") },
  { name: "groups", hide: (s) => s.replace(/(.{8})(?=.)/gs, "$1 ") },
  { name: "full-width", hide: (s) => s.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)) },
  { name: "reversed", hide: (s) => Array.from(s).toReversed().join("") },
];

/** Between a fifth and two fifths of the characters, so never in front of the prefix's own. */
function inside(secret: string, random: Random, gap: string): string {
  const at = Math.max(10, Math.floor(secret.length * 0.3) + random.below(5));
  return secret.slice(0, at) + gap + secret.slice(at);
}

function around(secret: string, random: Random, mark: string): string {
  const at = Math.max(9, Math.floor(secret.length * 0.25) + random.below(5));
  return secret.slice(0, at) + mark + secret.slice(at, at + 6) + mark + secret.slice(at + 6);
}

function everyFew(secret: string, random: Random, mark: string): string {
  return Array.from(secret, (character, index) => (index > 0 && (index + random.below(3)) % 5 === 0 ? mark + character : character)).join(
    "",
  );
}
