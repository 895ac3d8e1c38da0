import type { Choice } from "./choice.ts";

// A generative grammar written as text. A rule is a list of alternatives, one a line or parted by "|". Within one,
// {a|b} chooses, {a|} may be nothing, {@rule} expands another rule and {@rule!} repeats what it gave first in this text.
// "¶" is a line break; "¦", "⟨" and "⟩" stand for a literal bar and braces.

type Node = { type: "text"; text: string } | { type: "choice"; options: readonly Node[][] } | { type: "rule"; name: string; keep: boolean };

export type Grammar = { expand: (rule: string, choice: Choice) => string };

/** Throws on a rule that is named but not there, so that a misspelt slot never reaches a text. */
export function createGrammar(source: Readonly<Record<string, string>>): Grammar {
  const rules = new Map(Object.entries(source).map(([name, text]) => [name, parseRule(text)]));
  for (const [name, alternatives] of rules) {
    for (const node of alternatives.flat()) assertKnown(node, rules, name);
  }
  return {
    expand: (rule, choice) => {
      const kept = new Map<string, string>();
      const write = (node: Node): string => {
        if (node.type === "text") return node.text;
        if (node.type === "choice") return choice.pick(node.options).map(write).join("");
        const earlier = node.keep ? kept.get(node.name) : undefined;
        if (earlier !== undefined) return earlier;
        const text = choice
          .pick(rules.get(node.name) ?? [])
          .map(write)
          .join("");
        if (node.keep) kept.set(node.name, text);
        return text;
      };
      return tidySpaces(write({ type: "rule", name: rule, keep: false }));
    },
  };
}

function assertKnown(node: Node, rules: ReadonlyMap<string, unknown>, within: string): void {
  if (node.type === "choice") for (const each of node.options.flat()) assertKnown(each, rules, within);
  if (node.type === "rule" && !rules.has(node.name)) throw new Error(`Rule ${within} names ${node.name}, which is not there.`);
}

function parseRule(source: string): Node[][] {
  const lines = source.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").flatMap((line) => parseOptions(line, 0, false).options);
}

function parseOptions(source: string, start: number, isNested: boolean): { options: Node[][]; end: number } {
  const options: Node[][] = [[]];
  let text = "";
  let index = start;
  const flush = () => {
    if (text !== "") options.at(-1)?.push(toLeaf(text, isNested));
    text = "";
  };
  for (; index < source.length && !(isNested && source[index] === "}"); index++) {
    const character = source[index] ?? "";
    if (character === "{") {
      flush();
      const inner = parseOptions(source, index + 1, true);
      if (source[inner.end] !== "}") throw new Error(`An open brace in: ${source}`);
      options.at(-1)?.push({ type: "choice", options: inner.options });
      index = inner.end;
    } else if (character === "|") {
      flush();
      options.push([]);
    } else text += character;
  }
  flush();
  return { options, end: index };
}

function toLeaf(text: string, isNested: boolean): Node {
  const rule = isNested ? /^@([\w.-]+)(!?)$/.exec(text) : null;
  if (rule) return { type: "rule", name: rule[1] ?? "", keep: rule[2] === "!" };
  if (isNested && /^@[a-z]/.test(text)) throw new Error(`A rule beside other words needs braces of its own: ${text}`);
  return { type: "text", text: text.replaceAll("¶", "\n").replaceAll("¦", "|").replaceAll("⟨", "{").replaceAll("⟩", "}") };
}

/** Optional parts that stayed out leave doubled spaces and spaces before a stop. */
function tidySpaces(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/ +([,.;!?])(?=\s|$)/g, "$1")
    .replace(/ *\n */g, "\n")
    .trim();
}
