"use client";

import { useQuery } from "@tanstack/react-query";
import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import type { ComposedPart, ComposedPrompt, Opened } from "../../../../../lib/prompts/template/compose-parts.ts";
import { renderPrompt } from "../../../../../lib/prompts/template/render.ts";
import { givenValue } from "../../../../../lib/prompts/template/value-problems.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { getPrompt, type VersionSelector, type VersionView } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

/** The version with all it includes, put together as the server does it: which parameters are asked for, and what the text comes to. */
export function useComposed({ promptId, contentHash, content }: VersionView) {
  return useQuery({
    queryKey: queryKeys.promptComposed(promptId, contentHash),
    queryFn: ({ signal }) => composeVersion({ promptId, content }, signal),
    staleTime: 60_000,
  });
}

export async function composeVersion({ promptId, content }: Pick<VersionView, "promptId" | "content">, signal: AbortSignal) {
  // The parser stands in a file of its own: whoever only looks at a prompt does not load it.
  const { composeParts } = await import("../../../../../lib/prompts/template/compose-parts.ts");
  return composeParts(promptId, content, (includedId, selector) => openIncluded(includedId, selector, signal));
}

async function openIncluded(promptId: string, selector: VersionSelector, signal: AbortSignal): Promise<Opened | null> {
  try {
    const { opened } = await getPrompt(promptId, selector, signal);
    return { version: opened.version, content: opened.content };
  } catch (error) {
    if (asProblem(error).status === 404) return null;
    throw error;
  }
}

export type PreviewPart = { key: string; text: string; isValue: boolean };

/** What would be sent, in pieces: the prompt's own words, and what was put in. What has still to be given stands as it does in the template. */
export function previewParts(parts: readonly ComposedPart[], prompt: ComposedPrompt, values: ParameterValues): PreviewPart[] {
  const shown = Object.fromEntries(
    prompt.parameters.map((parameter) => {
      const value = givenValue(parameter, values);
      const isFile = parameter.type === "file" && value !== undefined;
      return [parameter.name, isFile ? "(the text of the file)" : (value ?? (parameter.isRequired ? `{{${parameter.name}}}` : ""))];
    }),
  );
  return parts.map((part, index) => ({
    key: `${index} ${part.type}`,
    text: renderPrompt({ instructions: [], template: [part] }, shown).text,
    isValue: part.type === "variable",
  }));
}
