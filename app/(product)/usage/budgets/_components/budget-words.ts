import type { Budget, BudgetScopeType } from "../../../../_client/budgets.ts";

export const FEATURES = ["chat", "gateway", "playground", "consensus", "guard", "knowledge", "prompts", "risk", "failsafe"] as const;

/** How full a cap is when an alert is written. */
export const MARKS = [50, 80, 90, 100] as const;

export type Level = { word: string; tone: "safe" | "redacted" | "blocked" };

export function levelOf(percent: number): Level {
  if (percent >= 100) return { word: "Used up: calls are refused", tone: "blocked" };
  if (percent >= 80) return { word: "Nearly used up", tone: "redacted" };
  return { word: "Within", tone: "safe" };
}

export type People = ReadonlyMap<string, string>;

export function budgetName({ scope, period }: Pick<Budget, "scope" | "period">, people: People): string {
  return `${scopeWords(scope, people)}, ${period === "day" ? "each day" : "each month"}`;
}

function scopeWords({ type, id }: Budget["scope"], people: People): string {
  switch (type) {
    case "organization":
      return "The whole organization";
    case "user":
      return people.get(id) ?? id;
    case "key":
      return `API key ${id}`;
    case "feature":
      return `Feature ${id}`;
  }
}

export const SCOPE_OPTIONS: readonly { value: BudgetScopeType; label: string }[] = [
  { value: "organization", label: "The whole organization" },
  { value: "feature", label: "One feature" },
  { value: "user", label: "One person" },
  { value: "key", label: "One API key" },
];

export const PERIOD_OPTIONS: readonly { value: Budget["period"]; label: string }[] = [
  { value: "month", label: "Each month" },
  { value: "day", label: "Each day" },
];

const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "2026-04-01T00:00:00Z" reads "1 Apr, 00:00 UTC". */
export function resetWords(iso: string): string {
  return `${dayAndMonth.format(new Date(iso))}, ${iso.slice(11, 16)} UTC`;
}
