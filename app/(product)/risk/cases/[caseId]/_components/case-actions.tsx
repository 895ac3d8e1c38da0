"use client";

import { ArrowRight, CheckCheck, FolderOpen, Pause, Unlock, UserCheck, UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { Member } from "../../../../../_client/members.ts";
import { asProblem } from "../../../../../_client/problem.ts";
import { type CaseDetail, findNextCase, reportPath } from "../../../../../_client/risk-cases.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Kbd } from "../../../../../_ui/kbd.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { ExportLink } from "../../../../_report/export-link.tsx";
import { useShortcut } from "../../../../_shell/shortcuts/use-shortcut.ts";
import { CloseDialog } from "../../_components/close-dialog.tsx";
import { type DecideCase, useDecideCase } from "../../_hooks/use-decide-case.ts";
import { type Question, ReasonDialog } from "./reason-dialog.tsx";

const QUESTIONS = {
  quarantine: {
    title: "Quarantine the case",
    text: "Every transaction of it is held back from now on. To let the money go again takes two people.",
    label: "Quarantine",
  },
  release: {
    title: "Ask for a release",
    text: "Another analyst, admin or owner has to approve it within a day. You cannot approve it yourself.",
    label: "Ask for a release",
  },
  reopen: {
    title: "Reopen the case",
    text: "Labels nobody has learnt from yet are withdrawn; others are corrected when it is closed again.",
    label: "Reopen",
  },
} as const satisfies Record<string, Question>;

type Asked = keyof typeof QUESTIONS;
type CaseActionsProps = { of: CaseDetail; members: readonly Member[] };

export function CaseActions({ of, members }: CaseActionsProps) {
  const me = useMe().data;
  const decide = useDecideCase();
  const [asked, setAsked] = useState<Asked | "close" | null>(null);
  const next = useNextCase(of.id);
  const mayWork = worksCases(me);
  const isOpen = mayWork && of.state !== "closed";
  const take = () => decide.mutate({ of, decision: { type: "assign", assignee: "me" } });
  useShortcut("case-take", isOpen && of.assignee !== me?.id ? take : null);
  useShortcut("case-close", isOpen ? () => setAsked("close") : null);
  useShortcut("case-next", mayWork ? next : null);
  if (!me) return null;
  if (!mayWork) return <p className="text-ink-soft text-sm">Your role reads cases. Analysts, admins and owners work them.</p>;
  const done = { onSuccess: () => setAsked(null) };
  return (
    <section aria-label="Actions" className="flex flex-wrap items-center gap-2">
      {isOpen ? (
        <OpenActions of={of} meId={me.id} members={members} decide={decide} onTake={take} onAsk={setAsked} />
      ) : (
        <Button size="small" onClick={() => setAsked("reopen")}>
          <FolderOpen aria-hidden className="size-4" />
          Reopen
        </Button>
      )}
      <Button size="small" onClick={next}>
        <ArrowRight aria-hidden className="size-4" />
        Next case <Kbd>n</Kbd>
      </Button>
      <span className="ml-auto flex gap-2">
        <ExportLink href={reportPath(of.id, "pdf")} format="PDF" />
        <ExportLink href={reportPath(of.id, "json")} format="JSON" />
      </span>
      {asked === "close" && (
        <CloseDialog
          count={1}
          isBusy={decide.isPending}
          onClose={() => setAsked(null)}
          onDecide={(outcome, reason) => decide.mutate({ of, decision: { type: "close", outcome, reason } }, done)}
        />
      )}
      {asked !== null && asked !== "close" && (
        <ReasonDialog
          question={QUESTIONS[asked]}
          isBusy={decide.isPending}
          onClose={() => setAsked(null)}
          onDecide={(reason) => decide.mutate({ of, decision: { type: asked, reason } }, done)}
        />
      )}
    </section>
  );
}

type OpenActionsProps = CaseActionsProps & { meId: string; decide: DecideCase; onTake(): void; onAsk(asked: Asked | "close"): void };

function OpenActions({ of, meId, members, decide, onTake, onAsk }: OpenActionsProps) {
  const canAsk = of.release === null || of.release.isExpired;
  const workers = members.filter(({ role }) => role === "OWNER" || role === "ADMIN" || role === "ANALYST");
  const isListed = of.assignee === null || workers.some(({ userId }) => userId === of.assignee);
  const isBusy = decide.isPending;
  return (
    <>
      {of.assignee === meId ? (
        <Button size="small" disabled={isBusy} onClick={() => decide.mutate({ of, decision: { type: "assign", assignee: null } })}>
          <UserMinus aria-hidden className="size-4" />
          Put back
        </Button>
      ) : (
        <Button size="small" tone="primary" disabled={isBusy} onClick={onTake}>
          <UserCheck aria-hidden className="size-4" />
          Take it <Kbd>e</Kbd>
        </Button>
      )}
      <SelectField
        label="Whose"
        layout="inline"
        disabled={isBusy}
        value={of.assignee ?? ""}
        options={[
          { value: "", label: "Nobody's" },
          ...(isListed ? [] : [{ value: of.assignee ?? "", label: `…${of.assignee?.slice(-6)}` }]),
          ...workers.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        onValue={(userId) => decide.mutate({ of, decision: { type: "assign", assignee: userId === "" ? null : userId } })}
      />
      {canAsk && of.heldCount < of.transactionCount && (
        <Button size="small" onClick={() => onAsk("quarantine")}>
          <Pause aria-hidden className="size-4" />
          Quarantine
        </Button>
      )}
      {canAsk && of.heldCount > 0 && (
        <Button size="small" onClick={() => onAsk("release")}>
          <Unlock aria-hidden className="size-4" />
          Ask for a release
        </Button>
      )}
      {canAsk && (
        <Button size="small" onClick={() => onAsk("close")}>
          <CheckCheck aria-hidden className="size-4" />
          Close <Kbd>c</Kbd>
        </Button>
      )}
    </>
  );
}

/** To the one behind this in the queue, or back to the queue when it is worked off. */
function useNextCase(caseId: string): () => void {
  const router = useRouter();
  return () => {
    findNextCase(caseId).then(
      (found) => {
        if (!found) toast("No other case waits for you");
        router.push(found ? `/risk/cases/${found.id}` : "/risk/cases");
      },
      (error: unknown) => toast.error("No next case", { description: asProblem(error).message }),
    );
  };
}
