"use client";

import { Lock, SearchX } from "lucide-react";
import { useRef } from "react";
import { itemsOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Drawer } from "../../../../_ui/drawer.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";
import { type AuditUrl, NO_FILTERS, useAuditUrl } from "../_hooks/use-audit-url.ts";
import { useTrail } from "../_hooks/use-trail.ts";
import { AuditDetails } from "./audit-details.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { AuditTools } from "./audit-tools.tsx";
import { RetentionSection } from "./retention-section.tsx";

/** Who did what, what vouches for it, and how to check that without us. */
export function AuditScreen() {
  const url = useAuditUrl();
  const pages = useTrail(url.query);
  const rows = itemsOf(pages.data);
  const opened = rows.find(({ id }) => id === url.openId) ?? null;
  const screen = useRef<HTMLDivElement>(null);
  const close = () => {
    url.change({ record: null });
    requestAnimationFrame(() => screen.current?.querySelector<HTMLElement>(`[data-list-item="${CSS.escape(url.openId ?? "")}"]`)?.focus());
  };
  if (pages.isError && asProblem(pages.error).status === 403) {
    return (
      <AdminFrame>
        <EmptyState icon={Lock} title="Your role does not show the audit trail" text="Owners, admins and analysts read it." />
      </AdminFrame>
    );
  }
  const drawer = opened && (
    <Drawer title="Record" onClose={close}>
      <AuditDetails key={opened.id} row={opened} url={url} />
    </Drawer>
  );
  return (
    <AdminFrame drawer={drawer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only passes j, k and the arrows on to the rows. */}
      <div ref={screen} className="flex flex-col gap-5" onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        <Body pages={pages} url={url} />
      </div>
    </AdminFrame>
  );
}

function Body({ pages, url }: { pages: ReturnType<typeof useTrail>; url: AuditUrl }) {
  const rows = itemsOf(pages.data);
  if (pages.isPending) return <TableSkeleton label="Loading the trail" />;
  if (pages.isError && rows.length === 0) {
    return <QueryError title="The trail could not be loaded" query={pages} />;
  }
  return (
    <>
      <AuditTools query={url.query} isFiltered={url.isFiltered} />
      <RetentionSection />
      <AuditFilters url={url} />
      {rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title="No record matches"
          text="Nothing that was done fits all of the filters. Actors and targets are ids."
        >
          {url.isFiltered && (
            <Button size="small" onClick={() => url.change(NO_FILTERS)}>
              Remove the filters
            </Button>
          )}
        </EmptyState>
      ) : (
        <RowSection title="Records" pages={pages} isEmpty={false}>
          <AuditTable rows={rows} url={url} />
        </RowSection>
      )}
    </>
  );
}
