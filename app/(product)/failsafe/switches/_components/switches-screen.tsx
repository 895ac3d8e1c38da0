"use client";

import { Lock } from "lucide-react";
import { ACTING_MODULES, type SafetySubject, type SafetyTrip } from "../../../../_client/failsafe-trips.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { useOpenTrips } from "../../../../_client/use-open-trips.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { SwitchRow } from "./switch-row.tsx";
import { MODULE_NAMES, MODULE_STOPS } from "./switch-words.ts";

const EVERYTHING: SafetySubject = { type: "organization", name: "organization" };

/** One switch for each module, and one for everything. They stop within a second; back on takes two people. */
export function SwitchesScreen() {
  const me = useMe().data;
  const { query, trips } = useOpenTrips();
  return (
    <FailsafeFrame>
      {me && !isAdmin(me) && (
        <Notice tone="neutral" icon={Lock}>
          Owners and admins turn switches. You see what is on.
        </Notice>
      )}
      {trips ? (
        <Switches trips={trips} mayTurn={isAdmin(me)} />
      ) : query.isError ? (
        <QueryError title="The switches could not be loaded" query={query} />
      ) : (
        <ReportSkeleton label="Loading the switches" />
      )}
    </FailsafeFrame>
  );
}

function Switches({ trips, mayTurn }: { trips: readonly SafetyTrip[]; mayTurn: boolean }) {
  const tripOf = ({ type, name }: SafetySubject) => trips.find(({ subject }) => subject.type === type && subject.name === name);
  return (
    <>
      <section aria-label="Everything" className="flex flex-col">
        <h2 className="pb-1 font-medium text-base">Everything</h2>
        <ul>
          <SwitchRow
            name="The whole organization"
            text="Every model, key, session, job and module at once. People still sign in and see to it."
            subject={EVERYTHING}
            trip={tripOf(EVERYTHING)}
            mayTurn={mayTurn}
          />
        </ul>
      </section>
      <section aria-label="Modules" className="flex flex-col">
        <h2 className="pb-1 font-medium text-base">Module by module</h2>
        <ul>
          {ACTING_MODULES.map((name) => {
            const subject: SafetySubject = { type: "module", name };
            return (
              <SwitchRow
                key={name}
                name={MODULE_NAMES[name]}
                text={MODULE_STOPS[name]}
                subject={subject}
                trip={tripOf(subject)}
                mayTurn={mayTurn}
              />
            );
          })}
        </ul>
      </section>
    </>
  );
}
