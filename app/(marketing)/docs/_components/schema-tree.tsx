import { ChevronRight } from "lucide-react";
import { hasInside, optionName, type SchemaField, type SchemaNode } from "../_reference/schema-node.ts";
import { Inline } from "./inline-text.tsx";

/** A schema as nested lists that fold without any script; the first two levels are open. */
const OPEN_LEVELS = 1;

export function SchemaTree({ node, id }: { node: SchemaNode; id: string }) {
  if (!hasInside(node)) return <ValueLine node={node} />;
  return (
    <div className="flex flex-col gap-2">
      {(node.type !== "object" || node.isNullable || node.description !== null) && <ValueLine node={node} />}
      <Inside node={node} id={id} level={0} />
    </div>
  );
}

function ValueLine({ node }: { node: SchemaNode }) {
  return (
    <div className="text-sm">
      <TypeWords node={node} />
      <NodeWords node={node} />
    </div>
  );
}

function Inside({ node: { fields, options }, id, level }: { node: SchemaNode; id: string; level: number }) {
  if (options.length > 0) {
    return (
      <ul className="flex flex-col gap-2">
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two options may have one name, and their order is the schema's own.
          <li key={index} className="rounded-md border px-3 py-2">
            <Fold
              summary={<code className="font-mono text-sm [overflow-wrap:anywhere]">{optionName(option)}</code>}
              isOpen={level < OPEN_LEVELS}
              isFlat={!hasInside(option)}
            >
              <NodeWords node={option} />
              {hasInside(option) && <Inside node={option} id={`${id}.${index + 1}`} level={level + 1} />}
            </Fold>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className="divide-y divide-line border-y">
      {fields.map((field) => (
        <FieldRow key={field.name} field={field} id={`${id}.${field.name.replaceAll(/\W/g, "")}`} level={level} />
      ))}
    </ul>
  );
}

function FieldRow({ field: { name, isRequired, node }, id, level }: { field: SchemaField; id: string; level: number }) {
  return (
    <li id={id} className="scroll-mt-20 py-2.5 target:bg-accent-soft">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <a href={`#${id}`} className="font-medium font-mono text-sm [overflow-wrap:anywhere] hover:underline">
          {name}
        </a>
        <TypeWords node={node} />
        {isRequired && <span className="text-ink-soft text-xs">required</span>}
        {node.isDeprecated && <span className="text-redacted text-xs">deprecated</span>}
      </p>
      <NodeWords node={node} />
      {hasInside(node) && (
        <div className="pt-2 pl-3">
          <Fold summary={<span className="text-ink-soft text-xs">{insideWords(node)}</span>} isOpen={level < OPEN_LEVELS}>
            <Inside node={node} id={id} level={level + 1} />
          </Fold>
        </div>
      )}
    </li>
  );
}

function insideWords({ fields, options }: SchemaNode): string {
  if (options.length > 0) return `${options.length} kinds`;
  return fields.length === 1 ? "1 field" : `${fields.length} fields`;
}

function Fold({
  summary,
  isOpen,
  isFlat = false,
  children,
}: {
  summary: React.ReactNode;
  isOpen: boolean;
  isFlat?: boolean;
  children: React.ReactNode;
}) {
  if (isFlat) {
    return (
      <>
        {summary}
        {children}
      </>
    );
  }
  return (
    <details open={isOpen} data-fold className="group/fold">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-md [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-ink-faint transition-transform group-open/fold:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

function TypeWords({ node: { type, isNullable } }: { node: SchemaNode }) {
  return (
    <span className="text-ink-soft text-xs">
      {type}
      {isNullable && " or null"}
    </span>
  );
}

function NodeWords({ node: { description, notes, values, fallback } }: { node: SchemaNode }) {
  return (
    <>
      {description !== null && (
        <p className="max-w-160 text-ink-soft text-sm">
          <Inline text={description} />
        </p>
      )}
      {values.length > 0 && (
        <p className="text-ink-soft text-xs">
          {values.length === 1 ? "Always " : "One of "}
          {values.map((value, index) => (
            <span key={value}>
              {index > 0 && ", "}
              <code className="font-mono text-ink [overflow-wrap:anywhere]">{value}</code>
            </span>
          ))}
        </p>
      )}
      {notes.length > 0 && <p className="font-mono text-ink-soft text-xs [overflow-wrap:anywhere]">{notes.join(" · ")}</p>}
      {fallback !== null && (
        <p className="text-ink-soft text-xs">
          Without it: <code className="font-mono text-ink">{fallback}</code>
        </p>
      )}
    </>
  );
}
