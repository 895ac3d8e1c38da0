import { CircleAlert } from "lucide-react";
import Link from "next/link";
import type { ScenarioDrill, ScenarioStep } from "../../../../../_client/failsafe-drills.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { formatDuration } from "../../../../../_ui/format.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { Tile } from "../../../../../_ui/tile.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { isUnderWay, SCENARIO_WORDS, STEP_LOOKS } from "../../_components/drill-words.ts";
import { DrillHead } from "./drill-head.tsx";

export function ScenarioReport({ drill }: { drill: ScenarioDrill }) {
  const { name, text } = SCENARIO_WORDS[drill.scenario];
  return (
    <>
      <DrillHead drill={drill}>Rehearsal: {name}</DrillHead>
      <p className="text-ink-soft text-sm">
        {text} Started on {formatMoment(drill.createdAt)} UTC.
      </p>
      {isUnderWay(drill) && <p role="status">It is being played.</p>}
      {drill.reason !== null && (
        <Notice tone="redacted" icon={CircleAlert}>
          {drill.reason}
        </Notice>
      )}
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile name="Contained in" value={drill.containedMs === null ? "–" : formatDuration(drill.containedMs)}>
          from the first hostile act to the first refused one
        </Tile>
        <Tile name="Detected" value={yesNo(drill.detected)} />
        <Tile name="Stopped after that" value={yesNo(drill.blocked)}>
          every hostile act was refused
        </Tile>
        <Tile name="Whose lease" value={drill.subject === null ? "–" : "nobody's"}>
          {drill.subject !== null && <span className="wrap-anywhere font-mono">{drill.subject}</span>}
        </Tile>
      </dl>
      {drill.tripId !== null && (
        <p className="text-sm">
          <Link href={`/failsafe/trips/${drill.tripId}`} className="text-accent-ink underline">
            See the trip it led to
          </Link>
        </p>
      )}
      <section aria-label="What happened" className="flex min-w-0 flex-col gap-2">
        <h3 className="font-medium text-base">What happened</h3>
        {drill.steps.length === 0 && <p className="text-ink-soft text-sm">Nothing yet.</p>}
        <ol className="flex flex-col">
          {drill.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end.
            <StepItem key={index} step={step} />
          ))}
        </ol>
      </section>
    </>
  );
}

function StepItem({ step: { afterMs, actor, what, result, detail } }: { step: ScenarioStep }) {
  const { word, tone, icon } = STEP_LOOKS[result];
  return (
    <li className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1 border-t py-2 text-sm">
      <span className="w-20 shrink-0 text-right font-mono text-ink-soft text-xs tabular-nums">
        {afterMs < 0 ? "before" : `+${formatDuration(afterMs)}`}
      </span>
      <span className="w-20 shrink-0 text-ink-soft">{actor === "attacker" ? "Attacker" : "Aegis"}</span>
      <span className="wrap-anywhere min-w-0 flex-1 basis-48">
        {what}
        {detail !== null && <span className="block text-ink-soft text-xs">{detail}</span>}
      </span>
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
    </li>
  );
}

function yesNo(value: boolean | null): string {
  if (value === null) return "–";
  return value ? "Yes" : "No";
}
