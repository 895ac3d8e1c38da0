/** What people are told about; each can be had by other channels than the inbox. */
export const TOPICS = [
  "alerts",
  "backups",
  "failsafe",
  "risk",
  "prompts",
  "usage",
  "integrations",
  "security",
  "reports",
  "system",
] as const;
export type Topic = (typeof TOPICS)[number];

export const SEVERITIES = ["info", "warning", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** From which severity on a letter is written to whoever has chosen nothing; null for never. */
export const MAILED_FROM: Readonly<Record<Topic, Severity | null>> = {
  alerts: "warning",
  backups: "warning",
  failsafe: "info",
  risk: null,
  prompts: "info",
  usage: "warning",
  integrations: "warning",
  security: "info",
  reports: null,
  system: "critical",
};

export function isAtLeast(severity: Severity, from: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(from);
}
