import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSigningSecret, isSignedBy, readSignedMessage, signWebhook } from "./standard-webhook.ts";

const NOW = 1_790_000_000_000;
const secret = createSigningSecret();
const other = createSigningSecret();

function messageOf(headers: Record<string, string>, body: string) {
  const message = readSignedMessage((name) => headers[name] ?? null, body);
  if (!message) throw new Error("These are no headers of a signed message.");
  return message;
}
const signed = (body = "{}", by = secret, at = NOW, id = "msg_1") => messageOf(signWebhook(by, { id, at, body }), body);

/** From the specification's own test vector: the secret, the message and its signature are published there. */
test("the published example verifies", () => {
  const body = '{"test": 2432232314}';
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  expect(isSignedBy(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], messageOf(headers, body), 1_614_265_330_000)).toBe(true);
});

describe("a message counts", () => {
  test("with one of two secrets, and with one good signature among several", () => {
    expect(isSignedBy([other, secret], signed(), NOW)).toBe(true);
    const [good, bad] = [signed(), signed("{}", other)];
    expect(isSignedBy([secret], { ...good, signatures: `v1a,zzzz ${bad.signatures} ${good.signatures}` }, NOW)).toBe(true);
  });

  test("within five minutes of either clock", () => {
    for (const off of [-300_000, 0, 300_000]) expect(isSignedBy([secret], signed("{}", secret, NOW + off), NOW), String(off)).toBe(true);
    for (const off of [-301_000, 301_000]) expect(isSignedBy([secret], signed("{}", secret, NOW + off), NOW), String(off)).toBe(false);
  });
});

describe("a message does not count", () => {
  test("when its id, time, body or signature is another, or its version is", () => {
    const good = signed('{"a":1}');
    for (const bent of [
      { id: "msg_2" },
      { timestamp: String(Number(good.timestamp) + 1) },
      { body: '{"a":2}' },
      { signatures: good.signatures.replace("v1,", "v2,") },
      { signatures: good.signatures.replace("v1,", "") },
      { signatures: "v1," },
      { signatures: signed('{"a":1}', other).signatures },
    ])
      expect(isSignedBy([secret], { ...good, ...bent }, NOW), JSON.stringify(bent)).toBe(false);
    expect(isSignedBy([], good, NOW)).toBe(false);
  });

  test("whatever else is sent as a signature", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (signatures) => !isSignedBy([secret], { ...signed(), signatures }, NOW)));
  });

  test("without its headers, or with others", () => {
    const headers = signWebhook(secret, { id: "msg_1", at: NOW, body: "{}" });
    for (const name of Object.keys(headers))
      for (const value of [undefined, "", "a\nb", "x".repeat(3_000)]) {
        const bent: Record<string, string | undefined> = { ...headers, [name]: value };
        expect(
          readSignedMessage((asked) => bent[asked] ?? null, "{}"),
          `${name}=${value?.slice(0, 9)}`,
        ).toBeNull();
      }
  });
});
