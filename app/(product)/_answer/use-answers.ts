"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PlaygroundEnd, PlaygroundSink, PlaygroundStart } from "../../_client/playground.ts";
import { asProblem } from "../../_client/problem.ts";
import { IDLE, type RunState } from "./run-state.ts";

/** Asks, tells the sink, and settles with the end; rejects when it is aborted. */
export type Ask = (sink: PlaygroundSink, signal: AbortSignal) => Promise<void>;

/** A column's place decides its run: each has a call, a stop and an end of its own, and no failure reaches another. */
export function useAnswers() {
  const [states, setStates] = useState<Readonly<Record<string, RunState>>>({});
  const calls = useRef(new Map<string, AbortController>());
  const put = useCallback((id: string, state: RunState) => setStates((known) => ({ ...known, [id]: state })), []);

  const stop = useCallback((id: string) => calls.current.get(id)?.abort(), []);
  const run = useCallback(
    (id: string, ask: Ask) => {
      calls.current.get(id)?.abort();
      const call = new AbortController();
      calls.current.set(id, call);
      const isCurrent = () => calls.current.get(id) === call;
      void follow(ask, call.signal, (state) => {
        if (isCurrent()) put(id, state);
      });
    },
    [put],
  );
  const forget = useCallback(
    (id: string) => {
      calls.current.get(id)?.abort();
      calls.current.delete(id);
      put(id, IDLE);
    },
    [put],
  );
  // Leaving the page ends what nobody will read: it would cost all the same.
  useEffect(() => {
    const { current } = calls;
    return () => {
      for (const call of current.values()) call.abort();
    };
  }, []);
  return { stateOf: (id: string): RunState => states[id] ?? IDLE, run, stop, forget };
}

async function follow(ask: Ask, signal: AbortSignal, show: (state: RunState) => void): Promise<void> {
  const heard: { start: PlaygroundStart | null; text: string; end: PlaygroundEnd | null } = { start: null, text: "", end: null };
  const paint = createPainter(() => {
    if (heard.start) show({ type: "streaming", start: heard.start, text: heard.text });
  });
  show({ type: "waiting", since: Date.now() });
  try {
    await ask(
      {
        onStart: (start) => {
          heard.start = start;
          paint.soon();
        },
        onText: (text) => {
          heard.text += text;
          paint.soon();
        },
        onEnd: (end) => {
          heard.end = end;
        },
      },
      signal,
    );
    if (heard.start && heard.end) show({ type: "done", start: heard.start, text: heard.text, end: heard.end });
  } catch (error) {
    const { start, text } = heard;
    show(signal.aborted ? { type: "stopped", start, text } : { type: "failed", start, text, problem: asProblem(error) });
  } finally {
    paint.end();
  }
}

/** At most once a frame, however quickly pieces come. */
function createPainter(draw: () => void) {
  let handle = 0;
  return {
    soon() {
      if (handle !== 0) return;
      handle = requestAnimationFrame(() => {
        handle = 0;
        draw();
      });
    },
    end: () => cancelAnimationFrame(handle),
  };
}
