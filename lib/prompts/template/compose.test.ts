import fc from "fast-check";
import { expect, test } from "vitest";
import { promptContentSchema } from "../content.schema.ts";
import { type CompositionFault, composeParts, INCLUDE_DEPTH_MAX } from "./compose-parts.ts";
import { renderPrompt } from "./render.ts";

const SIZE = 7;
const idOf = (index: number) => `prm_01ARZ3NDEKTSV4RRFFQ69G5FA${"0123456789"[index]}`;
const contentOf = (template: string, name?: string, type: "text" | "number" = "text") =>
  promptContentSchema.parse({ template, parameters: name === undefined ? [] : [{ name, label: name, type }] });

/** For each prompt, which others its template includes. */
const graphs = fc.array(fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 3 }), { minLength: SIZE, maxLength: SIZE });

const templateOf = (graph: number[][], index: number) =>
  `[${index}${(graph[index] ?? []).map((each) => `{{> ${idOf(each)}@production}}`).join("")}]`;

async function compose(graph: number[][], from: number) {
  let opened = 0;
  const composition = await composeParts(idOf(from), contentOf(templateOf(graph, from)), async (promptId) => {
    opened += 1;
    return { version: 1, content: contentOf(templateOf(graph, Number(promptId.at(-1)))) };
  });
  return { composition, opened };
}

/** By its definition: some way down meets a prompt a second time. `depth` is the longest way down. */
function look(graph: number[][], from: number, path: number[] = []): { isCyclic: boolean; depth: number } {
  if (path.includes(from)) return { isCyclic: true, depth: 0 };
  const below = (graph[from] ?? []).map((each) => look(graph, each, [...path, from]));
  return { isCyclic: below.some(({ isCyclic }) => isCyclic), depth: Math.max(0, ...below.map(({ depth }) => depth + 1)) };
}

const expand = (graph: number[][], index: number): string =>
  `[${index}${(graph[index] ?? []).map((each) => expand(graph, each)).join("")}]`;

test("any graph of prompts is put together or refused, and refused are exactly the cyclic and the too deep ones", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.nat(SIZE - 1), async (graph, from) => {
      const { composition, opened } = await compose(graph, from);
      const { isCyclic, depth } = look(graph, from);
      expect(opened).toBeLessThanOrEqual(SIZE);
      expect(composition.type === "refused").toBe(isCyclic || depth > INCLUDE_DEPTH_MAX);
      if (composition.type === "composed") expect(renderPrompt(composition.prompt, {}).text).toBe(expand(graph, from));
      else if (depth <= INCLUDE_DEPTH_MAX) expect(composition.fault.code).toBe("prompts.include_cycle");
    }),
    { numRuns: 1_000 },
  );
});

const faultOf = async (...[open]: [Parameters<typeof composeParts>[2]]): Promise<CompositionFault["code"] | null> => {
  const composition = await composeParts(idOf(0), contentOf(`{{> ${idOf(1)}@2}}{{a}}`, "a"), open);
  return composition.type === "refused" ? composition.fault.code : null;
};

test("what may not be read, another type under the same name, and itself in another version are refused", async () => {
  expect(await faultOf(async () => null)).toBe("prompts.include_missing");
  expect(await faultOf(async () => ({ version: 2, content: contentOf("{{a}}", "a", "number") }))).toBe("prompts.include_conflict");
  expect(await faultOf(async () => ({ version: 2, content: contentOf(`{{> ${idOf(0)}@9}}`) }))).toBe("prompts.include_cycle");
  expect(await faultOf(async () => ({ version: 2, content: contentOf("{{a}}", "a") }))).toBeNull();
});

test("prompts that double at every step end at the bound, not at the end of memory", async () => {
  const open = async (promptId: string) => {
    const index = Number(promptId.at(-1));
    return { version: 1, content: contentOf(index === 5 ? "a" : `{{> ${idOf(index + 1)}@1}}`.repeat(200)) };
  };
  const from = performance.now();
  const composition = await composeParts(idOf(0), contentOf(`{{> ${idOf(1)}@1}}`.repeat(200)), open);
  expect(composition).toMatchObject({ type: "refused", fault: { code: "prompts.include_too_large", where: "template" } });
  expect(performance.now() - from).toBeLessThan(1_000);
});

test("an include brings its template and its parameters, not its instructions or its settings", async () => {
  const inner = promptContentSchema.parse({
    ...{ template: "in {{tone}}", instructions: "inner", settings: { model: "other" } },
    parameters: [{ name: "tone", label: "Theirs", type: "text", default: "calm" }],
  });
  const outer = promptContentSchema.parse({
    template: `out {{> ${idOf(1)}@dev}}`,
    instructions: `be {{> ${idOf(1)}@dev}}`,
    settings: { model: "own" },
  });
  const composition = await composeParts(idOf(0), outer, async () => ({ version: 4, content: inner }));
  if (composition.type === "refused") throw new Error(composition.fault.detail);
  expect(composition.prompt).toMatchObject({ settings: { model: "own" }, included: [{ promptId: idOf(1), version: 4 }] });
  expect(composition.prompt.parameters.map(({ name, label }) => [name, label])).toEqual([["tone", "Theirs"]]);
  expect(renderPrompt(composition.prompt, { tone: "{{x}}" })).toEqual({ instructions: "be in {{x}}", text: "out in {{x}}" });
});
