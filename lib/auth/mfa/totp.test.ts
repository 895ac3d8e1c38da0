import { describe, expect, test } from "vitest";
import { codeAt } from "../../../tests/support/authenticator.ts";
import { createSeed, matchStep, toOtpauthUri } from "./totp.ts";

/** RFC 6238, appendix B, SHA-1: the seed is "12345678901234567890". Its codes have eight digits, of which an app shows the last six. */
const RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const VECTORS: readonly (readonly [seconds: number, code: string])[] = [
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
];

describe("codes of an authenticator app", () => {
  test.each(VECTORS)("the RFC's own at second %d belong to their step, and to no other", (seconds, eight) => {
    const code = eight.slice(-6);
    const step = Math.floor(seconds / 30);
    expect(matchStep(RFC_SEED, code, seconds * 1_000)).toBe(step);
    expect(codeAt(RFC_SEED, seconds * 1_000)).toBe(code);
    for (const drift of [-30, 30]) expect(matchStep(RFC_SEED, code, (seconds + drift) * 1_000)).toBe(step);
    for (const drift of [-61, 61]) expect(matchStep(RFC_SEED, code, (seconds + drift) * 1_000)).toBeNull();
  });

  test.each(["", "28708", "9428708", "94287082", "abcdef", "28708２", " 287082", "-87082", "2.7082", "0x1234"])("%j is no code", (code) => {
    expect(matchStep(RFC_SEED, code, 59_000)).toBeNull();
  });

  test("a seed has 160 random bits, and its address says whose it is and where", () => {
    const seeds = Array.from({ length: 200 }, createSeed);
    expect(new Set(seeds).size).toBe(200);
    for (const seed of seeds) expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(toOtpauthUri(RFC_SEED, "ana+1@example.com"));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(["otpauth:", "totp", "/Aegis:ana+1@example.com"]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: "Aegis",
      secret: RFC_SEED,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
