import { z } from 'zod';
import type { PushedMatter, TheirCode } from '../../use-cases/intake/bring-pushed';

const text = (most: number) => z.string().trim().max(most);
/** The clock of Nanjing, as hotlines write it. */
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** A work order in the style of a 12345 hotline (工单). What is not named here is not read, and not kept. */
export const HOTLINE_ORDER = z.object({
  orderNo: text(100).min(1),
  orderTitle: text(100).min(2),
  orderContent: text(1_800).default(''),
  /** Their codes, with what they call them. */
  orderType: text(40).min(1),
  orderTypeName: text(80).optional(),
  itemCode: text(80).optional(),
  itemName: text(80).optional(),
  regionCode: text(80).optional(),
  regionName: text(80).optional(),
  urgentLevel: text(20).optional(),
  /** Where it is, in words. */
  address: text(120).optional(),
  lng: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  callTime: z.string().regex(MOMENT).optional(),
  /** `1`: whoever called wants to stay unknown to who handles it. */
  secret: z.enum(['0', '1']).default('0'),
  callerName: text(40).optional(),
  callerPhone: text(40).optional(),
});

/** The order as a matter. Unknown types are demands: that is what people call a hotline for. */
export function matterOfOrder(order: z.output<typeof HOTLINE_ORDER>): PushedMatter {
  const anonymous = order.secret === '1';
  const { callerName: name = null, callerPhone: phone } = order;
  return {
    externalId: order.orderNo,
    source: 'HOTLINE_12345',
    title: order.orderTitle,
    description: [order.orderContent, order.address && `地址：${order.address}`]
      .filter(Boolean)
      .join('\n'),
    longitude: order.lng ?? null,
    latitude: order.lat ?? null,
    observedAt: order.callTime ? new Date(`${order.callTime.replace(' ', 'T')}+08:00`) : null,
    anonymous,
    contact: phone && !anonymous ? { name, phone } : null,
    codes: [
      code('NATURE', order.orderType, order.orderTypeName),
      code('CATEGORY', order.itemCode, order.itemName),
      code('AREA', order.regionCode, order.regionName),
      code('URGENCY', order.urgentLevel),
    ].flat(),
    otherwise: { nature: 'DEMAND', urgency: 'GENERAL' },
  };
}

/** None for a code that was not given. */
export function code(kind: TheirCode['kind'], theirs?: string, name?: string): TheirCode[] {
  return theirs ? [{ kind, theirs, name: name ?? null }] : [];
}
