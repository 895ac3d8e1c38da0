"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listDeliveries, redeliverFailed } from "../../../../_client/webhooks.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { DeliveryRow } from "./delivery-row.tsx";

const POLL_MS = 3_000;
const DAY_MS = 86_400_000;

/** What was sent there, with each try; it follows by itself while something is under way. */
export function Deliveries({ endpointId, isPaused }: { endpointId: string; isPaused: boolean }) {
  const [state, setState] = useState<"" | "failed">("");
  return (
    <section aria-label="Deliveries" className="flex flex-col gap-3 border-t pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segments
          legend="Which deliveries"
          chosen={state}
          onChosen={(value) => setState(value === "failed" ? value : "")}
          options={[
            { value: "", label: "All" },
            { value: "failed", label: "Failed" },
          ]}
        />
        <RedeliverFailed endpointId={endpointId} isPaused={isPaused} />
      </div>
      <DeliveryList endpointId={endpointId} state={state} isPaused={isPaused} />
    </section>
  );
}

function DeliveryList({ endpointId, state, isPaused }: { endpointId: string; state: string; isPaused: boolean }) {
  const key = [...queryKeys.webhookDeliveries(endpointId), state];
  const query = useInfiniteQuery({
    ...pagesOf(key, (cursor, signal) => listDeliveries(endpointId, { state, cursor }, signal)),
    refetchInterval: ({ state: { data } }) => (data && itemsOf(data).some(isUnderWay) ? POLL_MS : false),
  });
  if (query.isPending)
    return (
      <div role="status" aria-label="Loading deliveries">
        <Skeleton className="h-20" />
      </div>
    );
  if (!query.data) return <QueryError title="Deliveries could not be loaded" query={query} />;
  const items = itemsOf(query.data);
  if (items.length === 0)
    return <p className="text-ink-soft text-sm">{state === "" ? "Nothing was sent there yet." : "Nothing has failed in thirty days."}</p>;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {items.map((delivery) => (
          <DeliveryRow key={delivery.id} endpointId={endpointId} delivery={delivery} isPaused={isPaused} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="small" className="self-start" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

/** One that waits for hours is not asked about every few seconds. */
function isUnderWay({ state, nextAt }: { state: string; nextAt: string | null }): boolean {
  return state === "running" || (state === "queued" && nextAt === null);
}

function RedeliverFailed({ endpointId, isPaused }: { endpointId: string; isPaused: boolean }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => redeliverFailed(endpointId, new Date(Date.now() - DAY_MS).toISOString()),
    onSuccess: ({ count, hasMore }) => toast.success(`${count} sent again${hasMore ? "; there are more, ask once more" : ""}`),
    onError: (error) => toast.error("Not sent again", { description: error.message }),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.webhookDeliveries(endpointId) }),
  });
  return (
    <Button size="small" disabled={isPaused} isBusy={again.isPending} onClick={() => again.mutate()}>
      Send the failed of a day again
    </Button>
  );
}
