import type { IncomingHttpHeaders } from 'node:http';
import { findPersonalData } from '@gezhi/kernel';

const LONGEST = 64;
/** Stands for a name that may be somebody's and not an application's. */
const WITHHELD = '(withheld)';
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The application that asks, by the name it gives itself; empty when it gives none. */
export function clientNameOf(headers: IncomingHttpHeaders): string {
  return labelOf(headers['apollographql-client-name']);
}

export function clientVersionOf(headers: IncomingHttpHeaders): string {
  return labelOf(headers['apollographql-client-version']);
}

/** What may be kept of a header: short, one line, and without telephone or identity numbers. */
export function labelOf(given: string | readonly string[] | undefined): string {
  if (typeof given !== 'string' || given === '') return '';
  // Node reads headers as latin1; clients write UTF-8.
  const text = Buffer.from(given, 'latin1').toString('utf8').trim();
  if (text.length > LONGEST || CONTROL.test(text) || findPersonalData(text).length > 0)
    return WITHHELD;
  return text;
}
