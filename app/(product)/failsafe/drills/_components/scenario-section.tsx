"use client";

import { Play } from "lucide-react";
import Link from "next/link";
import { type Drill, SCENARIOS, type ScenarioDrill } from "../../../../_client/failsafe-drills.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatDuration } from "../../../../_ui/format.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { useStartScenario } from "../_hooks/use-start-drill.ts";
import { isUnderWay, SCENARIO_WORDS } from "./drill-words.ts";

type ScenarioSectionProps = { drills: readonly Drill[]; mayStart: boolean };

/** Each rehearsal with what came of its last run. */
export function ScenarioSection({ drills, mayStart }: ScenarioSectionProps) {
  const start = useStartScenario();
  return (
    <section aria-label="Rehearsals" className="flex flex-col">
      <h2 className="font-medium text-base">Rehearsals</h2>
      <p className="pb-2 text-ink-soft text-sm">
        Each plays an attack on a lease that is nobody's, and measures how long it takes until the first act is refused.
      </p>
      <ul>
        {SCENARIOS.map((scenario) => {
          const { name, text } = SCENARIO_WORDS[scenario];
          const last = drills.find((drill) => drill.type === "scenario" && drill.scenario === scenario);
          return (
            <li key={scenario} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-2.5 text-sm">
              <div className="min-w-56 flex-1">
                <h3 className="font-medium">{name}</h3>
                <p className="text-ink-soft">{text}</p>
              </div>
              <p className="text-ink-soft">{last?.type === "scenario" ? <LastRun run={last} /> : "not rehearsed yet"}</p>
              {mayStart && (
                <Button
                  size="small"
                  aria-label={`Rehearse: ${name}`}
                  disabled={start.isPending}
                  isBusy={start.isPending && start.variables === scenario}
                  onClick={() => start.mutate(scenario)}
                >
                  <Play aria-hidden className="size-4" />
                  Rehearse
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function LastRun({ run }: { run: ScenarioDrill }) {
  const words = isUnderWay(run)
    ? "runs now"
    : run.containedMs === null
      ? "not contained"
      : `contained in ${formatDuration(run.containedMs)} on ${formatMoment(run.createdAt)}`;
  return (
    <Link href={`/failsafe/drills/${run.id}`} className="text-accent-ink underline">
      {run.isRun || isUnderWay(run) ? words : "could not run"}
    </Link>
  );
}
