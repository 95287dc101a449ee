import { Reader, Writer } from 'protobufjs/minimal';

/** Parts of a multipart/form-data body by name, as bytes: one of them is binary, which a text parser would spoil. */
export function multipartOf(body: Buffer, contentType: string): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return parts;
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    // A part stands between two marks: line end, headers, empty line, content, line end.
    const part = body.subarray(at + mark.length + 2, next - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, Math.max(0, headEnd)).toString())?.[1];
    if (name !== undefined) parts.set(name, part.subarray(headEnd + 4));
    at = next;
  }
  return parts;
}

/**
 * Arguments of an open-interface call. The SDK packs them as the protobuf message CommApiData, whose field 2 holds pairs
 * of a key (1) and a value (2), the value being JSON text, or bytes where field 4 is set.
 */
export function decodeArguments(requestData: Buffer): Record<string, unknown> {
  const body = fieldsOf(requestData).find((field) => field.number === 2)?.value;
  const found: Record<string, unknown> = {};
  if (!(body instanceof Uint8Array)) return found;
  for (const { value: pair } of fieldsOf(body)) {
    if (!(pair instanceof Uint8Array)) continue;
    const byNumber = new Map(fieldsOf(pair).map((field) => [field.number, field.value]));
    const value = byNumber.get(2);
    const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.alloc(0);
    found[textOf(byNumber.get(1))] = byNumber.get(4) ? bytes : jsonOrText(bytes.toString());
  }
  return found;
}

export interface OpenApiReply {
  /** 0, or WeChat's own code when the interface could not be called at all. */
  systemError: number;
  contentType: string;
  data: Buffer;
}

/** The protobuf message CommOpenApiResp, which the SDK unpacks. */
export function encodeReply({ systemError, contentType, data }: OpenApiReply): Buffer {
  const writer = Writer.create();
  writer.uint32((1 << 3) | 2).bytes(data);
  writer.uint32((2 << 3) | 2).string(contentType);
  writer.uint32((3 << 3) | 0).int32(systemError);
  writer.uint32((4 << 3) | 0).uint32(200);
  return Buffer.from(writer.finish());
}

interface Field {
  number: number;
  value: Uint8Array | number | null;
}

function fieldsOf(bytes: Uint8Array): Field[] {
  const reader = Reader.create(bytes);
  const fields: Field[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const wireType = tag & 7;
    let value: Field['value'] = null;
    if (wireType === 2) value = reader.bytes();
    else if (wireType === 0) value = reader.int32();
    else reader.skipType(wireType);
    fields.push({ number: tag >>> 3, value });
  }
  return fields;
}

function textOf(value: Field['value'] | undefined): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : '';
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The SDK sends plain texts as they are.
    return text;
  }
}
