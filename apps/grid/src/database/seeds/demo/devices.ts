import type { CityPlan, DemoTable, GridPlan } from '@gezhi/city';
import { DEMO_AS_OF, DEMO_START, demoTable, organizationId, pointIn, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import type { DeviceKind } from '../../../domain/device/device.codes';
import { DeviceAlarm } from '../../../domain/device/device-alarm.entity';
import { DeviceHour } from '../../../domain/device/device-reading.entity';
import { DeviceRule } from '../../../domain/device/device-rule.entity';
import { Device, DeviceTransition } from '../../../domain/device/device.entity';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import { CaseLink } from '../../../domain/link/case-link.entity';
import { late } from './whistles';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SYSTEM = 'IOT_CITY';
/** So many devices the district has, so many events came from their thresholds, so many tell their hours. */
const DEVICES = 400;
const ALARMS = 40;
const TELLING = 30;
/** How long before the end the silent one was last heard. */
const SILENT_DAYS = 3;

interface KindPlan {
  readonly kind: DeviceKind;
  readonly owner: string;
  readonly place: string;
  readonly usual: number;
  readonly spread: number;
  readonly threshold: number;
  readonly clearLevel: number;
  readonly category: string;
}
const kind = (
  name: DeviceKind,
  [owner, place, category]: readonly [string, string, string],
  [usual, spread, threshold, clearLevel]: readonly [number, number, number, number],
): KindPlan => ({ kind: name, owner, place, category, usual, spread, threshold, clearLevel });

const KINDS: readonly KindPlan[] = [
  kind('SMOKE', ['fire-rescue', '楼道', 'SAFETY.FIRE'], [1, 1, 10, 5]),
  kind('COMBUSTIBLE_GAS', ['housing-construction', '燃气调压箱', 'UTILITY.GAS'], [2, 2, 20, 10]),
  kind('WATER_LEVEL', ['river-management', '下穿通道', 'ENVIRONMENT.DRAIN'], [0.1, 0.1, 0.3, 0.15]),
  kind('MANHOLE_COVER', ['municipal-works', '井盖', 'URBAN.MANHOLE'], [1, 1, 15, 5]),
  kind('WASTE_BIN_FILL', ['sanitation', '垃圾分类点', 'ENVIRONMENT.WASTE'], [45, 30, 90, 60]),
  kind('NOISE', ['ecology-environment', '施工围挡', 'ENVIRONMENT.NOISE'], [55, 8, 70, 65]),
];
const RECORD = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };

/** The devices of the district: some opened events by themselves, one of them is silent. */
export function deviceTables(plan: CityPlan, sensed: readonly GovEvent[]): DemoTable[] {
  let told: ToldDevice[] | null = null;
  const devices = () => (told ??= tellDevices(plan, pickEvents(sensed)));
  const alarms = () => devices().flatMap(({ device, event }) => alarmOf(device, event));
  return [
    demoTable(
      Device,
      late(() => devices().map(({ device }) => device)),
    ),
    demoTable(
      DeviceTransition,
      late(() => devices().map(({ device }) => registered(device))),
    ),
    demoTable(
      DeviceRule,
      late(() => [...KINDS.map(ruleOf), ...silenceOf(devices())]),
    ),
    demoTable(
      DeviceHour,
      late(() => hoursOf(plan, devices())),
    ),
    demoTable(DeviceAlarm, late(alarms)),
    demoTable(
      CaseLink,
      late(() => alarms().map(linkOf)),
    ),
  ];
}

interface ToldDevice {
  readonly device: Device;
  readonly event: GovEvent | null;
}

/** Events of a sensor in a grid and of a leaf that some device finds, spread over the year. */
function pickEvents(sensed: readonly GovEvent[]): GovEvent[] {
  const fit = sensed.filter(
    (event) =>
      event.areaCode.length >= 16 &&
      event.mergedIntoId === null &&
      event.repeatOfId === null &&
      KINDS.some(({ category }) => category === event.categoryCode),
  );
  const step = Math.max(1, Math.floor(fit.length / ALARMS));
  return fit.filter((_, index) => index % step === 0).slice(0, ALARMS);
}

function tellDevices(plan: CityPlan, events: readonly GovEvent[]): ToldDevice[] {
  const random = plan.random('grid/devices');
  const grids = new Map(plan.grids.map((grid) => [grid.code as string, grid]));
  return Array.from({ length: DEVICES }, (_, index) => {
    const event = events[index] ?? null;
    const own = KINDS.find(({ category }) => category === event?.categoryCode);
    const of = own ?? (KINDS[index % KINDS.length] as KindPlan);
    const grid =
      (event && grids.get(event.areaCode.slice(0, 16))) ?? (random.pick(plan.grids) as GridPlan);
    const point = pointIn(grid.cell, random.next(), random.next());
    // The last event's device has not been heard since; the others were a moment ago.
    const silent = event !== null && index === events.length - 1;
    const heard = new Date(
      DEMO_AS_OF.getTime() - (silent ? SILENT_DAYS * DAY : random.integer(30, 600) * 1_000),
    );
    const rests = event === null && index % 60 === 59;
    const device: Device = {
      ...RECORD,
      ...{ id: stableId(`device/${index}`, DEMO_START), systemCode: SYSTEM },
      number: `${of.kind.slice(0, 2)}-${String(index + 1).padStart(4, '0')}`,
      ...{ kind: of.kind, state: rests ? 'SUSPENDED' : 'ACTIVE' },
      ownerOrganizationId: organizationId(`district/${of.owner}`),
      areaCode: event?.areaCode ?? grid.code,
      place: `${plan.area(grid.communityCode).name}${of.place}`,
      longitude: event?.longitude ?? point.longitude,
      latitude: event?.latitude ?? point.latitude,
      ...{ lastHeardAt: heard, silentFrom: heard, lastObservedAt: heard, watch: {} },
      lastValue: rounded(of.usual + of.spread * random.next()),
    };
    return { device, event };
  });
}

