import type { AlertView, RuleView, SilenceView } from "./alert.schema.ts";
import type { AlertRecord } from "./alert.store.ts";
import { type AlertRule, ruleOf } from "./rules.ts";
import { type SilenceRecord, silencedUntil } from "./silence.store.ts";

export function toAlert(record: AlertRecord, silences: readonly SilenceRecord[]): AlertView {
  const { _id: id, rule, subject, state, value, firings, acknowledgedBy } = record;
  const { title, severity, summary, runbook, threshold, unit } = ruleOf(rule);
  return {
    ...{ id, rule, title, subject, severity, state, summary, runbook, value, threshold, unit, firings, acknowledgedBy },
    startedAt: record.startedAt.toISOString(),
    firedAt: isoOf(record.firedAt),
    wellSince: isoOf(record.wellSince),
    resolvedAt: isoOf(record.resolvedAt),
    acknowledgedAt: isoOf(record.acknowledgedAt),
    silencedUntil: isoOf(silencedUntil(record, silences)),
    notifiedAt: isoOf(record.notifiedAt),
  };
}

export function toRule({ name, title, severity, summary, threshold, unit, forMs, runbook, expression }: AlertRule): RuleView {
  return { name, title, severity, summary, threshold, unit, forSeconds: forMs / 1_000, runbook, expression };
}

export function toSilence({ _id: id, rule, subject, reason, until, createdAt, createdBy }: SilenceRecord): SilenceView {
  return { id, rule, subject, reason, until: until.toISOString(), createdAt: createdAt.toISOString(), createdBy };
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
