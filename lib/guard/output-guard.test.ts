import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomLike, SECRET_SAMPLES } from "./internal/secret-samples.ts";
import { createOutputGuard, redactText } from "./output-guard.ts";
import { guardVerdictSchema } from "./schema.ts";

const PROSE = "We met at 10:30 in room 4, asked about risk-based limits (see https://example.com/a?b=1) and the task was done.";

function pushAll(pieces: readonly string[], options: Parameters<typeof createOutputGuard>[0] = {}) {
  const guard = createOutputGuard(options);
  const released = [...pieces.map((piece) => guard.push(piece)), guard.end()];
  return { text: released.join(""), released, verdict: guard.verdict() };
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return places.slice(1).map((place, index) => text.slice(places[index], place));
}

describe.each(SECRET_SAMPLES)("$kind: $text", ({ kind, text, secret }) => {
  test("only the secret is replaced", () => {
    const result = redactText(`Here: ${text} and on.`);
    expect(result.text).toBe(`Here: ${text.replace(secret, `[redacted: ${kind}]`)} and on.`);
    expect(result.redactions).toEqual([{ kind, count: 1 }]);
  });

  test("split at any place, nothing of it is released before, between or after", () => {
    const whole = `Here: ${text} and on.`;
    const expected = redactText(whole).text;
    for (let cut = 0; cut <= whole.length; cut++) {
      const guard = createOutputGuard();
      const first = guard.push(whole.slice(0, cut));
      expect(expected.startsWith(first), `cut at ${cut}: ${first}`).toBe(true);
      expect(first + guard.push(whole.slice(cut)) + guard.end()).toBe(expected);
    }
    expect(pushAll(Array.from(whole)).text).toBe(expected);
  });

  test("it is found at every place of a sentence, also inside a word", () => {
    for (let place = 0; place <= PROSE.length; place++) {
      // Digits beside digits are another number, and a name right before "=" is another name.
      if (/[\d:?=&]$/.test(PROSE.slice(0, place)) || /^\d/.test(PROSE.slice(place))) continue;
      const redacted = redactText(PROSE.slice(0, place) + text + PROSE.slice(place)).text;
      expect(redacted, `at ${place}`).toContain("[redacted:");
      expect(redacted, `at ${place}`).not.toContain(secret.slice(-6));
    }
  });
});

test("the result never depends on how the text is split", () => {
  const fragments = [
    ...SECRET_SAMPLES.map((sample) => sample.text),
    PROSE,
    "sk-",
    "eyJ",
    "-----BEGIN ",
    "-----BEGIN PRIVATE KEY-----\n",
    "password: ",
    "token=",
    "4111 1111 ",
    "GB82 ",
    "://",
    "@",
    "😀",
    "\n",
    " ",
    "-",
    ".",
  ];
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 12 })), { maxLength: 12 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 20 }), fc.constantFrom(16, 64, 4096), (text, cuts, maxHoldChars) => {
      const expected = pushAll([text], { maxHoldChars }).text;
      const split = pushAll(cutAt(text, cuts), { maxHoldChars });
      expect(split.text).toBe(expected);
      expect(pushAll(text.split(""), { maxHoldChars }).text).toBe(expected);
    }),
    { numRuns: 1500 },
  );
});

test("secrets that overlap become one redaction with the same name however the text is split", () => {
  const text = `sk-${randomLike(40)}whsec_${randomLike(30)}4111111111111111mongodb+srv://root:hunter22@host/`;
  const whole = pushAll([text]);
  expect(pushAll(text.split("")).text).toBe(whole.text);
  expect(whole.text).toMatch(/^\[redacted: stripe-key\]/);
});

test("redacting a redacted text changes nothing", () => {
  const once = redactText(SECRET_SAMPLES.map((sample) => sample.text).join("\n\n")).text;
  expect(redactText(once)).toEqual({ text: once, redactions: [] });
});

