import { type Bytes, type Reply, toText } from "../engine.ts";

type Json = null | string | number | Json[];

type EncodedReply = { result: Json } | { error: string };

/**
 * The service's JSON shape. In base64 mode every string is encoded but a plain "OK"; inside an array "OK" is encoded too,
 * for there the client decodes each string it finds.
 */
export function encodeReply(reply: Reply, base64: boolean): EncodedReply {
  if (reply.type === "error") return { error: toText(reply.message) };
  const isPlainOk = (reply.type === "status" && reply.text === "OK") || (reply.type === "bulk" && reply.bytes === "OK");
  return { result: isPlainOk ? "OK" : encodeValue(reply, base64) };
}

function encodeValue(reply: Reply, base64: boolean): Json {
  switch (reply.type) {
    case "nil":
      return null;
    case "integer":
      return reply.value;
    case "status":
      return encodeString(reply.text, base64);
    case "bulk":
      return encodeString(reply.bytes, base64);
    case "error":
      return encodeString(reply.message, base64);
    case "array":
      return reply.items.map((item) => encodeValue(item, base64));
  }
}

function encodeString(bytes: Bytes, base64: boolean): string {
  return base64 ? Buffer.from(bytes, "latin1").toString("base64") : toText(bytes);
}
