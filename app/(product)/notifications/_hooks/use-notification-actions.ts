"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { deleteNotification, markRead, type Notification } from "../../../_client/notifications.ts";
import { queryKeys } from "../../../_client/query-keys.ts";

/** How long a deletion can be taken back; the server hears of it after that. */
const UNDO_MS = 6_000;

type Timer = ReturnType<typeof setTimeout>;

export function useNotificationActions() {
  const client = useQueryClient();
  const [pending, setPending] = useState<ReadonlyMap<string, Timer>>(new Map());
  useDeleteOnLeave(pending);
  const refresh = () => void client.invalidateQueries({ queryKey: queryKeys.notifications });
  const read = useMutation({
    mutationFn: markRead,
    onSuccess: (count) => {
      client.setQueryData(queryKeys.notificationCount, count);
      refresh();
    },
    onError: (error) => toast.error("It was not marked as read", { description: error.message }),
  });
  const without = (id: string) => setPending((before) => new Map([...before].filter(([other]) => other !== id)));
  const commit = async (id: string) => {
    try {
      await deleteNotification(id);
    } catch (error) {
      toast.error("It was not deleted", { description: error instanceof Error ? error.message : undefined });
    }
    await client.invalidateQueries({ queryKey: queryKeys.notifications });
    await client.invalidateQueries({ queryKey: queryKeys.notificationCount });
    without(id);
  };
  const remove = ({ id, title }: Notification) => {
    const timer = setTimeout(() => void commit(id), UNDO_MS);
    setPending((before) => new Map(before).set(id, timer));
    const undo = () => {
      clearTimeout(timer);
      without(id);
    };
    toast(`Deleted “${title}”`, { duration: UNDO_MS - 500, action: { label: "Undo", onClick: undo } });
  };
  return { hidden: pending, remove, read };
}

function useDeleteOnLeave(pending: ReadonlyMap<string, Timer>): void {
  useEffect(() => {
    const flush = () => {
      for (const [id, timer] of pending) {
        clearTimeout(timer);
        void deleteNotification(id, true).catch(() => undefined);
      }
    };
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, [pending]);
}
