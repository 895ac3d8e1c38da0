import type { Clock } from "../../../platform/clock.ts";
import type { Flight } from "./flight.ts";

/** The calls of one request that are on their way. */
export type Airspace = {
  add(flight: Flight): void;
  has(flight: Flight): boolean;
  count(): number;
  hasVoice(): boolean;
  /** Rings unless the call has spoken or landed by then. */
  watch(flight: Flight, clock: Clock, durationMs: number, ring: () => void): void;
  markLate(flight: Flight): void;
  quiet(flight: Flight): void;
  land(flight: Flight): void;
  /** All of them: nobody waits any more. */
  stopAll(): Promise<void>;
  /** All but the one that spoke first. */
  abandonOthers(winner: Flight): Promise<void>;
};

/** Made once: an abort without a reason makes an error with its stack each time. */
const QUIET = new Error("It has spoken.");

export function createAirspace(): Airspace {
  const flying = new Map<Flight, { isLate: boolean; watch: AbortController }>();
  const quiet = (flight: Flight) => flying.get(flight)?.watch.abort(QUIET);
  const land = (flight: Flight) => {
    quiet(flight);
    flying.delete(flight);
  };
  return {
    add: (flight) => void flying.set(flight, { isLate: false, watch: new AbortController() }),
    has: (flight) => flying.has(flight),
    count: () => flying.size,
    hasVoice: () => [...flying.keys()].some((flight) => flight.hasSpoken()),
    watch(flight, clock, durationMs, ring) {
      clock.sleep(durationMs, flying.get(flight)?.watch.signal).then(ring, () => undefined);
    },
    markLate(flight) {
      const state = flying.get(flight);
      if (state) state.isLate = true;
    },
    quiet,
    land,
    async stopAll() {
      const flights = [...flying.keys()];
      for (const flight of flights) land(flight);
      await Promise.all(flights.map((flight) => flight.stop()));
    },
    async abandonOthers(winner) {
      const others = [...flying].filter(([flight]) => flight !== winner);
      for (const [flight] of others) land(flight);
      await Promise.all(others.map(([flight, { isLate }]) => flight.abandon(isLate)));
    },
  };
}
