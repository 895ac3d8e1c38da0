import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEVICE_MAX_AGE_SECONDS, findKnownDevice, rememberDevice } from "./known-device.ts";

const secret = "unit-secret-of-thirty-two-letters";
const now = Date.UTC(2026, 0, 5);
const find = (cookie: string | null, email = "ana@example.com", at = now) => findKnownDevice(secret, cookie, email, at);

describe("a browser an account has signed in from", () => {
  const cookie = rememberDevice(secret, null, "ana@example.com", now);

  test("is known for that account and for no other", () => {
    expect(find(cookie)).not.toBeNull();
    expect(find(cookie, "ben@example.com")).toBeNull();
    expect(findKnownDevice("another-secret-of-thirty-two-char", cookie, "ana@example.com", now)).toBeNull();
  });

  test("stays the same device when it signs in again, and is forgotten half a year after the last time", () => {
    const later = now + (DEVICE_MAX_AGE_SECONDS - 1) * 1_000;
    const renewed = rememberDevice(secret, cookie, "ana@example.com", later);
    expect(find(renewed, "ana@example.com", later)).toBe(find(cookie));
    expect(find(cookie, "ana@example.com", later + 1_000)).toBeNull();
    expect(find(renewed, "ana@example.com", later + 1_000)).not.toBeNull();
  });

  test("remembers five accounts, the newest", () => {
    const people = Array.from({ length: 7 }, (_, index) => `person-${index}@example.com`);
    const full = people.reduce<string | null>((held, email) => rememberDevice(secret, held, email, now), null);
    expect(people.filter((email) => find(full, email) !== null)).toEqual(people.slice(2));
  });

  test("names nobody", () => expect(cookie).toMatch(/^[\w-]{22}\.\w{6}\.[\w-]{43}$/));
});

describe("a cookie that we did not make", () => {
  test("is no known device, whatever it holds, and does not stop us from making one", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        expect(find(text)).toBeNull();
        expect(find(rememberDevice(secret, text, "ana@example.com", now))).not.toBeNull();
      }),
    );
  });

  test("is none either when one character of ours has changed", () => {
    const cookie = rememberDevice(secret, null, "ana@example.com", now);
    for (let index = 0; index < cookie.length; index += 1) {
      const other = cookie[index] === "A" ? "B" : "A";
      const changed = `${cookie.slice(0, index)}${other}${cookie.slice(index + 1)}`;
      // The last character of 32 bytes carries two bits that nobody reads.
      if (index < cookie.length - 1) expect(find(changed), `character ${index}`).toBeNull();
    }
  });
});
