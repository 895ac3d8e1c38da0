"use client";

import { CircleAlert, CircleSlash, LoaderCircle, ShieldX } from "lucide-react";
import dynamic from "next/dynamic";
import { Suspense, useEffect, useState } from "react";
import type { ProblemError } from "../../_client/problem.ts";
import { Button } from "../../_ui/button.tsx";
import { RequestId } from "../../_ui/error-state.tsx";
import { Notice } from "../../_ui/notice.tsx";
import type { RunState } from "./run-state.ts";

const Markdown = dynamic(() => import("../../_ui/markdown/markdown.tsx").then((module) => module.Markdown));

type AnswerBodyProps = { state: RunState; onRetry: (() => void) | null };

export function AnswerBody({ state, onRetry }: AnswerBodyProps) {
  switch (state.type) {
    case "idle":
      return <p className="py-10 text-center text-ink-faint text-sm">The answer appears here.</p>;
    case "waiting":
      return <Waiting since={state.since} />;
    case "streaming":
      return <AnswerText text={state.text} />;
    case "done":
      return state.text === "" ? <p className="text-ink-soft">The model answered without a word.</p> : <AnswerText text={state.text} />;
    case "stopped":
      return (
        <div className="flex flex-col gap-3">
          {state.text !== "" && <AnswerText text={state.text} />}
          <Notice tone="neutral" icon={CircleSlash}>
            You stopped this answer. What was made until then is paid for.
          </Notice>
        </div>
      );
    case "failed":
      return (
        <div className="flex flex-col gap-3">
          {state.text !== "" && <AnswerText text={state.text} />}
          <Failure problem={state.problem} onRetry={onRetry} />
        </div>
      );
  }
}

/** What draws it is on its way with the first words: until then they stand plain, and the page around them stays as it is. */
function AnswerText({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  );
}

function Failure({ problem, onRetry }: { problem: ProblemError; onRetry: AnswerBodyProps["onRetry"] }) {
  const isBlocked = problem.code === "gateway.content_blocked";
  return (
    <Notice tone="blocked" icon={isBlocked ? ShieldX : CircleAlert} isAlert>
      <p>{isBlocked ? "Blocked by the guard" : problem.title}</p>
      <p className="text-ink-soft">{problem.message}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
      {onRetry && !isBlocked && (
        <Button size="small" className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  );
}

const SHOWN_AFTER_MS = 1_000;

/** Time is told from the first second on, since a number before it would only flicker. */
function Waiting({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const waitedMs = now - since;
  return (
    <p className="flex items-center gap-2 py-10 text-ink-soft text-sm">
      <LoaderCircle aria-hidden className="size-4 animate-turn" />
      Waiting for the first word
      {waitedMs >= SHOWN_AFTER_MS && <span className="font-mono tabular-nums">{Math.floor(waitedMs / 1_000)} s</span>}
    </p>
  );
}
