"use client";

import { Lock } from "lucide-react";
import { type ComponentProps, type Ref, useRef } from "react";
import { itemsOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Drawer } from "../../../../_ui/drawer.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { GuardFrame } from "../../_components/guard-frame.tsx";
import { useEventCommands } from "../_hooks/use-event-commands.ts";
import { useDayCounts, useEvents } from "../_hooks/use-events.ts";
import { useEventsUrl } from "../_hooks/use-events-url.ts";
import { AppealList } from "./appeal-list.tsx";
import { EventDetails } from "./event-details.tsx";
import { EventFilters } from "./event-filters.tsx";
import { EventTable } from "./event-table.tsx";
import { EventsChart } from "./events-chart.tsx";
import { NoEvents } from "./no-events.tsx";

const VIEWS = [
  { value: "events", label: "Events" },
  { value: "appeals", label: "Appeals" },
] as const;

/** What the guard found, by day and one by one, and what people say it got wrong. */
export function EventsScreen() {
  const url = useEventsUrl();
  useEventCommands(url.change);
  const pages = useEvents(url);
  const events = itemsOf(pages.data);
  const opened = events.find(({ id }) => id === url.openId) ?? null;
  const table = useRef<HTMLTableSectionElement>(null);
  const close = () => {
    url.change({ event: null });
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-list-item="${CSS.escape(url.openId ?? "")}"]`)?.focus());
  };
  const isRefused = pages.isError && asProblem(pages.error).status === 403;
  const drawer = opened && !url.isAppeals && (
    <Drawer title="Event" onClose={close}>
      <EventDetails key={opened.id} event={opened} />
    </Drawer>
  );
  if (isRefused) {
    return (
      <GuardFrame>
        <EmptyState icon={Lock} title="Your role does not show events" text="Owners, admins and analysts see them." />
      </GuardFrame>
    );
  }
  return (
    <GuardFrame drawer={drawer}>
      <div className="self-start">
        <Segments
          legend="Show"
          options={VIEWS}
          chosen={url.isAppeals ? "appeals" : "events"}
          onChosen={(value) => url.change({ tab: value === "appeals" ? value : null, event: null })}
        />
      </div>
      {url.isAppeals ? <AppealList /> : <EventsBody table={table} pages={pages} events={events} url={url} />}
    </GuardFrame>
  );
}

type EventsBodyProps = Omit<ComponentProps<typeof EventTable>, "ref"> & { table: Ref<HTMLTableSectionElement> };

function EventsBody({ table, pages, events, url }: EventsBodyProps) {
  if (pages.isPending) return <ReportSkeleton label="Loading events" />;
  if (pages.isError && events.length === 0) {
    return <QueryError title="Events could not be loaded" query={pages} />;
  }
  if (events.length === 0 && !url.isFiltered) return <NoEvents />;
  return (
    <>
      <DayCounts days={url.days} onDays={(days) => url.change({ days: days === "30" ? null : days })} />
      <EventFilters url={url} />
      <EventTable ref={table} pages={pages} events={events} url={url} />
    </>
  );
}

type DayCountsProps = { days: "7" | "30" | "90"; onDays(days: "7" | "30" | "90"): void };

function DayCounts({ days, onDays }: DayCountsProps) {
  const counts = useDayCounts(days);
  return <EventsChart counts={counts} days={days} onDays={onDays} />;
}
