// A model answers under its lease. Who has none is not asked, and who loses it stops in the middle of a word.

import { haltedError, isHaltedError, modelSubject, type SafetyGate } from "../../../platform/safety-gate.ts";
import type { StreamPart } from "../../schema.ts";
import type { Candidate } from "./candidates.ts";

export type ModelGate = Pick<SafetyGate, "find" | "watch">;

const subjectOf = ({ provider, model }: Candidate) => modelSubject(provider.name, model);

/** Whose lease stands. Throws the halt of the first choice when nobody's does. */
export async function withLease(gate: ModelGate, orgId: string, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const halts = await Promise.all(candidates.map((candidate) => gate.find(orgId, [subjectOf(candidate)])));
  const standing = candidates.filter((_candidate, index) => halts[index] === null);
  const [halt] = halts;
  if (standing.length === 0 && halt) throw haltedError(halt);
  return standing;
}

/** What a candidate says, until its lease falls. */
export async function* sayUnderLease(
  gate: ModelGate,
  orgId: string,
  candidate: Candidate,
  ask: (whenHalted: AbortSignal) => AsyncIterable<StreamPart>,
): AsyncGenerator<StreamPart> {
  const { signal, end } = gate.watch(orgId, [subjectOf(candidate)]);
  try {
    for await (const part of ask(signal)) {
      signal.throwIfAborted();
      yield part;
    }
  } catch (error) {
    throw isHaltedError(signal.reason) ? signal.reason : error;
  } finally {
    end();
  }
}
