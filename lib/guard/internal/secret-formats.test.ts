import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { redactText } from "../output-guard.ts";
import { dataClassOf } from "./data-classes.ts";
import { PREFIX_FORMATS } from "./secret-formats.ts";

const documented = new Map(
  readFileSync("docs/guard/secret-formats.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes("`"))
    .map((line) => [line.split(" | ")[0]?.slice(2).trim() ?? "", line]),
);
const kinds = [...new Set(PREFIX_FORMATS.map(({ kind }) => kind))];
const redacted = (text: string): string => redactText(text, { classes: ["secret"] }).text;

test("more than ninety kinds are known by their prefixes", () => {
  expect(kinds.length).toBeGreaterThan(90);
});

test("every kind and every prefix of it is documented with a page, and nothing else is", () => {
  expect([...documented.keys()].toSorted()).toEqual(kinds.toSorted());
  for (const { kind, prefixes } of PREFIX_FORMATS) {
    const row = documented.get(kind) ?? "";
    expect(row, kind).toMatch(/<https:\/\/[^>]+>|\]\(\.\.\/guides\/[\w-]+\.md\)/);
    for (const prefix of prefixes) expect(row, kind).toContain(`\`${prefix}\``);
  }
});

test("every kind is a secret to the policy", () => {
  expect(kinds.filter((kind) => dataClassOf(kind) !== "secret")).toEqual([]);
});

test("a prefix alone, in quotes or with dots behind it, is talk about keys", () => {
  // The long ones are base64 of a name and look random by themselves.
  for (const prefix of PREFIX_FORMATS.flatMap(({ prefixes }) => prefixes).filter(({ length }) => length <= 12)) {
    const text = `Keys begin with \`${prefix}\`, as in "${prefix}..." or ${prefix}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and ${prefix} there.`;
    expect(redacted(text), prefix).toBe(text);
  }
});

describe("names and sentences that call a value secret", () => {
  const VALUE = "k7Qz2mXv9Lr4Tn8Wb3Hs";
  test.each([
    ["a variable", `export ACME_API_KEY=${VALUE}`],
    ["JSON", `{"clientSecret": "${VALUE}", "n": 1}`],
    ["XML", `<apiToken>${VALUE}</apiToken>`],
    ["a header", `X-Auth-Token: ${VALUE}`],
    ["a flag", `deploy --token ${VALUE} --dry-run`],
    ["a table", `| Access key | ${VALUE} |`],
    ["a query", `https://x.example.net/a?b=1&api_key=${VALUE}&c=2`],
    ["emphasis", `**API key:** \`${VALUE}\``],
    ["English", `The access token for the staging cluster is ${VALUE}.`],
    ["German", `Der API-Schlüssel lautet ${VALUE}.`],
    ["Spanish", `La contraseña es ${VALUE}.`],
    ["French", `Le mot de passe est ${VALUE}.`],
    ["Russian", `Пароль: ${VALUE}`],
    ["Chinese", `密码是 ${VALUE}。`],
    ["Japanese", `パスワードは ${VALUE} です`],
  ])("%s", (_, text) => expect(redacted(text)).toBe(text.replace(VALUE, "[redacted: secret]")));

  test.each([
    ["a call", "const password = hashPassword2(input.password, SALT_ROUNDS_12);"],
    ["an id", 'token_id: "8f14e45fceea167a5a36dedd4bea2543"'],
    ["a hash", 'passwordHash = "$argon2id$v=19$m=65536"'],
    ["a placeholder", "API_KEY=your-api-key-goes-here-1234"],
    ["a file", "private_key: /etc/ssl/private/server2.example.key"],
    ["a date", 'tokenExpiresAt: "2026-03-02T10:11:12.123Z"'],
    ["a type", "password: z.string().min(8).max(128), apiKey?: string"],
    ["a public key", 'publicKey: "k7Qz2mXv9Lr4Tn8Wb3Hs"'],
    ["the vendor's sample", "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"],
    ["a question", "Is the password stored in plain text, or is the key kept in a vault?"],
  ])("but not %s", (_, text) => expect(redacted(text)).toBe(text));
});

test.each([
  ["a git hash", "commit 3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a"],
  ["an identifier with numbers", "convertUint8ArrayToBase64(convertIPv4MappedIPv6ToIPv4)"],
  ["a vendor's object", "cus_9s6XKzkNRiz8i3 pi_3MtwBwLkdIwHu7ix28a3tqPa req_011CSHoEeqs5C35K2UUqR7Fy"],
  ["one of our own ids", "txn_01JX4Q8Z7M2V9K5T3R6N0W1Y8P"],
  ["a wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
  ["base64 of a sentence", `Decode ${Buffer.from("The quick brown fox jumps over it.").toString("base64")}`],
  [
    "a certificate",
    `-----BEGIN CERTIFICATE-----\n${"MIIDdzCCAl+gAwIBAgIEbWF1ZDANBgkqhkiG9w0BAQsFADBsMRAwDgYDVQQGEwdV\n".repeat(3)}-----END CERTIFICATE-----`,
  ],
  ["a drawing", '<path d="M20 21a2 2 0 0 0 2-2v-3.851c0-1.39-2-2.962-2-4.829V8a1 1 0 0 1 1-1"/>'],
])("a random-looking %s passes", (_, text) => expect(redacted(text)).toBe(text));

test.each([
  ["a vendor nobody knows", "acme_live_", "7Qz2mXv9Lr4Tn8Wb3HsYd6Fk"],
  ["a key with a secret word in front", "orbit-token-", "4f9a1c7e2b5d8036af19"],
])("%s is found without any context", (_, beginning, body) => {
  expect(redacted(`Use ${beginning}${body} here.`)).toBe(`Use ${beginning}[redacted: secret] here.`);
});
