import type { FieldError } from "../../platform/errors.ts";
import { type OutboundGuard, OutboundRefusal } from "../../platform/outbound/outbound-guard.ts";
import { invalidFields } from "../errors.ts";
import { type FieldSpec, findSpecByPrefix, type IntegrationSpec } from "../get-spec.ts";

type Fields = Readonly<Record<string, string>>;
export type ReadFields = { plain: Record<string, string>; secrets: Record<string, string> };

/** Sorts what was sent into what is stored as it is and what is encrypted. An empty value counts as left out. */
export function readFields(spec: IntegrationSpec, sent: Fields, guard: OutboundGuard): ReadFields {
  const given = Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, value.trim()]])));
  const unknown = Object.keys(given).filter((name) => !spec.fields.some((field) => field.name === name));
  const errors = [
    ...unknown.map((name) => toError(name, `${spec.title} has no field of this name.`)),
    ...spec.fields.flatMap((field) => findFault(spec, field, given, guard)),
  ];
  if (errors.length > 0) throw invalidFields(errors);
  const pick = (isSecret: boolean) =>
    Object.fromEntries(
      spec.fields.flatMap(({ name, kind }) => {
        const value = given[name];
        return (kind === "secret") === isSecret && value !== undefined ? [[name, value]] : [];
      }),
    );
  return { plain: pick(false), secrets: pick(true) };
}

function findFault(spec: IntegrationSpec, field: FieldSpec, given: Fields, guard: OutboundGuard): FieldError[] {
  const value = given[field.name];
  if (value === undefined) return field.isRequired ? [toError(field.name, `${field.label} is missing.`)] : [];
  if (!field.pattern.test(value)) return [toError(field.name, `${field.label}: ${field.advice}`)];
  const other = field.kind === "secret" && field.prefix !== undefined && given.baseUrl === undefined ? findSpecByPrefix(value) : null;
  if (other && other.type !== spec.type) return [toError(field.name, `This looks like a secret of ${other.title}, not of ${spec.title}.`)];
  return field.isAddress ? findAddressFault(field, value, guard) : [];
}

function findAddressFault({ name }: FieldSpec, value: string, guard: OutboundGuard): FieldError[] {
  try {
    guard.check(value);
    return [];
  } catch (error) {
    if (error instanceof OutboundRefusal) return [toError(name, error.message)];
    throw error;
  }
}

/** A made-up name may be anything: it is not repeated. */
function toError(name: string, detail: string): FieldError {
  const segment = /^\w{1,40}$/.test(name) ? `/${name}` : "";
  return { pointer: `/body/fields${segment}`, detail };
}
