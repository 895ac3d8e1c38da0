"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound, LogOut, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { type AdminUserDetail, deleteUser, endUserSessions, resetUserFactors, type UserRef } from "../../../../_client/admin-users.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { ReasonDialog } from "../../_components/reason-dialog.tsx";
import { BanDialog } from "./ban-dialog.tsx";
import { RoleField } from "./role-field.tsx";

/** What the caller may do; where nothing, why. */
export function UserActions({ detail, user }: { detail: AdminUserDetail; user: UserRef }) {
  const me = useMe();
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ["admin-user"] });
    void client.invalidateQueries({ queryKey: ["admin-users"] });
  };
  const end = useMutation({
    mutationFn: () => endUserSessions(user),
    onSuccess: () => {
      toast("Their sessions have ended");
      refresh();
    },
    onError: (error) => toast.error("Not ended", { description: asProblem(error).message }),
  });
  if (!detail.mayAct) return <p className="text-ink-soft text-sm">{whyNot(detail, me.data?.id)}</p>;
  return (
    <section aria-label="Actions" className="flex flex-col items-start gap-3">
      <h3 className="font-medium text-base">Actions</h3>
      {/* What role somebody has is each organization's own affair. */}
      {user.orgId === undefined && <RoleField detail={detail} onChanged={refresh} ownRole={me.data?.role} />}
      <div className="flex flex-wrap gap-2">
        <Button size="small" isBusy={end.isPending} disabled={detail.sessions.length === 0} onClick={() => end.mutate()}>
          <LogOut aria-hidden className="size-4" />
          End all sessions
        </Button>
        <BanDialog detail={detail} user={user} />
      </div>
      <AccountActions detail={detail} user={user} onDone={refresh} />
    </section>
  );
}

/** What reaches into every organization of the person. */
function AccountActions({ detail, user, onDone }: { detail: AdminUserDetail; user: UserRef; onDone(): void }) {
  const { name, factors, mayActOnAccount } = detail;
  if (!mayActOnAccount) {
    return (
      <p className="text-ink-soft text-sm">
        This person belongs to other organizations too. Their second factors and their account are not yours to change.
      </p>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {factors.length > 0 && (
        <ReasonDialog
          title={`Reset the second factors of ${name}`}
          text="For somebody who has lost them: every second factor, passkey and recovery code goes, their sessions end, and they are told by letter. Be sure that it is them who asks."
          label="Reset second factors"
          icon={KeyRound}
          act={(reason) => resetUserFactors(user, reason)}
          said="Their second factors are reset"
          onDone={onDone}
        />
      )}
      <ReasonDialog
        title={`Delete the account of ${name}`}
        text="In fourteen days everything of theirs is deleted, in every collection. They are told by letter and may sign in and call it off until then; ban them first if they must not."
        label="Delete the account"
        icon={Trash2}
        act={(reason) => deleteUser(user, reason)}
        said={`The account of ${name} is deleted in fourteen days`}
        onDone={onDone}
      />
    </div>
  );
}

function whyNot({ id, platformRole }: AdminUserDetail, ownId: string | undefined): string {
  if (id === ownId) return "This is you. Your own account is under Settings; nobody acts on themselves here.";
  if (platformRole !== null) return "This person works for the deployment. Only whoever runs it can act on them.";
  return "Your role does not reach this person: people act on roles below their own only.";
}
