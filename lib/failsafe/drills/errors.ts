import { AppError } from "../../platform/errors.ts";

export function drillNotFound(drillId: string): AppError {
  return new AppError("not_found", "failsafe.drill_not_found", `No drill ${drillId}.`);
}

export function drillOpen(model: string): AppError {
  return new AppError("conflict", "failsafe.drill_open", `A drill against ${model} is under way. Stop it, or wait for its end.`);
}
