import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { getAppInfo } from "../../../../../lib/runtime/app-info.ts";
import { JsonBox } from "../../_components/code-box.tsx";
import { DocMarkdown } from "../../_components/doc-markdown.tsx";
import { Inline } from "../../_components/inline-text.tsx";
import { OperationErrors } from "../../_components/operation-errors.tsx";
import { OperationFacts } from "../../_components/operation-facts.tsx";
import { RequestSamples } from "../../_components/request-samples.tsx";
import { SchemaTree } from "../../_components/schema-tree.tsx";
import { UnfoldAll } from "../../_components/unfold-all.tsx";
import { type Components, findOperation, type Operation, type Parameter, readApiDocument } from "../../_reference/api-document.ts";
import { listErrorPages } from "../../_reference/error-pages.ts";
import { toExample } from "../../_reference/example.ts";
import { toCall } from "../../_reference/request-samples.ts";
import { toSchemaNode } from "../../_reference/schema-node.ts";

type Props = { params: Promise<{ operationId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const operation = findOperation(await readApiDocument(), (await params).operationId);
  return { title: operation ? `${operation.method.toUpperCase()} ${operation.path}` : "Not in the docs" };
}

export default async function OperationPage({ params }: Props) {
  const document = await readApiDocument();
  const operation = findOperation(document, (await params).operationId);
  if (!operation) notFound();
  const codes = operation["x-aegis"].errors;
  const pages = (await listErrorPages())
    .filter(({ code }) => codes.includes(code))
    .sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
  return (
    <article className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_27rem] xl:grid-rows-[auto_1fr]">
      <OperationHead operation={operation} />
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20 xl:col-start-2 xl:row-span-2 xl:row-start-1 xl:max-h-[calc(100dvh-6rem)] xl:self-start xl:overflow-y-auto">
        <h2 className="sr-only">Samples</h2>
        <RequestSamples call={toCall(operation, document.components, getAppInfo().baseUrl)} />
        <AnswerSample operation={operation} components={document.components} />
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <Inputs operation={operation} components={document.components} />
        <Answers operation={operation} components={document.components} />
        <Section id="errors" title="Errors">
          <OperationErrors pages={pages} />
        </Section>
      </div>
    </article>
  );
}

function OperationHead({ operation }: { operation: Operation }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex items-start justify-between gap-3">
        <p className="pt-1 font-mono text-sm [overflow-wrap:anywhere]">
          <span className="font-medium uppercase">{operation.method}</span> <span className="text-ink-soft">{operation.path}</span>
        </p>
        <UnfoldAll />
      </div>
      <h1 className="font-semibold text-xl">
        <Inline text={operation.summary} />
      </h1>
      {operation.description !== undefined && <DocMarkdown text={operation.description} />}
      <OperationFacts operation={operation} />
    </div>
  );
}

function Section({ id, title, note, children }: { id: string; title: string; note?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="scroll-mt-20 font-semibold text-lg">
        <a href={`#${id}`} className="hover:underline">
          {title}
        </a>
        {note !== undefined && <span className="pl-2 font-mono font-normal text-ink-soft text-xs">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

type PartProps = { operation: Operation; components: Components };

const PLACES = { path: "Path", query: "Query", header: "Headers", cookie: "Cookies" } as const;

function Inputs({ operation: { parameters, requestBody }, components }: PartProps) {
  const places = (["path", "query", "header", "cookie"] as const).map((place) => ({
    place,
    own: parameters.filter((each) => each.in === place),
  }));
  return (
    <>
      {places
        .filter(({ own }) => own.length > 0)
        .map(({ place, own }) => (
          <Section key={place} id={place} title={PLACES[place]}>
            <SchemaTree id={place} node={asObject(own, components)} />
          </Section>
        ))}
      {Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => (
        <Section key={type} id="body" title="Body" note={requestBody?.required ? type : `${type}, may be left out`}>
          <SchemaTree id="body" node={toSchemaNode(schema ?? {}, components)} />
        </Section>
      ))}
    </>
  );
}

/** Parameters of one place read like the fields of an object. */
function asObject(parameters: readonly Parameter[], components: Components) {
  const properties = Object.fromEntries(
    parameters.map(({ name, description, schema }) => [
      name,
      typeof schema === "boolean" ? schema : { ...schema, ...(description !== undefined && { description }) },
    ]),
  );
  return toSchemaNode(
    { type: "object", properties, required: parameters.filter((each) => each.required).map(({ name }) => name) },
    components,
  );
}

function Answers({ operation: { responses }, components }: PartProps) {
  return Object.entries(responses)
    .filter(([status]) => status !== "default")
    .map(([status, { description, content }]) => (
      <Section key={status} id={`answer-${status}`} title={`Answer ${status}`} note={Object.keys(content).join(", ") || "no body"}>
        {Object.entries(content).map(([type, { schema }]) =>
          schema === undefined ? (
            <p key={type} className="text-ink-soft">
              {description}.
            </p>
          ) : (
            <SchemaTree key={type} id={`answer-${status}`} node={toSchemaNode(schema, components)} />
          ),
        )}
      </Section>
    ));
}

function AnswerSample({ operation: { responses }, components }: PartProps) {
  const [status, answer] = Object.entries(responses).find(([each]) => each.startsWith("2")) ?? [];
  const schema = Object.values(answer?.content ?? {})[0]?.schema;
  return schema === undefined ? null : <JsonBox title={`Answer ${status}`} value={toExample(schema, components, "all")} />;
}
