"use client";

import { useMe } from "../../../_client/use-me.ts";
import { ErrorState } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { SettingsSection } from "./settings-section.tsx";

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

export function ProfileSection() {
  const me = useMe();
  return (
    <SettingsSection title="Profile">
      {me.isPending && (
        <div role="status" aria-label="Loading profile" className="flex flex-col gap-3">
          <Skeleton className="h-5 w-48" />
          <Skeleton className="h-5 w-64" />
          <Skeleton className="h-5 w-32" />
        </div>
      )}
      {me.isError && (
        <ErrorState
          title="Your profile could not be loaded"
          error={me.error}
          onRetry={() => void me.refetch()}
          isRetrying={me.isRefetching}
        />
      )}
      {me.data && (
        <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
          <dt className="text-ink-soft">Name</dt>
          <dd className="[overflow-wrap:anywhere]">{me.data.name}</dd>
          <dt className="text-ink-soft">Email</dt>
          <dd className="[overflow-wrap:anywhere]">{me.data.email}</dd>
          <dt className="text-ink-soft">Role</dt>
          <dd className="font-mono text-sm">{me.data.role}</dd>
          <dt className="text-ink-soft">Member since</dt>
          <dd>{dateFormat.format(new Date(me.data.createdAt))}</dd>
        </dl>
      )}
    </SettingsSection>
  );
}
