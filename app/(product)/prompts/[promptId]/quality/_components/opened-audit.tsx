"use client";

import { useQuery } from "@tanstack/react-query";
import { getQualityAudit, type QualityAudit } from "../../../../../_client/prompt-quality.ts";
import { getPrompt, type PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../../_report/report-skeleton.tsx";
import { ImprovedText } from "./improved-text.tsx";
import { IssueList } from "./issue-list.tsx";
import { ScoreBars } from "./score-bars.tsx";

export function OpenedAudit({ prompt, auditId }: { prompt: PromptView; auditId: string }) {
  const audit = useQuery({
    queryKey: queryKeys.promptQualityAudit(auditId),
    queryFn: ({ signal }) => getQualityAudit(prompt.id, auditId, signal),
  });
  const version = audit.data?.version ?? 0;
  const opened = useQuery({
    queryKey: queryKeys.promptOpened(prompt.id, version),
    queryFn: ({ signal }) => getPrompt(prompt.id, { version }, signal),
    enabled: audit.isSuccess,
  });
  if (audit.isError) return <QueryError title="The audit could not be loaded" query={audit} />;
  if (!audit.data) return <ReportSkeleton label="Loading the audit" />;
  const { data } = audit;
  return (
    <article aria-label={`Audit of version ${data.version}`} className="flex min-w-0 flex-col gap-5">
      <header className="flex flex-col gap-1">
        <h2 className="font-medium text-lg">
          Version {data.version}: {data.overall} of 100
        </h2>
        <p className="text-ink-soft text-sm">{describeJudges(data)}</p>
      </header>
      <ScoreBars scores={data.scores} />
      <IssueList issues={data.issues} content={opened.data?.opened.content ?? null} />
      {data.improved ? (
        <ImprovedText prompt={prompt} audit={data} improved={data.improved} />
      ) : (
        <p className="text-ink-soft text-sm">No better text was found. What is left is for somebody who knows the work.</p>
      )}
    </article>
  );
}

/** Whose word the numbers are. */
function describeJudges({ judges: { model, modelProblem } }: QualityAudit): string {
  if (model !== null) return `Judged by the product's own checks and ${model}; both count the same.`;
  if (modelProblem !== null) return `Judged by the product's own checks. A model was asked and gave no verdict (${modelProblem}).`;
  return "Judged by the product's own checks. No model was asked: none is connected that could judge.";
}
