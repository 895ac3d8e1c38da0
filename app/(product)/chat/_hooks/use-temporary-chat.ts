"use client";

import { useEffect, useRef, useState } from "react";
import { askTemporary, type TemporaryMessage } from "../../../_client/playground.ts";
import { asProblem, type ProblemError } from "../../../_client/problem.ts";

/** A conversation in the memory of one component. `answer` is what is being said right now, null between answers. */
export function useTemporaryChat() {
  const [messages, setMessages] = useState<readonly TemporaryMessage[]>([]);
  const [answer, setAnswer] = useState<string | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const [failure, setFailure] = useState<ProblemError | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  useLeaveWarning(messages.length > 0);

  const ask = async (text: string) => {
    const asked: TemporaryMessage[] = [...messages, { role: "user", content: text }];
    const abort = new AbortController();
    running.current = abort;
    let said = "";
    setMessages(asked);
    setFailure(null);
    setAnswer("");
    const sink = {
      onStart: ({ provider, isDemo }: { provider: string; isDemo: boolean }) => setBy(isDemo ? "the demo engine" : provider),
      onText: (piece: string) => {
        said += piece;
        setAnswer(said);
      },
      onEnd: () => undefined,
    };
    await askTemporary(asked, sink, abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(asProblem(error));
    });
    setAnswer(null);
    setMessages(said === "" ? messages : [...asked, { role: "assistant", content: said }]);
  };
  return { messages, answer, by, failure, ask, stop: () => running.current?.abort() };
}

function useLeaveWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isNeeded]);
}
