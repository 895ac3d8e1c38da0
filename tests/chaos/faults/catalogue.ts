import { clientFaults } from "./client.ts";
import { clockFaults } from "./clock.ts";
import { deliveryFaults } from "./delivery.ts";
import type { Fault } from "./fault.ts";
import { loadFaults } from "./load.ts";
import { mongoFaults } from "./mongo.ts";
import { poisonFaults } from "./poison.ts";
import { processFaults } from "./process.ts";
import { providerFaults } from "./provider.ts";
import { publishFaults } from "./publish.ts";
import { redisFaults } from "./redis.ts";
import { skewFaults } from "./skew.ts";

/** Every fault by name. Crash points are not here: they belong to the kills. */
export const CATALOGUE: readonly Fault[] = [
  ...processFaults,
  ...deliveryFaults,
  ...publishFaults,
  ...poisonFaults,
  ...providerFaults,
  ...redisFaults,
  ...mongoFaults,
  ...clientFaults,
  ...loadFaults,
  ...clockFaults,
  ...skewFaults,
];
