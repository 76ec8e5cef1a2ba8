import type { Fact } from '@gezhi/metrics';

/** The last day of the window, or today while the window is still running. */
export const LAST_DAY =
  "((LEAST(w.ends_at, w.as_of) - interval '1 millisecond') AT TIME ZONE 'Asia/Shanghai')::date";

/** Visits by the moment somebody arrived; a visit of several departments is one row (E2). */
export const VISITS: Fact = {
  name: 'visits',
  from: 'inspection f',
  during: 'f.on_site_at >= w.starts_at AND f.on_site_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.lead_organization_id',
};

/** Delegations to subdistricts in force on the last day, and whether the window saw each of them used. */
export const DELEGATIONS: Fact = {
  name: 'delegations in force',
  from: `delegation f LEFT JOIN LATERAL (
    SELECT true AS used FROM finding u
    WHERE u.organization_id = f.to_organization_id AND u.power_item_code = f.power_item_code
      AND u.result <> 'NOT_APPLICABLE' AND u.checked_at >= w.starts_at AND u.checked_at < w.ends_at
    LIMIT 1) u ON true`,
  during: `f.published_at IS NOT NULL AND f.kind = 'SUBDISTRICT_DELEGATION' AND f.effective_from <= ${LAST_DAY}
    AND (f.effective_to IS NULL OR f.effective_to >= ${LAST_DAY})`,
  areaCode: 'f.area_code',
  organizationId: 'f.to_organization_id',
};

/** Answers to questions that were on the checklist in force on the last day. */
export const ANSWERS: Fact = {
  name: 'answers',
  from: `finding f JOIN checklist_item i ON i.code = f.item_code
    JOIN checklist c ON c.id = i.checklist_id AND c.effective_from <= ${LAST_DAY}
      AND (c.effective_to IS NULL OR c.effective_to >= ${LAST_DAY})`,
  during:
    "f.checked_at >= w.starts_at AND f.checked_at < w.ends_at AND f.result <> 'NOT_APPLICABLE'",
  areaCode: 'f.area_code',
  organizationId: 'f.organization_id',
};

/** Correction orders by the moment their limit ran out; those still running are left out. */
export const CORRECTIONS_DUE: Fact = {
  name: 'corrections due',
  from: 'correction_order f',
  during:
    'f.deadline_due_at >= w.starts_at AND f.deadline_due_at < w.ends_at AND (f.deadline_due_at < w.as_of OR f.deadline_met_at IS NOT NULL)',
  areaCode: 'f.area_code',
  organizationId: 'f.organization_id',
};
