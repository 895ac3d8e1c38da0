import type { SeededText } from "./seed-turns.ts";
import type { Tenancy } from "./tenancy.ts";

export const SEEDED = 50_000;
const DAY_MS = 86_400_000;

export type Seeding = { tenancy: Tenancy; text: SeededText; kekId: string; now: number };

/** A minute apart, the newest last. */
export const at = ({ now }: Seeding, index: number): Date => new Date(now - DAY_MS - (SEEDED - index) * 40);
