"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { type ApiKey, type KeySettings, updateApiKey } from "../../../../_client/api-keys.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { KeyForm } from "./key-form.tsx";
import { expiryWords } from "./key-words.ts";
import { scopesOfRole } from "./scope-words.ts";

/** Scopes that the role has lost cannot be kept: what is saved is what the person may give today. */
export function EditKey({ apiKey, onDone }: { apiKey: ApiKey; onDone(): void }) {
  const client = useQueryClient();
  const me = useMe().data;
  const change = useMutation({
    mutationFn: (settings: KeySettings) => updateApiKey(apiKey.id, settings),
    onSuccess: ({ name }) => {
      toast.success("API key changed", { description: `${name}: it holds from now on.` });
      void client.invalidateQueries({ queryKey: queryKeys.allApiKeys });
      onDone();
    },
  });
  const { name, effectiveScopes, allowedIps, requestsPerMinute } = apiKey;
  const expiry = [
    { value: "keep", label: apiKey.expiresAt === null ? "Never, as now" : `${expiryWords(apiKey)}, as now` },
    { value: "30", label: "In 30 days" },
    { value: "90", label: "In 90 days" },
    { value: "365", label: "In a year" },
    ...(isAdmin(me) ? [{ value: "never", label: "Never" }] : []),
  ];
  return (
    <KeyForm
      title={`Change ${name}`}
      submit="Save"
      held={scopesOfRole(me?.role, me?.platformRole)}
      initial={{
        name,
        scopes: effectiveScopes,
        expiry: "keep",
        networks: allowedIps.join("\n"),
        perMinute: requestsPerMinute === null ? "" : String(requestsPerMinute),
      }}
      expiryOptions={expiry}
      error={change.error}
      isBusy={change.isPending}
      onSubmit={(settings) => change.mutate(settings)}
      onCancel={onDone}
    />
  );
}
