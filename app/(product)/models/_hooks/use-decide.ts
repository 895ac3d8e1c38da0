"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import {
  keyOf,
  type Model,
  type ModelChange,
  type ModelList,
  type PolicyMode,
  updateModel,
  updateModelMode,
} from "../../../_client/models.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { hasOwnPrice } from "../_components/model-view.ts";

/** False when the server refused. `said` is what the toast tells. */
export type Decide = (model: Model, change: ModelChange, said: string) => Promise<boolean>;

/** A decision shows at once, goes back if the server refuses, and can be undone from its toast. */
export function useDecide() {
  const client = useQueryClient();
  const decide: Decide = useCallback(
    async (model, change, said) => {
      if (!(await send(client, model, change))) return false;
      const undo = inverseOf(model, change);
      toast(said, { action: { label: "Undo", onClick: () => void send(client, model, undo) } });
      return true;
    },
    [client],
  );
  const setMode = useCallback(
    async (mode: PolicyMode) => {
      if (!(await sendMode(client, mode))) return;
      const said = mode === "listed" ? "Only allowed models answer now" : "Every model answers that is not denied";
      const back = mode === "listed" ? "open" : "listed";
      toast(said, { action: { label: "Undo", onClick: () => void sendMode(client, back) } });
    },
    [client],
  );
  return { decide, setMode };
}

async function send(client: QueryClient, model: Model, change: ModelChange): Promise<boolean> {
  const { verdict } = change;
  const mode = client.getQueryData<ModelList>(queryKeys.models)?.mode ?? "open";
  if (verdict !== undefined) put(client, { ...model, verdict, isAllowed: mode === "open" ? verdict !== "denied" : verdict === "allowed" });
  try {
    put(client, await updateModel(model, change));
    return true;
  } catch (error) {
    put(client, model);
    toast.error(`${model.model} was not changed`, { description: asProblem(error).message });
    return false;
  }
}

async function sendMode(client: QueryClient, mode: PolicyMode): Promise<boolean> {
  try {
    await updateModelMode(mode);
    return true;
  } catch (error) {
    toast.error("The mode was not changed", { description: asProblem(error).message });
    return false;
  } finally {
    await client.invalidateQueries({ queryKey: queryKeys.models });
  }
}

function put(client: QueryClient, model: Model): void {
  client.setQueryData<ModelList>(
    queryKeys.models,
    (list) => list && { ...list, items: list.items.map((item) => (keyOf(item) === keyOf(model) ? model : item)) },
  );
}

function inverseOf(model: Model, change: ModelChange): ModelChange {
  const { price } = model;
  const own = price && hasOwnPrice(model) ? price : null;
  return {
    ...(change.verdict !== undefined && { verdict: model.verdict }),
    ...(change.note !== undefined && { note: model.note }),
    ...(change.price !== undefined && {
      price: own && {
        inputMicros: own.inputMicros,
        outputMicros: own.outputMicros,
        cachedInputMicros: own.cachedInputMicros,
        source: own.source,
        checkedOn: own.checkedOn,
      },
    }),
  };
}
