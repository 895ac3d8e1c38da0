// Where a payment was made, and what it leaves on the accounts: known for some transactions only.

import type { Movement } from "./movement.ts";
import { MOMENT, PLACE, type Profile } from "./profile.ts";

const HOUR_MS = 3_600_000;

export function placeFeatures(movement: Movement, payer: Profile): number[] {
  const { latitude, longitude, homeLatitude, homeLongitude, at } = movement;
  if (Number.isNaN(latitude)) return [Number.NaN, Number.NaN];
  const home = kilometresBetween(latitude, longitude, homeLatitude, homeLongitude);
  const before = payer.moments[MOMENT.lastOut] ?? 0;
  if (before === 0) return [home, Number.NaN];
  const travelled = kilometresBetween(latitude, longitude, payer.stats[PLACE] ?? 0, payer.stats[PLACE + 1] ?? 0);
  return [home, Math.log1p(travelled / Math.max(0.05, (at - before) / HOUR_MS))];
}

/** Equirectangular: off by less than a percent over the distances a card travels in a day. */
function kilometresBetween(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number): number {
  const radians = Math.PI / 180;
  const x = (longitude - otherLongitude) * radians * Math.cos(((latitude + otherLatitude) / 2) * radians);
  const y = (latitude - otherLatitude) * radians;
  return 6_371 * Math.hypot(x, y);
}

/** Reports are due from these amounts on in many countries: splitting stays just below. */
const REPORTED_FROM = [1_000, 3_000, 5_000, 10_000, 15_000];

export function moneyFeatures({
  amount,
  payerBalanceBefore,
  payerBalanceAfter,
  payeeBalanceBefore,
  payeeBalanceAfter,
}: Movement): number[] {
  const isRound = [1_000, 500, 100, 50, 10].findIndex(
    (unit) => amount >= unit && Math.abs(amount / unit - Math.round(amount / unit)) < 1e-9,
  );
  const next = REPORTED_FROM.find((threshold) => amount < threshold);
  return [
    payerBalanceBefore > 0 ? Math.min(2, amount / payerBalanceBefore) : Number.NaN,
    Number.isNaN(payerBalanceAfter) ? Number.NaN : Math.log1p(Math.max(0, payerBalanceAfter)),
    Number.isNaN(payeeBalanceBefore) ? Number.NaN : Math.min(2, Math.abs(payeeBalanceBefore + amount - payeeBalanceAfter) / (amount + 1)),
    isRound === -1 ? 0 : 5 - isRound,
    next === undefined ? 0 : Math.max(0, 1 - (next - amount) / (0.1 * next)),
  ];
}
