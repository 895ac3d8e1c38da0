import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSecretWash, WASHED } from "./secret-wash.ts";

const SECRET = "ab-secret/0123+XY";
const wash = createSecretWash([SECRET]);

function streamed(pieces: readonly string[]): string {
  const stream = wash.stream();
  return pieces.map((piece) => stream.push(piece)).join("") + stream.end();
}

describe("a known secret is taken out", () => {
  test.each([
    [`key ${SECRET}.`, `key ${WASHED}.`],
    [SECRET + SECRET, WASHED + WASHED],
    [encodeURIComponent(SECRET), WASHED],
    [Buffer.from(SECRET).toString("base64"), `${WASHED}=`],
    ["nothing of it", "nothing of it"],
  ])("%j becomes %j", (text, clean) => expect(wash.whole(text).replace(/=+$/, "=")).toBe(clean));

  test("of JSON text also where its characters are escaped, and the rest stays as it was written", () => {
    const escaped = [...SECRET].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
    expect(JSON.parse(wash.json(`{"a":["${escaped}"],"${escaped}":1}`))).toEqual({ a: [WASHED], [WASHED]: 1 });
    expect(wash.json('{ "a" : 1.0 }')).toBe('{ "a" : 1.0 }');
    expect(wash.json(`half {"a": "${SECRET}`)).toBe(`half {"a": "${WASHED}`);
  });

  test("out of a stream however it is cut, and nothing else is lost or held back for good", () => {
    const text = fc.array(fc.oneof(fc.constant(SECRET), fc.constant(SECRET.slice(0, 5)), fc.constant("a"), fc.string({ maxLength: 8 })));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 30 })), (parts, cuts) => {
        const whole = parts.join("");
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(whole.slice(at, at + cut));
          at += cut;
        }
        pieces.push(whole.slice(at));
        expect(streamed(pieces)).toBe(wash.whole(whole));
      }),
    );
  });

  test("what cannot be the beginning of a secret goes out at once", () => {
    const stream = wash.stream();
    expect([stream.push("hello "), stream.push("ab"), stream.push("c"), stream.end()]).toEqual(["hello ", "", "abc", ""]);
  });
});
