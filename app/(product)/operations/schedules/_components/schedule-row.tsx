import { CircleAlert, CircleCheck, CircleDashed, CircleX, LoaderCircle, Play } from "lucide-react";
import { runSchedule, type Schedule, type ScheduleRun } from "../../../../_client/operations.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ReasonDialog } from "../../../admin/_components/reason-dialog.tsx";
import { durationWords } from "../../_components/overview-words.ts";

export function ScheduleRow({ schedule, onRun }: { schedule: Schedule; onRun(): void }) {
  const { name, title, cron, nextAt, last, isRunning, isOverdue, runs } = schedule;
  return (
    <tr className="border-b align-top last:border-0">
      <th scope="row" className="py-2.5 pr-4 text-left font-normal [overflow-wrap:anywhere]">
        <span className="block font-medium">{title}</span>
        <span className="block text-ink-soft text-xs">
          <span className="break-words font-mono">{name}</span> · <span className="whitespace-nowrap font-mono">{cron}</span>
        </span>
      </th>
      <td className="whitespace-nowrap py-2.5 pr-4 tabular-nums max-sm:hidden">{formatMoment(nextAt)}</td>
      <td className="py-2.5 pr-4">
        <div className="flex flex-col items-start gap-1">
          <LastRun run={last} isRunning={isRunning} />
          {isOverdue && (
            <Badge tone="blocked" icon={CircleAlert}>
              Overdue
            </Badge>
          )}
        </div>
      </td>
      <td className="py-2.5 pr-4 text-ink-soft text-xs max-md:hidden">{summaryOf(runs)}</td>
      <td className="py-2.5 text-right">
        <ReasonDialog
          title={`Run ${name} now?`}
          text="It is run beside its own slots, once, by the next tick. What it has done before it does not do twice."
          label={`Run ${name}`}
          shortLabel="Run"
          icon={Play}
          tone="neutral"
          act={async (reason) => void (await runSchedule(name, reason))}
          said="It is run by the next tick"
          onDone={onRun}
        />
      </td>
    </tr>
  );
}

function LastRun({ run, isRunning }: { run: ScheduleRun | null; isRunning: boolean }) {
  if (isRunning)
    return (
      <Badge tone="info" icon={LoaderCircle}>
        Running or about to
      </Badge>
    );
  if (!run)
    return (
      <Badge tone="neutral" icon={CircleDashed}>
        Not yet
      </Badge>
    );
  const isDone = run.state === "done";
  return (
    <>
      <Badge tone={isDone ? "safe" : "blocked"} icon={isDone ? CircleCheck : CircleX}>
        {isDone ? "Done" : "Failed"}
        {run.isLate && ", late"}
      </Badge>
      <span className="text-ink-soft text-xs">
        {formatMoment(run.startedAt ?? run.slot)}
        {run.durationMs !== null && `, ${run.durationMs < 1_000 ? `${run.durationMs} ms` : durationWords(run.durationMs / 1_000)}`}
        {run.error !== null && `, ${run.error}`}
        {run.attempt > 1 && `, attempt ${run.attempt}`}
      </span>
    </>
  );
}

function summaryOf(runs: readonly ScheduleRun[]): string {
  const count = (state: ScheduleRun["state"]) => runs.filter((run) => run.state === state);
  const missed = count("missed").reduce((sum, run) => sum + run.count, 0);
  const parts = [
    [count("done").length, "done"],
    [count("failed").length, "failed"],
    [missed, "missed"],
  ] as const;
  return (
    parts
      .filter(([many]) => many > 0)
      .map(([many, word]) => `${many} ${word}`)
      .join(", ") || "none yet"
  );
}
