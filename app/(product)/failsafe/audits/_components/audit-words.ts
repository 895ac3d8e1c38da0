import type { AuditSummary } from "../../../../_client/failsafe-audits.ts";

export const SOURCE_WORDS: Readonly<Record<AuditSummary["source"], string>> = {
  submitted: "Submitted",
  chat: "Chat",
  gateway: "Gateway",
  playground: "Playground",
  prompts: "Prompts",
  drill: "Drill",
};
