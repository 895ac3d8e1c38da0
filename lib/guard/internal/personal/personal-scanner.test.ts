import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOutputGuard, redactText } from "../../output-guard.ts";
import { toDataRules } from "../../output-rules.ts";
import { type DataClass, dataClassSchema } from "../../policy.ts";
import { createDataScanners } from "../data-scanners.ts";
import { createTextWindow } from "../text-window.ts";
import { PERSONAL_KINDS, UNDECIDED } from "./kinds.ts";
import { PERSONAL_SAMPLES } from "./personal-samples.ts";
import { PERSONAL_CLASSES } from "./personal-scanner.ts";

const EVERY: readonly DataClass[] = dataClassSchema.options;
const CONTEXT_FREE = "Hello there, the weather is fine today and nothing else happened. ";

function pushAll(pieces: readonly string[], classes: readonly DataClass[] = EVERY) {
  const guard = createOutputGuard({ rules: toDataRules(classes) });
  return [...pieces.map((piece) => guard.push(piece)), guard.end()].join("");
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return places.slice(1).map((place, index) => text.slice(places[index], place));
}

describe.each(PERSONAL_SAMPLES)("$kind: $text", ({ kind, text, data }) => {
  const whole = `See ${text}, and so on.`;

  test("only the data is replaced, under its own name or that of all national numbers", () => {
    const shown = redactText(whole, { classes: EVERY }).text;
    const names = [kind, ...(PERSONAL_KINDS.get(kind) === "national_id" && text !== data ? [UNDECIDED] : [])];
    expect(names.map((name) => whole.replace(data, () => `[redacted: ${name}]`))).toContain(shown);
  });

  test("split at any place, nothing of it is released before, between or after", () => {
    const expected = redactText(whole, { classes: EVERY }).text;
    for (let cut = 0; cut <= whole.length; cut++) {
      const guard = createOutputGuard({ rules: toDataRules(EVERY) });
      const first = guard.push(whole.slice(0, cut));
      expect(expected.startsWith(first), `cut at ${cut}: ${first}`).toBe(true);
      expect(first + guard.push(whole.slice(cut)) + guard.end()).toBe(expected);
    }
    expect(pushAll(whole.split(""))).toBe(expected);
  });

  test("its own class alone finds it, and without its class it stays", () => {
    const dataClass = kind === "card" ? "card" : PERSONAL_KINDS.get(kind);
    expect(dataClass).toBeDefined();
    const others = EVERY.filter((each) => each !== dataClass && each !== "secret");
    const own: DataClass[] = dataClass === "card" ? ["card", "national_id"] : dataClass ? [dataClass] : [];
    expect(redactText(whole, { classes: own }).text).not.toContain(data);
    expect(redactText(whole, { classes: others }).text).not.toContain(`[redacted: ${kind}]`);
  });
});

test("the result never depends on how the text is split", () => {
  const fragments = [
    ...PERSONAL_SAMPLES.map((sample) => sample.text),
    ...[
      "+",
      "(",
      ")",
      " ",
      "-",
      ".",
      "\n",
      ", ",
      "@",
      " at ",
      " dot ",
      "12",
      "1985",
      "Main",
      "Street",
      "SSN",
      "AB",
      "ext",
      "May",
      "é",
      "北",
      "\u200b",
      "😀",
      "\\n",
    ],
    ...["order ", "is my phone", "Calle ", "Hauptstraße", "x44", '"', "<", "%40", "５"],
  ];
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 6 })), { maxLength: 10 })
    .map((parts) => parts.join(""));
  const chosen = fc.constantFrom<readonly DataClass[]>(EVERY, ["national_id"], ["email"], ["phone", "date_of_birth"], ["address"]);
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 12 }), chosen, (text, cuts, classes) => {
      const expected = pushAll([text], classes);
      expect(pushAll(cutAt(text, cuts), classes)).toBe(expected);
      expect(pushAll(text.split(""), classes)).toBe(expected);
    }),
    { numRuns: 1200 },
  );
});

const ORDINARY: readonly [string, string][] = [
  ["orders", "Order #4455667788 and order 113-4567890-1234567 shipped; tracking 1Z999AA10123456784, parcel RD280331278DE."],
  ["versions", "v1.2.3, Windows 10.0.19045.3803, Chrome/120.0.6099.109, driver 535.104.05, left-pad@1.3.0, icon@2x.png"],
  ["dates and times", "2024-01-15 10:32:11, 15.01.2024 10:32, 01/02/2024 - 03/04/2024, 20240115103211, published March 12, 2021"],
  ["time stamps", 'ts=1712345678 "createdAt": 1705312345678, epoch 1711223344'],
  ["hashes", "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b, 550e8400-e29b-41d4-a716-446655440000"],
  ["prices", "$1,234,567.89, 1 234 567,89 zł, €12.345,67, revenue 123456789"],
  ["scores and lists", "21-15 21-19, 6-4 7-6, weights 70 75 80 85 90 95 100, 1 1 2 3 5 8 13 21 34 55 89 144, 04 11 23 34 45 06"],
  ["books", "ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISSN 2049-3630, doi:10.1016/j.cell.2017.40.697, arXiv:1706.03762"],
  ["arithmetic", "3.14159265358979 - 2.718281828 = ?, x = 130.31731285, 431 - 09 - 9525, 2+2"],
  ["parts", "Part number 555-1234-56, model 415-221-0098, serial no. A12345678, SKU AB-12345-C, invoice 555-123-4567"],
  ["machines", "ssh root@10.0.0.1 -p 2222, 192.168.138.102/24, git@github.com:example/repo.git, 00:1A:2B:3C:4D:5E, user@host"],
  ["coordinates", "52.520008, 13.404954; lat 40.7128 lon -74.0060"],
  ["numbers that are nobody's", "000-12-3456, 666-12-0000, 11111111A, 4111 1111 1111 1112, AA000000X"],
  [
    "streets in prose",
    "In 1992 Main Street protests grew; 3 Way Street; a 500 GB Drive; via HTTP 2; Top 10 Best Places; Room 12, Building 3",
  ],
  ["mentions", "@maria, look at the dot on the i, at this point in time, meet me at example.com, email me at work"],
  ["emoji and scripts", "😀 日本語のテキスト 2024年 北京 and Straße, naïve"],
];

