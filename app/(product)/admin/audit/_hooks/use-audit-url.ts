"use client";

import { useMemo } from "react";
import type { AuditSeverity } from "../../../../_client/audit.ts";
import { listOf, useUrlState } from "../../../../_ui/use-url-state.ts";

export const SEVERITIES = ["info", "notice", "warning", "critical"] as const satisfies readonly AuditSeverity[];
const TEXTS = ["actor", "action", "target"] as const;
const DAYS = ["from", "to"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** What the trail is narrowed to and which record is open: all of it stands in the address. */
export function useAuditUrl() {
  const { search, change } = useUrlState();
  const text = search.toString();
  return useMemo(() => {
    const found = new URLSearchParams(text);
    const texts = TEXTS.flatMap((name) => {
      const value = found.get(name)?.trim().slice(0, 200) ?? "";
      return value === "" ? [] : [[name, value] as const];
    });
    const days = DAYS.flatMap((name) => {
      const value = found.get(name) ?? "";
      return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? [[name, value] as const] : [];
    });
    const severity = listOf(found, "severity", SEVERITIES)[0] ?? null;
    const filters = [...texts, ...days.map(([name, day]) => [name, toBound(name, day)] as const)];
    return {
      values: Object.fromEntries([...texts, ...days]) as Readonly<Partial<Record<(typeof TEXTS)[number] | (typeof DAYS)[number], string>>>,
      severity,
      isFiltered: filters.length > 0 || severity !== null,
      query: new URLSearchParams([
        ...filters.map(([name, value]) => [name, value]),
        ...(severity ? [["severity", severity]] : []),
      ]).toString(),
      openId: found.get("record"),
      change,
    };
  }, [text, change]);
}

export type AuditUrl = ReturnType<typeof useAuditUrl>;

/** Days are whole, also the last one. */
function toBound(name: (typeof DAYS)[number], day: string): string {
  return new Date(Date.parse(day) + (name === "to" ? DAY_MS : 0)).toISOString();
}

export const NO_FILTERS = { actor: null, action: null, target: null, from: null, to: null, severity: null, record: null } as const;
