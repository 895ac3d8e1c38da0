"use client";

import { useQuery } from "@tanstack/react-query";
import { getDeletion } from "../../../../_client/privacy.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { DeletionForm } from "./deletion-form.tsx";
import { ScheduledDeletion } from "./scheduled-deletion.tsx";

export function DeletionSection() {
  const deletion = useQuery({ queryKey: queryKeys.accountDeletion, queryFn: ({ signal }) => getDeletion(signal) });
  return (
    <SettingsSection
      title="Delete your account"
      text="Fourteen days after you ask for it, everything that is yours is deleted for good. In what belongs to others, and in the audit trail, nobody can tell any more that it was you."
    >
      {deletion.isPending && (
        <div role="status" aria-label="Loading what would be deleted">
          <Skeleton className="h-20" />
        </div>
      )}
      {deletion.isError && <QueryError title="What would be deleted could not be loaded" query={deletion} />}
      {deletion.data?.state === "none" && <DeletionForm deletion={deletion.data} />}
      {deletion.data && deletion.data.state !== "none" && <ScheduledDeletion deletion={deletion.data} />}
    </SettingsSection>
  );
}
