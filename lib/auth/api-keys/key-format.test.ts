import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKeySecret, createPublicId, formatApiKey, isApiKeyLike, parseApiKey } from "./key-format.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const secretBytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const base62 = (length: number) => fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length });
const keys = fc.tuple(base62(12), secretBytes).map(([publicId, bytes]) => formatApiKey({ publicId, secret: createKeySecret(bytes) }));

const swap = (text: string, at: number) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
const change = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1);

describe("a key", () => {
  test("is read back as what it was made of, and has one length", () => {
    fc.assert(
      fc.property(base62(12), secretBytes, (publicId, bytes) => {
        const secret = createKeySecret(bytes);
        const key = formatApiKey({ publicId, secret });
        expect(parseApiKey(key)).toEqual({ publicId, secret });
        expect(key).toMatch(/^aegis_live_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
      }),
    );
  });

  test("keeps all 256 bits of its secret: the extremes fit and different secrets stay different", () => {
    expect(createKeySecret(new Uint8Array(32))).toBe("0".repeat(43));
    expect(createKeySecret(new Uint8Array(32).fill(255))).toHaveLength(43);
    fc.assert(
      fc.property(secretBytes, secretBytes, (a, b) => {
        expect(createKeySecret(a) === createKeySecret(b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  test("is new each time", () => {
    const made = Array.from({ length: 500 }, () => [createPublicId(), createKeySecret()]).flat();
    expect(new Set(made).size).toBe(1_000);
  });
});

describe("the checksum refuses, without anybody being asked,", () => {
  test("every change of one character, at every place", () => {
    const key = formatApiKey({ publicId: "a1B2c3D4e5F6", secret: createKeySecret(new Uint8Array(32).map((_, index) => index * 7)) });
    for (let at = 0; at < key.length; at += 1)
      for (const by of `${ALPHABET}_- \n`) if (by !== key.charAt(at)) expect(parseApiKey(change(key, at, by)), `${at} ${by}`).toBeNull();
    fc.assert(
      fc.property(keys, fc.nat(72), fc.constantFrom(...ALPHABET), (key, at, by) => {
        expect(parseApiKey(change(key, at, by)) === null).toBe(key.charAt(at) !== by);
      }),
      { numRuns: 2_000 },
    );
  });

  test("every two neighbours that were swapped", () => {
    fc.assert(
      fc.property(keys, fc.nat(71), (key, at) => {
        expect(parseApiKey(swap(key, at)) === null).toBe(key.charAt(at) !== key.charAt(at + 1));
      }),
      { numRuns: 5_000 },
    );
  });

  test("every part that was cut off, and whatever was added", () => {
    fc.assert(
      fc.property(keys, fc.nat(72), fc.string({ minLength: 1, maxLength: 3 }), (key, length, more) => {
        expect(parseApiKey(key.slice(0, length))).toBeNull();
        expect(parseApiKey(key.slice(73 - length))).toBeNull();
        expect(parseApiKey(key + more)).toBeNull();
        expect(parseApiKey(more + key)).toBeNull();
      }),
    );
  });

  test("a character that was dropped or doubled", () => {
    fc.assert(
      fc.property(keys, fc.nat(72), (key, at) => {
        expect(parseApiKey(key.slice(0, at) + key.slice(at + 1))).toBeNull();
        expect(parseApiKey(key.slice(0, at) + key.charAt(at) + key.slice(at))).toBeNull();
      }),
    );
  });

  test("random texts of a key's shape", () => {
    fc.assert(
      fc.property(base62(12), base62(49), (publicId, rest) => {
        const text = `aegis_live_${publicId}_${rest}`;
        expect(isApiKeyLike(text)).toBe(true);
        expect(parseApiKey(text)).toBeNull();
      }),
      { numRuns: 20_000 },
    );
  });

  test("a checksum of another writing: one number has one text", () => {
    fc.assert(
      fc.property(keys, base62(6), (key, checksum) => {
        const text = key.slice(0, -6) + checksum;
        expect(parseApiKey(text) === null).toBe(text !== key);
      }),
      { numRuns: 2_000 },
    );
  });

  test("anything at all that is no key", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(parseApiKey(text)).toBeNull();
        expect(parseApiKey(`aegis_live_${text}`)).toBeNull();
      }),
    );
  });
});
