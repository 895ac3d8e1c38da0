"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, Download, Rocket, Square } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import { asProblem } from "../../../../../_client/problem.ts";
import { cancelEvaluation, type Evaluation, getEvaluation, resultsExportPath } from "../../../../../_client/prompt-tests.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { Button } from "../../../../../_ui/button.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { CombinationTable } from "./combination-table.tsx";
import { DemoNotice } from "./demo-notice.tsx";
import { isOpenEvaluation, lookOf } from "./evaluation-looks.ts";
import { ResultMatrix } from "./result-matrix.tsx";

const POLL_MS = 1_500;

type ReportProps = { prompt: PromptView; evaluationId: string; onBack(): void };

/** One evaluation: how far it is, what each version came to, and every answer. */
export function EvaluationReport({ prompt, evaluationId, onBack }: ReportProps) {
  const found = useQuery({
    queryKey: queryKeys.promptEvaluation(prompt.id, evaluationId),
    queryFn: ({ signal }) => getEvaluation({ promptId: prompt.id, id: evaluationId }, signal),
    refetchInterval: ({ state }) => (state.data && isOpenEvaluation(state.data) ? POLL_MS : false),
  });
  return (
    <>
      <Button size="small" className="self-start" onClick={onBack}>
        <ChevronLeft aria-hidden className="size-4" />
        All tests
      </Button>
      {found.isError && !found.data && <QueryError title="The evaluation could not be loaded" query={found} />}
      {!found.isError && !found.data && <ReportSkeleton label="Loading the evaluation" />}
      {found.data && <Report prompt={prompt} evaluation={found.data} />}
    </>
  );
}

function Report({ prompt, evaluation }: { prompt: PromptView; evaluation: Evaluation }) {
  const { testSet, done, total, reason, isDemo } = evaluation;
  const look = lookOf(evaluation);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="wrap-anywhere font-medium text-base">{testSet.name}</h2>
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
        <p className="mr-auto text-ink-soft text-sm">Revision {testSet.revision}</p>
        {prompt.canEdit && isOpenEvaluation(evaluation) && <CancelButton evaluation={evaluation} />}
        {done > 0 && (
          <Button asChild size="small">
            <a href={resultsExportPath(evaluation)} download>
              <Download aria-hidden className="size-4" />
              CSV
            </a>
          </Button>
        )}
      </div>
      {isOpenEvaluation(evaluation) && <Progress evaluation={evaluation} />}
      {reason !== null && (
        <p className="text-sm">
          It ended after {formatCount(done)} of {formatCount(total)} answers with <code className="font-mono">{reason}</code>.
        </p>
      )}
      {isDemo && <DemoNotice />}
      <Proof prompt={prompt} evaluation={evaluation} />
      <CombinationTable evaluation={evaluation} />
      <ResultMatrix evaluation={evaluation} />
    </>
  );
}

function Progress({ evaluation: { done, total, secondsLeft } }: { evaluation: Evaluation }) {
  const left = secondsLeft === null ? "" : `, about ${formatCount(secondsLeft)} s left`;
  return (
    <div className="flex flex-col gap-1">
      <progress aria-label="Answers" value={done} max={Math.max(1, total)} className="h-2 w-full accent-accent" />
      <p role="status" className="text-ink-soft text-sm tabular-nums">
        {formatCount(done)} of {formatCount(total)} answers{left}
      </p>
    </div>
  );
}

function CancelButton({ evaluation }: { evaluation: Evaluation }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelEvaluation(evaluation),
    onSuccess: (next) => client.setQueryData(queryKeys.promptEvaluation(evaluation.promptId, evaluation.id), next),
    onError: (error) => toast.error("Not cancelled", { description: asProblem(error).message }),
  });
  return (
    <Button size="small" isBusy={cancel.isPending} disabled={evaluation.isCancelAsked} onClick={() => cancel.mutate()}>
      <Square aria-hidden className="size-4" />
      {evaluation.isCancelAsked ? "Stopping" : "Cancel"}
    </Button>
  );
}

function Proof({ prompt, evaluation: { state, proves, passed } }: { prompt: PromptView; evaluation: Evaluation }) {
  if (state !== "done") return null;
  if (proves.length === 0)
    return (
      <p className="text-ink-soft text-sm">
        {passed
          ? "The test set or an included prompt has changed since, so it proves nothing any more."
          : "No version may go to production by it."}
      </p>
    );
  return (
    <Notice tone="info" icon={Rocket}>
      <p>{proves.map((version) => `Version ${version}`).join(" and ")} may go to production</p>
      <p>
        As long as neither its text nor the test set changes.{" "}
        <Link href={`/prompts/${prompt.id}/versions`} className="text-accent-ink underline">
          Ask for the promotion
        </Link>
      </p>
    </Notice>
  );
}
