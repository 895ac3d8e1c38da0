"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, RotateCw, Trash2 } from "lucide-react";
import { toast } from "sonner";
import type { ParameterValues } from "../../../../../lib/prompts/content.schema.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { deletePromptRun, getPromptRun, type PromptRun, type PromptRunView } from "../../../../_client/prompt-runs.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { useCopy } from "../../../../_ui/use-copy.ts";

type RunDetailProps = { run: PromptRun; mayRun: boolean; onAgain(values: ParameterValues): void };

/** What was put in and what came out, opened only when somebody asks. */
export function RunDetail({ run, mayRun, onAgain }: RunDetailProps) {
  const found = useQuery({ queryKey: queryKeys.promptRun(run.id), queryFn: ({ signal }) => getPromptRun(run.id, signal) });
  if (found.isError) return <QueryError title="The run could not be loaded" query={found} />;
  if (!found.data)
    return (
      <div role="status" aria-label="Loading the run">
        <Skeleton className="h-24" />
      </div>
    );
  return <Opened run={found.data} mayRun={mayRun} onAgain={onAgain} />;
}

function Opened({ run, mayRun, onAgain }: { run: PromptRunView } & Pick<RunDetailProps, "mayRun" | "onAgain">) {
  const { isCopied, copy } = useCopy();
  const remove = useRemoval(run);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Values values={run.values} />
      {run.text !== "" && <TextBox label="What was answered">{run.text}</TextBox>}
      {run.errorCode !== null && (
        <p className="text-ink-soft text-sm">
          It ended with <code className="font-mono">{run.errorCode}</code>.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {mayRun && (
          <Button size="small" onClick={() => onAgain(run.values)}>
            <RotateCw aria-hidden className="size-4" />
            Run again
          </Button>
        )}
        {run.text !== "" && (
          <Button size="small" onClick={() => void copy(run.text)}>
            <Copy aria-hidden className="size-4" />
            <span aria-live="polite">{isCopied ? "Copied" : "Copy"}</span>
          </Button>
        )}
        <Button size="small" isBusy={remove.isPending} onClick={() => remove.mutate()}>
          <Trash2 aria-hidden className="size-4" />
          Delete
        </Button>
      </div>
    </div>
  );
}

function useRemoval({ id, promptId }: PromptRun) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => deletePromptRun(id),
    onSuccess: () => {
      toast("Run deleted");
      return client.invalidateQueries({ queryKey: queryKeys.promptRuns(promptId) });
    },
    onError: (error) => toast.error("Not deleted", { description: asProblem(error).message }),
  });
}

function Values({ values }: { values: ParameterValues }) {
  const given = Object.entries(values);
  if (given.length === 0) return <p className="text-ink-soft text-sm">Nothing was put in.</p>;
  return (
    <dl className="grid min-w-0 gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      {given.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-ink-faint text-xs leading-5">{name}</dt>
          <dd className="wrap-anywhere line-clamp-6 min-w-0 whitespace-pre-wrap">
            {typeof value === "object" ? value.join(", ") : String(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
