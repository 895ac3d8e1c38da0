"use client";

import { type FormEvent, useState } from "react";
import { type FormProblem, toFormProblem } from "../../_client/form-problem.ts";
import { asProblem } from "../../_client/problem.ts";
import { useCountdown } from "../../_ui/use-countdown.ts";

type SubmitOptions = { fieldNames: readonly string[]; fieldOfCode?: Readonly<Record<string, string>>; submit(): Promise<void> };

type State = { type: "idle" | "busy" | "done" } | { type: "failed"; code: string; problem: FormProblem };

/** For a form whose success is a page of its own, not a session: one submit at a time, and a wait when the server asks for one. */
export function useSubmit({ fieldNames, fieldOfCode, submit }: SubmitOptions) {
  const [state, setState] = useState<State>({ type: "idle" });
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const secondsLeft = useCountdown(waitUntil);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (state.type === "busy" || secondsLeft > 0) return;
    setState({ type: "busy" });
    try {
      await submit();
      setState({ type: "done" });
    } catch (error) {
      const problem = toFormProblem(error, fieldNames, fieldOfCode);
      if (problem.retryAfterSeconds !== null) setWaitUntil(Date.now() + problem.retryAfterSeconds * 1000);
      setState({ type: "failed", code: asProblem(error).code, problem });
    }
  }

  return {
    onSubmit,
    startOver: () => setState({ type: "idle" }),
    isBusy: state.type === "busy",
    isDone: state.type === "done",
    problem: state.type === "failed" ? state.problem : null,
    code: state.type === "failed" ? state.code : null,
    secondsLeft,
  };
}
