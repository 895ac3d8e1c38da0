"use client";

import { useQuery } from "@tanstack/react-query";
import { listSchedules } from "../../../../_client/operations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { ScheduleRow } from "./schedule-row.tsx";

const EVERY_MS = 30_000;
const RUNNING_EVERY_MS = 2_000;
const COLUMNS = [
  { name: "Schedule" },
  { name: "Next, UTC", look: "whitespace-nowrap max-sm:hidden" },
  { name: "Last run" },
  { name: "Last twenty", look: "max-md:hidden" },
  { name: "Run now", isUnseen: true },
];

/** What happens by the clock, and whether it did. */
export function SchedulesScreen() {
  const query = useQuery({
    queryKey: queryKeys.schedules,
    queryFn: ({ signal }) => listSchedules(signal),
    refetchInterval: ({ state }) => (state.data?.items.some(({ isRunning }) => isRunning) ? RUNNING_EVERY_MS : EVERY_MS),
  });
  return (
    <OperationsFrame error={query.error}>
      {query.isPending && <ReportSkeleton label="Loading schedules" />}
      {query.isError && !query.data && <QueryError title="Schedules could not be loaded" query={query} />}
      {query.data && (
        <>
          <p className="text-ink-soft text-sm">
            The queue ticks {query.data.tickMinutes === 1 ? "every minute" : `every ${query.data.tickMinutes} minutes`} and runs what is
            due. {query.data.lastTickAt === null ? "Nothing has been run yet." : `Last begun ${formatMoment(query.data.lastTickAt)} UTC.`}
          </p>
          <section aria-label="Schedules">
            <ReportTable caption="What happens by the clock" columns={COLUMNS}>
              <tbody>
                {query.data.items.map((schedule) => (
                  <ScheduleRow key={schedule.name} schedule={schedule} onRun={() => void query.refetch()} />
                ))}
              </tbody>
            </ReportTable>
          </section>
        </>
      )}
    </OperationsFrame>
  );
}
