"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type ModelState, moveModel, type RiskModel, trainModel } from "../../../../_client/risk-models.ts";
import { nameOf, STATE_WORDS } from "../_components/model-words.ts";

/** Training and moving models; whatever comes of it, the page shows what then stands. */
export function useModelActions() {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const act = useCallback(
    async (work: () => Promise<string>, failure: string): Promise<boolean> => {
      setBusy(true);
      try {
        toast(await work());
        return true;
      } catch (error) {
        toast.error(failure, { description: asProblem(error).message });
        return false;
      } finally {
        setBusy(false);
        await client.invalidateQueries({ queryKey: queryKeys.allRiskModels });
      }
    },
    [client],
  );
  const train = (): Promise<boolean> =>
    act(async () => {
      await trainModel();
      return "Training has begun";
    }, "No training was begun");
  const move = (model: RiskModel, state: Exclude<ModelState, "candidate">, reason: string): Promise<boolean> =>
    act(async () => {
      const moved = await moveModel(model.id, { state, reason });
      return `${nameOf(moved)}: ${STATE_WORDS[moved.state].toLowerCase()}`;
    }, "The model was not moved");
  return { isBusy, train, move };
}
