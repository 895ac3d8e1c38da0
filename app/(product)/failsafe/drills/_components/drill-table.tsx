"use client";

import { FlaskConical } from "lucide-react";
import type { Drill } from "../../../../_client/failsafe-drills.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatDuration } from "../../../../_ui/format.ts";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowLink } from "../../../../_ui/row-target.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { DRILL_LOOKS, formatWithstood, PATH_WORDS, SCENARIO_WORDS } from "./drill-words.ts";

const COLUMNS = [
  { name: "What" },
  { name: "State" },
  { name: "Came of it" },
  { name: "Started by", look: "max-md:hidden" },
  { name: "When (UTC)", look: "max-sm:hidden" },
] as const;

export function DrillTable({ drills }: { drills: readonly Drill[] }) {
  return (
    <ReportTable caption="Drills, the newest first" columns={COLUMNS} className="whitespace-nowrap">
      <tbody onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        {drills.map((drill) => (
          <DrillRow key={drill.id} drill={drill} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function DrillRow({ drill }: { drill: Drill }) {
  const { word, tone, icon } = DRILL_LOOKS[drill.state];
  return (
    <tr className="relative border-b last:border-0 hover:bg-hover">
      <th scope="row" className="w-full max-w-0 py-2 pr-4 text-left font-normal">
        <RowLink id={drill.id} href={`/failsafe/drills/${drill.id}`} className="block truncate">
          {drill.type === "suite" ? <span className="font-mono">{drill.model}</span> : `Rehearsal: ${SCENARIO_WORDS[drill.scenario].name}`}
        </RowLink>
      </th>
      <td className="py-2 pr-4">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="py-2 pr-4 tabular-nums">
        <Outcome drill={drill} />
      </td>
      <td className="py-2 pr-4 text-ink-soft max-md:hidden">{drill.trigger === "schedule" ? "the schedule" : "a person"}</td>
      <td className="py-2 font-mono text-ink-soft tabular-nums max-sm:hidden">
        <time dateTime={drill.createdAt}>{formatMoment(drill.createdAt)}</time>
      </td>
    </tr>
  );
}

function Outcome({ drill }: { drill: Drill }) {
  if (drill.type === "scenario") return drill.containedMs === null ? "–" : `in ${formatDuration(drill.containedMs)}`;
  if (drill.scores.every(({ score }) => score === null)) return `${drill.progress.done} of ${drill.progress.total}`;
  return (
    <span className="inline-flex items-center gap-x-3 gap-y-0.5 max-sm:flex-col max-sm:items-start">
      {drill.scores.map(({ path, score }) => (
        <span key={path} title={PATH_WORDS[path]}>
          {path === "alone" ? "alone" : "guarded"} {formatWithstood(score)}
        </span>
      ))}
      {drill.isDemo && (
        <Badge tone="demo" icon={FlaskConical}>
          Demo
        </Badge>
      )}
    </span>
  );
}
