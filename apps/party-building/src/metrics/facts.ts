import type { Fact } from '@gezhi/metrics';

/** The moment a window shows how things stand: its end, or now while it runs. */
export const MOMENT = `least(w.ends_at, w.as_of)`;
/** The day of that moment. */
const LAST_DAY = `(least(w.ends_at - interval '1 millisecond', w.as_of) AT TIME ZONE 'Asia/Shanghai')::date`;

/** Party organisations that exist on the last day of the window, today while it runs. */
export const STANDING_PARTY_ORGS: Fact = {
  name: 'standing party organisations',
  from: 'party_org f',
  during: `f.founded_on <= ${LAST_DAY} AND (f.dissolved_on IS NULL OR f.dissolved_on > ${LAST_DAY})`,
  areaCode: 'f.area_code',
};

/** Alliances that exist on the last day of the window, today while it runs; an organisation's are those it leads. */
export const STANDING_ALLIANCES: Fact = {
  name: 'standing alliances',
  from: 'alliance f',
  during: `f.established_on <= ${LAST_DAY} AND (f.dissolved_on IS NULL OR f.dissolved_on > ${LAST_DAY})`,
  areaCode: 'f.area_code',
  organizationId: 'f.lead_organization_id',
};

/** Memberships that hold on the last day of the window, today while it runs. */
export const STANDING_MEMBERSHIPS: Fact = {
  name: 'standing memberships',
  from: 'alliance_member f',
  during: `f.joined_on <= ${LAST_DAY} AND (f.left_on IS NULL OR f.left_on > ${LAST_DAY})`,
  areaCode: 'f.area_code',
  organizationId: 'f.organization_id',
};

/** Items by the moment they were published, with their present claim; an organisation's are its own. */
export const PUBLISHED_ITEMS: Fact = {
  name: 'published items',
  from: 'alliance_list_item f JOIN claim c ON c.item_id = f.id AND c.is_latest',
  during: 'f.published_at >= w.starts_at AND f.published_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.owner_organization_id',
};

/** Claims by the moment they were made; an organisation's are those it leads. */
export const MADE_CLAIMS: Fact = {
  name: 'made claims',
  from: 'claim f',
  during: 'f.claimed_at >= w.starts_at AND f.claimed_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.lead_organization_id',
};

/** Claims by the moment they were delivered; an organisation's are those it leads. */
export const DELIVERED_CLAIMS: Fact = {
  name: 'delivered claims',
  from: 'claim f',
  during: 'f.delivered_at >= w.starts_at AND f.delivered_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.lead_organization_id',
};

/** Claims by the moment they were verified, with their item; an organisation's are those it owned. */
export const VERIFIED_CLAIMS: Fact = {
  name: 'verified claims',
  from: 'claim f JOIN alliance_list_item i ON i.id = f.item_id',
  during: 'f.verified_at >= w.starts_at AND f.verified_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.owner_organization_id',
};

/** Claims that wait for somebody at the end of the window, now while it runs; an organisation's are those of its own items. */
export const WAITING_CLAIMS: Fact = {
  name: 'waiting claims',
  from: 'claim f JOIN alliance_list_item i ON i.id = f.item_id',
  during: `f.opened_at < ${MOMENT} AND (f.claimed_at IS NULL OR f.claimed_at >= ${MOMENT})
    AND (f.ended_at IS NULL OR f.ended_at >= ${MOMENT})`,
  areaCode: 'f.area_code',
  organizationId: 'f.owner_organization_id',
};
