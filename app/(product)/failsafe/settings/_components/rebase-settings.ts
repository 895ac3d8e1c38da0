import type { FailsafeSettings } from "../../../../_client/failsafe-settings.ts";

/** What somebody has changed since `base`, on top of what others have saved meanwhile. */
export function rebaseSettings(base: FailsafeSettings, mine: FailsafeSettings, theirs: FailsafeSettings): FailsafeSettings {
  const pick = <Value>(of: (settings: FailsafeSettings) => Value): Value => (isSame(of(base), of(mine)) ? of(theirs) : of(mine));
  return {
    passThreshold: pick((each) => each.passThreshold),
    audit: {
      chatShare: pick(({ audit }) => audit.chatShare),
      gatewayShare: pick(({ audit }) => audit.gatewayShare),
      promptShare: pick(({ audit }) => audit.promptShare),
      judges: pick(({ audit }) => audit.judges),
    },
    leases: {
      required: pick(({ leases }) => leases.required),
      ttlHours: pick(({ leases }) => leases.ttlHours),
      quorum: pick(({ leases }) => leases.quorum),
    },
    trip: {
      onScoreBelow: pick(({ trip }) => trip.onScoreBelow),
      failureRate: pick(({ trip }) => trip.failureRate),
      canary: pick(({ trip }) => trip.canary),
      costPerHourMicros: pick(({ trip }) => trip.costPerHourMicros),
    },
    drills: {
      schedule: pick(({ drills }) => drills.schedule),
      models: pick(({ drills }) => drills.models),
      tripBelow: pick(({ drills }) => drills.tripBelow),
    },
  };
}

/** What was typed and is no number differs from no limit; as JSON both would be null. */
function isSame(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || (!Number.isNaN(one) && !Number.isNaN(other) && JSON.stringify(one) === JSON.stringify(other));
}
