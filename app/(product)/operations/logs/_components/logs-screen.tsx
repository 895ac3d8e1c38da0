"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { RefreshCw, ScrollText } from "lucide-react";
import { useRef } from "react";
import { listLogLines } from "../../../../_client/log-lines.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Drawer } from "../../../../_ui/drawer.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { type LogUrl, NO_FILTERS, useLogUrl } from "../_hooks/use-log-url.ts";
import { LogDetails } from "./log-details.tsx";
import { LogFilters } from "./log-filters.tsx";
import { LogTable } from "./log-table.tsx";

function useLines(query: string) {
  return useInfiniteQuery({
    ...pagesOf(queryKeys.logLines(query), (cursor, signal) => listLogLines(query, cursor, signal)),
    placeholderData: (previous) => previous,
  });
}

/** What the deployment has written about itself, without anybody's words. */
export function LogsScreen() {
  const url = useLogUrl();
  const pages = useLines(url.query);
  const opened = itemsOf(pages.data).find(({ id }) => id === url.openId) ?? null;
  const screen = useRef<HTMLDivElement>(null);
  const close = () => {
    url.change({ line: null });
    requestAnimationFrame(() => screen.current?.querySelector<HTMLElement>(`[data-list-item="${CSS.escape(url.openId ?? "")}"]`)?.focus());
  };
  const drawer = opened && (
    <Drawer title="Line" onClose={close}>
      <LogDetails key={opened.id} line={opened} url={url} />
    </Drawer>
  );
  return (
    <OperationsFrame drawer={drawer} error={pages.error}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only passes j, k and the arrows on to the rows. */}
      <div ref={screen} className="flex flex-col gap-5" onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        <Body pages={pages} url={url} />
      </div>
    </OperationsFrame>
  );
}

function Body({ pages, url }: { pages: ReturnType<typeof useLines>; url: LogUrl }) {
  const lines = itemsOf(pages.data);
  if (pages.isPending) return <ReportSkeleton label="Loading the log" />;
  if (pages.isError && lines.length === 0) return <QueryError title="The log could not be loaded" query={pages} />;
  return (
    <>
      <LogFilters url={url} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-soft text-sm">A line stands here about ten seconds after it was written. Names are pseudonyms.</p>
        <Button size="small" isBusy={pages.isRefetching} onClick={() => void pages.refetch()}>
          <RefreshCw aria-hidden className="size-4" />
          Refresh
        </Button>
      </div>
      {lines.length === 0 ? (
        <EmptyState
          icon={ScrollText}
          title={url.isFiltered ? "No line fits these filters" : "Nothing was written yet"}
          text={
            url.isFiltered
              ? "Successful requests are kept by sample; warnings and errors all are."
              : "The first lines come with the first requests."
          }
        >
          {url.isFiltered && <Button onClick={() => url.change(NO_FILTERS)}>Remove the filters</Button>}
        </EmptyState>
      ) : (
        <RowSection title="Lines" pages={pages} isEmpty={false}>
          <LogTable lines={lines} url={url} />
        </RowSection>
      )}
    </>
  );
}
