"use client";

import { useQuery } from "@tanstack/react-query";
import { getChatTotals } from "../../../_client/feedback.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { formatCount } from "../../../_ui/format-amounts.ts";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { SpendingTable } from "./spending.tsx";

/** What the whole chat has used, with every version of its messages. */
export function ChatTotals({ chatId }: { chatId: string }) {
  const { data, isPending } = useQuery({
    queryKey: queryKeys.chatTotals(chatId),
    queryFn: ({ signal }) => getChatTotals(chatId, signal),
    staleTime: 0,
  });
  if (isPending) return <Skeleton className="h-16" />;
  if (!data) return <p className="text-ink-soft text-sm">The sum could not be loaded.</p>;
  return (
    <>
      <p className="text-ink-soft text-sm">{formatCount(data.messages)} messages, all versions counted.</p>
      {data.usage && <SpendingTable usage={data.usage} caption="What this chat has used" />}
    </>
  );
}
