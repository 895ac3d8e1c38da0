import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inspectText } from "../../guard/inspect-text.ts";
import { idPattern } from "../../platform/ids.ts";
import { PARAMETER_TYPES, PROMPT_CATEGORIES, PROMPT_PATTERNS, PROMPT_ROLES, TAGS_MAX, TITLE_MAX, tagName } from "../schema.ts";
import { checkContent } from "../template/check-content.ts";
import { checkValues } from "../template/check-values.ts";
import { composeParts } from "../template/compose-parts.ts";
import { findContentProblems } from "../template/content-problems.ts";
import { renderPrompt } from "../template/render.ts";
import { lintContent } from "../workbench/lint-content.ts";
import { measureQuality } from "../workbench/quality/measure-quality.ts";
import { shippedPromptId } from "./shipped-prompt-id.ts";
import { contentOfShipped, SHIPPED_PROMPTS } from "./shipped-prompts.ts";

function countBy(of: (prompt: (typeof SHIPPED_PROMPTS)[number]) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const prompt of SHIPPED_PROMPTS) counts[of(prompt)] = (counts[of(prompt)] ?? 0) + 1;
  return counts;
}

/** What is wrong with which prompt; a test then names every one at once. */
function problems(find: (prompt: (typeof SHIPPED_PROMPTS)[number]) => readonly string[]): string[] {
  return SHIPPED_PROMPTS.flatMap((prompt) => find(prompt).map((problem) => `${prompt.slug}: ${problem}`));
}

const refusal = (run: () => unknown): string[] => {
  try {
    run();
    return [];
  } catch (error) {
    return [JSON.stringify(error)];
  }
};

test("there are at least 110 prompts, three or more of every category and every role, of every pattern, and every kind of parameter is used", () => {
  expect(SHIPPED_PROMPTS.length).toBeGreaterThanOrEqual(110);
  const [categories, roles, patterns] = [
    countBy(({ category }) => category),
    countBy(({ role }) => role),
    countBy(({ pattern }) => pattern),
  ];
  expect(PROMPT_CATEGORIES.filter((category) => (categories[category] ?? 0) < 3)).toEqual([]);
  expect(PROMPT_ROLES.filter((role) => (roles[role] ?? 0) < 3)).toEqual([]);
  expect(PROMPT_PATTERNS.filter((pattern) => (patterns[pattern] ?? 0) === 0)).toEqual([]);
  const types = new Set(SHIPPED_PROMPTS.flatMap(({ parameters }) => parameters.map(({ type }) => type)));
  expect(PARAMETER_TYPES.filter((type) => !types.has(type))).toEqual([]);
});

test("every file of the shelves is on one of them", () => {
  const files = readdirSync(path.join(import.meta.dirname, "shelves")).map((file) => `./shelves/${file}`);
  const lists = ["knowledge", "making", "business"].map((name) =>
    readFileSync(path.join(import.meta.dirname, `${name}-shelves.ts`), "utf8"),
  );
  expect(files.filter((file) => !lists.some((list) => list.includes(`"${file}"`)))).toEqual([]);
});

test("slugs and titles are unique, and a slug has the same id everywhere", () => {
  expect(new Set(SHIPPED_PROMPTS.map(({ slug }) => slug)).size).toBe(SHIPPED_PROMPTS.length);
  expect(new Set(SHIPPED_PROMPTS.map(({ title }) => title.toLowerCase())).size).toBe(SHIPPED_PROMPTS.length);
  expect(new Set(SHIPPED_PROMPTS.map(({ slug }) => shippedPromptId(slug))).size).toBe(SHIPPED_PROMPTS.length);
  expect(shippedPromptId("plain-language-rewrite")).toMatch(idPattern("prompt"));
  expect(shippedPromptId("plain-language-rewrite")).toBe("prm_583CZMSF490E9R2MT5N8VGQ1A7");
});

test("every head fits the library: length of title and description, tags as people may write them", () => {
  expect(
    problems(({ title, description, tags }) => [
      ...(title.length > TITLE_MAX ? ["title"] : []),
      ...(description.length < 40 || description.length > 500 ? ["description"] : []),
      ...(tags.length < 2 || tags.length > TAGS_MAX || tags.some((tag) => tagName.safeParse(tag).data !== tag) ? ["tags"] : []),
    ]),
  ).toEqual([]);
});

test("every content passes the check without a warning, and the lint finds nothing to warn of", () => {
  expect(
    problems((prompt) => {
      const content = contentOfShipped(prompt);
      return [
        ...refusal(() => checkContent(content)),
        ...findContentProblems(content).map((problem) => JSON.stringify(problem)),
        ...lintContent(content).map((finding) => JSON.stringify(finding)),
      ];
    }),
  ).toEqual([]);
});

test("every example fits its own parameters, all of which are described, and fills the whole text", async () => {
  const found: string[] = [];
  for (const prompt of SHIPPED_PROMPTS) {
    const content = contentOfShipped(prompt);
    const composition = await composeParts(shippedPromptId(prompt.slug), content, async () => null);
    if (composition.type !== "composed") found.push(`${prompt.slug}: not composed`);
    else {
      const values = checkValues(composition.prompt.parameters, prompt.example.values);
      const { instructions, text } = renderPrompt(composition.prompt, values);
      if (`${instructions}${text}`.includes("{{")) found.push(`${prompt.slug}: something is left unfilled`);
      const { score } = inspectText(`${instructions}\n\n${text}`, "user");
      if (score >= 0.5) found.push(`${prompt.slug}: the guard would hold its example for an attack, ${score}`);
    }
    if (prompt.parameters.some(({ description }) => description.length < 5)) found.push(`${prompt.slug}: a parameter nobody describes`);
    if (prompt.example.output.length < 200) found.push(`${prompt.slug}: hardly an example`);
  }
  expect(found).toEqual([]);
});

test("texts say enough, name the form of the answer, and mark where pasted text begins and ends", () => {
  expect(
    problems(({ template, parameters }) => [
      ...(template.length < 400 ? [`only ${template.length} characters`] : []),
      ...(/Output format/.test(template) ? [] : ["no output format"]),
      ...parameters
        .filter(({ type }) => type === "long-text")
        .filter(({ name }) => !new RegExp(`<([a-z_]+)>[^<]*\\{\\{${name}\\}\\}[^<]*</\\1>`).test(template))
        .map(({ name }) => `${name} stands without marks`),
    ]),
  ).toEqual([]);
});

test("the quality audit gives every one of them 80 of 100 or more", () => {
  expect(
    problems((prompt) => {
      const { overall } = measureQuality(contentOfShipped(prompt));
      return overall < 80 ? [`${overall}`] : [];
    }),
  ).toEqual([]);
});

test("no two texts are nearly alike", () => {
  const words = SHIPPED_PROMPTS.map(({ slug, template }) => ({ slug, tokens: shinglesOf(template) }));
  const alike = words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other) => {
      const share = overlap(one.tokens, other.tokens);
      return share > 0.2 ? [`${one.slug} ~ ${other.slug}: ${share.toFixed(2)}`] : [];
    }),
  );
  expect(alike).toEqual([]);
});

/** Three words in a row. */
function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((shingle) => other.has(shingle)).length;
  return both / Math.min(one.size, other.size);
}
