import { AppError } from "../../platform/errors.ts";

export function modelNotFound(): AppError {
  return new AppError("not_found", "risk.model_not_found", "There is no such model.");
}

export function moveRefused(detail: string): AppError {
  return new AppError("conflict", "risk.model_move_refused", detail);
}

export function modelChanged(): AppError {
  return new AppError("conflict", "risk.model_changed", "Somebody has moved a model meanwhile. Look at it and try again.");
}

export function trainingRunning(): AppError {
  return new AppError("conflict", "risk.training_running", "A training is under way. Wait until it has ended.");
}
