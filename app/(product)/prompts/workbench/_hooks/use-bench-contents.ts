"use client";

import { useQueries } from "@tanstack/react-query";
import type { Parameter, PromptContent } from "../../../../../lib/prompts/content.schema.ts";
import type { ComposedPrompt, Composition } from "../../../../../lib/prompts/template/compose-parts.ts";
import { parseTemplate } from "../../../../../lib/prompts/template/parse-template.ts";
import { getPrompt, type PromptView } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { composeVersion } from "../../[promptId]/_hooks/use-composed.ts";
import type { BenchColumn } from "../_components/bench-columns.ts";

/** What a column asks with; `composed` null while it is read or where it cannot be put together. */
export type BenchContent = { content: PromptContent; composed: ComposedPrompt | null; problem: string | null };

/** Every column's text, and the parameters of all of them, each asked for once. */
export function useBenchContents(prompt: PromptView, columns: readonly BenchColumn[]) {
  const known = prompt.opened.content;
  const queries = useQueries({
    queries: columns.map(({ version, text, instructions }) => ({
      queryKey: [...queryKeys.promptOpened(prompt.id, version ?? 0), "bench", ...(version === null ? [text, instructions] : [])],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<BenchContent> => {
        if (version === null) return compose(prompt.id, ownContent(known, text, instructions), signal);
        const { opened } = await getPrompt(prompt.id, { version }, signal);
        return compose(prompt.id, opened.content, signal);
      },
      staleTime: 60_000,
    })),
  });
  const parameters = new Map<string, Parameter>();
  for (const { data } of queries)
    for (const parameter of data?.composed?.parameters ?? [])
      if (!parameters.has(parameter.name)) parameters.set(parameter.name, parameter);
  return {
    contents: queries.map(({ data }) => data ?? null),
    problems: queries.map(({ data, error }) => data?.problem ?? error?.message ?? null),
    parameters: [...parameters.values()],
  };
}

async function compose(promptId: string, content: PromptContent, signal: AbortSignal): Promise<BenchContent> {
  const composition: Composition = await composeVersion({ promptId, content }, signal);
  if (composition.type === "refused") return { content, composed: null, problem: composition.fault.detail };
  return { content, composed: composition.prompt, problem: null };
}

/** A text typed here has the parameters it names: the prompt's own where they are known, else a line of text. */
export function ownContent(known: PromptContent, template: string, instructions: string): PromptContent {
  const parts = [template, instructions].flatMap((text) => parseTemplate(text).parts);
  const names = new Set(parts.flatMap((part) => (part.type === "variable" ? [part.name] : [])));
  const kept = known.parameters.filter(({ name }) => names.has(name));
  const added = [...names]
    .filter((name) => !kept.some((parameter) => parameter.name === name))
    .map((name): Parameter => ({ name, label: name, type: "text", description: "", isRequired: true }));
  return { template, instructions, parameters: [...kept, ...added], settings: known.settings, example: null };
}
