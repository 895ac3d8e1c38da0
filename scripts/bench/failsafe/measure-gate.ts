import { modelSubject, type SafetyGate, type Subject } from "../../../lib/platform/safety-gate.ts";

const WARM_UP = 200;
const ROUNDS = 10;
const ROUND = 1_000;
/** What a call of the gateway is asked for: its model, its key and its module. */
const SUBJECTS: readonly Subject[] = [
  modelSubject("bench", "prose"),
  { type: "api-key", name: "key_bench" },
  { type: "module", name: "ai" },
];

/** Milliseconds of one look at the leases by round; every quarter of a second one of them reads the database. */
export async function timeGate(gate: SafetyGate, orgId: string): Promise<number[][]> {
  const one = async (): Promise<number> => {
    const startedAt = performance.now();
    await gate.find(orgId, SUBJECTS);
    return performance.now() - startedAt;
  };
  for (let index = 0; index < WARM_UP; index += 1) await one();
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let index = 0; index < ROUND; index += 1) times.push(await one());
    rounds.push(times);
    gate.forget(orgId);
  }
  return rounds;
}
