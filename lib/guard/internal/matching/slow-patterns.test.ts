import { describe, expect, test } from "vitest";
import { lineOf, loadSources } from "../../../../scripts/check/architecture/source.ts";
import { SIGNALS } from "../signals/table.ts";
import { type PatternNode, parsePattern } from "./pattern-syntax.ts";

/** A repeat that can go on for as long as somebody likes to write. */
const LONG = 1000;
const SAMPLE = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)).concat("é", "ж", "忽", "\u00a0", "😀");

type Pattern = { where: string; source: string; flags: string };

/** Every regular expression written in the code that meets text from outside. */
function writtenPatterns(): Pattern[] {
  return loadSources(process.cwd())
    .filter(({ path }) => /^(?:lib|api)\//.test(path) && !/\.test\.ts$/.test(path))
    .flatMap((file) =>
      [...file.code.matchAll(/\/( +)\/([a-z]*)/g)].flatMap((match) => {
        const source = file.text.slice(match.index + 1, match.index + 1 + (match[1]?.length ?? 0));
        return /^[/*]/.test(source) || source.trim() === ""
          ? []
          : [{ where: `${file.path}:${lineOf(file.text, match.index)}`, source, flags: match[2] ?? "" }];
      }),
    );
}

const compiled = SIGNALS.map(({ id, pattern }) => ({ where: id, source: pattern.source, flags: pattern.flags }));

/** What can be taken from a text by one character of the node, over a sample of characters. */
function charactersOf(node: PatternNode): Set<string> {
  switch (node.type) {
    case "literal":
      return new Set(node.text);
    case "set": {
      const member = new RegExp(`^${node.source}$`, "u");
      return new Set(SAMPLE.filter((character) => member.test(character)));
    }
    case "sequence":
      return new Set(node.parts.flatMap((part) => [...charactersOf(part)]));
    case "choice":
      return new Set(node.options.flatMap((option) => [...charactersOf(option)]));
    case "repeat":
      return charactersOf(node.body);
    default:
      return new Set();
  }
}

function isSkippable(node: PatternNode): boolean {
  if (node.type === "repeat") return node.min === 0 || isSkippable(node.body);
  if (node.type === "sequence") return node.parts.every(isSkippable);
  if (node.type === "choice") return node.options.some(isSkippable);
  return node.type === "look" || node.type === "anchor";
}

function overlap(a: PatternNode, b: PatternNode): boolean {
  const characters = charactersOf(b);
  return [...charactersOf(a)].some((character) => characters.has(character));
}

/**
 * A long repeat of something that itself repeats is exponential unless something it has to pass each time is of other
 * characters; so is a long choice between two ways to take the same character.
 */
function explosions(node: PatternNode): string[] {
  const inner = childrenOf(node).flatMap(explosions);
  if (node.type !== "repeat" || node.max < LONG) return inner;
  const { body } = node;
  const parts = body.type === "sequence" ? body.parts : [body];
  const repeats = parts.flatMap(longRepeatsOf);
  const isNested = repeats.some((repeat) => parts.every((part) => isSkippable(part) || overlap(part, repeat)));
  const options = body.type === "choice" ? body.options : [];
  const isTwofold = options.some((option, index) =>
    options.slice(index + 1).some((other) => isSame(option, other) || isSame(other, option)),
  );
  return isNested || isTwofold ? [...inner, JSON.stringify(node).slice(0, 200)] : inner;
}

/** Whether characters that the first takes one by one may be taken by the second as well. */
function isSame(one: PatternNode, other: PatternNode): boolean {
  if (isSkippable(one)) return true;
  if (one.type !== "set" && !(one.type === "literal" && one.text.length === 1)) return false;
  return (other.type === "sequence" ? other.parts : [other]).every((part) => isSkippable(part) || overlap(part, one));
}

function childrenOf(node: PatternNode): readonly PatternNode[] {
  if (node.type === "sequence") return node.parts;
  if (node.type === "choice") return node.options;
  return node.type === "repeat" || node.type === "look" ? [node.body] : [];
}

/** Those that may be all of what the node takes. */
function longRepeatsOf(node: PatternNode): PatternNode[] {
  if (node.type === "repeat" && node.max >= LONG) return [node];
  return childrenOf(node).flatMap(longRepeatsOf);
}

const patterns = writtenPatterns();

test("the patterns of the product are found", () => {
  expect(patterns.length).toBeGreaterThan(300);
  expect(patterns.some(({ source }) => source === "^Bearer (\\S+)$")).toBe(true);
});

test("no pattern over text from outside can take exponential time", () => {
  const slow = [...patterns, ...compiled].flatMap(({ where, source }) =>
    explosions(parsePattern(source)).map(() => `${where} /${source}/`),
  );
  expect(slow).toEqual([]);
});

test("every pattern is read as the engine reads it: as many ways out, and none refused", () => {
  for (const { where, source } of [...patterns, ...compiled]) expect(() => parsePattern(source), where).not.toThrow();
});

describe("a planted pattern of each kind is found, a harmless one beside it is not", () => {
  test.each([
    ["(a+)+b", "(a+b)+"],
    ["^(\\w+\\s?)*$", "^(\\w+\\s)*$"],
    ["(a|a)*c", "(a|b)*c"],
    ["(?:[a-z]|\\w)+!", "(?:[a-z]|\\d)+!"],
    ["(x*)*", "(x*y)*"],
    ['"(?:[^"]|\\\\.)*"', '"(?:[^"\\\\]|\\\\.)*"'],
    ["(?:(?:a+,?){1,2000})x", "(?:a+,){1,2000}x"],
  ])("%s and %s", (slow, quick) => {
    expect(explosions(parsePattern(slow))).not.toEqual([]);
    expect(explosions(parsePattern(quick))).toEqual([]);
  });
});

test("a signal's match is bounded, and so is what it may look at", () => {
  for (const { where, source } of compiled) expect(longRepeatsOf(parsePattern(source)), where).toEqual([]);
});
