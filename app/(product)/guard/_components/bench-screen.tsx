"use client";

import { LoaderCircle, ScanSearch, Timer } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import type { CheckKind } from "../../../_client/guard-check.ts";
import { asProblem } from "../../../_client/problem.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { useLasting } from "../../../_ui/use-lasting.ts";
import { ACTION_LOOKS } from "../../../_ui/verdicts.ts";
import { useBenchCommands } from "../_hooks/use-bench-commands.ts";
import { useCheck } from "../_hooks/use-check.ts";
import type { BenchExample } from "./bench-examples.ts";
import { BenchForm } from "./bench-form.tsx";
import { BenchResult } from "./bench-result.tsx";
import { GuardFrame } from "./guard-frame.tsx";

/** Any text through every stage, live: what the guard sees in it, and what the organization's policy makes of that. */
export function BenchScreen() {
  const me = useMe();
  const isWriter = canWrite(me.data);
  const [kind, setKind] = useState<CheckKind>("input");
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const { query, rested, isEmpty, isStale } = useCheck(kind, text, isWriter);
  const isLasting = useLasting(query.isFetching);
  const take = useCallback((example: BenchExample) => {
    setKind(example.kind);
    setText(example.text);
    // A palette that closes gives the focus back a moment later than it runs its command.
    requestAnimationFrame(() => field.current?.focus());
  }, []);
  useBenchCommands({ take, setText, check: query.data });
  return (
    <GuardFrame>
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <BenchForm kind={kind} text={text} isWriter={isWriter} field={field} onKind={setKind} onText={setText} onExample={take} />
        <div className="flex min-w-0 flex-col gap-3">
          <p role="status" className="sr-only">
            {!isEmpty &&
              !isStale &&
              query.data &&
              `${ACTION_LOOKS[query.data.verdict.action ?? "allow"].word}, score ${query.data.verdict.score}`}
          </p>
          {isLasting && (
            <p role="status" className="inline-flex items-center gap-2 text-ink-soft text-sm">
              <LoaderCircle aria-hidden className="size-4 animate-turn" />
              Checking. A long text takes a moment; typing on starts anew.
            </p>
          )}
          {isEmpty ? (
            <EmptyState
              icon={ScanSearch}
              title="Nothing to check yet"
              text="Type or paste a text, or take an example. Every stage, each signal with its place and what your policy does will stand here."
            />
          ) : (
            <>
              {query.isError && <CheckFailure error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isRefetching} />}
              {query.data && !query.isError && <BenchResult kind={kind} text={rested} check={query.data} isStale={isStale} />}
            </>
          )}
        </div>
      </div>
    </GuardFrame>
  );
}

type CheckFailureProps = { error: unknown; onRetry(): void; isRetrying: boolean };

function CheckFailure({ error, onRetry, isRetrying }: CheckFailureProps) {
  const { status, retryAfterSeconds } = asProblem(error);
  if (status === 429) {
    return (
      <Notice tone="redacted" icon={Timer} isAlert>
        Too many checks in a short time. Go on typing in {retryAfterSeconds ?? 30} seconds.
      </Notice>
    );
  }
  return <ErrorState title="The text could not be checked" error={error} onRetry={onRetry} isRetrying={isRetrying} />;
}
