"use client";

import { useQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { findMe, type User } from "../../../_client/auth.ts";
import { type InvitationPreview, previewInvitation } from "../../../_client/invitations.ts";
import { asProblem } from "../../../_client/problem.ts";
import { QueryProvider } from "../../../_client/query-provider.tsx";
import { Button } from "../../../_ui/button.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { takeToken } from "../../_components/kept-token.ts";
import { JoinAsMe } from "./join-as-me.tsx";
import { JoinAsNew } from "./join-as-new.tsx";

/** What somebody is asked to join, and the way in that fits them: with the account they are in, with another, or with a new one. */
export function InviteScreen() {
  return (
    <QueryProvider>
      <Invitation />
    </QueryProvider>
  );
}

type Kept = { isRead: boolean; token: string | null };

function Invitation() {
  const [{ isRead, token }, setKept] = useState<Kept>({ isRead: false, token: null });
  // Only the browser knows what stands behind the #.
  useEffect(() => setKept({ isRead: true, token: takeToken() }), []);
  const query = useQuery({
    queryKey: ["invitation", token],
    enabled: token !== null,
    queryFn: async ({ signal }) => {
      const [preview, me] = await Promise.all([previewInvitation(token ?? "", signal), findMe(signal)]);
      return { preview, me };
    },
  });
  const isGone = (isRead && token === null) || (query.isError && asProblem(query.error).code === "auth.invitation_not_found");
  if (isGone) return <NotGood />;
  if (query.isError) return <QueryError title="The invitation could not be loaded" query={query} />;
  if (!query.data || token === null)
    return (
      <div role="status" aria-label="Loading the invitation" className="flex flex-col gap-4">
        <Skeleton className="h-8 w-3/4" />
        <Skeleton className="h-24" />
        <Skeleton className="h-10" />
      </div>
    );
  return <Offer token={token} {...query.data} />;
}

function NotGood() {
  return (
    <EmptyState
      icon={MailX}
      level={1}
      title="This invitation is not good any more"
      text="It was used, revoked, sent anew, or is older than 7 days. Ask whoever invited you for a new one."
    >
      <Button asChild>
        <Link href="/login">Sign in</Link>
      </Button>
    </EmptyState>
  );
}

function Offer({ token, preview, me }: { token: string; preview: InvitationPreview; me: User | null }) {
  const { organizationName, invitedBy, role, email, expiresAt } = preview;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-xl [overflow-wrap:anywhere]">Join {organizationName}</h1>
        <p className="text-ink-soft [overflow-wrap:anywhere]">
          {invitedBy} invites {email ?? "you"} with the role <span className="font-mono text-sm">{role}</span>. Good until{" "}
          {expiresAt.slice(0, 10)}.
        </p>
      </div>
      {me ? <JoinAsMe token={token} preview={preview} me={me} /> : <JoinAsNew token={token} email={email} />}
    </div>
  );
}
