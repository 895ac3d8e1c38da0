"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Lock, SearchX } from "lucide-react";
import { type ComponentProps, useRef } from "react";
import { listUsers } from "../../../../_client/admin-users.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Drawer } from "../../../../_ui/drawer.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { moveInList } from "../../../../_ui/move-in-list.ts";
import { RowSection } from "../../../_report/row-section.tsx";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";
import { type UsersUrl, useUsersUrl } from "../_hooks/use-users-url.ts";
import { UserDetails } from "./user-details.tsx";
import { UserFilters } from "./user-filters.tsx";
import { UserTable } from "./user-table.tsx";

/** Who is in the organization, and what may be done about each. */
export function UsersScreen() {
  const url = useUsersUrl();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.adminUsers(url.query), (cursor, signal) => listUsers(url.query, cursor, signal)),
    placeholderData: (previous) => previous,
  });
  const screen = useRef<HTMLDivElement>(null);
  const close = () => {
    url.change({ user: null, in: null });
    requestAnimationFrame(() => screen.current?.querySelector<HTMLElement>(`[data-list-item="${CSS.escape(url.openId ?? "")}"]`)?.focus());
  };
  if (pages.isError && asProblem(pages.error).status === 403) {
    return (
      <AdminFrame>
        <EmptyState icon={Lock} title="Your role does not show people" text="Owners and admins see who is here and what they may do." />
      </AdminFrame>
    );
  }
  const drawer = url.openId !== null && (
    <Drawer title="Person" onClose={close}>
      <UserDetails key={`${url.openId} ${url.openOrgId ?? ""}`} user={{ id: url.openId, orgId: url.openOrgId }} />
    </Drawer>
  );
  return (
    <AdminFrame drawer={drawer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only passes j, k and the arrows on to the rows. */}
      <div ref={screen} className="flex flex-col gap-5" onKeyDown={(event) => moveInList(event, event.currentTarget)}>
        <UsersBody pages={pages} url={url} />
      </div>
    </AdminFrame>
  );
}

type Pages = ComponentProps<typeof RowSection>["pages"] & { data?: { pages: Awaited<ReturnType<typeof listUsers>>[] } | undefined };

function UsersBody({ pages, url }: { pages: Pages; url: UsersUrl }) {
  const users = itemsOf(pages.data);
  if (pages.isPending) return <TableSkeleton label="Loading people" />;
  if (pages.isError && users.length === 0) {
    return <QueryError title="People could not be loaded" query={pages} />;
  }
  return (
    <>
      <UserFilters url={url} />
      {users.length === 0 ? (
        <NobodyFound url={url} />
      ) : (
        <RowSection title={url.banned === "true" ? "Banned" : "People"} pages={pages} isEmpty={false}>
          <UserTable users={users} url={url} />
        </RowSection>
      )}
    </>
  );
}

function NobodyFound({ url }: { url: UsersUrl }) {
  const text =
    url.q.trim() === ""
      ? "Nobody fits all of the filters."
      : "Nobody's address or name, nor a word of it, begins like this. The middle of a word is not searched.";
  return (
    <EmptyState icon={SearchX} title="Nobody found" text={text}>
      {url.isFiltered && (
        <Button size="small" onClick={() => url.change({ q: null, role: null, banned: null, orgId: null })}>
          Remove the filters
        </Button>
      )}
    </EmptyState>
  );
}
