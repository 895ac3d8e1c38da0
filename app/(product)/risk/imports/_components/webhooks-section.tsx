"use client";

import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { useState } from "react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listRiskWebhooks, type NewWebhookSecret } from "../../../../_client/risk-webhooks.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { NewWebhook } from "./new-webhook.tsx";
import { SecretPanel } from "./secret-panel.tsx";
import { WebhookCard } from "./webhook-card.tsx";

/** Senders that are machines: each has an address and a secret of its own. */
export function WebhooksSection() {
  const mayManage = isAdmin(useMe().data);
  const [made, setMade] = useState<NewWebhookSecret | null>(null);
  const webhooks = useQuery({ queryKey: queryKeys.riskWebhooks, queryFn: ({ signal }) => listRiskWebhooks(signal) });
  return (
    <section aria-label="Webhooks" className="flex flex-col gap-3 border-t pt-5">
      <h2 className="font-medium text-base">Webhooks</h2>
      <p className="text-ink-soft text-sm">
        A system of yours sends each transaction as it happens, signed as Standard Webhooks say, and is answered with the decision.
      </p>
      {made && <SecretPanel made={made} onDone={() => setMade(null)} />}
      {webhooks.isPending && (
        <div role="status" aria-label="Loading webhooks">
          <Skeleton className="h-20" />
        </div>
      )}
      {webhooks.isError && <QueryError title="Webhooks could not be loaded" query={webhooks} />}
      {webhooks.data?.length === 0 && (
        <EmptyState
          icon={Webhook}
          title="No webhooks"
          text={mayManage ? "Make one below to get an address and a secret." : "Owners and admins make them."}
        />
      )}
      <ul className="flex flex-col gap-2 empty:hidden">
        {webhooks.data?.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} mayManage={mayManage} onSecret={setMade} />
        ))}
      </ul>
      {mayManage ? (
        <NewWebhook onMade={setMade} />
      ) : (
        (webhooks.data?.length ?? 0) > 0 && <p className="text-ink-soft text-sm">Owners and admins make and change these.</p>
      )}
    </section>
  );
}
