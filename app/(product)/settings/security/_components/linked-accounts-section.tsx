"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Link2Off } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import {
  type LinkedAccounts,
  listLinkedAccounts,
  PROVIDER_NAMES,
  type Provider,
  startLinking,
  unlinkAccount,
} from "../../../../_client/linked-accounts.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { toSignInWords } from "../../../../_client/sign-in-words.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/** `outcome` is how a journey to a provider ended that was begun here. */
export function LinkedAccountsSection({ outcome }: { outcome: { type: "linked" } | { type: "failed"; code: string } | null }) {
  const linked = useQuery({ queryKey: queryKeys.linkedAccounts, queryFn: ({ signal }) => listLinkedAccounts(signal) });
  return (
    <SettingsSection
      title="Linked accounts"
      text="Accounts elsewhere that sign you in here. Each is linked by you, or by an address both sides have verified."
    >
      {outcome?.type === "linked" && (
        <Notice tone="info" icon={CircleCheck}>
          The account was linked. From now on it signs you in.
        </Notice>
      )}
      {outcome?.type === "failed" && (
        <Notice tone="blocked" icon={CircleAlert} isAlert>
          {toSignInWords(outcome.code)}
        </Notice>
      )}
      {linked.isPending && (
        <div role="status" aria-label="Loading linked accounts" className="flex flex-col gap-2">
          <Skeleton className="h-14" />
        </div>
      )}
      {linked.isError && <QueryError title="Your linked accounts could not be loaded" query={linked} />}
      {linked.data && <AccountList linked={linked.data} />}
    </SettingsSection>
  );
}

function AccountList({ linked: { items, providers } }: { linked: LinkedAccounts }) {
  const missing = providers.filter((provider) => !items.some((item) => item.provider === provider));
  if (items.length === 0 && missing.length === 0)
    return <p className="text-ink-soft text-sm">No provider is set up here. Whoever runs this deployment can add Google and GitHub.</p>;
  return (
    <ul aria-label="Linked accounts" className="flex flex-col gap-2">
      {items.map(({ provider, email, createdAt }) => (
        <li key={provider} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border p-3">
          <div className="mr-auto min-w-0">
            <h3 className="font-medium">{PROVIDER_NAMES[provider]}</h3>
            <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
              {email}; linked {dateFormat.format(new Date(createdAt))}
            </p>
          </div>
          <UnlinkDialog provider={provider} />
        </li>
      ))}
      {missing.map((provider) => (
        <li key={provider} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border p-3">
          <div className="mr-auto min-w-0">
            <h3 className="font-medium">{PROVIDER_NAMES[provider]}</h3>
            <p className="text-ink-soft text-sm">Not linked</p>
          </div>
          <LinkButton provider={provider} />
        </li>
      ))}
    </ul>
  );
}

function LinkButton({ provider }: { provider: Provider }) {
  const start = useMutation({
    mutationFn: () => startLinking(provider),
    onError: (error) => toast.error("Not linked", { description: asProblem(error).message }),
  });
  return (
    <Button size="small" isBusy={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
      Link {PROVIDER_NAMES[provider]}
    </Button>
  );
}

function UnlinkDialog({ provider }: { provider: Provider }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const name = PROVIDER_NAMES[provider];
  const unlink = useMutation({
    mutationFn: () => unlinkAccount(provider),
    onSuccess: () => toast.success(`${name} unlinked`),
    onError: (error) => toast.error("Not unlinked", { description: asProblem(error).message }),
    onSettled: () => {
      setOpen(false);
      return client.invalidateQueries({ queryKey: queryKeys.linkedAccounts });
    },
  });
  return (
    <Dialog
      title={`Unlink ${name}`}
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small">
          <Link2Off aria-hidden className="size-4" />
          Unlink
        </Button>
      }
    >
      <p>Your {name} account will no longer sign you in here. You can link it again.</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Keep</Button>
        <Button tone="danger" isBusy={unlink.isPending} onClick={() => unlink.mutate()}>
          Unlink
        </Button>
      </div>
    </Dialog>
  );
}
