"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { leaveOrganization, type Member, removeMember, transferOwnership } from "../../../../_client/members.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { leaveProduct } from "../../../_shell/sign-out.ts";

export type Decision = { type: "transfer" | "remove" | "leave"; member: Member };

type MemberDecisionProps = { decision: Decision | null; onDone(): void; returnTo(): HTMLElement | null };

/** What no undo brings back is asked about first. */
export function MemberDecision({ decision, onDone, returnTo }: MemberDecisionProps) {
  return (
    <Dialog
      title={decision ? WORDS[decision.type].title(decision.member.name) : ""}
      isOpen={decision !== null}
      onOpen={onDone}
      returnTo={returnTo}
    >
      {decision && <DecisionForm decision={decision} onDone={onDone} />}
    </Dialog>
  );
}

const WORDS = {
  transfer: {
    title: (name: string) => `Hand the organization to ${name}`,
    text: "They become OWNER and you become ADMIN. Only they can give it back. They have to sign in again.",
    submit: "Hand over",
    done: "The organization is handed over",
  },
  remove: {
    title: (name: string) => `Remove ${name}`,
    text: "Their sessions here end at once, and their open invitations are revoked. What they wrote stays. To come back they need a new invitation.",
    submit: "Remove",
    done: "Removed from the organization",
  },
  leave: {
    title: () => "Leave the organization",
    text: "You are signed out. To come back you need a new invitation; your other organizations stay.",
    submit: "Leave",
    done: "You have left the organization",
  },
} as const;

function DecisionForm({ decision: { type, member }, onDone }: { decision: Decision; onDone(): void }) {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: () => actOn(type, member.userId),
    onSuccess: async () => {
      if (type === "leave") return leaveProduct();
      toast.success(WORDS[type].done, { description: member.name });
      onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.me }),
        client.invalidateQueries({ queryKey: queryKeys.members("any").slice(0, 1) }),
        client.invalidateQueries({ queryKey: queryKeys.invitations }),
        client.invalidateQueries({ queryKey: queryKeys.organizations }),
        client.invalidateQueries({ queryKey: queryKeys.organization }),
      ]);
    },
  });
  return (
    <>
      <FormSummary problem={act.isError ? toFormProblem(act.error, []) : null} secondsLeft={0} />
      <p className="text-ink-soft">{WORDS[type].text}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button tone={type === "transfer" ? "primary" : "danger"} isBusy={act.isPending} onClick={() => act.mutate()}>
          {WORDS[type].submit}
        </Button>
      </div>
    </>
  );
}

function actOn(type: Decision["type"], userId: string): Promise<void> {
  switch (type) {
    case "transfer":
      return transferOwnership(userId);
    case "remove":
      return removeMember(userId);
    case "leave":
      return leaveOrganization();
  }
}
