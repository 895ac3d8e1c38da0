"use client";

import { Download, Undo2 } from "lucide-react";
import { useState } from "react";
import { type SafetyTrip, tripEvidencePath } from "../../../../../_client/failsafe-trips.ts";
import type { Member } from "../../../../../_client/members.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { TextDialog } from "../../../_shell/text-dialog.tsx";
import { useDecideTrip } from "../_hooks/use-decide-trip.ts";

type TripActionsProps = { trip: SafetyTrip; members: readonly Member[] };

export function TripActions({ trip, members }: TripActionsProps) {
  const me = useMe().data;
  const decide = useDecideTrip();
  const [isAsking, setAsking] = useState(false);
  if (!me) return null;
  if (!worksCases(me)) return <p className="text-ink-soft text-sm">Your role reads trips. Analysts, admins and owners see to them.</p>;
  const isOpen = trip.state === "tripped";
  const mayAsk = isOpen && (trip.restore === null || trip.restore.isExpired) && trip.ownerId !== me.id;
  return (
    <section aria-label="Actions" className="flex flex-wrap items-center gap-2">
      {mayAsk && (
        <Button size="small" tone="primary" onClick={() => setAsking(true)}>
          <Undo2 aria-hidden className="size-4" />
          Ask for a restore
        </Button>
      )}
      {isOpen && <AssigneeField trip={trip} members={members} decide={decide} />}
      {isOpen && trip.ownerId === me.id && (
        <p className="text-ink-soft text-sm">It is your own key or session: others ask for its return, and others approve it.</p>
      )}
      <Button asChild size="small" className="ml-auto">
        <a href={tripEvidencePath(trip.id)} download>
          <Download aria-hidden className="size-4" />
          Download the evidence
        </a>
      </Button>
      {isAsking && (
        <TextDialog
          title="Ask for a restore"
          text="Somebody else has to approve it. You cannot approve it yourself, and you may be asked to prove again that it is you."
          action="Ask for a restore"
          reasonLabel="Why it may act again"
          phrase={trip.restorePhrase}
          isBusy={decide.isPending}
          onClose={() => setAsking(false)}
          onDecide={({ reason, phrase }) =>
            decide.mutate({ of: trip, decision: { type: "restore-requests", reason, phrase } }, { onSuccess: () => setAsking(false) })
          }
        />
      )}
    </section>
  );
}

function AssigneeField({ trip, members, decide }: TripActionsProps & { decide: ReturnType<typeof useDecideTrip> }) {
  const workers = members.filter(({ role }) => role === "OWNER" || role === "ADMIN" || role === "ANALYST");
  const isListed = trip.assignee === null || workers.some(({ userId }) => userId === trip.assignee);
  return (
    <SelectField
      label="Who sees to it"
      layout="inline"
      disabled={decide.isPending}
      value={trip.assignee ?? ""}
      options={[
        { value: "", label: "Nobody yet" },
        ...(isListed ? [] : [{ value: trip.assignee ?? "", label: `…${trip.assignee?.slice(-6)}` }]),
        ...workers.map(({ userId, name }) => ({ value: userId, label: name })),
      ]}
      onValue={(userId) => decide.mutate({ of: trip, decision: { type: "assign", assignee: userId === "" ? null : userId } })}
    />
  );
}
