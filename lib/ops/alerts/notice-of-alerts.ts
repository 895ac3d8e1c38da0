import { hash } from "node:crypto";
import type { Notice } from "../../notifications/notice.ts";
import type { ALERT_UNITS } from "./alert.schema.ts";
import type { AlertRecord } from "./alert.store.ts";
import { ruleOf } from "./rules.ts";

export type Telling = { what: "fired" | "reminder" | "resolved"; alert: AlertRecord };

const WORD = { fired: "", reminder: "Still: ", resolved: "Over: " } as const;

/** All that is to be told of one check, in one notice. */
export function toNotice(telling: readonly Telling[], at: Date): Notice {
  const isCritical = telling.some(({ what, alert }) => what !== "resolved" && ruleOf(alert.rule).severity === "critical");
  const isAllOver = telling.every(({ what }) => what === "resolved");
  const names = telling.map(({ what, alert }) => `${WORD[what]}${nameOf(alert)}`);
  const key = telling.map(({ what, alert }) => `${what}:${alert._id}:${alert.firings}`).toSorted();
  return {
    topic: "alerts",
    severity: isCritical ? "critical" : isAllOver ? "info" : "warning",
    to: { operators: true },
    title: names.length === 1 ? (names[0] ?? "") : `${names.length} alerts: ${names.join("; ")}`,
    text: telling.map(textOf).join("\n\n"),
    link: "/operations/alerts",
    deduplicationKey: `alerts:${hash("sha256", `${key.join(",")}@${Math.floor(at.getTime() / 60_000)}`, "hex").slice(0, 40)}`,
  };
}

function nameOf({ rule, subject }: Pick<AlertRecord, "rule" | "subject">): string {
  const { title } = ruleOf(rule);
  return subject === "" ? title : `${title} (${subject})`;
}

function textOf({ what, alert }: Telling): string {
  const { summary, runbook, unit, threshold } = ruleOf(alert.rule);
  const since = `Since ${alert.startedAt.toISOString()}.`;
  if (what === "resolved") return `Over: ${nameOf(alert)}. It began at ${alert.startedAt.toISOString()} and all is well again.`;
  const again = alert.firings > 1 ? ` It is back for the ${alert.firings === 2 ? "second" : "third"} time or more.` : "";
  const seen = alert.value === null || unit === "up" ? "" : ` Seen: ${format(alert.value, unit)}; the limit is ${format(threshold, unit)}.`;
  return `${nameOf(alert)}. ${summary}${seen} ${since}${again}\nWhat to do: ${runbook}`;
}

function format(value: number, unit: (typeof ALERT_UNITS)[number]): string {
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)} %`;
    case "seconds":
      return `${value.toFixed(value < 10 ? 2 : 0)} s`;
    case "per-minute":
      return `${value.toFixed(1)} a minute`;
    case "count":
    case "up":
      return String(value);
  }
}
