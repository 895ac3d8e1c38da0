import { type GuardAction, guardActionSchema } from "./policy.ts";

/** Of none, "allow". */
export function severestAction(actions: readonly GuardAction[]): GuardAction {
  const order = guardActionSchema.options;
  return actions.reduce((severest, next) => (order.indexOf(next) > order.indexOf(severest) ? next : severest), "allow");
}
