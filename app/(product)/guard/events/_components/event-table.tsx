"use client";

import { SearchX } from "lucide-react";
import type { ComponentProps, Ref } from "react";
import type { GuardEvent } from "../../../../_client/guard-events.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { RowButton } from "../../../../_ui/row-target.tsx";
import { ACTION_LOOKS, formatScore, STAGE_NAMES } from "../../../../_ui/verdicts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import type { EventsUrl } from "../_hooks/use-events-url.ts";
import { describeFinding } from "./event-words.ts";

const COLUMNS = [
  { name: "Time (UTC)" },
  { name: "Action" },
  { name: "Finding", look: "max-sm:hidden" },
  { name: "Stage", look: "max-md:hidden" },
  { name: "Feature", look: "max-lg:hidden" },
  { name: "Score", look: "text-right" },
] as const;

type EventTableProps = {
  ref: Ref<HTMLTableSectionElement>;
  pages: ComponentProps<typeof RowSection>["pages"];
  events: readonly GuardEvent[];
  url: EventsUrl;
};

export function EventTable({ ref, pages, events, url }: EventTableProps) {
  if (events.length === 0 && !pages.isPending) {
    return (
      <EmptyState icon={SearchX} title="No event matches" text="Nothing that was judged in this period fits all of the filters.">
        <Button
          size="small"
          onClick={() => url.change({ action: null, stage: null, feature: null, level: null, verdict: null, class: null, days: null })}
        >
          Remove the filters
        </Button>
      </EmptyState>
    );
  }
  return (
    <RowSection title={url.isNear ? "Near misses" : "Findings"} pages={pages} isEmpty={events.length === 0}>
      <ReportTable caption="Events, newest first" columns={COLUMNS} className="whitespace-nowrap">
        <tbody ref={ref} onKeyDown={(event) => moveInList(event, event.currentTarget)}>
          {events.map((event) => (
            <EventRow
              key={event.id}
              event={event}
              isOpen={event.id === url.openId}
              onOpen={() => url.change({ event: event.id }, "push")}
            />
          ))}
        </tbody>
      </ReportTable>
    </RowSection>
  );
}

type EventRowProps = { event: GuardEvent; isOpen: boolean; onOpen(): void };

function EventRow({ event, isOpen, onOpen }: EventRowProps) {
  const { word, tone, icon } = ACTION_LOOKS[event.action];
  return (
    <tr className={classNames("relative border-b last:border-0", isOpen ? "bg-accent-soft" : "hover:bg-hover")}>
      <th scope="row" className="py-2 pr-4 text-left font-mono font-normal tabular-nums">
        <RowButton id={event.id} isOpen={isOpen} onOpen={onOpen}>
          <time dateTime={event.at}>{formatMoment(event.at)}</time>
          <span className="sr-only">
            : {word}, {describeFinding(event)}
          </span>
        </RowButton>
      </th>
      <td className="py-2 pr-4">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="max-w-80 truncate py-2 pr-4 max-sm:hidden">{describeFinding(event)}</td>
      <td className="py-2 pr-4 text-ink-soft max-md:hidden">{STAGE_NAMES[event.stage]}</td>
      <td className="py-2 pr-4 text-ink-soft max-lg:hidden">{event.feature}</td>
      <td className="py-2 text-right font-mono tabular-nums">{formatScore(event.score)}</td>
    </tr>
  );
}
