import { describe, expect, test } from "vitest";
import { createOutputGuard, redactText } from "../output-guard.ts";
import { toDataRules } from "../output-rules.ts";
import { randomLike } from "./secret-samples.ts";

const KEY = `ghp_${randomLike(36)}`;
const redacted = (text: string): string => redactText(text, { classes: ["secret"] }).text;
const percent = (text: string): string => Array.from(text, (character) => `%${character.charCodeAt(0).toString(16)}`).join("");
const wide = (text: string): string => Array.from(text, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join("");

describe("a key is cut out with its disguise", () => {
  test.each([
    ["invisible characters", Array.from(KEY).join("\u200b")],
    ["a soft hyphen", `${KEY.slice(0, 9)}\u00ad${KEY.slice(9)}`],
    ["a line break", `${KEY.slice(0, 20)}\n${KEY.slice(20)}`],
    ["a line break and indentation", `${KEY.slice(0, 20)}\n      ${KEY.slice(20)}`],
    ["emphasis", `${KEY.slice(0, 12)}**${KEY.slice(12, 18)}**${KEY.slice(18)}`],
    ["code marks", `${KEY.slice(0, 12)}\`${KEY.slice(12)}`],
    ["joined strings", `${KEY.slice(0, 4)}" + "${KEY.slice(4)}`],
    ["groups", KEY.replace(/(.{8})(?=.)/g, "$1 ")],
    ["percent escapes", percent(KEY)],
    ["HTML escapes", KEY.replace(/[^A-Za-z]/g, (character) => `&#${character.charCodeAt(0)};`)],
    ["JSON escapes", KEY.replace("_", "\\u005f")],
    ["full width", wide(KEY)],
    ["base64", Buffer.from(KEY).toString("base64").replaceAll("=", "")],
    ["hexadecimal", Buffer.from(KEY).toString("hex")],
  ])("%s", (_, disguised) => {
    const text = `It is "${disguised}" for now.`;
    expect(redacted(text)).toBe('It is "[redacted: github-token]" for now.');
    const guard = createOutputGuard();
    expect(
      Array.from(text)
        .map((piece) => guard.push(piece))
        .join("") + guard.end(),
    ).toBe(redactText(text).text);
  });
});

test("what stands behind a whole key is not taken with it", () => {
  for (const after of [" and more words", "\nNext line here", "** is bold", '" + "suffix"', " 12345678", "` or `x`"]) {
    expect(redacted(`${KEY}${after}`)).toBe(`[redacted: github-token]${after}`);
  }
});

test("words behind a key that was cut off are given back", () => {
  expect(redacted(`${KEY.slice(0, 30)} and then we went on`)).toBe("[redacted: github-token] and then we went on");
});

test("the words of a sentence about a prefix go out", () => {
  const guard = createOutputGuard({ rules: toDataRules(["secret"]) });
  expect(guard.push("Keys begin with ghp_ and then come letters, ")).toBe("Keys begin with ghp_ and then come letters, ");
});

test("of an ordinary text at most a few letters are kept back, and none behind a blank", () => {
  const text =
    "Hello there, this is a plain answer with several words. It has sentences, (brackets), “quotes” and – dashes; nothing else: fine!\n- a list\n- of **bold** things about tokens, keys and passwords. ";
  const guard = createOutputGuard({ rules: toDataRules(["secret"]) });
  let shown = 0;
  for (let at = 0; at < text.length; at++) {
    shown += guard.push(text.charAt(at)).length;
    expect(at + 1 - shown, text.slice(0, at + 1)).toBeLessThanOrEqual(text.charAt(at) === " " ? 0 : 3);
  }
});