test.each(ORDINARY)("%s pass unchanged", (_, text) => {
  expect(redactText(text, { classes: EVERY })).toEqual({ text, redactions: [] });
  expect(pushAll(Array.from(text))).toBe(text);
});

test("a number is named by the word right behind it, and not by a word of another line", () => {
  expect(redactText("0630465452 is my account number.", { classes: EVERY }).text).toBe("[redacted: bank-account] is my account number.");
  expect(redactText("You can use 420785590 (BSN) for this.", { classes: EVERY }).text).toBe(
    "You can use [redacted: nl-bsn] (BSN) for this.",
  );
  expect(redactText("420785590 is\nBSN", { classes: EVERY }).text).toBe("420785590 is\nBSN");
});

test("a word that names a thing cuts off what was said before it", () => {
  for (const text of [
    "Social security office, invoice 219099998",
    "Phone model 4155552671",
    "my phone, order 4155552671",
    "tax year 2023, page 123456789",
  ]) {
    expect(redactText(text, { classes: EVERY }).text).toBe(text);
  }
  expect(redactText("invoice 17, SSN 219099998", { classes: EVERY }).text).toBe("invoice 17, SSN [redacted: us-ssn]");
});

test("a run of characters too long for a word, a number or a name in front of an at sign is let go", () => {
  for (const character of ["a", "7", "A", "a.", "_"]) {
    const guard = createOutputGuard({ rules: toDataRules(PERSONAL_CLASSES) });
    expect(guard.push(character.repeat(400)).length, character).toBeGreaterThan(300);
  }
});

test("a table's head names the numbers below it", () => {
  expect(redactText("name,ssn,city\nJane Doe,219099998,Springfield", { classes: EVERY }).text).not.toContain("219099998");
});

test("invisible characters inside a number do not hide it", () => {
  expect(redactText("SSN 219-\u200b09-9\u00ad999.", { classes: EVERY }).text).toBe("SSN [redacted: us-ssn].");
});

test("what ends a line in JSON is no letter of the next word", () => {
  expect(redactText(String.raw`{"a":"x\njane@example.com\n"}`, { classes: EVERY }).text).toBe(String.raw`{"a":"x\n[redacted: email]\n"}`);
});

test("words leave at once where only numbers are looked for", () => {
  const guard = createOutputGuard({ rules: toDataRules(["national_id", "health", "bank_account"]) });
  expect(guard.push("Hello, worl")).toBe("Hello, worl");
  expect(guard.push("d and 12")).toBe("d and ");
  expect(guard.push(" of them.")).toBe("12 of them.");
});

test("no more than one word is held back of prose, however it comes", () => {
  const guard = createOutputGuard({ rules: toDataRules(EVERY) });
  const text = CONTEXT_FREE.repeat(20);
  let released = 0;
  for (let index = 0; index < text.length; index++) {
    released += guard.push(text.charAt(index)).length;
    expect(index + 1 - released).toBeLessThanOrEqual(24);
  }
});

test("no scanner is made for classes that nobody wants", () => {
  const make = (wanted: readonly DataClass[]) =>
    createDataScanners(createTextWindow(), { canary: "", maxHoldChars: 4096, isWanted: (each) => wanted.includes(each) }).length;
  expect(make(["secret", "card", "iban"])).toBe(1);
  expect(make([])).toBe(0);
  for (const each of PERSONAL_CLASSES) expect(make([each]), each).toBe(1);
});

test("every kind has a sample, or is named here", () => {
  const sampled = new Set(PERSONAL_SAMPLES.map((sample) => sample.kind));
  expect([...PERSONAL_KINDS.keys()].filter((kind) => !sampled.has(kind))).toEqual([
    "de-identity-card",
    "fr-siret",
    "es-social-security",
    "it-partita-iva",
    "hu-taj",
    "hu-tax-id",
    "hu-personal-number",
    "gr-amka",
    "ar-dni",
    "co-nit",
    "co-cedula",
    "uy-ci",
    "ec-cedula",
    "ve-cedula",
    "jp-my-number",
    "id-nik",
    "th-identity",
    "vn-identity",
    "ph-sss",
    "in-voter-id",
    "ae-emirates-id",
    "sa-identity",
    "kz-iin",
    "eg-identity",
    "ng-nin",
    "uk-driving-licence",
    "health-insurance",
    "sort-code",
    "bank-code",
    UNDECIDED,
  ]);
});

test("the page about personal data names every kind", () => {
  const page = readFileSync("docs/guard/personal-data.md", "utf8");
  expect([...PERSONAL_KINDS.keys()].filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});

test("hostile text takes linear time", () => {
  for (const unit of [
    "1 ",
    "12 34 56 78 ",
    "AB 12 ",
    "a@",
    "a.b at c dot ",
    "12 Main Street, ",
    "北京市朝阳区建国路88号",
    "44051401359 ",
    "a",
    "+",
    "(",
    "Calle ",
    "http://",
  ]) {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const startedAt = performance.now();
    pushAll(
      cutAt(
        text,
        Array.from({ length: 500 }, (_, index) => index * 200),
      ),
    );
    expect(performance.now() - startedAt, unit).toBeLessThan(3000);
  }
});
