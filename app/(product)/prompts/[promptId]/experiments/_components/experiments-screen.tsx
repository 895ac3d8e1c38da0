"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { listExperiments } from "../../../../../_client/prompt-experiments.ts";
import { usePrompt } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { ExperimentItem } from "./experiment-item.tsx";
import { StartForm } from "./start-form.tsx";

const SEEN_AGAIN_MS = 15_000;

/** Different people get different versions; which one is better is for what comes of them to say. */
export function ExperimentsScreen({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId).data;
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.promptExperiments(promptId), (cursor, signal) => listExperiments(promptId, cursor, signal)),
    refetchInterval: ({ state }) => (itemsOf(state.data).some((each) => each.state === "running") ? SEEN_AGAIN_MS : false),
  });
  const experiments = itemsOf(pages.data);
  if (!prompt) return null;
  if (pages.isPending) return <ReportSkeleton label="Loading experiments" />;
  if (pages.isError && experiments.length === 0) return <QueryError title="Experiments could not be loaded" query={pages} />;
  const isRunning = experiments.some(({ state }) => state === "running");
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {prompt.canEdit && !isRunning && prompt.latest > 1 && <StartForm prompt={prompt} />}
      {experiments.length === 0 && (
        <EmptyState
          icon={Split}
          title="Nothing has been tried out"
          text={
            prompt.latest > 1
              ? "An experiment gives each person one of several versions and stops once it is clear which one is better."
              : "An experiment compares versions, and this prompt has one. Save another one first."
          }
        />
      )}
      {experiments.map((experiment) => (
        <ExperimentItem key={experiment.id} prompt={prompt} experiment={experiment} />
      ))}
      {pages.hasNextPage && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
