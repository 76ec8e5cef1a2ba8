import type { RouteAnswer, RouteRequest } from '@gezhi/subgraph';

type Scalar = string | number | boolean | null;
/** A member of an answer: what GeoReport v2 names, with what stands there. */
export interface Told {
  readonly [name: string]: Scalar | readonly [];
}

/** What a list is called in XML, and each of its members. JSON has a list without names. */
interface Names {
  readonly list: string;
  readonly item: string;
}

/** An answer in the format the address asks for: `.json`, else XML, which every endpoint must have. */
export function toldAs(
  request: Pick<RouteRequest, 'path'>,
  { list, item }: Names,
  rows: readonly Told[],
  status = 200,
): RouteAnswer {
  if (asksForJson(request)) return { status, json: rows };
  return xml(status, element(list, rows.map((row) => element(item, members(row))).join('')));
}

/** The same for an answer that is one object. */
export function toldAlone(
  request: Pick<RouteRequest, 'path'>,
  name: string,
  row: Told,
): RouteAnswer {
  return asksForJson(request) ? { json: row } : xml(200, element(name, members(row)));
}

export function asksForJson({ path }: Pick<RouteRequest, 'path'>): boolean {
  return path.endsWith('.json');
}

/** A key in an address without the format behind it. */
export function keyOf(text: string | undefined): string {
  return (text ?? '').replace(/\.(?:json|xml)$/, '');
}

function xml(status: number, root: string): RouteAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
  return { status, body, mediaType: 'text/xml; charset=utf-8' };
}

function members(row: Told): string {
  return Object.entries(row)
    .map(([name, value]) => element(name, typeof value === 'object' ? '' : escaped(String(value))))
    .join('');
}

function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** Text as XML 1.0 can hold it: control characters have no form there at all. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
