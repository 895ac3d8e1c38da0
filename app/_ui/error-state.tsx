"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import { asProblem } from "../_client/problem.ts";
import { Button } from "./button.tsx";

type ErrorStateProps = { title: string; error: unknown; onRetry: () => void; isRetrying?: boolean | undefined };

/** What failed, what to do, and the id support will ask for. */
export function ErrorState({ title, error, onRetry, isRetrying }: ErrorStateProps) {
  const problem = asProblem(error);
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-8 text-center">
      <CircleAlert aria-hidden className="size-5 text-blocked" />
      <p className="font-medium text-base">{title}</p>
      <p className="max-w-96 text-ink-soft text-sm">{problem.message}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
      <Button size="small" className="mt-2" onClick={onRetry} isBusy={isRetrying}>
        {!isRetrying && <RotateCw aria-hidden className="size-4" />}
        Try again
      </Button>
    </div>
  );
}

type QueryErrorProps = { title: string; query: { error: unknown; isRefetching: boolean; refetch(): unknown } };

/** For what could not be read: trying again reads it again. */
export function QueryError({ title, query }: QueryErrorProps) {
  return <ErrorState title={title} error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isRefetching} />;
}

export function RequestId({ id }: { id: string }) {
  return (
    <p className="text-ink-faint text-xs">
      Request <code className="select-all break-all font-mono">{id}</code>
    </p>
  );
}