function registered({ id, state }: Device): DeviceTransition {
  return {
    ...{ id: stableId(`device-step/${id}`, DEMO_START), deviceId: id, action: 'register' },
    ...{ fromState: null, toState: state, actorSubject: 'demo:administrator' },
    ...{ actorOrganizationId: null, note: null, occurredAt: DEMO_START },
  };
}

function ruleOf({ kind: of, threshold, clearLevel, category }: KindPlan): DeviceRule {
  return {
    ...{ id: stableId(`device-rule/${of}`, DEMO_START), areaCode: '320104', code: `${of}.HIGH` },
    ...{ deviceId: null, ruleVersion: 1, kind: of, condition: 'ABOVE', threshold, clearLevel },
    ...{ holdMinutes: 10, categoryCode: category, nature: 'HAZARD', urgency: 'GENERAL' },
    ...{ active: true, validFrom: localDateOf(DEMO_START), validTo: null },
    ...{ basis: '区物联感知阈值清单〔2025〕1号', publishedAt: DEMO_START },
  };
}

/** Silence is watched for on trial, at the one device that is silent. */
function silenceOf(devices: readonly ToldDevice[]): DeviceRule[] {
  return devices.flatMap(({ device, event }) =>
    event && isSilent(device)
      ? [
          {
            ...ruleOf(KINDS.find((each) => each.kind === device.kind) as KindPlan),
            ...{ id: stableId('device-rule/silent', DEMO_START), code: 'SILENT.TRIAL' },
            ...{ deviceId: device.id, condition: 'SILENT', threshold: 1_440, clearLevel: null },
            ...{ holdMinutes: 0, nature: 'COMPONENT' },
          },
        ]
      : [],
  );
}

function isSilent({ silentFrom }: Device): boolean {
  return DEMO_AS_OF.getTime() - silentFrom.getTime() > DAY;
}

function alarmOf(device: Device, event: GovEvent | null): DeviceAlarm[] {
  if (event === null) return [];
  const of = KINDS.find((each) => each.kind === device.kind) as KindPlan;
  const silent = isSilent(device);
  const raisedAt = event.reportedAt;
  const over = event.closedAt;
  const value = rounded(of.threshold + of.spread);
  return [
    {
      ...{ id: stableId(`device-alarm/${event.id}`, raisedAt), deviceId: device.id },
      ruleId: silent ? stableId('device-rule/silent', DEMO_START) : ruleOf(of).id,
      ruleCode: silent ? 'SILENT.TRIAL' : `${of.kind}.HIGH`,
      ...{ condition: silent ? 'SILENT' : 'ABOVE', eventId: event.id },
      beganAt: new Date(raisedAt.getTime() - (silent ? DAY : 10 * 60_000)),
      ...{ beganValue: silent ? null : value, raisedAt, raisedValue: silent ? null : value },
      clearedAt: silent ? null : over,
      clearedValue: silent || !over ? null : rounded(of.clearLevel * 0.8),
      ...{ crossings: 1, settledAt: silent ? null : over },
    },
  ];
}

function linkOf({ id, deviceId, eventId, raisedAt }: DeviceAlarm): CaseLink {
  return {
    ...{ id: stableId(`device-link/${id}`, raisedAt), relation: 'SOURCE', createdAt: raisedAt },
    ...{ fromType: 'GovEvent', fromId: eventId, toType: 'Device', toId: deviceId },
  };
}

/** Two weeks of hours of some devices, four readings each. */
function* hoursOf(plan: CityPlan, devices: readonly ToldDevice[]): Generator<DeviceHour> {
  const random = plan.random('grid/device-hours');
  const end = Math.floor(DEMO_AS_OF.getTime() / HOUR) * HOUR;
  const telling = devices.filter(({ device }) => device.state === 'ACTIVE').slice(0, TELLING);
  for (const { device } of telling) {
    const of = KINDS.find((each) => each.kind === device.kind) as KindPlan;
    for (let at = end - 14 * DAY; at < end && at < device.silentFrom.getTime(); at += HOUR) {
      // A little more by day than by night.
      const day = 0.5 + 0.5 * Math.sin(((at % DAY) / DAY) * 2 * Math.PI);
      const lowest = rounded(of.usual + of.spread * 0.4 * day);
      const highest = rounded(lowest + of.spread * 0.4 * random.next());
      const total = rounded(2 * lowest + 2 * highest);
      yield { deviceId: device.id, hour: new Date(at), readings: 4, lowest, highest, total };
    }
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
