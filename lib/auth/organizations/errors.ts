import { AppError } from "../../platform/errors.ts";
import { roleTooHigh } from "../errors.ts";
import type { RosterRefusal } from "./judge-roster-change.ts";

export function organizationNotFound(): AppError {
  return new AppError("not_found", "auth.organization_not_found", "You are in no such organization.");
}

export function organizationsFull(max: number): AppError {
  return new AppError("conflict", "auth.organizations_full", `You are in ${max} organizations already. Leave one first.`);
}

export function memberNotFound(): AppError {
  return new AppError("not_found", "auth.member_not_found", "Nobody in this organization has this id.");
}

export function rosterRefused(refusal: RosterRefusal): AppError {
  switch (refusal) {
    case "not_allowed":
      return new AppError("forbidden", "auth.permission_required", "Your role does not include this.");
    case "own_role":
      return new AppError(
        "forbidden",
        "auth.own_role",
        "Nobody changes their own role. Ask somebody above you, or leave the organization.",
      );
    case "role_too_high":
      return roleTooHigh();
    case "last_owner":
      return new AppError("conflict", "auth.last_owner", "You are the only owner. Hand the organization over first, or delete it.");
  }
}
