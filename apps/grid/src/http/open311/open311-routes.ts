import type { Language, Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type {
  HttpRoute,
  RouteAnswer,
  RouteProblem,
  RouteRequest,
  SubgraphContext,
} from '@gezhi/subgraph';
import { defineRoute, formOf, jsonOf, queryOf } from '@gezhi/subgraph';
import { z } from 'zod';
import { EVENT_OUTCOMES } from '../../domain/event/event.codes';
import type { ServiceRequest } from '../../use-cases/open311/list-requests';
import { findRequest, listRequests, numberOfToken } from '../../use-cases/open311/list-requests';
import { findService, listServices } from '../../use-cases/open311/list-services';
import { submitRequest } from '../../use-cases/open311/submit-request';
import type { Told } from './open311-format';
import { keyOf, toldAlone, toldAs } from './open311-format';

const FORM = 'application/x-www-form-urlencoded';
const LARGEST = 65_536;
const REQUESTS = { list: 'service_requests', item: 'request' };

const coordinate = (most: number) =>
  z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^-?\d{1,3}(?:\.\d{1,12})?$/)
        .transform(Number),
    ])
    .pipe(z.number().min(-most).max(most))
    .optional();
/** Names, addresses of people, devices and pictures elsewhere are not read: nothing of them is kept. */
const SUBMITTED = z.object({
  service_code: z.string().min(1).max(80),
  lat: coordinate(90),
  long: coordinate(180),
  address_id: z.string().min(1).max(40).optional(),
  description: z.string().max(2_000).default(''),
  phone: z.string().min(1).max(40).optional(),
});
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const listed = (most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(80)).max(most))
    .default([]);
const FILTER = z.object({
  service_request_id: listed(50),
  service_code: listed(50),
  status: listed(2).pipe(z.array(z.enum(['open', 'closed']))),
  start_date: moment.optional(),
  end_date: moment.optional(),
});

type Handle = (context: SubgraphContext, request: RouteRequest) => Promise<Result<RouteAnswer>>;

/**
 * Open311 GeoReport v2 under `/open311/v2`, each resource as `.json` and as `.xml`. Whoever calls is known by the
 * bearer token, as everywhere; services are public, requests are those of the account.
 */
export function open311Routes(): readonly HttpRoute[] {
  const get = (path: `/${string}`, rule: 'ANYBODY' | 'SIGNED_IN', handle: Handle) =>
    defineRoute({ method: 'GET', path: `/open311/v2${path}`, rule, refused, handle });
  return ['json', 'xml']
    .flatMap((format): HttpRoute[] => [
      get(`/services.${format}`, 'ANYBODY', services),
      get(`/requests.${format}`, 'SIGNED_IN', requests),
      defineRoute({
        method: 'POST',
        path: `/open311/v2/requests.${format}`,
        rule: 'SIGNED_IN',
        body: { maxBytes: LARGEST, accepts: [FORM, 'application/json'] },
        refused,
        handle: submit,
      }),
    ])
    .concat([
      get('/services/:code', 'ANYBODY', definition),
      get('/requests/:number', 'SIGNED_IN', request),
      get('/tokens/:token', 'SIGNED_IN', token),
    ]);
}

const services: Handle = async (context, asked) => {
  const named = (of: { nameEn: string; nameZh: string } | null) => nameOf(of, context.language);
  const rows = (await listServices(context)).map(({ leaf, group }) => ({
    service_code: leaf.code,
    service_name: named(leaf),
    description: [named(group), named(leaf)].filter(Boolean).join(' / '),
    metadata: false,
    type: 'realtime',
    keywords: '',
    group: named(group),
  }));
  return ok(toldAs(asked, { list: 'services', item: 'service' }, rows));
};

const definition: Handle = async (context, asked) => {
  const found = await findService(context, keyOf(asked.params['code']));
  if (!found.ok) return found;
  const row = { service_code: found.value.code, attributes: [] as const };
  return ok(toldAlone(asked, 'service_definition', row));
};

const submit: Handle = async (context, asked) => {
  const given = asked.mediaType === FORM ? formOf(asked, SUBMITTED) : jsonOf(asked, SUBMITTED);
  if (!given.ok) return given;
  const { service_code, lat, long, address_id, description, phone } = given.value;
  const made = await submitRequest(context, {
    serviceCode: service_code,
    latitude: lat ?? null,
    longitude: long ?? null,
    addressId: address_id ?? null,
    description,
    phone: phone ?? null,
  });
  if (!made.ok) return made;
  const { number } = made.value;
  const row = { service_request_id: number, service_notice: '', account_id: null };
  return ok(toldAs(asked, REQUESTS, [row], 201));
};

const requests: Handle = async (context, asked) => {
  const filter = queryOf(asked, FILTER);
  if (!filter.ok) return filter;
  const { service_request_id, service_code, status, start_date, end_date } = filter.value;
  const found = await listRequests(context, {
    numbers: service_request_id,
    serviceCodes: service_code,
    statuses: [...new Set(status)],
    from: start_date ?? null,
    to: end_date ?? null,
  });
  if (!found.ok) return found;
  return ok(
    toldAs(
      asked,
      REQUESTS,
      found.value.map((each) => requestRow(each, context.language)),
    ),
  );
};

const request: Handle = async (context, asked) => {
  const found = await findRequest(context, keyOf(asked.params['number']));
  return found.ok
    ? ok(toldAs(asked, REQUESTS, [requestRow(found.value, context.language)]))
    : found;
};

const token: Handle = async (context, asked) => {
  const key = keyOf(asked.params['token']);
  const found = await numberOfToken(context, key);
  return found.ok
    ? ok(toldAs(asked, REQUESTS, [{ service_request_id: found.value, token: key }]))
    : found;
};

function requestRow(of: ServiceRequest, language: Language): Told {
  return {
    service_request_id: of.number,
    status: of.isOpen ? 'open' : 'closed',
    status_notes: of.outcome ? EVENT_OUTCOMES.labels[of.outcome][language] : '',
    service_name: nameOf(of.service, language),
    service_code: of.service?.code ?? '',
    description: of.title,
    agency_responsible: '',
    service_notice: '',
    requested_datetime: of.reportedAt.toISOString(),
    updated_datetime: of.updatedAt.toISOString(),
    expected_datetime: of.dueAt?.toISOString() ?? '',
    address: of.areaName,
    address_id: of.areaCode,
    zipcode: '',
    lat: of.latitude ?? '',
    long: of.longitude ?? '',
    media_url: '',
  };
}

/** GeoReport v2 has errors of its own form: a list of status and description, which begins with our code. */
function refused({ status, code, message }: RouteProblem, asked: RouteRequest): RouteAnswer {
  const row = { code: status, description: `${code}: ${message}` };
  return toldAs(asked, { list: 'errors', item: 'error' }, [row], status);
}

function nameOf(
  named: { readonly nameEn: string; readonly nameZh: string } | null,
  language: Language,
): string {
  if (named === null) return '';
  return language === 'zh' ? named.nameZh : named.nameEn;
}
