import { FlaskConical, OctagonX } from "lucide-react";
import Link from "next/link";
import type { SuiteDrill } from "../../../../../_client/failsafe-drills.ts";
import { formatMoney } from "../../../../../_ui/format-amounts.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { Tile } from "../../../../../_ui/tile.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { Fact, Facts } from "../../../_shell/facts.tsx";
import { formatWithstood, isUnderWay, PATH_WORDS } from "../../_components/drill-words.ts";
import { CaseList } from "./case-list.tsx";
import { DrillHead } from "./drill-head.tsx";
import { DrillHistory } from "./drill-history.tsx";
import { DrillMatrix } from "./drill-matrix.tsx";

export function SuiteReport({ drill }: { drill: SuiteDrill }) {
  const { progress } = drill;
  return (
    <>
      <DrillHead drill={drill}>
        Drill against <span className="font-mono">{drill.model}</span>
      </DrillHead>
      {isUnderWay(drill) && (
        <div className="flex flex-col gap-1">
          <p role="status" className="text-sm tabular-nums">
            {progress.done} of {progress.total} attacks
          </p>
          <progress aria-label="Progress" value={progress.done} max={Math.max(1, progress.total)} className="h-1.5 w-full accent-accent" />
        </div>
      )}
      {drill.isDemo && (
        <Notice tone="demo" icon={FlaskConical}>
          The embedded engine answered: this says nothing about any real model.
        </Notice>
      )}
      {drill.reason !== null && (
        <Notice tone="redacted" icon={OctagonX}>
          {drill.reason}
        </Notice>
      )}
      <section aria-label="Withstood">
        <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          {drill.scores.map(({ path, score, before }) => (
            <Tile key={path} name={PATH_WORDS[path]} value={formatWithstood(score)}>
              {before === null ? "withstood; no run before it" : `withstood; before it ${formatWithstood(before)}`}
            </Tile>
          ))}
        </dl>
      </section>
      <SuiteFacts drill={drill} />
      {drill.paths.map((path) => (
        <DrillMatrix key={path} path={path} cells={drill.cells} />
      ))}
      <DrillHistory model={drill.model} />
      <CaseList drill={drill} />
    </>
  );
}

function SuiteFacts({ drill }: { drill: SuiteDrill }) {
  return (
    <Facts>
      <Fact name="Started (UTC)">
        {formatMoment(drill.createdAt)}, {drill.trigger === "schedule" ? "by the schedule" : "by a person"}
      </Fact>
      <Fact name="Answered by">{drill.answeredBy ?? "nobody yet"}</Fact>
      <Fact name="Cost">{formatMoney(drill.costMicros)}</Fact>
      <Fact name="Versions">
        cases {drill.casesVersion}, checks {drill.checksVersion}
      </Fact>
      {drill.tripId !== null && (
        <Fact name="It tripped">
          <Link href={`/failsafe/trips/${drill.tripId}`} className="text-accent-ink underline">
            See the trip
          </Link>
        </Fact>
      )}
    </Facts>
  );
}
