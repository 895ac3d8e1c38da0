import type { ACTING_MODULES } from "../../../../_client/failsafe-trips.ts";

type ActingModule = (typeof ACTING_MODULES)[number];

export const MODULE_NAMES: Readonly<Record<ActingModule, string>> = {
  ai: "Models and gateway",
  chat: "Chat",
  integrations: "Integrations",
  knowledge: "Knowledge",
  memory: "Memory",
  prompts: "Prompts",
  risk: "Risk",
  finance: "Finance",
  trading: "Trading",
};

/** What stops when the switch is turned. */
export const MODULE_STOPS: Readonly<Record<ActingModule, string>> = {
  ai: "No call to any model, from the product or through the gateway.",
  chat: "No new answers; what is being written stops.",
  integrations: "Nothing is asked of other people's services.",
  knowledge: "Nothing is read in, and nothing is looked up.",
  memory: "Nothing is remembered or recalled.",
  prompts: "No prompt runs.",
  risk: "No transaction is judged; imports and replays stop.",
  finance: "No account is read, no transaction is sorted.",
  trading: "No strategy acts and no order leaves.",
};
