"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { PlaygroundStart } from "../../../../_client/playground.ts";
import { type PromptRunInput, streamPromptRun, trackPromptExecuted } from "../../../../_client/prompt-runs.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type Ask, useAnswers } from "../../../_answer/use-answers.ts";

const PLACE = "run";

/** One answer at a time: running again ends the one before. */
export function usePromptRun(promptId: string) {
  const { stateOf, run, stop } = useAnswers();
  const client = useQueryClient();
  const askFor =
    (input: PromptRunInput): Ask =>
    async (sink, signal) => {
      const heard: { start: PlaygroundStart | null } = { start: null };
      const onStart = (start: PlaygroundStart) => {
        heard.start = start;
        sink.onStart(start);
      };
      try {
        await streamPromptRun(promptId, input, { ...sink, onStart }, signal);
        if (heard.start) trackPromptExecuted(heard.start);
      } finally {
        void client.invalidateQueries({ queryKey: queryKeys.promptRuns(promptId) });
        void client.invalidateQueries({ queryKey: queryKeys.prompt(promptId), exact: true });
      }
    };
  return { state: stateOf(PLACE), start: (input: PromptRunInput) => run(PLACE, askFor(input)), stop: () => stop(PLACE) };
}
