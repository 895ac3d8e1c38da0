"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLink, Plus } from "lucide-react";
import { useState } from "react";
import { getSpec, type IntegrationSpec } from "../../../../../lib/integrations/get-spec.ts";
import {
  createIntegration,
  type Integration,
  type IntegrationType,
  isStored,
  type StoredIntegration,
} from "../../../../_client/integrations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { IntegrationForm } from "./integration-form.tsx";

type AddProps = {
  scope: "personal" | "organization";
  /** Types that are there once and are there already. */
  taken: readonly IntegrationType[];
  onAdded(integration: StoredIntegration): void;
};

const TYPES: readonly IntegrationType[] = [
  "openai",
  "claude",
  "gemini",
  "groq",
  "xai",
  "gocardless",
  "telegram",
  "sendgrid",
  "twilio",
  "webhook",
];

export function AddIntegration({ scope, taken, onAdded }: AddProps) {
  const [isOpen, setOpen] = useState(false);
  const free = TYPES.filter((type) => !taken.includes(type));
  const label = scope === "personal" ? "Add yours" : "Add your organization's";
  return (
    <Dialog
      title={scope === "personal" ? "Add an integration of your own" : "Add an integration of your organization"}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small" className="self-start">
          <Plus aria-hidden className="size-4" />
          {label}
        </Button>
      }
    >
      <NewIntegration scope={scope} free={free} onClose={() => setOpen(false)} onAdded={onAdded} />
    </Dialog>
  );
}

type NewProps = Omit<AddProps, "taken"> & { free: readonly IntegrationType[]; onClose(): void };

function NewIntegration({ scope, free, onClose, onAdded }: NewProps) {
  const client = useQueryClient();
  const [type, setType] = useState<IntegrationType>(free[0] ?? "webhook");
  const spec = getSpec(type);
  const create = useMutation({
    mutationFn: createIntegration,
    // What was typed is not kept with the mutation longer than it runs.
    gcTime: 0,
    onSuccess: (created) => {
      client.setQueryData<Integration[]>(queryKeys.integrations, (all) => [...(all ?? []), created]);
      onClose();
      if (isStored(created)) onAdded(created);
    },
  });
  const choose = (chosen: IntegrationType) => {
    create.reset();
    setType(chosen);
  };
  return (
    <IntegrationForm
      key={type}
      specs={spec.fields}
      initial={{ name: spec.title, fields: {}, expiresAt: null }}
      submit="Save and test"
      hasName
      error={create.error}
      isBusy={create.isPending}
      onSubmit={({ name, fields, expiresAt }) => create.mutate({ type, scope, fields, expiresAt, ...(name !== "" && { name }) })}
      onCancel={onClose}
    >
      <SelectField
        label="Service"
        value={type}
        options={free.map((each) => ({ value: each, label: getSpec(each).title }))}
        onValue={choose}
      />
      <Purpose spec={spec} />
    </IntegrationForm>
  );
}

function Purpose({ spec: { purpose, docs, title } }: { spec: IntegrationSpec }) {
  return (
    <p className="text-ink-soft text-sm">
      {purpose}.{" "}
      <a href={docs} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 text-accent-ink underline">
        Where {title} shows it
        <ExternalLink aria-hidden className="size-3.5" />
      </a>
    </p>
  );
}
