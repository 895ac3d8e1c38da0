"use client";

import { Info } from "lucide-react";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { EmailForm } from "./email-form.tsx";
import { NameForm } from "./name-form.tsx";
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
      {me.isError && <QueryError title="Your profile could not be loaded" query={me} />}
      {me.data && (
        <>
          <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
            <dt className="text-ink-soft">Role</dt>
            <dd className="font-mono text-sm">{me.data.role}</dd>
            <dt className="text-ink-soft">Member since</dt>
            <dd>{dateFormat.format(new Date(me.data.createdAt))}</dd>
          </dl>
          {!canWrite(me.data) && (
            <Notice tone="info" icon={Info}>
              Your role reads only: an administrator changes your name and address.
            </Notice>
          )}
          <NameForm key={me.data.name} name={me.data.name} canChange={canWrite(me.data)} />
          <EmailForm canChange={canWrite(me.data)} />
        </>
      )}
    </SettingsSection>
  );
}
