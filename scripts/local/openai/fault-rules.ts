import type { Fault } from "./fault.ts";

export type FaultRule = {
  fault: Fault;
  /** For so many calls; all of them when it is left out. */
  times?: number;
  /** Only for calls whose last user message holds this; several such rules stand beside each other. */
  whenText?: string;
};

export type FaultRules = {
  /** Replaces the rule of the same text, or the one for every call. */
  set(rule: FaultRule): void;
  clear(whenText?: string): void;
  /** The fault of a call, counted as bitten. */
  take(userText: string): Fault | null;
  /** How often each rule was taken, by its text; "" is the rule for every call. */
  bites(): Record<string, number>;
};

export function createFaultRules(): FaultRules {
  const rules = new Map<string, { fault: Fault; callsLeft: number }>();
  const bites = new Map<string, number>();
  return {
    set: ({ fault, times = Number.POSITIVE_INFINITY, whenText = "" }) => void rules.set(whenText, { fault, callsLeft: times }),
    clear: (whenText = "") => void rules.delete(whenText),
    take(userText) {
      const keys = [...rules.keys()];
      const key = keys.find((text) => text !== "" && userText.includes(text)) ?? keys.find((text) => text === "");
      const rule = key === undefined ? undefined : rules.get(key);
      if (key === undefined || !rule) return null;
      rule.callsLeft -= 1;
      if (rule.callsLeft <= 0) rules.delete(key);
      bites.set(key, (bites.get(key) ?? 0) + 1);
      return rule.fault;
    },
    bites: () => Object.fromEntries(bites),
  };
}
