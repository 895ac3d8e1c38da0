// Where a trained model stands. It is tried in the shadow before it judges, one model judges and one is tried at a time, and only what
// has judged before may come back without being tried again.

export const MODEL_STATES = ["candidate", "shadow", "live", "retired"] as const;
export type ModelState = (typeof MODEL_STATES)[number];

export type ModelStanding = { id: string; state: ModelState; wasLive: boolean };
export type Move = { id: string; from: ModelState; to: ModelState };

const NEXT: Readonly<Record<ModelState, readonly ModelState[]>> = {
  candidate: ["shadow", "retired"],
  shadow: ["live", "retired"],
  live: ["retired"],
  retired: ["live", "shadow"],
};

export function nextStatesOf({ state, wasLive }: Pick<ModelStanding, "state" | "wasLive">): readonly ModelState[] {
  return NEXT[state].filter((to) => state !== "retired" || (to === "live") === wasLive);
}

/** What has to change for it, whoever makes room first; null when it may not go there. `others` need hold no more than who judges and who is tried. */
export function planMove(model: ModelStanding, to: ModelState, others: readonly ModelStanding[]): Move[] | null {
  if (!nextStatesOf(model).includes(to)) return null;
  const makesRoom = others.filter(({ id, state }) => id !== model.id && state === to && (to === "live" || to === "shadow"));
  return [...makesRoom.map(({ id, state }): Move => ({ id, from: state, to: "retired" })), { id: model.id, from: model.state, to }];
}
