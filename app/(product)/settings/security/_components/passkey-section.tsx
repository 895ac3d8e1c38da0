"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { listPasskeys } from "../../../../_client/passkeys.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { AddPasskey } from "./add-passkey.tsx";
import { PasskeyRow } from "./passkey-row.tsx";

const PASSKEYS_MAX = 20;

export function PasskeySection() {
  const passkeys = useQuery({ queryKey: queryKeys.passkeys, queryFn: ({ signal }) => listPasskeys(signal) });
  const [isAdding, setAdding] = useState(false);
  const items = passkeys.data;
  return (
    <SettingsSection
      title="Passkeys"
      text="Sign in by fingerprint, face or the PIN of a device, without a password. With a passkey on your account, the password alone no longer signs you in."
    >
      {passkeys.isPending && (
        <div role="status" aria-label="Loading passkeys" className="flex flex-col gap-2">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </div>
      )}
      {passkeys.isError && <QueryError title="Your passkeys could not be loaded" query={passkeys} />}
      {items?.length === 0 && !isAdding && (
        <EmptyState icon={KeyRound} title="No passkeys" text="A passkey cannot be guessed, reused or typed into the wrong site." />
      )}
      {items && items.length > 0 && (
        <ul aria-label="Passkeys" className="flex flex-col gap-2">
          {items.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {items && items.length < PASSKEYS_MAX && <AddPasskey isOpen={isAdding} onOpen={setAdding} />}
      {items && items.length >= PASSKEYS_MAX && (
        <p className="text-ink-soft text-sm">
          You have {items.length} passkeys, which is as many as there may be. Remove one to add another.
        </p>
      )}
    </SettingsSection>
  );
}
