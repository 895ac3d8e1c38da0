import { defaultModel } from "../model/default-model.ts";
import { type ModelView, SHIPPED_MODEL_ID } from "./model.schema.ts";
import { nextStatesOf } from "./model-states.ts";
import type { RiskModelSummary } from "./risk-model.store.ts";

export function toModelView(record: RiskModelSummary): ModelView {
  const { _id, number, version, kind, state, trainedOn, evaluation, changes, since, createdAt } = record;
  return {
    id: _id,
    ...{ number, version, kind, state, evaluation },
    since: since.toISOString(),
    nextStates: [...nextStatesOf(record)],
    trainedOn: { ...trainedOn, from: trainedOn.from.toISOString(), to: trainedOn.to.toISOString() },
    changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
    createdAt: createdAt.toISOString(),
  };
}

/** It rests while one of the organization's own judges, and may always come back. */
export function shippedView(isLive: boolean): ModelView {
  return {
    ...{ id: SHIPPED_MODEL_ID, number: 0, version: defaultModel().version, kind: "trees", state: isLive ? "live" : "retired" },
    ...{ since: null, nextStates: isLive ? [] : ["live"], trainedOn: null, evaluation: null, changes: [], createdAt: null },
  };
}
