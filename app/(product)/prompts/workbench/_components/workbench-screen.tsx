"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { listModels } from "../../../../_client/models.ts";
import { usePrompt } from "../../../../_client/prompts.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { useUrlState } from "../../../../_ui/use-url-state.ts";
import { listAskable } from "../../../_answer/askable.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { PromptsFrame } from "../../_shell/prompts-frame.tsx";
import { Bench } from "./bench.tsx";
import { PromptPicker } from "./prompt-picker.tsx";

/** Versions of a prompt and texts of one's own, side by side on the same values. What is compared stands in the address. */
export function WorkbenchScreen() {
  const { search, change } = useUrlState();
  const promptId = search.get("prompt");
  return (
    <PromptsFrame>
      {promptId === null ? (
        <PromptPicker onPicked={(prompt) => change({ prompt, columns: null }, "push")} />
      ) : (
        <OpenedBench key={promptId} promptId={promptId} />
      )}
    </PromptsFrame>
  );
}

function OpenedBench({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId);
  const query = useQuery({ queryKey: queryKeys.models, queryFn: ({ signal }) => listModels(signal) });
  const models = useMemo(() => listAskable(query.data?.items ?? []), [query.data]);
  if (prompt.isError && !prompt.data) return <QueryError title="The prompt could not be loaded" query={prompt} />;
  if (query.isError && !query.data) return <QueryError title="Models could not be loaded" query={query} />;
  if (!prompt.data || !query.data) return <ReportSkeleton label="Loading the workbench" />;
  return <Bench prompt={prompt.data} models={models} />;
}
