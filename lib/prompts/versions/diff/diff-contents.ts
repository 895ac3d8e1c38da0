import { canonicalJson } from "../../../platform/audit/audit-record.ts";
import type { Parameter, PromptContent } from "../../content.schema.ts";
import type { MemberChange, ParameterChange, VersionDiff } from "./diff.schema.ts";
import { diffTexts } from "./diff-texts.ts";

export type ContentDiff = Omit<VersionDiff, "from" | "to">;

/** Equal exactly when nothing of the content differs. Pure. */
export function diffContents(from: PromptContent, to: PromptContent): ContentDiff {
  return {
    isEqual: canonicalJson(from) === canonicalJson(to),
    template: diffTexts(from.template, to.template),
    instructions: diffTexts(from.instructions, to.instructions),
    parameters: diffParameters(from.parameters, to.parameters),
    isReordered: isReordered(from.parameters, to.parameters),
    settings: diffMembers(from.settings, to.settings),
    example: diffMembers(from.example ?? {}, to.example ?? {}),
  };
}

function diffParameters(from: readonly Parameter[], to: readonly Parameter[]): ParameterChange[] {
  const names = [...new Set([...from, ...to].map(({ name }) => name))];
  return names.flatMap((name): ParameterChange[] => {
    const [before, after] = [from, to].map((list) => list.find((each) => each.name === name));
    const members = diffMembers(before ?? {}, after ?? {}).filter(({ member }) => member !== "name");
    if (before && after) return members.length === 0 ? [] : [{ name, change: "changed", members }];
    return [{ name, change: before ? "removed" : "added", members }];
  });
}

function isReordered(from: readonly Parameter[], to: readonly Parameter[]): boolean {
  const namesOf = (list: readonly Parameter[], other: readonly Parameter[]) =>
    list.map(({ name }) => name).filter((name) => other.some((each) => each.name === name));
  return namesOf(from, to).join() !== namesOf(to, from).join();
}

function diffMembers(from: object, to: object): MemberChange[] {
  const members = [...new Set([...Object.keys(from), ...Object.keys(to)])].toSorted();
  return members.flatMap((member) => {
    const valueIn = (side: object) => toJson(Object.hasOwn(side, member) ? Reflect.get(side, member) : undefined);
    const [before, after] = [valueIn(from), valueIn(to)];
    return canonicalJson(before) === canonicalJson(after) ? [] : [{ member, before, after }];
  });
}

/** A content came out of JSON, so each of its members is. */
function toJson(value: unknown): MemberChange["before"] {
  return (value ?? null) as MemberChange["before"];
}
