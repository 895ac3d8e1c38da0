// Where an incident stands, told from the records alone: nothing of it is kept, so nothing of it can be other than what happened.

import type { Incident, IncidentCase, IncidentPayment, IncidentStage } from "./incident.schema.ts";

type Told = { payments: readonly IncidentPayment[]; cases: readonly IncidentCase[] };

const isStopped = ({ decision }: IncidentPayment): boolean => decision === "review" || decision === "hold" || decision === "block";
const isHeld = ({ standing }: IncidentPayment): boolean => standing === "quarantined" || standing === "blocked";

export function incidentStages({ payments, cases }: Told): IncidentStage[] {
  const stolen = payments.filter(({ act }) => act === "takeover");
  const noticed = stolen.find(isStopped);
  const held = stolen.find(isHeld);
  const theft = cases.find(({ act }) => act === "takeover");
  const mistake = cases.find(({ act }) => act === "honest");
  return [
    { name: "detect", ...doneAt(noticed?.receivedAt), ...of(noticed) },
    { name: "analyse", ...doneAt(noticed?.receivedAt), ...of(noticed) },
    { name: "quarantine", ...doneAt(held && theft ? held.receivedAt : undefined), ...of(held) },
    { name: "review", ...byPerson(theft, theft?.takenAt), transactionId: null, caseId: theft?.caseId ?? null },
    { name: "recover", ...byPerson(theft, theft?.closedAt), transactionId: null, caseId: theft?.caseId ?? null },
    { name: "release", ...releaseOf(mistake), transactionId: null, caseId: mistake?.caseId ?? null },
  ];
}

type Standing = Pick<IncidentStage, "state" | "at">;

const of = (payment: IncidentPayment | undefined): Pick<IncidentStage, "transactionId" | "caseId"> => ({
  transactionId: payment?.transactionId ?? null,
  caseId: payment?.caseId ?? null,
});

function doneAt(at: string | null | undefined): Standing {
  return at ? { state: "done", at } : { state: "waiting", at: null };
}

function byPerson(about: IncidentCase | undefined, at: string | null | undefined): Standing {
  if (!about) return { state: "waiting", at: null };
  return at ? { state: "done", at } : { state: "open", at: null };
}

function releaseOf(about: IncidentCase | undefined): Standing {
  if (!about) return { state: "waiting", at: null };
  if (about.releasedAt) return { state: "done", at: about.releasedAt };
  if (about.release && !about.release.isExpired) return { state: "asked", at: about.release.requestedAt };
  // Only looked at and not held, there is nothing to let go; whoever closes the case has ended it.
  if (about.heldCount === 0 || about.state === "closed") return doneAt(about.closedAt);
  return { state: "open", at: null };
}

export function containmentOf(payments: readonly IncidentPayment[]): Incident["containment"] {
  const stolen = payments.filter(({ act }) => act === "takeover");
  const held = stolen.filter(isHeld);
  const [first, firstHeld] = [stolen[0], held[0]];
  if (!first || !firstHeld) return null;
  return {
    milliseconds: Date.parse(firstHeld.receivedAt) - Date.parse(first.receivedAt),
    gone: stolen.length - held.length,
    held: held.length,
  };
}
