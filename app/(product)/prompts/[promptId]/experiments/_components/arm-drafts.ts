import type { PromptView } from "../../../../../_client/prompts.ts";

/** As it stands in the form. */
export type ArmDraft = { id: string; version: string; share: string };
export const ARMS_MAX = 4;

type Versions = Pick<PromptView, "latest" | "labels">;

/** What runs now and the newest, half and half. */
export function firstArms({ latest, labels }: Versions): ArmDraft[] {
  const production = labels.find(({ name }) => name === "production")?.version ?? latest - 1;
  const other = production === latest ? latest - 1 : latest;
  return [production, other].map((version, index) => ({ id: `arm-${index}`, version: String(version), share: "50" }));
}

/** One more, with a version no arm has, and equal shares that come to 100. */
export function nextArms(arms: readonly ArmDraft[], { latest }: Versions): ArmDraft[] {
  const taken = new Set(arms.map(({ version }) => version));
  const free = Array.from({ length: latest }, (_, index) => String(latest - index)).find((version) => !taken.has(version));
  const all = [...arms, { id: `arm-${crypto.randomUUID()}`, version: free ?? String(latest), share: "" }];
  const each = Math.floor(100 / all.length);
  return all.map((arm, index) => ({ ...arm, share: String(index === 0 ? 100 - each * (all.length - 1) : each) }));
}

/** Null where it could be started. */
export function findArmFault(arms: readonly ArmDraft[]): string | null {
  const shares = arms.map(({ share }) => Number(share));
  if (shares.some((share) => !Number.isInteger(share) || share < 1)) return "Every share is a whole percent, 1 at least.";
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum !== 100) return `The shares come to ${sum}, not to 100.`;
  return new Set(arms.map(({ version }) => version)).size < arms.length ? "Each version stands in one arm." : null;
}
