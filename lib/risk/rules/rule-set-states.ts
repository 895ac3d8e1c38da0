// Where a set of rules stands. Its rules never change; only where it stands does. One set judges and one is tried at a time; what judges
// is what was replayed over history or has judged before.

export const RULE_SET_STATES = ["draft", "shadow", "live", "retired"] as const;
export type RuleSetState = (typeof RULE_SET_STATES)[number];

export type RuleSetStanding = { id: string; state: RuleSetState; wasLive: boolean };
export type RuleSetMove = { id: string; from: RuleSetState; to: RuleSetState };

const NEXT: Readonly<Record<RuleSetState, readonly RuleSetState[]>> = {
  draft: ["shadow", "live", "retired"],
  shadow: ["live", "retired"],
  live: ["retired"],
  retired: ["live"],
};

/** A set that was given up without having judged stays so. */
export function nextRuleSetStates({ state, wasLive }: Pick<RuleSetStanding, "state" | "wasLive">): readonly RuleSetState[] {
  return state === "retired" && !wasLive ? [] : NEXT[state];
}

/** Whether a finished replay is asked for before: what has judged before may come back at once. */
export const isReplayNeeded = ({ wasLive }: Pick<RuleSetStanding, "wasLive">, to: RuleSetState): boolean => to === "live" && !wasLive;

/** All that changes, whoever makes room first; null where it may not go. `placed` are the sets that judge or are tried now. */
export function planRuleSetMove(set: RuleSetStanding, to: RuleSetState, placed: readonly RuleSetStanding[]): RuleSetMove[] | null {
  if (!nextRuleSetStates(set).includes(to)) return null;
  const makesRoom = placed.filter(({ id, state }) => id !== set.id && state === to && (to === "live" || to === "shadow"));
  return [...makesRoom.map(({ id, state }): RuleSetMove => ({ id, from: state, to: "retired" })), { id: set.id, from: set.state, to }];
}
