"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleX, Hourglass, RotateCcw } from "lucide-react";
import { toast } from "sonner";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type Delivery, redeliver } from "../../../../_client/webhooks.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatMilliseconds } from "../../../../_ui/format.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { DELIVERY_WORDS, reasonWords, tryWords } from "./endpoint-words.ts";

type DeliveryRowProps = { endpointId: string; delivery: Delivery; isPaused: boolean };

export function DeliveryRow({ endpointId, delivery, isPaused }: DeliveryRowProps) {
  const { type, at, eventId, reason, nextAt, tries, payload } = delivery;
  return (
    <li className="flex flex-col gap-2 rounded-md bg-sunken p-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 break-all font-mono">{type}</span>
        <StateBadge state={delivery.state} />
        <Again endpointId={endpointId} delivery={delivery} isPaused={isPaused} />
      </div>
      <p className="text-ink-soft">
        {formatMoment(at)}, <span className="break-all font-mono">{eventId}</span>
      </p>
      {reason !== null && <p>{reasonWords(reason)}</p>}
      {nextAt !== null && <p>Next try {formatMoment(nextAt)}.</p>}
      {tries.length > 0 && (
        <ol aria-label="Tries" className="flex flex-col gap-1">
          {tries.map((each, index) => (
            // Tries only ever grow at the end.
            // biome-ignore lint/suspicious/noArrayIndexKey: a try has no id of its own
            <li key={index}>
              {formatMoment(each.at)}: {tryWords(each)} after {formatMilliseconds(each.durationMs)}
            </li>
          ))}
        </ol>
      )}
      <details>
        <summary className="cursor-pointer text-ink-soft">What was sent</summary>
        <pre className="overflow-x-auto whitespace-pre-wrap break-all pt-2 font-mono text-xs">{payload}</pre>
      </details>
    </li>
  );
}

function StateBadge({ state }: Pick<Delivery, "state">) {
  const [tone, icon] =
    state === "delivered" ? (["safe", CircleCheck] as const) : state === "failed" ? (["blocked", CircleX] as const) : WAITING;
  return (
    <Badge tone={tone} icon={icon}>
      {DELIVERY_WORDS[state]}
    </Badge>
  );
}

const WAITING = ["neutral", Hourglass] as const;

function Again({ endpointId, delivery: { id, state, type }, isPaused }: DeliveryRowProps) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => redeliver(endpointId, id),
    onSuccess: () => toast.success("It is sent again, under the same id"),
    onError: (error) => toast.error("Not sent again", { description: error.message }),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.webhookDeliveries(endpointId) }),
  });
  if (state !== "delivered" && state !== "failed") return null;
  return (
    <Button size="small" aria-label={`Send again: ${type}`} disabled={isPaused} isBusy={again.isPending} onClick={() => again.mutate()}>
      <RotateCcw aria-hidden className="size-4" />
      Send again
    </Button>
  );
}
