"use client";

import { useQuery } from "@tanstack/react-query";
import { getOrganization, type Organization } from "../../../../_client/organizations.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { AccountRules } from "./account-rules.tsx";
import { DangerZone } from "./danger-zone.tsx";
import { NameForm } from "./name-form.tsx";

const ADMINISTERING = new Set(["OWNER", "ADMIN"]);

export function OrganizationScreen() {
  const query = useQuery({ queryKey: queryKeys.organization, queryFn: ({ signal }) => getOrganization(signal) });
  if (query.data) return <OrganizationSections organization={query.data} />;
  if (query.isError) return <QueryError title="The organization could not be loaded" query={query} />;
  return (
    <div role="status" aria-label="Loading the organization" className="flex flex-col gap-6">
      <Skeleton className="h-28" />
      <Skeleton className="h-56" />
    </div>
  );
}

function OrganizationSections({ organization }: { organization: Organization }) {
  const { name, id, role, createdAt, settings } = organization;
  const canDecide = ADMINISTERING.has(role);
  return (
    <>
      <SettingsSection title="Organization" {...(!canDecide && { text: "Owners and admins decide about what stands here." })}>
        <NameForm key={name} name={name} canDecide={canDecide} />
        <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
          <dt className="text-ink-soft">Id</dt>
          <dd className="break-all font-mono text-sm">{id}</dd>
          <dt className="text-ink-soft">Your role</dt>
          <dd className="font-mono text-sm">{role}</dd>
          <dt className="text-ink-soft">Since</dt>
          <dd>{createdAt.slice(0, 10)}</dd>
        </dl>
      </SettingsSection>
      <SettingsSection title="Rules for accounts" text="They hold for everybody who works in this organization, within a second.">
        <AccountRules key={JSON.stringify(settings)} settings={settings} canDecide={canDecide} />
      </SettingsSection>
      <DangerZone name={name} isOwner={role === "OWNER"} />
    </>
  );
}
