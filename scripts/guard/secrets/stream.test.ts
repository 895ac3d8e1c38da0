import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOutputGuard, redactText } from "../../../lib/guard/output-guard.ts";
import { EVASIONS } from "./evasions.ts";
import { generateSecrets } from "./generate.ts";
import { LISTED, PLACED } from "./listed.ts";
import { createRandom } from "./random.ts";

/** Found by their shape at their end: nothing in front says that a secret begins, so letters that could begin a word go out. */
const KNOWN_BY_SHAPE: ReadonlySet<string> = new Set(["azure-ad-secret", "terraform"]);
const SCHEME = "https://";
const MAX_CHUNK = 64;

const SECRETS = [
  ...LISTED.map(({ type, make }) => {
    const core = make(createRandom(7));
    return { type, core, before: "Here: ", after: " and on." };
  }),
  ...PLACED.map(({ type, make }) => {
    const { text, core } = make(createRandom(7));
    const at = text.indexOf(core);
    return { type, core, before: `Here: ${text.slice(0, at)}`, after: `${text.slice(at + core.length)} and on.` };
  }),
];

function released(pieces: readonly string[]): string[] {
  const guard = createOutputGuard();
  return [...pieces.map((piece) => guard.push(piece)), guard.end()];
}

function chunks(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
}

describe.each(SECRETS)("$type", ({ type, core, before, after }) => {
  const text = before + core + after;
  const whole = redactText(text).text;

  test("no byte of it is left", () => {
    const shown = whole.replace(/\[redacted: [a-z-]+\]/g, "\0");
    const left = KNOWN_BY_SHAPE.has(type) ? 14 : core.startsWith(SCHEME) ? SCHEME.length : 0;
    expect(shown).not.toContain(core);
    expect(shown.length).toBeLessThanOrEqual(before.length + after.length + 1 + left);
  });

  test("cut at any place, and in pieces of any size up to 64, nothing of it is released", () => {
    for (let cut = 0; cut <= text.length; cut++) expectStream([text.slice(0, cut), text.slice(cut)]);
    for (let size = 1; size <= MAX_CHUNK; size++) expectStream(chunks(text, size));
  });

  function expectStream(pieces: readonly string[]): void {
    let shown = "";
    for (const piece of released(pieces)) {
      shown += piece;
      if (!whole.startsWith(shown)) expect.fail(`${JSON.stringify(shown)} was released of ${JSON.stringify(whole)}`);
    }
    expect(shown).toBe(whole);
  }
});

test("what comes out of generated texts of every kind does not depend on how they are cut", () => {
  const rows = generateSecrets(11);
  fc.assert(
    fc.property(fc.nat(rows.length - 1), fc.array(fc.nat(400), { maxLength: 12 }), (index, cuts) => {
      const text = rows[index]?.text ?? "";
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((place, at) => text.slice(places[at], place));
      expect(released(pieces).join("")).toBe(redactText(text).text);
    }),
    { numRuns: 1500 },
  );
});

test("a disguise changes nothing about when a key is released: character by character it is the same as at once", () => {
  const random = createRandom(5);
  for (const { hide } of EVASIONS) {
    for (const { make } of LISTED) {
      const text = `Here: ${hide(make(random), random)} and on.`;
      expect(released(Array.from(text)).join("")).toBe(redactText(text).text);
    }
  }
});
