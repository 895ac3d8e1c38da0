"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";
import {
  type Invitation,
  type IssuedInvitation,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "../../../../_client/invitations.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { InvitationRow } from "./invitation-row.tsx";

export function InvitationSection() {
  const pages = useInfiniteQuery(pagesOf(queryKeys.invitations, listInvitations));
  const invitations = itemsOf(pages.data);
  const { issued, opener, resend, revoke, close } = useInvitationActions();
  return (
    <SettingsSection title="Open invitations" text="What nobody has accepted yet. An invitation ends after 7 days, and can be sent again.">
      {pages.isPending && (
        <div role="status" aria-label="Loading invitations">
          <Skeleton className="h-14" />
        </div>
      )}
      {pages.isError && invitations.length === 0 && <QueryError title="Invitations could not be loaded" query={pages} />}
      {pages.isSuccess && invitations.length === 0 && (
        <EmptyState icon={Mail} title="No open invitation" text="Invite somebody by e-mail or by a link." />
      )}
      {invitations.length > 0 && (
        <ul aria-label="Open invitations" className="flex flex-col">
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onResend={() => resend(invitation)}
              onRevoke={() => revoke(invitation)}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button size="small" className="self-center" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more invitations
        </Button>
      )}
      <Dialog title="Invitation link" isOpen={issued !== null} onOpen={close} returnTo={() => toFocusable(opener.current)}>
        {issued?.link && <InvitationLink link={issued.link} email={issued.email} onDone={close} />}
      </Dialog>
    </SettingsSection>
  );
}

/** A link that was not sent is shown once, and nowhere else. */
function useInvitationActions() {
  const client = useQueryClient();
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const opener = useRef<Element | null>(null);
  const act = async (work: () => Promise<void>, failed: string) => {
    try {
      await work();
    } catch (error) {
      toast.error(failed, { description: asProblem(error).message });
    }
    await client.invalidateQueries({ queryKey: queryKeys.invitations });
  };
  const resend = (invitation: Invitation) =>
    act(async () => {
      opener.current = document.activeElement;
      const next = await resendInvitation(invitation.id);
      if (next.link !== null) setIssued(next);
      else toast.success("Invitation sent again", { description: next.email ?? "" });
    }, "Not sent again");
  const revoke = (invitation: Invitation) =>
    act(async () => {
      await revokeInvitation(invitation.id);
      toast("Invitation revoked", { description: invitation.email ?? "The link is dead." });
    }, "Not revoked");
  return { issued, opener, resend, revoke, close: () => setIssued(null) };
}

function toFocusable(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement ? element : null;
}
