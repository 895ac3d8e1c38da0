import { z } from "zod";

/** The words of JSON Schema the API document uses; `true` and `{}` both mean anything. */
const keywordsSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  deprecated: z.boolean().optional(),
  examples: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), jsonSchemaSchema).optional();
  },
  get items() {
    return jsonSchemaSchema.optional();
  },
  get prefixItems() {
    return z.array(jsonSchemaSchema).optional();
  },
  get additionalProperties() {
    return jsonSchemaSchema.optional();
  },
  get propertyNames() {
    return jsonSchemaSchema.optional();
  },
  get anyOf() {
    return z.array(jsonSchemaSchema).optional();
  },
  get oneOf() {
    return z.array(jsonSchemaSchema).optional();
  },
  get not() {
    return jsonSchemaSchema.optional();
  },
  get allOf() {
    return z.array(jsonSchemaSchema).optional();
  },
});

export type Keywords = z.output<typeof keywordsSchema>;
export type JsonSchema = Keywords | boolean;

export const jsonSchemaSchema: z.ZodType<JsonSchema> = z.lazy(() => z.union([z.boolean(), keywordsSchema]));

const COMPONENT = "#/components/schemas/";

/** The schema a reference stands for, with the words beside the reference over its own, and every `allOf` folded in. */
export function resolveSchema(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): Keywords {
  if (typeof schema === "boolean") return {};
  const { $ref, allOf, ...own } = schema;
  const target = $ref?.startsWith(COMPONENT) ? components[$ref.slice(COMPONENT.length)] : undefined;
  const parts = [...(target === undefined ? [] : [target]), ...(allOf ?? [])].map((part) => resolveSchema(part, components));
  return [...parts, own].reduce<Keywords>(foldIn, {});
}

function foldIn(before: Keywords, next: Keywords): Keywords {
  const properties = { ...before.properties, ...next.properties };
  const required = [...(before.required ?? []), ...(next.required ?? [])];
  return {
    ...before,
    ...next,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

/** What nothing fits: items of an array that stays empty. */
export function isNever(schema: JsonSchema): boolean {
  if (typeof schema === "boolean") return !schema;
  const { not } = schema;
  return not === true || (typeof not === "object" && Object.keys(not).length === 0);
}

export function componentNameOf(schema: JsonSchema): string | null {
  return typeof schema !== "boolean" && schema.$ref?.startsWith(COMPONENT) ? schema.$ref.slice(COMPONENT.length) : null;
}
