import { invalidFields } from "../errors.ts";
import { getSpec } from "../get-spec.ts";
import type { IntegrationRecord } from "../integration.store.ts";

/** What stays as it was, with what may be changed by itself. An empty value takes a field away. */
export function readPlainFields(
  { type, credential }: Pick<IntegrationRecord, "type" | "credential">,
  sent: Readonly<Record<string, string>>,
): Record<string, string> {
  const { fields, title } = getSpec(type);
  const plain: Record<string, string> = { ...credential.plain };
  const errors = Object.entries(sent).flatMap(([name, value]) => {
    const pointer = /^\w{1,40}$/.test(name) ? `/body/fields/${name}` : "/body/fields";
    const field = fields.find((each) => each.name === name);
    if (!field) return [{ pointer, detail: `${title} has no field of this name.` }];
    if (field.kind !== "plain") return [{ pointer, detail: `${field.label} changes only together with the secret: rotate it.` }];
    if (value.trim() === "") delete plain[name];
    else if (field.pattern.test(value.trim())) plain[name] = value.trim();
    else return [{ pointer, detail: `${field.label}: ${field.advice}` }];
    return [];
  });
  if (errors.length > 0) throw invalidFields(errors);
  return plain;
}
