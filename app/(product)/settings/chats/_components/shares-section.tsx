"use client";

import { useQuery } from "@tanstack/react-query";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { listShares, revokeShare, type Share } from "../../../../_client/shares.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";

export function SharesSection({ isWriter }: { isWriter: boolean }) {
  const shares = useQuery({ queryKey: queryKeys.shares, queryFn: ({ signal }) => listShares(signal) });
  const revoke = ({ id }: Share) =>
    revokeShare(id).then(
      () => {
        toast("The link is dead and its copy gone");
        void shares.refetch();
      },
      (error: unknown) => toast.error("Not taken back", { description: asProblem(error).message }),
    );
  return (
    <SettingsSection title="Shared links" text="Anybody with a link reads the copy behind it until it runs out or you take it back.">
      {shares.isPending && (
        <div role="status" aria-label="Loading links">
          <Skeleton className="h-10" />
        </div>
      )}
      {shares.isError && <QueryError title="Links could not be loaded" query={shares} />}
      {shares.data?.length === 0 && <p className="text-ink-soft text-sm">You have shared nothing.</p>}
      <ul aria-label="Shared links" className="flex flex-col divide-y">
        {shares.data?.map((share) => (
          <li key={share.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <div className="min-w-0">
              <p className="truncate font-medium">{share.title}</p>
              <p className="text-ink-soft text-sm">{describe(share)}</p>
            </div>
            {isWriter && share.state === "open" && (
              <Button size="small" tone="danger" aria-label={`Take back the link to ${share.title}`} onClick={() => void revoke(share)}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SettingsSection>
  );
}

function describe({ state, views, messages, expiresAt, isRedacted }: Share): string {
  const until = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date(expiresAt));
  const words = { open: `Works until ${until}`, expired: `Ran out on ${until}`, revoked: "Taken back" };
  const parts = [words[state], `${messages} messages`, `opened ${views} ${views === 1 ? "time" : "times"}`];
  return [...parts, isRedacted ? "personal data cut out" : "personal data left in"].join(" · ");
}