const ORDINARY: readonly [string, string][] = [
  ["prose", PROSE],
  ["a hash", "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 and md5 5f4dcc3b5aa765d61d8327deb882cf99"],
  ["a UUID", "550e8400-e29b-41d4-a716-446655440000"],
  ["a base64 image", `![dot](data:image/png;base64,iVBORw0KGgo${randomLike(300)}/+${randomLike(200)}==)`],
  [
    "code",
    "const token = await getTokenFromServer2(request.headers);\nconst password = process.env.DATABASE_PASSWORD_PRIMARY;\nif (!secret) throw new Error('secret: missing configuration value');",
  ],
  ["types", "type Options = { password: string; apiKey?: string; token: z.infer<typeof tokenSchemaForRequests> };"],
  ["a slug", "sk-learn-based-classifier-pipeline and risk-management-framework-for-2024-and-later, hf_transfer, npm_config_registry"],
  ["numbers", "1700000000000 0.4111111111111111 2024-01-02 10:11:12 +1 (555) 010-9999 1,000,000 1234 5678 9012"],
  ["a placeholder", "export OPENAI_API_KEY=your-api-key-goes-here and Authorization: Bearer <token>, Bearer $TOKEN"],
  [
    "talk about keys",
    "A file starts with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----. The prefix is `sk-` or `ghp_`.",
  ],
  ["a public key", `-----BEGIN PUBLIC KEY-----\n${randomLike(64)}\n-----END PUBLIC KEY-----`],
  ["addresses", "https://user@example.com/x postgres://localhost:5432/db git@github.com:a/b.git https://medium.com/@a:b@c"],
  ["emoji", "😀 naïve 日本語 👨‍👩‍👧"],
];

test.each(ORDINARY)("%s passes unchanged", (_, text) => {
  expect(redactText(text)).toEqual({ text, redactions: [] });
  expect(pushAll(Array.from(text)).verdict).toMatchObject({ verdict: "SAFE", score: 0, reasons: [], redactions: [] });
});

test("text without a candidate goes out at once", () => {
  const guard = createOutputGuard();
  expect(guard.push("Hello, world. ")).toBe("Hello, world. ");
  expect(guard.isHolding()).toBe(false);
  expect(guard.push("A word and sk-pro")).toBe("A word and ");
  expect(guard.isHolding()).toBe(true);
  expect(guard.push("be it is. ")).toBe("sk-probe it is. ");
});

test("neither a pause nor the end of a sentence releases a live candidate", () => {
  const guard = createOutputGuard();
  const held = ["-----BEGIN PRIVATE KEY-----\n", randomLike(64), ". ", "", `\n${randomLike(64)}`];
  expect(held.map((piece) => guard.push(piece)).join("")).toBe("");
});

test("a candidate over the limit is redacted up to its end, and only that", () => {
  const long = `eyJ${randomLike(20_000)}`;
  const text = `start ${long} end`;
  expect(redactText(text).text).toBe("start [redacted: jwt] end");
  expect(
    pushAll(
      cutAt(
        text,
        Array.from({ length: 200 }, (_, index) => index * 100),
      ),
    ).text,
  ).toBe("start [redacted: jwt] end");
});

test("a private key that is cut off is redacted to the end of the text", () => {
  expect(redactText(`a -----BEGIN RSA PRIVATE KEY-----\n${randomLike(64)}\n${randomLike(30)}`).text).toBe("a [redacted: private-key]");
});

test("a key cut off by the end of the text is redacted already", () => {
  expect(redactText("take ghp_aB3dE5gH7jK9").text).toBe("take [redacted: github-token]");
});

test("the mark of the system prompt is removed and named", () => {
  const { text, verdict } = pushAll(Array.from("My prompt says Canary-7f3a9c here."), { canary: "canary-7F3A9C" });
  expect(text).toBe("My prompt says [redacted: system-prompt] here.");
  expect(guardVerdictSchema.parse(verdict)).toMatchObject({
    verdict: "JAILBREAK",
    score: 1,
    reasons: [{ code: "guard.system_prompt_leak" }],
  });
});

test("a character of two code units is never cut in half", () => {
  const { released } = pushAll("a😀b".split(""));
  for (const piece of released) expect(piece.isWellFormed()).toBe(true);
  expect(released.join("")).toBe("a😀b");
});

test("hostile text takes linear time", () => {
  for (const unit of ["sk-", "eyJ", "eyJ.", "4111 ", "GB82", "token=", "-----BEGIN PRIVATE KEY-----", "://a:", "SG.a.", "1"]) {
    const startedAt = performance.now();
    pushAll(
      cutAt(
        unit.repeat(Math.ceil(200_000 / unit.length)),
        Array.from({ length: 2000 }, (_, index) => index * 100),
      ),
    );
    expect(performance.now() - startedAt, unit).toBeLessThan(2000);
  }
});
