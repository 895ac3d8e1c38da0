"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { listTestSets } from "../../../../../_client/prompt-tests.ts";
import { type PromptView, usePrompt } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { useUrlState } from "../../../../../_ui/use-url-state.ts";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { EvaluationList } from "./evaluation-list.tsx";
import { EvaluationReport } from "./evaluation-report.tsx";
import { NewSetButton } from "./new-set-button.tsx";
import { SetPanel } from "./set-panel.tsx";

/** Test sets, what they hold, and what came of running them. `?set=` and `?evaluation=` name what is open. */
export function TestsScreen({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId).data;
  return prompt ? <Tests prompt={prompt} /> : null;
}

function Tests({ prompt }: { prompt: PromptView }) {
  const { search, change } = useUrlState();
  const evaluationId = search.get("evaluation");
  const pages = useInfiniteQuery(pagesOf(queryKeys.promptTestSets(prompt.id), (cursor, signal) => listTestSets(prompt.id, cursor, signal)));
  if (evaluationId !== null)
    return <EvaluationReport prompt={prompt} evaluationId={evaluationId} onBack={() => change({ evaluation: null }, "push")} />;
  if (pages.isPending) return <ReportSkeleton label="Loading the test sets" />;
  if (pages.isError) return <QueryError title="The test sets could not be loaded" query={pages} />;
  const sets = itemsOf(pages.data);
  const shown = sets.find(({ id }) => id === search.get("set")) ?? sets[0];
  const open = (id: string | null) => change({ set: id });
  if (!shown)
    return (
      <EmptyState
        icon={ListChecks}
        title="No test sets yet"
        text="A test set holds values to run this prompt with, and what has to be true of each answer. A version that passes one may go to production."
      >
        {prompt.canEdit && <NewSetButton promptId={prompt.id} onMade={open} />}
      </EmptyState>
    );
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 sm:max-w-80">
          <SelectField
            label="Test set"
            value={shown.id}
            options={sets.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={open}
          />
        </div>
        {prompt.canEdit && <NewSetButton promptId={prompt.id} onMade={open} />}
      </div>
      <SetPanel
        key={shown.id}
        prompt={prompt}
        set={shown}
        onStarted={(id) => change({ evaluation: id }, "push")}
        onGone={() => open(null)}
      />
      <EvaluationList promptId={prompt.id} onOpen={(id) => change({ evaluation: id }, "push")} />
    </>
  );
}
