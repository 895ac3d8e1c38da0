import type { RuleName } from "../../../lib/ops/alerts/alert.schema.ts";
import { type AlertRule, RULES, ruleOf } from "../../../lib/ops/alerts/rules.ts";
import { DURATION_BOUNDS } from "../../../lib/platform/measurements/measurements.ts";
import { CASES, type RuleCase } from "./cases.ts";
import { bucketOf, evaluateCase } from "./evaluate-case.ts";

export const RULES_FILE = "docs/operations/aegis.rules.yml";
/** JSON is YAML. */
export const RULE_TESTS_FILE = "docs/operations/aegis.rules.test.yml";

const HEAD = "# Written by `pnpm ops:prometheus-rules` from lib/ops/alerts/rules.ts; a test compares the two.\n";
const minutes = (ms: number) => `${ms / 60_000}m`;
const annotationsOf = ({ title, summary, runbook }: AlertRule) => ({ summary: title, description: summary, runbook });

export function rulesFile(): string {
  const rules = RULES.map((rule) =>
    [
      `      - alert: ${rule.name}`,
      `        expr: ${JSON.stringify(rule.expression)}`,
      ...(rule.forMs > 0 ? [`        for: ${minutes(rule.forMs)}`, `        keep_firing_for: ${minutes(rule.forMs)}`] : []),
      "        labels:",
      `          severity: ${rule.severity}`,
      "        annotations:",
      ...Object.entries(annotationsOf(rule)).map(([name, text]) => `          ${name}: ${JSON.stringify(text)}`),
    ].join("\n"),
  );
  return `${HEAD}groups:\n  - name: aegis\n    interval: 1m\n    rules:\n${rules.join("\n")}\n`;
}

/** Each case minute by minute, with what our own evaluation says of it. */
export function ruleTestsFile(): string {
  const tests = CASES.map((each) => ({
    name: `${each.rule}: ${each.name}`,
    interval: "1m",
    input_series: seriesOf(each),
    alert_rule_test: evaluateCase(each).map((firing, minute) => ({
      eval_time: `${minute}m`,
      alertname: each.rule,
      exp_alerts: firing.map((subject) => toExpected(ruleOf(each.rule), subject)),
    })),
  }));
  return `${JSON.stringify({ rule_files: ["aegis.rules.yml"], evaluation_interval: "1m", tests }, null, 1)}\n`;
}

const SUBJECT_LABEL: Readonly<Partial<Record<RuleName, string>>> = {
  ProviderDown: "provider",
  BackupStale: "state",
  ScheduleMissed: "schedule",
};
const SERVICE: Readonly<Partial<Record<RuleName, string>>> = { DatabaseDown: "database", RedisDown: "redis", QueueDown: "queue" };

function toExpected(rule: AlertRule, subject: string) {
  const [label, service] = [SUBJECT_LABEL[rule.name], SERVICE[rule.name]];
  const labels = { severity: rule.severity, ...(label && { [label]: subject }), ...(service && { service }) };
  return { exp_labels: labels, exp_annotations: annotationsOf(rule) };
}

type Added = { series: string; by: number };

function seriesOf(each: RuleCase): { series: string; values: string }[] {
  const times = Array.from({ length: each.minutes + 1 }, (_, minute) => minute);
  const added = times.map((minute) => countedIn(each, minute));
  const counters = [...new Set(added.flat().map(({ series }) => series))].map((series) => {
    let total = 0;
    const values = times.map((minute) => {
      const now = total;
      total += added[minute]?.find((one) => one.series === series)?.by ?? 0;
      return now;
    });
    return { series, values: values.join(" ") };
  });
  const shown = times.map((minute) => each.gauges(minute).map(({ name, labels, value }) => ({ series: named(name, labels), value })));
  const gauges = [...new Set(shown.flat().map(({ series }) => series))].map((series) => ({
    series,
    values: times.map((minute) => shown[minute]?.find((one) => one.series === series)?.value ?? "stale").join(" "),
  }));
  return [...counters, ...gauges];
}

const named = (name: string, labels: Readonly<Record<string, string>>) =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(",")}}`;

function countedIn({ counts }: RuleCase, minute: number): Added[] {
  const { requests = 0, failures = 0, refusedSignIns = 0, seconds = 0.02, calls = {} } = counts(minute);
  const http = (route: string, method: string, status: number) =>
    named("aegis_http_requests_total", { route, method, status: String(status) });
  const bounds = [...DURATION_BOUNDS.map(String), "+Inf"];
  const buckets = bounds.map((le, index) => ({
    series: named("aegis_http_request_duration_seconds_bucket", { module: "chat", le }),
    by: index >= bucketOf(seconds) ? requests : 0,
  }));
  return [
    { series: http("/chat/list", "GET", 200), by: requests - failures },
    { series: http("/chat/list", "GET", 500), by: failures },
    { series: http("/auth/login", "POST", 401), by: refusedSignIns },
    ...buckets,
    { series: named("aegis_http_request_duration_seconds_count", { module: "chat" }), by: requests },
    ...Object.entries(calls).flatMap(([provider, { ok, failed }]) => [
      { series: named("aeges_requests_total", { provider, status: "ok" }), by: ok },
      { series: named("aeges_requests_total", { provider, status: "unavailable" }), by: failed },
    ]),
  ];
}
