"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pause, Play, Radio, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { queryKeys } from "../../../../_client/query-keys.ts";
import {
  deleteRiskWebhook,
  type NewWebhookSecret,
  type RiskWebhook,
  rotateRiskWebhook,
  updateRiskWebhook,
} from "../../../../_client/risk-webhooks.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";

type WebhookCardProps = { webhook: RiskWebhook; mayManage: boolean; onSecret(made: NewWebhookSecret): void };

export function WebhookCard({ webhook, mayManage, onSecret }: WebhookCardProps) {
  const { name, path, isPaused, messages, transactions, lastReceivedAt, lastRefusedAt, previousUntil } = webhook;
  return (
    <li className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 break-words font-medium text-base">{name}</h3>
        <Badge tone={isPaused ? "redacted" : "safe"} icon={isPaused ? Pause : Radio}>
          {isPaused ? "Paused" : "Open"}
        </Badge>
      </div>
      <code className="break-all font-mono text-ink-soft text-sm">{path}</code>
      <p className="text-sm">
        {formatCount(messages)} messages with {formatCount(transactions)} transactions
        {lastReceivedAt !== null && `, last ${formatMoment(lastReceivedAt)}`}.
      </p>
      {lastRefusedAt !== null && (
        <p className="text-redacted text-sm">A message with a wrong signature came {formatMoment(lastRefusedAt)}.</p>
      )}
      {previousUntil !== null && (
        <p className="text-ink-soft text-sm">The secret before this one signs until {formatMoment(previousUntil)}.</p>
      )}
      {mayManage && <Actions webhook={webhook} onSecret={onSecret} />}
    </li>
  );
}

function Actions({ webhook, onSecret }: { webhook: RiskWebhook; onSecret(made: NewWebhookSecret): void }) {
  const client = useQueryClient();
  const onSettled = () => void client.invalidateQueries({ queryKey: queryKeys.riskWebhooks });
  const onError = (error: Error) => toast.error("Not changed", { description: error.message });
  const pause = useMutation({ mutationFn: () => updateRiskWebhook(webhook.id, { isPaused: !webhook.isPaused }), onSettled, onError });
  const rotate = useMutation({ mutationFn: () => rotateRiskWebhook(webhook.id), onSuccess: onSecret, onSettled, onError });
  const Icon = webhook.isPaused ? Play : Pause;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" isBusy={pause.isPending} onClick={() => pause.mutate()}>
        <Icon aria-hidden className="size-4" />
        {webhook.isPaused ? "Resume" : "Pause"}
      </Button>
      <Button size="small" isBusy={rotate.isPending} onClick={() => rotate.mutate()}>
        <RotateCw aria-hidden className="size-4" />
        Rotate secret
      </Button>
      <RemoveWebhook webhook={webhook} onSettled={onSettled} />
    </div>
  );
}

function RemoveWebhook({ webhook, onSettled }: { webhook: RiskWebhook; onSettled(): void }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteRiskWebhook(webhook.id),
    onSuccess: () => setOpen(false),
    onError: (error) => toast.error("Not removed", { description: error.message }),
    onSettled,
  });
  return (
    <Dialog
      title={`Remove ${webhook.name}?`}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small" tone="danger">
          <Trash2 aria-hidden className="size-4" />
          Remove
        </Button>
      }
    >
      <p className="text-sm">Its messages are refused from now on, and its address does not come back. What it sent stays.</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
          Remove
        </Button>
      </div>
    </Dialog>
  );
}
