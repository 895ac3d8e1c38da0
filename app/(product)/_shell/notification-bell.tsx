"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import Link from "next/link";
import { countUnread } from "../../_client/notifications.ts";
import { queryKeys } from "../../_client/query-keys.ts";
import { useMe } from "../../_client/use-me.ts";
import { Tooltip } from "../../_ui/tooltip.tsx";

const ASKED_EVERY_MS = 30_000;
const SHOWN_MAX = 99;

/** Leads to the inbox and says how much of it is unread; asked again while somebody looks. */
export function NotificationBell() {
  const isKnown = useMe().data !== undefined;
  const { data: count = 0 } = useQuery({
    queryKey: queryKeys.notificationCount,
    queryFn: ({ signal }) => countUnread(signal),
    enabled: isKnown,
    refetchInterval: ASKED_EVERY_MS,
    staleTime: ASKED_EVERY_MS / 2,
  });
  const words = count === 0 ? "Notifications" : `Notifications, ${count >= SHOWN_MAX ? "99 or more" : count} unread`;
  return (
    <Tooltip text={words} side="bottom">
      <Link
        href="/notifications"
        aria-label={words}
        className="relative grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
      >
        <Bell aria-hidden className="size-4" />
        {count > 0 && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-1 min-w-4 rounded-md bg-accent px-1 text-center font-medium text-xs text-on-accent leading-4 tabular-nums"
          >
            {count >= SHOWN_MAX ? "99+" : count}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
