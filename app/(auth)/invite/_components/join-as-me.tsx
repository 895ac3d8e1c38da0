"use client";

import { useMutation } from "@tanstack/react-query";
import { UserRoundX } from "lucide-react";
import { logout, type User } from "../../../_client/auth.ts";
import { browserDrafts } from "../../../_client/browser-drafts.ts";
import { toFormProblem } from "../../../_client/form-problem.ts";
import { acceptInvitation, type InvitationPreview } from "../../../_client/invitations.ts";
import { enterOrganization } from "../../../_client/organizations.ts";
import { Button } from "../../../_ui/button.tsx";
import { FormSummary } from "../../../_ui/form-summary.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { dropToken } from "../../_components/kept-token.ts";

type JoinAsMeProps = { token: string; preview: InvitationPreview; me: User };

export function JoinAsMe({ token, preview: { email, organizationName }, me }: JoinAsMeProps) {
  const join = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: () => {
      dropToken();
      enterOrganization();
    },
  });
  const leave = useMutation({
    mutationFn: logout,
    onSuccess: () => {
      browserDrafts().clearAll();
      window.location.reload();
    },
  });
  const isForAnother = email !== null && email.toLowerCase() !== me.email.toLowerCase();
  return (
    <div className="flex flex-col gap-4">
      <FormSummary problem={join.isError ? toFormProblem(join.error, []) : null} secondsLeft={0} />
      {isForAnother ? (
        <Notice tone="redacted" icon={UserRoundX}>
          <p>This invitation is for {email}.</p>
          <p>You are signed in as {me.email}. Sign out, and come in with the other address.</p>
        </Notice>
      ) : (
        <>
          <p className="text-ink-soft [overflow-wrap:anywhere]">
            You are signed in as <span className="font-medium text-ink">{me.email}</span>. Your other organizations stay, and you can switch
            between them.
          </p>
          <Button tone="primary" className="h-10" isBusy={join.isPending} onClick={() => join.mutate()}>
            <span className="max-w-72 truncate">Join {organizationName}</span>
          </Button>
        </>
      )}
      <Button isBusy={leave.isPending} onClick={() => leave.mutate()}>
        Use another account
      </Button>
    </div>
  );
}
