import type { MeasurementStores } from "../ops/measurement-ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const measurementCollections = [] as const;

export function createMeasurementDeps(_parts: OperationsParts): MeasurementStores {
  return {};
}
