import { CircleHelp, Flag, type ListChecks, MoonStar, ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import type { RiskTransaction } from "../../../../../_client/risk-transactions.ts";
import { Badge, type BadgeTone } from "../../../../../_ui/badge.tsx";
import { formatMilliseconds } from "../../../../../_ui/format.ts";
import { DECISION_LOOKS, formatRiskScore } from "../../../_shell/risk-words.ts";

/** Rules and lists: what was met, what slept, and what could not be judged yet. */
export function RuleFacts({ transaction: { rules, snoozed, unjudged, marks } }: { transaction: RiskTransaction }) {
  const isQuiet = rules.length + snoozed.length + unjudged.length + marks.length === 0;
  return (
    <Section title="Rules and lists">
      {isQuiet && <p className="text-ink-soft text-sm">No rule was met and no list named either side.</p>}
      <Codes name="Met" codes={rules} tone="redacted" icon={Flag} />
      <Codes name="Lists" codes={marks} tone="blocked" icon={ScrollText} />
      <Codes name="Met, but snoozed" codes={snoozed} tone="neutral" icon={MoonStar} />
      <Codes name="Not enough history" codes={unjudged} tone="neutral" icon={CircleHelp} />
    </Section>
  );
}

type CodesProps = { name: string; codes: readonly string[]; tone: BadgeTone; icon: typeof ListChecks };

function Codes({ name, codes, tone, icon }: CodesProps) {
  if (codes.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <h4 className="text-ink-faint text-xs">{name}</h4>
      {codes.map((code) => (
        <Badge key={code} tone={tone} icon={icon}>
          {code.replaceAll("_", " ")}
        </Badge>
      ))}
    </div>
  );
}

/** Everything the verdict was made of, so that it can be said again bit for bit. */
export function VerdictVersions({ transaction }: { transaction: RiskTransaction }) {
  const { probability, surprise, thresholds, rulesVersion, modelVersion, populationVersion, inputHash, shadow, analysisType } = transaction;
  return (
    <Section title="Made of">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        <Fact name="Probability">{formatRiskScore(probability)}</Fact>
        <Fact name="Surprise">{surprise.toFixed(2)}</Fact>
        <Fact name="Thresholds">
          {thresholds.monitor} / {thresholds.review} / {thresholds.hold} / {thresholds.block}
        </Fact>
        <Fact name="Rules">{rulesVersion}</Fact>
        <Fact name="Model">{modelVersion}</Fact>
        <Fact name="Population">snapshot {populationVersion}</Fact>
        <Fact name="Analysis">{analysisType}</Fact>
        {shadow && (
          <Fact name="In shadow">
            {shadow.version} would have said {DECISION_LOOKS[shadow.decision].word.toLowerCase()}
          </Fact>
        )}
        <Fact name="Input hash">{inputHash}</Fact>
      </dl>
    </Section>
  );
}

/** Where the time went. */
export function LatencySplit({ latency: { profile, judge, total } }: Pick<RiskTransaction, "latency">) {
  const rest = Math.max(0, total - profile - judge);
  const parts = [
    { name: "Profiles", micros: profile, fill: "bg-series-1" },
    { name: "Judging", micros: judge, fill: "bg-series-2" },
    { name: "Everything else", micros: rest, fill: "bg-series-rest" },
  ];
  return (
    <Section title={`Took ${formatMilliseconds(total / 1_000)}`}>
      <span aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full">
        {parts.map(({ name, micros, fill }) => (
          <span key={name} className={fill} style={{ width: `${total === 0 ? 0 : (micros / total) * 100}%` }} />
        ))}
      </span>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {parts.map(({ name, micros, fill }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-full ${fill}`} />
            <span className="text-ink-soft">{name}</span>
            <span className="font-mono tabular-nums">{formatMilliseconds(micros / 1_000)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2.5 rounded-md border p-4">
      <h3 className="font-medium text-base">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint leading-6">{name}</dt>
      <dd className="wrap-anywhere min-w-0 font-mono leading-6">{children}</dd>
    </>
  );
}
