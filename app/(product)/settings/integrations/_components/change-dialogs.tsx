"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Settings2, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { getSpec } from "../../../../../lib/integrations/get-spec.ts";
import {
  type Integration,
  revokeIntegration,
  rotateIntegration,
  type StoredIntegration,
  updateIntegration,
} from "../../../../_client/integrations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { ErrorState } from "../../../../_ui/error-state.tsx";
import { IntegrationForm } from "./integration-form.tsx";

type ChangeProps = { integration: StoredIntegration };

function useReplace() {
  const client = useQueryClient();
  return (changed: Integration) =>
    client.setQueryData<Integration[]>(queryKeys.integrations, (all) => all?.map((each) => (each.id === changed.id ? changed : each)));
}

export function RotateDialog({ integration }: ChangeProps) {
  const [isOpen, setOpen] = useState(false);
  const replace = useReplace();
  const rotate = useMutation({
    mutationFn: (body: Parameters<typeof rotateIntegration>[1]) => rotateIntegration(integration.id, body),
    gcTime: 0,
    onSuccess: (changed) => {
      replace(changed);
      setOpen(false);
      if (changed.waiting)
        toast.warning("The new value waits", { description: "It could not be tested yet. The old one stays in use until it is." });
      else toast.success(`${changed.name} uses the new value`, { description: "The old one is gone." });
    },
  });
  const spec = getSpec(integration.type);
  return (
    <Dialog
      title={`Rotate ${integration.name}`}
      isOpen={isOpen}
      onOpen={(next) => {
        rotate.reset();
        setOpen(next);
      }}
      trigger={
        <Button size="small">
          <RefreshCw aria-hidden className="size-4" />
          Rotate
        </Button>
      }
    >
      <IntegrationForm
        specs={spec.fields.filter(({ kind }) => kind !== "plain")}
        initial={{ ...integration, expiresAt: integration.isExpired ? null : integration.expiresAt }}
        submit="Test and replace"
        hasName={false}
        error={rotate.error}
        isBusy={rotate.isPending}
        onSubmit={({ fields, expiresAt }) => rotate.mutate({ fields, expiresAt })}
        onCancel={() => setOpen(false)}
      >
        <p className="text-ink-soft text-sm">The old value stays in use until {spec.title} has taken the new one.</p>
      </IntegrationForm>
    </Dialog>
  );
}

export function EditDialog({ integration }: ChangeProps) {
  const [isOpen, setOpen] = useState(false);
  const replace = useReplace();
  const update = useMutation({
    mutationFn: (body: Parameters<typeof updateIntegration>[1]) => updateIntegration(integration.id, body),
    onSuccess: (changed) => {
      replace(changed);
      setOpen(false);
    },
  });
  return (
    <Dialog
      title={`Edit ${integration.name}`}
      isOpen={isOpen}
      onOpen={(next) => {
        update.reset();
        setOpen(next);
      }}
      trigger={
        <Button size="small">
          <Settings2 aria-hidden className="size-4" />
          Edit
        </Button>
      }
    >
      <IntegrationForm
        specs={getSpec(integration.type).fields.filter(({ kind }) => kind === "plain")}
        initial={integration}
        submit="Save"
        hasName
        error={update.error}
        isBusy={update.isPending}
        onSubmit={({ name, fields, expiresAt }) => {
          const isSame = expiresAt?.slice(0, 10) === integration.expiresAt?.slice(0, 10);
          update.mutate({ fields, ...(name !== "" && { name }), ...(!isSame && { expiresAt }) });
        }}
        onCancel={() => setOpen(false)}
      />
    </Dialog>
  );
}

export function RevokeDialog({ integration }: ChangeProps) {
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeIntegration(integration.id),
    onSuccess: () => {
      client.setQueryData<Integration[]>(queryKeys.integrations, (all) => all?.filter(({ id }) => id !== integration.id));
      toast.success(`${integration.name} is revoked`, { description: "Nothing uses it any more. Revoke it at the service too." });
    },
  });
  return (
    <Dialog
      title={`Revoke ${integration.name}?`}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small" tone="danger">
          <Trash2 aria-hidden className="size-4" />
          Revoke
        </Button>
      }
    >
      <p className="text-ink-soft text-sm">
        The stored secret is deleted and cannot be brought back. Within a second nothing uses it any more. At the service it stays valid
        until you revoke it there.
      </p>
      {revoke.isError && (
        <ErrorState title="It was not revoked" error={revoke.error} onRetry={() => revoke.mutate()} isRetrying={revoke.isPending} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="danger" isBusy={revoke.isPending} onClick={() => revoke.mutate()}>
          Revoke {integration.name}
        </Button>
        <Button onClick={() => setOpen(false)}>Keep it</Button>
      </div>
    </Dialog>
  );
}
