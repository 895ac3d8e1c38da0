"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Lock } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { getSpec } from "../../../../../lib/integrations/get-spec.ts";
import {
  type Integration,
  type IntegrationScope,
  listIntegrations,
  type StoredIntegration,
  testIntegration,
} from "../../../../_client/integrations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { canWrite, isAdmin, useMe } from "../../../../_client/use-me.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { AddIntegration } from "./add-integration.tsx";
import { IntegrationCard } from "./integration-card.tsx";
import { REASONS, SCOPES } from "./integration-words.ts";

export function IntegrationsScreen() {
  const me = useMe();
  // Whoever may not read them is not asked for: the refusal would be no news.
  if (me.isPending) return <IntegrationsSkeleton />;
  if (me.data && !canWrite(me.data))
    return (
      <EmptyState
        icon={Lock}
        title="Your role does not include integrations"
        text="Members who may write see and connect them. Ask an administrator for another role."
      />
    );
  return <Integrations />;
}

function Integrations() {
  const query = useQuery({ queryKey: queryKeys.integrations, queryFn: ({ signal }) => listIntegrations(signal) });
  const { test, testing } = useTests();
  if (query.isPending) return <IntegrationsSkeleton />;
  if (!query.data) return <QueryError title="Integrations could not be loaded" query={query} />;
  const { data } = query;
  return SCOPES.map(({ scope, title, text }) => (
    <SettingsSection key={scope} title={title} text={text}>
      <Group scope={scope} integrations={data.filter((each) => each.scope === scope)} testing={testing} onTest={test} />
    </SettingsSection>
  ));
}

type GroupProps = {
  scope: IntegrationScope;
  integrations: readonly Integration[];
  testing: ReadonlySet<string>;
  onTest(integration: StoredIntegration): void;
};

function Group({ scope, integrations, testing, onTest }: GroupProps) {
  const mayManage = isAdmin(useMe().data);
  const addable = scope === "personal" || (scope === "organization" && mayManage) ? scope : null;
  const taken = integrations.map(({ type }) => type).filter((type) => !getSpec(type).isMany);
  return (
    <>
      {integrations.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-soft text-sm">
          <KeyRound aria-hidden className="size-4 shrink-0" />
          None
        </p>
      ) : (
        <ul aria-label={SCOPES.find((each) => each.scope === scope)?.title} className="flex flex-col gap-3">
          {integrations.map((integration) => (
            <IntegrationCard
              key={integration.id ?? integration.type}
              integration={integration}
              isTesting={integration.id !== null && testing.has(integration.id)}
              onTest={onTest}
            />
          ))}
        </ul>
      )}
      {addable && <AddIntegration scope={addable} taken={taken} onAdded={onTest} />}
      {scope === "organization" && !mayManage && <p className="text-ink-soft text-sm">Owners and admins add and change these.</p>}
    </>
  );
}

/** Several may run at once, and each ends in a word about its own. */
function useTests() {
  const client = useQueryClient();
  const [testing, setTesting] = useState<ReadonlySet<string>>(new Set());
  const { mutate } = useMutation({
    mutationFn: ({ id }: StoredIntegration) => testIntegration(id),
    onMutate: ({ id }) => setTesting((before) => new Set(before).add(id)),
    onSettled: (_tested, _error, { id }) => setTesting((before) => new Set([...before].filter((each) => each !== id))),
    onSuccess: (tested) => {
      client.setQueryData<Integration[]>(queryKeys.integrations, (all) => all?.map((each) => (each.id === tested.id ? tested : each)));
      if (tested.waiting) toast.warning(`The new value of ${tested.name} still waits`);
      else if (tested.status === "connected") toast.success(`${tested.name} is connected`);
      else toast.error(`${tested.name} was not connected`, { description: tested.reason === null ? undefined : REASONS[tested.reason] });
    },
    onError: (error, { name }) => toast.error(`${name} was not tested`, { description: error.message }),
  });
  return { test: (integration: StoredIntegration) => mutate(integration), testing };
}

function IntegrationsSkeleton() {
  return (
    <div role="status" aria-label="Loading integrations" className="flex flex-col gap-3">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-36" />
      <Skeleton className="h-36" />
    </div>
  );
}
