"use client";

import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { BellOff, CheckCheck, Settings } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { listNotifications, TOPICS } from "../../../_client/notifications.ts";
import { itemsOf, pagesOf } from "../../../_client/pages.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { FilterChips } from "../../../_ui/filter-chips.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { SelectField } from "../../../_ui/select-field.tsx";
import { useUrlState } from "../../../_ui/use-url-state.ts";
import { useNotificationActions } from "../_hooks/use-notification-actions.ts";
import { NotificationItem } from "./notification-item.tsx";
import { TOPIC_WORDS } from "./notification-words.ts";
import { NotificationsSkeleton } from "./notifications-skeleton.tsx";

const FRESH_MS = 30_000;

/** Everything one was told in this organization, the newest first. */
export function NotificationsScreen() {
  const { search, change } = useUrlState();
  const topic = TOPICS.find((each) => each === search.get("topic")) ?? null;
  const isUnread = search.get("unread") === "true";
  const query = new URLSearchParams({ ...(topic && { topic }), ...(isUnread && { unread: "true" }) }).toString();
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.notificationList(query), (cursor, signal) => listNotifications(query, cursor, signal)),
    refetchInterval: FRESH_MS,
  });
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-200 flex-col gap-5 px-4 py-5 md:px-6 md:py-6">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="font-semibold text-xl">Notifications</h1>
          <Button size="small" asChild>
            <Link href="/settings/notifications">
              <Settings aria-hidden className="size-4" />
              Choose what you get
            </Link>
          </Button>
        </header>
        <div className="flex flex-wrap items-center gap-3">
          <FilterChips
            legend="Show"
            options={[{ value: "true" as const, label: "Unread" }]}
            chosen={isUnread ? ["true"] : []}
            onChosen={(chosen) => change({ unread: chosen[0] ?? null })}
          />
          <SelectField
            label="Topic"
            layout="inline"
            value={topic ?? "all"}
            options={[{ value: "all", label: "All" }, ...TOPICS.map((value) => ({ value, label: TOPIC_WORDS[value] }))]}
            onValue={(value) => change({ topic: value === "all" ? null : value })}
          />
        </div>
        <Inbox pages={pages} isFiltered={query !== ""} />
      </div>
    </main>
  );
}

type Pages = UseInfiniteQueryResult<InfiniteData<Awaited<ReturnType<typeof listNotifications>>>, Error>;

function Inbox({ pages, isFiltered }: { pages: Pages; isFiltered: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  const isWriter = canWrite(useMe().data);
  const { hidden, remove, read } = useNotificationActions();
  if (pages.isPending) return <NotificationsSkeleton />;
  if (!pages.data) return <QueryError title="Notifications could not be loaded" query={pages} />;
  const items = itemsOf(pages.data).filter(({ id }) => !hidden.has(id));
  const newest = items[0];
  if (!newest) return <Empty isFiltered={isFiltered} />;
  return (
    <div className="flex flex-col gap-3">
      {isWriter && items.some(({ readAt }) => readAt === null) && (
        <Button size="small" className="self-start" isBusy={read.isPending} onClick={() => read.mutate({ until: newest.at })}>
          <CheckCheck aria-hidden className="size-4" />
          Mark all as read
        </Button>
      )}
      <ul ref={list} aria-label="Notifications" onKeyDown={(event) => moveInList(event, list.current)} className="rounded-md border">
        {items.map((item) => (
          <NotificationItem
            key={item.id}
            notification={item}
            isWriter={isWriter}
            onRead={() => read.mutate({ ids: [item.id] })}
            onRemove={() => remove(item)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      icon={BellOff}
      title={isFiltered ? "Nothing matches" : "Nothing to tell you"}
      text={
        isFiltered
          ? "Nothing you were told is of this kind. Take a filter away to see the rest."
          : "When something trips, waits for your decision or needs a look, it stands here. It stays for 90 days unless your deployment says otherwise."
      }
    />
  );
}
