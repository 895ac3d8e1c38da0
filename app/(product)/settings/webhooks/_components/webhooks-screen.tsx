"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, Webhook } from "lucide-react";
import { useState } from "react";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { type EndpointWithSecret, listEndpoints } from "../../../../_client/webhooks.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { EndpointCard } from "./endpoint-card.tsx";
import { NewEndpoint } from "./new-endpoint.tsx";
import { SecretPanel } from "./secret-panel.tsx";

/** Where the organization has its events sent. */
export function WebhooksScreen() {
  const me = useMe();
  if (me.isPending) return <WebhooksSkeleton />;
  if (!isAdmin(me.data))
    return (
      <EmptyState
        icon={Lock}
        title="Your role does not include webhooks"
        text="Owners and admins decide where events are sent. Ask one of them."
      />
    );
  return (
    <SettingsSection
      title="Webhooks"
      text="Aegis sends what happens in this organization to addresses of yours, signed as Standard Webhooks say. An event may come twice, under the same id."
    >
      <Endpoints />
    </SettingsSection>
  );
}

function Endpoints() {
  const [made, setMade] = useState<EndpointWithSecret | null>(null);
  const query = useQuery({ queryKey: queryKeys.webhooks, queryFn: ({ signal }) => listEndpoints(signal) });
  if (query.isPending) return <WebhooksSkeleton />;
  if (!query.data) return <QueryError title="Webhooks could not be loaded" query={query} />;
  return (
    <>
      {made && <SecretPanel made={made} onDone={() => setMade(null)} />}
      {query.data.length === 0 && (
        <EmptyState icon={Webhook} title="No webhook yet" text="Name an address below, and what it is to be told of." />
      )}
      <ul aria-label="Webhooks" className="flex flex-col gap-3 empty:hidden">
        {query.data.map((endpoint) => (
          <EndpointCard key={endpoint.id} endpoint={endpoint} onSecret={setMade} />
        ))}
      </ul>
      <NewEndpoint onMade={setMade} />
    </>
  );
}

function WebhooksSkeleton() {
  return (
    <div role="status" aria-label="Loading webhooks" className="flex flex-col gap-3">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-36" />
    </div>
  );
}
