import type { DataClass } from "../../policy.ts";
import { isBirthDate } from "./birth-date.ts";
import type { Labels } from "./context.ts";
import { TAG } from "./context-words.ts";
import type { GroupedText } from "./grouped-text.ts";
import type { IdRule } from "./id-rule.ts";
import { ID_RULES, UNDECIDED } from "./kinds.ts";
import { isPhone } from "./phone.ts";

export type NumberKind = { kind: string; class: DataClass };

/** Year, month, day, hour and minute written as one number. */
const TIMESTAMP = /^(?:19[7-9]|20[0-4])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d/;
const MAX_LABELLED_GROUPS = 7;

const RULES_BY_LENGTH = new Map<number, IdRule[]>();
for (const rule of ID_RULES) {
  for (const length of rule.lengths) RULES_BY_LENGTH.set(length, [...(RULES_BY_LENGTH.get(length) ?? []), rule]);
}

/** Words that name one kind of number only. */
const OWN_LABELS = TAG.passport | TAG.licence | TAG.record | TAG.routing | TAG.swift;

const NO_RULES: readonly IdRule[] = [];
const PHONE: NumberKind = { kind: "phone", class: "phone" };
const BIRTH_DATE: NumberKind = { kind: "date-of-birth", class: "date_of_birth" };

/** What a number is by its form and by what it was called; null for a number that is nobody's. */
export function classifyNumber(text: GroupedText, labels: Labels, hasPlus: boolean): NumberKind | null {
  if (isBirthDate(text, labels)) return BIRTH_DATE;
  const looksLikePhone = isPhone(text, labels, hasPlus);
  const isCalledPhone = (labels.near & TAG.phone) !== 0 && (labels.near & (TAG.id | TAG.tax)) === 0;
  if (looksLikePhone && (hasPlus || isCalledPhone)) return PHONE;
  const rule = hasPlus ? undefined : findRule(text, labels);
  if (rule) return rule;
  return looksLikePhone ? PHONE : null;
}

function findRule(text: GroupedText, labels: Labels): NumberKind | undefined {
  const rules = RULES_BY_LENGTH.get(text.compact.length) ?? NO_RULES;
  const named: IdRule[] = [];
  for (const rule of rules) {
    if (!rule.pattern.test(text.compact) || (rule.isValid && !rule.isValid(text.compact))) continue;
    if (isBelievedAlone(rule, text, labels)) return rule;
    if (isNamed(rule, text, labels)) named.push(rule);
  }
  return nameOf(named, text, labels);
}

/** Many countries check their numbers alike: what neither its writing nor its label decides is nobody's in particular. */
function nameOf(named: readonly IdRule[], text: GroupedText, labels: Labels): NumberKind | undefined {
  const best = named.find(({ context }) => (OWN_LABELS & context) === context && (labels.near & context) !== 0);
  const written = best ?? named.find((rule) => text.groups.length > 1 && rule.shapes?.includes(text.shape));
  const checked = named.filter((rule) => rule.isValid !== undefined);
  const [first, ...others] = checked.length > 0 ? checked : named;
  if (written || !first) return written;
  return others.every((rule) => rule.kind === first.kind) ? first : { kind: UNDECIDED, class: first.class };
}

function isBelievedAlone(rule: IdRule, text: GroupedText, labels: Labels): boolean {
  if (rule.alone === "never" || labels.isThing || isGlued(text) || (text.isListed && !/[-./(]/.test(text.shape))) return false;
  if (rule.shapes?.includes(text.shape)) return true;
  if (TIMESTAMP.test(text.compact)) return false;
  if (rule.alone === "shaped") return false;
  return text.groups.length === 1 || (rule.shapes === undefined && /[A-Z]/.test(text.compact));
}

function isNamed(rule: IdRule, text: GroupedText, labels: Labels): boolean {
  if ((labels.near & rule.context) !== 0) return text.groups.length <= MAX_LABELLED_GROUPS && isNamedEnough(rule, text, labels);
  if (text.isListed) return false;
  // A column's head stands far above: then only check digits and the issuer's own writing count.
  if (rule.isValid === undefined || labels.isThing || labels.near !== 0 || isGlued(text)) return false;
  return (labels.far & rule.context) !== 0 && (text.groups.length === 1 || (rule.shapes?.includes(text.shape) ?? false));
}

/** Without check digits the writing has to fit as well; an account needs a word of banking beside "account". */
function isNamedEnough(rule: IdRule, text: GroupedText, labels: Labels): boolean {
  if (rule.isValid !== undefined) return true;
  if (rule.kind === "bank-account" && (labels.near & (TAG.bank | TAG.routing)) === 0) return false;
  if (rule.shapes !== undefined) return rule.shapes.includes(text.shape);
  // A version, a date: what is written with dots only and has no check digits is no number of a person.
  return !/^\d+(?:\.\d+)+$/.test(text.shape) && !isDateShape(text.shape);
}

function isDateShape(shape: string): boolean {
  return /^(?:4([-./])2\1(?:2)|2([-./])2\2[24])$/.test(shape);
}

/** A part of a longer name: of a file, a path, a version, an address. */
function isGlued({ before, after }: GroupedText): boolean {
  return "-_./\\@".includes(String.fromCharCode(before)) || "-_@\\".includes(String.fromCharCode(after));
}
