"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listSessions, type Session } from "../../../../_client/sessions.ts";
import { Button } from "../../../../_ui/button.tsx";
import { ErrorState } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { EndAll } from "./end-all.tsx";
import { SessionRow } from "./session-row.tsx";
import { useEndSessions } from "./use-end-sessions.ts";

const REFRESH_MS = 15_000;

/** Where the caller is signed in, in all their organizations. There is always one: the session this page is read with. */
export function SessionsScreen() {
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.sessions, listSessions),
    refetchInterval: REFRESH_MS,
  });
  const sessions = itemsOf(pages.data);
  return (
    <SettingsSection
      title="Sessions"
      text="Every browser and program that is signed in to your account. Signing one out takes effect within a second."
    >
      {pages.isPending && (
        <div role="status" aria-label="Loading sessions" className="flex flex-col gap-3">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      )}
      {sessions.length > 0 && <Sessions sessions={sessions} hasMore={pages.hasNextPage} />}
      {pages.isError && (
        <ErrorState
          title="Your sessions could not be loaded"
          error={pages.error}
          onRetry={() => void (pages.data ? pages.fetchNextPage() : pages.refetch())}
          isRetrying={pages.isRefetching || pages.isFetchingNextPage}
        />
      )}
      {pages.hasNextPage && !pages.isError && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </SettingsSection>
  );
}

function Sessions({ sessions, hasMore }: { sessions: readonly Session[]; hasMore: boolean }) {
  const { endOne, endOthers, busyId } = useEndSessions();
  const isAlone = sessions.length === 1 && !hasMore;
  const hasSeveralOrganizations = new Set(sessions.map(({ organization }) => organization.id)).size > 1;
  return (
    <>
      <ul aria-label="Sessions" className="flex flex-col">
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            showsOrganization={hasSeveralOrganizations}
            isBusy={busyId === session.id}
            onEnd={() => void endOne(session)}
          />
        ))}
      </ul>
      {isAlone && <p className="text-ink-soft text-sm">You are signed in nowhere else.</p>}
      <div className="flex flex-wrap gap-2">
        <Button disabled={isAlone} isBusy={busyId === "others"} onClick={() => void endOthers()}>
          <LogOut aria-hidden className="size-4" />
          Sign out all others
        </Button>
        <EndAll />
      </div>
    </>
  );
}
